/* page: what is read of an article once, before anything is looked for in it. */
#include "page.h"

#include <string.h>

/* ---------------------------------------------------------------- tokens and words */

ng_str page_word(const struct page *page, uint32_t token)
{
    return ng_make_str(page->tokens[token].word, page->tokens[token].len);
}

ng_str page_text(const struct page *page, uint32_t first, uint32_t last)
{
    return ng_at(page->doc, ng_make_span(page->tokens[first].at.begin,
                                         page->tokens[last - 1].at.end));
}

bool page_has(const struct page *page, uint32_t token, enum word_class class)
{
    return page->classes[token] & (uint32_t) class;
}

bool page_is_capital(const struct page *page, uint32_t token)
{
    return page->tokens[token].shape & (NG_TITLE | NG_UPPER | NG_DIGIT) &&
           !(page->tokens[token].shape & NG_PUNCT);
}

bool page_is_marked(const struct page *page, uint32_t token)
{
    const uint32_t shape = page->tokens[token].shape;
    if (!(shape & (NG_TITLE | NG_UPPER))) return false;
    if (page_style(page, token)) return false;
    if (!(shape & NG_OPENER)) return true;
    return shape & NG_UPPER;
}

uint32_t page_begin(const struct page *page, uint32_t token)
{
    return page->sentences.at[page->tokens[token].sentence].first;
}

uint32_t page_end(const struct page *page, uint32_t token)
{
    return page->sentences.at[page->tokens[token].sentence].last;
}

uint8_t page_style(const struct page *page, uint32_t token)
{
    return page->style[page->tokens[token].sentence];
}

bool page_same(const struct page *page, uint32_t a, uint32_t b, uint32_t length)
{
    for (uint32_t i = 0; i < length; i++) {
        const ng_token *x = &page->tokens[a + i], *y = &page->tokens[b + i];
        if (x->hash != y->hash || x->len != y->len ||
            memcmp(x->word, y->word, x->len) != 0)
            return false;
    }
    return true;
}

uint32_t page_mix(uint32_t hash, uint32_t word)
{
    hash = (hash ^ word) * 0x9E3779B1u;
    hash ^= hash >> 15;
    return hash ? hash : 1;
}

uint32_t page_hash(const struct page *page, uint32_t first, uint32_t last)
{
    uint32_t hash = 0;
    for (uint32_t i = first; i < last; i++)
        hash = page_mix(hash, page->tokens[i].hash);
    return hash;
}

/* -------------------------------------------------------------------- capitals */

/* Whether a sentence ends with a full stop, as headlines do not, and has "the" in it. */
static bool is_prose(const struct page *page, const ng_item *sentence)
{
    if (!page_is(page, sentence->last - 1, ".")) return false;
    for (uint32_t i = sentence->first; i < sentence->last; i++)
        if (page_is(page, i, "the") && !(page->tokens[i].shape & (NG_TITLE | NG_UPPER)))
            return true;
    return false;
}

/* All in capitals, or a headline in which all longer words have one.  Short sentences
 * say nothing: "Bank Negara Malaysia". */
static uint8_t read_style(const struct page *page, const ng_item *sentence)
{
    uint32_t words = 0, shouted = 0, titled = 0, small = 0;
    for (uint32_t i = sentence->first; i < sentence->last; i++) {
        const ng_token *token = &page->tokens[i];
        if (!(token->shape & NG_WORD) || token->shape & NG_GLUED) continue;
        if (token->len < 4) {
            small += !(token->shape & (NG_TITLE | NG_UPPER));
            continue;
        }
        words++;
        shouted += (token->shape & NG_UPPER) != 0;
        titled += (token->shape & (NG_TITLE | NG_UPPER)) != 0;
    }
    if (words < 3) return 0;
    if (shouted * 10 >= words * 9 && small == 0) return STYLE_SHOUTED;
    return titled == words && words >= 5 && !is_prose(page, sentence) ? STYLE_TITLED : 0;
}

struct spelling {  /* of one word in the article */
    uint32_t hash; /* 0 in a free slot */
    uint32_t lower, capital;
};

static struct spelling *spelling_of(struct spelling *table, uint32_t room, uint32_t hash)
{
    if (hash == 0) hash = 1;
    uint32_t at = hash & (room - 1);
    while (table[at].hash && table[at].hash != hash)
        at = (at + 1) & (room - 1);
    table[at].hash = hash;
    return &table[at];
}

static bool read_spelling(struct page *page)
{
    uint32_t room = 64;
    while (room < 2 * page->count)
        room *= 2;
    struct spelling *table = ng_alloc(page->doc, room * sizeof *table);
    if (!table) return false;

    for (uint32_t i = 0; i < page->count; i++) {
        struct spelling *word = spelling_of(table, room, page->tokens[i].hash);
        if (page_is_marked(page, i))
            word->capital++;
        else if (!(page->tokens[i].shape & (NG_TITLE | NG_UPPER | NG_PUNCT)))
            word->lower++;
    }
    for (uint32_t i = 0; i < page->count; i++) {
        const struct spelling *word = spelling_of(table, room, page->tokens[i].hash);
        const uint32_t others = word->capital - (page_is_marked(page, i) ? 1u : 0u);
        page->spelling[i] =
            (uint8_t)((word->lower ? SPELT_LOWER : 0) | (others ? SPELT_CAPITAL : 0) |
                      (others > 1 ? SPELT_TWICE : 0));
    }
    return true;
}

/* -------------------------------------------------------------------- the article */

static bool read_number(const char **at, const char *end, uint32_t *number)
{
    if (*at == end || **at < '0' || **at > '9') return false;
    uint64_t value = 0;
    for (; *at < end && **at >= '0' && **at <= '9' && value < UINT32_MAX; ++*at)
        value = value * 10 + (uint64_t)(**at - '0');
    *number = (uint32_t)value;
    return value < UINT32_MAX;
}

ng_span page_place(const struct page *page, const char *key)
{
    const ng_str none = {0}, value = ng_meta(page->doc, key);
    const ng_span nowhere = {0};
    ng_span span;
    if (value.len == none.len) return nowhere;
    const char *at = value.at, *end = value.at + value.len;
    if (!read_number(&at, end, &span.begin) || at++ == end) return nowhere;
    if (!read_number(&at, end, &span.end)) return nowhere;
    return span.begin < span.end && span.end <= page->text.len ? span : nowhere;
}

uint32_t page_token_at(const struct page *page, uint32_t place)
{
    uint32_t low = 0, high = page->count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (page->tokens[middle].at.end > place)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static void read_body(struct page *page)
{
    const ng_str header = ng_meta(page->doc, "header");
    const char *at = header.at;
    uint32_t end = 0;
    if (header.len && !read_number(&at, header.at + header.len, &end)) end = 0;
    page->body = page_token_at(page, end);
}

struct page *page_open(ng_doc *doc, ng_layer sentence, const struct words *words)
{
    struct page *page = ng_alloc(doc, sizeof *page);
    const ng_tokens tokens = ng_tokens_of(doc);
    if (!page) return NULL;
    page->doc = doc;
    page->text = ng_text(doc);
    page->tokens = tokens.at;
    page->count = (uint32_t)tokens.len;
    page->sentences = ng_items_of(doc, sentence);
    page->classes = ng_alloc(doc, (tokens.len + 1) * sizeof *page->classes);
    page->cover = ng_alloc(doc, (tokens.len + 1) * sizeof *page->cover);
    page->spelling = ng_alloc(doc, tokens.len + 1);
    page->tagged = ng_alloc(doc, tokens.len + 1);
    page->heads = ng_alloc(doc, tokens.len + 1);
    page->themed = ng_alloc(doc, tokens.len + 1);
    page->things = ng_alloc(doc, tokens.len + 1);
    page->style = ng_alloc(doc, page->sentences.len + 1);
    if (!page->classes || !page->cover || !page->spelling || !page->tagged ||
        !page->heads || !page->themed || !page->things || !page->style)
        return NULL;

    for (uint32_t i = 0; i < page->count; i++)
        page->classes[i] = words_find(words, page_word(page, i), page->tokens[i].hash);
    for (size_t i = 0; i < page->sentences.len; i++)
        page->style[i] = read_style(page, &page->sentences.at[i]);
    read_body(page);
    return read_spelling(page) ? page : NULL;
}

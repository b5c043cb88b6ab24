#include "compound.h"

#include "sheet.h"

#include <string.h>

enum {
    PARTS = 4,      /* the most parts of a word that are looked at */
    NEIGHBOURS = 3, /* the most tokens beside the word that its end goes on with */
    PHRASE = 64     /* the longest phrase, in bytes */
};

struct word { /* a hyphenated token and its parts */
    uint32_t token;
    ng_span parts[PARTS];
    uint32_t count;
};

struct phrase_text { /* a phrase in lower case, as the atlas has it */
    char at[PHRASE];
    size_t len;
};

static bool append(struct phrase_text *phrase, ng_str piece, bool glued)
{
    const size_t space = phrase->len && !glued ? 1 : 0;
    if (piece.len + space > PHRASE - phrase->len) return false;
    if (space) phrase->at[phrase->len++] = ' ';
    for (size_t i = 0; i < piece.len; i++) {
        const char c = piece.at[i];
        phrase->at[phrase->len++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    return true;
}

static bool append_token(struct phrase_text *phrase, const struct scene *scene,
                         uint32_t token)
{
    const ng_token *word = &scene->tokens[token];
    return append(phrase, ng_at(scene->doc, word->at), (word->shape & NG_GLUED) != 0);
}

static bool is_capital(unsigned char byte)
{
    return (byte >= 'A' && byte <= 'Z') || byte >= 0x80;
}

/* A name's word begins with a capital: most parts of hyphenated words need no look-up.
 * Whatever is not ASCII passes. */
static bool may_begin_name(const struct scene *scene, uint32_t byte)
{
    return is_capital((unsigned char)scene->text.at[byte]);
}

/* What the atlas has for a span of the text, if its capitals are right. */
static const struct phrase *look_up(const struct scene *scene,
                                    const struct phrase_text *text, ng_span at)
{
    const ng_str folded = {text->at, text->len};
    const struct phrase *phrase =
        atlas_phrase(scene->atlas, folded, ng_hash(scene->doc->host, folded));
    if (!phrase) return NULL;
    const ng_str written = ng_at(scene->doc, at);
    if (phrase->row.exact) return sheet_same(written, phrase->spelled) ? phrase : NULL;
    return phrase;
}

static bool split_word(const struct scene *scene, uint32_t token, struct word *word)
{
    const ng_span at = scene->tokens[token].at;
    *word = (struct word){.token = token};
    uint32_t begin = at.begin;
    for (uint32_t i = at.begin; i <= at.end; i++) {
        if (i < at.end && scene->text.at[i] != '-') continue;
        if (word->count == PARTS) return false;
        if (i > begin) word->parts[word->count++] = ng_make_span(begin, i);
        begin = i + 1;
    }
    return word->count > 1;
}

struct find find_make(const struct scene *scene, unsigned kind, struct row row,
                      ng_span at, uint32_t first, uint32_t last)
{
    struct find find = {.at = at,
                        .first = first,
                        .last = last,
                        .country = row.country,
                        .other = row.other,
                        .meant = row.country,
                        .kind = (uint8_t)kind,
                        .sort = row.sort,
                        .fate = FATE_NONE,
                        .rule = "blocked",
                        .score = 1.0};
    if (last - first == 1) find.lists = scene_lists(scene, &scene->tokens[first]);
    if (kind == SHEET_NAMES || kind == SHEET_PREFIXES) {
        find.fate = FATE_MENTION;
        find.rule = "name";
    } else if (row.country != NO_COUNTRY) {
        find.fate = FATE_PLACE;
        find.rule = "place";
        if (kind == SHEET_BLOCKERS) find.sort = SORT_REGION;
    }
    return find;
}

static bool add(const struct scene *scene, struct compounds *compounds,
                const struct phrase *phrase, ng_span at, uint32_t first, uint32_t last)
{
    if (!phrase || compounds->len == compounds->room) return false;
    struct find find = find_make(scene, phrase->kind, phrase->row, at, first, last);
    find.compound = true;
    find.lists = 0;
    if (phrase->kind == SHEET_PREFIXES) find.sort = SORT_ADJECTIVE;
    if (find.fate == FATE_MENTION) find.rule = "compound";
    compounds->at[compounds->len++] = find;
    return true;
}

/* The first part may end a longer name: "Hong Kong-listed". */
static void add_first(const struct scene *scene, const struct word *word,
                      struct compounds *compounds)
{
    const ng_span part = word->parts[0];
    if (!may_begin_name(scene, part.begin)) return;
    for (uint32_t back = NEIGHBOURS; back <= NEIGHBOURS; back--) {
        if (back > word->token) continue;
        const uint32_t first = word->token - back;
        if (back && !(scene->tokens[first].shape & NG_TITLE)) continue;
        const ng_span at = {back ? scene->tokens[first].at.begin : part.begin, part.end};
        struct phrase_text text = {.len = 0};
        bool fits = scene->tokens[first].sentence == scene->tokens[word->token].sentence;
        for (uint32_t i = first; fits && i < word->token; i++) {
            fits = append_token(&text, scene, i);
        }
        if (!fits || !append(&text, ng_at(scene->doc, part), false)) continue;
        const struct phrase *phrase = look_up(scene, &text, at);
        if (back && phrase && phrase->kind == SHEET_PREFIXES) continue;
        if (add(scene, compounds, phrase, at, first, word->token + 1)) return;
    }
}

/* The last part may begin a longer name: "Japan-South Korea". */
static void add_last(const struct scene *scene, const struct word *word,
                     struct compounds *compounds)
{
    const ng_span part = word->parts[word->count - 1];
    if (!may_begin_name(scene, part.begin)) return;
    for (uint32_t more = NEIGHBOURS; more <= NEIGHBOURS; more--) {
        const uint32_t last = word->token + 1 + more;
        if (last > scene->count) continue;
        if (more && !(scene->tokens[word->token + 1].shape & (NG_TITLE | NG_GLUED)))
            continue;
        const ng_span at = {part.begin, more ? scene->tokens[last - 1].at.end : part.end};
        struct phrase_text text = {.len = 0};
        bool fits =
            append(&text, ng_at(scene->doc, part), false) &&
            scene->tokens[last - 1].sentence == scene->tokens[word->token].sentence;
        for (uint32_t i = word->token + 1; fits && i < last; i++) {
            fits = append_token(&text, scene, i);
        }
        if (!fits) continue;
        const struct phrase *phrase = look_up(scene, &text, at);
        if (phrase && phrase->kind == SHEET_PREFIXES) continue;
        if (add(scene, compounds, phrase, at, word->token, last)) return;
    }
}

static void add_middle(const struct scene *scene, const struct word *word, uint32_t part,
                       struct compounds *compounds)
{
    struct phrase_text text = {.len = 0};
    if (!may_begin_name(scene, word->parts[part].begin)) return;
    if (!append(&text, ng_at(scene->doc, word->parts[part]), false)) return;
    add(scene, compounds, look_up(scene, &text, word->parts[part]), word->parts[part],
        word->token, word->token + 1);
}

/* "Spanish-language", "French-speaking": the word is about a language. */
static bool is_language(const struct scene *scene, const struct word *word)
{
    const ng_str last = ng_at(scene->doc, word->parts[word->count - 1]);
    return sheet_same(last, NG_STR("language")) || sheet_same(last, NG_STR("speaking")) ||
           sheet_same(last, NG_STR("speaker")) || sheet_same(last, NG_STR("speakers"));
}

static void add_word(const struct scene *scene, uint32_t token,
                     struct compounds *compounds)
{
    struct word word;
    if (!split_word(scene, token, &word) || is_language(scene, &word)) return;
    add_first(scene, &word, compounds);
    for (uint32_t i = 1; i + 1 < word.count; i++)
        add_middle(scene, &word, i, compounds);
    add_last(scene, &word, compounds);
}

/* Whether a hyphen joins two parts of which one may begin a name. */
static bool may_join_names(ng_str text, size_t hyphen)
{
    enum { REACH = 24 }; /* bytes that a part has at most */
    if (hyphen == 0 || hyphen + 1 == text.len) return false;
    size_t begin = hyphen;
    while (begin && hyphen - begin < REACH && (unsigned char)text.at[begin - 1] > ' ' &&
           text.at[begin - 1] != '-') {
        begin--;
    }
    const unsigned char behind = (unsigned char)text.at[hyphen + 1];
    return begin < hyphen && behind > ' ' &&
           (is_capital(behind) || is_capital((unsigned char)text.at[begin]));
}

/* The next such hyphen from a byte on; the text's length if there is none.  Hyphens are
 * found by their byte, which is far faster than looking at every token. */
static size_t next_hyphen(ng_str text, size_t from)
{
    while (from < text.len) {
        const char *at = memchr(text.at + from, '-', text.len - from);
        if (!at) return text.len;
        from = (size_t)(at - text.at);
        if (may_join_names(text, from)) return from;
        from++;
    }
    return text.len;
}

void compound_collect(const struct scene *scene, struct compounds *compounds)
{
    const ng_str text = scene->text;
    uint32_t hyphens = 0;
    for (size_t at = 0; (at = next_hyphen(text, at)) < text.len; at++)
        hyphens++;
    *compounds =
        (struct compounds){.room = 2 * hyphens + 1}; /* one more for the dateline */
    compounds->at = ng_alloc(scene->doc, compounds->room * sizeof *compounds->at);
    if (!compounds->at || hyphens == 0) return;
    uint32_t next = 0; /* the first token that is not looked at yet */
    for (size_t at = 0; (at = next_hyphen(text, at)) < text.len; at++) {
        const uint32_t token = scene_token_at(scene, next, (uint32_t)at);
        if (token == scene->count) return;
        const ng_token *word = &scene->tokens[token];
        if (word->at.begin >= at || !(word->shape & NG_WORD)) continue;
        add_word(scene, token, compounds);
        next = token + 1;
    }
}

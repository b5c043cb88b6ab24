/* tagged: columns in, labels out, chunks of labels to mentions. */
#include "tagged.h"

#include <string.h>

#include "heads.h"
#include "mentions.h"
#include "names.h"
#include "score.h"

enum { LABELS = 64 /* the most that a model has */ };

/* One number for what the word lists say: the first list that has the word counts. */
static uint8_t sort_of(uint32_t classes)
{
    static const enum word_class order[] = {
        WORD_TITLE,  WORD_GIVEN,   WORD_CALENDAR, WORD_LEGAL,   WORD_LINK,  WORD_ROLE,
        WORD_SPEECH, WORD_PRODUCT, WORD_PEOPLE,   WORD_GENERIC, WORD_THEME, WORD_SHORT};
    for (uint8_t i = 0; i < sizeof order / sizeof *order; i++)
        if (classes & (uint32_t)order[i]) return (uint8_t)(i + 1);
    return 0;
}

static void mark_words(const struct page *page, uint8_t *const values[TAGGED_COLUMNS])
{
    for (uint32_t i = 0; i < page->count; i++) {
        const bool word = page->tokens[i].shape & NG_WORD;
        values[COLUMN_SPELLING][i] = (uint8_t)(word ? page->spelling[i] + 1 : 0);
        values[COLUMN_SORT][i] = sort_of(page->classes[i]);
        values[COLUMN_SPORT][i] = page->sport;
        values[COLUMN_THING][i] = page->things[i];
    }
}

bool tagged_columns(struct page *page, const struct lists *lists,
                    const struct acronyms *acronyms, ng_column columns[TAGGED_COLUMNS])
{
    static const char *const names[TAGGED_COLUMNS] = {"listed", "listed-kind", "phrase",
                                                      "head",   "acronym",     "spelling",
                                                      "sort",   "sport",       "thing"};
    uint8_t *values[TAGGED_COLUMNS];
    for (int i = 0; i < TAGGED_COLUMNS; i++) {
        values[i] = ng_alloc(page->doc, page->count + 1);
        if (!values[i]) return false;
        columns[i] = (ng_column){names[i], values[i]};
    }
    names_mark(page, lists, values[COLUMN_LISTED], values[COLUMN_LISTED_KIND]);
    heads_mark(page, lists, values[COLUMN_PHRASE], values[COLUMN_HEAD]);
    acronym_mark(page, acronyms, values[COLUMN_ACRONYM]);
    mark_words(page, values);
    return true;
}

/* ------------------------------------------------------------------ labels to chunks */

struct label {
    char prefix; /* O B I L U, or E S */
    enum tag_type type;
};

static enum tag_type type_of(const char *name, size_t length)
{
    static const struct {
        const char *name;
        enum tag_type type;
    } types[] = {
        {"ORG",  TAGGED_ORGANISATION},
        {"PART", TAGGED_PART        },
        {"PER",  TAGGED_PERSON      },
        {"LOC",  TAGGED_LOCATION    }
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strlen(types[i].name) == length && memcmp(name, types[i].name, length) == 0)
            return types[i].type;
    return TAGGED_OTHER;
}

static struct label read_label(ng_str name)
{
    struct label label = {.prefix = 'O'};
    if (name.len < 3 || name.at[1] != '-') return label;
    label.prefix = name.at[0];
    label.type = type_of(name.at + 2, name.len - 2);
    return label;
}

static bool begins(struct label label, struct label before, bool first)
{
    if (label.type == TAGGED_NOTHING) return false;
    if (first || before.type != label.type) return true;
    if (strchr("BUS", label.prefix)) return true;
    return strchr("LUES", before.prefix) != NULL;
}

/* A share index, a cup, a law: its last word says that it is no organisation; or the
 * word behind it, "the Nasdaq index". */
static bool is_thing(const struct page *page, uint32_t last)
{
    return page_has(page, last - 1, WORD_THING) ||
           (last < page_end(page, last - 1) && page_is(page, last, "index"));
}

/* Where another name begins inside the chunk: behind a legal form with its dot, "Harrow
 * Timber Inc. Ridley", or at a word that names begin with, "Jabatan Perikanan Sabah dan
 * Universiti Malaysia Kelantan". */
static uint32_t first_end(const struct page *page, uint32_t first, uint32_t last)
{
    for (uint32_t i = first + 1; i + 1 < last; i++) {
        const ng_str word = page_word(page, i);
        if (page_is(page, i, "dan") && page->heads[i + 1] & HEAD_OPENS) return i;
        if (page_has(page, i, WORD_LEGAL) && word.at[word.len - 1] == '.' &&
            !page_has(page, i + 1, WORD_LEGAL) && page_is_capital(page, i + 1))
            return i + 1;
    }
    return last;
}

/* A word at the begin of a sentence that the article has in small letters, and with a
 * telling capital nowhere: "Shell upon shell lay on the sand". */
static bool is_common(const struct page *page, uint32_t first, uint32_t last)
{
    return last == first + 1 && page->spelling[first] == SPELT_LOWER &&
           page->tokens[first].shape & NG_TITLE && !page_is_marked(page, first);
}

/* A share's name at the exchange: "<STCH.L>", and what is written so in HTML. */
static bool is_ticker(const struct page *page, uint32_t first, uint32_t last)
{
    static const char entity[] = "&lt;";
    const size_t length = sizeof entity - 1;
    const ng_span at =
        ng_make_span(page->tokens[first].at.begin, page->tokens[last - 1].at.end);
    const ng_str text = page->text;
    for (uint32_t i = at.begin; i < at.end; i++)
        if (text.at[i] == ' ' || (text.at[i] >= 'a' && text.at[i] <= 'z')) return false;
    if (at.end == text.len || (text.at[at.end] != '>' && text.at[at.end] != '&'))
        return false;
    return (at.begin > 0 && text.at[at.begin - 1] == '<') ||
           (at.begin >= length &&
            memcmp(text.at + at.begin - length, entity, length) == 0);
}

/* In a headline that is all in capitals the tagger's ends are anybody's guess. */
static void add_chunk(struct page *page, uint32_t first, uint32_t last)
{
    if (is_thing(page, last) || is_common(page, first, last) ||
        is_ticker(page, first, last) || page_style(page, first) & STYLE_SHOUTED)
        return;
    const uint32_t end = first_end(page, first, last);
    const uint32_t next = end < last && page_is(page, end, "dan") ? end + 1 : end;
    if (next < last) mentions_add(page, next, last, FROM_TAGGER, "tagger", SCORE_TAGGED);
    mentions_add(page, first, end, FROM_TAGGER, "tagger", SCORE_TAGGED);
}

/* Whether a label is in an organisation's name. */
static bool is_name(struct label label)
{
    return label.type == TAGGED_ORGANISATION || label.type == TAGGED_PART;
}

/* A sentence's labels; chunks do not run over its end.  "Kenya" + "Airways", a part and
 * what it is part of, are one name; a part alone is none. */
static void read_sentence(struct page *page, const struct label *labels,
                          const uint8_t *given, const ng_item *sentence)
{
    struct label before = {.prefix = 'O'};
    uint32_t first = NOBODY;
    bool whole = false; /* there is more to the name than parts */
    for (uint32_t i = sentence->first; i < sentence->last; i++) {
        const struct label label = labels[given[i] < LABELS ? given[i] : 0];
        const bool new = begins(label, before, i == sentence->first);
        const bool other =
            new &&label.type == TAGGED_ORGANISATION &&before.type == TAGGED_ORGANISATION;
        if (first != NOBODY && (other || !is_name(label))) {
            if (whole) add_chunk(page, first, i);
            first = NOBODY;
        }
        if (first == NOBODY && is_name(label)) {
            first = i;
            whole = false;
        }
        if (label.type == TAGGED_ORGANISATION) whole = true;
        page->tagged[i] = (uint8_t)label.type;
        before = label;
    }
    if (first != NOBODY && whole) add_chunk(page, first, sentence->last);
}

void tagged_find(struct page *page, const struct lists *lists,
                 const ng_column columns[TAGGED_COLUMNS])
{
    const uint8_t *given = ng_label(page->doc, lists->tagger, columns, TAGGED_COLUMNS);
    if (!given) return;
    struct label labels[LABELS] = {{.prefix = 'O'}};
    for (uint8_t i = 0; i < LABELS; i++)
        labels[i] = read_label(ng_label_name(page->doc, lists->tagger, i));
    for (size_t s = 0; s < page->sentences.len; s++)
        read_sentence(page, labels, given, &page->sentences.at[s]);
}

/* ------------------------------------------------------------------ places in names */

/* The end of the chunk of one type that a token is in. */
static uint32_t chunk_end(const struct page *page, uint32_t token)
{
    const uint32_t end = page_end(page, token);
    uint32_t last = token;
    while (last < end && page->tagged[last] == page->tagged[token])
        last++;
    return last;
}

static uint32_t chunk_begin(const struct page *page, uint32_t token)
{
    const uint32_t begin = page_begin(page, token);
    uint32_t first = token;
    while (first > begin && page->tagged[first - 1] == page->tagged[token])
        first--;
    return first;
}

/* "Kenya" + "Airways": a place right before a capitalised chunk. */
static uint32_t join_before(const struct page *page, const struct mention *mention,
                            const uint8_t *listed)
{
    const uint32_t first = mention->first;
    if (listed[first] && listed[mention->last - 1]) return first; /* its name is known */
    if (first == page_begin(page, first) || page->tagged[first - 1] != TAGGED_LOCATION)
        return first;
    if (!page_is_capital(page, first) || !page_is_capital(page, first - 1)) return first;
    return chunk_begin(page, first - 1);
}

/* "Bank of" + "Korea", and what may follow. */
static uint32_t join_behind(const struct page *page, const struct mention *mention)
{
    const uint32_t last = mention->last;
    if (last >= page_end(page, mention->first) || !page_has(page, last - 1, WORD_LINK) ||
        (page->tagged[last] != TAGGED_LOCATION && page->tagged[last] != TAGGED_PERSON) ||
        !page_is_capital(page, last))
        return last;
    const uint32_t end = chunk_end(page, last);
    if (end < page_end(page, last) && page->tagged[end] == TAGGED_ORGANISATION &&
        page_is_capital(page, end))
        return chunk_end(page, end);
    return end;
}

void tagged_join(struct page *page, const ng_column columns[TAGGED_COLUMNS])
{
    for (uint32_t i = 0; i < page->length; i++) {
        struct mention *mention = &page->mentions[i];
        if (mention->source != FROM_TAGGER) continue;
        const uint32_t first = join_before(page, mention, columns[COLUMN_LISTED].at);
        const uint32_t last = join_behind(page, mention);
        if (first == mention->first && last == mention->last) continue;
        mention->first = first;
        mention->last = last;
        mention->at =
            ng_make_span(page->tokens[first].at.begin, page->tokens[last - 1].at.end);
    }
}

/* Whether a token stays in the name: at its ends no place or person does. */
static bool is_kept(const struct page *page, uint32_t token, bool end)
{
    const uint8_t type = page->tagged[token];
    return end ? type < TAGGED_PERSON : type != TAGGED_PART;
}

/* Adds what stands behind a part inside a name: "Police" of "Royal Malaysia Police". */
static void add_rest(struct page *page, uint32_t index, uint32_t first, uint32_t last)
{
    const struct mention whole = page->mentions[index];
    if (!mentions_add(page, first, last, whole.source, whole.rule, whole.score)) return;
    struct mention *rest = &page->mentions[page->length - 1];
    rest->kind = whole.kind;
    rest->row = whole.row;
    mentions_move(page, page->length - 1, first, last);
}

static void part_mention(struct page *page, uint32_t index)
{
    uint32_t first = page->mentions[index].first, last = page->mentions[index].last;
    while (first < last && !is_kept(page, first, true))
        first++;
    while (last > first && !is_kept(page, last - 1, true))
        last--;
    if (first == last) return; /* of parts alone: it is left whole */
    mentions_move(page, index, first, last);
    uint32_t begin = first;
    bool moved = false;
    for (uint32_t i = first; i <= last; i++) {
        if (i < last && is_kept(page, i, false)) continue;
        if (begin < i && moved) add_rest(page, index, begin, i);
        if (begin < i && !moved) mentions_move(page, index, begin, i);
        moved = true;
        begin = i + 1;
    }
}

void tagged_part(struct page *page)
{
    const uint32_t length = page->length;
    for (uint32_t i = 0; i < length; i++)
        if (!page->mentions[i].dropped && page->mentions[i].source != FROM_DATELINE)
            part_mention(page, i);
    mentions_settle(page, SCORE_ENOUGH);
}

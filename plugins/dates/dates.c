/* dates: the plugin: finds expressions of time in English and Malay news and says which
 * point, span or repetition on the calendar each means (TimeML's TIMEX3).
 *
 *     tokens -> atoms -> matches of rules -> mentions, resolved in order -> records
 */
#include "resolve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LANGUAGE_COUNT = 2 };
static const char *const languages[LANGUAGE_COUNT] = {"en", "ms"};

struct dates { /* the plugin's self */
    struct rules rules[LANGUAGE_COUNT];
    struct cues cues[LANGUAGE_COUNT];
    enum number_order order;
    bool near_outside; /* approximators stay outside the span */
    bool ends_apart;   /* a range is two dates, as TimeML has it */
};

struct scratch { /* one worker's */
    struct atoms atoms;
    struct mention *mentions; /* [room] */
    size_t room;
    struct work work;
};

/* clang-format off */
static const ng_field date_fields[] = {
    {"type", NG_TEXT, NG_KEY, "the TIMEX3 type", "DATE TIME DURATION SET", NULL},
    {"value", NG_TEXT, NG_KEY,
     "the TIMEX3 value: 2025-09-24, 2025-W39, P15Y, PAST_REF", NULL, NULL},
    {"mod", NG_TEXT, NG_OPTIONAL, "the TIMEX3 modifier",
     "BEFORE AFTER ON_OR_BEFORE ON_OR_AFTER LESS_THAN MORE_THAN EQUAL_OR_LESS "
     "EQUAL_OR_MORE START MID END APPROX", NULL},
    {"anchor", NG_TEXT, 0, "what the value was counted from",
     "publication mention none", NULL},
    {"mention", NG_LINK, NG_OPTIONAL,
     "with anchor=mention, the date it was counted from", NULL, NULL},
    {"from", NG_TEXT, NG_OPTIONAL, "where an interval begins", NULL, NULL},
    {"to", NG_TEXT, NG_OPTIONAL, "where an interval ends", NULL, NULL},
    {"until", NG_LINK, NG_OPTIONAL, "of \"from X to Y\": at X, the date Y", NULL, NULL},
    {NULL, NG_TEXT, 0, NULL, NULL, NULL}};

static const ng_field end_fields[] = {
    {"role", NG_TEXT, NG_KEY, "which end of the range it is", "from to", NULL},
    {"value", NG_TEXT, NG_KEY, "the TIMEX3 value of that end", NULL, NULL},
    {NULL, NG_TEXT, 0, NULL, NULL, NULL}};

static const ng_record date_inside[] = {
    {"end", end_fields, 0, "one end of a range", NULL, NULL},
    {NULL, NULL, 0, NULL, NULL, NULL}};

static const ng_record records[] = {
    {"date", date_fields, 0, "an expression of time", date_inside, NULL},
    {NULL, NULL, 0, NULL, NULL, NULL}};

static const ng_option options[] = {
    {"order", NG_TEXT, "auto",
     "the order of numbers in 3/4/2025; auto takes it from the article's other dates",
     "auto day-first month-first", NULL},
    {"approximators", NG_TEXT, "inside",
     "whether \"about\" and \"more than\" are part of a date's span",
     "inside outside", NULL},
    {"ranges", NG_TEXT, "whole",
     "whether 2024-2027 is one date with two ends inside, or two dates, as in TimeML",
     "whole ends", NULL},
    {NULL, NG_TEXT, NULL, NULL, NULL, NULL}};
/* clang-format on */

static const char *const needs[] = {"token", "sentence", NULL};

static ng_status dates_open(const ng_host *host, const ng_config *config, void **self)
{
    struct dates *dates = calloc(1, sizeof *dates);
    if (!dates) return NG_NOMEM;
    *self = dates;
    const ng_str order = ng_option_of(host, config, "order");
    if (str_equal(order, NG_STR("day-first"))) dates->order = ORDER_DAY_FIRST;
    if (str_equal(order, NG_STR("month-first"))) dates->order = ORDER_MONTH_FIRST;
    dates->near_outside =
        str_equal(ng_option_of(host, config, "approximators"), NG_STR("outside"));
    dates->ends_apart = str_equal(ng_option_of(host, config, "ranges"), NG_STR("ends"));
    for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
        const ng_status status =
            rules_read(&dates->rules[i], host, languages[i], action_names);
        if (status) return status;
        resolve_read_cues(&dates->rules[i].lexicon, &dates->cues[i]);
    }
    return NG_OK;
}

static void dates_close(void *self)
{
    struct dates *dates = self;
    if (!dates) return;
    for (size_t i = 0; i < LANGUAGE_COUNT; i++)
        rules_free(&dates->rules[i]);
    free(dates);
}

static ng_status dates_begin(const void *self, void **scratch)
{
    (void)self;
    *scratch = calloc(1, sizeof(struct scratch));
    return *scratch ? NG_OK : NG_NOMEM;
}

static void dates_end(void *scratch)
{
    struct scratch *held = scratch;
    if (!held) return;
    free(held->atoms.at);
    free(held->mentions);
    free(held);
}

/* ------------------------------------------------------------------------ matching */

static struct mention *add_mention(struct scratch *scratch, struct scene *scene)
{
    if (scene->count == scratch->room) {
        const size_t room = scratch->room ? scratch->room * 2 : 64;
        struct mention *bigger = realloc(scratch->mentions, room * sizeof *bigger);
        if (!bigger) return NULL;
        scratch->mentions = bigger;
        scratch->room = room;
    }
    scene->mentions = scratch->mentions;
    struct mention *mention = &scratch->mentions[scene->count++];
    *mention = (struct mention){0};
    return mention;
}

/* "about two years": the span without what only says how exact it is. */
static uint32_t skip_near(const struct scene *scene, const struct match *match)
{
    uint32_t first = match->first;
    while (first + 1 < match->last && scene_cues(scene, first) & scene->cues->near)
        first++;
    return first;
}

static bool is_plain_quote(char byte)
{
    return byte == '"' || byte == '\'' || byte == '`';
}

/* The quotation marks beyond ASCII, in UTF-8: single and double, curly, low and angled.
 */
static bool is_marked(ng_str text, uint32_t at, const char *const *marks)
{
    for (; *marks; marks++) {
        const size_t length = strlen(*marks);
        if (at + length <= text.len && memcmp(text.at + at, *marks, length) == 0)
            return true;
    }
    return false;
}

static const char *const two_byte_quotes[] = {"\xC2\xAB", "\xC2\xBB", NULL};
static const char *const three_byte_quotes[] = {
    "\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9A",
    "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E",
    "\xE2\x80\xB9", "\xE2\x80\xBA", NULL};

static bool quote_begins(ng_str text, uint32_t at)
{
    return is_plain_quote(text.at[at]) || is_marked(text, at, two_byte_quotes) ||
           is_marked(text, at, three_byte_quotes);
}

/* Whether a quotation mark ends at a place, which is not 0. */
static bool quote_ends(ng_str text, uint32_t at)
{
    return is_plain_quote(text.at[at - 1]) ||
           (at >= 2 && is_marked(text, at - 2, two_byte_quotes)) ||
           (at >= 3 && is_marked(text, at - 3, three_byte_quotes));
}

/* "60 Minutes" in quotation marks, all capitals: a title, not a time. */
static bool is_title(const struct scene *scene, const struct match *match)
{
    const ng_str text = ng_text(scene->doc);
    const struct atom *atoms = scene->atoms->at;
    const uint32_t begin = atoms[match->first].begin, end = atoms[match->last - 1].end;
    if (match->last - match->first < 2 || begin == 0 || end >= text.len) return false;
    if (!quote_ends(text, begin)) return false;
    const uint32_t next = end + (text.at[end] == '.' || text.at[end] == ',' ? 1 : 0);
    if (next >= text.len || !quote_begins(text, next)) return false;
    for (uint32_t at = match->first; at < match->last; at++)
        if (!(atoms[at].classes & (CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_NUMBER))))
            return false;
    return true;
}

/* "the band Thirty Seconds to Mars": words with capitals behind one without, which no
 * headline and no beginning of a sentence has; "in" and "the" may stand in a headline. */
static bool is_capital_name(const struct scene *scene, const struct match *match)
{
    const struct atom *atoms = scene->atoms->at;
    if (match->first == 0 || match->last - match->first != 2) return false;
    const struct atom *before = &atoms[match->first - 1];
    const uint64_t no_noun =
        CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_MARK) | scene->cues->link;
    if (before->classes & no_noun || before->glued) return false;
    /* "11 cts    Nine Months" is a line of a table. */
    if (atoms[match->first].begin != before->end + 1) return false;
    if (!(atoms[match->first].classes & CLASS_BIT(CLASS_NAME))) return false;
    return atoms[match->first].word &&
           atoms[match->last - 1].classes & scene->cues->units &&
           atoms[match->last - 1].classes & CLASS_BIT(CLASS_TITLE) &&
           atoms[match->first].classes & CLASS_BIT(CLASS_NUMBER);
}

/* Whether two atoms are the letters and the digits of one token, in either order. */
static bool is_mixed(const struct scene *scene, uint32_t letters, uint32_t digits)
{
    const struct atom *a = &scene->atoms->at[letters], *b = &scene->atoms->at[digits];
    return a->token == b->token && !a->word && b->classes & CLASS_BIT(CLASS_NUMBER) &&
           (a->end == b->begin || b->end == a->begin) &&
           ((unsigned char)ng_text(scene->doc).at[a->begin] | 0x20) >= 'a';
}

/* "RXJ1131-1231", "Long March 4C": digits that letters stand at without a space. */
static bool is_name_part(const struct scene *scene, const struct match *match)
{
    const uint32_t first = match->first, last = match->last;
    return (first > 0 && is_mixed(scene, first - 1, first)) ||
           (last < scene->atoms->count && is_mixed(scene, last, last - 1));
}

static bool find_mentions(const struct dates *dates, struct scratch *scratch,
                          struct scene *scene)
{
    const struct atoms *atoms = scene->atoms;
    struct match match = {0};
    for (uint32_t at = 0; at < atoms->count;) {
        if (!rules_can_begin(scene->rules, &atoms->at[at]) ||
            !rules_match(scene->rules, atoms, at, &match)) {
            at++;
            continue;
        }
        /* What stands before a span must not hide a longer one that begins there. */
        struct match inner = {0};
        if (match.first > at && rules_match(scene->rules, atoms, match.first, &inner) &&
            inner.last > match.last)
            match = inner;
        at = match.last;
        if (match.rule->action == ACTION_NONE || is_title(scene, &match) ||
            is_capital_name(scene, &match) || is_name_part(scene, &match))
            continue;
        struct mention *mention = add_mention(scratch, scene);
        if (!mention) return false;
        const uint32_t first =
            dates->near_outside ? skip_near(scene, &match) : match.first;
        /* The full stop behind "in Sept." ends the sentence as well. */
        const struct atom *last = &atoms->at[match.last - 1];
        if (match.last - match.first > 1 && last->end - last->begin == 1 &&
            ng_text(scene->doc).at[last->begin] == '.')
            match.last--;
        mention->match = match;
        mention->at = ng_make_span(atoms->at[first].begin, atoms->at[match.last - 1].end);
        mention->sentence = scene->tokens.at[atoms->at[match.first].token].sentence;
    }
    return true;
}

/* ------------------------------------------------------------------------- records */

static ng_str text_of(const char *text)
{
    return ng_make_str(text, strlen(text));
}

/* A hyphen, a dash of any length (atoms.c gives them all the word "-"), a slash, or the
 * word for "to". */
static bool parts_range(const struct scene *scene, uint32_t at)
{
    const struct lexicon *lexicon = &scene->rules->lexicon;
    const struct word *word = &lexicon->words[scene->atoms->at[at].word];
    const ng_str text = {word->at, word->length};
    return word->cues & scene->cues->range_to || str_equal(text, NG_STR("-")) ||
           str_equal(text, NG_STR("/"));
}

/* The two sides of what parts a range; the whole span where nothing does. */
static void split_range(const struct scene *scene, const struct mention *mention,
                        ng_span sides[2])
{
    sides[0] = sides[1] = mention->at;
    for (uint32_t at = mention->match.first + 1; at + 1 < mention->match.last; at++) {
        if (!parts_range(scene, at)) continue;
        sides[0].end = scene->atoms->at[at - 1].end;
        sides[1].begin = scene->atoms->at[at + 1].begin;
        return;
    }
}

static void emit_end(struct scene *scene, ng_ref date, const struct mention *mention,
                     const struct when *when, const char *role, ng_span at)
{
    char value[VALUE_SIZE];
    when_write(when, value);
    ng_set(scene->doc, date, role, text_of(value));
    const ng_ref end =
        ng_nest(scene->doc, date, "end", at, mention->match.rule->name, mention->score);
    ng_set(scene->doc, end, "role", text_of(role));
    ng_set(scene->doc, end, "value", text_of(value));
}

static ng_ref emit_date(struct scene *scene, const struct mention *mention, ng_span at,
                        const char *value, const ng_ref *refs)
{
    static const char *const types[] = {"DATE", "TIME", "DURATION", "SET"};
    static const char *const anchors[] = {"none", "publication", "mention"};
    ng_doc *doc = scene->doc;
    const ng_ref date =
        ng_emit(doc, "date", at, mention->match.rule->name, mention->score);
    ng_set(doc, date, "type", text_of(types[mention->type]));
    ng_set(doc, date, "value", text_of(value));
    if (mention->mod) ng_set(doc, date, "mod", text_of(mod_names[mention->mod]));
    ng_set(doc, date, "anchor", text_of(anchors[mention->anchor]));
    if (mention->anchor == ANCHOR_MENTION)
        ng_link(doc, date, "mention", refs[mention->anchor_mention]);
    return date;
}

/* A range as two dates; what is counted from it is counted from the second. */
static ng_ref emit_apart(struct scene *scene, const struct mention *mention,
                         const ng_span sides[2], const ng_ref *refs)
{
    char from[VALUE_SIZE], to[VALUE_SIZE];
    when_write(&mention->from, from);
    when_write(&mention->to, to);
    const ng_ref first = emit_date(scene, mention, sides[0], from, refs);
    const ng_ref second = emit_date(scene, mention, sides[1], to, refs);
    ng_link(scene->doc, first, "until", second);
    return second;
}

static ng_ref emit_mention(struct scene *scene, const struct mention *mention,
                           bool ends_apart, const ng_ref *refs)
{
    if (mention->from.grain == GRAIN_NONE)
        return emit_date(scene, mention, mention->at, mention->value, refs);
    ng_span sides[2];
    split_range(scene, mention, sides);
    if (ends_apart && sides[0].end <= sides[1].begin)
        return emit_apart(scene, mention, sides, refs);
    const ng_ref date = emit_date(scene, mention, mention->at, mention->value, refs);
    emit_end(scene, date, mention, &mention->from, "from", sides[0]);
    emit_end(scene, date, mention, &mention->to, "to", sides[1]);
    return date;
}

static ng_status emit_mentions(struct scene *scene, bool ends_apart)
{
    ng_ref *refs = ng_alloc(scene->doc, (scene->count + 1) * sizeof *refs);
    if (!refs) return NG_NOMEM;
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct mention *mention = &scene->mentions[i];
        if (!mention->dropped) refs[i] = emit_mention(scene, mention, ends_apart, refs);
    }
    for (uint32_t i = 0; i < scene->count; i++) {
        const uint32_t partner = scene->mentions[i].partner;
        if (partner > i + 1) ng_link(scene->doc, refs[i], "until", refs[partner - 1]);
    }
    return NG_OK;
}

/* The date of publication as it stands in the header, where no rule knows its form. */
static void emit_publication(struct scene *scene)
{
    const ng_str place = ng_meta(scene->doc, "published-at");
    unsigned begin = 0, end = 0;
    char text[24] = {0};
    if (!place.len || place.len >= sizeof text || scene->published.grain == GRAIN_NONE)
        return;
    memcpy(text, place.at, place.len);
    if (sscanf(text, "%u %u", &begin, &end) != 2 || begin >= end) return;
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct mention *mention = &scene->mentions[i];
        if (!mention->dropped && mention->at.begin < end && begin < mention->at.end)
            return;
    }
    const ng_ref date =
        ng_emit(scene->doc, "date", ng_make_span(begin, end), "publication", 1);
    ng_set(scene->doc, date, "type", NG_STR("DATE"));
    ng_set(scene->doc, date, "value", ng_meta(scene->doc, "published"));
    ng_set(scene->doc, date, "anchor", NG_STR("none"));
}

static void read_publication(struct scene *scene)
{
    const ng_str published = ng_meta(scene->doc, "published");
    int year = 0, month = 0, day = 0;
    char text[11] = {0};
    if (published.len < 10) return;
    memcpy(text, published.at, 10);
    if (sscanf(text, "%4d-%2d-%2d", &year, &month, &day) != 3) return;
    const struct civil civil = {year, month, day};
    if (!calendar_valid(civil)) return;
    scene->published_number = calendar_number(civil);
    scene->published = when_day(scene->published_number);
}

static ng_status dates_process(const void *self, void *scratch, ng_doc *doc)
{
    const struct dates *dates = self;
    struct scratch *held = scratch;
    const ng_str language = ng_meta(doc, "language");
    size_t index = 0;
    for (size_t i = 0; i < LANGUAGE_COUNT; i++)
        if (str_equal(language, text_of(languages[i]))) index = i;
    struct scene scene = {.doc = doc,
                          .rules = &dates->rules[index],
                          .cues = &dates->cues[index],
                          .atoms = &held->atoms,
                          .order = dates->order,
                          .work = &held->work,
                          .tokens = ng_tokens_of(doc)};
    read_publication(&scene);
    if (!atoms_make(&held->atoms, &scene.rules->lexicon, doc)) return NG_NOMEM;
    if (!find_mentions(dates, held, &scene)) return NG_NOMEM;
    resolve_scene(&scene);
    emit_publication(&scene);
    return emit_mentions(&scene, dates->ends_apart);
}

NG_PLUGIN(
    dates, .version = "1.1.0",
    .about = "dates, times, durations and sets of English and Malay news, as TIMEX3",
    .needs = needs, .records = records, .options = options, .open = dates_open,
    .close = dates_close, .begin = dates_begin, .end = dates_end,
    .process = dates_process);

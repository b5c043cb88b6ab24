/* countries: every country that an article names, how it names it, and how much of the
 * article is about it.  README.md tells how; this file is what nutgraf sees of it.
 *
 *     hits + hyphenated words -> finds -> persons, words, senses -> metonyms, within
 *                                      -> focus -> records
 */
#include "code.h"
#include "focus.h"
#include "half.h"
#include "match.h"
#include "metonym.h"
#include "person.h"
#include "sense.h"
#include "within.h"
#include "word.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off: it would align the columns of entries that differ. */
static const ng_field mention_fields[] = {
    {.name = "form", .type = NG_TEXT, .flags = NG_KEY,
     .about = "how the country is written",
     .values = "name abbreviation demonym metonym"},
    {.name = "sort", .type = NG_TEXT, .flags = 0,
     .about = "which of the country's names it is",
     .values = "short official native malay historic part compass code adjective people "
               "capital seat"},
    {.name = "within", .type = NG_BOOL, .flags = NG_OPTIONAL,
     .about = "true inside the longer name of an organisation, event, law or title"},
    {.name = NULL}
};

static const ng_field place_fields[] = {
    {.name = "sort", .type = NG_TEXT, .flags = 0, .about = "what it is",
     .values = "capital seat city region postal institution money"},
    {.name = NULL}
};

static const ng_record inside_country[] = {
    {.name = "mention", .fields = mention_fields,
     .about = "a place where the text names it"},
    {.name = "place", .fields = place_fields,
     .about = "a place or body in the text that implies the country without naming it"},
    {.name = NULL}
};

static const ng_field country_fields[] = {
    {.name = "iso", .type = NG_TEXT, .flags = NG_KEY,
     .about = "ISO 3166-1 alpha-2; XK, withdrawn codes"},
    {.name = "iso3", .type = NG_TEXT, .about = "ISO 3166-1 alpha-3"},
    {.name = "numeric", .type = NG_TEXT, .flags = NG_OPTIONAL,
     .about = "ISO 3166-1 numeric"},
    {.name = "name", .type = NG_TEXT, .about = "the usual English name"},
    {.name = "mentions", .type = NG_INT, .about = "how many mentions there are"},
    {.name = "focus", .type = NG_NUMBER,
     .about = "the country's weight in the article, as a share of the heaviest country's"},
    {.name = NULL}
};

static const ng_record records[] = {
    {.name = "country", .fields = country_fields, .flags = NG_WHOLE,
     .about = "a country or territory that the article names or implies",
     .inside = inside_country},
    {.name = NULL}
};
/* clang-format on */

static const char *const sort_texts[SORT_COUNT] = {
    "short",   "official", "native",    "malay",       "historic", "part",
    "compass", "code",     "adjective", "people",      "capital",  "seat",
    "city",    "region",   "postal",    "institution", "money"};

static ng_str text_of(const char *text)
{
    return ng_make_str(text, strlen(text));
}

static ng_str form_of(unsigned sort)
{
    if (sort == SORT_CODE) return NG_STR("abbreviation");
    if (sort_is_demonym(sort)) return NG_STR("demonym");
    if (sort_is_place(sort)) return NG_STR("metonym");
    return NG_STR("name");
}

static ng_status open_plugin(const ng_host *host, const ng_config *config, void **self)
{
    (void)config;
    struct atlas *atlas = NULL;
    const ng_status status = atlas_open(host, &atlas);
    *self = atlas;
    return status;
}

static void close_plugin(void *self)
{
    atlas_close(self);
}

/* Digits by hand: every country has two numbers, and printf is slow. */
static ng_str write_number(uint32_t number, char digits[16])
{
    size_t begin = 16;
    do {
        digits[--begin] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    return ng_make_str(digits + begin, 16 - begin);
}

/* A share in [0, 1] with two decimals, "0.41". */
static ng_str write_share(double share, char digits[16])
{
    const uint32_t hundredths = (uint32_t)(share * 100 + 0.5);
    digits[0] = (char)('0' + hundredths / 100);
    digits[1] = '.';
    digits[2] = (char)('0' + hundredths / 10 % 10);
    digits[3] = (char)('0' + hundredths % 10);
    return ng_make_str(digits, 4);
}

static ng_ref emit_country(const struct scene *scene, uint16_t index, double heaviest)
{
    const struct country *country = &scene->atlas->countries[index];
    const struct tally *tally = &scene->tallies[index];
    ng_doc *doc = scene->doc;
    const ng_ref record =
        ng_emit(doc, "country", NG_NOWHERE, tally->mentions ? "named" : "implied", 1.0);
    ng_set(doc, record, "iso", country->iso);
    ng_set(doc, record, "iso3", country->iso3);
    if (country->numeric.len) ng_set(doc, record, "numeric", country->numeric);
    ng_set(doc, record, "name", country->name);
    char digits[16];
    ng_set(doc, record, "mentions", write_number(tally->mentions, digits));
    ng_set(doc, record, "focus", write_share(tally->weight / heaviest, digits));
    return record;
}

static void emit_find(const struct scene *scene, ng_ref country, const struct find *find)
{
    ng_doc *doc = scene->doc;
    const bool mention = find->fate == FATE_MENTION;
    const ng_ref record = ng_nest(doc, country, mention ? "mention" : "place", find->at,
                                  find->rule, find->score);
    if (mention) ng_set(doc, record, "form", form_of(find->sort));
    ng_set(doc, record, "sort", text_of(sort_texts[find->sort]));
    if (mention && find->within) ng_set(doc, record, "within", NG_STR("true"));
}

static void emit_all(struct scene *scene)
{
    scene_count(scene);
    const double heaviest = focus_weigh(scene);
    for (uint32_t i = 0; i < scene->find_count; i++) {
        const struct find *find = &scene->finds[i];
        if (find->fate == FATE_NONE || find->country == NO_COUNTRY) continue;
        struct tally *tally = &scene->tallies[find->country];
        if (!tally->record) tally->record = emit_country(scene, find->country, heaviest);
        emit_find(scene, tally->record, find);
    }
}

static ng_status begin_worker(const void *self, void **scratch)
{
    const struct atlas *atlas = self;
    *scratch = calloc(atlas->country_count, sizeof(struct tally));
    return *scratch ? NG_OK : NG_NOMEM;
}

static void end_worker(void *scratch)
{
    free(scratch);
}

static ng_status process(const void *self, void *scratch, ng_doc *doc)
{
    struct scene scene = scene_open(doc, self, scratch);
    match_collect(&scene);
    if (scene.find_count == 0) return NG_OK;
    person_drop(&scene);
    code_drop(&scene);
    half_drop(&scene);
    word_drop(&scene);
    sense_settle(&scene);
    sense_settle_twins(&scene);
    metonym_raise(&scene);
    within_mark(&scene);
    emit_all(&scene);
    scene_clear(&scene);
    return NG_OK;
}

static const char *const needs[] = {"token", NULL};

NG_PLUGIN(
    countries, .version = "1.0.0",
    .about = "Countries: every mention, with its form, and what the article is about",
    .needs = needs, .records = records, .open = open_plugin, .close = close_plugin,
    .begin = begin_worker, .end = end_worker, .process = process);

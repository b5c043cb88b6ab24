/* organisations: named companies, ministries, parties, armies, courts, universities and
 * the like, each with all its mentions.  Names that are listed come first, then what the
 * trained model sees, then what the article as a whole says, then what speaks against. */
#include <nutgraf/plugin.h>
#include <stdlib.h>
#include <string.h>

#include "acronym.h"
#include "apposed.h"
#include "entity.h"
#include "forum.h"
#include "heads.h"
#include "hyphen.h"
#include "lists.h"
#include "mentions.h"
#include "names.h"
#include "override.h"
#include "page.h"
#include "refer.h"
#include "score.h"
#include "sport.h"
#include "spread.h"
#include "surname.h"
#include "tagged.h"
#include "theme.h"
#include "things.h"

struct plugin {
    struct lists lists;
    struct parts *parts;
    ng_layer sentence, countries;
    bool apart;   /* leave places out of the names, as some corpora do */
    bool columns; /* put out what the model is told, and nothing else */
};

static const char *const needs[] = {"token", "sentence", NULL};
static const char *const likes[] = {"country/mention", "tag", NULL};

/* clang-format off */
static const ng_record inside[] = {
    {.name = "mention", .flags = 0, .about = "a place where the organisation is named"},
    {.name = "reference",
     .about = "a common noun that takes it up again, \"the ministry\""},
    {0},
};

static const ng_field organisation_fields[] = {
    {.name = "entity",
     .type = NG_TEXT,
     .flags = NG_KEY,
     .about = "a short key, unique in the article: \"asean\""},
    {.name = "name", .type = NG_TEXT, .about = "the fullest form in the article"},
    {.name = "acronym",
     .type = NG_TEXT,
     .flags = NG_OPTIONAL,
     .about = "the short form in the article"},
    {.name = "kind", .type = NG_TEXT, .about = "what sort it is", .values = KIND_VALUES},
    {.name = "country",
     .type = NG_TEXT,
     .flags = NG_OPTIONAL,
     .about = "the country it belongs to, if the name says so: ISO 3166-1 alpha-2"},
    {.name = "mentions", .type = NG_INT, .about = "how often it is named"},
    {0},
};

static const ng_field token_fields[] = {
    {.name = "sentence", .type = NG_INT, .about = "the number of its sentence"},
    {.name = "listed", .type = NG_INT, .about = "part of a listed name"},
    {.name = "listed-kind", .type = NG_INT, .about = "the kind of that name"},
    {.name = "phrase", .type = NG_INT, .about = "part of a phrase around a head"},
    {.name = "head", .type = NG_INT, .about = "the kind of the head"},
    {.name = "acronym", .type = NG_INT, .about = "part of an acronym or its long form"},
    {.name = "spelling", .type = NG_INT, .about = "how it is written elsewhere"},
    {.name = "sort", .type = NG_INT, .about = "the word list it is in"},
    {.name = "sport", .type = NG_INT, .about = "whether the article is on sport"},
    {.name = "thing", .type = NG_INT, .about = "part of the name of a thing"},
    {0},
};

static const ng_record records[] = {
    {.name = "organisation",
     .fields = organisation_fields,
     .flags = NG_WHOLE,
     .about = "an organisation named in the article",
     .inside = inside},
    {.name = "organisation-token",
     .fields = token_fields,
     .about = "what the model is told of a token; only with the option columns"},
    {0},
};

static const ng_option options[] = {
    {.name = "places",
     .type = NG_TEXT,
     .preset = "inside",
     .about = "whether a place belongs to the name: \"Kenya Airways\", or \"Airways\"",
     .values = "inside apart"},
    {.name = "model",
     .type = NG_BOOL,
     .preset = "true",
     .about = "whether the trained model is used; without it, lists and rules alone"},
    {.name = "columns",
     .type = NG_BOOL,
     .preset = "false",
     .about = "put out the columns that the model is trained with"},
    {0},
};
/* clang-format on */

/* ------------------------------------------------------------------------ [setup] */

static ng_status open(const ng_host *host, const ng_config *config, void **self)
{
    struct plugin *plugin = calloc(1, sizeof *plugin);
    if (!plugin) return NG_NOMEM;
    *self = plugin;
    plugin->sentence = ng_layer_of(host, "sentence");
    plugin->countries = ng_layer_of(host, "country/mention");
    plugin->apart = ng_option_of(host, config, "places").at[0] == 'a';
    plugin->columns = ng_option_of(host, config, "columns").at[0] == 't';
    const bool model = ng_option_of(host, config, "model").at[0] == 't';
    const ng_status status = lists_open(host, model, &plugin->lists);
    return status ? status : hyphen_open(&plugin->lists, &plugin->parts);
}

static void close(void *self)
{
    struct plugin *plugin = self;
    hyphen_close(plugin->parts);
    lists_close(&plugin->lists);
    free(plugin);
}

/* ----------------------------------------------------------------------- [worker] */

/* The agency that sent the article, in its dateline and its sign-off. */
static void find_agency(struct page *page)
{
    static const char *const keys[] = {"agency-at", "signoff-at"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const ng_span place = page_place(page, keys[i]);
        if (place.begin == place.end) continue;
        const uint32_t first = page_token_at(page, place.begin);
        uint32_t last = first;
        while (last < page->count && page->tokens[last].at.begin < place.end)
            last++;
        if (first == last) continue;
        struct mention *mention =
            mentions_add(page, first, last, FROM_DATELINE, "dateline", SCORE_CERTAIN);
        if (!mention) return;
        mention->at = place;
        mention->kind = KIND_MEDIA;
    }
}

/* What the model finds; false after an error. */
static bool find_tagged(struct page *page, const struct lists *lists,
                        const struct acronyms *acronyms)
{
    ng_column columns[TAGGED_COLUMNS];
    if (!tagged_columns(page, lists, acronyms, columns)) return false;
    tagged_find(page, lists, columns);
    surname_apply(page);
    tagged_join(page, columns);
    return true;
}

static void find_mentions(struct page *page, const struct plugin *plugin,
                          const struct acronyms *acronyms)
{
    const struct lists *lists = &plugin->lists;
    if (lists->tagger && !find_tagged(page, lists, acronyms)) return;
    names_find(page, lists);
    heads_find(page, lists);
    apposed_find(page, lists);
    forum_find(page, lists);
    find_agency(page);
    mentions_settle(page, SCORE_ENOUGH);
    heads_name_kinds(page, lists);
    acronym_spread(page, lists, acronyms);
    mentions_settle(page, SCORE_ENOUGH);
    spread_names(page);
    mentions_settle(page, SCORE_ENOUGH);
    spread_short_names(page);
    spread_capital_heads(page);
    hyphen_find(page, plugin->parts, lists);
    mentions_settle(page, SCORE_ENOUGH);
    forum_number(page);
}

static void put_entity(const struct page *page, const struct entity *entity,
                       ng_ref record)
{
    ng_doc *doc = page->doc;
    ng_set(doc, record, "entity", entity->key);
    ng_set(doc, record, "name", entity->name);
    if (entity->acronym.len) ng_set(doc, record, "acronym", entity->acronym);
    const char *kind = kind_name(entity->kind);
    ng_set(doc, record, "kind", ng_make_str(kind, strlen(kind)));
    if (entity->country.len) ng_set(doc, record, "country", entity->country);
    ng_set_number(doc, record, "mentions", entity->count, 0);
}

static void put_out(const struct page *page, const struct entities *entities,
                    const struct references *references)
{
    ng_doc *doc = page->doc;
    ng_ref *refs = ng_alloc(doc, (entities->length + 1) * sizeof *refs);
    if (!refs) return;
    for (uint32_t i = 0; i < entities->length; i++) {
        refs[i] = ng_emit(doc, "organisation", NG_NOWHERE, NULL, 1.0);
        put_entity(page, &entities->at[i], refs[i]);
    }
    for (uint32_t i = 0; i < page->length; i++) {
        const struct mention *mention = &page->mentions[i];
        if (!mention->dropped)
            ng_nest(doc, refs[mention->entity], "mention", mention->at, mention->rule,
                    mention->score);
    }
    for (uint32_t i = 0; i < references->length; i++)
        ng_nest(doc, refs[references->at[i].entity], "reference", references->at[i].at,
                "noun", SCORE_FAIR);
}

static void put_columns(struct page *page, const struct lists *lists,
                        const struct acronyms *acronyms)
{
    ng_column columns[TAGGED_COLUMNS];
    if (!tagged_columns(page, lists, acronyms, columns)) return;
    for (uint32_t i = 0; i < page->count; i++) {
        const ng_ref token =
            ng_emit(page->doc, "organisation-token", page->tokens[i].at, NULL, 1.0);
        ng_set_number(page->doc, token, "sentence", page->tokens[i].sentence, 0);
        for (int c = 0; c < TAGGED_COLUMNS; c++)
            ng_set_number(page->doc, token, columns[c].name, columns[c].at[i], 0);
    }
}

static ng_status process(const void *self, void *scratch, ng_doc *doc)
{
    const struct plugin *plugin = self;
    (void)scratch;
    struct page *page = page_open(doc, plugin->sentence, plugin->lists.words);
    if (!page) return NG_OK; /* the document keeps the error */
    heads_note(page, &plugin->lists);
    theme_mark(page);
    sport_note(page);
    things_note(page, &plugin->lists);
    const struct acronyms acronyms = acronym_find(page);
    if (plugin->columns) {
        put_columns(page, &plugin->lists, &acronyms);
        return NG_OK;
    }
    find_mentions(page, plugin, &acronyms);
    override_apply(page, plugin->countries);
    if (plugin->apart) tagged_part(page);
    const struct entities entities =
        entity_group(page, &plugin->lists, &acronyms, plugin->countries);
    const struct references references = refer_find(page, &entities);
    put_out(page, &entities, &references);
    return NG_OK;
}

NG_PLUGIN(organisations, .version = "1.0.0",
          .about = "Named organisations, their kinds and all their mentions",
          .needs = needs, .likes = likes, .records = records, .options = options,
          .open = open, .close = close, .process = process);

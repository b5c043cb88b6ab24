#include "doc/doc.h"

#include <inttypes.h>
#include <stdio.h>

#include "text/utf8.h"

/* The year of "2025-09-26", 0 if it is not known. */
static unsigned year_of(struct str published)
{
    uint64_t year = 0;
    if (published.length < 4) return 0;
    return str_to_number(str_slice(published, 0, 4), 9999, &year) ? (unsigned)year : 0;
}

static struct str first_known(struct str a, struct str b)
{
    return a.at ? a : b;
}

/* A dateline without a year ("09-26") does not tell the day. */
static struct str whole_day(struct str published)
{
    return published.length == sizeof "2025-09-26" - 1 ? published : (struct str){0};
}

enum status doc_open(struct doc *doc, struct arena *arena, const struct kinds *kinds,
                     const struct article *article, const struct doc_limits *limits,
                     struct error *error)
{
    *doc = (struct doc){
        .arena = arena,
        .kinds = kinds,
        .limits = *limits,
        .article = *article,
        .text = {article->text, article->length}
    };
    if (article->length >= UINT32_MAX) {
        return error_set(error, ERROR_LIMIT,
                         STR_FORMAT ": is longer than 4 GiB; split it",
                         STR_ARGUMENTS(article->source));
    }
    /* Set aside here, so that a plugin that eats all memory can still be noted. */
    doc->error_room = kinds->plugin_count;
    doc->errors = arena_array(arena, doc->error_room, sizeof *doc->errors);
    if (!doc->errors) return error_memory(error, "opening an article");
    if (limits->memory) arena->limit = limits->memory;
    doc->repaired = utf8_repair(article->text, article->length);
    const unsigned year = year_of(article->published);
    TRY(dateline_read(arena, doc->text, year, &doc->dateline, error));
    doc->published = first_known(article->published, whole_day(doc->dateline.published));
    doc->place = first_known(article->place, doc->dateline.place);
    doc->agency = first_known(article->agency, doc->dateline.agency);
    doc->language = article->language;
    return OK;
}

enum status doc_tokenise(struct doc *doc, struct error *error)
{
    if (doc->tokenised) return OK;
    TRY(tokens_make(doc->arena, doc->text, doc->dateline.header, &doc->tokens, error));
    doc->tokenised = true;
    return OK;
}

/* "begin end"; nothing for a place that is not in the text. */
static enum status format_span(struct doc *doc, struct span at, struct str *value,
                               struct error *error)
{
    char text[32];
    if (at.end == 0) return OK;
    const int length =
        snprintf(text, sizeof text, "%" PRIu32 " %" PRIu32, at.begin, at.end);
    *value = arena_copy(doc->arena, (struct str){text, (size_t)length});
    return value->at ? OK : error_memory(error, "reading metadata");
}

static enum status format_number(struct doc *doc, uint32_t number, struct str *value,
                                 struct error *error)
{
    char text[16];
    const int length = snprintf(text, sizeof text, "%" PRIu32, number);
    *value = arena_copy(doc->arena, (struct str){text, (size_t)length});
    return value->at ? OK : error_memory(error, "reading metadata");
}

enum status doc_meta(struct doc *doc, struct str key, struct str *value,
                     struct error *error)
{
    const struct dateline *dateline = &doc->dateline;
    const struct {
        const char *key;
        struct str value;
    } texts[] = {
        {"id",        doc->article.id   },
        {"title",     doc->article.title},
        {"published", doc->published    },
        {"place",     doc->place        },
        {"region",    dateline->region  },
        {"agency",    doc->agency       },
    };
    const struct {
        const char *key;
        struct span at;
    } spans[] = {
        {"published-at", dateline->published_at},
        {"place-at",     dateline->place_at    },
        {"agency-at",    dateline->agency_at   },
        {"signoff-at",   dateline->signoff_at  },
    };
    *value = (struct str){0};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (!str_is(key, texts[i].key)) continue;
        *value = texts[i].value;
        return OK;
    }
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        if (str_is(key, spans[i].key)) return format_span(doc, spans[i].at, value, error);
    }
    if (str_is(key, "language")) return doc_language(doc, value, error);
    if (str_is(key, "header")) return format_number(doc, dateline->header, value, error);
    return error_set(error, ERROR_PLUGIN,
                     "asks for metadata \"" STR_FORMAT
                     "\", which does not exist; see ng_meta() for the keys",
                     STR_ARGUMENTS(key));
}

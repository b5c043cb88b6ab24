/* doc: one article with all that is known of it: text, metadata, the layers of
 * tokens and sentences made when first asked for, and the records of the plugins.
 * One thread uses a document at a time; all its memory is one arena's. */
#ifndef NUTGRAF_DOC_DOC_H
#define NUTGRAF_DOC_DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "doc/kind.h"
#include "text/dateline.h"
#include "text/span.h"
#include "text/tagger.h"
#include "text/token.h"

struct article { /* what a reader hands over; strings with .at NULL are not known */
    struct str id;
    struct str source; /* the file's path as the user gave it, or "-" */
    char *text;        /* [length] bytes as they were; doc_open() repairs them */
    size_t length;
    struct str title;
    struct str published; /* "2025-09-26", checked by the reader */
    struct str place;
    struct str agency;
    struct str language; /* "en", "ms"; .at NULL: to be detected */
};

struct value { /* of a field; .at NULL is not set */
    struct str text;
    uint32_t *links; /* [link_count] refs, for link fields */
    uint32_t link_count, link_room;
};

struct record {
    uint32_t kind;   /* index into doc->kinds */
    struct span at;  /* {UINT32_MAX, UINT32_MAX}: about the whole article */
    uint32_t parent; /* refs (index + 1); 0 is none */
    uint32_t first_child, last_child, next; /* the children in emission order */
    bool dropped;                           /* lost to a better one that it overlapped */
    struct str rule;                        /* .at NULL if none */
    double score;
    struct value *values; /* [kind's field_count] */
};

struct doc_error { /* a plugin that failed on this document */
    uint32_t plugin;
    struct str message;
};

struct doc_limits {
    size_t records; /* of one document; more is ERROR_LIMIT */
    size_t memory;  /* bytes of the arena; 0 is no limit */
};

struct doc {
    struct arena *arena;
    const struct kinds *kinds;
    const struct tagger *tagger; /* parts of speech; NULL if none is installed */
    struct tagger_cache *cache;  /* the worker's, for all taggers; or NULL */
    struct doc_limits limits;
    struct article article; /* as read; text repaired */
    struct str text;
    size_t repaired; /* bytes replaced */
    struct dateline dateline;
    struct str published, place, agency; /* article's, else dateline's */
    struct str language;                 /* .at NULL until doc_language() */
    bool tokenised;
    struct tokens tokens;
    uint8_t **tags;              /* [sentence_count]; NULL where not yet tagged */
    const uint8_t *tag_of_label; /* [tagger's labels] an ng_tag each */
    ng_items *layers;            /* [LAYER_FIRST_KIND + kind count], made when first
                                    asked for; .at NULL where not yet made */
    struct record *records;      /* [record_count]; ref is index + 1 */
    size_t record_count, record_room;
    struct doc_error *errors;
    size_t error_count, error_room;
};

/* Sets up a document over an article: repairs its text in place, reads the dateline.
 * The article's strings, kinds and tagger must outlive the document. */
enum status doc_open(struct doc *doc, struct arena *arena, const struct kinds *kinds,
                     const struct article *article, const struct doc_limits *limits,
                     struct error *error);

/* Makes tokens, sentences and paragraphs if they are not there yet. */
enum status doc_tokenise(struct doc *doc, struct error *error);

/* The tags of a sentence (ng_tag, one a token), made when first asked for.  *tags is
 * NULL if there is no tagger. */
enum status doc_tag(struct doc *doc, uint32_t sentence, const uint8_t **tags,
                    struct error *error);

/* "en" or "ms" ...: the article's own, else detected from its function words. */
enum status doc_language(struct doc *doc, struct str *language, struct error *error);

/* The metadata that plugins may read, by key (see ng_meta()); .at NULL if it is not
 * known.  ERROR_PLUGIN if there is no such key. */
enum status doc_meta(struct doc *doc, struct str key, struct str *value,
                     struct error *error);

static inline struct record *doc_record(const struct doc *doc, uint32_t ref)
{
    return ref && ref <= doc->record_count ? &doc->records[ref - 1] : NULL;
}

/* Adds a record of a kind that fits its parent; the span, the rule and the score are
 * checked.  ERROR_PLUGIN with what was wrong, ERROR_LIMIT over limits.records. */
enum status doc_emit(struct doc *doc, uint32_t kind, uint32_t parent, struct span at,
                     struct str rule, double score, uint32_t *ref, struct error *error);

/* Sets a field after checking the value against its type. */
enum status doc_set(struct doc *doc, uint32_t ref, struct str field, struct str value,
                    struct error *error);
enum status doc_link(struct doc *doc, uint32_t ref, struct str field, uint32_t target,
                     struct error *error);

/* Ends a plugin's turn, whose records are those from index `from` on: checks that no
 * required field is missing, then applies the overlap policy of its kinds.  With a
 * record go those inside it and those that must link to it; links to it in fields that
 * are NG_OPTIONAL or NG_MANY go alone. */
enum status doc_settle(struct doc *doc, size_t from, struct error *error);

/* Takes back all records from index `from` on and notes why. */
enum status doc_fail(struct doc *doc, size_t from, uint32_t plugin, struct str message,
                     struct error *error);

/* The refs of a plugin's top records that were not dropped, in output order: by
 * begin, the longer first, kind, rule, then fields.  Records about the whole article
 * come first, by their key fields.  In the arena. */
enum status doc_sorted(struct doc *doc, uint32_t plugin, uint32_t **refs, size_t *count,
                       struct error *error);

/* The same for the records inside one. */
enum status doc_sorted_inside(struct doc *doc, uint32_t ref, uint32_t **refs,
                              size_t *count, struct error *error);

#endif

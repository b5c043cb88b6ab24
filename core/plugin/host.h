/* host: the table of services that a plugin is given, and what stands behind a document
 * while it is a plugin's turn.  host_setup.c, host_read.c and host_write.c hold the
 * services themselves. */
#ifndef NUTGRAF_PLUGIN_HOST_H
#define NUTGRAF_PLUGIN_HOST_H

#include <nutgraf/plugin.h>

#include <stdbool.h>

#include "base/error.h"
#include "base/str.h"
#include "doc/doc.h"
#include "plugin/entry.h"
#include "text/gazetteer.h"
#include "text/rules.h"

struct sitting { /* one plugin's turn at one document */
    struct doc *doc;
    const struct entry *entry;
    const struct registry *registry;
    struct rules_scratch *scratch; /* the worker's */
    struct gazetteer_hits **hits;  /* of the document, for all plugins; *hits is NULL
                                      until one asks */
    struct error error;            /* the first; .status is OK while there is none */
};

struct view {   /* an ng_doc with its private part */
    ng_doc doc; /* first: a pointer to it is one to this */
    struct sitting *sitting;
};

/* Fills in an entry's table of services. */
void host_fill(struct entry *entry);

/* ------------------------------------------------- shared by the services' files */

static inline struct sitting *host_sitting(const ng_doc *doc)
{
    return ((const struct view *)(const void *)doc)->sitting;
}

static inline struct entry *host_entry(const ng_host *host)
{
    return ((const struct entry_host *)(const void *)host)->entry;
}

static inline bool host_failed(const struct sitting *sitting)
{
    return sitting->error.status != OK;
}

static inline ng_str host_str(struct str s)
{
    return ng_make_str(s.at ? s.at : "", s.length);
}

static inline struct str host_name(const char *name)
{
    return name ? str_from(name) : STR("(NULL)");
}

static inline ng_span host_span(struct span at)
{
    return ng_make_span(at.begin, at.end);
}

/* Whether a plugin may read a layer of the document; if not, that is its error. */
bool host_may_read(struct sitting *sitting, ng_layer layer);

/* The record behind a ref if the plugin may read it: its own, of a kind it declares to
 * read, or what those are nested in.  NULL, and an error, if not. */
const struct record *host_readable(struct sitting *sitting, ng_ref ref);

/* The same for a record that the plugin may change: its own. */
const struct record *host_own(struct sitting *sitting, ng_ref ref);

/* [setup] */
ng_layer host_layer(const ng_host *host, const char *name);
ng_str host_option(const ng_config *config, const char *name);
ng_status host_data(const ng_host *host, const char *file, ng_str *data);
ng_status host_rules(const ng_host *host, const ng_rule *rules,
                     const ng_rules **compiled);
ng_status host_gazetteer(const ng_host *host, const char *file,
                         const ng_gazetteer **gazetteer);
ng_status host_tagger(const ng_host *host, const char *file, const ng_tagger **tagger);
uint32_t host_hash(ng_str folded);
ng_status host_classifier(const ng_host *host, const char *file,
                          const ng_classifier **classifier);
void host_say(const ng_host *host, ng_level level, const char *message);

/* [worker] reading */
ng_str host_text(const ng_doc *doc);
ng_str host_meta(const ng_doc *doc, const char *key);
ng_tokens host_tokens(ng_doc *doc);
const uint8_t *host_tags(ng_doc *doc, uint32_t sentence);
ng_str host_lemma(ng_doc *doc, uint32_t token);
ng_items host_items(ng_doc *doc, ng_layer layer);
ng_str host_field(const ng_doc *doc, ng_ref record, const char *field);
ng_ref host_target(const ng_doc *doc, ng_ref record, const char *field, uint32_t index);
ng_ref host_parent(const ng_doc *doc, ng_ref record);
bool host_next(ng_doc *doc, const ng_rules *rules, ng_scan *scan);
ng_span host_group(const ng_doc *doc, const ng_scan *scan, const char *name);
ng_hits host_hits(ng_doc *doc, const ng_gazetteer *gazetteer);
ng_str host_column(const ng_gazetteer *gazetteer, uint32_t entry, const char *column);
const uint8_t *host_label(ng_doc *doc, const ng_tagger *tagger, const ng_column *columns,
                          size_t count);
ng_str host_label_name(const ng_tagger *tagger, uint8_t label);
size_t host_class_count(const ng_classifier *classifier);
ng_str host_class_name(const ng_classifier *classifier, size_t index);
void host_classify(const ng_doc *doc, const ng_classifier *classifier,
                   const uint64_t *features, size_t count, double *probabilities);
bool host_knows(const ng_doc *doc, const ng_classifier *classifier, uint64_t feature);

/* [worker] writing */
ng_ref host_emit(ng_doc *doc, ng_ref parent, const char *record, ng_span at,
                 const char *rule, double score);
void host_set(ng_doc *doc, ng_ref record, const char *field, ng_str value);
void host_set_number(ng_doc *doc, ng_ref record, const char *field, double value,
                     int decimals);
void host_link(ng_doc *doc, ng_ref record, const char *field, ng_ref target);
void *host_alloc(ng_doc *doc, size_t size);

#endif

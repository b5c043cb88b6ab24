/* nutgraf/calls.h - nutgraf's functions as a plugin calls them, each with what it gives.
 * Plugins include nutgraf/plugin.h, whose head says what holds for all of them.
 */
#ifndef NUTGRAF_CALLS_H
#define NUTGRAF_CALLS_H

#include <nutgraf/plugin.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ----------------------------------------------------------------- [setup] */

/* A layer's handle.  0 if it is not in needs or likes (an error), or if it is
 * only liked and nobody makes it; an empty layer then. */
static inline ng_layer ng_layer_of(const ng_host *host, const char *name)
{
    return host->layer(host, name);
}

/* An option's value, the preset if the user did not set it, already checked
 * against its type.  Valid until open() returns. */
static inline ng_str ng_option_of(const ng_host *host, const ng_config *config,
                                  const char *name)
{
    return host->option(config, name);
}

/* The bytes of a file beside the plugin, followed by a NUL that does not count.
 * NG_NOFILE if it is not there. */
static inline ng_status ng_data_of(const ng_host *host, const char *file, ng_str *data)
{
    return host->data(host, file, data);
}

/* Compiles rules.  Earlier rules win where two match at one place.  NG_BADRULE
 * if an expression does not compile or a rule has no trigger. */
static inline ng_status ng_rules_of(const ng_host *host, const ng_rule *rules,
                                    const ng_rules **compiled)
{
    return host->rules(host, rules, compiled);
}

/* Loads a gazetteer: a UTF-8 table beside the plugin, columns separated by tabs,
 * the first line their names, lines that begin with # ignored.  Column "name"
 * holds a name, or several separated by |, each matched token by token.  The
 * optional column "case" says how: "any"; "exact", as written; or "title", the
 * default: capitalised in the text where it is in the file, or all in capitals.
 * The other columns are the plugin's.  All gazetteers share one trie, so that
 * the text is walked once.  NG_NOFILE if it cannot be read. */
static inline ng_status ng_gazetteer_of(const ng_host *host, const char *file,
                                        const ng_gazetteer **gazetteer)
{
    return host->gazetteer(host, file, gazetteer);
}

/* Loads a model that `nutgraf train` made, beside the plugin.  NG_NOFILE if it
 * is missing, damaged, or of another version. */
static inline ng_status ng_tagger_of(const ng_host *host, const char *file,
                                     const ng_tagger **tagger)
{
    return host->tagger(host, file, tagger);
}

/* The hash of a word that is already folded, as in ng_token.hash: equal words
 * have equal hashes, in one run.  For a plugin's own tables. */
static inline uint32_t ng_hash(const ng_host *host, ng_str folded)
{
    return host->hash(folded);
}

/* Loads a classifier that `nutgraf train --method maxent` made, beside the plugin: it
 * says of an item of the plugin's own, whatever that is, how likely each class is.
 * NG_NOFILE if it is missing, damaged, or of another version.  This and the calls that
 * take a classifier need a host that has them: NG_HAS(host, knows). */
static inline ng_status ng_classifier_of(const ng_host *host, const char *file,
                                         const ng_classifier **classifier)
{
    return host->classifier(host, file, classifier);
}

/* How many classes a classifier has, at least 1 and at most 64; 0 of NULL.  [setup]
 * [worker] */
static inline size_t ng_class_count(const ng_host *host, const ng_classifier *classifier)
{
    return host->class_count(classifier);
}

/* What a class is called.  "none" is the first if there is one; the others follow by
 * name, by bytes.  Empty if there is no such class.  [setup] [worker] */
static inline ng_str ng_class_name(const ng_host *host, const ng_classifier *classifier,
                                   size_t index)
{
    return host->class_name(classifier, index);
}

/* Spreads a number over 64 bits, no two alike: the finaliser of splitmix64 (Steele, Lea
 * and Flood, "Fast splittable pseudorandom number generators", 2014). */
static inline uint64_t ng_spread(uint64_t number)
{
    number += 0x9E3779B97F4A7C15u;
    number = (number ^ number >> 30) * 0xBF58476D1CE4E5B9u;
    number = (number ^ number >> 27) * 0x94D049BB133111EBu;
    return number ^ number >> 31;
}

/* The key of a feature with a name and a value: hashes of folded words, as ng_hash() and
 * ng_token.hash have them, or small numbers.  No two pairs have the same key.  `nutgraf
 * train` makes the same key of "name=value", and models hold keys: this arithmetic never
 * changes.  [setup] [worker] */
static inline uint64_t ng_feature(uint32_t name, uint32_t value)
{
    return ng_spread((uint64_t)name << 32 | value);
}

/* The key of a feature with one value more, "name=value&value".  [setup] [worker] */
static inline uint64_t ng_feature_and(uint64_t feature, uint32_t value)
{
    return ng_spread(feature + (value + (uint64_t)1) * 0xD1342543DE82EF95u);
}

/* ---------------------------------------------------- [worker] reading a document */

/* The text of the article, byte for byte as it was in the file, except that
 * each byte that is not UTF-8 is replaced by one 0x1A: positions never move. */
static inline ng_str ng_text(const ng_doc *doc) { return doc->host->text(doc); }

/* The text at a span. */
static inline ng_str ng_at(const ng_doc *doc, ng_span at)
{
    const ng_str text = doc->host->text(doc);
    const ng_str part = {text.at + at.begin, (size_t)(at.end - at.begin)};
    return part;
}

/* What is known of the article beside its text; empty if it is not known:
 *     id         given by the reader, unique in the run
 *     title      a JSON Lines field
 *     published  ISO 8601 day, from a field, the header, or the dateline
 *     place      from a field or the dateline: "Desaru"
 *     region     of the dateline's "LIMA, Peru"
 *     agency     from a field, the dateline or the sign-off: "Bernama"
 *     language   ISO 639-1, from the option or the function words: "en", "ms"
 *     header     where in the text the header and dateline end, in bytes
 *     published-at, place-at, agency-at, signoff-at   where in the text they
 *                stand: "begin end" in bytes */
static inline ng_str ng_meta(const ng_doc *doc, const char *key)
{
    return doc->host->meta(doc, key);
}

/* All tokens of the text.  Needs layer "token". */
static inline ng_tokens ng_tokens_of(ng_doc *doc) { return doc->host->tokens(doc); }

/* The parts of speech of a sentence: an ng_tag for each of its tokens, counted
 * from the sentence's first.  A sentence is tagged when first asked for.  NULL if
 * no model is installed.  Needs layer "tag". */
static inline const uint8_t *ng_tags_of(ng_doc *doc, uint32_t sentence)
{
    return doc->host->tags(doc, sentence);
}

/* The dictionary form of a token: "agree" for "agreed".  Follows the token's tag
 * if its sentence is tagged, else the likeliest.  Needs layer "token". */
static inline ng_str ng_lemma(ng_doc *doc, uint32_t token)
{
    return doc->host->lemma(doc, token);
}

/* All items of a layer of spans.  A built-in layer is made when first asked for.
 * Records without a span are in no layer: reach them with ng_parent(). */
static inline ng_items ng_items_of(ng_doc *doc, ng_layer layer)
{
    return doc->host->items(doc, layer);
}

/* A field of a record, as text; empty if it is not set.  "rule" is the rule. */
static inline ng_str ng_field_of(const ng_doc *doc, ng_ref record, const char *field)
{
    return doc->host->field(doc, record, field);
}

/* The index-th record that a link field points to; 0 if there is none. */
static inline ng_ref ng_target(const ng_doc *doc, ng_ref record, const char *field,
                               uint32_t index)
{
    return doc->host->target(doc, record, field, index);
}

/* The record that a record is nested in; 0 at the top. */
static inline ng_ref ng_parent(const ng_doc *doc, ng_ref record)
{
    return doc->host->parent(doc, record);
}

/* Finds the next match of any rule, leftmost first; false when there is none.
 * A search goes on behind the last match.  A match is not empty and ends within
 * the tokens that are searched.  Needs layer "token". */
static inline bool ng_next(ng_doc *doc, const ng_rules *rules, ng_scan *scan)
{
    return doc->host->next(doc, rules, scan);
}

/* Where a named group of the last match is; {0, 0} if it took no part.  Valid
 * until the next ng_next() on this document. */
static inline ng_span ng_group(const ng_doc *doc, const ng_scan *scan, const char *name)
{
    return doc->host->group(doc, scan, name);
}

/* Every name of the gazetteer that stands in the text.  Needs layer "token". */
static inline ng_hits ng_hits_of(ng_doc *doc, const ng_gazetteer *gazetteer)
{
    return doc->host->hits(doc, gazetteer);
}

/* A column of a gazetteer's row; empty if the file has no such column. */
static inline ng_str ng_column_of(const ng_doc *doc, const ng_gazetteer *gazetteer,
                                  uint32_t entry, const char *column)
{
    return doc->host->column(gazetteer, entry, column);
}

/* Labels every token of the document: [tokens], each an index for ng_label_name.
 * The columns are those that the model's templates name and the core does not
 * make itself.  NULL after an error.  Needs layers "token" and, if the model uses
 * parts of speech, "tag". */
static inline const uint8_t *ng_label(ng_doc *doc, const ng_tagger *tagger,
                                      const ng_column *columns, size_t count)
{
    return doc->host->label(doc, tagger, columns, count);
}

/* What a label is called: "B-ORG".  Empty if the model has no such label. */
static inline ng_str ng_label_name(const ng_doc *doc, const ng_tagger *tagger,
                                   uint8_t label)
{
    return doc->host->label_name(tagger, label);
}

/* How likely each class of an item is: probabilities is the caller's, [classes], each
 * from 0 to 1, and they sum to 1.  features are keys that ng_feature() made, [count] and
 * at most a million; those that the model does not know add nothing, one that is there
 * twice counts twice.  All 0 after an error.  Needs no layer. */
static inline void ng_classify(const ng_doc *doc, const ng_classifier *classifier,
                               const uint64_t *features, size_t count,
                               double *probabilities)
{
    doc->host->classify(doc, classifier, features, count, probabilities);
}

/* Whether the model knows a feature: a cheap test of whether an item is worth making.
 * True of about one in 20,000 that it does not know, too.  False after an error. */
static inline bool ng_knows(const ng_doc *doc, const ng_classifier *classifier,
                            uint64_t feature)
{
    return doc->host->knows(doc, classifier, feature);
}

/* ------------------------------------------------- [worker] writing to a document */

/* Where a record stands that is about the whole article. */
#define NG_NOWHERE (ng_make_span(UINT32_MAX, UINT32_MAX))

static inline ng_span ng_make_span(uint32_t begin, uint32_t end)
{
    const ng_span span = {begin, end};
    return span;
}

/* Adds a record at the top.  at may be any span that is not empty and splits no
 * character; records may overlap.  rule says why the record is there, in
 * [a-z0-9-]; NULL for none.  score is in [0, 1].  Gives 0 after an error. */
static inline ng_ref ng_emit(ng_doc *doc, const char *record, ng_span at,
                             const char *rule, double score)
{
    return doc->host->emit(doc, 0, record, at, rule, score);
}

/* Adds a record inside another that this plugin emitted.  record is the kind's
 * own name, "mention".  Gives 0 after an error, or if parent is 0. */
static inline ng_ref ng_nest(ng_doc *doc, ng_ref parent, const char *record, ng_span at,
                             const char *rule, double score)
{
    return parent ? doc->host->emit(doc, parent, record, at, rule, score) : 0;
}

/* Sets a field of a record this plugin emitted; the last value counts.  The value
 * is checked against the field's type.  Does nothing to record 0. */
static inline void ng_set(ng_doc *doc, ng_ref record, const char *field, ng_str value)
{
    doc->host->set(doc, record, field, value);
}

/* The same with a number, written with so many decimals (0 to 9). */
static inline void ng_set_number(ng_doc *doc, ng_ref record, const char *field,
                                 double value, int decimals)
{
    doc->host->set_number(doc, record, field, value, decimals);
}

/* Points a link field at another record, this plugin's or one that it reads.
 * Adds to a field that is NG_MANY, else replaces. */
static inline void ng_link(ng_doc *doc, ng_ref record, const char *field, ng_ref target)
{
    doc->host->link(doc, record, field, target);
}

/* Memory that is freed with the document, aligned for any type and zeroed; NULL
 * after an error. */
static inline void *ng_alloc(ng_doc *doc, size_t size)
{
    return doc->host->alloc(doc, size);
}

/* Writes a message to the log, with the plugin's name before it. */
static inline void ng_say(const ng_host *host, ng_level level, const char *message)
{
    host->say(host, level, message);
}

/* True if this host has the given member of ng_host, added after version 1.0. */
#define NG_HAS(host, member) \
    ((host)->size >= offsetof(ng_host, member) + sizeof((host)->member))

static inline ng_str ng_make_str(const char *at, size_t len)
{
    const ng_str str = {at, len};
    return str;
}

#define NG_STR(literal) (ng_make_str("" literal, sizeof(literal) - 1))

#ifdef __cplusplus
}
#endif

#endif

/* nutgraf/plugin.h - all that an extractor plugin sees of nutgraf.
 *
 * A plugin is a shared object that exports one constant of type ng_plugin,
 * declared with NG_PLUGIN().  nutgraf reads that constant, and refuses it if
 * need be, before it runs any of the plugin's code.
 *
 *     open           once per run: compile rules, load gazetteers  [setup]
 *       begin        once per worker: make scratch memory         [worker]
 *         process    once per document: read layers, emit records [worker]
 *       end          once per worker                              [worker]
 *     close          once per run                                  [setup]
 *
 * Units      Positions and lengths are bytes of UTF-8, never characters.
 *            Spans are half-open: [begin, end).
 * Ownership  Whatever nutgraf hands out stays nutgraf's.  What comes from a
 *            document lives until process() returns; what comes from [setup]
 *            lives until close() returns.  What a plugin hands in is copied.
 * Threads    [setup] runs alone, on the main thread.  [worker] runs on any
 *            number of threads at once, each with a document and a scratch of
 *            its own: so self is const in there, and globals are not allowed.
 * Errors     Calls on a document do not fail visibly.  The first error stays
 *            with the document, later calls do nothing (they give 0, NULL or
 *            an empty result), and nutgraf reports it once process() has
 *            returned.  [setup] calls return an ng_status, and nutgraf has
 *            already said what was wrong.
 * Growth     ng_plugin and ng_host start with their size and grow only at the
 *            end.  All other structs are frozen for as long as NG_ABI is 1.
 */
#ifndef NUTGRAF_PLUGIN_H
#define NUTGRAF_PLUGIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define NG_ABI 1u /* a plugin and a host work together only if these agree */

/* ------------------------------------------------------------ basic types */

typedef struct ng_str { /* a piece of text, not NUL-terminated */
    const char *at;
    size_t      len;
} ng_str;

typedef struct ng_span { /* a place in the document's text */
    uint32_t begin;
    uint32_t end;
} ng_span;

typedef uint32_t ng_ref;   /* a record of one document; 0 is no record */
typedef uint32_t ng_layer; /* a layer of every document; 0 is no layer */

typedef enum ng_status {
    NG_OK      = 0,
    NG_NOMEM   = 1, /* memory ran out */
    NG_BADCONF = 2, /* an option has a value the plugin cannot use */
    NG_NOFILE  = 3, /* a data file is missing or malformed */
    NG_BADRULE = 4, /* a rule's expression does not compile */
    NG_BADCALL = 5, /* the plugin broke the contract in this header */
    NG_OVERRUN = 6  /* a limit on work, matches or memory was reached */
} ng_status;

typedef enum ng_level { NG_DEBUG, NG_INFO, NG_WARN, NG_ERROR } ng_level;

typedef struct ng_config    ng_config;    /* [setup] the plugin's options */
typedef struct ng_rules     ng_rules;     /* compiled rules, shared by threads */
typedef struct ng_gazetteer ng_gazetteer; /* a loaded name list, likewise */
typedef struct ng_tagger    ng_tagger;    /* a loaded model, likewise */
typedef struct ng_host      ng_host;

typedef struct ng_classifier ng_classifier; /* a loaded model of another kind, likewise */

typedef struct ng_doc { /* one article being processed, with private parts */
    const ng_host *host;
} ng_doc;

/* --------------------------------------- what a plugin declares about itself */

typedef enum ng_type {
    NG_TEXT   = 1, /* UTF-8 */
    NG_INT    = 2, /* decimal, fits int64_t */
    NG_BOOL   = 3, /* "true" or "false" */
    NG_WHEN   = 4, /* ISO 8601 date, month, year or interval: 2025-10, 2024/2027 */
    NG_LINK   = 5, /* another record of the same document */
    NG_NUMBER = 6  /* decimal with an optional fraction: 10, 0.25, -3.1 */
} ng_type;

enum { /* ng_field.flags */
    NG_KEY      = 1u << 0, /* part of what makes two records "the same" to diff */
    NG_OPTIONAL = 1u << 1, /* a record may lack it */
    NG_MANY     = 1u << 2  /* a record may have several; links only */
};

typedef struct ng_field { /* one XML attribute of a record */
    const char *name;     /* [a-z][a-z0-9-]*; NULL ends the array */
    ng_type     type;
    uint32_t    flags;
    const char *about;    /* one line, for the schema and for the docs */
    const char *values;   /* NG_TEXT: all values there are, separated by spaces,
                             "DATE TIME"; NULL for any value */
    const void *reserved; /* NULL */
} ng_field;

enum { /* ng_record.flags */
    NG_EXCLUSIVE = 1u << 0, /* where two overlap only the better one is kept:
                               higher score, then longer, then earlier */
    NG_WHOLE     = 1u << 1, /* about the whole article: emitted at NG_NOWHERE */
    NG_NAMED     = 1u << 2  /* has an id in the output, linked to or not */
};

typedef struct ng_record ng_record;
struct ng_record {           /* a kind of record, which is a layer and an element */
    const char      *name;   /* [a-z][a-z0-9-]*; NULL ends the array */
    const ng_field  *fields; /* in the order they are written; NULL for none */
    uint32_t         flags;
    const char      *about;
    const ng_record *inside; /* the kinds that nest in this one, or NULL.  They
                                are named by path: "organisation/mention" */
    const void      *reserved; /* NULL */
};

typedef struct ng_option { /* a setting the user may change */
    const char *name;      /* "order" is set as dates.order; NULL ends   */
    ng_type     type;      /* nutgraf checks the value before open() */
    const char *preset;    /* the value when not set, as text */
    const char *about;
    const char *values;    /* NG_TEXT: all values there are; NULL for any */
    const void *reserved;  /* NULL */
} ng_option;

typedef struct ng_plugin {
    uint32_t    abi;     /* NG_ABI          (NG_PLUGIN sets these two) */
    uint32_t    size;    /* sizeof(ng_plugin)                          */
    const char *name;    /* unique: [a-z][a-z0-9_]* */
    const char *version; /* raise it whenever the output may change */
    const char *about;   /* one line */

    /* Layers process() reads.  Arrays end with NULL, or are NULL.  A layer is
     * token, sentence, paragraph, tag or any plugin's record ("date",
     * "organisation/mention").  nutgraf runs whoever makes a layer before
     * whoever reads it, says so when nobody makes a layer in needs, and leaves
     * a layer in likes empty when nobody makes it. */
    const char *const *needs;
    const char *const *likes;

    const ng_record *records; /* what process() may emit */
    const ng_option *options;

    /* Every function may be NULL but process.  *self and *scratch are NULL
     * before the call; whatever they are after it, even one that failed, is
     * what close() and end() get, unless it is NULL. */
    ng_status (*open)(const ng_host *host, const ng_config *config, void **self);
    void (*close)(void *self);
    ng_status (*begin)(const void *self, void **scratch);
    void (*end)(void *scratch);
    ng_status (*process)(const void *self, void *scratch, ng_doc *doc);
} ng_plugin;

/* ------------------------------------------------------- what nutgraf offers */

enum { /* ng_token.shape */
    NG_WORD   = 1u << 0, /* has a letter */
    NG_DIGIT  = 1u << 1, /* has a digit */
    NG_PUNCT  = 1u << 2, /* has neither */
    NG_TITLE  = 1u << 3, /* Starts with a capital */
    NG_UPPER  = 1u << 4, /* HAS ONLY CAPITALS, two or more; digits, dots and
                            hyphens may stand between: U.S., G20 */
    NG_OPENER = 1u << 5, /* the first word of its sentence */
    NG_GLUED  = 1u << 6  /* no space before it: the 's of "Malaysia's" */
};

typedef struct ng_token {
    ng_span     at;
    uint32_t    shape;    /* NG_WORD and so on */
    uint32_t    hash;     /* of the folded word, as ng_hash() gives it */
    uint32_t    sentence; /* index into the sentence layer */
    uint32_t    len;      /* of word, in bytes */
    const char *word;     /* folded: lower case, full canonical composition,
                             quotes and dashes as ASCII; not NUL-terminated */
} ng_token;

typedef struct ng_tokens {
    const ng_token *at; /* by begin; they never overlap */
    size_t          len;
} ng_tokens;

typedef enum ng_tag { /* parts of speech, after the Penn Treebank */
    NG_TAG_NONE = 0,  /* not tagged */
    NG_NN,            /* noun, singular or mass */
    NG_NNS,           /* noun, plural */
    NG_NNP,           /* proper noun, either number */
    NG_JJ,            /* adjective, any degree */
    NG_RB,            /* adverb, any degree */
    NG_VB,            /* verb: base form */
    NG_VBP,           /*       present, not third person singular */
    NG_VBZ,           /*       present, third person singular */
    NG_VBD,           /*       past tense */
    NG_VBN,           /*       past participle */
    NG_VBG,           /*       -ing form */
    NG_MD,            /* modal verb */
    NG_IN,            /* preposition or subordinating conjunction */
    NG_TO,            /* to, in all its uses */
    NG_RP,            /* particle: broke *out* */
    NG_DT,            /* determiner, predeterminer */
    NG_EX,            /* existential there */
    NG_PRP,           /* personal pronoun */
    NG_PRPS,          /* possessive pronoun */
    NG_WH,            /* who, which, where, whose */
    NG_CC,            /* coordinating conjunction */
    NG_CD,            /* number */
    NG_POS,           /* possessive 's */
    NG_COMMA,         /* , */
    NG_STOP,          /* . ! ? and : ; - ... between clauses */
    NG_QUOTE,         /* quotation mark or bracket */
    NG_OTHER          /* symbols, interjections, foreign words */
} ng_tag;

typedef struct ng_item { /* one element of a layer of spans */
    ng_span  at;
    uint32_t first, last; /* the tokens that it touches: [first, last) */
    ng_ref   record;      /* 0 in the built-in layers */
} ng_item;

typedef struct ng_items {
    const ng_item *at; /* by begin, the longer first, then by record */
    size_t         len;
} ng_items;

enum { /* ng_rule.flags */
    NG_ANYCASE = 1u << 0 /* A-Z match a-z */
};

/* One regular expression, PCRE2 syntax, UTF-8: \w, \d, \s and \b follow Unicode,
 * and alternatives may name a group alike.  It is tried, anchored, at the
 * begin of each token that a trigger names, and nowhere else: that is what
 * makes it fast.  A trigger is a folded word ("january"), or one of the classes
 * "@digit" (a token with a digit), "@title", "@upper", "@word", "@any". */
typedef struct ng_rule {
    const char *name;     /* goes with each record as rule="..."; NULL ends */
    const char *triggers; /* separated by spaces */
    const char *regex;    /* spaces and # comments are ignored */
    uint32_t    flags;
    const void *reserved; /* NULL */
} ng_rule;

typedef struct ng_scan { /* where a search stands; start with {0} */
    ng_span  at;         /* the match */
    uint32_t rule;       /* index of the rule that matched */
    uint32_t token;      /* the token it begins at */
    uint32_t begin, end; /* tokens to search: [begin, end); 0, 0 is all */
    uint32_t state[4];   /* nutgraf's */
} ng_scan;

typedef struct ng_hit { /* a name of a gazetteer, seen in the text */
    ng_span  at;
    uint32_t first, last; /* its tokens: [first, last) */
    uint32_t entry;       /* row of the gazetteer, from 0 */
} ng_hit;

typedef struct ng_hits {
    const ng_hit *at; /* by begin; of those that overlap, only the longest,
                         of those equally long, the first row of the file */
    size_t        len;
} ng_hits;

typedef struct ng_column { /* what a plugin tells a tagger about each token */
    const char    *name;   /* as the model's templates call it */
    const uint8_t *at;     /* [tokens] one small number each; 0 is nothing */
} ng_column;

struct ng_host {
    uint32_t    abi;
    uint32_t    size;
    const char *version;

    /* [setup] */
    ng_layer (*layer)(const ng_host *, const char *name);
    ng_str (*option)(const ng_config *, const char *name);
    ng_status (*data)(const ng_host *, const char *file, ng_str *);
    ng_status (*rules)(const ng_host *, const ng_rule *, const ng_rules **);
    ng_status (*gazetteer)(const ng_host *, const char *file, const ng_gazetteer **);
    ng_status (*tagger)(const ng_host *, const char *file, const ng_tagger **);
    uint32_t (*hash)(ng_str folded);

    /* [worker] reading */
    ng_str (*text)(const ng_doc *);
    ng_str (*meta)(const ng_doc *, const char *key);
    ng_tokens (*tokens)(ng_doc *);
    const uint8_t *(*tags)(ng_doc *, uint32_t sentence);
    ng_str (*lemma)(ng_doc *, uint32_t token);
    ng_items (*items)(ng_doc *, ng_layer);
    ng_str (*field)(const ng_doc *, ng_ref, const char *field);
    ng_ref (*target)(const ng_doc *, ng_ref, const char *field, uint32_t index);
    ng_ref (*parent)(const ng_doc *, ng_ref);
    bool (*next)(ng_doc *, const ng_rules *, ng_scan *);
    ng_span (*group)(const ng_doc *, const ng_scan *, const char *name);
    ng_hits (*hits)(ng_doc *, const ng_gazetteer *);
    ng_str (*column)(const ng_gazetteer *, uint32_t entry, const char *column);
    const uint8_t *(*label)(ng_doc *, const ng_tagger *, const ng_column *, size_t);
    ng_str (*label_name)(const ng_tagger *, uint8_t label);

    /* [worker] writing */
    ng_ref (*emit)(ng_doc *, ng_ref parent, const char *record, ng_span,
                   const char *rule, double score);
    void (*set)(ng_doc *, ng_ref, const char *field, ng_str);
    void (*set_number)(ng_doc *, ng_ref, const char *field, double, int decimals);
    void (*link)(ng_doc *, ng_ref, const char *field, ng_ref);
    void *(*alloc)(ng_doc *, size_t size);

    /* [setup] [worker] */
    void (*say)(const ng_host *, ng_level, const char *message);

    /* What came later than the members before: NG_HAS() tells of each whether a host
     * has it. */
    ng_status (*classifier)(const ng_host *, const char *file, const ng_classifier **);
    size_t (*class_count)(const ng_classifier *);
    ng_str (*class_name)(const ng_classifier *, size_t index);
    void (*classify)(const ng_doc *, const ng_classifier *, const uint64_t *features,
                     size_t count, double *probabilities);
    bool (*knows)(const ng_doc *, const ng_classifier *, uint64_t feature);
};

/* ------------------------------------ [setup] the same, as a plugin calls them */

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

/* ------------------------------------------------------------------- export */

#if defined(__GNUC__)
#    define NG_EXPORT __attribute__((visibility("default")))
#else
#    define NG_EXPORT
#endif

#ifdef NG_STATIC /* linked into nutgraf: one symbol per plugin */
#    define NG_SYMBOL(id) nutgraf_plugin_##id
#else /* loaded by nutgraf: one symbol per file */
#    define NG_SYMBOL(id) nutgraf_plugin
#endif

/* NG_PLUGIN(dates, .version = "1.0.0", .process = process); */
#define NG_PLUGIN(id, ...)                          \
    extern NG_EXPORT const ng_plugin NG_SYMBOL(id); \
    const ng_plugin NG_SYMBOL(id) = {               \
        .abi = NG_ABI, .size = sizeof(ng_plugin), .name = #id, __VA_ARGS__}

#ifdef __cplusplus
}
#endif

#endif

/* nutgraf/plugin.h - all that an extractor plugin sees of nutgraf: what it declares,
 * what it reads, and the table of nutgraf's functions.  How it calls them is in
 * nutgraf/calls.h, which this file includes.
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

#include <nutgraf/calls.h>

#endif

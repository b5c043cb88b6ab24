/* score: how much of the gold an output has, counted article by article, so that the
 * counts can be added up, grouped, drawn from at random, and compared with another run.
 *
 * Three ways to be right, each with true positives, what the output has, and what the
 * gold has:
 *     strict    the same place
 *     relaxed   overlapping places, one to one
 *     value     relaxed, and every key field the same
 *
 * Gold that is optional ("optional" is "yes") is neutral: not expected, and what answers
 * it counts on neither side. */
#ifndef NUTGRAF_COMPARE_SCORE_H
#define NUTGRAF_COMPARE_SCORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"
#include "compare/scheme.h"
#include "xml/read.h"

enum score_mode { SCORE_STRICT, SCORE_RELAXED, SCORE_VALUE, SCORE_MODES };

const char *score_mode_name(enum score_mode mode);

struct score_count {
    uint32_t right, output, gold;
};

struct score_rates {
    double precision, recall, f1; /* 0 where there is nothing to divide by */
};

struct score_rates score_rates_of(const struct score_count *count);

enum score_error_kind {
    SCORE_MISSED,
    SCORE_SPURIOUS,
    SCORE_PLACE,
    SCORE_FIELD,
    SCORE_ERRORS
};

const char *score_error_name(enum score_error_kind kind);

struct score_error { /* one difference, for people to read */
    enum score_error_kind kind;
    uint32_t element;                 /* index in the scheme */
    struct str article;               /* id */
    struct str before, inside, after; /* the place in its text */
    struct str name, wanted, got;     /* of a FIELD; of a PLACE both texts */
    struct str rule;                  /* the output's; .at NULL if MISSED or none */
};

struct score_named { /* a field, a rule, a set: whatever has a name and a count */
    uint32_t element;
    struct str name;
    struct score_count count;
};

struct score_names {
    struct score_named *at;
    size_t length, room;
    struct map index;
};

struct score_article {
    struct str id, desk;        /* desk: .at NULL if the gold does not say */
    struct score_count *counts; /* [elements x SCORE_MODES] */
};

struct score { /* starts as {0} */
    struct arena arena;
    const struct scheme *scheme;
    struct {
        struct score_article *at;
        size_t length, room;
    } articles;
    struct score_names fields;   /* of records that were found (relaxed) */
    struct score_names rules;    /* right: value */
    struct score_names sets;     /* of keys that each article has a set of */
    struct score_names clusters; /* see score_cluster */
    struct {
        struct score_error *at;
        size_t length, room;
    } errors;
    size_t error_limit;    /* of each element and kind; 0 keeps none */
    uint32_t *error_count; /* [elements x SCORE_ERRORS] kept so far */
    uint32_t missing;      /* articles of the gold that the output does not have */
};

/* B-cubed sums over records found in both (strict) that have a cluster: precision and
 * recall are these sums over how many there are (Bagga and Baldwin, 1998). */
struct score_cluster {
    double precision, recall;
    uint32_t count;
};

/* Counts one article.  output is NULL if it has none; both count positions in bytes or
 * both in characters.  scratch is for what is not kept. ERROR_MEMORY is the only error.
 */
enum status score_add(struct score *score, struct arena *scratch,
                      const struct read_article *gold, const struct read_article *output,
                      bool bytes, struct error *error);

/* The sum of an element's counts over all articles, or over a desk's (desk.at not NULL).
 */
struct score_count score_sum(const struct score *score, uint32_t element,
                             enum score_mode mode, struct str desk);

/* The counts of one element and mode, an article each: [articles], in the arena.
 * ERROR_MEMORY. */
enum status score_column(const struct score *score, struct arena *arena, uint32_t element,
                         enum score_mode mode, struct score_count **counts,
                         struct error *error);

/* The desks that the gold names, sorted, each once: [*count], in the arena.
 * ERROR_MEMORY. */
enum status score_desks(const struct score *score, struct arena *arena,
                        struct str **desks, size_t *count, struct error *error);

/* The clusters of an element; .count is 0 if it has none. */
struct score_cluster score_clusters(const struct score *score, uint32_t element);

void score_free(struct score *score);

#endif

/* features: what a tagger looks at around a token, as a text of templates says it.
 * Each template becomes one 64-bit key per token, the same on every machine; what a
 * key is worth is the model's business. */
#ifndef NUTGRAF_TEXT_FEATURES_H
#define NUTGRAF_TEXT_FEATURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/token.h"

/* A template is a line of attributes, each with the place it is read at, counted from
 * the token in question; # begins a comment:
 *
 *     bias                        always the same
 *     folded[0]                   the token in lower case, digits as 0
 *     suffix3[0] shape[1]         its last three characters, with the next one's shape
 *     class[-1] class[0]          a column of the model's word list, or of the caller's
 *
 * Attributes of the core's own:
 *     word       as it is written                 folded   lower case, digits as 0
 *     prefixN    first N characters of folded     suffixN  its last N, N = 1..6
 *     shape      "Xx" Malaysia, "XX" NATO, "d-d" 2024-27: runs are cut at two
 *     flags      the token's shape bits: capitals, digits, glued, opener
 * Any other name is a column: a small number per token, 0 if nothing is known. */

enum {
    FEATURES_TEMPLATES = 250, /* so many int8 weights sum up in an int16 */
    FEATURES_PARTS = 4,       /* attributes in a template */
    FEATURES_REACH = 8,       /* how far from the token a place may be */
    FEATURES_COLUMNS = 64,
    FEATURES_NAME = 31 /* bytes in a column's name */
};

struct features;

/* Compiles templates.  name is what messages call the text, "org.templates".
 * ERROR_CONFIG names the line and what is wrong with it.  Free with features_free(),
 * which works on NULL. */
enum status features_compile(struct features **features, struct str templates,
                             const char *name, struct error *error);
void features_free(struct features *features);

size_t features_count(const struct features *features);

/* The columns that the templates name, in the order of their first use. */
size_t features_column_count(const struct features *features);
const char *features_column_name(const struct features *features, size_t index);

/* The attributes of all tokens of a sentence: a row for each, and as many rows before
 * and behind, the edges, as templates may reach. */
struct feature_rows {
    uint32_t *at; /* [count][width], behind the rows before the first token */
    size_t count; /* tokens */
    size_t width; /* attributes */
};

/* Makes room for so many tokens in the arena, and fills the edges.  ERROR_MEMORY. */
enum status features_make_rows(const struct features *features, struct arena *arena,
                               size_t count, struct feature_rows *rows,
                               struct error *error);

/* Attributes in a row. */
size_t features_width(const struct features *features);

/* Fills a token's row with the core's own attributes; columns are 0 at first.  text is
 * what the token's span points into. */
void features_read(const struct features *features, struct str text,
                   const struct token *token, uint32_t *row);

/* Sets the value of a column in a row. */
void features_set(const struct features *features, uint32_t *row, size_t column,
                  uint32_t value);

/* How many rows there are before the first token, or behind the last, and the row at a
 * distance from it, counted from 1. */
size_t features_edge(const struct features *features, bool behind);
void features_edge_row(const struct features *features, bool behind, size_t distance,
                       uint32_t *row);

/* A token's keys, one per template: keys[features_count()]. */
void features_keys(const struct features *features, const struct feature_rows *rows,
                   size_t token, uint64_t *keys);

/* The same in parts.  Most templates look at one token only, the one in question or
 * another at a fixed place from it; their keys depend on that token's row and nothing
 * else.  There are so many such places, by rising offset; */
size_t features_place_count(const struct features *features);
int32_t features_place(const struct features *features, size_t place);

/* these are the keys of all templates that look at a token with such a row only, those
 * of one place behind those of another, and the value is where those of a place end; */
void features_keys_alone(const struct features *features, const uint32_t *row,
                         uint64_t *keys);
size_t features_place_end(const struct features *features, size_t place);

/* and these of all other templates. */
size_t features_keys_joint(const struct features *features,
                           const struct feature_rows *rows, size_t token, uint64_t *keys);

/* The hash under which a word stands in a model's word list: of its folded form with
 * digits as 0.  With no digit in it, it is token_hash(). */
uint32_t features_word_hash(struct str folded);
uint32_t features_token_hash(const struct token *token);

#endif

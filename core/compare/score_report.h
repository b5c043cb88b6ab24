/* score_report: a score as text for people and as JSON, which a later run can be compared
 * with. */
#ifndef NUTGRAF_COMPARE_SCORE_REPORT_H
#define NUTGRAF_COMPARE_SCORE_REPORT_H

#include "base/buffer.h"
#include "base/error.h"
#include "compare/bootstrap.h"
#include "compare/score.h"

struct score_baseline { /* an earlier score, read from JSON */
    struct {
        struct score_article *at; /* counts by the names of elements */
        size_t length, room;
    } articles;
    struct {
        struct str *at;
        size_t length, room;
    } elements;
};

/* Reads what score_report_json() wrote; bytes are changed.  Strings are slices of them,
 * the rest is the arena's.  ERROR_INPUT with the path and the column. */
enum status score_baseline_read(struct score_baseline *baseline, struct arena *arena,
                                const char *path, char *bytes, size_t length,
                                struct error *error);

struct score_change { /* a score and the articles of a baseline that answer its own */
    const struct score *score;
    const struct score_baseline *baseline;
    const struct score_article **before; /* [articles] NULL where it lacks one */
    struct score_count *was, *is;        /* [articles] for score_change_of() to fill */
};

/* Brings the articles together by id, in the arena.  ERROR_MEMORY. */
enum status score_change_make(struct score_change *change, struct arena *arena,
                              const struct score *score,
                              const struct score_baseline *baseline, struct error *error);

/* What changed in an element; *known is false if the baseline lacks the element or has
 * none of the articles.  ERROR_MEMORY. */
enum status score_change_of(struct score_change *change, struct arena *arena,
                            uint32_t element, enum score_mode mode,
                            struct bootstrap_change *result, bool *known,
                            struct error *error);

/* Appends the report.  baseline may be NULL.  ERROR_MEMORY. */
enum status score_report_text(const struct score *score,
                              const struct score_baseline *baseline, struct buffer *out,
                              struct error *error);
enum status score_report_json(const struct score *score,
                              const struct score_baseline *baseline, struct buffer *out,
                              struct error *error);

#endif

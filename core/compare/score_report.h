/* score_report: a score as text for people and as JSON, which a later run can be compared
 * with. */
#ifndef NUTGRAF_COMPARE_SCORE_REPORT_H
#define NUTGRAF_COMPARE_SCORE_REPORT_H

#include "base/buffer.h"
#include "base/error.h"
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

/* Appends the report.  baseline may be NULL.  ERROR_MEMORY. */
enum status score_report_text(const struct score *score,
                              const struct score_baseline *baseline, struct buffer *out,
                              struct error *error);
enum status score_report_json(const struct score *score, struct buffer *out,
                              struct error *error);

#endif

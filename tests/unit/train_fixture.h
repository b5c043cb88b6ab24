/* train_fixture: what a training reports. */
#ifndef NUTGRAF_TESTS_TRAIN_FIXTURE_H
#define NUTGRAF_TESTS_TRAIN_FIXTURE_H

#include "unit.h"

#include "train/train.h"

static inline void assert_reports_at(const struct train_result *result, const char *line,
                                     const char *file, int at)
{
    const struct str report = buffer_view(&result->report);
    if (memmem(report.at, report.length, line, strlen(line))) return;
    print_error("\"%s\" is not in\n%.*s", line, (int)report.length, report.at);
    _fail(file, at);
}

#define assert_reports(result, line) assert_reports_at(result, line, __FILE__, __LINE__)

#endif

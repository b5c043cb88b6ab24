/* unit: what every cmocka program includes, and asserts that carry file and line. */
#ifndef NUTGRAF_TESTS_UNIT_H
#define NUTGRAF_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static inline void assert_str_at(struct str got, const char *wanted, const char *file,
                                 int line)
{
    if (str_is(got, wanted)) return;
    print_error("\"%.*s\" is not \"%s\"\n", (int)got.length, got.at ? got.at : "",
                wanted ? wanted : "");
    _fail(file, line);
}

/* Whether a str is a text, shown if it is not. */
#define assert_str(got, wanted) assert_str_at(got, wanted, __FILE__, __LINE__)

#endif

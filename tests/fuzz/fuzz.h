/* fuzz: what a fuzzer and whoever calls it share. */
#ifndef NUTGRAF_TESTS_FUZZ_H
#define NUTGRAF_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Tries one input; never returns if something is wrong with what came of it. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* Says where and what went wrong, and aborts: a crash, to libFuzzer and to ctest. */
#define MUST(condition)                                                                  \
    do {                                                                                 \
        if (condition) break;                                                            \
        fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);   \
        abort();                                                                         \
    } while (0)

#endif

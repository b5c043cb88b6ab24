/* nutgraf/testing.h - cmocka helpers for the authors of plugins: a plugin is loaded by
 * the real host, run on a text, and its records are looked at.  Link libnutgraf-testing.
 *
 *     static int open_plugin(void **state)
 *     {
 *         *state = ng_test_open(&(ng_test_setup){.plugin = PERCENTAGES_SO});
 *         return 0;
 *     }
 *
 *     static void reads_a_percentage(void **state)
 *     {
 *         ng_test_run(*state, "Prices rose by 10 per cent.");
 *         assert_record(*state, "percentage", 15, 26, "value=10", "rule=words");
 *         assert_record_count(*state, "percentage", 1);
 *     }
 *
 * Everything that goes wrong fails the cmocka test that runs, with the file and line of
 * the call and what there was instead.  Not for use by two threads at once.
 */
#ifndef NUTGRAF_TESTING_H
#define NUTGRAF_TESTING_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ng_test ng_test; /* a loaded plugin and the document it ran on last */

typedef struct ng_test_setup {
    const char *plugin;         /* path of the shared object */
    const char *const *others;  /* of those it needs; NULL ends; or NULL */
    const char *const *options; /* "percentages.least=1"; NULL ends; or NULL */
    const char *model;          /* path of a tag model for layer "tag"; or NULL */
} ng_test_setup;

/* Loads and opens plugins.  Free with ng_test_close(), which works on NULL. */
#define ng_test_open(...) ng_test_open_at((__VA_ARGS__), __FILE__, __LINE__)
ng_test *ng_test_open_at(const ng_test_setup *setup, const char *file, int line);
void ng_test_close(ng_test *test);

/* Tells what is known of the articles to come: "published", "title", "place", "agency"
 * or "language".  NULL forgets it. */
#define ng_test_know(test, key, value)                                                   \
    ng_test_know_at(test, key, value, __FILE__, __LINE__)
void ng_test_know_at(ng_test *test, const char *key, const char *value, const char *file,
                     int line);

/* Runs the plugins on a text.  A plugin that fails on it fails the test. */
#define ng_test_run(test, text) ng_test_run_at(test, text, __FILE__, __LINE__)
void ng_test_run_at(ng_test *test, const char *text, const char *file, int line);

/* Runs the plugins on a text on which one must fail, with these words in its error. */
#define assert_plugin_error(test, text, words)                                           \
    ng_test_error_at(test, text, words, __FILE__, __LINE__)
void ng_test_error_at(ng_test *test, const char *text, const char *words,
                      const char *file, int line);

/* There is a record of a kind ("organisation/mention" of one inside another) at
 * [begin, end) in bytes, with all the fields that are given as "name=value"; "rule"
 * counts as a field, "name=" says that it is not set; NULL alone looks at none. */
#define assert_record(test, kind, begin, end, ...)                                       \
    ng_test_record_at(test, kind, begin, end, (const char *const[]){__VA_ARGS__, 0},     \
                      __FILE__, __LINE__)

/* The same, at the first place where the text says this. */
#define assert_record_of(test, kind, words, ...)                                         \
    ng_test_record_of_at(test, kind, words, (const char *const[]){__VA_ARGS__, 0},       \
                         __FILE__, __LINE__)

/* The same for a record that is about the whole article. */
#define assert_whole_record(test, kind, ...)                                             \
    ng_test_record_at(test, kind, UINT32_MAX, UINT32_MAX,                                \
                      (const char *const[]){__VA_ARGS__, 0}, __FILE__, __LINE__)

void ng_test_record_at(const ng_test *test, const char *kind, uint32_t begin,
                       uint32_t end, const char *const *fields, const char *file,
                       int line);
void ng_test_record_of_at(const ng_test *test, const char *kind, const char *words,
                          const char *const *fields, const char *file, int line);

/* There are so many records of a kind, not counting those that lost to others. */
#define assert_record_count(test, kind, count)                                           \
    ng_test_count_at(test, kind, count, __FILE__, __LINE__)
void ng_test_count_at(const ng_test *test, const char *kind, size_t count,
                      const char *file, int line);

#ifdef __cplusplus
}
#endif

#endif

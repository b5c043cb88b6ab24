/* test_host: as much of nutgraf as the tests of this plugin need: files from memory or
 * beside the sources, a plain tokeniser, and the messages that were said. */
#ifndef DATES_TEST_HOST_H
#define DATES_TEST_HOST_H

#include <nutgraf/plugin.h>

struct test_file {
    const char *name, *text; /* name NULL ends an array of them */
};

struct test_host {
    ng_host host;
    const struct test_file *files; /* before those on disk; or NULL */
    char *loaded[4];               /* texts read from disk */
    size_t loaded_count;
    char said[256]; /* the last message */
};

struct test_doc {
    ng_doc doc;
    ng_str text;
    ng_token *tokens; /* [count] */
    size_t count;
    char *folded; /* the text in lower case */
};

void test_host_open(struct test_host *host, const struct test_file *files);
void test_host_close(struct test_host *host);

/* Cuts a text of ASCII into runs of letters and digits, and single marks; letters with
 * dots between stay together: a.m. */
void test_doc_open(struct test_doc *doc, const struct test_host *host, const char *text);
void test_doc_close(struct test_doc *doc);

#endif

/* test_passage: sentences for tests, written with their tags: "talks/NNS failed/VBD ./.";
 * where the base form matters, with that, too: "failed=fail/VBD".  No model is needed, so
 * that a test says what the parser does with given tags. */
#ifndef OUTCOMES_TEST_PASSAGE_H
#define OUTCOMES_TEST_PASSAGE_H

#include "candidate.h"

struct test_passage;

/* Parses a tagged sentence with the plugin's own lexicon; fails the test on bad input.
 * Free with test_passage_free(). */
struct test_passage *test_passage_new(const char *tagged);
void test_passage_free(struct test_passage *test);

struct passage *test_passage_of(struct test_passage *test);

/* The text of a phrase or of tokens; valid until the next call. */
const char *test_phrase_text(const struct passage *passage, const struct phrase *phrase);

/* The clause whose verb is this word; fails the test if there is none. */
const struct clause *test_clause(const struct passage *passage, const char *verb);

/* Gives candidates their status, and the score and type of their lines, as the plugin
 * does before the model sees them. */
void test_score(const struct passage *passage, struct candidates *candidates);

/* A host that hashes, keeps the last message, gives the base forms and the memory of a
 * test passage, and reads the plugin's own data files. */
const ng_host *test_host(void);
const char *test_host_message(void);
void test_host_forget(void); /* the message */

/* A data file of the plugin, whole; fails the test if there is none.  The caller's to
 * free(). */
ng_str test_file_read(const char *name);

#endif

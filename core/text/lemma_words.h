/* lemma_words: what the spelling rules of English do not give: irregular forms, and stems
 * whose dictionary form cannot be told from their letters alone. */
#ifndef NUTGRAF_TEXT_LEMMA_WORDS_H
#define NUTGRAF_TEXT_LEMMA_WORDS_H

#include <stddef.h>

struct lemma_form {
    const char *form, *lemma;
};

/* Each sorted by form, in bytes. */
extern const struct lemma_form lemma_verbs[];
extern const size_t            lemma_verb_count;
extern const struct lemma_form lemma_nouns[];
extern const size_t            lemma_noun_count;

enum lemma_ending {
    LEMMA_KEEP, /* the stem is the lemma: "report" of "reported" */
    LEMMA_E,    /* an e was dropped: "approv" of "approved" */
    LEMMA_HALVE /* a letter was doubled: "plann" of "planned" */
};

struct lemma_stem { /* how a verb's stem ends, what is left without -ed or -ing */
    const char       *ending;
    enum lemma_ending does;
};

/* Grouped by last letter, in the order of the alphabet; the longest ending counts. */
extern const struct lemma_stem lemma_stems[];
extern const size_t            lemma_stem_count;

#endif

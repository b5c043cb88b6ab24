/* feature: what the model is told of a candidate, as keys; and, for training, as text. */
#ifndef OUTCOMES_FEATURE_H
#define OUTCOMES_FEATURE_H

#include <nutgraf/plugin.h>

enum { MOST_FEATURES = 320, FEATURE_TEXT = 32768 };

/* Names of features.  "word" is the base form of the trigger's head; "line" what the line
 * of the lexicon says that made the candidate. */
#define FEATURE_NAMES(X)                                                                 \
    X(BIAS, "bias")                                                                      \
    X(WORD, "word")                                                                      \
    X(WORD_NEXT, "word-next")                                                            \
    X(WORD_VOICE, "word-voice")                                                          \
    X(WORD_OBJECT, "word-object")                                                        \
    X(WORD_SUBJECT, "word-subject")                                                      \
    X(WORD_SUBJECT_KIND, "word-subject-kind")                                            \
    X(WORD_TENSE, "word-tense")                                                          \
    X(WORD_GOVERNOR, "word-governor")                                                    \
    X(WORD_BEFORE, "word-before")                                                        \
    X(WORD_BEHIND, "word-behind")                                                        \
    X(WORD_BEHIND2, "word-behind2")                                                      \
    X(WORD_MODIFIER, "word-modifier")                                                    \
    X(WORD_LINK, "word-link")                                                            \
    X(WORD_WITH, "word-with")                                                            \
    X(OBJECT, "object")                                                                  \
    X(OBJECT_KIND, "object-kind")                                                        \
    X(SUBJECT, "subject")                                                                \
    X(SUBJECT_KIND, "subject-kind")                                                      \
    X(VOICE, "voice")                                                                    \
    X(LINE, "line")                                                                      \
    X(LINE_SCORE, "line-score")                                                          \
    X(LINE_PRIOR, "line-prior")                                                          \
    X(LINE_KIND, "line-kind")                                                            \
    X(LINE_OBJECT, "line-object")                                                        \
    X(LINE_TENSE, "line-tense")                                                          \
    X(LINE_QUOTED, "line-quoted")                                                        \
    X(LINE_PLACE, "line-place")                                                          \
    X(SCORE, "score")                                                                    \
    X(REFUSED, "refused")                                                                \
    X(LISTED, "listed")                                                                  \
    X(LISTED_OBJECT, "listed-object")                                                    \
    X(UNLISTED, "unlisted")                                                              \
    X(STATUS, "status")                                                                  \
    X(NEGATIVE, "negative")                                                              \
    X(CLAUSE, "clause")                                                                  \
    X(CLAUSE_TENSE, "clause-tense")                                                      \
    X(CLAUSE_FLAG, "clause-flag")                                                        \
    X(FLAG, "flag")                                                                      \
    X(TENSE, "tense")                                                                    \
    X(SAID, "said")                                                                      \
    X(BEFORE, "before")                                                                  \
    X(BEFORE2, "before2")                                                                \
    X(BEHIND, "behind")                                                                  \
    X(BEHIND2, "behind2")                                                                \
    X(TAG, "tag")                                                                        \
    X(TAG_BEFORE, "tag-before")                                                          \
    X(TAG_BEHIND, "tag-behind")                                                          \
    X(PLACE, "place")                                                                    \
    X(LENGTH, "length")                                                                  \
    X(GOVERNOR, "governor")                                                              \
    X(CARRIER, "carrier")                                                                \
    X(CARRIER_ROLE, "carrier-role")                                                      \
    X(DETERMINER, "determiner")                                                          \
    X(SIZE, "size")                                                                      \
    X(MODIFIER, "modifier")                                                              \
    X(LINK, "link")                                                                      \
    X(ENDING, "ending")                                                                  \
    X(NOUN, "noun")                                                                      \
    X(WITH, "with")                                                                      \
    X(SENSE, "sense")                                                                    \
    X(FIRST_SENSE, "first-sense")                                                        \
    X(SENSE_OBJECT, "sense-object")                                                      \
    X(SENSE_SUBJECT, "sense-subject")                                                    \
    X(SENSE_VOICE, "sense-voice")                                                        \
    X(SENSE_NEXT, "sense-next")                                                          \
    X(SENSE_TENSE, "sense-tense")                                                        \
    X(SENSE_LINE, "sense-line")                                                          \
    X(SENSE_BOTH, "sense-both")                                                          \
    X(SENSE_NOUN, "sense-noun")                                                          \
    X(SENSE_GOVERNOR, "sense-governor")                                                  \
    X(OBJECT_SENSE, "object-sense")                                                      \
    X(OBJECT_SENSE_LINE, "object-sense-line")                                            \
    X(SUBJECT_SENSE, "subject-sense")                                                    \
    X(SUBJECT_SENSE_LINE, "subject-sense-line")                                          \
    X(BOTH_SENSES, "both-senses")                                                        \
    X(WORD_OBJECT_SENSE, "word-object-sense")                                            \
    X(WORD_SUBJECT_SENSE, "word-subject-sense")                                          \
    X(NOUN_SENSE, "noun-sense")                                                          \
    X(WORD_NOUN_SENSE, "word-noun-sense")                                                \
    X(GOVERNOR_SENSE, "governor-sense")

enum feature {
#define FEATURE_ID(id, name) FEATURE_##id,
    FEATURE_NAMES(FEATURE_ID)
#undef FEATURE_ID
        FEATURE_COUNT
};

/* A value of a feature: a word by its hash, or, where text.at is NULL, a number. */
struct value {
    uint32_t key;
    ng_str text;
};

static inline struct value value_number(uint32_t number)
{
    return (struct value){number, {NULL, 0}};
}

static inline struct value value_word(uint32_t hash, ng_str text)
{
    return (struct value){hash, text};
}

/* The hashes of the names, made once. */
struct feature_names {
    uint32_t hashes[FEATURE_COUNT];
};

/* [setup] */
void feature_names_make(const ng_host *host, struct feature_names *names);

/* A candidate's features.  text, if there is one, gets them as `nutgraf train` reads
 * them, but with a space before each: name=value&value. */
struct features {
    const struct feature_names *names;
    uint64_t at[MOST_FEATURES];
    uint32_t count;
    char *text; /* [FEATURE_TEXT], or NULL */
    size_t length;
};

/* Empties it.  [worker] */
void features_clear(struct features *features);

/* Adds a feature with one, two or three values; what is too much is left out.  [worker] */
void features_add(struct features *features, enum feature feature, struct value value);
void features_add2(struct features *features, enum feature feature, struct value first,
                   struct value second);
void features_add3(struct features *features, enum feature feature, struct value first,
                   struct value second, struct value third);

#endif

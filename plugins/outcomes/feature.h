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
    X(WORD_MODIFIER, "word-modifier")                                                    \
    X(WORD_LINK, "word-link")                                                            \
    X(WORD_WITH, "word-with")                                                            \
    X(OBJECT_KIND, "object-kind")                                                        \
    X(SUBJECT_KIND, "subject-kind")                                                      \
    X(VOICE, "voice")                                                                    \
    X(LINE, "line")                                                                      \
    X(LINE_SCORE, "line-score")                                                          \
    X(LINE_OBJECT, "line-object")                                                        \
    X(LINE_TENSE, "line-tense")                                                          \
    X(LINE_QUOTED, "line-quoted")                                                        \
    X(LINE_PLACE, "line-place")                                                          \
    X(REFUSED, "refused")                                                                \
    X(LISTED, "listed")                                                                  \
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
    X(BEHIND, "behind")                                                                  \
    X(TAG_BEFORE, "tag-before")                                                          \
    X(TAG_BEHIND, "tag-behind")                                                          \
    X(PLACE, "place")                                                                    \
    X(GOVERNOR, "governor")                                                              \
    X(CARRIER, "carrier")                                                                \
    X(CARRIER_ROLE, "carrier-role")                                                      \
    X(DETERMINER, "determiner")                                                          \
    X(SIZE, "size")                                                                      \
    X(MODIFIER, "modifier")                                                              \
    X(LINK, "link")                                                                      \
    X(ENDING, "ending")                                                                  \
    X(WITH, "with")                                                                      \
    X(SENSE, "sense")                                                                    \
    X(SENSE_OBJECT, "sense-object")                                                      \
    X(SENSE_SUBJECT, "sense-subject")                                                    \
    X(SENSE_VOICE, "sense-voice")                                                        \
    X(SENSE_TENSE, "sense-tense")                                                        \
    X(SENSE_NOUN, "sense-noun")                                                          \
    X(SENSE_GOVERNOR, "sense-governor")                                                  \
    X(OBJECT_SENSE, "object-sense")                                                      \
    X(OBJECT_SENSE_LINE, "object-sense-line")                                            \
    X(SUBJECT_SENSE, "subject-sense")                                                    \
    X(SUBJECT_SENSE_LINE, "subject-sense-line")                                          \
    X(WORD_OBJECT_SENSE, "word-object-sense")                                            \
    X(WORD_SUBJECT_SENSE, "word-subject-sense")                                          \
    X(NOUN_SENSE, "noun-sense")                                                          \
    X(GOVERNOR_SENSE, "governor-sense")                                                  \
    X(PEER, "peer")                                                                      \
    X(PEER_LINE, "peer-line")                                                            \
    X(PEER_SENSE, "peer-sense")                                                          \
    X(STORY, "story")                                                                    \
    X(STORY_LINE, "story-line")                                                          \
    X(STORY_SENSE, "story-sense")
enum feature {
#define FEATURE_ID(id, name) FEATURE_##id,
    FEATURE_NAMES(FEATURE_ID)
#undef FEATURE_ID
        FEATURE_COUNT
};

/* A value of a feature: a word by its hash, or, where text.at is NULL, a number.  Numbers
 * are those of the plugin's own enumerations and flags: who gives one of them another has
 * to train the model again. */
struct value {
    uint32_t key;
    ng_str text;
};

static inline struct value value_number(uint32_t number)
{
    return (struct value){
        number, {NULL, 0}
    };
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

/* Writes a feature behind the text.  [worker] */
void features_write(struct features *features, enum feature feature,
                    const struct value *values, int count);

/* Adds a feature with one, two or three values; what is too much is left out.  There are
 * a hundred of them for each candidate, so they are inline.  [worker] */
static inline void features_put(struct features *features, enum feature feature,
                                uint64_t key, const struct value *values, int count)
{
    if (features->count == MOST_FEATURES) return;
    features->at[features->count++] = key;
    if (features->text) features_write(features, feature, values, count);
}

static inline void features_add(struct features *features, enum feature feature,
                                struct value value)
{
    features_put(features, feature,
                 ng_feature(features->names->hashes[feature], value.key), &value, 1);
}

static inline void features_add2(struct features *features, enum feature feature,
                                 struct value first, struct value second)
{
    const struct value values[] = {first, second};
    const uint64_t key = ng_feature(features->names->hashes[feature], first.key);
    features_put(features, feature, ng_feature_and(key, second.key), values, 2);
}

static inline void features_add3(struct features *features, enum feature feature,
                                 struct value first, struct value second,
                                 struct value third)
{
    const struct value values[] = {first, second, third};
    uint64_t key = ng_feature(features->names->hashes[feature], first.key);
    key = ng_feature_and(ng_feature_and(key, second.key), third.key);
    features_put(features, feature, key, values, 3);
}

#endif

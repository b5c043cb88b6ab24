/* types: the vocabulary of outcomes, after the corpus's annotation guidelines. */
#ifndef OUTCOMES_TYPES_H
#define OUTCOMES_TYPES_H

enum type {
    TYPE_AGREE,
    TYPE_COMMIT,
    TYPE_APPROVE,
    TYPE_REJECT,
    TYPE_LAUNCH,
    TYPE_AID,
    TYPE_TRADE,
    TYPE_YIELD,
    TYPE_RESTRICT,
    TYPE_JUDGE,
    TYPE_INVESTIGATE,
    TYPE_VOTE,
    TYPE_APPOINT,
    TYPE_FORCE,
    TYPE_HARM,
    TYPE_PROTEST,
    TYPE_WIN,
    TYPE_MOVE,
    TYPE_ASK,  /* tier="context" */
    TYPE_MEET, /* tier="context" */
    TYPE_COUNT
};

enum status {
    STATUS_NONE,
    STATUS_ACHIEVED,
    STATUS_PLANNED,
    STATUS_PROPOSED,
    STATUS_FAILED
};

#define TYPE_NAMES                                                                       \
    "agree commit approve reject launch aid trade yield restrict judge investigate "     \
    "vote appoint force harm protest win move ask meet"

#define STATUS_NAMES "achieved planned proposed failed"

extern const char *const type_names[TYPE_COUNT];
extern const char *const status_names[];

#endif

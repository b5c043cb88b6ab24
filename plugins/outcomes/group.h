/* group: where an article announces a number of outcomes and then lists them. */
#ifndef OUTCOMES_GROUP_H
#define OUTCOMES_GROUP_H

#include "candidate.h"

enum { MAX_GROUPS = 16, MAX_MEMBERS = 12 };

struct group {
    uint32_t sentence;    /* that announces it */
    uint32_t first, last; /* tokens of the label: [first, last) */
    uint32_t declared, found;
    bool closing; /* the sentence ends with the label */
    bool opening; /* and says that a list follows: "had three outcomes", or a colon */
    bool guessed; /* no verb announces it: what follows is a list of as many */
    struct phrase attribution;
};

struct groups {
    struct group at[MAX_GROUPS];
    uint32_t count;
};

/* Whether a sentence may announce a group: a small number before "outcomes" and the
 * like.  Asked before the sentence is tagged. */
bool group_is_near(const struct lexicon *lexicon, ng_tokens tokens, uint32_t first,
                   uint32_t last);

/* Notes the group that a sentence announces, and marks what it names itself. */
void group_announce(const struct passage *passage, struct groups *groups,
                    struct candidates *candidates, uint32_t from);

/* Whether a group is worth a record: it has members, or the text says that they follow. */
bool group_counts(const struct group *group);

/* Gives the candidates of the sentences behind an announcement their group and place in
 * it.  tokens are the article's, sentences is the layer; scores rise for those that are needed to complete it. */
void group_settle(ng_doc *doc, const struct lexicon *lexicon, ng_tokens tokens,
                  ng_items sentences, struct groups *groups,
                  struct candidates *candidates, double threshold);

#endif

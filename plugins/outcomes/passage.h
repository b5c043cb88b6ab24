/* passage: one sentence as the engine sees it: its tokens with their words and tags,
 * cut into chunks, and the clauses that its verb groups make.
 *
 *     tokens + tags -> chunks -> clauses -> candidates -> records
 */
#ifndef OUTCOMES_PASSAGE_H
#define OUTCOMES_PASSAGE_H

#include <nutgraf/plugin.h>

#include <string.h>

#include "lexicon.h"

enum { NONE = 0xFFFF, MAX_CHUNKS = 400, MAX_CLAUSES = 80 };

enum chunk_kind {
    CHUNK_NOUN, /* a noun phrase without what follows its head */
    CHUNK_VERB, /* a verb group: auxiliaries, not, the verb */
    CHUNK_ADJECTIVE,
    CHUNK_LINK, /* a preposition; also "to" before a noun */
    CHUNK_TIME, /* says when: Friday, last week, June 3, today */
    CHUNK_ADVERB,
    CHUNK_THAT,  /* that, before a clause */
    CHUNK_WHICH, /* who, which, where, whose */
    CHUNK_SUB,   /* a conjunction: if, when, because, while */
    CHUNK_AND,
    CHUNK_COMMA,
    CHUNK_STOP, /* ; : dash, end */
    CHUNK_QUOTE,
    CHUNK_ASIDE, /* in brackets */
    CHUNK_OTHER
};

enum { /* chunk.flags of a verb group */
       VERB_PASSIVE = 1u << 0,
       VERB_NEGATED = 1u << 1,
       VERB_WILL = 1u << 2,
       VERB_WOULD = 1u << 3,
       VERB_MAY = 1u << 4,     /* may, might, can, could */
       VERB_SHOULD = 1u << 5,  /* should, must, ought */
       VERB_PERFECT = 1u << 6, /* have, has */
       VERB_HAD = 1u << 7,
       VERB_INFINITIVE = 1u << 8,  /* to V, or V without to */
       VERB_GERUND = 1u << 9,      /* Ving without an auxiliary */
       VERB_PARTICIPLE = 1u << 10, /* Ved without an auxiliary, as tagged */
       VERB_PROGRESSIVE = 1u << 11,
       VERB_PRESENT = 1u << 12,
       VERB_PAST = 1u << 13,
       VERB_BE_TO = 1u << 14, /* is to V */
       VERB_BE = 1u << 15,    /* the verb is be */
       VERB_FINITE = VERB_WILL | VERB_WOULD | VERB_MAY | VERB_SHOULD | VERB_PERFECT |
                     VERB_HAD | VERB_PRESENT | VERB_PAST
};

enum { /* chunk.flags of a noun phrase */
       NOUN_PRONOUN = 1u << 0,
       NOUN_NAME = 1u << 1,   /* its head is a proper noun */
       NOUN_NUMBER = 1u << 2, /* its head is a number or an amount */
       NOUN_NO = 1u << 3,     /* no, neither, none, nobody */
       NOUN_FIRST = 1u << 4,  /* I, we */
       NOUN_OWNED = 1u << 5,  /* begins with its, their */
       NOUN_MONEY = 1u << 6,
       NOUN_SCORE = 1u << 7 /* ends in two numbers: 3-1, 112-87 */
};

struct chunk {
    uint8_t kind;
    uint16_t flags;
    uint32_t first, last; /* tokens of the document: [first, last) */
    uint32_t head;        /* token: the noun, the verb, the preposition */
};

struct phrase { /* a noun phrase with what belongs to it; empty if first == last */
    uint32_t first, last, head;
    uint16_t chunk; /* of its head */
};

enum clause_kind {
    CLAUSE_MAIN,
    CLAUSE_RELATIVE,  /* who, which */
    CLAUSE_REDUCED,   /* petitions filed by */
    CLAUSE_TO,        /* to V */
    CLAUSE_ING,       /* , killing 11 */
    CLAUSE_AFTER_ING, /* after opening; before closing */
    CLAUSE_OF_ING     /* for taking, of meddling */
};

enum { /* clause.flags */
       CLAUSE_QUOTED = 1u << 0,
       CLAUSE_CONDITION = 1u << 1,   /* if, unless, whether */
       CLAUSE_SUBORDINATE = 1u << 2, /* when, because, as */
       CLAUSE_SAID = 1u << 3,        /* stands in what somebody says */
       CLAUSE_NEGATIVE = 1u << 4,    /* by a no or none in it */
       CLAUSE_SHARED = 1u << 5,      /* its subject is that of the clause before */
       CLAUSE_PASSIVE = 1u << 6,
       CLAUSE_OLD = 1u << 7, /* dated long before the report */
       CLAUSE_UNTIL = 1u << 8,
       CLAUSE_STALE = 1u << 11,    /* dated two months back: old, unless it is a figure */
       CLAUSE_DENIED = 1u << 12,   /* said not to be so */
       CLAUSE_REFUSED = 1u << 13,  /* a line of the lexicon says that it is no outcome */
       CLAUSE_ATTACHED = 1u << 10, /* an -ing right behind its noun: men holding shares */
       CLAUSE_SPEAKS = 1u << 9     /* its verb says what another clause holds */
};

struct clause {
    uint8_t kind;
    uint16_t flags;
    uint16_t verb;       /* chunk */
    uint16_t governor;   /* clause that this one hangs on; NONE */
    uint16_t subject_of; /* chunk before which the subject was looked for */
    uint16_t end;        /* chunk: the clause's own words are before it */
    uint32_t verb_word;  /* word of the lexicon */
    struct phrase subject, object, second;
    uint16_t speech; /* clause whose verb says this one; NONE */
};

struct passage {
    ng_doc *doc;
    const struct lexicon *lexicon;
    ng_tokens tokens;
    uint32_t sentence;
    uint32_t first, last; /* tokens of the document */
    uint8_t *tags;        /* [last - first], ng_tag */
    uint32_t *words;      /* [last - first], words of the lexicon */
    uint8_t *quoted;      /* [last - first], stands in quotation marks */
    struct chunk *chunks; /* [chunk_count] */
    uint16_t chunk_count;
    struct clause *clauses; /* [clause_count] */
    uint16_t clause_count;
};

static inline uint32_t word_at(const struct passage *passage, uint32_t token)
{
    return passage->words[token - passage->first];
}

static inline ng_tag tag_at(const struct passage *passage, uint32_t token)
{
    return (ng_tag)passage->tags[token - passage->first];
}

static inline bool token_in(const struct passage *passage, uint32_t token, uint16_t group)
{
    return lexicon_in(passage->lexicon, word_at(passage, token), group);
}

static inline bool phrase_is_empty(const struct phrase *phrase)
{
    return phrase->first == phrase->last;
}

/* The first token that is not of a clause's own words. */
static inline uint32_t clause_end(const struct passage *passage,
                                  const struct clause *clause)
{
    return clause->end < passage->chunk_count ? passage->chunks[clause->end].first
                                              : passage->last;
}

/* Whether a token is this folded word. */
static inline bool token_is(const struct passage *passage, uint32_t token,
                            const char *word)
{
    const ng_token *at = &passage->tokens.at[token];
    return at->len && at->word[0] == word[0] && at->len == strlen(word) &&
           memcmp(at->word, word, at->len) == 0;
}

/* Whether there is a chunk at an index, of this kind. */
bool chunk_is(const struct passage *passage, int at, enum chunk_kind kind);

/* From an index over adverbs, asides, times and "on Friday" to the left; may give -1. */
int chunk_skip_left(const struct passage *passage, int at);

/* The same to the right; may give chunk_count. */
int chunk_skip_right(const struct passage *passage, int at);

/* Corrects tags that cannot be right. */
void passage_mend(struct passage *passage);

/* Cuts the sentence into chunks. */
void passage_chunk(struct passage *passage);

/* Finds the clauses, with subject, objects and what governs them. */
void passage_parse(struct passage *passage);

/* The noun phrase that begins at a chunk with its prepositional phrases and what is
 * joined to it; empty if the chunk is none. */
struct phrase phrase_from(const struct passage *passage, uint16_t chunk, bool joined);

/* The noun phrase behind a preposition in a clause's own words; empty if none. */
struct phrase clause_after(const struct passage *passage, const struct clause *clause,
                           uint32_t preposition);

#endif

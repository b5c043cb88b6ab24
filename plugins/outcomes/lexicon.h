/* lexicon: what words mean to this plugin.  Reads triggers.txt once, spells out every
 * inflected form, and answers with one look-up per token which frames, classes and
 * forms a word has. */
#ifndef OUTCOMES_LEXICON_H
#define OUTCOMES_LEXICON_H

#include <nutgraf/plugin.h>

#include "types.h"

enum { NO_WORD = 0, MAX_CONDITIONS = 6 };

enum word_class { /* the classes that the engine itself asks for, by these names */
                  CLASS_NONE,
                  CLASS_BE,
                  CLASS_HAVE,
                  CLASS_DO,
                  CLASS_NEGATION,
                  CLASS_WEEKDAY,
                  CLASS_MONTH,
                  CLASS_TIME,   /* nouns that say when: week, morning, yesterday */
                  CLASS_PERSON, /* nouns for people: president, spokesman */
                  CLASS_BODY,   /* nouns for bodies that act: ministry, court, company */
                  CLASS_PEOPLE, /* nouns for many: workers, voters */
                  CLASS_EVENT,  /* nouns for meetings and contests */
                  CLASS_ANNOUNCED, /* what is counted in a group: outcomes, measures */
                  CLASS_ANNOUNCE,  /* verbs that bring a group: announced, produced */
                  CLASS_ORDINAL,   /* firstly, second, third: by value in the file's order
                                    */
                  CLASS_FINAL,     /* finally, lastly */
                  CLASS_UNIT,      /* nouns that are units: dollars, percent, tonnes */
                  CLASS_CONDITION, /* if, unless, whether */
                  CLASS_PLAN_NOUN, /* nouns whose infinitive is a plan: deal, contract */
                  CLASS_RULING,    /* nouns for what sets down: law, treaty, decree */
                  CLASS_TRY_NOUN,  /* attempt, effort, bid */
                  CLASS_DUE, /* due, set, scheduled: an infinitive after them is planned
                              */
                  CLASS_UNSURE,  /* likely, possible: an infinitive after them is dropped
                                  */
                  CLASS_CONFER,  /* the verbs of an award: awarded X to Y */
                  CLASS_DISTANT, /* years, decades: a count of them lies in the past */
                  CLASS_STATIVE, /* verbs that cannot be announced: be, need, remain */
                  CLASS_QUANTIFIER, /* heads that count what follows: dozens, most, group
                                     */
                  CLASS_DITRANSITIVE, /* verbs whose participle may have an object: named,
                                         given */
                  CLASS_BEGIN,        /* begin, start: "began culling" is a launch */
                  CLASS_GERUND, /* verbs that an -ing form may follow: stop, keep, deny */
                  CLASS_ARMY,   /* who fights wars: army, tank, jet */
                  CLASS_WISH,  /* verbs whose content is wished, not said: demand, propose
                                */
                  CLASS_PLACE, /* nouns for places: airport, province, bourse */
                  CLASS_CURRENCY, /* dollars, yen */
                  CLASS_SWAY,   /* whose object does what the infinitive says: order, help
                                 */
                  CLASS_ABOUT,  /* what may stand before a number: about, at least */
                  CLASS_COPULA, /* remain, stay, lie: as be before an adjective */
                  CLASS_CARRY,  /* verbs that add nothing to a noun of action: make, hold,
                                   stage */
                  CLASS_NAMING, /* -ing forms that are nouns: warning, hearing */
                  CLASS_DOUBT,  /* nouns whose that-clause is not asserted: hope, risk */
                  CLASS_FILLED, /* those above must have words; those below are asked of
                                   chunks */
                  CLASS_NUMBER = CLASS_FILLED,
                  CLASS_NAME,
                  CLASS_PRONOUN,
                  CLASS_MONEY,
                  CLASS_SCORE,
                  CLASS_ANYTHING,
                  CLASS_COUNT
};

enum slot {
    SLOT_SUBJECT,
    SLOT_OBJECT,
    SLOT_SECOND,
    SLOT_NEXT,
    SLOT_SENTENCE,
    SLOT_COUNT
};

enum kind {                 /* how the words of a line are used */
            KIND_VERB,      /* has an object, or is passive */
            KIND_ACT,       /* its subject acts; an object may follow */
            KIND_UNDERGO,   /* its subject undergoes it */
            KIND_LIGHT,     /* a verb whose object is part of the trigger */
            KIND_NOUN,      /* a noun that stands for the act */
            KIND_ADJECTIVE, /* said of its subject: missing, unchanged */
            KIND_CONTROL,   /* gives its infinitive a status */
            KIND_SPEECH     /* attributes what follows */
};

enum {                          /* frame.flags */
       FRAME_PRESENT = 1u << 0, /* counts in the simple present too */
       FRAME_ACTIVE = 1u << 1,  /* in the active voice only */
       FRAME_PASSIVE = 1u << 2, /* in the passive voice only */
       FRAME_NOTHING = 1u << 3, /* section [none]: matches, and is no outcome */
       FRAME_BOTH = 1u << 4,    /* the trigger takes its object in */
       FRAME_BARE = 1u << 5,    /* an object would make it another sense */
       FRAME_CONTEXT = 1u << 7, /* tier="context" */
       FRAME_SECOND = 1u << 8,  /* "X to Y": the one without preposition receives */
       FRAME_MINE = 1u << 9,    /* a bare object is wanted, but may be missing */
       FRAME_ALONE = 1u << 10,  /* the noun stands for the act without a verb */
       FRAME_MODAL = 1u << 11,  /* only with will or would */
       FRAME_WEAK = 1u << 12,   /* a control verb whose infinitive adds little */
       FRAME_DENIES = 1u << 13  /* what is said, or done, is said not to be so */
};

struct condition {
    uint8_t slot;
    bool negated;
    uint16_t group; /* the class that the slot's head must, or must not, be in */
};

struct frame {
    uint8_t kind;
    uint8_t type;   /* enum type */
    uint8_t status; /* enum status; STATUS_NONE for what the clause says */
    uint8_t condition_count;
    uint16_t flags;
    uint16_t object_after;    /* word: the preposition before the object; 0 is none */
    uint16_t recipient_after; /* likewise */
    uint16_t particle;        /* word that must follow the verb: "set up" */
    float prior;              /* log odds that such a trigger is an outcome */
    struct condition conditions[MAX_CONDITIONS];
    ng_str plover, cameo;
    char name[24]; /* rule="..." */
};

enum { /* word.forms, of a verb */
       FORM_BASE = 1u << 0,
       FORM_S = 1u << 1,
       FORM_PAST = 1u << 2,
       FORM_PARTICIPLE = 1u << 3,
       FORM_ING = 1u << 4
};

enum pos { POS_VERB, POS_NOUN, POS_ADJECTIVE, POS_COUNT };

struct word {
    ng_str text; /* folded */
    uint32_t hash;
    uint32_t lemma[POS_COUNT];  /* words; 0 is none */
    uint32_t frames[POS_COUNT]; /* of a lemma: index of its first frame */
    uint16_t frame_count[POS_COUNT];
    uint8_t forms;
    uint8_t spelt;   /* bit pos: its forms as a lemma of that part of speech are read */
    uint8_t ordinal; /* 1 for first, firstly ... */
    bool trigger;    /* worth tagging the sentence for */
    uint32_t groups; /* index of its first class in lexicon.groups */
    uint16_t group_count;
    uint64_t some; /* bit c % 64: it is in a class c; most questions end at a 0 */
    uint64_t own; /* bit c: it, or what it is a form of, is in the engine's class c */
};

_Static_assert(CLASS_COUNT <= 64, "the engine's classes are bits of a word");

struct lexicon;

/* Reads the lexicon from the text of triggers.txt.  On an error says what is wrong in
 * which line and gives NG_NOFILE or NG_NOMEM.  Owned by the caller. [setup] */
ng_status lexicon_read(const ng_host *host, ng_str text, struct lexicon **lexicon);

/* Frees a lexicon; NULL is allowed. [setup] */
void lexicon_free(struct lexicon *lexicon);

/* The word of a token; NO_WORD if the lexicon has no such word. [worker] */
uint32_t lexicon_find(const struct lexicon *lexicon, const ng_token *token);

/* Whether a class takes in all noun phrases of a sort: CLASS_NUMBER to CLASS_SCORE. */
bool lexicon_takes(const struct lexicon *lexicon, uint16_t sort, uint16_t group);

/* The word "by". [worker] */
uint32_t lexicon_by(const struct lexicon *lexicon);

/* What is known of a word; of NO_WORD, nothing. [worker] */
const struct word *lexicon_at(const struct lexicon *lexicon, uint32_t word);

/* Whether a word, in any of its forms, is in a class. [worker] */
bool lexicon_in(const struct lexicon *lexicon, uint32_t word, uint16_t group);

/* The frames of a form read as a part of speech; *count is 0 if it has none. [worker] */
const struct frame *lexicon_frames(const struct lexicon *lexicon, uint32_t word,
                                   enum pos pos, size_t *count);

#endif

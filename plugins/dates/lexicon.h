/* lexicon: the words of a language that dates are made of, each with its classes and a
 * value in each class, read from a table (en.tsv, ms.tsv).  A word that only a rule
 * quotes is in here too, without a class.  A class that only the C code asks for, and no
 * rule, is a cue, "~future": it takes none of the bits that every atom carries. */
#ifndef DATES_LEXICON_H
#define DATES_LEXICON_H

#include <nutgraf/plugin.h>

/* The classes that numbers and spelling give; a table adds others. */
enum lexicon_class {
    CLASS_NUMBER,       /* any number, in digits or words; its value is in
                           thousandths */
    CLASS_ORDINAL,      /* 3rd, third */
    CLASS_DAY,          /* 1 to 31 in digits, not 007 */
    CLASS_MONTH_DIGITS, /* 1 to 12 in digits */
    CLASS_YEAR,         /* 1000 to 2199 in four digits, or nineteen ninety-six */
    CLASS_TWO,          /* exactly two digits */
    CLASS_HOUR,         /* 0 to 24 in one or two digits */
    CLASS_SIXTY,        /* exactly two digits, 00 to 59 */
    CLASS_FOUR,         /* four digits that can be a clock time: 1430 */
    CLASS_CLOCK,        /* 5.30; the value is 530 */
    CLASS_COMPACT,      /* eight digits that can be a day: 20250926 */
    CLASS_SMALL,        /* one to three digits, for years before 1000 */
    CLASS_DECADE,       /* 1990s is 199, 90s and nineties are 9 */
    CLASS_SCALE,        /* hundred, thousand: multiplies what stands before it
                         */
    CLASS_TEEN,         /* belas: adds ten to what stands before it */
    CLASS_AND,          /* and: may stand inside a number */
    CLASS_TITLE,        /* starts with a capital */
    CLASS_UPPER,        /* has capitals only */
    CLASS_NAME,         /* starts with a capital, and not because a sentence
                           begins */
    CLASS_MARK,         /* punctuation */
    CLASS_BUILTIN,
    CLASS_LIMIT = 60,
    CLASS_QUOTED = 60, /* and the next: a rule that quotes the word can begin so, see
                          enum begin of pattern.h */
    CUE_LIMIT = 64,
    SHAPES = NG_GLUED << 1 /* of a token, NG_WORD and so on together */
};

#define CLASS_BIT(class) (UINT64_C(1) << (class))

enum { WORD_INDEX = 0xFFFF }; /* the part of a slot that is an index */

struct sense {
    int32_t class;
    int32_t value;
};

struct word {
    uint32_t hash;
    uint32_t length;
    const char *at; /* folded; in the lexicon's text, or owned */
    bool owned;
    uint64_t classes; /* that it has anyway */
    uint64_t capital; /* that it has only when it starts with a capital */
    uint64_t cues;
    uint32_t first_sense, sense_count;
    uint32_t quote; /* 1, 2 ...: the how-manieth word that rules quote; 0 is none */
};

struct lexicon {
    const ng_host *host;
    struct word *words; /* [word_count]; words[0] is no word */
    size_t word_count, word_room;
    struct sense *senses;
    size_t sense_count, sense_room;
    uint32_t *slots; /* [slot_count] hash table: the upper half of the hash and an
                        index into words, so that other words are passed over
                        without being looked at */
    size_t slot_count;
    ng_str class_names[CLASS_LIMIT];
    int32_t class_count;
    ng_str cue_names[CUE_LIMIT];
    int32_t cue_count;
    uint32_t quote_count;
    uint32_t half;             /* the word "half", which can end a number */
    uint64_t spelling[SHAPES]; /* the classes that a token's shape gives */
    uint64_t hyphen; /* the class of a hyphen that joins: not of a dash with spaces */
};

/* Reads a table into a lexicon that is all zero.  The text must outlive the lexicon.
 * NG_NOFILE, after saying which line of which file is wrong.  [setup] */
ng_status lexicon_read(struct lexicon *lexicon, const ng_host *host, const char *file,
                       ng_str text);
void lexicon_free(struct lexicon *lexicon);

/* The number of a class, -1 if there is none of that name.  [setup] */
int32_t lexicon_class(const struct lexicon *lexicon, ng_str name);

/* The bit of a cue, 0 if the table has none of that name.  [setup] */
uint64_t lexicon_cue(const struct lexicon *lexicon, ng_str name);

/* The index of a word that a rule quotes, which is copied and added if it is new; 0 when
 * memory runs out.  [setup] */
uint32_t lexicon_quote(struct lexicon *lexicon, ng_str word);

/* The index of a folded word, 0 if it is not there.  [worker] */
static inline uint32_t lexicon_find(const struct lexicon *lexicon, uint32_t hash,
                                    const char *at, size_t length);

/* The value of a word in one of its classes.  [worker] */
int32_t lexicon_value(const struct lexicon *lexicon, uint32_t word, int32_t class);

/* What a name in a table or in a rule stands for: "week", "START", "PAST_REF", or a
 * number.  False if it is not known. */
bool lexicon_constant(ng_str name, int32_t *value);

bool str_equal(ng_str a, ng_str b);

/* ------------------------------------------------------------------------- */

static inline uint32_t lexicon_find(const struct lexicon *lexicon, uint32_t hash,
                                    const char *at, size_t length)
{
    const size_t mask = lexicon->slot_count - 1;
    for (size_t slot = hash & mask; lexicon->slots[slot]; slot = (slot + 1) & mask) {
        if ((lexicon->slots[slot] ^ hash) > WORD_INDEX) continue;
        const uint32_t index = lexicon->slots[slot] & WORD_INDEX;
        const struct word *word = &lexicon->words[index];
        if (word->hash != hash || word->length != length) continue;
        if (__builtin_memcmp(word->at, at, length) == 0) return index;
    }
    return 0;
}

#endif

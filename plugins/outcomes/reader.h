/* reader: the lexicon while it is being read, and how words and classes enter it. */
#ifndef OUTCOMES_READER_H
#define OUTCOMES_READER_H

#include "table.h"

struct membership { /* of a class */
    uint32_t word;
    uint32_t next; /* 1 + the index of the class's next; 0 is none */
};

struct class_words {      /* which words a class has: a chain through all memberships */
    uint32_t first, last; /* 1 + index; 0 is none */
};

struct line_frame { /* a frame, until all of a word's frames are put side by side */
    struct frame frame;
    uint32_t lemma;
    uint8_t pos;
};

struct lexicon {
    struct table table;
    struct frame *frames; /* [frame_count], by word and part of speech */
    uint32_t frame_count;
    uint16_t *groups; /* for each word, the classes that it is in, rising */
    uint32_t by;      /* the word */
    uint32_t sorts[CLASS_COUNT - CLASS_FILLED]; /* words that stand for them */
};

struct reader {
    const ng_host *host;
    struct lexicon *lexicon;
    struct line_frame *lines; /* [line_count] */
    uint32_t line_count, line_capacity;
    struct membership *members; /* [member_count] */
    uint32_t member_count, member_capacity;
    struct class_words *classes; /* [class_count] */
    uint32_t class_count, class_capacity;
    struct table names; /* of classes */
    uint16_t *class_of; /* [names.count] */
    uint32_t class_of_capacity;
    uint32_t number;     /* of the line, from 1 */
    struct frame preset; /* what the section says */
    ng_status status;
};

/* What the engine calls the classes of enum word_class. */
extern const char *const reader_class_names[CLASS_COUNT];

/* Says what is wrong, where and at which word; the first time only. */
void reader_complain(struct reader *reader, const char *what, const char *word);

/* Memory ran out. */
void reader_run_out(struct reader *reader);

/* The word with this text, added if need be; NO_WORD if memory ran out. */
uint32_t reader_add_word(struct reader *reader, const char *text);

/* The class of this name; 0 if there is none. */
uint16_t reader_find_class(const struct reader *reader, const char *name);

/* The same, made if need be; 0 if memory ran out. */
uint16_t reader_add_class(struct reader *reader, const char *name);

/* A class without a name; 0 if memory ran out. */
uint16_t reader_new_class(struct reader *reader);

/* Puts a word into a class, or all words that another class has by now. */
void reader_add_member(struct reader *reader, uint32_t word, uint16_t group);
void reader_add_members(struct reader *reader, uint16_t other, uint16_t group);

/* Gives a form its lemma, unless a form of another word came first: "found" is of find.
 */
void reader_add_form(struct reader *reader, const char *text, uint32_t lemma,
                     enum pos pos, uint8_t forms);

/* A lemma with all its forms, in British and American spelling. */
uint32_t reader_add_lemma(struct reader *reader, const char *text, enum pos pos);

/* reader_line.c: reads one line, which it writes into. */
void reader_read_line(struct reader *reader, char *line);

#endif

/* table: the words of the lexicon, each once, found by hash. */
#ifndef OUTCOMES_TABLE_H
#define OUTCOMES_TABLE_H

#include "lexicon.h"

struct table {
    struct word *words; /* [count]; 0 is NO_WORD */
    uint32_t count, capacity;
    uint32_t *slots; /* [slot_count], a power of two; words, 0 is free */
    uint32_t slot_count;
    char **blocks; /* [block_count]: what words[].text point into */
    uint32_t block_count, block_capacity;
    char *next;  /* free bytes of the last block, */
    size_t room; /* so many */
};

/* Makes room for one more element in an array that doubles.  False if memory ran out. */
bool array_grow(void *array, uint32_t count, uint32_t *capacity, size_t size);

bool table_open(struct table *table);
void table_close(struct table *table);

/* The word with this text, which is added if need be.  NO_WORD if memory ran out. */
uint32_t table_add(struct table *table, const ng_host *host, ng_str text);

uint32_t table_find(const struct table *table, uint32_t hash, const char *text,
                    size_t len);

#endif

/* table: an open hash table of words. */
#include "table.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK = 16 * 1024 };

bool array_grow(void *array, uint32_t count, uint32_t *capacity, size_t size)
{
    if (count < *capacity) return true;
    const uint32_t more = *capacity ? *capacity * 2 : 64;
    void *old;
    memcpy(&old, array, sizeof old);
    void *grown = realloc(old, more * size);
    if (!grown) return false;
    memcpy(array, &grown, sizeof grown);
    *capacity = more;
    return true;
}

static bool table_resize(struct table *table, uint32_t slot_count)
{
    uint32_t *slots = calloc(slot_count, sizeof *slots);
    if (!slots) return false;
    for (uint32_t word = 1; word < table->count; word++) {
        uint32_t at = table->words[word].hash & (slot_count - 1);
        while (slots[at])
            at = (at + 1) & (slot_count - 1);
        slots[at] = word;
    }
    free(table->slots);
    table->slots = slots;
    table->slot_count = slot_count;
    return true;
}

bool table_open(struct table *table)
{
    if (!array_grow(&table->words, 0, &table->capacity, sizeof *table->words))
        return false;
    memset(&table->words[NO_WORD], 0, sizeof table->words[NO_WORD]);
    table->count = 1;
    return table_resize(table, 1024);
}

void table_close(struct table *table)
{
    for (uint32_t i = 0; i < table->block_count; i++)
        free(table->blocks[i]);
    free(table->blocks);
    free(table->words);
    free(table->slots);
}

uint32_t table_find(const struct table *table, uint32_t hash, const char *text,
                    size_t len)
{
    const uint32_t mask = table->slot_count - 1;
    for (uint32_t at = hash & mask; table->slots[at]; at = (at + 1) & mask) {
        const struct word *word = &table->words[table->slots[at]];
        if (word->hash == hash && word->text.len == len &&
            memcmp(word->text.at, text, len) == 0)
            return table->slots[at];
    }
    return NO_WORD;
}

static char *keep_text(struct table *table, ng_str text)
{
    if (!table->block_count || text.len >= table->room) {
        const size_t size = text.len < BLOCK ? BLOCK : text.len + 1;
        if (!array_grow(&table->blocks, table->block_count, &table->block_capacity,
                        sizeof *table->blocks))
            return NULL;
        char *block = malloc(size);
        if (!block) return NULL;
        table->blocks[table->block_count++] = block;
        table->next = block;
        table->room = size;
    }
    char *copy = table->next;
    memcpy(copy, text.at, text.len);
    copy[text.len] = '\0';
    table->next += text.len + 1;
    table->room -= text.len + 1;
    return copy;
}

uint32_t table_add(struct table *table, const ng_host *host, ng_str text)
{
    const uint32_t hash = ng_hash(host, text);
    const uint32_t known = table_find(table, hash, text.at, text.len);
    if (known) return known;
    if (table->count * 2 >= table->slot_count &&
        !table_resize(table, table->slot_count * 2))
        return NO_WORD;
    if (!array_grow(&table->words, table->count, &table->capacity, sizeof *table->words))
        return NO_WORD;
    char *copy = keep_text(table, text);
    if (!copy) return NO_WORD;
    const uint32_t word = table->count++;
    table->words[word] = (struct word){
        .text = {copy, text.len},
          .hash = hash
    };
    const uint32_t mask = table->slot_count - 1;
    uint32_t at = hash & mask;
    while (table->slots[at])
        at = (at + 1) & mask;
    table->slots[at] = word;
    return word;
}

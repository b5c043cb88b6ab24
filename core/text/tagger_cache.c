/* tagger_cache: a hash table of sets of two slots.  A new word takes the place of the one
 * of its set that was not used last. */
#include "text/tagger_cache.h"

#include "base/alloc.h"

enum {
    SET_BITS = 12,
    SETS = 1 << SET_BITS,
    WAYS = 2,
    ENTRIES = SETS * WAYS,
    WORD = 24, /* bytes of the longest word that is kept */
    UNIT = 8   /* what parts of an entry are aligned to */
};

struct key { /* the caller's columns stand behind it */
    uint32_t shape, length;
    char word[WORD];
};

struct entry { /* the columns, the row and the scores stand behind it */
    uint64_t allowed;
    struct key key;
};

struct slot {
    uint32_t hash;
    uint32_t entry; /* 1 + its number; 0 is free */
};

struct tagger_table {
    struct tagger_table *next;
    const struct tagger *tagger;
    struct slot (*sets)[WAYS]; /* [SETS], the last used first */
    char *entries;             /* [ENTRIES + 1], in the order of their first use; the last
                                  is for words that are not kept */
    uint32_t used;
    size_t key_size; /* with the columns */
    size_t row_at, scores_at, entry_size;
    struct key *key; /* of the word in question, [key_size] bytes */
};

static size_t round_up(size_t size)
{
    return (size + UNIT - 1) / UNIT * UNIT;
}

static void lay_out(struct tagger_table *table, const struct tagger *tagger)
{
    const size_t places = features_place_count(tagger->features);
    table->tagger = tagger;
    table->key_size = sizeof(struct key) + tagger->wanted_count;
    table->row_at = round_up(offsetof(struct entry, key) + table->key_size);
    table->scores_at =
        table->row_at + round_up(features_width(tagger->features) * sizeof(uint32_t));
    table->entry_size =
        table->scores_at + round_up(places * tagger->stride * sizeof(int16_t));
}

static struct entry *entry_at(const struct tagger_table *table, size_t index)
{
    return (struct entry *)(void *)(table->entries + index * table->entry_size);
}

static void table_free(struct tagger_table *table)
{
    alloc_free(table->sets);
    alloc_free(table->entries);
    alloc_free(table->key);
    alloc_free(table);
}

enum status tagger_cache_table(struct tagger_cache *cache, const struct tagger *tagger,
                               struct tagger_table **table, struct error *error)
{
    for (*table = cache->tables; *table; *table = (*table)->next)
        if ((*table)->tagger == tagger) return OK;
    struct tagger_table *made = alloc_zeroed(1, sizeof *made);
    if (!made) return error_memory(error, "labelling");
    lay_out(made, tagger);
    made->sets = alloc_zeroed(SETS, sizeof *made->sets);
    made->entries = alloc_zeroed(ENTRIES + 1, made->entry_size);
    made->key = alloc_zeroed(1, made->key_size);
    if (!made->sets || !made->entries || !made->key) {
        table_free(made);
        return error_memory(error, "labelling");
    }
    made->next = cache->tables;
    cache->tables = made;
    *table = made;
    return OK;
}

void tagger_cache_free(struct tagger_cache *cache)
{
    while (cache->tables) {
        struct tagger_table *next = cache->tables->next;
        table_free(cache->tables);
        cache->tables = next;
    }
}

/* Fills in table->key and gives its hash. */
static uint32_t make_key(struct tagger_table *table, struct str word, uint32_t shape,
                         uint32_t hash, const uint8_t *values)
{
    uint64_t h = hash ^ (uint64_t)shape << 32;
    table->key->shape = shape;
    table->key->length = (uint32_t)word.length;
    memset(table->key->word, 0, WORD);
    memcpy(table->key->word, word.at, word.length);
    uint8_t *columns = (uint8_t *)(table->key + 1);
    for (size_t w = 0; w < table->tagger->wanted_count; w++) {
        columns[w] = values[w];
        h = h * 31 + values[w];
    }
    h *= 0x9E3779B97F4A7C15u;
    return (uint32_t)(h >> 32);
}

/* The index of the entry of the key, or of the one to use for it. */
static size_t find_entry(struct tagger_table *table, uint32_t hash, bool *known)
{
    struct slot *set = table->sets[hash >> (32 - SET_BITS)];
    size_t way = 0;
    *known = false;
    for (; way < WAYS && !*known; way++)
        *known = set[way].entry && set[way].hash == hash &&
                 memcmp(&entry_at(table, set[way].entry - 1)->key, table->key,
                        table->key_size) == 0;
    way--;
    const struct slot slot = {hash, set[way].entry ? set[way].entry : ++table->used};
    for (; way > 0; way--)
        set[way] = set[way - 1];
    set[0] = slot;
    return slot.entry - 1;
}

void tagger_cache_word(struct tagger_table *table, struct str text,
                       const struct token *token, const uint8_t *values,
                       struct tagger_word *word)
{
    const struct str written = span_of(text, token->at);
    size_t index = ENTRIES;
    bool known = false;
    if (written.length <= WORD)
        index = find_entry(
            table, make_key(table, written, token->shape, token->hash, values), &known);
    struct entry *entry = entry_at(table, index);
    word->allowed = entry->allowed;
    word->row = (uint32_t *)(void *)((char *)entry + table->row_at);
    word->scores = (int16_t *)(void *)((char *)entry + table->scores_at);
    if (known) return;
    memcpy(&entry->key, table->key, table->key_size);
    tagger_word_read(table->tagger, text, token, values, word);
    tagger_word_score(table->tagger, word->row, word->scores);
    entry->allowed = word->allowed;
}

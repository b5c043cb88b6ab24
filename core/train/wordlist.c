/* wordlist: texts -> words by number -> classes and labels -> a table. */
#include "train/wordlist.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/map.h"
#include "base/vec.h"
#include "text/features.h"
#include "text/tagger_cache.h"
#include "text/tagger_document.h"
#include "text/tagger_file.h"
#include "text/utf8.h"
#include "train/classes.h"

enum {
    ROUNDS = 20,
    GIVEN_LEAST = 3, /* times a word is seen in lower case for the column "given" */
    GIVEN_SHARE = 12
};

struct entry { /* a word of the texts */
    struct str word;
    uint32_t count;
    uint32_t first;                /* its number before sorting */
    uint32_t given[TAGGER_LABELS]; /* how often each label, in lower case */
};

struct maker {
    const struct wordlist_options *options;
    struct arena arena;   /* the words */
    struct arena scratch; /* of one document */
    struct map map;       /* word -> number */
    struct {
        struct entry *at;
        size_t length, room;
    } entries;
    struct {
        uint32_t *at; /* by number before sorting; UINT32_MAX between sentences */
        size_t length, room;
    } text;
    struct tagger *tagger;
    struct tagger_cache cache;
    struct error *error;
};

static enum status no_memory(const struct maker *maker)
{
    return error_memory(maker->error, "making a word list");
}

/* The number of a token's word: folded, digits as 0. */
static enum status number_of(struct maker *maker, const struct token *token,
                             uint32_t *number)
{
    char word[256];
    const size_t length = token->length < sizeof word ? token->length : sizeof word;
    for (size_t i = 0; i < length; i++)
        word[i] = char_is_digit(token->word[i]) ? '0' : token->word[i];
    const struct str key = {word, length};
    const uint32_t *known = map_get(&maker->map, key);
    if (known) {
        *number = *known;
        return OK;
    }
    *number = (uint32_t)maker->entries.length;
    const struct entry entry = {.word = arena_copy(&maker->arena, key), .first = *number};
    if (!entry.word.at || !VEC_PUSH(&maker->entries, NULL, entry) ||
        !map_set(&maker->map, entry.word, *number))
        return no_memory(maker);
    return OK;
}

/* Counts what the model gives to words in lower case. */
static enum status count_labels(struct maker *maker, struct str text,
                                const struct tokens *tokens, struct token_range range,
                                const struct tagger_column *document)
{
    const size_t count = range.last - range.first;
    struct tagger_column columns[TAGGER_DOCUMENT_COLUMNS];
    uint8_t *labels = arena_array(&maker->scratch, count, 1);
    if (!labels) return no_memory(maker);
    for (size_t c = 0; c < TAGGER_DOCUMENT_COLUMNS; c++) {
        columns[c] = document[c];
        columns[c].at += range.first;
    }
    const struct tagger_sentence sentence = {text, tokens->at + range.first, count,
                                             columns, TAGGER_DOCUMENT_COLUMNS};
    TRY(tagger_run(maker->tagger, &maker->cache, &sentence, &maker->scratch, labels,
                   maker->error));
    for (size_t i = 0; i < count; i++) {
        const struct token *token = &tokens->at[range.first + i];
        uint32_t number;
        if (token->shape & (TOKEN_TITLE | TOKEN_UPPER)) continue;
        TRY(number_of(maker, token, &number));
        maker->entries.at[number].given[labels[i]]++;
    }
    return OK;
}

static enum status read_document(struct maker *maker, struct str text)
{
    struct tokens tokens;
    struct tagger_column columns[TAGGER_DOCUMENT_COLUMNS];
    arena_reset(&maker->scratch);
    TRY(tokens_make(&maker->scratch, text, 0, &tokens, maker->error));
    if (maker->tagger)
        TRY(tagger_document_columns(&maker->scratch, &tokens, columns, maker->error));
    for (size_t s = 0; s < tokens.sentence_count; s++) {
        const struct token_range range = tokens.sentences[s];
        if (!VEC_PUSH(&maker->text, NULL, UINT32_MAX)) return no_memory(maker);
        for (size_t i = range.first; i < range.last; i++) {
            uint32_t number;
            TRY(number_of(maker, &tokens.at[i], &number));
            maker->entries.at[number].count++;
            if (!VEC_PUSH(&maker->text, NULL, number)) return no_memory(maker);
        }
        if (maker->tagger) TRY(count_labels(maker, text, &tokens, range, columns));
    }
    return OK;
}

static enum status read_text(struct maker *maker, const char *path)
{
    enum { LIMIT = 1 << 30 };
    struct buffer bytes = {0};
    struct str rest, document;
    enum status status = file_read(path, LIMIT, &bytes, maker->error);
    if (status == OK) utf8_repair(bytes.at, bytes.length);
    rest = buffer_view(&bytes);
    while (status == OK && str_next(&rest, '\f', &document))
        status = read_document(maker, document);
    buffer_free(&bytes);
    return status;
}

static int by_count(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return str_compare(x->word, y->word);
}

/* Sorts the words and numbers the text accordingly; gives how many are frequent. */
static enum status sort_words(struct maker *maker, size_t *frequent)
{
    const size_t count = maker->entries.length;
    uint32_t *numbers = alloc_zeroed(count + 1, sizeof *numbers);
    if (!numbers) return no_memory(maker);
    if (count) qsort(maker->entries.at, count, sizeof *maker->entries.at, by_count);
    *frequent = 0;
    while (*frequent < count &&
           maker->entries.at[*frequent].count >= maker->options->least)
        ++*frequent;
    for (size_t i = 0; i < count; i++)
        numbers[maker->entries.at[i].first] = (uint32_t)(i < *frequent ? i : *frequent);
    for (size_t i = 0; i < maker->text.length; i++) {
        uint32_t *word = &maker->text.at[i];
        *word = *word == UINT32_MAX ? (uint32_t)*frequent + 1 : numbers[*word];
    }
    alloc_free(numbers);
    return OK;
}

/* A number from 1 on for a set of labels; the sets so far are in sets[*count]. */
static uint32_t number_of_set(uint64_t set, uint64_t *sets, size_t *count)
{
    size_t i = 0;
    while (i < *count && sets[i] != set)
        i++;
    if (i == *count) sets[(*count)++] = set;
    return (uint32_t)i + 1;
}

static uint64_t given_set(const struct entry *entry)
{
    uint64_t total = 0, set = 0;
    for (size_t l = 0; l < TAGGER_LABELS; l++)
        total += entry->given[l];
    for (size_t l = 0; total >= GIVEN_LEAST && l < TAGGER_LABELS; l++)
        if (entry->given[l] > 1 && (uint64_t)entry->given[l] * GIVEN_SHARE >= total)
            set |= (uint64_t)1 << l;
    return set;
}

static enum status write_table(struct maker *maker, size_t frequent,
                               uint16_t *const *classes, struct buffer *table)
{
    const struct wordlist_options *options = maker->options;
    uint64_t *sets = alloc_zeroed(maker->entries.length + 1, sizeof *sets);
    size_t set_count = 0;
    if (!sets) return no_memory(maker);
    buffer_text(table, "word");
    for (size_t c = 0; c < options->class_count_count; c++)
        buffer_format(table, "\tclass%zu", options->class_counts[c]);
    buffer_text(table, maker->tagger ? "\tgiven\n" : "\n");
    for (size_t i = 0; i < maker->entries.length; i++) {
        const struct entry *entry = &maker->entries.at[i];
        const uint64_t given = given_set(entry);
        if (i >= frequent && !given) continue;
        buffer_str(table, entry->word);
        for (size_t c = 0; c < options->class_count_count; c++)
            buffer_format(table, "\t%u", i < frequent ? classes[c][i] + 1u : 0u);
        if (maker->tagger)
            buffer_format(table, "\t%u",
                          given ? (unsigned)number_of_set(given, sets, &set_count) : 0u);
        buffer_char(table, '\n');
    }
    alloc_free(sets);
    return buffer_failed(table) ? no_memory(maker) : OK;
}

static enum status find_classes(struct maker *maker, struct buffer *table)
{
    const struct wordlist_options *options = maker->options;
    size_t frequent = 0;
    TRY(sort_words(maker, &frequent));
    uint16_t **classes =
        arena_array(&maker->arena, options->class_count_count, sizeof *classes);
    if (!classes) return no_memory(maker);
    const struct classes_text text = {maker->text.at, maker->text.length, frequent};
    for (size_t c = 0; c < options->class_count_count; c++) {
        classes[c] = arena_array(&maker->arena, frequent, sizeof *classes[c]);
        if (!classes[c]) return no_memory(maker);
        if (options->progress) options->progress(options->self, "finding word classes");
        TRY(classes_find(&text, options->class_counts[c], ROUNDS, classes[c],
                         maker->error));
    }
    return write_table(maker, frequent, classes, table);
}

enum status wordlist_make(const struct wordlist_options *options, struct buffer *table,
                          struct error *error)
{
    struct maker maker = {.options = options, .error = error};
    enum status status = OK;
    if (options->model) status = tagger_open(&maker.tagger, options->model, error);
    for (size_t i = 0; i < options->text_count && status == OK; i++)
        status = read_text(&maker, options->texts[i]);
    if (status == OK) status = find_classes(&maker, table);
    tagger_cache_free(&maker.cache);
    tagger_close(maker.tagger);
    map_free(&maker.map);
    alloc_free(maker.entries.at);
    alloc_free(maker.text.at);
    arena_free(&maker.scratch);
    arena_free(&maker.arena);
    return status;
}

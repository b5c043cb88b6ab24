/* words: a hash table of rows, and the counts of labels by word. */
#include "train/words.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/vec.h"
#include "text/features.h"

enum {
    SEEN = 3,        /* times, for the column "labels" */
    SHARE = 50,      /* a label of less than 1/SHARE of a word's tokens is noise */
    OPEN_WORDS = 40, /* different words that an open label has */
    MOST = UINT16_MAX
};

static enum status no_memory(struct error *error)
{
    return error_memory(error, "making a word list");
}

static bool make_slots(struct words *words, size_t count)
{
    uint32_t *slots = alloc_zeroed(count, sizeof *slots);
    if (!slots) return false;
    for (size_t i = 0; i < words->length; i++) {
        size_t at = words->at[i].hash & (count - 1);
        while (slots[at])
            at = (at + 1) & (count - 1);
        slots[at] = (uint32_t)(i + 1);
    }
    alloc_free(words->slots);
    words->slots = slots;
    words->slot_count = count;
    return true;
}

struct words_entry *words_find(struct words *words, uint32_t hash)
{
    if (words->length * 2 >= words->slot_count &&
        !make_slots(words, words->slot_count ? words->slot_count * 2 : 1024))
        return NULL;
    size_t at = hash & (words->slot_count - 1);
    for (; words->slots[at]; at = (at + 1) & (words->slot_count - 1))
        if (words->at[words->slots[at] - 1].hash == hash)
            return &words->at[words->slots[at] - 1];
    const struct words_entry entry = {.hash = hash};
    if (!VEC_PUSH(words, NULL, entry)) return NULL;
    words->slots[at] = (uint32_t)words->length;
    return &words->at[words->length - 1];
}

enum status words_add_column(struct words *words, struct str name, size_t *index,
                             struct error *error)
{
    if (words->column_count == WORDS_COLUMNS)
        return error_set(error, ERROR_LIMIT, "a word list has at most %d columns",
                         (int)WORDS_COLUMNS);
    const struct str copy = arena_copy(&words->arena, name);
    if (!copy.at) return no_memory(error);
    *index = words->column_count;
    words->columns[words->column_count++] = copy;
    return OK;
}

/* ------------------------------------------------------------------------- a table */

static enum status read_row(struct words *words, struct str line, size_t first,
                            const char *path, size_t number, struct error *error)
{
    struct str rest = line, word, cell;
    str_next(&rest, '\t', &word);
    struct words_entry *entry = words_find(words, features_word_hash(word));
    if (!entry) return no_memory(error);
    for (size_t c = first; c < words->column_count; c++) {
        uint64_t value = 0;
        if (!str_next(&rest, '\t', &cell))
            return error_set(error, ERROR_INPUT, "%s:%zu: has too few columns", path,
                             number);
        cell = str_trim(cell);
        if (cell.length && !str_to_number(cell, MOST, &value))
            return error_set(error, ERROR_INPUT,
                             "%s:%zu: \"" STR_FORMAT "\" is no number up to 65535", path,
                             number, STR_ARGUMENTS(cell));
        entry->values[c] = (uint16_t)value;
    }
    return OK;
}

/* Whether the trainer makes a column of this name. */
static bool is_own(struct str name)
{
    return str_is(name, "labels") || str_is(name, "limit") || str_is(name, "certain");
}

static enum status read_table(struct words *words, struct str bytes, const char *path,
                              struct error *error)
{
    struct str line, name;
    const size_t first = words->column_count;
    size_t index;
    if (!str_next(&bytes, '\n', &line) || !str_next(&line, '\t', &name) ||
        !str_is(name, "word"))
        return error_set(error, ERROR_INPUT,
                         "%s:1: the first line has to name the columns: word, TAB, ...",
                         path);
    while (str_next(&line, '\t', &name)) {
        name = str_trim(name);
        if (is_own(name))
            return error_set(error, ERROR_INPUT,
                             "%s:1: the trainer has a column \"" STR_FORMAT
                             "\" of its own; name this one otherwise",
                             path, STR_ARGUMENTS(name));
        TRY(words_add_column(words, name, &index, error));
    }
    for (size_t number = 2; str_next(&bytes, '\n', &line); number++)
        if (line.length) TRY(read_row(words, line, first, path, number, error));
    return OK;
}

enum status words_read(struct words *words, const char *path, struct error *error)
{
    enum { LIMIT = 1 << 28 };
    struct buffer bytes = {0};
    enum status status = file_read(path, LIMIT, &bytes, error);
    if (status == OK) status = read_table(words, buffer_view(&bytes), path, error);
    buffer_free(&bytes);
    return status;
}

/* ------------------------------------------------------------------- what was seen */

struct seen { /* a word's labels in the corpus */
    uint32_t counts[TAGGER_LABELS];
    uint32_t total;
};

struct survey {
    struct words *words;
    struct seen *seen; /* [words.length], by entry */
    size_t label_count;
    struct error *error;
};

/* The number of a set of labels, which is kept once. */
static enum status number_of_set(struct survey *survey, uint64_t set, uint16_t *number)
{
    struct words *words = survey->words;
    for (size_t i = 0; i < words->set_count; i++) {
        *number = (uint16_t)i;
        if (words->sets[i] == set) return OK;
    }
    if (words->set_count == MOST)
        return error_set(survey->error, ERROR_LIMIT, "too many sets of labels");
    *number = (uint16_t)words->set_count;
    words->sets[words->set_count++] = set;
    return OK;
}

static uint64_t set_of(const struct seen *seen, size_t label_count, uint32_t least)
{
    uint64_t set = 0;
    for (size_t l = 0; l < label_count; l++)
        if (seen->counts[l] && seen->counts[l] >= least) set |= (uint64_t)1 << l;
    return set;
}

static uint64_t open_labels(const struct survey *survey)
{
    size_t words[TAGGER_LABELS] = {0};
    uint64_t set = 0;
    for (size_t i = 0; i < survey->words->length; i++)
        for (size_t l = 0; l < survey->label_count; l++)
            words[l] += survey->seen[i].counts[l] > 0;
    for (size_t l = 0; l < survey->label_count; l++)
        if (words[l] >= OPEN_WORDS) set |= (uint64_t)1 << l;
    return set ? set : UINT64_MAX >> (64 - survey->label_count);
}

static enum status fill_columns(struct survey *survey, size_t often)
{
    struct words *words = survey->words;
    size_t labels = 0, limit = 0;
    uint16_t number = 0;
    const uint64_t open = open_labels(survey);
    TRY(words_add_column(words, STR("labels"), &labels, survey->error));
    TRY(words_add_column(words, STR("limit"), &limit, survey->error));
    TRY(number_of_set(survey, open, &number));
    for (size_t i = 0; i < words->length; i++) {
        const struct seen *seen = &survey->seen[i];
        if (seen->total >= SEEN) {
            const uint64_t set =
                set_of(seen, survey->label_count, (seen->total + SHARE - 1) / SHARE);
            TRY(number_of_set(survey, set, &number));
            words->at[i].values[labels] = (uint16_t)(number + 1);
        }
        const uint64_t all = set_of(seen, survey->label_count, 1);
        TRY(number_of_set(survey, seen->total >= often ? all : all | open, &number));
        words->at[i].values[limit] = number;
    }
    return OK;
}

static enum status count_labels(struct survey *survey, const struct corpus *corpus)
{
    struct words *words = survey->words;
    for (size_t d = 0; d < corpus->length; d++)
        for (size_t i = 0; i < corpus->at[d].tokens.count; i++)
            if (!words_find(words, features_token_hash(&corpus->at[d].tokens.at[i])))
                return no_memory(survey->error);
    survey->seen = alloc_zeroed(words->length + 1, sizeof *survey->seen);
    words->sets = arena_array(&words->arena, words->length * 2 + 1, sizeof *words->sets);
    if (!survey->seen || !words->sets) return no_memory(survey->error);
    for (size_t d = 0; d < corpus->length; d++) {
        const struct train_document *document = &corpus->at[d];
        for (size_t i = 0; i < document->tokens.count; i++) {
            const struct words_entry *entry =
                words_find(words, features_token_hash(&document->tokens.at[i]));
            struct seen *seen = &survey->seen[entry - words->at];
            seen->counts[document->labels[i]]++;
            seen->total++;
        }
    }
    return OK;
}

enum status words_learn(struct words *words, const struct corpus *corpus,
                        size_t label_count, size_t often, struct error *error)
{
    struct survey survey = {.words = words, .label_count = label_count, .error = error};
    enum status status = count_labels(&survey, corpus);
    if (status == OK) status = fill_columns(&survey, often);
    alloc_free(survey.seen);
    return status;
}

void words_free(struct words *words)
{
    arena_free(&words->arena);
    alloc_free(words->at);
    alloc_free(words->slots);
    *words = (struct words){0};
}

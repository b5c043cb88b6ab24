#include "compare/align.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/vec.h"
#include "compare/locate.h"
#include "compare/sequence.h"

struct word {
    struct str text;
    uint32_t begin, end; /* in the units of positions */
};

struct words {
    struct word *at;
    size_t length, room;
};

struct ids { /* equal words have equal numbers */
    struct map map;
    uint32_t next;
};

/* The words of a text: what stands between white space. */
static enum status cut_words(struct arena *arena, struct str text, bool bytes,
                             struct words *words, struct error *error)
{
    uint32_t position = 0;
    size_t i = 0;
    while (i < text.length) {
        if (char_is_space(text.at[i])) {
            i++, position++;
            continue;
        }
        struct word word = {.begin = position};
        const size_t from = i;
        for (; i < text.length && !char_is_space(text.at[i]); i++) {
            if (bytes || !locate_is_inside(text.at[i])) position++;
        }
        word.text = str_slice(text, from, i);
        word.end = position;
        if (!VEC_PUSH(words, arena, word)) return error_memory(error, "cutting words");
    }
    return OK;
}

/* The leaves of an article's records, as words; positions may repeat. */
static enum status gather_records(struct arena *arena, const struct read_article *article,
                                  struct words *words, struct error *error)
{
    struct {
        const struct read_record **at;
        size_t length, room;
    } stack = {0};
    for (size_t s = 0; s < article->section_count; s++) {
        const struct read_section *section = &article->sections[s];
        for (size_t i = 0; i < section->count; i++) {
            if (!VEC_PUSH(&stack, arena, &section->records[i])) {
                return error_memory(error, "aligning records");
            }
        }
    }
    while (stack.length > 0) {
        const struct read_record *record = stack.at[--stack.length];
        if (record->begin != READ_NOWHERE && record->text.at) {
            const struct word word = {record->text, record->begin, record->end};
            if (!VEC_PUSH(words, arena, word))
                return error_memory(error, "aligning records");
        }
        for (size_t i = 0; i < record->inside_count; i++) {
            if (!VEC_PUSH(&stack, arena, &record->inside[i])) {
                return error_memory(error, "aligning records");
            }
        }
    }
    return OK;
}

static int by_place(const void *a, const void *b)
{
    const struct word *x = a, *y = b;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    if (x->end != y->end) return x->end < y->end ? -1 : 1;
    return str_compare(x->text, y->text);
}

/* Sorted by place, each place once, none that begins before the last one ended. */
static void keep_disjoint(struct words *words)
{
    if (words->length == 0) return;
    qsort(words->at, words->length, sizeof *words->at, by_place);
    size_t kept = 1;
    for (size_t i = 1; i < words->length; i++) {
        if (words->at[i].begin >= words->at[kept - 1].end)
            words->at[kept++] = words->at[i];
    }
    words->length = kept;
}

static enum status number_words(struct arena *arena, struct ids *ids,
                                const struct words *words, uint32_t **numbers,
                                struct error *error)
{
    *numbers = arena_array(arena, words->length, sizeof **numbers);
    if (!*numbers) return error_memory(error, "comparing texts");
    for (size_t i = 0; i < words->length; i++) {
        const uint32_t *known = map_get(&ids->map, words->at[i].text);
        (*numbers)[i] = known ? *known : ids->next;
        if (known) continue;
        if (!map_set(&ids->map, words->at[i].text, ids->next++)) {
            return error_memory(error, "comparing texts");
        }
    }
    return OK;
}

/* Appends a run, or lengthens the last one where nothing but equal space lies between. */
static bool add_run(struct arena *arena, struct align *align, size_t *room,
                    struct align_run run)
{
    if (align->count > 0) {
        struct align_run *last = &align->runs[align->count - 1];
        if (run.old_begin - last->old_begin == run.new_begin - last->new_begin) {
            last->length = run.old_begin + run.length - last->old_begin;
            return true;
        }
    }
    struct {
        struct align_run *at;
        size_t length, room;
    } runs = {align->runs, align->count, *room};
    if (!VEC_PUSH(&runs, arena, run)) return false;
    align->runs = runs.at;
    align->count = runs.length;
    *room = runs.room;
    return true;
}

/* Runs of text out of runs of words. */
static enum status make_runs(struct arena *arena, const struct words *old_words,
                             const struct words *new_words,
                             const struct sequence_blocks *blocks, bool swapped,
                             struct align *align, struct error *error)
{
    size_t room = 0;
    for (size_t b = 0; b < blocks->count; b++) {
        const struct sequence_block *block = &blocks->at[b];
        for (uint32_t i = 0; i < block->length; i++) {
            const struct word *from = &old_words->at[block->old_begin + i];
            const struct word *to = &new_words->at[block->new_begin + i];
            if (from->end - from->begin != to->end - to->begin) continue;
            const struct align_run run = {swapped ? to->begin : from->begin,
                                          swapped ? from->begin : to->begin,
                                          from->end - from->begin};
            if (!add_run(arena, align, &room, run)) {
                return error_memory(error, "aligning texts");
            }
        }
    }
    return OK;
}

static enum status align_words(struct arena *arena, const struct words *old_words,
                               const struct words *new_words, struct ids *ids,
                               bool swapped, struct align *align, struct error *error)
{
    uint32_t *old_numbers, *new_numbers;
    struct sequence_blocks blocks;
    TRY(number_words(arena, ids, old_words, &old_numbers, error));
    TRY(number_words(arena, ids, new_words, &new_numbers, error));
    TRY(sequence_compare(arena, old_numbers, (uint32_t)old_words->length, new_numbers,
                         (uint32_t)new_words->length, &blocks, error));
    return make_runs(arena, old_words, new_words, &blocks, swapped, align, error);
}

static int compare_words(const struct words *a, const struct words *b)
{
    for (size_t i = 0; i < a->length && i < b->length; i++) {
        const int order = str_compare(a->at[i].text, b->at[i].text);
        if (order != 0) return order;
    }
    return a->length < b->length ? -1 : a->length > b->length;
}

enum status align_articles(struct arena *arena, const struct read_article *old_article,
                           const struct read_article *new_article, bool bytes,
                           struct align *align, struct error *error)
{
    const struct str old_digest = read_fact(old_article, "digest");
    const struct str new_digest = read_fact(new_article, "digest");
    *align =
        (struct align){.same = old_digest.at && new_digest.at
                                   ? str_equal(old_digest, new_digest)
                                   : old_article->text.at && new_article->text.at &&
                                         str_equal(old_article->text, new_article->text)};
    /* An article that could not be read has no text to compare. */
    if (old_article->failure.at || new_article->failure.at) align->same = true;
    if (align->same) return OK;

    struct words old_words = {0}, new_words = {0};
    if (old_article->text.at && new_article->text.at) {
        TRY(cut_words(arena, old_article->text, bytes, &old_words, error));
        TRY(cut_words(arena, new_article->text, bytes, &new_words, error));
    } else {
        TRY(gather_records(arena, old_article, &old_words, error));
        TRY(gather_records(arena, new_article, &new_words, error));
        keep_disjoint(&old_words);
        keep_disjoint(&new_words);
    }
    /* Of two equally good ways to compare, the same one whichever side is called old. */
    const bool swapped = compare_words(&old_words, &new_words) > 0;
    struct ids ids = {0};
    enum status status =
        swapped ? align_words(arena, &new_words, &old_words, &ids, true, align, error)
                : align_words(arena, &old_words, &new_words, &ids, false, align, error);
    map_free(&ids.map);
    return status;
}

static uint32_t run_begin(const struct align_run *run, bool of_new)
{
    return of_new ? run->new_begin : run->old_begin;
}

/* How many runs begin before a position of one version. */
static size_t runs_before(const struct align *align, bool of_new, uint32_t position)
{
    size_t low = 0, high = align->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (run_begin(&align->runs[middle], of_new) < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct align_place align_span(const struct align *align, bool of_new, uint32_t begin,
                              uint32_t end)
{
    if (align->same || begin == READ_NOWHERE) {
        return (struct align_place){begin, end, begin, end, true, true};
    }
    const size_t behind = runs_before(align, of_new, end);
    size_t first = runs_before(align, of_new, begin + 1);
    /* The run before the first that begins inside may reach into the span. */
    if (first > 0 && begin - run_begin(&align->runs[first - 1], of_new) <
                         align->runs[first - 1].length) {
        first--;
    }
    if (first >= behind) return (struct align_place){.found = false};

    const struct align_run *head = &align->runs[first], *tail = &align->runs[behind - 1];
    const uint32_t head_at = run_begin(head, of_new), tail_at = run_begin(tail, of_new);
    const uint32_t skip = begin > head_at ? begin - head_at : 0;
    const uint32_t keep = end - tail_at < tail->length ? end - tail_at : tail->length;
    return (struct align_place){
        .old_begin = head->old_begin + skip,
        .old_end = tail->old_begin + keep,
        .new_begin = head->new_begin + skip,
        .new_end = tail->new_begin + keep,
        .found = true,
        .whole = head_at + skip == begin && tail_at + keep == end,
    };
}

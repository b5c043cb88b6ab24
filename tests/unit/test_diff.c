/* Properties of diff, on pairs of articles made at random: every one must hold for all.
 */
#include "unit.h"

#include "base/buffer.h"
#include "base/vec.h"
#include "compare/diff.h"

enum { WORDS = 60, RECORDS = 14, ROUNDS = 1500 };

static uint32_t state_of_random = 7;

static uint32_t random_below(uint32_t limit)
{
    state_of_random = state_of_random * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)state_of_random * limit) >> 32);
}

struct made { /* an article made for a test */
    struct arena arena;
    struct read_article article;
    uint32_t word_begin[WORDS + 1], word_end[WORDS + 1];
    uint32_t word_count;
};

static struct str text_of(struct arena *arena, const char *format, unsigned number)
{
    char text[32];
    snprintf(text, sizeof text, format, number);
    return arena_copy(arena, str_from(text));
}

/* Words from a small store, so that versions share many. */
static void make_text(struct made *made, const uint32_t *words, uint32_t count)
{
    struct buffer text = {0};
    made->word_count = count;
    for (uint32_t i = 0; i < count; i++) {
        if (i) buffer_char(&text, i % 9 ? ' ' : '\n');
        made->word_begin[i] = (uint32_t)text.length;
        buffer_format(&text, "word%u", words[i]);
        made->word_end[i] = (uint32_t)text.length;
    }
    made->article.text = arena_copy(&made->arena, buffer_view(&text));
    buffer_free(&text);
}

static void place_record(struct made *made, struct read_record *record)
{
    const uint32_t first = random_below(made->word_count);
    uint32_t last = first + random_below(3);
    if (last >= made->word_count) last = made->word_count - 1;
    record->begin = made->word_begin[first];
    record->end = made->word_end[last];
    record->text = str_slice(made->article.text, record->begin, record->end);
}

static void make_record(struct made *made, struct read_record *record, int depth)
{
    static const char *const names[] = {"apple", "pear", "plum"};
    *record = (struct read_record){.name = str_from(names[random_below(3)]),
                                   .rule = text_of(&made->arena, "r%u", random_below(2)),
                                   .scored = true,
                                   .score = 0.5};
    place_record(made, record);
    record->fields = arena_array(&made->arena, 2, sizeof *record->fields);
    record->field_count = random_below(3);
    for (size_t i = 0; i < record->field_count; i++) {
        record->fields[i].name = i ? STR("size") : STR("value");
        record->fields[i].value = text_of(&made->arena, "v%u", random_below(3));
    }
    if (depth > 0 || random_below(3)) return;
    record->inside_count = random_below(4);
    record->inside =
        arena_array(&made->arena, record->inside_count, sizeof *record->inside);
    for (size_t i = 0; i < record->inside_count; i++) {
        make_record(made, &record->inside[i], depth + 1);
    }
}

static void make_article(struct made *made, const uint32_t *words, uint32_t count)
{
    *made = (struct made){
        .article = {.id = STR("a"), .line = 1}
    };
    make_text(made, words, count);
    struct read_section *sections = arena_array(&made->arena, 2, sizeof *sections);
    for (int s = 0; s < 2; s++) {
        sections[s].name = s ? STR("trees") : STR("fruit");
        sections[s].count = random_below(RECORDS);
        sections[s].records =
            arena_array(&made->arena, sections[s].count, sizeof *sections[s].records);
        for (size_t i = 0; i < sections[s].count; i++) {
            make_record(made, &sections[s].records[i], 0);
        }
    }
    made->article.sections = sections;
    made->article.section_count = 2;
}

/* Another version: some words dropped, added or changed, and other records. */
static uint32_t edit_words(const uint32_t *from, uint32_t count, uint32_t *to)
{
    uint32_t length = 0;
    const uint32_t edits = random_below(4);
    for (uint32_t i = 0; i < count && length < WORDS - 2; i++) {
        const bool edit = edits && random_below(12) < edits;
        if (!edit) to[length++] = from[i];
        if (edit && random_below(2)) to[length++] = 100 + random_below(20);
    }
    if (length == 0) to[length++] = 1;
    return length;
}

static void diff(struct arena *arena, const struct made *a, const struct made *b,
                 struct article_diff *result)
{
    const struct diff_setup setup = {.bytes = true};
    struct error error = {.status = OK};
    assert_int_equal(
        diff_articles(arena, &setup, &a->article, &b->article, result, &error), OK);
}

/* --------------------------------------------------------- one line for each record */

struct lines {
    struct str *at;
    size_t length, room;
};

static int by_text(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* All of a record but what is inside it, in one line.  Its place is left out where it is
 * compared through changed texts. */
static struct str line_of(struct arena *arena, struct str section, struct str path,
                          const struct read_record *record, bool with_place)
{
    struct buffer line = {0};
    buffer_str(&line, section);
    buffer_char(&line, ' ');
    buffer_str(&line, path);
    for (size_t i = 0; i < record->field_count; i++) {
        buffer_char(&line, ' ');
        buffer_str(&line, record->fields[i].name);
        buffer_char(&line, '=');
        buffer_str(&line, record->fields[i].value);
    }
    buffer_char(&line, ' ');
    buffer_str(&line, record->rule);
    if (with_place) buffer_format(&line, " %u-%u", record->begin, record->end);
    const struct str copy = arena_copy(arena, buffer_view(&line));
    buffer_free(&line);
    return copy;
}

static void add_lines(struct arena *arena, struct lines *lines, struct str section,
                      struct str path, const struct read_record *record, bool with_place)
{
    assert_true(
        VEC_PUSH(lines, arena, line_of(arena, section, path, record, with_place)));
    for (size_t i = 0; i < record->inside_count; i++) {
        struct buffer deeper = {0};
        buffer_str(&deeper, path);
        buffer_char(&deeper, '/');
        buffer_str(&deeper, record->inside[i].name);
        add_lines(arena, lines, section, arena_copy(arena, buffer_view(&deeper)),
                  &record->inside[i], with_place);
        buffer_free(&deeper);
    }
}

static void all_lines(struct arena *arena, struct lines *lines, const struct made *made,
                      bool with_place)
{
    for (size_t s = 0; s < made->article.section_count; s++) {
        const struct read_section *section = &made->article.sections[s];
        for (size_t i = 0; i < section->count; i++) {
            add_lines(arena, lines, section->name, section->records[i].name,
                      &section->records[i], with_place);
        }
    }
}

static void sort_lines(struct lines *lines)
{
    if (lines->length) qsort(lines->at, lines->length, sizeof *lines->at, by_text);
}

static void drop_line(struct lines *lines, struct str line)
{
    for (size_t i = 0; i < lines->length; i++) {
        if (!str_equal(lines->at[i], line)) continue;
        lines->at[i] = lines->at[--lines->length];
        return;
    }
    fail_msg("a change takes away what is not there: %.*s", (int)line.length, line.at);
}

static void drop_lines(struct arena *arena, struct lines *lines, struct str section,
                       struct str path, const struct read_record *record, bool whole,
                       bool with_place)
{
    struct lines gone = {0};
    add_lines(arena, &gone, section, path, record, with_place);
    for (size_t i = 0; i < (whole ? gone.length : 1); i++)
        drop_line(lines, gone.at[i]);
}

/* Carries out the reported changes on the old version's records. */
static void apply(struct arena *arena, struct lines *lines,
                  const struct article_diff *result, bool with_place)
{
    for (size_t i = 0; i < result->count; i++) {
        const struct change *change = &result->changes[i];
        const bool whole = change_is_whole(change);
        if (change->old_record) {
            drop_lines(arena, lines, change->section, change->path, change->old_record,
                       whole, with_place);
        }
        if (change->new_record && whole) {
            add_lines(arena, lines, change->new_section, change->new_path,
                      change->new_record, with_place);
        } else if (change->new_record) {
            const struct str line = line_of(arena, change->new_section, change->new_path,
                                            change->new_record, with_place);
            assert_true(VEC_PUSH(lines, arena, line));
        }
    }
}

static void assert_same_lines(struct lines *a, struct lines *b)
{
    sort_lines(a);
    sort_lines(b);
    assert_int_equal(a->length, b->length);
    for (size_t i = 0; i < a->length; i++) {
        if (str_equal(a->at[i], b->at[i])) continue;
        fail_msg("\"%.*s\" instead of \"%.*s\"", (int)a->at[i].length, a->at[i].at,
                 (int)b->at[i].length, b->at[i].at);
    }
}

/* A change without its direction, as one line. */
static struct str change_line(struct arena *arena, const struct change *change,
                              bool mirror)
{
    enum change_kind kind = change->kind;
    if (mirror && kind == CHANGE_ADDED)
        kind = CHANGE_REMOVED;
    else if (mirror && kind == CHANGE_REMOVED)
        kind = CHANGE_ADDED;
    const struct read_record *from = mirror ? change->new_record : change->old_record;
    const struct read_record *to = mirror ? change->old_record : change->new_record;
    struct buffer line = {0};
    buffer_format(&line, "%s %d %p %p", change_kind_name(kind), change->moved,
                  (const void *)from, (const void *)to);
    const struct str copy = arena_copy(arena, buffer_view(&line));
    buffer_free(&line);
    return copy;
}

/* ------------------------------------------------------------------- the properties */

struct pair {
    struct made a, b;
};

static void make_pair(struct pair *pair, bool same_text)
{
    uint32_t words[WORDS], edited[WORDS];
    const uint32_t count = 5 + random_below(WORDS - 10);
    for (uint32_t i = 0; i < count; i++)
        words[i] = random_below(25);
    const uint32_t edited_count = edit_words(words, count, edited);
    make_article(&pair->a, words, count);
    make_article(&pair->b, same_text ? words : edited, same_text ? count : edited_count);
}

static void free_pair(struct pair *pair)
{
    arena_free(&pair->a.arena);
    arena_free(&pair->b.arena);
}

static void an_article_does_not_differ_from_itself(void **state)
{
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        struct pair pair;
        struct arena arena = {0};
        struct article_diff result;
        make_pair(&pair, true);
        diff(&arena, &pair.a, &pair.a, &result);
        assert_int_equal(result.count, 0);
        assert_false(diff_any(&result));
        arena_free(&arena);
        free_pair(&pair);
    }
}

static void swapping_the_versions_swaps_the_changes(void **state)
{
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        struct pair pair;
        struct arena arena = {0};
        struct article_diff there, back;
        struct lines one = {0}, other = {0};
        make_pair(&pair, round % 2);
        diff(&arena, &pair.a, &pair.b, &there);
        diff(&arena, &pair.b, &pair.a, &back);
        for (size_t i = 0; i < there.count; i++) {
            assert_true(
                VEC_PUSH(&one, &arena, change_line(&arena, &there.changes[i], false)));
        }
        for (size_t i = 0; i < back.count; i++) {
            assert_true(
                VEC_PUSH(&other, &arena, change_line(&arena, &back.changes[i], true)));
        }
        assert_same_lines(&one, &other);
        arena_free(&arena);
        free_pair(&pair);
    }
}

static void the_changes_make_the_new_version_of_the_old(void **state)
{
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        const bool same_text = round % 2;
        struct pair pair;
        struct arena arena = {0};
        struct article_diff result;
        struct lines made = {0}, wanted = {0};
        make_pair(&pair, same_text);
        diff(&arena, &pair.a, &pair.b, &result);
        all_lines(&arena, &made, &pair.a, same_text);
        all_lines(&arena, &wanted, &pair.b, same_text);
        apply(&arena, &made, &result, same_text);
        assert_same_lines(&made, &wanted);
        arena_free(&arena);
        free_pair(&pair);
    }
}

/* A sentence put in front moves every place and changes nothing. */
static void inserted_text_changes_nothing_behind_it(void **state)
{
    (void)state;
    for (int round = 0; round < ROUNDS / 10; round++) {
        uint32_t words[WORDS], longer[WORDS];
        for (uint32_t i = 0; i < 30; i++)
            words[i] = i;
        for (uint32_t i = 0; i < 5; i++)
            longer[i] = 200 + i;
        for (uint32_t i = 0; i < 30; i++)
            longer[5 + i] = i;
        struct made before, after;
        struct arena arena = {0};
        struct article_diff result;
        const uint32_t seed = state_of_random;
        make_article(&before, words, 30);
        state_of_random = seed;
        make_article(&after, words, 30);
        make_text(&after, longer, 35);
        const uint32_t shift = after.word_begin[5];
        for (size_t s = 0; s < 2; s++) {
            const struct read_section *section = &after.article.sections[s];
            for (size_t i = 0; i < section->count; i++) {
                section->records[i].begin += shift;
                section->records[i].end += shift;
                for (size_t k = 0; k < section->records[i].inside_count; k++) {
                    section->records[i].inside[k].begin += shift;
                    section->records[i].inside[k].end += shift;
                }
            }
        }
        diff(&arena, &before, &after, &result);
        assert_true(result.text_changed);
        assert_int_equal(result.count, 0);
        arena_free(&arena);
        arena_free(&before.arena);
        arena_free(&after.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_article_does_not_differ_from_itself),
        cmocka_unit_test(swapping_the_versions_swaps_the_changes),
        cmocka_unit_test(the_changes_make_the_new_version_of_the_old),
        cmocka_unit_test(inserted_text_changes_nothing_behind_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

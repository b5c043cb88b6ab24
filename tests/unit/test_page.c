#include "unit.h"

#include "base/buffer.h"
#include "compare/page.h"
#include "compare/side.h"
#include "compare/view.h"

static struct str mark_text(struct arena *arena, const char *text,
                            struct page_mark *marks, size_t count, bool bytes)
{
    struct buffer out = {0};
    struct error error = {.status = OK};
    assert_int_equal(
        page_add_text(&out, arena, str_from(text), bytes, marks, count, &error), OK);
    const struct str copy = arena_copy(arena, buffer_view(&out));
    buffer_free(&out);
    return copy;
}

static void overlapping_marks_cut_the_text_once(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page_mark marks[] = {
        {4, 9, 2, PAGE_NO_RECORD, "mark", 1},
        {0, 6, 1, PAGE_NO_RECORD, "mark", 0}
    };
    assert_str(mark_text(&arena, "abcdefghij", marks, 2, true),
               "<span class=\"mark hue-0\" tabindex=\"0\" data-r=\"1\">abcd</span>"
               "<span class=\"mark hue-1 deep\" tabindex=\"0\" data-r=\"2 1\">ef</span>"
               "<span class=\"mark hue-1\" tabindex=\"0\" data-r=\"2\">ghi</span>j");
    arena_free(&arena);
}

static void positions_may_count_characters(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page_mark marks[] = {
        {1, 2, 1, PAGE_NO_RECORD, "mark", 0}
    };
    assert_str(mark_text(&arena, "é<ö", marks, 1, false),
               "é<span class=\"mark hue-0\" tabindex=\"0\" data-r=\"1\">&lt;</span>ö");
    arena_free(&arena);
}

static void marks_outside_the_text_do_no_harm(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct page_mark marks[] = {
        {1,   900, 1, PAGE_NO_RECORD, "mark", 0},
        {500, 600, 2, PAGE_NO_RECORD, "mark", 0},
        {2,   2,   3, PAGE_NO_RECORD, "mark", 0}
    };
    assert_str(mark_text(&arena, "abc", marks, 3, true),
               "a<span class=\"mark hue-0\" tabindex=\"0\" data-r=\"1\">b</span>"
               "<span class=\"mark hue-0\" tabindex=\"0\" data-r=\"1\">c</span>");
    arena_free(&arena);
}

/* Whatever a text or a record says, it stays inside the page. */
static void hostile_text_does_not_leave_its_place(void **state)
{
    (void)state;
    const char *evil = "</script><script>alert(1)</script>\"'&";
    struct read_attribute field = {STR("value"), str_from(evil)};
    struct read_record record = {.name = str_from("x"),
                                 .begin = 0,
                                 .end = 9,
                                 .fields = &field,
                                 .field_count = 1,
                                 .text = str_from(evil)};
    struct read_section section = {
        .name = str_from(evil), .records = &record, .count = 1};
    const struct read_article article = {.id = str_from(evil),
                                         .text = str_from(evil),
                                         .sections = &section,
                                         .section_count = 1};
    struct view view = {.article_count = 0};
    struct arena arena = {0};
    struct error error = {.status = OK};
    struct buffer page = {0};
    assert_int_equal(view_add(&view, &arena, &article, true, &error), OK);
    assert_int_equal(view_end(&view, &page, &error), OK);
    buffer_char(&page, '\0');
    assert_null(strstr(page.at, "<script>alert"));
    assert_null(strstr(page.at, "http://"));
    assert_null(strstr(page.at, "https://"));
    size_t scripts = 0;
    for (const char *at = page.at; (at = strstr(at, "</script>")); at++)
        scripts++;
    assert_int_equal(scripts, 2); /* the records and the page's own */
    buffer_free(&page);
    view_close(&view);
    arena_free(&arena);
}

/* A week and a quarter stand among days and months where they begin. */
static void times_stand_in_their_order(void **state)
{
    (void)state;
    static const char *const given[] = {"2025-W39",   "2025-11-01", "2025-Q3",
                                        "2025-09-24", "2025",       "2024/2027",
                                        "2025-10",    "2025-W41-2"};
    static const char *const wanted[] = {"2024/2027",  "2025",       "2025-Q3",
                                         "2025-W39",   "2025-09-24", "2025-10",
                                         "2025-W41-2", "2025-11-01"};
    struct read_attribute fields[COUNT(given)];
    struct read_record records[COUNT(given)];
    struct side_entry entries[COUNT(given)];
    for (uint32_t i = 0; i < COUNT(given); i++) {
        fields[i] = (struct read_attribute){STR("value"), str_from(given[i])};
        records[i] = (struct read_record){.name = STR("t"),
                                          .begin = i,
                                          .end = i + 1,
                                          .fields = &fields[i],
                                          .field_count = 1};
        entries[i] = side_look_at(&records[i]);
    }
    side_sort(entries, COUNT(given));
    for (size_t i = 0; i < COUNT(given); i++)
        assert_str(entries[i].when, wanted[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(overlapping_marks_cut_the_text_once),
        cmocka_unit_test(positions_may_count_characters),
        cmocka_unit_test(marks_outside_the_text_do_no_harm),
        cmocka_unit_test(hostile_text_does_not_leave_its_place),
        cmocka_unit_test(times_stand_in_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

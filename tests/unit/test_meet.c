#include "compare_fixture.h"

#include "base/buffer.h"
#include "compare/meet.h"
#include "scratch.h"

/* What was paired, in order: "a=a b=- -=c ". */
struct pairs {
    struct buffer seen;
};

static void put_side(struct buffer *out, const struct read_article *article)
{
    if (!article) {
        buffer_char(out, '-');
        return;
    }
    buffer_str(out, article->id);
    const struct str note = read_fact(article, "place");
    if (note.at) buffer_str(out, note);
}

static enum status note_pair(void *user, struct arena *arena,
                             const struct read_article *old_article,
                             const struct read_article *new_article, struct error *error)
{
    struct pairs *pairs = user;
    (void)arena, (void)error;
    put_side(&pairs->seen, old_article);
    buffer_char(&pairs->seen, '=');
    put_side(&pairs->seen, new_article);
    buffer_char(&pairs->seen, ' ');
    return OK;
}

/* Writes an output of articles given as "id", "id:digest" or "id:digest:place". */
static const char *write_output(struct scratch *scratch, const char *name,
                                const char *articles)
{
    struct buffer xml = {0};
    struct str rest = str_from(articles), word;
    buffer_text(&xml, "<nutgraf xmlns=\"urn:nutgraf:1\" version=\"1\">"
                      "<made-by nutgraf=\"1\"/>\n");
    while (rest.length && str_next(&rest, ' ', &word)) {
        static const char *const names[] = {"id", "digest", "place"};
        struct str piece;
        buffer_text(&xml, "<article");
        for (int i = 0; i < 3 && str_next(&word, ':', &piece); i++)
            buffer_format(&xml, " %s=\"" STR_FORMAT "\"", names[i], STR_ARGUMENTS(piece));
        buffer_text(&xml, "/>\n");
    }
    buffer_text(&xml, "</nutgraf>\n");
    const char *path = scratch_write(scratch, name, xml.at, xml.length);
    buffer_free(&xml);
    return path;
}

static struct reader *open_output(struct scratch *scratch, const char *name,
                                  const char *articles)
{
    struct reader *reader = NULL;
    if (!articles) return NULL;
    const char *path = write_output(scratch, name, articles);
    assert_int_equal(reader_open(&reader, path, &scratch->error), OK);
    return reader;
}

static void meet_files(struct scratch *scratch, struct meet *meet,
                       const char *old_articles, const char *new_articles)
{
    struct reader *old_reader = open_output(scratch, "old.xml", old_articles);
    struct reader *new_reader = open_output(scratch, "new.xml", new_articles);
    assert_int_equal(meet_readers(meet, old_reader, new_reader, &scratch->error), OK);
    reader_close(old_reader);
    reader_close(new_reader);
}

static void assert_meet(struct scratch *scratch, const char *old_articles,
                        const char *new_articles, const char *wanted)
{
    struct pairs pairs = {.seen = {0}};
    struct meet *meet = NULL;
    assert_int_equal(meet_open(&meet, note_pair, &pairs, &scratch->error), OK);
    meet_files(scratch, meet, old_articles, new_articles);
    assert_int_equal(meet_rest(meet, &scratch->error), OK);
    meet_close(meet);
    assert_str(buffer_view(&pairs.seen), wanted);
    buffer_free(&pairs.seen);
}

static void articles_in_one_order_meet_in_it(void **state)
{
    assert_meet(*state, "c a b", "c a b", "c=c a=a b=b ");
}

static void sorted_articles_meet_though_some_are_missing(void **state)
{
    assert_meet(*state, "a b d", "b c d", "b=b d=d a=- -=c ");
}

static void any_order_will_do(void **state)
{
    assert_meet(*state, "d c b a", "a b c d", "d=d c=c b=b a=a ");
    assert_meet(*state, "b a", "a c b", "a=a b=b -=c ");
}

static void one_side_may_be_empty(void **state)
{
    assert_meet(*state, "b a", "", "a=- b=- ");
    assert_meet(*state, NULL, "b a", "-=a -=b ");
    assert_meet(*state, NULL, NULL, "");
}

static void articles_of_one_id_meet_in_their_order(void **state)
{
    assert_meet(*state, "x:1:1 x:2:2", "x:3:3 x:4:4 x:5:5", "x1=x3 x2=x4 -=x5 ");
    assert_meet(*state, "x:1:1 x:2:2 y", "y x:3:3 x:4:4", "y=y x1=x3 x2=x4 ");
}

static void an_article_of_the_same_text_was_renamed(void **state)
{
    assert_meet(*state, "a:1 b:2", "b:2 c:1", "b=b a=c ");
    assert_meet(*state, "a:1 b:1", "c:1 d:1", "a=c b=d ");
    assert_meet(*state, "a:1", "b:2", "a=- -=b ");
    assert_meet(*state, "a", "b", "a=- -=b "); /* no digest, no telling */
}

static void what_waits_is_kept_from_file_to_file(void **state)
{
    struct scratch *scratch = *state;
    struct pairs pairs = {.seen = {0}};
    struct meet *meet = NULL;
    assert_int_equal(meet_open(&meet, note_pair, &pairs, &scratch->error), OK);
    meet_files(scratch, meet, "a b", "c");
    meet_files(scratch, meet, "c", NULL);
    meet_files(scratch, meet, "d", "a");
    assert_int_equal(meet_rest(meet, &scratch->error), OK);
    meet_close(meet);
    assert_str(buffer_view(&pairs.seen), "c=c a=a b=- d=- ");
    buffer_free(&pairs.seen);
}

static void a_place_to_spool_is_needed(void **state)
{
    struct scratch *scratch = *state;
    struct pairs pairs = {.seen = {0}};
    struct meet *meet = NULL;
    assert_int_equal(setenv("TMPDIR", "/nowhere/at/all", 1), 0);
    assert_int_equal(meet_open(&meet, note_pair, &pairs, &scratch->error), OK);
    struct reader *reader = open_output(scratch, "old.xml", "a");
    assert_int_equal(meet_readers(meet, reader, NULL, &scratch->error), ERROR_OUTPUT);
    assert_says(&scratch->error, "/nowhere/at/all");
    reader_close(reader);
    meet_close(meet);
    buffer_free(&pairs.seen);
    unsetenv("TMPDIR");
}

/* The n-th allocation fails, for n = 1.. until all goes well. */
static void no_memory_is_an_error_and_leaks_nothing(void **state)
{
    struct scratch *scratch = *state;
    char old_path[300], new_path[300];
    strcpy(old_path, write_output(scratch, "old.xml", "d:1 c:2 b:3 a:4 x:5"));
    strcpy(new_path, write_output(scratch, "new.xml", "a:4 b:3 c:2 d:1 y:5"));
    for (size_t n = 1;; n++) {
        struct pairs pairs = {.seen = {0}};
        struct meet *meet = NULL;
        struct reader *old_reader = NULL, *new_reader = NULL;
        alloc_fail_from(n);
        enum status status = reader_open(&old_reader, old_path, &scratch->error);
        if (!status) status = reader_open(&new_reader, new_path, &scratch->error);
        if (!status) status = meet_open(&meet, note_pair, &pairs, &scratch->error);
        if (!status) status = meet_readers(meet, old_reader, new_reader, &scratch->error);
        if (!status) status = meet_rest(meet, &scratch->error);
        const bool failed = buffer_failed(&pairs.seen);
        alloc_fail_from(0);
        meet_close(meet);
        reader_close(old_reader);
        reader_close(new_reader);
        const bool right = str_is(buffer_view(&pairs.seen), "d=d c=c b=b a=a x=y ");
        buffer_free(&pairs.seen);
        if (!status && !failed) {
            assert_true(right);
            assert_true(n > 10);
            return;
        }
        if (!failed) assert_int_equal(status, ERROR_MEMORY);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(articles_in_one_order_meet_in_it),
        SCRATCH_TEST(sorted_articles_meet_though_some_are_missing),
        SCRATCH_TEST(any_order_will_do),
        SCRATCH_TEST(one_side_may_be_empty),
        SCRATCH_TEST(articles_of_one_id_meet_in_their_order),
        SCRATCH_TEST(an_article_of_the_same_text_was_renamed),
        SCRATCH_TEST(what_waits_is_kept_from_file_to_file),
        SCRATCH_TEST(a_place_to_spool_is_needed),
        SCRATCH_TEST(no_memory_is_an_error_and_leaks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

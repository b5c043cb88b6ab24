#include "compare_fixture.h"

#include "compare/pair.h"

static const struct align unmoved = {.same = true};

static bool compare_all(const void *user, struct str name)
{
    (void)user;
    (void)name;
    return true;
}

static bool compare_no_score(const void *user, struct str name)
{
    (void)user;
    return !str_is(name, "score");
}

/* The index in new_records that an old record was paired with, or -1. */
static int partner(struct compare_fixture *fixture, const struct read_record *old_records,
                   size_t old_count, const struct read_record *new_records,
                   size_t new_count, size_t index)
{
    const struct pair_setup setup = {.align = &unmoved, .compared = compare_all};
    struct pairing pairing;
    assert_int_equal(pair_records(&fixture->arena, &setup, old_records, old_count,
                                  new_records, new_count, &pairing, &fixture->error),
                     OK);
    for (size_t i = 0; i < old_count; i++) {
        const struct pair_side *side = &pairing.old_sides[i];
        if (side->record != &old_records[index]) continue;
        if (side->other == PAIR_NONE) return -1;
        const struct pair_side *other = &pairing.new_sides[side->other];
        assert_int_equal(other->other, i);
        return (int)(other->record - new_records);
    }
    fail_msg("record %zu was lost", index);
    return -1;
}

static void same_in_all_is_taken_before_the_same_place(void **state)
{
    struct compare_fixture *fixture = *state;
    const struct read_record from[] = {record_at(fixture, "x", 0, 3, "2")};
    const struct read_record to[] = {record_at(fixture, "x", 0, 3, "1"),
                                     record_at(fixture, "x", 0, 3, "2")};
    assert_int_equal(partner(fixture, from, 1, to, 2, 0), 1);
}

static void same_fields_nearby_have_moved(void **state)
{
    struct compare_fixture *fixture = *state;
    struct read_record from[] = {record_at(fixture, "x", 0, 4, "1")};
    struct read_record to[] = {record_at(fixture, "x", 150, 154, "1")};
    from[0].text = to[0].text = STR("Suva");
    assert_int_equal(partner(fixture, from, 1, to, 1, 0), 0);
    to[0].text = STR("Nadi"); /* other words do not move */
    assert_int_equal(partner(fixture, from, 1, to, 1, 0), -1);
    to[0].text = STR("Suva");
    to[0].begin = 900;
    to[0].end = 904;
    assert_int_equal(partner(fixture, from, 1, to, 1, 0), -1);
}

static void a_first_field_names_what_has_no_place(void **state)
{
    struct compare_fixture *fixture = *state;
    struct read_record from[] = {
        record_at(fixture, "x", READ_NOWHERE, READ_NOWHERE, "k")};
    struct read_record to[] = {record_at(fixture, "x", READ_NOWHERE, READ_NOWHERE, "k"),
                               record_at(fixture, "x", READ_NOWHERE, READ_NOWHERE, "l")};
    from[0].rule = STR("old");
    assert_int_equal(partner(fixture, from, 1, to, 2, 0), 0);
    assert_int_equal(partner(fixture, from, 1, &to[1], 1, 0), -1);
}

static void other_fields_at_the_same_place_have_changed(void **state)
{
    struct compare_fixture *fixture = *state;
    const struct read_record from[] = {record_at(fixture, "x", 5, 9, "1")};
    const struct read_record to[] = {record_at(fixture, "x", 4, 9, "2"),
                                     record_at(fixture, "x", 5, 9, "3")};
    assert_int_equal(partner(fixture, from, 1, to, 2, 0), 1);
}

static void other_fields_at_overlapping_places_pair_last(void **state)
{
    struct compare_fixture *fixture = *state;
    const struct read_record from[] = {record_at(fixture, "x", 5, 9, "1")};
    const struct read_record over[] = {record_at(fixture, "x", 8, 12, "2")};
    const struct read_record behind[] = {record_at(fixture, "x", 9, 12, "2")};
    assert_int_equal(partner(fixture, from, 1, over, 1, 0), 0);
    assert_int_equal(partner(fixture, from, 1, behind, 1, 0), -1);
}

static void kinds_do_not_mix(void **state)
{
    struct compare_fixture *fixture = *state;
    const struct read_record from[] = {record_at(fixture, "x", 5, 9, "1")};
    const struct read_record to[] = {record_at(fixture, "y", 5, 9, "1")};
    assert_int_equal(partner(fixture, from, 1, to, 1, 0), -1);
}

static void what_is_not_compared_does_not_tell_records_apart(void **state)
{
    struct compare_fixture *fixture = *state;
    struct read_record from = record_at(fixture, "x", 5, 9, "1"), to = from;
    from.scored = to.scored = true;
    from.score = 0.5;
    to.score = 0.9;
    struct pairing pairing;
    struct pair_setup setup = {.align = &unmoved, .compared = compare_no_score};
    assert_int_equal(pair_records(&fixture->arena, &setup, &from, 1, &to, 1, &pairing,
                                  &fixture->error),
                     OK);
    assert_str(pairing.old_sides[0].fields, "value=1\n");
    setup.compared = compare_all;
    assert_int_equal(pair_records(&fixture->arena, &setup, &from, 1, &to, 1, &pairing,
                                  &fixture->error),
                     OK);
    assert_str(pairing.old_sides[0].fields, "value=1\nscore=0.50\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COMPARE_TEST(same_in_all_is_taken_before_the_same_place),
        COMPARE_TEST(same_fields_nearby_have_moved),
        COMPARE_TEST(a_first_field_names_what_has_no_place),
        COMPARE_TEST(other_fields_at_the_same_place_have_changed),
        COMPARE_TEST(other_fields_at_overlapping_places_pair_last),
        COMPARE_TEST(kinds_do_not_mix),
        COMPARE_TEST(what_is_not_compared_does_not_tell_records_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

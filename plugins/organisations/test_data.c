/* The plugin's data files: what they must hold for the plugin to make sense of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kind.h"

enum { COLUMNS = 8, LINE = 4096, NAMES = 40000 };

struct row {
    char line[LINE];
    char *cells[COLUMNS];
    int count;
};

/* The next row that is no comment; false at the end. */
static bool next_row(FILE *file, struct row *row)
{
    do {
        if (!fgets(row->line, sizeof row->line, file)) return false;
    } while (row->line[0] == '#');
    row->line[strcspn(row->line, "\n")] = 0;
    row->count = 0;
    for (char *at = row->line; at && row->count < COLUMNS;) {
        row->cells[row->count++] = at;
        at = strchr(at, '\t');
        if (at) *at++ = 0;
    }
    return true;
}

static FILE *open_data(const char *name)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", DATA_FOLDER, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    return file;
}

static enum kind kind_in(const char *cell)
{
    return kind_of(ng_make_str(cell, strlen(cell)));
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Adds all names of a table to the count that there are; the caller frees them. */
static size_t add_names(const char *table, char **names, size_t count)
{
    FILE *file = open_data(table);
    struct row row;
    assert_true(next_row(file, &row));
    while (next_row(file, &row)) {
        for (char *name = strtok(row.cells[0], "|"); name; name = strtok(NULL, "|")) {
            assert_true(count < NAMES);
            names[count++] = strdup(name);
        }
    }
    fclose(file);
    return count;
}

/* All names of organisations.tsv, sorted. */
static size_t read_names(char **names)
{
    const size_t count = add_names("organisations.tsv", names, 0);
    qsort(names, count, sizeof *names, by_text);
    return count;
}

static void free_names(char **names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    free(names);
}

static void every_organisation_has_known_values(void **state)
{
    (void)state;
    FILE *file = open_data("organisations.tsv");
    struct row row;
    assert_true(next_row(file, &row));
    assert_string_equal(row.cells[5], "entity");
    while (next_row(file, &row)) {
        assert_int_equal(row.count, 6);
        assert_int_not_equal(kind_in(row.cells[1]), KIND_NONE);
        assert_true(strlen(row.cells[2]) == 0 || strlen(row.cells[2]) == 2);
        assert_true(!row.cells[4][0] || strcmp(row.cells[4], "support") == 0 ||
                    strcmp(row.cells[4], "sport") == 0 ||
                    strcmp(row.cells[4], "short") == 0);
        assert_string_not_equal(row.cells[0], row.cells[5]);
    }
    fclose(file);
}

static void no_name_stands_twice(void **state)
{
    (void)state;
    char **names = calloc(NAMES, sizeof *names);
    const size_t count = read_names(names);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(names[i - 1], names[i]) == 0) fail_msg("twice: %s", names[i]);
    }
    free_names(names, count);
}

static void no_thing_is_an_organisation_too(void **state)
{
    (void)state;
    char **names = calloc(NAMES, sizeof *names);
    const size_t count =
        add_names("things.tsv", names, add_names("organisations.tsv", names, 0));
    qsort(names, count, sizeof *names, by_text);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(names[i - 1], names[i]) == 0) fail_msg("twice: %s", names[i]);
    }
    free_names(names, count);
}

static void every_entity_is_a_name(void **state)
{
    (void)state;
    char **names = calloc(NAMES, sizeof *names);
    const size_t count = read_names(names);
    FILE *file = open_data("organisations.tsv");
    struct row row;
    assert_true(next_row(file, &row));
    while (next_row(file, &row)) {
        if (!row.cells[5][0]) continue;
        if (!bsearch(&row.cells[5], names, count, sizeof *names, by_text))
            fail_msg("no such name: %s", row.cells[5]);
    }
    fclose(file);
    free_names(names, count);
}

static void every_head_has_known_values(void **state)
{
    (void)state;
    FILE *file = open_data("heads.tsv");
    struct row row;
    assert_true(next_row(file, &row));
    while (next_row(file, &row)) {
        assert_int_equal(row.count, 5);
        assert_int_not_equal(kind_in(row.cells[1]), KIND_NONE);
        assert_non_null(strstr("last first of suffix", row.cells[2]));
        assert_non_null(strstr("sure weak", row.cells[3]));
    }
    fclose(file);
}

static void every_kind_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (enum kind kind = KIND_GOVERNMENT; kind < KIND_COUNT; kind++) {
        assert_int_equal(kind_in(kind_name(kind)), kind);
        assert_non_null(strstr(KIND_VALUES, kind_name(kind)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_organisation_has_known_values),
        cmocka_unit_test(no_name_stands_twice),
        cmocka_unit_test(no_thing_is_an_organisation_too),
        cmocka_unit_test(every_entity_is_a_name),
        cmocka_unit_test(every_head_has_known_values),
        cmocka_unit_test(every_kind_has_a_name_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

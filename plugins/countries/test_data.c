/* The plugin's tables against Debian's iso-codes, and against themselves.  Without
 * iso-codes the tests that need it are skipped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "atlas.h"
#include "sheet.h"

#define ISO_CURRENT "/usr/share/iso-codes/json/iso_3166-1.json"
#define ISO_FORMER  "/usr/share/iso-codes/json/iso_3166-3.json"

enum { FILES = 8 };

struct fake_host {
    ng_host host; /* first, so that a host is its fake */
    struct {      /* what was read, by the name of the file */
        char name[32];
        char *bytes;
        size_t length;
    } files[FILES];
    size_t file_count;
};

/* --------------------------------------------------------------------- fake host */

static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    size_t room = 1 << 20, got = 0;
    char *bytes = malloc(room);
    assert_non_null(bytes);
    while (got += fread(bytes + got, 1, room - got - 1, file), got == room - 1) {
        bytes = realloc(bytes, room *= 2);
        assert_non_null(bytes);
    }
    fclose(file);
    bytes[got] = '\0';
    *length = got;
    return bytes;
}

static ng_status give_data(const ng_host *host, const char *name, ng_str *data)
{
    struct fake_host *fake = (struct fake_host *)(uintptr_t)host;
    size_t i = 0;
    while (i < fake->file_count && strcmp(fake->files[i].name, name) != 0)
        i++;
    if (i == fake->file_count) {
        char path[4096];
        assert_true(i < FILES);
        snprintf(path, sizeof path, "%s/%s", DATA_FOLDER, name);
        fake->files[i].bytes = read_file(path, &fake->files[i].length);
        if (!fake->files[i].bytes) return NG_NOFILE;
        snprintf(fake->files[i].name, sizeof fake->files[i].name, "%s", name);
        fake->file_count++;
    }
    *data = ng_make_str(fake->files[i].bytes, fake->files[i].length);
    return NG_OK;
}

static ng_status give_gazetteer(const ng_host *host, const char *file,
                                const ng_gazetteer **gazetteer)
{
    (void)host;
    (void)file;
    *gazetteer = NULL;
    return NG_OK;
}

static uint32_t give_hash(ng_str folded)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < folded.len; i++) {
        hash = (hash ^ (unsigned char)folded.at[i]) * 16777619u;
    }
    return hash;
}

static void give_message(const ng_host *host, ng_level level, const char *message)
{
    (void)host;
    (void)level;
    fprintf(stderr, "%s\n", message);
}

static int open_host(void **state)
{
    struct fake_host *fake = calloc(1, sizeof *fake);
    if (!fake) return -1;
    fake->host = (ng_host){.abi = NG_ABI,
                           .size = sizeof(ng_host),
                           .data = give_data,
                           .gazetteer = give_gazetteer,
                           .hash = give_hash,
                           .say = give_message};
    *state = fake;
    return 0;
}

static int close_host(void **state)
{
    struct fake_host *fake = *state;
    for (size_t i = 0; i < fake->file_count; i++)
        free(fake->files[i].bytes);
    free(fake);
    return 0;
}

/* ------------------------------------------------------------------- iso-codes */

/* The string behind "key": " in one object of a flat JSON file; false if it lacks it. */
static bool json_field(ng_str object, const char *key, char *value, size_t room)
{
    char quoted[64];
    const int length = snprintf(quoted, sizeof quoted, "\"%s\": \"", key);
    for (size_t i = 0; i + (size_t)length < object.len; i++) {
        if (memcmp(object.at + i, quoted, (size_t)length) != 0) continue;
        size_t used = 0;
        for (const char *at = object.at + i + length; *at != '"'; at++) {
            assert_true(*at != '\\' && used + 1 < room);
            value[used++] = *at;
        }
        value[used] = '\0';
        return true;
    }
    return false;
}

/* The next {...} that holds no other; false if there is none. */
static bool next_object(const char **at, ng_str *object)
{
    const char *begin = strchr(*at, '{'), *end = begin ? strchr(begin, '}') : NULL;
    if (!end) return false;
    for (const char *inner; (inner = strchr(begin + 1, '{')) && inner < end;)
        begin = inner;
    *object = ng_make_str(begin, (size_t)(end - begin));
    *at = end + 1;
    return true;
}

static char *open_codes(const char *path)
{
    size_t length;
    char *bytes = read_file(path, &length);
    if (!bytes) {
        print_message("no %s: install iso-codes to run this test\n", path);
        skip();
    }
    return bytes;
}

/* ------------------------------------------------------------------ our tables */

static bool find_country(const ng_host *host, const char *iso, struct sheet *sheet)
{
    assert_int_equal(sheet_open(sheet, host, "countries.tsv"), NG_OK);
    while (sheet_next(sheet)) {
        if (sheet_same(sheet_cell(sheet, "iso"), ng_make_str(iso, strlen(iso))))
            return true;
    }
    return false;
}

static void assert_cell(const struct sheet *sheet, const char *column,
                        const char *expected)
{
    char cell[128];
    const ng_str found = sheet_cell(sheet, column);
    snprintf(cell, sizeof cell, "%.*s", (int)found.len, found.at ? found.at : "");
    assert_string_equal(cell, expected);
}

/* Whether names.tsv has a name for a country. */
static bool has_name(const ng_host *host, const char *iso, const char *wanted)
{
    struct sheet sheet;
    assert_int_equal(sheet_open(&sheet, host, "names.tsv"), NG_OK);
    while (sheet_next(&sheet)) {
        if (!sheet_same(sheet_cell(&sheet, "iso"), ng_make_str(iso, strlen(iso))))
            continue;
        ng_str rest = sheet_cell(&sheet, "name"), name;
        while (sheet_split(&rest, '|', &name)) {
            if (sheet_same(name, ng_make_str(wanted, strlen(wanted)))) return true;
        }
    }
    return false;
}

/* ISO writes "Bolivia, Plurinational State of" and "the State of Eritrea"; a text has
 * "Plurinational State of Bolivia" and "State of Eritrea". */
static void assert_name(const ng_host *host, const char *iso, const char *name)
{
    char turned[256];
    const char *comma = strstr(name, ", ");
    snprintf(turned, sizeof turned, "%s", name);
    if (comma)
        snprintf(turned, sizeof turned, "%s %.*s", comma + 2, (int)(comma - name), name);
    const char *plain = strncmp(turned, "the ", 4) == 0 || strncmp(turned, "The ", 4) == 0
                            ? turned + 4
                            : turned;
    if (has_name(host, iso, plain) || has_name(host, iso, name)) return;
    /* The bare word is the larger Congo's, unless the article has Brazzaville. */
    if (strcmp(iso, "CG") == 0 && strcmp(name, "Congo") == 0) return;
    fail_msg("names.tsv lacks \"%s\" (%s)", plain, iso);
}

/* ----------------------------------------------------------------------- tests */

static void codes_are_those_of_iso(void **state)
{
    const ng_host *host = *state;
    char *codes = open_codes(ISO_CURRENT);
    const char *at = codes;
    size_t count = 0;
    char iso[8], iso3[8], numeric[8];
    for (ng_str object; next_object(&at, &object); count++) {
        struct sheet sheet;
        assert_true(json_field(object, "alpha_2", iso, sizeof iso));
        assert_true(json_field(object, "alpha_3", iso3, sizeof iso3));
        assert_true(json_field(object, "numeric", numeric, sizeof numeric));
        if (!find_country(host, iso, &sheet)) fail_msg("countries.tsv lacks %s", iso);
        assert_cell(&sheet, "iso3", iso3);
        assert_cell(&sheet, "numeric", numeric);
        assert_cell(&sheet, "status", "current");
    }
    struct sheet sheet;
    size_t current = 0;
    assert_int_equal(sheet_open(&sheet, host, "countries.tsv"), NG_OK);
    while (sheet_next(&sheet)) {
        current += sheet_same(sheet_cell(&sheet, "status"), NG_STR("current"));
    }
    assert_int_equal(current, count);
    free(codes);
}

static void names_of_iso_are_known(void **state)
{
    static const char *const keys[] = {"name", "common_name", "official_name"};
    const ng_host *host = *state;
    char *codes = open_codes(ISO_CURRENT);
    const char *at = codes;
    char iso[8], name[256];
    for (ng_str object; next_object(&at, &object);) {
        assert_true(json_field(object, "alpha_2", iso, sizeof iso));
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            if (json_field(object, keys[i], name, sizeof name))
                assert_name(host, iso, name);
        }
    }
    free(codes);
}

static void withdrawn_codes_are_those_of_iso(void **state)
{
    const ng_host *host = *state;
    char *codes = open_codes(ISO_FORMER);
    struct sheet sheet;
    assert_int_equal(sheet_open(&sheet, host, "countries.tsv"), NG_OK);
    while (sheet_next(&sheet)) {
        if (!sheet_same(sheet_cell(&sheet, "status"), NG_STR("withdrawn"))) continue;
        const char *at = codes;
        bool found = false;
        char iso3[8], numeric[8];
        for (ng_str object; !found && next_object(&at, &object);) {
            if (!json_field(object, "alpha_3", iso3, sizeof iso3)) continue;
            const ng_str ours = sheet_cell(&sheet, "iso3");
            if (!sheet_same(ours, ng_make_str(iso3, strlen(iso3)))) continue;
            found = json_field(object, "numeric", numeric, sizeof numeric);
            assert_cell(&sheet, "numeric", numeric);
        }
        assert_true(found);
    }
    free(codes);
}

/* Every name of a file goes through a table as large as all; a name met twice names
 * the rows' countries. */
static void assert_unique(const ng_host *host, const char *file)
{
    enum { ROOM = 1 << 14 };
    struct seen {
        ng_str name, iso;
    } *seen = calloc(ROOM, sizeof *seen);
    struct sheet sheet;
    assert_non_null(seen);
    assert_int_equal(sheet_open(&sheet, host, file), NG_OK);
    while (sheet_next(&sheet)) {
        ng_str rest = sheet_cell(&sheet, "name"), name;
        while (sheet_split(&rest, '|', &name)) {
            size_t i = ng_hash(host, name) % ROOM;
            while (seen[i].name.at && !sheet_same(seen[i].name, name))
                i = (i + 1) % ROOM;
            if (seen[i].name.at) {
                fail_msg("%s: \"%.*s\" stands there for %.*s and again for %.*s", file,
                         (int)name.len, name.at, (int)seen[i].iso.len, seen[i].iso.at,
                         (int)sheet_cell(&sheet, "iso").len,
                         sheet_cell(&sheet, "iso").at);
            }
            seen[i] = (struct seen){name, sheet_cell(&sheet, "iso")};
        }
    }
    free(seen);
}

static void no_name_stands_twice(void **state)
{
    assert_unique(*state, "names.tsv");
    assert_unique(*state, "places.tsv");
    assert_unique(*state, "blockers.tsv");
}

static void every_country_has_a_name_and_no_name_is_empty(void **state)
{
    const ng_host *host = *state;
    struct sheet sheet;
    assert_int_equal(sheet_open(&sheet, host, "countries.tsv"), NG_OK);
    while (sheet_next(&sheet)) {
        char iso[4] = {0}, name[64] = {0};
        memcpy(iso, sheet_cell(&sheet, "iso").at, 2);
        memcpy(name, sheet_cell(&sheet, "name").at, sheet_cell(&sheet, "name").len);
        if (!has_name(host, iso, name))
            fail_msg("names.tsv lacks \"%s\" (%s)", name, iso);
    }
    assert_int_equal(sheet_open(&sheet, host, "names.tsv"), NG_OK);
    while (sheet_next(&sheet)) {
        ng_str rest = sheet_cell(&sheet, "name"), name;
        while (sheet_split(&rest, '|', &name))
            assert_true(name.len > 0);
    }
}

static void the_atlas_opens_and_knows_phrases(void **state)
{
    const ng_host *host = *state;
    struct atlas *atlas = NULL;
    assert_int_equal(atlas_open(host, &atlas), NG_OK);
    const ng_str folded = NG_STR("south korea");
    const struct phrase *phrase = atlas_phrase(atlas, folded, ng_hash(host, folded));
    assert_non_null(phrase);
    assert_true(sheet_same(atlas->countries[phrase->row.country].iso, NG_STR("KR")));
    assert_true(sheet_same(atlas->countries[atlas->united_states].iso, NG_STR("US")));
    const ng_str unknown = NG_STR("atlantis");
    assert_null(atlas_phrase(atlas, unknown, ng_hash(host, unknown)));
    atlas_close(atlas);
    atlas_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(codes_are_those_of_iso, open_host, close_host),
        cmocka_unit_test_setup_teardown(names_of_iso_are_known, open_host, close_host),
        cmocka_unit_test_setup_teardown(withdrawn_codes_are_those_of_iso, open_host,
                                        close_host),
        cmocka_unit_test_setup_teardown(no_name_stands_twice, open_host, close_host),
        cmocka_unit_test_setup_teardown(every_country_has_a_name_and_no_name_is_empty,
                                        open_host, close_host),
        cmocka_unit_test_setup_teardown(the_atlas_opens_and_knows_phrases, open_host,
                                        close_host)};
    return cmocka_run_group_tests_name("countries data", tests, NULL, NULL);
}

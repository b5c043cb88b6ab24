#include "atlas.h"

#include "sheet.h"

#include <stdlib.h>
#include <string.h>

static const char *const sort_names[SORT_COUNT] = {
    [SORT_SHORT] = "short",         [SORT_OFFICIAL] = "official",
    [SORT_NATIVE] = "native",       [SORT_MALAY] = "malay",
    [SORT_HISTORIC] = "historic",   [SORT_PART] = "part",
    [SORT_COMPASS] = "compass",     [SORT_CODE] = "code",
    [SORT_ADJECTIVE] = "adjective", [SORT_PEOPLE] = "people",
    [SORT_CAPITAL] = "capital",     [SORT_SEAT] = "seat",
    [SORT_CITY] = "city",           [SORT_REGION] = "region",
    [SORT_POSTAL] = "postal",       [SORT_INSTITUTION] = "institution",
    [SORT_MONEY] = "money"};

static const struct {
    const char *file;
    bool has_sort; /* a column sort that says what the names are */
} sheets[SHEET_KINDS] = {
    [SHEET_NAMES] = {"names.tsv",    true },
    [SHEET_PLACES] = {"places.tsv",   true },
    [SHEET_BLOCKERS] = {"blockers.tsv", false},
    [SHEET_PREFIXES] = {"prefixes.tsv", false}
};

/* --------------------------------------------------------------------- countries */

/* Where a code of two capitals stands in atlas.by_code; CODES if it is none. */
static size_t code_index(ng_str iso)
{
    if (iso.len != 2) return CODES;
    const unsigned first = (unsigned char)iso.at[0] - (unsigned)'A';
    const unsigned second = (unsigned char)iso.at[1] - (unsigned)'A';
    return first < 26 && second < 26 ? first * 26 + second : CODES;
}

static uint16_t find_country(const struct atlas *atlas, ng_str iso)
{
    const size_t code = code_index(iso);
    return code < CODES ? atlas->by_code[code] : (uint16_t)NO_COUNTRY;
}

static ng_status read_countries(struct atlas *atlas, const ng_host *host)
{
    struct sheet sheet;
    const ng_status status = sheet_open(&sheet, host, "countries.tsv");
    if (status != NG_OK) return status;
    atlas->countries = calloc(sheet_count(&sheet, '\n'), sizeof *atlas->countries);
    if (!atlas->countries) return NG_NOMEM;
    for (size_t i = 0; i < CODES; i++)
        atlas->by_code[i] = NO_COUNTRY;
    while (sheet_next(&sheet)) {
        const struct country country = {
            sheet_cell(&sheet, "iso"), sheet_cell(&sheet, "iso3"),
            sheet_cell(&sheet, "numeric"), sheet_cell(&sheet, "name")};
        const size_t code = code_index(country.iso);
        if (code == CODES)
            return sheet_refuse(&sheet, "iso is two capital letters", country.iso);
        if (atlas->by_code[code] == NO_COUNTRY)
            atlas->by_code[code] = (uint16_t)atlas->country_count;
        atlas->countries[atlas->country_count++] = country;
    }
    atlas->united_states = find_country(atlas, NG_STR("US"));
    atlas->canada = find_country(atlas, NG_STR("CA"));
    return NG_OK;
}

/* -------------------------------------------------------------------------- rows */

static ng_status read_row(const struct atlas *atlas, const struct sheet *sheet,
                          bool has_sort, struct row *row)
{
    const ng_str iso = sheet_cell(sheet, "iso"), sort = sheet_cell(sheet, "sort");
    const ng_str other = sheet_cell(sheet, "other");
    *row = (struct row){.country = find_country(atlas, iso),
                        .other = find_country(atlas, other),
                        .sort = SORT_NONE,
                        .exact = sheet_same(sheet_cell(sheet, "case"), NG_STR("exact"))};
    if (row->country == NO_COUNTRY && iso.len) {
        return sheet_refuse(sheet, "iso is a code of countries.tsv", iso);
    }
    if (row->other == NO_COUNTRY && other.len) {
        return sheet_refuse(sheet, "other is a code of countries.tsv", other);
    }
    for (uint8_t i = 0; has_sort && i < SORT_COUNT; i++) {
        if (sheet_same(sort, ng_make_str(sort_names[i], strlen(sort_names[i]))))
            row->sort = i;
    }
    if (has_sort && row->sort == SORT_NONE) {
        return sheet_refuse(sheet, "sort is one that the head of the file names", sort);
    }
    return NG_OK;
}

static ng_status read_rows(struct atlas *atlas, const ng_host *host, enum sheet_kind kind)
{
    struct rows *rows = &atlas->rows[kind];
    struct sheet sheet;
    ng_status status = sheet_open(&sheet, host, sheets[kind].file);
    if (status != NG_OK) return status;
    rows->at = calloc(sheet_count(&sheet, '\n'), sizeof *rows->at);
    if (!rows->at) return NG_NOMEM;
    while (status == NG_OK && sheet_next(&sheet)) {
        status = read_row(atlas, &sheet, sheets[kind].has_sort, &rows->at[rows->len++]);
    }
    return status;
}

/* ----------------------------------------------------------------------- phrases */

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static struct phrase *find_slot(const struct atlas *atlas, ng_str folded, uint32_t hash)
{
    size_t i = hash & (atlas->phrase_room - 1);
    while (atlas->phrases[i].folded.at && !sheet_same(atlas->phrases[i].folded, folded)) {
        i = (i + 1) & (atlas->phrase_room - 1);
    }
    return &atlas->phrases[i];
}

/* Adds the names of the sheet's row; the first sheet and row that has a name counts. */
static void add_phrases(struct atlas *atlas, const struct sheet *sheet, struct row row,
                        enum sheet_kind kind, char **free_byte)
{
    ng_str rest = sheet_cell(sheet, "name"), name;
    while (sheet_split(&rest, '|', &name)) {
        const ng_str folded = {*free_byte, name.len};
        for (size_t i = 0; i < name.len; i++)
            (*free_byte)[i] = lower(name.at[i]);
        struct phrase *slot = find_slot(atlas, folded, ng_hash(sheet->host, folded));
        if (slot->folded.at) continue;
        *slot = (struct phrase){folded, name, row, (uint8_t)kind};
        *free_byte += name.len;
    }
}

/* How much room the names of all sheets take at the most: in bytes, and as phrases. */
static ng_status measure_names(const ng_host *host, size_t *bytes, size_t *count)
{
    *bytes = *count = 0;
    for (int kind = 0; kind < SHEET_KINDS; kind++) {
        struct sheet sheet;
        const ng_status status = sheet_open(&sheet, host, sheets[kind].file);
        if (status != NG_OK) return status;
        *bytes += sheet.rest.len;
        *count += sheet_count(&sheet, '\n') + sheet_count(&sheet, '|');
    }
    return NG_OK;
}

static ng_status read_phrases(struct atlas *atlas, const ng_host *host)
{
    size_t bytes, count;
    ng_status status = measure_names(host, &bytes, &count);
    if (status != NG_OK) return status;
    atlas->phrase_room = 64;
    while (atlas->phrase_room < 2 * count)
        atlas->phrase_room *= 2;
    atlas->phrases = calloc(atlas->phrase_room, sizeof *atlas->phrases);
    atlas->folded = malloc(bytes + 1);
    if (!atlas->phrases || !atlas->folded) return NG_NOMEM;
    char *free_byte = atlas->folded;
    for (int kind = 0; kind < SHEET_KINDS; kind++) {
        struct sheet sheet;
        status = sheet_open(&sheet, host, sheets[kind].file);
        if (status != NG_OK) return status;
        while (sheet_next(&sheet))
            add_phrases(atlas, &sheet, atlas->rows[kind].at[sheet.row],
                        (enum sheet_kind)kind, &free_byte);
    }
    return NG_OK;
}

const struct phrase *atlas_phrase(const struct atlas *atlas, ng_str folded, uint32_t hash)
{
    const struct phrase *phrase = find_slot(atlas, folded, hash);
    return phrase->folded.at ? phrase : NULL;
}

/* ------------------------------------------------------------------ opening, closing */

ng_status atlas_open(const ng_host *host, struct atlas **made)
{
    struct atlas *atlas = calloc(1, sizeof *atlas);
    if (!atlas) return NG_NOMEM;
    *made = atlas;
    ng_status status = read_countries(atlas, host);
    for (int kind = 0; status == NG_OK && kind < SHEET_KINDS; kind++)
        status = read_rows(atlas, host, (enum sheet_kind)kind);
    for (int kind = 0; status == NG_OK && kind < SHEET_PREFIXES; kind++)
        status = ng_gazetteer_of(host, sheets[kind].file, &atlas->gazetteers[kind]);
    if (status == NG_OK) status = read_phrases(atlas, host);
    if (status == NG_OK) status = lexicon_open(host, &atlas->lexicon);
    return status;
}

void atlas_close(struct atlas *atlas)
{
    if (!atlas) return;
    for (int kind = 0; kind < SHEET_KINDS; kind++)
        free(atlas->rows[kind].at);
    lexicon_close(atlas->lexicon);
    free(atlas->countries);
    free(atlas->phrases);
    free(atlas->folded);
    free(atlas);
}

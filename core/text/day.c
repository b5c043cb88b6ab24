/* day: the orders in which day, month and year come. */
#include "text/day.h"

enum { LONGEST_NAME = 9 };

/* Months, and weekdays as month 0, in English and Malay. */
static const struct {
    char    name[LONGEST_NAME + 1];
    uint8_t month;
} names[] = {
    {"january", 1},   {"jan", 1},       {"januari", 1},   {"february", 2},
    {"feb", 2},       {"februari", 2},  {"march", 3},     {"mar", 3},
    {"mac", 3},       {"april", 4},     {"apr", 4},       {"may", 5},
    {"mei", 5},       {"june", 6},      {"jun", 6},       {"july", 7},
    {"jul", 7},       {"julai", 7},     {"august", 8},    {"aug", 8},
    {"ogos", 8},      {"september", 9}, {"sept", 9},      {"sep", 9},
    {"october", 10},  {"oct", 10},      {"oktober", 10},  {"okt", 10},
    {"november", 11}, {"nov", 11},      {"december", 12}, {"dec", 12},
    {"disember", 12}, {"dis", 12},      {"monday", 0},    {"mon", 0},
    {"tuesday", 0},   {"tues", 0},      {"tue", 0},       {"wednesday", 0},
    {"wed", 0},       {"thursday", 0},  {"thurs", 0},     {"thur", 0},
    {"thu", 0},       {"friday", 0},    {"fri", 0},       {"saturday", 0},
    {"sat", 0},       {"sunday", 0},    {"sun", 0},       {"isnin", 0},
    {"selasa", 0},    {"rabu", 0},      {"khamis", 0},    {"jumaat", 0},
    {"sabtu", 0},     {"ahad", 0},
};

/* The name that a text begins with, in any case after its capital; NULL if it begins with
 * none.  *length gets the name's, with the dot of a short form. */
static const uint8_t *find_name(struct str text, size_t *length)
{
    char lower[LONGEST_NAME + 2] = {0};
    *length = 0;
    if (text.length == 0 || !char_is_upper(text.at[0])) return NULL;
    while (*length < text.length && char_is_letter(text.at[*length])) {
        if (*length > LONGEST_NAME) return NULL;
        lower[*length] = (char)(text.at[*length] | 0x20);
        ++*length;
    }
    if (*length < text.length && text.at[*length] == '.') ++*length;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].name[0] == lower[0] && strcmp(names[i].name, lower) == 0)
            return &names[i].month;
    return NULL;
}

static bool read_month(struct cursor *cursor, unsigned *month)
{
    size_t         length;
    const uint8_t *found = find_name(cursor_rest(cursor), &length);
    if (!found || *found == 0) return false;
    *month = *found;
    cursor->at += length;
    return true;
}

bool day_read_weekday(struct cursor *cursor)
{
    size_t         length;
    const uint8_t *found = find_name(cursor_rest(cursor), &length);
    if (!found || *found != 0) return false;
    cursor->at += length;
    return true;
}

/* Reads from least to most digits with no digit behind them. */
static bool read_digits(struct cursor *cursor, size_t least, size_t most,
                        unsigned *number)
{
    const size_t begin = cursor->at;
    *number = 0;
    while (cursor->at - begin < most && char_is_digit(cursor_byte(cursor)))
        *number = *number * 10 + (unsigned)(cursor->text.at[cursor->at++] - '0');
    if (cursor->at - begin >= least && !char_is_digit(cursor_byte(cursor))) return true;
    cursor->at = begin;
    return false;
}

static bool read_ordinal(struct cursor *cursor, unsigned *number)
{
    if (!read_digits(cursor, 1, 2, number)) return false;
    const bool ending = cursor_literal(cursor, "st") || cursor_literal(cursor, "nd") ||
                        cursor_literal(cursor, "rd") || cursor_literal(cursor, "th");
    (void)ending;
    return !char_is_letter(cursor_byte(cursor));
}

/* A year behind a day, with or without a comma between. */
static unsigned read_year(struct cursor *cursor)
{
    const struct cursor before = *cursor;
    unsigned            year;
    if (cursor_byte(cursor) == ',') cursor->at++;
    if (cursor_blanks(cursor) && read_digits(cursor, 4, 4, &year) && year >= 1500 &&
        year < 2200)
        return year;
    *cursor = before;
    return 0;
}

bool day_exists(const struct day *day)
{
    static const unsigned char lengths[] = {31, 29, 31, 30, 31, 30,
                                            31, 31, 30, 31, 30, 31};
    if (day->month < 1 || day->month > 12) return false;
    if (day->day < 1 || day->day > lengths[day->month - 1]) return false;
    if (day->month != 2 || day->day < 29 || day->year == 0) return true;
    return day->year % 4 == 0 && (day->year % 100 != 0 || day->year % 400 == 0);
}

static bool read_iso(struct cursor *cursor, struct day *day)
{
    if (!read_digits(cursor, 4, 4, &day->year)) return false;
    const char separator = cursor_byte(cursor);
    if (separator != '-' && separator != '/') return false;
    cursor->at++;
    if (!read_digits(cursor, 2, 2, &day->month)) return false;
    if (cursor_byte(cursor) != separator) return false;
    cursor->at++;
    return read_digits(cursor, 2, 2, &day->day);
}

static bool read_month_first(struct cursor *cursor, struct day *day)
{
    if (!read_month(cursor, &day->month)) return false;
    if (!cursor_blanks(cursor) || !read_ordinal(cursor, &day->day)) return false;
    day->year = read_year(cursor);
    return true;
}

static bool read_day_first(struct cursor *cursor, struct day *day)
{
    if (!read_ordinal(cursor, &day->day)) return false;
    if (!cursor_blanks(cursor)) return false;
    if (cursor_literal(cursor, "of ")) cursor_blanks(cursor);
    if (!read_month(cursor, &day->month)) return false;
    day->year = read_year(cursor);
    return true;
}

/* "26-FEB-1987" */
static bool read_hyphened(struct cursor *cursor, struct day *day)
{
    return read_digits(cursor, 1, 2, &day->day) && cursor_literal(cursor, "-") &&
           read_month(cursor, &day->month) && cursor_literal(cursor, "-") &&
           read_digits(cursor, 4, 4, &day->year);
}

/* The weekday that may stand before a day. */
static void skip_weekday(struct cursor *cursor)
{
    const struct cursor before = *cursor;
    if (!day_read_weekday(cursor)) return;
    if (cursor_byte(cursor) == ',') cursor->at++;
    if (!cursor_blanks(cursor)) *cursor = before;
}

bool day_read(struct cursor *cursor, struct day *day)
{
    static bool (*const orders[])(struct cursor *, struct day *) = {
        read_iso, read_month_first, read_day_first, read_hyphened};
    const struct cursor before = *cursor;
    const char          first = cursor_byte(cursor);
    if (!char_is_upper(first) && !char_is_digit(first)) return false;
    skip_weekday(cursor);
    const struct cursor begin = *cursor;
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        *day = (struct day){0};
        *cursor = begin;
        if (orders[i](cursor, day) && day_exists(day)) return true;
    }
    *cursor = before;
    return false;
}

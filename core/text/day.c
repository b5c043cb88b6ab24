/* day: the orders in which day, month and year come. */
#include "text/day.h"

enum { LONGEST_WORD = 12 };

static const char *const months[] = {
    "january jan januari",
    "february feb februari",
    "march mar mac",
    "april apr",
    "may mei",
    "june jun",
    "july jul julai",
    "august aug ogos",
    "september sept sep",
    "october oct oktober okt",
    "november nov",
    "december dec disember dis",
};

static const char weekdays[] = "monday tuesday wednesday thursday friday saturday sunday "
                               "mon tue tues wed thu thur thurs fri sat sun "
                               "isnin selasa rabu khamis jumaat sabtu ahad";

/* Reads a word of ASCII letters and gives it in lower case. */
static bool read_word(struct reader *reader, char lower[LONGEST_WORD], size_t *length)
{
    const size_t begin = reader->at;
    for (*length = 0; char_is_letter(reader_byte(reader)); (*length)++, reader->at++) {
        if (*length == LONGEST_WORD) break;
        lower[*length] = (char)(reader_byte(reader) | 0x20);
    }
    if (*length > 0 && !char_is_letter(reader_byte(reader))) return true;
    reader->at = begin;
    return false;
}

/* A month or a weekday in one letter case or another, with the dot of a short form. */
static bool read_name(struct reader *reader, const char *list)
{
    const size_t begin = reader->at;
    char         lower[LONGEST_WORD];
    size_t       length;
    const bool   capital = char_is_upper(reader_byte(reader));
    if (capital && read_word(reader, lower, &length) &&
        str_listed((struct str){lower, length}, list)) {
        if (reader_byte(reader) == '.') reader->at++;
        return true;
    }
    reader->at = begin;
    return false;
}

static bool read_month(struct reader *reader, unsigned *month)
{
    for (unsigned i = 0; i < 12; i++) {
        *month = i + 1;
        if (read_name(reader, months[i])) return true;
    }
    return false;
}

bool day_read_weekday(struct reader *reader)
{
    return read_name(reader, weekdays);
}

/* Reads from least to most digits with no digit behind them. */
static bool read_digits(struct reader *reader, size_t least, size_t most,
                        unsigned *number)
{
    const size_t begin = reader->at;
    *number = 0;
    while (reader->at - begin < most && char_is_digit(reader_byte(reader)))
        *number = *number * 10 + (unsigned)(reader->text.at[reader->at++] - '0');
    if (reader->at - begin >= least && !char_is_digit(reader_byte(reader))) return true;
    reader->at = begin;
    return false;
}

static bool read_ordinal(struct reader *reader, unsigned *number)
{
    if (!read_digits(reader, 1, 2, number)) return false;
    const bool ending = reader_literal(reader, "st") || reader_literal(reader, "nd") ||
                        reader_literal(reader, "rd") || reader_literal(reader, "th");
    (void)ending;
    return !char_is_letter(reader_byte(reader));
}

/* A year behind a day, with or without a comma between. */
static unsigned read_year(struct reader *reader)
{
    const struct reader before = *reader;
    unsigned            year;
    if (reader_byte(reader) == ',') reader->at++;
    if (reader_blanks(reader) && read_digits(reader, 4, 4, &year) && year >= 1500 &&
        year < 2200)
        return year;
    *reader = before;
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

static bool read_iso(struct reader *reader, struct day *day)
{
    if (!read_digits(reader, 4, 4, &day->year)) return false;
    const char separator = reader_byte(reader);
    if (separator != '-' && separator != '/') return false;
    reader->at++;
    if (!read_digits(reader, 2, 2, &day->month)) return false;
    if (reader_byte(reader) != separator) return false;
    reader->at++;
    return read_digits(reader, 2, 2, &day->day);
}

static bool read_month_first(struct reader *reader, struct day *day)
{
    if (!read_month(reader, &day->month)) return false;
    if (!reader_blanks(reader) || !read_ordinal(reader, &day->day)) return false;
    day->year = read_year(reader);
    return true;
}

static bool read_day_first(struct reader *reader, struct day *day)
{
    if (!read_ordinal(reader, &day->day)) return false;
    if (!reader_blanks(reader)) return false;
    if (reader_literal(reader, "of ")) reader_blanks(reader);
    if (!read_month(reader, &day->month)) return false;
    day->year = read_year(reader);
    return true;
}

/* "26-FEB-1987" */
static bool read_hyphened(struct reader *reader, struct day *day)
{
    return read_digits(reader, 1, 2, &day->day) && reader_literal(reader, "-") &&
           read_month(reader, &day->month) && reader_literal(reader, "-") &&
           read_digits(reader, 4, 4, &day->year);
}

/* The weekday that may stand before a day. */
static void skip_weekday(struct reader *reader)
{
    const struct reader before = *reader;
    if (!day_read_weekday(reader)) return;
    if (reader_byte(reader) == ',') reader->at++;
    if (!reader_blanks(reader)) *reader = before;
}

bool day_read(struct reader *reader, struct day *day)
{
    static bool (*const orders[])(struct reader *, struct day *) = {
        read_iso, read_month_first, read_day_first, read_hyphened};
    const struct reader before = *reader;
    skip_weekday(reader);
    const struct reader begin = *reader;
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        *day = (struct day){0};
        *reader = begin;
        if (orders[i](reader, day) && day_exists(day)) return true;
    }
    *reader = before;
    return false;
}

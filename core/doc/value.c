#include "doc/value.h"

#include <stddef.h>

/* -9223372036854775808 to 9223372036854775807. */
static bool is_int(struct str text)
{
    const bool minus = str_starts(text, "-");
    uint64_t number;
    return str_to_number(str_slice(text, minus, text.length),
                         (uint64_t)INT64_MAX + (minus ? 1 : 0), &number);
}

static bool is_digits(struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (!char_is_digit(text.at[i])) return false;
    }
    return text.length > 0;
}

/* 10, 0.25, -3.1 */
static bool is_number(struct str text)
{
    struct str rest = str_slice(text, str_starts(text, "-"), text.length);
    struct str whole = {0};
    if (!str_next(&rest, '.', &whole) || !is_digits(whole)) return false;
    return whole.at + whole.length == text.at + text.length || is_digits(rest);
}

/* Cuts so many digits off the front; false if they are not there or not in range. */
static bool take_number(struct str *rest, size_t digits, uint64_t least, uint64_t most,
                        uint64_t *number)
{
    if (rest->length < digits) return false;
    const struct str head = str_slice(*rest, 0, digits);
    *rest = str_slice(*rest, digits, rest->length);
    return str_to_number(head, most, number) && *number >= least;
}

static bool take_char(struct str *rest, char c)
{
    if (rest->length == 0 || rest->at[0] != c) return false;
    *rest = str_slice(*rest, 1, rest->length);
    return true;
}

static uint64_t days_of_month(uint64_t year, uint64_t month)
{
    static const uint8_t days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap ? 1u : 0u);
}

/* T10, T10:30, T10:30:05, then Z or +08:00 or nothing */
static bool is_clock(struct str rest)
{
    uint64_t number;
    if (!take_number(&rest, 2, 0, 24, &number)) return false;
    for (int part = 0; part < 2 && take_char(&rest, ':'); part++) {
        if (!take_number(&rest, 2, 0, 60, &number)) return false;
    }
    if (rest.length == 0 || str_is(rest, "Z")) return true;
    return (take_char(&rest, '+') || take_char(&rest, '-')) &&
           take_number(&rest, 2, 0, 14, &number) && take_char(&rest, ':') &&
           take_number(&rest, 2, 0, 59, &number) && rest.length == 0;
}

/* 2025, 2025-09, 2025-09-26, 2025-W39, 2025-W39-5, 2025-09-26T10:30 (ISO 8601) */
static bool is_point(struct str rest)
{
    uint64_t year, part, day;
    if (!take_number(&rest, 4, 0, 9999, &year)) return false;
    if (rest.length == 0) return true;
    if (!take_char(&rest, '-')) return false;
    if (take_char(&rest, 'W')) {
        if (!take_number(&rest, 2, 1, 53, &part)) return false;
        if (rest.length == 0) return true;
        return take_char(&rest, '-') && take_number(&rest, 1, 1, 7, &day) &&
               rest.length == 0;
    }
    if (!take_number(&rest, 2, 1, 12, &part)) return false;
    if (rest.length == 0) return true;
    if (!take_char(&rest, '-')) return false;
    if (!take_number(&rest, 2, 1, days_of_month(year, part), &day)) return false;
    return rest.length == 0 || (take_char(&rest, 'T') && is_clock(rest));
}

static bool is_when(struct str text)
{
    struct str rest = text, first = {0}, second = {0};
    if (!str_next(&rest, '/', &first) || !is_point(first)) return false;
    if (first.length == text.length) return true;
    return str_next(&rest, '/', &second) && is_point(second) &&
           first.length + 1 + second.length == text.length;
}

bool value_fits(ng_type type, const char *values, struct str text)
{
    switch (type) {
    case NG_TEXT:
        return !values || str_listed(text, values);
    case NG_INT:
        return is_int(text);
    case NG_BOOL:
        return str_is(text, "true") || str_is(text, "false");
    case NG_WHEN:
        return is_when(text);
    case NG_NUMBER:
        return is_number(text);
    case NG_LINK:
        break;
    }
    return false;
}

const char *value_words(ng_type type, const char *values)
{
    switch (type) {
    case NG_TEXT:
        return values ? "one of" : "text in UTF-8";
    case NG_INT:
        return "a whole number";
    case NG_BOOL:
        return "true or false";
    case NG_WHEN:
        return "a day, month, year or interval (2025-09-24, 2025-10, 2024/2027)";
    case NG_NUMBER:
        return "a decimal number";
    case NG_LINK:
        return "a link";
    }
    return "of a known type";
}

const char *value_type_name(ng_type type)
{
    switch (type) {
    case NG_TEXT:
        return "text";
    case NG_INT:
        return "int";
    case NG_BOOL:
        return "bool";
    case NG_WHEN:
        return "when";
    case NG_LINK:
        return "link";
    case NG_NUMBER:
        return "number";
    }
    return NULL;
}

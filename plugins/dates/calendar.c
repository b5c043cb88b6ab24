#include "calendar.h"

int32_t calendar_floor_divide(int32_t a, int32_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

int32_t calendar_floor_modulo(int32_t a, int32_t b)
{
    return a - b * calendar_floor_divide(a, b);
}

bool calendar_leap(int32_t year)
{
    return calendar_floor_modulo(year, 4) == 0 &&
           (calendar_floor_modulo(year, 100) != 0 ||
            calendar_floor_modulo(year, 400) == 0);
}

int32_t calendar_month_days(int32_t year, int32_t month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && calendar_leap(year) ? 29 : days[month - 1];
}

bool calendar_valid(struct civil day)
{
    return day.month >= 1 && day.month <= 12 && day.day >= 1 &&
           day.day <= calendar_month_days(day.year, day.month);
}

/* Counts in eras of 400 years that begin on 1 March, so that the leap day is the last
 * of its year: Hinnant's "chrono-compatible low-level date algorithms". */
int32_t calendar_number(struct civil day)
{
    const int32_t year = day.month <= 2 ? day.year - 1 : day.year;
    const int32_t era = calendar_floor_divide(year, 400);
    const int32_t of_era = year - era * 400;
    const int32_t month = day.month > 2 ? day.month - 3 : day.month + 9;
    const int32_t of_year = (153 * month + 2) / 5 + day.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct civil calendar_civil(int32_t number)
{
    const int32_t shifted = number + 719468;
    const int32_t era = calendar_floor_divide(shifted, 146097);
    const int32_t of_era = shifted - era * 146097;
    const int32_t year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const int32_t of_year = of_era - (365 * year + year / 4 - year / 100);
    const int32_t month = (5 * of_year + 2) / 153;
    const struct civil day = {
        .year = year + era * 400 + (month >= 10 ? 1 : 0),
        .month = month < 10 ? month + 3 : month - 9,
        .day = of_year - (153 * month + 2) / 5 + 1,
    };
    return day;
}

int32_t calendar_weekday(int32_t number)
{
    return calendar_floor_modulo(number + 3, 7) + 1; /* 1970-01-01 was a Thursday */
}

struct week calendar_week(int32_t number)
{
    /* A week belongs to the year of its Thursday. */
    const int32_t thursday = number - calendar_weekday(number) + 4;
    const int32_t year = calendar_civil(thursday).year;
    const int32_t january = calendar_number((struct civil){year, 1, 1});
    return (struct week){year, (thursday - january) / 7 + 1};
}

int32_t calendar_week_begin(struct week week)
{
    const int32_t fourth = calendar_number((struct civil){week.year, 1, 4});
    return fourth - calendar_weekday(fourth) + 1 + 7 * (week.number - 1);
}

struct civil calendar_add_months(struct civil day, int32_t months)
{
    const int32_t total = day.year * 12 + day.month - 1 + months;
    struct civil moved = {calendar_floor_divide(total, 12),
                          calendar_floor_modulo(total, 12) + 1, day.day};
    const int32_t last = calendar_month_days(moved.year, moved.month);
    if (moved.day > last) moved.day = last;
    return moved;
}

int32_t calendar_nth_weekday(int32_t year, int32_t month, int32_t weekday, int32_t n)
{
    const int32_t first = calendar_number((struct civil){year, month, 1});
    const int32_t last = first + calendar_month_days(year, month) - 1;
    if (n < 0) return last - calendar_floor_modulo(calendar_weekday(last) - weekday, 7);
    return first + calendar_floor_modulo(weekday - calendar_weekday(first), 7) +
           7 * (n - 1);
}

/* The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
int32_t calendar_easter(int32_t year)
{
    const int32_t golden = calendar_floor_modulo(year, 19);
    const int32_t century = calendar_floor_divide(year, 100);
    const int32_t rest = calendar_floor_modulo(year, 100);
    const int32_t moon = (century - (century + 8) / 25 + 1) / 3;
    const int32_t epact =
        calendar_floor_modulo(19 * golden + century - century / 4 - moon + 15, 30);
    const int32_t sunday = calendar_floor_modulo(
        32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4, 7);
    const int32_t late = (golden + 11 * epact + 22 * sunday) / 451;
    const int32_t days = epact + sunday - 7 * late + 114;
    return calendar_number((struct civil){year, days / 31, days % 31 + 1});
}

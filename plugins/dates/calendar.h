/* calendar: arithmetic on days of the Gregorian calendar, which is also used before
 * 1582 (ISO 8601's proleptic calendar).  A day is a number, 1970-01-01 being 0, so
 * that adding days is adding; years may be 0 (1 BC) and below. */
#ifndef DATES_CALENDAR_H
#define DATES_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

struct civil { /* a day by its parts */
    int32_t year;
    int32_t month; /* 1 to 12 */
    int32_t day;   /* 1 to 31 */
};

struct week { /* of ISO 8601: from Monday; week 1 holds the year's first Thursday */
    int32_t year;
    int32_t number; /* 1 to 53 */
};

bool calendar_leap(int32_t year);
int32_t calendar_month_days(int32_t year, int32_t month);
bool calendar_valid(struct civil day);
int32_t calendar_number(struct civil day);
struct civil calendar_civil(int32_t number);
int32_t calendar_weekday(int32_t number); /* 1 is Monday, 7 is Sunday */

struct week calendar_week(int32_t number);
int32_t calendar_week_begin(struct week week); /* its Monday */

/* The same day of the month so many months on; a day that the month lacks becomes its
 * last: 31 January and one month is 28 or 29 February. */
struct civil calendar_add_months(struct civil day, int32_t months);

/* The n-th weekday of a month (1 to 5), or the last (n = -1). */
int32_t calendar_nth_weekday(int32_t year, int32_t month, int32_t weekday, int32_t n);

/* Easter Sunday of the western churches. */
int32_t calendar_easter(int32_t year);

/* a / b and a % b rounded towards minus infinity, for b > 0. */
int32_t calendar_floor_divide(int32_t a, int32_t b);
int32_t calendar_floor_modulo(int32_t a, int32_t b);

#endif

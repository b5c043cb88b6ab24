/* when: points in time: made from days, moved by units, compared, and written as the
 * values of TIMEX3. */
#ifndef DATES_WHEN_H
#define DATES_WHEN_H

#include "scene.h"

struct when when_nothing(void); /* grain NONE, all parts unknown */
struct when when_day(int32_t number);
struct when when_week(int32_t number); /* the week that a day is in */
struct when when_month(int32_t year, int32_t month);
struct when when_year(int32_t year);

/* The same point seen more coarsely: the month of a day, the week of a day ... */
struct when when_coarsen(struct when when, enum grain grain);

/* A point so many units on; the result has the unit's grain, or a finer one that the
 * point had (a day and two weeks is a day if `keep`). */
struct when when_shift(struct when when, enum unit unit, int32_t count);

/* How many quarters one is before the other. */
int32_t when_quarters_between(const struct when *first, const struct when *last);

/* The number of its first day; of the middle of an unknown part.  False if its year is
 * not known. */
bool when_first_day(const struct when *when, int32_t *number);

enum grain grain_of_unit(enum unit unit);

/* "2025-09-24", "2025-W39", "199", "XXXX-WXX-5", "2025-09-24T10:00" (TimeML 1.2.1,
 * section 2.1.3). */
void when_write(const struct when *when, char value[VALUE_SIZE]);

/* "P15Y", "PT36H", "PXD" for an unknown count (SLOT_EMPTY); thousandths of a unit. */
void duration_write(enum unit unit, int32_t thousandths, char value[VALUE_SIZE]);

#endif

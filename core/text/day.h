/* day: days of the calendar as the heads of articles write them. */
#ifndef NUTGRAF_TEXT_DAY_H
#define NUTGRAF_TEXT_DAY_H

#include "text/cursor.h"

struct day {
    unsigned year;  /* 0 if none is written */
    unsigned month; /* 1 to 12 */
    unsigned day;   /* 1 to 31, one that the month has */
};

/* Reads a day, with or without its weekday and its year: "2025-09-26", "Sept. 26",
 * "26 September 2025", "Friday, September 26th, 2025".  Months in English and Malay. */
bool day_read(struct cursor *cursor, struct day *day);

/* Whether the calendar has the day; in a year that is not known, 29 February too. */
bool day_exists(const struct day *day);

/* Reads the name of a weekday: "Friday", "Fri.". */
bool day_read_weekday(struct cursor *cursor);

#endif

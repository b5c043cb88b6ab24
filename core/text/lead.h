/* lead: one dateline, the words that stand before the first sentence of a report: place,
 * region, day and agency in the order of some house style, and a dash or a colon. */
#ifndef NUTGRAF_TEXT_LEAD_H
#define NUTGRAF_TEXT_LEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "text/day.h"
#include "text/place.h"

enum lead_separator { LEAD_NOTHING, LEAD_COLON, LEAD_HYPHEN, LEAD_DASH };

struct lead {
    struct place        place;     /* .words is 0 if there is none */
    struct place        region;    /* likewise */
    struct day          day;
    struct str          day_at;    /* .at NULL if it has no day */
    struct str          agency_at; /* likewise */
    bool                dated;     /* the day, with its year, stands before the place */
    bool                weekday;   /* it names one */
    bool                apart;     /* the day stands behind a comma or in brackets */
    enum lead_separator separator;
    size_t              end;       /* where the body begins */
};

/* Reads the dateline that begins at a place in a text, which is the begin of a line but
 * for its space.  False if none does, or if nothing proves that it is one: ordinary text
 * also begins with places, commas and dashes. */
bool lead_read(struct str text, size_t begin, struct lead *lead);

#endif

/* dateline: what the head and the end of a wire report say about it.  Knows the house
 * styles of agencies, not what a date or a country is: it reads the day of
 * publication because that belongs to the article, as its place and agency do. */
#ifndef NUTGRAF_TEXT_DATELINE_H
#define NUTGRAF_TEXT_DATELINE_H

#include "base/arena.h"
#include "base/error.h"
#include "text/span.h"

struct dateline {
    uint32_t    header;       /* bytes that are header and dateline, 0 if none */
    struct str  published;    /* "2025-09-26", or "09-26" if no year is known; .at NULL */
    struct span published_at; /* {0, 0} if none; likewise below */
    struct str  place;        /* "Desaru": capitals turned into title case */
    struct span place_at;
    struct str  region;       /* "Peru" of "LIMA, Peru (AP) -" */
    struct str  agency;       /* "Bernama" of "(Bernama) --" or "- Bernama" */
    struct span agency_at;    /* in the dateline, else {0, 0} */
    struct span signoff_at;   /* at the end of the text, else {0, 0} */
};

/* Reads the dateline of text (valid UTF-8).  year is the year to assume where a
 * dateline has none ("Sept 26"), 0 if unknown.  Strings live in the arena or the
 * text.  Everything may be absent; ERROR_MEMORY is the only error.
 *
 *     date 2025-09-26 DESARU: ...              header, place
 *     KUALA LUMPUR, Sept 26 (Bernama) -- ...   place, day, agency
 *     LIMA, Peru (AP) - ...                    place, region, agency
 *     ... - Bernama                            agency
 */
enum status dateline_read(struct arena *arena, struct str text, unsigned year,
                          struct dateline *dateline, struct error *error);

#endif

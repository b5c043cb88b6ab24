/* dateline: goes over the first lines, until one is body, and looks at the last. */
#include "text/dateline.h"

#include <stdio.h>

#include "text/agency.h"
#include "text/head.h"
#include "text/lead.h"
#include "text/signoff.h"

enum {
    MOST_LINES = 10,  /* that are looked at */
    BODY_LINE  = 160, /* bytes; a line as long as this is no headline */
    BODY_STOP  = 70   /* nor is one as long as this that ends in a stop */
};

struct work { /* what the lines have said so far */
    struct str       text;
    struct dateline *into;
    struct day       published;
    struct lead      lead;
    bool             has_lead;
    struct place     place;  /* that makes up the last line read */
    bool             placed; /* it is the article's: a day stood below it */
};

static struct span span_in(struct str text, struct str part)
{
    const uint32_t begin = (uint32_t)(part.at - text.at);
    return (struct span){begin, begin + (uint32_t)part.length};
}

static void note_day(struct work *work, const struct day *day, struct str at)
{
    if (work->published.month) return;
    work->published = *day;
    work->into->published_at = span_in(work->text, at);
}

static void note_agency(struct work *work, struct str at)
{
    const struct str known = agency_find(at);
    if (work->into->agency.at) return;
    work->into->agency = known.at ? known : at;
    work->into->agency_at = span_in(work->text, at);
}

/* Reads a line of the head; false if it is an ordinary one. */
static bool note_head(struct work *work, struct str line)
{
    struct head_line head;
    head_read_line(line, &head);
    if (head.kind == HEAD_DAY) {
        note_day(work, &head.day, head.at);
        if (work->place.words) work->placed = true;
    }
    if (head.kind == HEAD_AGENCY) note_agency(work, head.at);
    return head.kind != HEAD_NONE;
}

/* Sees whether a line is nothing but a place in capitals: "LONDON", "AKRON, Ohio".  Some
 * archives have that, and the day in the next line. */
static void note_place_line(struct work *work, struct str line)
{
    struct cursor cursor = {.text = line};
    const bool    place = place_read(&cursor, &work->place) && work->place.capitals;
    if (place) {
        cursor_blanks(&cursor);
        if (cursor.at == line.length || cursor_byte(&cursor) == ',') return;
    }
    work->place.words = 0;
}

static bool is_body_line(struct str line)
{
    if (line.length >= BODY_LINE) return true;
    return line.length >= BODY_STOP && strchr(".\"", line.at[line.length - 1]) != NULL;
}

/* Some archives have headline and report in one line: "Prices rise. MIRI (AP) - Prices".
 * There it takes an agency that is known to tell the dateline from text. */
static bool read_behind_headline(struct work *work, struct str line)
{
    enum { REACH = 200 };
    for (size_t i = 0; i + 2 < line.length && i < REACH; i++) {
        const char c = line.at[i];
        if ((c != '.' && c != '?' && c != '!') || line.at[i + 1] != ' ') continue;
        const size_t begin = (size_t)(line.at - work->text.at) + i + 2;
        if (!lead_read(work->text, begin, &work->lead)) continue;
        const struct str agency = work->lead.agency_at;
        if (work->lead.place.capitals && agency.at && agency_find(agency).at) return true;
    }
    return false;
}

/* Goes over the first lines: those of the head, a headline, the dateline. */
static void read_lines(struct work *work)
{
    struct str rest = work->text, line;
    unsigned   lines = 0;
    while (lines < MOST_LINES && str_next(&rest, '\n', &line)) {
        const struct str trimmed = str_trim(line);
        const size_t     begin = (size_t)(trimmed.at - work->text.at);
        if (trimmed.length == 0) continue;
        lines++;
        const struct str below = str_trim(rest.at ? rest : STR(""));
        if (below.length > 0 && note_head(work, trimmed)) {
            work->into->header = (uint32_t)(below.at - work->text.at);
            continue;
        }
        work->has_lead = lead_read(work->text, begin, &work->lead) ||
                         read_behind_headline(work, trimmed);
        if (work->has_lead || is_body_line(trimmed)) return;
        if (!work->placed) note_place_line(work, trimmed);
    }
}

static void note_lead(struct work *work)
{
    const struct lead *lead = &work->lead;
    work->into->header = (uint32_t)lead->end;
    if (lead->day_at.at) note_day(work, &lead->day, lead->day_at);
    if (lead->agency_at.at) note_agency(work, lead->agency_at);
    if (lead->place.words) work->place = lead->place;
    if (lead->place.words) work->placed = true;
}

static void note_signoff(struct work *work)
{
    struct str       name;
    const struct str body = str_slice(work->text, work->into->header, work->text.length);
    if (!signoff_find(body, &name)) return;
    const struct span at = span_in(work->text, name);
    const struct str  known = agency_find(name);
    work->into->signoff_at = at;
    /* One that is known outweighs a name in brackets that is not: "IPOH (Perak) --". */
    const struct str above = work->into->agency;
    if (above.at && !(known.at && !agency_find(above).at)) return;
    work->into->agency = known.at ? known : name;
    work->into->agency_at = (struct span){0, 0};
}

static bool write_names(struct arena *arena, const struct work *work)
{
    struct dateline    *into = work->into;
    const struct place *region = &work->lead.region;
    if (work->placed) {
        into->place = place_name(arena, &work->place);
        into->place_at = span_in(work->text, work->place.text);
        if (!into->place.at) return false;
    }
    if (!work->has_lead || !region->words) return true;
    /* "N.Y." and "USA" stay as they are. */
    into->region = region->letters > 3 ? place_name(arena, region) : region->text;
    return into->region.at != NULL;
}

static bool write_day(struct arena *arena, const struct work *work, unsigned year)
{
    struct dateline *into = work->into;
    struct day       day = work->published;
    char             text[sizeof "2025-09-26"];
    if (day.month == 0) return true;
    if (day.year == 0) day.year = year;
    if (!day_exists(&day)) { /* 29 February, but not in that year */
        into->published_at = (struct span){0, 0};
        return true;
    }
    snprintf(text, sizeof text, "%04u-%02u-%02u", day.year % 10000, day.month, day.day);
    into->published = arena_copy(arena, str_from(day.year ? text : text + sizeof "2025"));
    return into->published.at != NULL;
}

enum status dateline_read(struct arena *arena, struct str text, unsigned year,
                          struct dateline *dateline, struct error *error)
{
    *dateline = (struct dateline){0};
    if (!text.at) return OK;
    struct work work = {.text = text, .into = dateline};
    read_lines(&work);
    if (work.has_lead) note_lead(&work);
    note_signoff(&work);
    if (write_names(arena, &work) && write_day(arena, &work, year)) return OK;
    return error_memory(error, "reading a dateline");
}

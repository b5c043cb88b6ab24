/* dateline: place, region, day and agency in the orders in which house styles put them,
 * and a dash; looked for at the begin of each of the first lines, until one is body. */
#include "text/dateline.h"

#include <stdio.h>

#include "text/agency.h"
#include "text/day.h"
#include "text/head.h"
#include "text/place.h"
#include "text/signoff.h"

enum {
    MOST_LINES  = 10,  /* that are looked at */
    BODY_LINE   = 160, /* bytes; a line as long as this is no headline */
    BODY_STOP   = 70,  /* nor is one as long as this that ends in a stop */
    MOST_PARTS  = 6,   /* between place and dash */
    LABEL_REACH = 4096 /* bytes in which speakers' names are looked for */
};

enum separator { SEPARATOR_NONE, SEPARATOR_COLON, SEPARATOR_HYPHEN, SEPARATOR_DASH };

struct found { /* one dateline */
    struct place   place;
    struct place   region;
    struct day     day;
    struct str     day_at;    /* .at NULL if it has no day */
    struct str     agency_at; /* likewise */
    bool           iso;       /* the day stood before the place */
    bool           weekday;   /* there was one */
    enum separator separator;
    size_t         end;       /* where the body begins */
};

/* Words in capitals at the begin of an article that are no place. */
static const char no_places[] =
    "UPDATE BREAKING EXCLUSIVE ANALYSIS OPINION EDITORIAL COLUMN CORRECTED CORRECTION REFILE "
    "WATCH LIVE FACTBOX WRAPUP WRAP INTERVIEW FEATURE REVIEW PREVIEW FOCUS HIGHLIGHTS SUMMARY "
    "NOTE NOTES VIDEO PHOTO PHOTOS GALLERY POLL QUIZ REPORT SPECIAL NEWS ALERT FLASH URGENT "
    "ADVISORY TIMELINE EXPLAINER PROFILE INSIGHT COMMENT COMMENTARY LETTER LETTERS SOURCE "
    "SOURCES TEXT TRANSCRIPT PRESS RELEASE STATEMENT MEDIA SPORT SPORTS SOCCER FOOTBALL CRICKET "
    "TENNIS GOLF RUGBY BASKETBALL BASEBALL HOCKEY ATHLETICS CYCLING BOXING RACING SWIMMING "
    "BADMINTON BUSINESS MARKETS MARKET STOCKS SHARES FOREX GOLD BUDGET ELECTION ELECTIONS "
    "POLITICS ECONOMY HEALTH SCIENCE TECHNOLOGY TECH WORLD NATION NATIONAL LOCAL WEATHER "
    "CORONAVIRUS NATO ASEAN OPEC UNESCO UNICEF UNHCR FIFA UEFA NASA INTERPOL BRICS WARNING "
    "IMPORTANT SUBJECT FROM DATE PLACE TITLE HEADLINE AUTHOR STORY PART CHAPTER SECTION "
    "QUESTION ANSWER HOST MODERATOR REPORTER PRESIDENT MINISTER SPEAKER CHAIRMAN ABSTRACT "
    "INTRODUCTION BACKGROUND CONTENTS TABLE FIGURE APPENDIX LEAD KEY QUOTES SCOREBOARD RESULTS "
    "STANDINGS FIXTURES EARNINGS DIARY BRIEF BRIEFS RECAP ROUNDUP SNAPSHOT CONTACT DISCLAIMER "
    "COPYRIGHT BULLETIN MEMORANDUM NOTICE AGENDA MINUTES RESOLUTION THE THIS WHO WHAT WHY HOW "
    "WHEN WHERE AND FOR";

static void read_space(struct reader *reader)
{
    while (char_is_space(reader_byte(reader))) reader->at++;
}

/* The separator at the reader, with the space behind it.  A hyphen has space on one side
 * at least, so that no hyphenated word is taken apart. */
static enum separator read_separator(struct reader *reader)
{
    const size_t   begin = reader->at, blanks = reader_blanks(reader);
    enum separator kind = SEPARATOR_NONE;
    if (reader_literal(reader, "\xE2\x80\x94") || reader_literal(reader, "\xE2\x80\x93") ||
        reader_literal(reader, "\xE2\x80\x95") || reader_literal(reader, "--")) {
        kind = SEPARATOR_DASH;
        while (reader_literal(reader, "-")) continue;
    } else if (reader_literal(reader, "-") || reader_literal(reader, "_")) {
        if (blanks > 0 || char_is_space(reader_byte(reader))) kind = SEPARATOR_HYPHEN;
    } else if (blanks == 0 && reader_literal(reader, ":")) {
        if (char_is_space(reader_byte(reader))) kind = SEPARATOR_COLON;
    }
    if (kind == SEPARATOR_NONE)
        reader->at = begin;
    else
        read_space(reader);
    return kind;
}

static bool read_day(struct reader *reader, struct found *found)
{
    const size_t begin = reader->at;
    struct day   day;
    if (found->day_at.at) return false;
    if (day_read(reader, &day)) {
        found->day = day;
        found->day_at = str_slice(reader->text, begin, reader->at);
        return true;
    }
    if (found->weekday || !day_read_weekday(reader)) return false;
    found->weekday = true;
    return true;
}

/* What stands in brackets or slashes: an agency, or a day. */
static bool read_bracket(struct reader *reader, struct found *found)
{
    enum { LONGEST = 40 };
    const char open = reader_byte(reader), close = open == '(' ? ')' : '/';
    if (open != '(' && open != '/') return false;
    const size_t begin = reader->at + 1;
    size_t       end = begin;
    while (end < reader->text.length && end - begin < LONGEST && reader->text.at[end] != close &&
           reader->text.at[end] != '\n')
        end++;
    if (end == begin || end >= reader->text.length || reader->text.at[end] != close) return false;
    struct reader inner = {.text = str_slice(reader->text, 0, end), .at = begin};
    if (!read_day(&inner, found) || inner.at != end) {
        const struct str name = str_trim(str_slice(reader->text, begin, end));
        if (found->agency_at.at || name.length == 0) return false;
        if (!char_is_upper(name.at[0]) && !agency_find(name).at) return false;
        found->agency_at = name;
    }
    reader->at = end + 1;
    return true;
}

/* One part between place and separator: ", Peru", ", Sept 26", " (AP)". */
static bool read_part(struct reader *reader, struct found *found)
{
    struct reader ahead = *reader;
    const size_t  blanks = reader_blanks(&ahead);
    if (read_bracket(&ahead, found)) {
        *reader = ahead;
        return true;
    }
    const bool comma = reader_literal(&ahead, ",");
    if (comma) {
        reader_blanks(&ahead);
        if (reader_byte(&ahead) == '\n') read_space(&ahead);
    }
    if (!comma && blanks == 0) return false;
    if (read_day(&ahead, found) ||
        (comma && !found->region.words && place_read(&ahead, &found->region))) {
        *reader = ahead;
        return true;
    }
    return false;
}

static bool known_agency(const struct found *found)
{
    return found->agency_at.at && agency_find(found->agency_at).at;
}

/* Whether what follows can be the begin of a report: a capital, a figure or a quotation,
 * and small letters soon behind it.  A headline in capitals has none. */
static bool is_body(struct str text)
{
    enum { REACH = 60 };
    if (text.length == 0) return false;
    const char first = text.at[0];
    if (char_is_lower(first) || (char_is_space(first))) return false;
    unsigned lower = 0;
    for (size_t i = 0; i < text.length && i < REACH && text.at[i] != '\n'; i++)
        lower += char_is_lower(text.at[i]);
    return lower >= 3;
}

static bool names_no_place(const struct place *place)
{
    struct str rest = place->text, word;
    while (str_next(&rest, ' ', &word))
        if (str_listed(word, no_places)) return true;
    return false;
}

/* Whether other lines begin with a name in capitals and a colon: then so does each
 * speaker's, and this is an interview. */
static bool is_dialogue(struct str text)
{
    if (text.length > LABEL_REACH) text.length = LABEL_REACH;
    struct str line;
    while (str_next(&text, '\n', &line)) {
        struct reader reader = {.text = str_trim(line)};
        struct place  place;
        if (place_read(&reader, &place) && place.capitals && reader_byte(&reader) == ':')
            return true;
    }
    return false;
}

/* A place in capitals with nothing beside it but a separator. */
static bool is_bare(const struct found *found, struct str text)
{
    const struct place *place = &found->place;
    const struct str    body = str_slice(text, found->end, text.length);
    if (!place->capitals || place->letters < 4 || place->words > 3) return false;
    if (names_no_place(place) || !is_body(body)) return false;
    if (found->separator == SEPARATOR_COLON) return !is_dialogue(body);
    return found->separator != SEPARATOR_NONE;
}

/* Precision first: what a separator alone does not prove, a day or an agency must. */
static bool is_dateline(const struct found *found, struct str text)
{
    const struct place *place = &found->place;
    const bool          dash = found->separator >= SEPARATOR_HYPHEN, known = known_agency(found);
    const bool          day = found->day_at.at || found->weekday;
    if (found->end >= text.length) return false;
    if (found->separator == SEPARATOR_NONE)
        return place->capitals && known &&
               is_body(str_slice(text, found->end, text.length));
    if (place->words == 0) return known;
    if (found->iso) return place->capitals || dash;
    if (known && (place->capitals || dash)) return true;
    if (day && dash) return true;
    if (place->capitals && found->agency_at.at && dash) return !names_no_place(place);
    if (place->capitals && found->day_at.at) return true;
    return is_bare(found, text);
}

/* "date 2025-09-26 " before the place, without the word, or nothing. */
static void read_before(struct reader *reader, struct found *found)
{
    const struct reader before = *reader;
    if (reader_literal(reader, "date ") || reader_literal(reader, "Date ")) {
        reader_blanks(reader);
    }
    if (char_is_digit(reader_byte(reader)) && read_day(reader, found) &&
        found->day.year != 0 && reader_blanks(reader)) {
        found->iso = true;
        return;
    }
    *reader = before;
    found->day_at = (struct str){NULL, 0};
}

static bool read_dateline(struct str text, size_t begin, struct found *found)
{
    struct reader reader = {.text = text, .at = begin};
    *found = (struct found){0};
    read_before(&reader, found);
    const bool place = place_read(&reader, &found->place);
    if (!place && reader_byte(&reader) != '(') return false;
    if (!place && !read_bracket(&reader, found)) return false;
    for (unsigned i = 0; i < MOST_PARTS && read_part(&reader, found);) i++;
    found->separator = read_separator(&reader);
    if (found->separator == SEPARATOR_NONE) reader_blanks(&reader);
    found->end = reader.at;
    return is_dateline(found, text);
}

struct work { /* what the lines have said so far */
    struct str       text;
    struct dateline *into;
    struct day       published;
    struct found     found;
    bool             has_dateline;
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
    if (head.kind == HEAD_DAY) note_day(work, &head.day, head.at);
    if (head.kind == HEAD_AGENCY) note_agency(work, head.at);
    return head.kind != HEAD_NONE;
}

static bool is_body_line(struct str line)
{
    if (line.length >= BODY_LINE) return true;
    return line.length >= BODY_STOP && strchr(".\"", line.at[line.length - 1]) != NULL;
}

/* Goes over the first lines: those of the head, a headline, the dateline. */
static void read_lines(struct work *work)
{
    struct str rest = work->text, line;
    unsigned   lines = 0;
    bool       in_head = false;
    while (lines < MOST_LINES && str_next(&rest, '\n', &line)) {
        const struct str trimmed = str_trim(line);
        const size_t     begin = (size_t)(trimmed.at - work->text.at);
        if (trimmed.length == 0) continue;
        if (in_head) work->into->header = (uint32_t)begin;
        lines++;
        in_head = note_head(work, trimmed);
        if (in_head) continue;
        work->has_dateline = read_dateline(work->text, begin, &work->found);
        if (work->has_dateline || is_body_line(trimmed)) return;
    }
}

static void note_dateline(struct work *work)
{
    const struct found *found = &work->found;
    struct dateline    *into = work->into;
    into->header = (uint32_t)found->end;
    if (found->day_at.at) note_day(work, &found->day, found->day_at);
    if (found->agency_at.at) note_agency(work, found->agency_at);
    if (found->place.words) into->place_at = span_in(work->text, found->place.text);
}

static void note_signoff(struct work *work)
{
    struct str name;
    if (!signoff_find(work->text, &name)) return;
    const struct span at = span_in(work->text, name);
    if (at.begin < work->into->header) return;
    const struct str known = agency_find(name);
    work->into->signoff_at = at;
    if (!work->into->agency.at) work->into->agency = known.at ? known : name;
}

/* Writes what needs memory: the names and the day. */
static bool write_strings(struct arena *arena, struct work *work, unsigned year)
{
    struct dateline   *into = work->into;
    const struct found *found = &work->found;
    if (work->has_dateline && found->place.words) {
        into->place = place_name(arena, &found->place);
        if (!into->place.at) return false;
    }
    if (work->has_dateline && found->region.words) {
        into->region = found->region.letters > 3 ? place_name(arena, &found->region)
                                                 : found->region.text;
        if (!into->region.at) return false;
    }
    if (!work->published.month) return true;
    char           text[32];
    const unsigned known = work->published.year ? work->published.year : year;
    int            length;
    if (known)
        length = snprintf(text, sizeof text, "%04u-%02u-%02u", known, work->published.month,
                          work->published.day);
    else
        length = snprintf(text, sizeof text, "%02u-%02u", work->published.month,
                          work->published.day);
    into->published = arena_copy(arena, (struct str){text, (size_t)length});
    return into->published.at != NULL;
}

enum status dateline_read(struct arena *arena, struct str text, unsigned year,
                          struct dateline *dateline, struct error *error)
{
    *dateline = (struct dateline){0};
    if (!text.at) return OK;
    struct work work = {.text = text, .into = dateline};
    read_lines(&work);
    if (work.has_dateline) note_dateline(&work);
    note_signoff(&work);
    if (!write_strings(arena, &work, year)) return error_memory(error, "reading a dateline");
    return OK;
}

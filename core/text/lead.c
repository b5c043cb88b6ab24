/* lead: reads part by part, then asks whether what was read is proof enough. */
#include "text/lead.h"

#include "text/agency.h"
#include "text/cursor.h"

enum {
    MOST_PARTS  = 6,   /* between place and separator */
    LABEL_REACH = 4096 /* bytes in which speakers' names are looked for */
};

/* Words in capitals at the begin of an article that are no place. */
static const char no_places[] =
    "UPDATE BREAKING EXCLUSIVE ANALYSIS OPINION EDITORIAL COLUMN CORRECTED CORRECTION "
    "REFILE WATCH LIVE FACTBOX WRAPUP WRAP INTERVIEW FEATURE REVIEW PREVIEW FOCUS "
    "HIGHLIGHTS SUMMARY NOTE NOTES VIDEO PHOTO PHOTOS GALLERY POLL QUIZ REPORT SPECIAL "
    "NEWS ALERT FLASH URGENT ADVISORY TIMELINE EXPLAINER PROFILE INSIGHT COMMENT "
    "COMMENTARY LETTER LETTERS SOURCE SOURCES TEXT TRANSCRIPT PRESS RELEASE STATEMENT "
    "MEDIA SPORT SPORTS SOCCER FOOTBALL CRICKET TENNIS GOLF RUGBY BASKETBALL BASEBALL "
    "HOCKEY ATHLETICS CYCLING BOXING RACING SWIMMING BADMINTON BUSINESS MARKETS MARKET "
    "STOCKS SHARES FOREX GOLD BUDGET ELECTION ELECTIONS POLITICS ECONOMY HEALTH "
    "SCIENCE TECHNOLOGY TECH WORLD NATION NATIONAL LOCAL WEATHER CORONAVIRUS NATO "
    "ASEAN OPEC UNESCO UNICEF UNHCR FIFA UEFA NASA INTERPOL BRICS WARNING IMPORTANT "
    "SUBJECT FROM DATE PLACE TITLE HEADLINE AUTHOR STORY PART CHAPTER SECTION QUESTION "
    "ANSWER HOST MODERATOR REPORTER PRESIDENT MINISTER SPEAKER CHAIRMAN ABSTRACT "
    "INTRODUCTION BACKGROUND CONTENTS TABLE FIGURE APPENDIX LEAD KEY QUOTES SCOREBOARD "
    "RESULTS STANDINGS FIXTURES EARNINGS DIARY BRIEF BRIEFS RECAP ROUNDUP SNAPSHOT "
    "CONTACT DISCLAIMER IPO FILING PRESALE RESEARCH DIVIDEND TRADE COPYRIGHT BULLETIN "
    "MEMORANDUM NOTICE AGENDA MINUTES RESOLUTION THE THIS WHO WHAT WHY HOW WHEN WHERE "
    "AND FOR";

static void read_space(struct cursor *cursor)
{
    while (char_is_space(cursor_byte(cursor))) cursor->at++;
}

/* A dash of two hyphens or more, or one of the characters; two of them as Windows has
 * them, read as if they were Latin-1. */
static bool read_dash(struct cursor *cursor)
{
    static const char *const dashes[] = {"--",           "\xE2\x80\x93", "\xE2\x80\x94",
                                         "\xE2\x80\x95", "\xC2\x96",     "\xC2\x97"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (cursor_literal(cursor, dashes[i])) return true;
    return false;
}

/* The separator at the cursor, with the space behind it.  A hyphen has space on one side
 * at least, so that no hyphenated word is taken apart. */
static enum lead_separator read_separator(struct cursor *cursor)
{
    const size_t        begin = cursor->at, blanks = cursor_blanks(cursor);
    enum lead_separator kind = LEAD_NOTHING;
    if (read_dash(cursor)) {
        kind = LEAD_DASH;
        while (cursor_literal(cursor, "-")) continue;
    } else if (cursor_literal(cursor, "-") || cursor_literal(cursor, "_")) {
        if (blanks > 0 || char_is_space(cursor_byte(cursor))) kind = LEAD_HYPHEN;
    } else if (blanks == 0 && cursor_literal(cursor, ":")) {
        if (char_is_space(cursor_byte(cursor))) kind = LEAD_COLON;
    }
    if (kind == LEAD_NOTHING)
        cursor->at = begin;
    else
        read_space(cursor);
    return kind;
}

static bool read_day(struct cursor *cursor, struct lead *lead)
{
    const size_t begin = cursor->at;
    struct day   day;
    if (lead->day_at.at) return false;
    if (day_read(cursor, &day)) {
        lead->day = day;
        lead->day_at = str_slice(cursor->text, begin, cursor->at);
        return true;
    }
    if (lead->weekday || !day_read_weekday(cursor)) return false;
    lead->weekday = true;
    return true;
}

/* Whether a day comes next, behind a comma or not. */
static bool day_follows(struct cursor cursor)
{
    struct day day;
    if (cursor_byte(&cursor) == ',') cursor.at++;
    return cursor_blanks(&cursor) &&
           (day_read(&cursor, &day) || day_read_weekday(&cursor));
}

/* Takes what stands in brackets, up to end, for the region: "DESARU (Malaysia), Sept 25".
 * An agency stands behind the day, unless it is known, or calls itself a medium. */
static bool note_region(struct cursor inner, size_t end, struct lead *lead)
{
    struct place region;
    const struct str name = str_slice(inner.text, inner.at, end);
    const struct cursor behind = {inner.text, end + 1};
    if (!lead->place.words || lead->region.words || lead->day_at.at) return false;
    if (agency_find(name).at || agency_has_medium(name)) return false;
    if (!day_follows(behind)) return false;
    inner.text.length = end;
    if (!place_read(&inner, &region) || inner.at != end) return false;
    lead->region = region;
    return true;
}

static bool note_agency(struct str name, struct lead *lead)
{
    name = str_trim(name);
    if (lead->agency_at.at || name.length == 0) return false;
    if (!char_is_upper(name.at[0]) && !agency_find(name).at) return false;
    lead->agency_at = name;
    return true;
}

/* What stands in brackets or slashes: an agency, a day, or the region. */
static bool read_bracket(struct cursor *cursor, struct lead *lead)
{
    enum { LONGEST = 40 };
    const char open = cursor_byte(cursor), close = open == '(' ? ')' : '/';
    if (open != '(' && open != '/') return false;
    const size_t begin = cursor->at + 1;
    size_t       end = begin;
    while (end < cursor->text.length && end - begin < LONGEST &&
           cursor->text.at[end] != close && cursor->text.at[end] != '\n')
        end++;
    if (end == begin || end >= cursor->text.length || cursor->text.at[end] != close)
        return false;
    struct cursor inner = {.text = str_slice(cursor->text, 0, end), .at = begin};
    if (read_day(&inner, lead) && inner.at == end) {
        lead->apart = true;
    } else if (!note_region((struct cursor){cursor->text, begin}, end, lead) &&
               !note_agency(str_slice(cursor->text, begin, end), lead)) {
        return false;
    }
    cursor->at = end + 1;
    return true;
}

/* One part between place and separator: ", Peru", ", Sept 26", " (AP)". */
static bool read_part(struct cursor *cursor, struct lead *lead)
{
    struct cursor ahead = *cursor;
    const size_t  blanks = cursor_blanks(&ahead);
    if (read_bracket(&ahead, lead)) {
        *cursor = ahead;
        return true;
    }
    const bool comma = cursor_literal(&ahead, ",");
    if (comma) {
        cursor_blanks(&ahead);
        if (cursor_byte(&ahead) == '\n') read_space(&ahead);
    }
    if (!comma && blanks == 0) return false;
    const bool day = read_day(&ahead, lead);
    if (day) lead->apart = comma;
    if (day || (comma && !lead->region.words && place_read(&ahead, &lead->region))) {
        *cursor = ahead;
        return true;
    }
    return false;
}

static bool known_agency(const struct lead *lead)
{
    return lead->agency_at.at && agency_find(lead->agency_at).at;
}

/* Whether what follows can be the begin of a report: small letters stand in it soon,
 * which they do not in a headline in capitals.  Where little else proves a dateline, it
 * begins with no small letter, and they stand in the same line. */
static bool is_body(struct str text, bool proven)
{
    enum { REACH = 60, FEWEST = 2 };
    if (text.length == 0) return false;
    if (!proven && char_is_lower(text.at[0])) return false;
    unsigned lower = 0;
    for (size_t i = 0; i < text.length && i < REACH; i++) {
        if (text.at[i] == '\n' && !proven) break;
        lower += char_is_lower(text.at[i]) || (unsigned char)text.at[i] >= 0x80;
    }
    return lower >= FEWEST;
}

/* "New York (CNN) Prices rose": this one puts nothing between its name and the report.
 * Other names in brackets would be those of "the Associated Press (AP)", or a firm's. */
static bool is_unseparated(const struct lead *lead, struct str text)
{
    const struct str body = str_slice(text, lead->end, text.length);
    return lead->agency_at.at && str_is(agency_find(lead->agency_at), "CNN") &&
           !agency_has_medium(lead->place.text) && body.length > 0 &&
           char_is_upper(body.at[0]);
}

static bool names_no_place(const struct place *place)
{
    struct str rest = place->text, word;
    while (str_next(&rest, ' ', &word))
        if (str_listed(word, no_places)) return true;
    return false;
}

/* Whether more than one line begins with a name in capitals and a colon: then each is a
 * speaker's, and this is an interview. */
static bool is_dialogue(struct str text)
{
    if (text.length > LABEL_REACH) text.length = LABEL_REACH;
    struct str line;
    unsigned   labels = 0;
    while (str_next(&text, '\n', &line)) {
        struct cursor cursor = {.text = str_trim(line)};
        struct place  place;
        if (place_read(&cursor, &place) && place.capitals)
            labels += cursor_byte(&cursor) == ':';
    }
    return labels > 1;
}

/* A place in capitals with nothing beside it but a separator. */
static bool is_bare(const struct lead *lead, struct str text)
{
    const struct place *place = &lead->place;
    if (!place->capitals || place->letters < 4 || place->words > 3) return false;
    if (names_no_place(place)) return false;
    if (lead->separator == LEAD_COLON) return !is_dialogue(text);
    return lead->separator != LEAD_NOTHING;
}

/* Precision first: what a separator alone does not prove, a day or an agency must. */
static bool is_dateline(const struct lead *lead, struct str text)
{
    const struct place *place = &lead->place;
    const bool          dash = lead->separator >= LEAD_HYPHEN, known = known_agency(lead);
    const bool          day = lead->day_at.at || lead->weekday;
    if (lead->end >= text.length) return false;
    const bool proven = known || (lead->day_at.at && lead->apart);
    if (!is_body(str_slice(text, lead->end, text.length), proven)) return false;
    if (place->words == 0) return known;
    if (lead->separator == LEAD_NOTHING)
        return (place->capitals && known) || is_unseparated(lead, text);
    if (lead->dated) return place->capitals || dash;
    if (known && (place->capitals || dash)) return true;
    if (day && dash) return true;
    if (place->capitals && lead->agency_at.at && dash) return !names_no_place(place);
    if (place->capitals && lead->day_at.at) return true;
    return is_bare(lead, text);
}

/* "date 2025-09-26 " before the place, without the word, or nothing. */
static void read_before(struct cursor *cursor, struct lead *lead)
{
    const struct cursor before = *cursor;
    if (cursor_literal(cursor, "date ") || cursor_literal(cursor, "Date ")) {
        cursor_blanks(cursor);
    }
    if (char_is_digit(cursor_byte(cursor)) && read_day(cursor, lead) &&
        lead->day.year != 0 && cursor_blanks(cursor)) {
        lead->dated = true;
        return;
    }
    *cursor = before;
    lead->day_at = (struct str){NULL, 0};
}

bool lead_read(struct str text, size_t begin, struct lead *lead)
{
    struct cursor cursor = {.text = text, .at = begin};
    *lead = (struct lead){0};
    read_before(&cursor, lead);
    const bool place = place_read(&cursor, &lead->place);
    if (!place && cursor_byte(&cursor) != '(') return false;
    if (!place && !read_bracket(&cursor, lead)) return false;
    for (unsigned i = 0; i < MOST_PARTS && read_part(&cursor, lead);) i++;
    lead->separator = read_separator(&cursor);
    if (lead->separator == LEAD_NOTHING) cursor_blanks(&cursor);
    lead->end = cursor.at;
    return is_dateline(lead, text);
}

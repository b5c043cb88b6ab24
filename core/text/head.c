/* head: each kind of line has its words before and nothing behind what it says. */
#include "text/head.h"

#include "text/agency.h"

enum { LONGEST_LINE = 120, MOST_WORDS = 10 };

/* Labels of a day, the longer first. */
/* clang-format off */
static const char *const day_labels[] = {
    "Date published", "Date of publication", "Publication date", "Publish date",
    "Published on", "Published at", "Published", "Posted on", "Posted", "Last updated on",
    "Last updated", "Updated on", "Updated", "Issued on", "Issued", "Release date",
    "Dated", "Date", "Tarikh",
};
/* clang-format on */

static const char *const agency_labels[] = {"Source", "Agency", "Credit", "Sumber"};

/* A label in one of three cases, and the colon behind it. */
static bool read_label(struct cursor *cursor, const char *label, bool *colon)
{
    if ((cursor_byte(cursor) | 0x20) != (label[0] | 0x20)) return false;
    const size_t length = strlen(label), begin = cursor->at;
    for (size_t i = 0; i < length; i++) {
        const char c = cursor_byte(cursor);
        if ((c | 0x20) != (label[i] | 0x20)) {
            cursor->at = begin;
            return false;
        }
        cursor->at++;
    }
    const size_t blanks = cursor_blanks(cursor);
    *colon = cursor_literal(cursor, ":");
    const bool apart = *colon || blanks > 0;
    cursor_blanks(cursor);
    if (!apart) cursor->at = begin;
    return apart;
}

/* What may stand behind a day: nothing, or the time of day. */
static bool is_time(struct str rest)
{
    static const char words[] =
        "am pm a.m. p.m. AM PM A.M. P.M. at GMT UTC EST EDT ET PST PDT "
        "MYT SGT BST CET IST JST Z on h hrs";
    struct str word;
    for (rest = str_trim(rest); str_next(&rest, ' ', &word);) {
        if (word.length == 0) continue;
        while (word.length && strchr(",|T-/(", word.at[0]))
            word = str_slice(word, 1, word.length);
        while (word.length && strchr(",)", word.at[word.length - 1])) word.length--;
        size_t digits = 0;
        while (digits < word.length &&
               (char_is_digit(word.at[digits]) || strchr(":.+-Zz", word.at[digits])))
            digits++;
        word = str_slice(word, digits, word.length);
        if (word.length > 0 && !str_listed(word, words)) return false;
    }
    return true;
}

static bool read_day_line(struct cursor cursor, struct head_line *head)
{
    bool labelled = false, colon = false;
    for (size_t i = 0; i < sizeof day_labels / sizeof *day_labels && !labelled; i++)
        labelled = read_label(&cursor, day_labels[i], &colon);
    const size_t begin = cursor.at;
    if (!day_read(&cursor, &head->day) || head->day.year == 0) return false;
    if (cursor_byte(&cursor) == '.' || !is_time(cursor_rest(&cursor))) return false;
    head->kind = HEAD_DAY;
    head->at = str_slice(cursor.text, begin, cursor.at);
    return true;
}

static bool read_agency_line(struct cursor cursor, struct head_line *head)
{
    bool colon = false;
    for (size_t i = 0; i < sizeof agency_labels / sizeof *agency_labels && !colon; i++)
        if (!read_label(&cursor, agency_labels[i], &colon) || !colon) cursor.at = 0;
    struct str name = str_trim(cursor_rest(&cursor));
    if (!colon && name.length > 2 && name.at[0] == '(' && str_ends(name, ")"))
        name = str_slice(name, 1, name.length - 1);
    if (!agency_find(name).at) return false;
    head->kind = HEAD_AGENCY;
    head->at = name;
    return true;
}

/* "By" and a few words with capitals, without a stop at their end. */
static bool read_author_line(struct cursor cursor, struct head_line *head)
{
    const bool by = cursor_literal(&cursor, "By ") || cursor_literal(&cursor, "BY ") ||
                    cursor_literal(&cursor, "Oleh ");
    if (!by || !char_is_upper(cursor_byte(&cursor))) return false;
    if (strchr(".!?:", cursor.text.at[cursor.text.length - 1])) return false;
    struct str rest = cursor_rest(&cursor), word;
    unsigned   words = 0;
    while (str_next(&rest, ' ', &word)) {
        const bool small = word.length > 0 && char_is_lower(word.at[0]);
        if (small && !str_listed(word, "and in of the for at de van von bin binti al"))
            return false;
        if (++words > MOST_WORDS) return false;
    }
    head->kind = HEAD_AUTHOR;
    head->at = cursor.text;
    return true;
}

void head_read_line(struct str line, struct head_line *head)
{
    *head = (struct head_line){.kind = HEAD_NONE};
    const struct cursor cursor = {.text = str_trim(line)};
    if (cursor.text.length == 0 || cursor.text.length > LONGEST_LINE) return;
    if (read_day_line(cursor, head)) return;
    if (read_agency_line(cursor, head)) return;
    read_author_line(cursor, head);
}

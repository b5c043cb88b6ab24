/* signoff: reads the last line from its end. */
#include "text/signoff.h"

#include "text/agency.h"
#include "text/class.h"
#include "text/cursor.h"

enum { LONGEST = 48, MOST_WORDS = 4 };

static const char small_words[] = "and of the de with";
static const char no_names[] = "End Ends END ENDS More MORE Ed Editor Advertisement";

/* Cuts one of the strings off the end of a text. */
static bool cut_end(struct str *text, const char *end)
{
    if (!str_ends(*text, end)) return false;
    text->length -= strlen(end);
    *text = str_trim(*text);
    return true;
}

static bool cut_dash(struct str *text)
{
    return cut_end(text, "\xE2\x80\x94") || cut_end(text, "\xE2\x80\x93") ||
           cut_end(text, "\xE2\x80\x95") || cut_end(text, "---") || cut_end(text, "--") ||
           cut_end(text, "-");
}

/* Whether a text ends as a sentence does, or is empty: a name may follow. */
static bool is_over(struct str text)
{
    if (text.length == 0) return true;
    return strchr(".!?\"')]", text.at[text.length - 1]) ||
           str_ends(text, "\xE2\x80\x9D") || str_ends(text, "\xE2\x80\x99") ||
           str_ends(text, "\xE2\x80\xA6");
}

/* Where the last dash of the text is that may begin a sign-off: the byte behind it, and
 * in *before what stands before it. */
static bool find_dash(struct str text, struct str *before, size_t *behind)
{
    const size_t stop = text.length > LONGEST ? text.length - LONGEST : 0;
    for (size_t at = text.length; at > stop; at--) {
        struct str head = str_slice(text, 0, at);
        if (head.at[at - 1] != '-' && (unsigned char)head.at[at - 1] < 0x80) continue;
        if (!cut_dash(&head)) continue;
        if (!is_over(head)) continue;
        *before = head;
        *behind = at;
        return true;
    }
    return false;
}

static bool is_name_word(struct str word)
{
    const unsigned class = class_of_byte[(unsigned char)word.at[0]];
    if (str_listed(word, small_words)) return true;
    if (!(class & (CLASS_UPPER | CLASS_BEYOND))) return false;
    for (size_t i = 0; i < word.length; i++)
        if (strchr(",;:!?\"()[]", word.at[i])) return false;
    return true;
}

/* Several words are a person's name unless one is of a medium, or all are capitals. */
static bool is_name(struct str name)
{
    if (name.length == 0 || agency_find(name).at) return name.length > 0;
    if (str_listed(name, no_names)) return false;
    struct str rest = name, word;
    unsigned   words = 0;
    bool       medium = false, lower = false;
    for (size_t i = 0; i < name.length; i++) lower |= char_is_lower(name.at[i]);
    while (str_next(&rest, ' ', &word)) {
        if (word.length == 0 || !is_name_word(word)) return false;
        if (words == 0 && str_listed(word, small_words)) return false;
        medium |= agency_has_medium(word);
        words++;
    }
    return words <= MOST_WORDS && (words == 1 || medium || !lower);
}

/* The last line, or all of a text without line breaks. */
static struct str last_line(struct str text)
{
    size_t begin = text.length;
    while (begin > 0 && text.at[begin - 1] != '\n' && text.at[begin - 1] != '\r') begin--;
    return str_slice(text, begin, text.length);
}

/* A headline in capitals may end in a dash and a source: "UP 2 PCT - OFFICIAL". */
static bool has_small_letters(struct str text)
{
    const size_t stop = text.length > LONGEST ? text.length - LONGEST : 0;
    for (size_t i = text.length; i > stop; i--)
        if (char_is_lower(text.at[i - 1])) return true;
    return text.length == 0;
}

/* "- Bernama", ". - AFP", "-- BERNAMA --". */
static bool find_dashed(struct str line, struct str *name)
{
    struct str before;
    size_t     behind;
    cut_dash(&line);
    if (!find_dash(line, &before, &behind)) return false;
    struct str rest = str_slice(line, behind, line.length);
    const bool spaced = rest.length > 0 && char_is_space(rest.at[0]);
    const bool wide = behind > 0 && (unsigned char)line.at[behind - 1] >= 0x80;
    rest = str_trim(rest);
    cut_end(&rest, ".");
    *name = rest;
    if (agency_find(rest).at) return true;
    return is_name(rest) && (spaced || wide) && has_small_letters(before);
}

/* Whether all names of a list are known: "AFP, dpa", "Bernama-Xinhua". */
static bool all_known(struct str list)
{
    struct str name;
    size_t     begin = 0;
    for (size_t i = 0; i <= list.length; i++) {
        if (i < list.length && !strchr(",/;-", list.at[i])) continue;
        name = str_trim(str_slice(list, begin, i));
        if (!agency_find(name).at) return false;
        begin = i + 1;
    }
    return true;
}

/* "(Bernama)", "[AFP, dpa]" at the end of the line. */
static bool find_bracketed(struct str line, struct str *name)
{
    struct str   inner = line;
    const bool   round = cut_end(&inner, ")");
    const size_t stop = inner.length > LONGEST ? inner.length - LONGEST : 0;
    size_t       begin = inner.length;
    if (!round && !cut_end(&inner, "]")) return false;
    while (begin > stop && inner.at[begin - 1] != (round ? '(' : '[')) begin--;
    if (begin == stop) return false;
    *name = str_trim(str_slice(inner, begin, inner.length));
    const struct str before = str_trim(str_slice(inner, 0, begin - 1));
    return (is_over(before) || before.length < LONGEST) &&
           (agency_find(*name).at || all_known(*name));
}

/* "Reuters" behind a sentence or alone on the line. */
static bool find_bare(struct str line, struct str *name)
{
    const size_t stop = line.length > LONGEST ? line.length - LONGEST : 0;
    size_t       begin = line.length;
    while (begin > stop && line.at[begin - 1] != ' ') begin--;
    *name = str_slice(line, begin, line.length);
    return agency_find(*name).at && is_over(str_trim(str_slice(line, 0, begin)));
}

bool signoff_find(struct str text, struct str *name)
{
    const struct str line = str_trim(last_line(str_trim(text)));
    return find_dashed(line, name) || find_bracketed(line, name) || find_bare(line, name);
}

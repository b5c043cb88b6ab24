/* signoff: reads the last line from its end. */
#include "text/signoff.h"

#include "text/agency.h"
#include "text/class.h"
#include "text/reader.h"

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
    return strchr(".!?\"')]", text.at[text.length - 1]) || str_ends(text, "\xE2\x80\x9D") ||
           str_ends(text, "\xE2\x80\x99") || str_ends(text, "\xE2\x80\xA6");
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

static bool is_name(struct str name)
{
    if (name.length == 0 || agency_find(name).at) return name.length > 0;
    if (str_listed(name, no_names)) return false;
    struct str rest = name, word;
    unsigned   words = 0;
    while (str_next(&rest, ' ', &word)) {
        if (word.length == 0 || !is_name_word(word)) return false;
        if (words == 0 && str_listed(word, small_words)) return false;
        words++;
    }
    return words <= MOST_WORDS;
}

/* The last line, or all of a text without line breaks. */
static struct str last_line(struct str text)
{
    size_t begin = text.length;
    while (begin > 0 && text.at[begin - 1] != '\n' && text.at[begin - 1] != '\r') begin--;
    return str_slice(text, begin, text.length);
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
    return is_name(rest) && (spaced || wide || agency_find(rest).at);
}

/* "(Bernama)", "[AFP]", "Reuters" behind a sentence or alone. */
static bool find_known(struct str line, struct str *name)
{
    struct str inner = line;
    const bool round = cut_end(&inner, ")"), square = !round && cut_end(&inner, "]");
    size_t     begin = inner.length;
    const char open = round ? '(' : square ? '[' : ' ';
    const size_t stop = begin > LONGEST ? begin - LONGEST : 0;
    while (begin > stop && inner.at[begin - 1] != open) begin--;
    if (begin == stop && (stop > 0 || open != ' ')) return false;
    *name = str_trim(str_slice(inner, begin, inner.length));
    const size_t outer = begin > 0 ? begin - 1 : 0;
    return agency_find(*name).at && is_over(str_trim(str_slice(inner, 0, outer)));
}

bool signoff_find(struct str text, struct str *name)
{
    const struct str line = last_line(str_trim(text));
    return find_dashed(str_trim(line), name) || find_known(str_trim(line), name);
}

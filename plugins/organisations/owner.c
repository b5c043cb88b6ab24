/* owner: countries in a name and right before it, as the countries plugin sees them. */
#include "owner.h"

#include <string.h>

/* The first mention of a country that does not begin before a place. */
static size_t first_behind(ng_items countries, uint32_t place)
{
    size_t low = 0, high = countries.len;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (countries.at[middle].at.begin < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

ng_str owner_in_name(const struct page *page, ng_items countries, ng_span span)
{
    const ng_str none = ng_make_str("", 0);
    ng_str only = none;
    for (size_t i = first_behind(countries, span.begin);
         i < countries.len && countries.at[i].at.begin < span.end; i++) {
        const ng_ref country = ng_parent(page->doc, countries.at[i].record);
        const ng_str iso = ng_field_of(page->doc, country, "iso");
        if (countries.at[i].at.end > span.end || iso.len == 0) continue;
        if (only.len && (only.len != iso.len || memcmp(only.at, iso.at, iso.len) != 0))
            return none;
        only = iso;
    }
    return only;
}

/* Words that may stand between: "Japan's ruling Liberal Democratic Party". */
static bool is_between(const struct page *page, uint32_t token)
{
    static const char *const words[] = {"'s",        "ruling", "governing", "opposition",
                                        "main",      "new",    "former",    "powerful",
                                        "left-wing", "own"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (page_is(page, token, words[i])) return true;
    return false;
}

/* The country right before the name, "Sudan's Ministry of Defence", "the Malaysian
 * Ministry of Defence"; empty if there is none. */
static ng_str country_before(const struct page *page, ng_items countries,
                             const struct mention *mention)
{
    const ng_str none = ng_make_str("", 0);
    uint32_t end = mention->first;
    const uint32_t begin = page_begin(page, mention->first);
    while (end > begin && is_between(page, end - 1))
        end--;
    if (end == begin) return none;
    const size_t next = first_behind(countries, mention->at.begin);
    if (next == 0 || countries.at[next - 1].at.end != page->tokens[end - 1].at.end)
        return none;
    return ng_field_of(page->doc, ng_parent(page->doc, countries.at[next - 1].record),
                       "iso");
}

/* Kinds that every country has. */
static bool is_of_state(enum kind kind)
{
    return kind == KIND_GOVERNMENT || kind == KIND_COURT || kind == KIND_MILITARY ||
           kind == KIND_PARTY;
}

bool owner_is_lacking(const struct page *page, const struct mention *mention)
{
    if (!is_of_state(mention->kind)) return false;
    if (mention->last - mention->first > 1) return true;
    return mention->kind == KIND_GOVERNMENT &&
           !(page->tokens[mention->first].shape & NG_UPPER);
}

ng_str owner_find(const struct page *page, const struct lists *lists, ng_items countries,
                  const struct mention *mention)
{
    const ng_str none = ng_make_str("", 0);
    if (mention->dropped || !is_of_state(mention->kind)) return none;
    if (mention->row != NOBODY && lists->names[mention->row].country.len)
        return lists->names[mention->row].country;
    const ng_str inside = owner_in_name(page, countries, mention->at);
    if (inside.len || !owner_is_lacking(page, mention)) return inside;
    return country_before(page, countries, mention);
}

/* override: one function for each reason. */
#include "override.h"

#include <string.h>

#include "mentions.h"
#include "names.h"
#include "score.h"

/* --------------------------------------------------------------------- their ends */

/* "Atlanta-based", "Google-owned": the name ends at the hyphen.  Gives where. */
static uint32_t end_before_hyphen(const struct page *page, uint32_t token)
{
    const ng_str word = ng_at(page->doc, page->tokens[token].at);
    for (size_t i = word.len; i-- > 1;)
        if (word.at[i] == '-' && i + 1 < word.len && word.at[i + 1] >= 'a' &&
            word.at[i + 1] <= 'z')
            return page->tokens[token].at.begin + (uint32_t)i;
    return page->tokens[token].at.end;
}

/* "Leeds-based" before a name. */
static bool is_compound(const struct page *page, uint32_t token)
{
    return end_before_hyphen(page, token) < page->tokens[token].at.end;
}

/* "Selasih Palm Bhd." at the end of a sentence: forms that are written without a dot. */
static bool has_full_stop(const struct page *page, uint32_t token)
{
    static const char *const dotless[] = {"bhd.",  "plc.", "tbk.",
                                          "gmbh.", "llc.", "oyj."};
    if (token + 1 < page_end(page, token) && !page_is_capital(page, token + 1))
        return false;
    for (size_t i = 0; i < sizeof dotless / sizeof *dotless; i++)
        if (page_is(page, token, dotless[i])) return true;
    return false;
}

/* The article, "Leeds-based" and stray marks are not part of a name that they begin ...
 */
static bool is_loose_begin(const struct page *page, uint32_t token, uint32_t last)
{
    if (page->tokens[token].shape & NG_PUNCT) return true;
    if (page_is(page, token, "the") || page_is(page, token, "'s")) return true;
    if (token + 1 == last) return false;
    return is_compound(page, token) ||
           (page_has(page, token, WORD_SHORT) && !page_is_capital(page, token));
}

/* ... nor are the possessive, marks, and "of" or "and" with nothing behind, at its end.
 */
static bool is_loose_end(const struct page *page, uint32_t token)
{
    static const char *const marks[] = {"'s", "'", ",", "-", "\"", "("};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (page_is(page, token, marks[i])) return true;
    return page_has(page, token, WORD_LINK) && !page_is_capital(page, token) &&
           !page_is(page, token, "&");
}

/* "(GB) Ltd", the rest of a name that was cut. */
static bool is_rest(const struct page *page, uint32_t first, uint32_t last)
{
    if (!page_is(page, first, "(")) return false;
    for (uint32_t i = first + 1; i + 1 < last; i++)
        if (page_is(page, i, ")")) return true;
    return false;
}

static void mend_ends(struct page *page, uint32_t index)
{
    const struct mention *mention = &page->mentions[index];
    uint32_t first = mention->first, last = mention->last;
    if (is_rest(page, first, last)) {
        mentions_drop(page, index);
        return;
    }
    if (mention->source == FROM_NAME) { /* "The Verge" */
        if (last > first + 1 && page_is(page, first, "the"))
            mentions_move(page, index, first + 1, last);
        return;
    }
    while (first < last && is_loose_begin(page, first, last))
        first++;
    while (last > first && is_loose_end(page, last - 1))
        last--;
    if (first == last) {
        mentions_drop(page, index);
        return;
    }
    if (first != mention->first || last != mention->last)
        mentions_move(page, index, first, last);
    if (page->mentions[index].source != FROM_ACRONYM)
        page->mentions[index].at.end = end_before_hyphen(page, last - 1);
    if (has_full_stop(page, last - 1)) page->mentions[index].at.end--;
}

/* --------------------------------------------------------------- people and places */

/* "Miss Lloyd", all of it taken for a name, and no head in it: "King's College". */
static bool begins_with_title(const struct page *page, const struct mention *mention)
{
    if (mention->source != FROM_TAGGER || mention->row != NOBODY) return false;
    if (!page_has(page, mention->first, WORD_TITLE) ||
        page_has(page, mention->first, WORD_ROLE))
        return false;
    for (uint32_t i = mention->first; i < mention->last; i++)
        if (page->heads[i] & (HEAD_WORD | HEAD_OPENS)) return false;
    return mention->last - mention->first > 1;
}

/* "Mr Morgan", "Datuk Lokman Hakim", where nothing but the tagger or the document says
 * that it is an organisation. */
static bool is_person(const struct page *page, const struct mention *mention)
{
    if (begins_with_title(page, mention)) return true;
    if (mention->source <= FROM_NAME &&
        names_begin_person(page, mention->first, mention->last))
        return true;
    if (mention->first == page_begin(page, mention->first)) return false;
    const uint32_t before = mention->first - 1;
    if (!page_is_capital(page, before) || mention->source == FROM_ACRONYM) return false;
    if (page->tokens[mention->first].shape & NG_UPPER) return false;
    if (page_has(page, before, WORD_TITLE) && !page_has(page, before, WORD_ROLE))
        return true;
    return mention->last - mention->first == 1 && mention->source == FROM_DOCUMENT &&
           page_has(page, before, WORD_GIVEN);
}

/* "US-German": a country before the hyphen of a single word. */
static bool is_half(const struct page *page, const struct mention *mention,
                    const ng_item *country)
{
    return mention->last - mention->first == 1 && country->at.end < mention->at.end &&
           page->text.at[country->at.end] == '-';
}

static bool is_country(const struct page *page, const ng_items *countries, size_t *at,
                       const struct mention *mention)
{
    if (mention->row != NOBODY) return false;
    while (*at < countries->len && countries->at[*at].at.begin < mention->at.begin)
        ++*at;
    for (size_t i = *at; i < countries->len; i++) {
        if (countries->at[i].at.begin != mention->at.begin) return false;
        if (countries->at[i].at.end == mention->at.end ||
            is_half(page, mention, &countries->at[i]))
            return true;
    }
    return false;
}

/* ------------------------------------------------------------------------ the rest */

static bool joins(const struct page *page, const struct mention *mention)
{
    for (uint32_t i = mention->first; i < mention->last; i++)
        if (page_is(page, i, "and")) return true;
    return false;
}

/* "the Government": a capital and a word that any organisation could be called by. */
static bool is_generic(const struct page *page, const struct mention *mention)
{
    if (mention->row != NOBODY || mention->source >= FROM_DATELINE) return false;
    const uint32_t end = mention->last - 1;
    if (page_has(page, end, WORD_GENERIC) && !page_is_capital(page, end)) return true;
    for (uint32_t i = mention->first; i < mention->last; i++)
        if (!(page->classes[i] &
              (WORD_GENERIC | WORD_LINK | WORD_OPENER | WORD_CALENDAR)))
            return false;
    if (mention->last - mention->first > 1) return joins(page, mention);
    return mention->source != FROM_TAGGER ||
           page->classes[mention->first] & (WORD_CALENDAR | WORD_OPENER);
}

/* Small letters all through: the tagger has taken a common noun for a name. */
static bool has_no_capital(const struct page *page, const struct mention *mention)
{
    if (mention->row != NOBODY) return false;
    for (uint32_t i = mention->first; i < mention->last; i++)
        if (page->tokens[i].shape & (NG_TITLE | NG_UPPER | NG_DIGIT)) return false;
    const ng_str text = ng_at(page->doc, mention->at);
    for (size_t i = 0; i < text.len; i++)
        if ((text.at[i] >= 'A' && text.at[i] <= 'Z') ||
            (unsigned char)text.at[i] >= 0x80u)
            return false;
    return true;
}

/* "Vietnam's National Assembly": the country owns the organisation, and is not in its
 * name. */
static void cut_owner(struct page *page, const ng_items *countries, size_t *at,
                      uint32_t index)
{
    const struct mention *mention = &page->mentions[index];
    while (*at < countries->len && countries->at[*at].at.begin < mention->at.begin)
        ++*at;
    if (*at == countries->len || countries->at[*at].at.begin != mention->at.begin) return;
    const uint32_t owner = countries->at[*at].last;
    if (owner + 1 < mention->last && page_is(page, owner, "'s"))
        mentions_move(page, index, owner + 1, mention->last);
}

/* "Homeowner Questions Exceedingly High Bill": in a headline with all words capitalised
 * the tagger's ends are anybody's guess, unless a head or a list says so too. */
static bool is_headline(const struct page *page, const struct mention *mention)
{
    if (mention->source != FROM_TAGGER || mention->row != NOBODY) return false;
    if (mention->last - mention->first < 4 || !page_style(page, mention->first))
        return false;
    return !(page->heads[mention->first] & HEAD_WORD) &&
           !(page->heads[mention->last - 1] & HEAD_WORD);
}

/* "Nikkei 225", "Airbus 320": an index or a product. */
static bool is_numbered(const struct page *page, const struct mention *mention)
{
    if (mention->source == FROM_FORUM || mention->kind == KIND_FORUM) return false;
    const bool inside = mention->last - mention->first == 2;
    const uint32_t number = inside ? mention->last - 1 : mention->last;
    if ((!inside && mention->last - mention->first != 1) ||
        number >= page_end(page, mention->first))
        return false;
    return (page->tokens[number].shape & (NG_DIGIT | NG_WORD | NG_GLUED)) == NG_DIGIT &&
           page->tokens[number].len == 3;
}

/* The place in the dateline is no organisation, whatever its capitals look like. */
static bool is_in_dateline(const struct mention *mention, ng_span place)
{
    return mention->source != FROM_DATELINE && mention->at.begin < place.end &&
           place.begin < mention->at.end;
}

void override_apply(struct page *page, ng_layer countries)
{
    const ng_items places = ng_items_of(page->doc, countries);
    const ng_span dateline = page_place(page, "place-at");
    size_t at = 0, owner = 0;
    for (uint32_t i = 0; i < page->length; i++) {
        if (!page->mentions[i].dropped) cut_owner(page, &places, &owner, i);
        if (!page->mentions[i].dropped) mend_ends(page, i);
    }
    for (uint32_t i = 0; i < page->length; i++) {
        const struct mention *mention = &page->mentions[i];
        if (mention->dropped) continue;
        if (is_person(page, mention) || is_generic(page, mention) ||
            has_no_capital(page, mention) || is_in_dateline(mention, dateline) ||
            is_numbered(page, mention) || is_headline(page, mention) ||
            is_country(page, &places, &at, mention))
            mentions_drop(page, i);
    }
}

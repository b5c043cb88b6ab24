/* heads: grows a phrase to both sides of a head, over capitalised words and the small
 * words that may stand between them. */
#include "heads.h"

#include <string.h>

#include "mentions.h"
#include "score.h"

enum { MOST_BEFORE = 7, MOST_BEHIND = 9 /* tokens */ };

/* "Qatar-based", "state-owned": a word that tells about the name and is not in it. */
static bool is_compound(const struct page *page, uint32_t token)
{
    const ng_str word = ng_at(page->doc, page->tokens[token].at);
    for (size_t i = word.len; i-- > 1;)
        if (word.at[i - 1] == '-') return word.at[i] >= 'a' && word.at[i] <= 'z';
    return false;
}

/* Whether a word may be part of the phrase, before or behind its head. */
static bool is_part(const struct page *page, uint32_t token)
{
    if (!page_is_capital(page, token)) return false;
    if (page->classes[token] & (WORD_TITLE | WORD_CALENDAR)) return false;
    return !is_compound(page, token);
}

static bool is_number(const struct page *page, uint32_t token)
{
    return page->tokens[token].shape & NG_DIGIT && !(page->tokens[token].shape & NG_WORD);
}

static bool is_ordinal(const struct page *page, uint32_t token)
{
    return page_is(page, token, "first") || page_is(page, token, "second") ||
           page_is(page, token, "third");
}

/* A capitalised word that may begin a phrase: at the begin of a sentence "The" and its
 * like only have their capital from there, but not "First" before a capital. */
static bool may_begin(const struct page *page, uint32_t token)
{
    if (!(page->tokens[token].shape & (NG_TITLE | NG_UPPER))) return false;
    if (!(page->classes[token] & WORD_OPENER)) return true;
    return is_ordinal(page, token) && !page_style(page, token);
}

static bool is_and(const struct page *page, uint32_t token)
{
    return page_is(page, token, "and") || page_is(page, token, "&");
}

static bool is_saint(const struct page *page, uint32_t token)
{
    return page_is(page, token, "st") || page_is(page, token, "st.");
}

/* "Punjab and Haryana High Court", "Food and Drug Administration": both sides of the
 * "and" are capitalised, and what is before it is no name of its own that the sentence
 * could list. */
static bool joins_before(const struct page *page, uint32_t token, uint32_t begin)
{
    if (token > begin && page_is(page, token, "'")) /* Planters' Association */
        return page->tokens[token].shape & NG_GLUED && is_part(page, token - 1);
    if (token > begin + 1 && page_is(page, token, "'s")) /* St. Mary's Hospital */
        return is_part(page, token - 1) && is_saint(page, token - 2);
    if (!is_and(page, token) || token == begin) return false;
    if (page_is(page, token, "&")) return is_part(page, token - 1);
    const uint32_t before = token - 1;
    if (!is_part(page, before) || page->tokens[before].shape & (NG_UPPER | NG_DIGIT))
        return false;
    if (page->classes[before] & (WORD_GIVEN | WORD_LEGAL) ||
        page->heads[before] & HEAD_LISTED)
        return false;
    return before == begin || !is_part(page, before - 1);
}

static uint32_t grow_before(const struct page *page, uint32_t head)
{
    const uint32_t begin = page_begin(page, head);
    const uint32_t limit = head - begin > MOST_BEFORE ? head - MOST_BEFORE : begin;
    uint32_t first = head;
    while (first > limit) {
        if (is_part(page, first - 1))
            first--;
        else if (joins_before(page, first - 1, limit))
            first -= 2;
        else
            break;
    }
    while (first < head && !may_begin(page, first))
        first++;
    return first;
}

/* The bracket that opens before a legal form, around the place where the company works:
 * "Bank of China (Hong Kong) Ltd"; the form itself if there is none. */
static uint32_t open_bracket(const struct page *page, uint32_t form)
{
    enum { MOST = 3 /* words of a place */ };
    const uint32_t begin = page_begin(page, form);
    if (form < begin + 4 || !page_is(page, form - 1, ")")) return form;
    uint32_t at = form - 2;
    while (at > begin + 1 && form - 2 - at < MOST && is_part(page, at))
        at--;
    const bool found = at < form - 2 && page_is(page, at, "(") && is_part(page, at - 1);
    return found ? at : form;
}

/* The begin of a name whose legal form stands behind a place in brackets: "of" may join
 * its parts too. */
static uint32_t grow_before_bracket(const struct page *page, uint32_t open)
{
    const uint32_t begin = page_begin(page, open);
    uint32_t first = grow_before(page, open);
    if (first >= begin + 2 && page_is(page, first - 1, "of") &&
        page->heads[first - 2] & HEAD_WORD && is_part(page, first - 2))
        first = grow_before(page, first - 1);
    return first;
}

/* Whether a comma goes on with a list that has its "and": "of Roads, Bridges and
 * Harbours". */
static bool lists_on(const struct page *page, uint32_t comma, uint32_t limit)
{
    uint32_t at = comma;
    while (at + 1 < limit && page_is(page, at, ",") && is_part(page, at + 1)) {
        for (at++; at < limit && is_part(page, at);)
            at++;
    }
    return at > comma && at + 1 < limit && is_and(page, at) && is_part(page, at + 1) &&
           !(page->heads[at + 1] & HEAD_OPENS);
}

/* "Iran's Central Bank": an owner, and a head or a listed name behind it. */
static bool opens_owned(const struct page *page, uint32_t token, uint32_t limit)
{
    uint32_t at = token;
    while (at < limit && is_part(page, at))
        at++;
    if (at == token || at + 1 >= limit || !page_is(page, at, "'s")) return false;
    for (at++; at < limit && is_part(page, at); at++)
        if (page->heads[at] & (HEAD_WORD | HEAD_OPENS | HEAD_LISTED)) return true;
    return false;
}

/* Whether what a small word joins is a name of its own: "and the Ministry of ...", "and
 * the Indian Ministry of ..."; not "and the Regions". */
static bool opens_name(const struct page *page, uint32_t token, uint32_t limit)
{
    if (!is_and(page, token) && !page_is(page, token, "dan")) return false;
    const bool the = token + 1 < limit && page_is(page, token + 1, "the");
    uint32_t next = the ? token + 2 : token + 1;
    if (next < limit && page->heads[next] & (HEAD_OPENS | HEAD_LISTED)) return true;
    if (opens_owned(page, next, limit)) return true;
    for (; the && next < limit && is_part(page, next); next++)
        if (page->heads[next] & (HEAD_WORD | HEAD_OPENS | HEAD_LISTED)) return true;
    return false;
}

/* Behind "of", "for" ...: capitalised words, with "and", "the", "of", commas between
 * them where capitals go on. */
static uint32_t grow_behind(const struct page *page, uint32_t token, bool after_link)
{
    const uint32_t end = page_end(page, token - 1);
    const uint32_t limit = end - token > MOST_BEHIND ? token + MOST_BEHIND : end;
    uint32_t last = token, at = token;
    uint32_t links = after_link ? 1 : 0;
    while (at < limit) {
        if (is_part(page, at) && !(links && is_number(page, at))) {
            last = ++at;
            links = 0;
        } else if (links < 2 && page->classes[at] & WORD_LINK &&
                   !opens_name(page, at, limit)) {
            links++;
            at++;
        } else if (after_link && links == 0 && lists_on(page, at, limit)) {
            links++;
            at++;
        } else {
            break;
        }
    }
    return last;
}

/* "Tony Blair" of "the Labour Party of Tony Blair". */
static bool begins_person(const struct page *page, uint32_t token)
{
    if (token >= page_end(page, token - 1)) return false;
    return page->tagged[token] == TAGGED_PERSON || page_has(page, token, WORD_GIVEN);
}

/* Whether a name may go on with "on" or "against" behind this word: a "Commission on" its
 * subject, a "Campaign against" one; but a court rules on and against others. */
static bool has_subject(const struct page *page, uint32_t token)
{
    static const char *const words[] = {
        "alliance",  "campaign",   "centre",     "center",    "coalition",   "commission",
        "committee", "conference", "convention", "council",   "dialogue",    "force",
        "forum",     "foundation", "initiative", "institute", "league",      "meeting",
        "meetings",  "movement",   "network",    "office",    "partnership", "program",
        "programme", "project",    "summit",     "symposium", "taskforce"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (page_is(page, token, words[i])) return true;
    return false;
}

/* The end of "of Foreign Affairs" behind a head; the head's end if there is none. */
static uint32_t grow_complement(const struct page *page, uint32_t last)
{
    static const char *const links[] = {"of", "for",   "on", "against", "de",
                                        "di", "da",    "do", "del",     "des",
                                        "du", "della", "für"};
    if (last >= page_end(page, last - 1)) return last;
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        if (!page_is(page, last, links[i])) continue;
        if (page_is(page, last - 1, "party") && begins_person(page, last + 1))
            return last;
        const bool subject = page_is(page, last, "on") || page_is(page, last, "against");
        if (subject && !has_subject(page, last - 1)) return last;
        uint32_t next = last + 1;
        if (next < page_end(page, last) && page_is(page, next, "the")) next++;
        if (next >= page_end(page, last) || !is_part(page, next)) return last;
        if (is_number(page, next)) return last;
        return grow_behind(page, last + 1, true);
    }
    return last;
}

static void note_names(struct page *page, const struct lists *lists)
{
    const ng_hits hits = ng_hits_of(page->doc, lists->name_list);
    for (size_t i = 0; i < hits.len; i++) {
        const struct name *name = &lists->names[hits.at[i].entry];
        if (name->support || name->sport || name->brief) continue;
        for (uint32_t k = hits.at[i].first; k < hits.at[i].last; k++)
            page->heads[k] |= HEAD_LISTED;
    }
}

void heads_note(struct page *page, const struct lists *lists)
{
    note_names(page, lists);
    const ng_hits hits = ng_hits_of(page->doc, lists->head_list);
    for (size_t i = 0; i < hits.len; i++) {
        const enum place place = lists->heads[hits.at[i].entry].place;
        const uint32_t next = hits.at[i].last;
        const bool of =
            next < page_end(page, hits.at[i].first) && page_is(page, next, "of");
        for (uint32_t k = hits.at[i].first; k < next; k++)
            page->heads[k] |= HEAD_WORD;
        if (place == PLACE_FIRST || (place == PLACE_OF && of))
            page->heads[hits.at[i].first] |= HEAD_OPENS;
    }
}

bool heads_grow(const struct page *page, const struct head *head, const ng_hit *hit,
                struct phrase *phrase)
{
    if (page_style(page, hit->first) & STYLE_SHOUTED) return false;
    *phrase = (struct phrase){hit->first, hit->last, hit->first, hit->entry};
    const uint32_t open =
        head->place == PLACE_SUFFIX ? open_bracket(page, hit->first) : hit->first;
    if (open < hit->first)
        phrase->first = grow_before_bracket(page, open);
    else if (head->place != PLACE_FIRST)
        phrase->first = grow_before(page, hit->first);
    if (head->place == PLACE_OF) phrase->last = grow_complement(page, hit->last);
    if (head->place == PLACE_FIRST) {
        phrase->last = grow_complement(page, hit->last);
        if (phrase->last == hit->last) phrase->last = grow_behind(page, hit->last, false);
    }
    return phrase->first < hit->first || phrase->last > hit->last;
}

/* Several heads in one phrase: "Hong Leong Bank Bhd", "University Teachers Association of
 * Ghana".  The longest phrase stands, with the kind of its last sure head. */
static double score_of(const struct page *page, const struct head *head,
                       const struct phrase *phrase)
{
    if (page_style(page, phrase->first) & STYLE_TITLED)
        return head->sure && phrase->last - phrase->first < 4 ? SCORE_GUESSED
                                                              : SCORE_WEAK;
    return head->sure ? SCORE_GOOD : SCORE_WEAK;
}

static bool is_worker(const struct page *page, uint32_t token)
{
    static const char *const ends[] = {"ers",  "ers'",  "ors",  "ors'",  "men", "men's",
                                       "ists", "ists'", "ians", "ians'", "ees", "ees'"};
    static const char *const others[] = {"believers", "brothers",     "communists",
                                         "members",   "nationalists", "powers",
                                         "socialists"};
    const ng_str word = page_word(page, token);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (page_is(page, token, others[i])) return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t length = strlen(ends[i]);
        if (word.len > length + 1 &&
            memcmp(word.at + word.len - length, ends[i], length) == 0)
            return true;
    }
    return false;
}

/* "Weavers Union", "Union of Pastry Cooks and Bakers": whom a union is for says that it
 * is one of workers, and not of states. */
static bool is_of_workers(const struct page *page, const ng_hit *hit)
{
    enum { REACH = 5 };
    const uint32_t begin = page_begin(page, hit->first), end = page_end(page, hit->first);
    if (!page_is(page, hit->last - 1, "union")) return false;
    uint32_t at = hit->first;
    while (at > begin && (page_is(page, at - 1, "'") || page_is(page, at - 1, "'s")))
        at--;
    if (at > begin && is_part(page, at - 1)) at--;
    if (is_worker(page, at)) return true;
    if (hit->last >= end || !page_is(page, hit->last, "of")) return false;
    for (at = hit->last + 1; at < end && at <= hit->last + REACH; at++) {
        if (is_part(page, at) && is_worker(page, at)) return true;
        if (!is_part(page, at) && !page_has(page, at, WORD_LINK)) return false;
    }
    return false;
}

static enum kind kind_around(const struct page *page, const struct head *head,
                             const ng_hit *hit)
{
    return is_of_workers(page, hit) ? KIND_UNION : head->kind;
}

void heads_find(struct page *page, const struct lists *lists)
{
    const ng_hits hits = ng_hits_of(page->doc, lists->head_list);
    for (size_t i = 0; i < hits.len; i++) {
        const struct head *head = &lists->heads[hits.at[i].entry];
        struct phrase phrase;
        if (!heads_grow(page, head, &hits.at[i], &phrase)) continue;
        struct mention *mention = mentions_add(page, phrase.first, phrase.last, FROM_HEAD,
                                               "head", score_of(page, head, &phrase));
        if (!mention) return;
        mention->kind = kind_around(page, head, &hits.at[i]);
    }
}

void heads_name_kinds(struct page *page, const struct lists *lists)
{
    const ng_hits hits = ng_hits_of(page->doc, lists->head_list);
    for (size_t i = 0; i < hits.len; i++) {
        struct mention *mention = mentions_on(page, hits.at[i].first);
        const struct head *head = &lists->heads[hits.at[i].entry];
        if (!mention || mention->kind != KIND_NONE || mention->last < hits.at[i].last)
            continue;
        const bool decides =
            hits.at[i].last == mention->last ||
            (hits.at[i].first == mention->first && head->place != PLACE_LAST);
        if (head->sure || decides) mention->kind = kind_around(page, head, &hits.at[i]);
    }
}

void heads_mark(const struct page *page, const struct lists *lists, uint8_t *parts,
                uint8_t *kinds)
{
    enum { FIRST = 1, INSIDE, LAST, DOUBTED = 3 };
    const ng_hits hits = ng_hits_of(page->doc, lists->head_list);
    for (size_t i = 0; i < hits.len; i++) {
        const struct head *head = &lists->heads[hits.at[i].entry];
        struct phrase phrase;
        for (uint32_t k = hits.at[i].first; k < hits.at[i].last; k++)
            kinds[k] = (uint8_t)(head->kind + (head->sure ? 0 : KIND_COUNT));
        if (!heads_grow(page, head, &hits.at[i], &phrase)) continue;
        for (uint32_t k = phrase.first; k < phrase.last; k++) {
            const int part = k == phrase.first      ? FIRST
                             : k + 1 == phrase.last ? LAST
                                                    : INSIDE;
            const int value = part + (head->sure ? 0 : DOUBTED);
            if (!parts[k] || value < parts[k]) parts[k] = (uint8_t)value;
        }
    }
}

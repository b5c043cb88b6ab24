/* background: reads the words that date a clause. */
#include "background.h"

#include <stdlib.h>
#include <string.h>

static int digits(const char *at, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++)
        value = value * 10 + (at[i] - '0');
    return value;
}

static int year_of(const ng_token *at)
{
    if (at->len != 4 || !(at->shape & NG_DIGIT) || at->shape & NG_WORD) return 0;
    for (int i = 0; i < 4; i++)
        if (at->word[i] < '0' || at->word[i] > '9') return 0;
    const int year = digits(at->word, 4);
    return year >= 1800 && year <= 2100 ? year : 0;
}

int background_year(const struct passage *passage, uint32_t token)
{
    return year_of(&passage->tokens.at[token]);
}

static bool is_word(const ng_token *token, const char *word)
{
    const size_t len = strlen(word);
    return token->len == len && memcmp(token->word, word, len) == 0;
}

/* Years that a guessed year of publication may be ahead: what is forecast has one, too.
 */
enum { GUESSED = 2 };
enum { AHEAD = 10 }; /* tokens in which a "will" makes a year one that is to come */

static bool is_to_come(ng_tokens tokens, size_t year)
{
    static const char *const words[] = {"will", "would", "by", "until"};
    for (size_t back = 1; back <= AHEAD && back <= year; back++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (is_word(&tokens.at[year - back], words[i])) return true;
    return false;
}

/* The latest year that the article names as gone or going on; 0 if it names none. */
static int latest_year(ng_tokens tokens)
{
    int latest = 0;
    for (size_t at = 1; at < tokens.len; at++) {
        const int year = year_of(&tokens.at[at]);
        if (year > latest && !is_to_come(tokens, at)) latest = year;
    }
    return latest;
}

struct day background_day(ng_str published, ng_tokens tokens)
{
    struct day day = {0};
    if (published.len < 10) {
        day.year = latest_year(tokens);
        return day;
    }
    day.year = digits(published.at, 4);
    day.month = digits(published.at + 5, 2);
    day.day = digits(published.at + 8, 2);
    return day;
}

/* A year that dates what happened: in 1998, since June 2004, March 2000. */
static bool dates(const struct passage *passage, uint32_t token)
{
    static const char *const words[] = {"in",    "until", "from", "during", "late",
                                        "early", "of",    "by",   "mid",    "between"};
    if (token == passage->first) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(passage, token - 1, words[i])) return true;
    const bool war = token >= passage->first + 2 && token_is(passage, token - 1, "the") &&
                     (token_is(passage, token - 2, "after") ||
                      token_is(passage, token - 2, "following") ||
                      token_is(passage, token - 2, "during") ||
                      token_is(passage, token - 2, "in")); /* after the 2008 war */
    return war || token_in(passage, token - 1, CLASS_MONTH) ||
           tag_at(passage, token - 1) == NG_COMMA;
}

static int month_at(const struct passage *passage, uint32_t token)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    if (!token_in(passage, token, CLASS_MONTH)) return 0;
    const ng_token *at = &passage->tokens.at[token];
    if (!(at->shape & NG_TITLE)) return 0;
    for (int i = 0; i < 12; i++)
        if (at->len >= 3 && months[i][0] == at->word[0] && months[i][1] == at->word[1] &&
            months[i][2] == at->word[2])
            return i + 1;
    return 0;
}

static bool is_since(const struct passage *passage, uint32_t token)
{
    for (uint32_t back = 1; back <= 3 && token >= passage->first + back; back++)
        if (token_is(passage, token - back, "since")) return true;
    return false;
}

/* "put off until June", "called a strike for May 3": a month that is still to come. */
static bool is_ahead(const struct passage *passage, uint32_t token)
{
    if (token == passage->first) return false;
    return token_is(passage, token - 1, "until") ||
           token_is(passage, token - 1, "till") || token_is(passage, token - 1, "for");
}

/* last year; two years ago; a decade earlier; last November, said in spring. */
static bool is_old_word(const struct passage *passage, uint32_t token,
                        struct day published)
{
    const bool last = token > passage->first && token_is(passage, token - 1, "last");
    if (last &&
        (token_is(passage, token, "year") || token_is(passage, token, "century") ||
         token_is(passage, token, "decade")))
        return true;
    if (token_is(passage, token, "ago") && token > passage->first)
        return token_is(passage, token - 1, "years") ||
               token_is(passage, token - 1, "year") ||
               token_is(passage, token - 1, "decades") ||
               token_is(passage, token - 1, "decade") ||
               token_is(passage, token - 1, "months");
    const int month = month_at(passage, token);
    if (!month || !published.month || is_since(passage, token) ||
        is_ahead(passage, token))
        return false;
    if (token + 1 < passage->last && background_year(passage, token + 1)) return false;
    if (token + 3 < passage->last && background_year(passage, token + 3)) return false;
    const int age = (published.month - month + 12) % 12;
    return last ? age >= 2 : age >= published.months && age <= 8;
}

/* "a decision of May 2022" dates the decision, not what is said of it. */
static bool is_of_noun(const struct passage *passage, uint32_t token)
{
    for (uint32_t back = 1; back <= 2 && token >= passage->first + back; back++)
        if (token_is(passage, token - back, "of")) return true;
    return false;
}

/* Whether a year is that of what is compared with: "down from 74 percent in 2018",
 * "against 3.1 million in 2019". */
static bool is_compared(const struct passage *passage, uint32_t token)
{
    enum { FAR = 8 };
    static const char *const words[] = {"from", "against", "than", "versus", "compared"};
    bool number = false;
    for (uint32_t at = token - 1; at > passage->first && token - at <= FAR; at--) {
        number = number || tag_at(passage, at) == NG_CD;
        for (size_t i = 0; number && i < sizeof words / sizeof *words; i++)
            if (token_is(passage, at, words[i])) return true;
    }
    return false;
}

static bool is_old_year(const struct passage *passage, uint32_t token,
                        struct day published)
{
    const int year = background_year(passage, token);
    if (!year || !dates(passage, token) || is_since(passage, token)) return false;
    if (!published.year || year > published.year) return false;
    if (is_of_noun(passage, token) || is_compared(passage, token)) return false;
    if (!published.month) return year < published.year - GUESSED;
    if (year < published.year - 1) return true;
    const int month = token > passage->first ? month_at(passage, token - 1) : 0;
    const int day_month = token > passage->first + 2 ? month_at(passage, token - 3) : 0;
    const int named = month ? month : day_month;
    if (!named) return year < published.year;
    return (published.year - year) * 12 + published.month - named >= 2;
}

static bool is_future(const struct passage *passage, const struct clause *clause)
{
    return passage->chunks[clause->verb].flags &
           (VERB_WILL | VERB_WOULD | VERB_BE_TO | VERB_INFINITIVE | VERB_SHOULD |
            VERB_MAY | VERB_PRESENT);
}

static bool is_old(const struct passage *passage, uint32_t first, uint32_t last,
                   struct day published)
{
    for (uint32_t at = first; at < last; at++)
        if (is_old_word(passage, at, published) || is_old_year(passage, at, published))
            return true;
    return false;
}

/* A time at the head of the sentence dates its first clause. */
static bool opens_old(const struct passage *passage, const struct clause *clause,
                      struct day published)
{
    if (clause->kind != CLAUSE_MAIN || phrase_is_empty(&clause->subject)) return false;
    for (const struct clause *other = passage->clauses; other < clause; other++)
        if (other->kind == CLAUSE_MAIN) return false;
    for (uint32_t at = passage->first + 1; at < clause->subject.first; at++)
        if (token_is(passage, at, "earlier") &&
            (token_is(passage, at - 1, "year") || token_is(passage, at - 1, "years")))
            return true;
    return is_old(passage, passage->first, clause->subject.first, published);
}

/* "has built four terminals since 2022", said years later. */
static bool lasts_since(const struct passage *passage, const struct clause *clause,
                        uint32_t end, struct day published)
{
    if (!(passage->chunks[clause->verb].flags & VERB_PERFECT)) return false;
    for (uint32_t at = passage->chunks[clause->verb].last; at < end; at++) {
        const int year = background_year(passage, at);
        if (year && year < published.year - !published.month && is_since(passage, at))
            return true;
    }
    return false;
}

/* "talks in June failed"; not what an inner clause of the subject tells. */
static bool subject_is_old(const struct passage *passage, const struct clause *clause,
                           struct day published)
{
    const struct phrase *subject = &clause->subject;
    if (clause->kind != CLAUSE_MAIN || phrase_is_empty(subject)) return false;
    for (uint16_t at = subject->chunk; at < clause->verb; at++)
        if (passage->chunks[at].kind == CHUNK_VERB ||
            passage->chunks[at].kind == CHUNK_COMMA)
            return false;
    return is_old(passage, subject->head, passage->chunks[clause->verb].first, published);
}

/* "since 2014, when the owner went bankrupt" */
static bool follows_old(const struct passage *passage, const struct clause *clause,
                        struct day published)
{
    if (clause->subject_of == NONE) return false;
    for (int at = clause->subject_of - 1, steps = 0; at > 0 && steps < 3; at--, steps++) {
        const uint32_t token = passage->chunks[at].first;
        if (!token_is(passage, token, "when")) continue;
        uint32_t before = token - 1;
        if (before > passage->first && tag_at(passage, before) == NG_COMMA) before--;
        const int year = background_year(passage, before);
        return year && published.year && year < published.year - 1;
    }
    return false;
}

static bool is_dated(const struct passage *passage, const struct clause *clause,
                     struct day published)
{
    return is_old(passage, passage->chunks[clause->verb].last,
                  clause_end(passage, clause), published) ||
           subject_is_old(passage, clause, published) ||
           opens_old(passage, clause, published) ||
           follows_old(passage, clause, published) ||
           lasts_since(passage, clause, clause_end(passage, clause), published);
}

void background_mark(struct passage *passage, struct day published)
{
    const uint16_t old = CLAUSE_OLD | CLAUSE_STALE;
    for (uint16_t i = 0; i < passage->clause_count; i++) {
        struct clause *clause = &passage->clauses[i];
        if (is_future(passage, clause)) continue;
        published.months = 3;
        if (is_dated(passage, clause, published)) clause->flags |= CLAUSE_OLD;
        published.months = 2;
        if (is_dated(passage, clause, published)) clause->flags |= CLAUSE_STALE;
        if (clause->flags & CLAUSE_SHARED && clause->governor != NONE)
            clause->flags |= passage->clauses[clause->governor].flags & old;
    }
}

uint32_t background_compared(const struct passage *passage, uint32_t first, uint32_t last)
{
    for (uint32_t at = first; at < last; at++)
        if (at > passage->first && background_year(passage, at) &&
            is_compared(passage, at))
            return at;
    return last;
}

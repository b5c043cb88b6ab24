/* quantity: reads a number with the words around it that say of what. */
#include "quantity.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "amount.h"
#include "currency.h"
#include "number.h"

static const ng_token *token_at(const struct passage *passage, uint32_t token)
{
    return &passage->tokens.at[token];
}

static void write_value(struct quantity *quantity, double value)
{
    snprintf(quantity->value, sizeof quantity->value, "%.10g", value);
    if (strchr(quantity->value, 'e'))
        snprintf(quantity->value, sizeof quantity->value, "%.0f", value);
}

static bool is_word(const char *word, size_t len, const char *other)
{
    return len && word[0] == other[0] && strlen(other) == len &&
           memcmp(word, other, len) == 0;
}

static bool is_percent_word(const char *word, size_t len)
{
    return is_word(word, len, "%") || is_word(word, len, "percent") ||
           is_word(word, len, "pct") || is_word(word, len, "pc") ||
           is_word(word, len, "p.c.");
}

static bool is_percent(const struct passage *passage, uint32_t token, uint32_t limit,
                       uint32_t *end)
{
    if (token >= limit) return false;
    if (is_percent_word(token_at(passage, token)->word, token_at(passage, token)->len)) {
        *end = token + 1;
        return true;
    }
    if (token_is(passage, token, "per") && token + 1 < limit &&
        token_is(passage, token + 1, "cent")) {
        *end = token + 2;
        return true;
    }
    return false;
}

/* "three-quarters", "two-thirds": a number of parts. */
static bool read_parts(const ng_token *token, double *value)
{
    const char *hyphen = memchr(token->word, '-', token->len);
    if (!hyphen) return false;
    const char *part = hyphen + 1;
    const size_t length = (size_t)(hyphen - token->word);
    const size_t left = token->len - length - 1;
    const size_t plural = left > 1 && part[left - 1] == 's';
    double number;
    if (!number_of_word(token->word, length, &number)) return false;
    *value = number * number_part(part, left - plural);
    return *value > 0;
}

/* half a per cent; a quarter-point; a tenth of a cent; half a point. */
static uint32_t read_part(const struct passage *passage, uint32_t token, uint32_t limit,
                          double *value, ng_str *unit)
{
    const ng_token *at = token_at(passage, token);
    const char *hyphen = memchr(at->word, '-', at->len);
    const size_t length = hyphen ? (size_t)(hyphen - at->word) : at->len;
    const bool parts = read_parts(at, value);
    if (!parts) *value = number_part(at->word, length);
    if (*value == 0) return token;
    if (hyphen && !parts) {
        const size_t rest = at->len - length - 1;
        if (!is_word(hyphen + 1, rest, "point")) return token; /* third-quarter */
        *unit = ng_make_str(hyphen + 1, rest);
        return token + 1;
    }
    uint32_t next = token + 1;
    if (next < limit && token_is(passage, next, "of")) next++;
    if (next < limit &&
        (token_is(passage, next, "a") || token_is(passage, next, "percentage")))
        next++;
    else if (next == token + 1 && !(next < limit && token_is(passage, next, "point")))
        return token;
    uint32_t end;
    if (is_percent(passage, next, limit, &end)) return next;
    if (next >= limit || !token_in(passage, next, CLASS_UNIT)) return token;
    return next;
}

/* Whether a head is one of several that share the plural behind them: "1,500 army and
 * police personnel". */
static bool shares_plural(const struct passage *passage, uint32_t head, uint32_t limit)
{
    const uint32_t other = head + 2;
    return other + 1 < limit && tag_at(passage, head) == NG_NN &&
           tag_at(passage, head + 1) == NG_CC && tag_at(passage, other) == NG_NN &&
           tag_at(passage, other + 1) == NG_NNS;
}

/* Where the unit's head is, behind the number: over adjectives to the last noun. */
static uint32_t find_unit(const struct passage *passage, uint32_t token, uint32_t limit,
                          bool many)
{
    uint32_t head = limit, at = token;
    const bool of = at < limit && token_is(passage, at, "of"); /* two of his aides */
    for (at += of; at < limit; at++) {
        const ng_tag tag = tag_at(passage, at);
        const bool noun = tag == NG_NN || tag == NG_NNS || tag == NG_NNP;
        const bool named = head < limit && tag_at(passage, head) == NG_NNP &&
                           tag == NG_JJ; /* 34 Patriot anti-missile batteries */
        if (noun) head = at;
        const bool goes_on = tag == NG_JJ || (of && tag == NG_DT) || tag == NG_PRPS ||
                             tag == NG_VBN || tag == NG_VBG || tag == NG_RB ||
                             tag == NG_CD || tag == NG_QUOTE;
        if (!noun && !named && (!goes_on || head < limit)) break;
        if (noun && many && shares_plural(passage, at, limit)) return at + 3;
        if (noun && token_in(passage, at, CLASS_UNIT) &&
            !(at + 1 < limit && token_in(passage, at + 1, CLASS_UNIT)))
            break;
    }
    return head;
}

/* Where a unit of two words begins: "basis points", or a currency's name behind its
 * country's, "Solomon Islands dollars"; else at its head. */
static uint32_t begin_of_unit(const struct passage *passage, uint32_t first,
                              uint32_t head)
{
    if (first < head && token_is(passage, head - 1, "basis")) return head - 1;
    const bool named = first < head && token_in(passage, head, CLASS_CURRENCY) &&
                       token_at(passage, first)->shape & NG_TITLE &&
                       !token_is(passage, first, "u.s.") &&
                       !token_is(passage, first, "us");
    return named ? first : head;
}

struct name {
    const char *word, *unit;
};

/* Units that are glued to digits or stand in compounds, and are not currencies. */
static const struct name names[] = {
    {"c",     "cents" },
    {"cm",    "cm"    },
    {"day",   "days"  },
    {"ft",    "ft"    },
    {"g",     "g"     },
    {"gb",    "gb"    },
    {"gw",    "gw"    },
    {"ha",    "ha"    },
    {"hour",  "hours" },
    {"kg",    "kg"    },
    {"km",    "km"    },
    {"kw",    "kw"    },
    {"lb",    "lb"    },
    {"m",     "m"     },
    {"mm",    "mm"    },
    {"month", "months"},
    {"mph",   "mph"   },
    {"mw",    "mw"    },
    {"p",     "pence" },
    {"t",     "tonnes"},
    {"week",  "weeks" },
    {"year",  "years" }
};

static const char *name_of(const char *word, size_t len)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is_word(word, len, names[i].word)) return names[i].unit;
    return NULL;
}

static void set_unit(struct quantity *quantity, enum quantity_kind kind, const char *unit)
{
    quantity->kind = (uint8_t)kind;
    quantity->unit = ng_make_str(unit, strlen(unit));
}

/* The unit inside a token: "2.3kg", "150-million-euro", "seven-year", "4.5pc".  False if
 * what is there is none, as in "54-year-old" and "five-match". */
static bool read_inner_unit(const struct passage *passage, const struct amount *amount,
                            struct quantity *quantity)
{
    const ng_token *token = token_at(passage, amount->end - 1);
    const char *word = token->word + amount->rest;
    const size_t left = token->len - amount->rest;
    const char *hyphen = memchr(word, '-', left);
    const size_t len = hyphen ? (size_t)(hyphen - word) : left;
    const bool compound = word[-1] == '-';
    const char *money = currency_behind(word, len);
    if (hyphen && is_word(word, left, "basis-point")) {
        set_unit(quantity, QUANTITY_COUNT, "basis points");
    } else if (is_percent_word(word, len)) {
        set_unit(quantity, QUANTITY_PERCENT, "percent");
    } else if (money && compound) { /* also "500,000-euro-a-year" */
        set_unit(quantity, QUANTITY_MONEY, money);
    } else {
        const char *name = hyphen ? NULL : name_of(word, len);
        if (!name) return false;
        set_unit(quantity, QUANTITY_COUNT, name);
        quantity->compound = compound;
    }
    return true;
}

static bool is_whole(double value, double limit)
{
    return value == floor(value) && value >= 0 && value < limit;
}

static bool is_before(const struct passage *passage, uint32_t token, uint32_t back,
                      const char *word)
{
    return token >= passage->first + back && token_is(passage, token - back, word);
}

/* "votes to 31", "-1", "by 47 to 39", "10-15 percent": the other side of a score, or the
 * other end of a range. */
static bool read_pair(const struct passage *passage, uint32_t token, uint32_t limit,
                      struct quantity *quantity, double first)
{
    uint32_t at = token, behind;
    struct amount second;
    if (at + 1 >= limit) return false;
    const bool glued =
        token_is(passage, at, "-") && token_at(passage, at)->shape & NG_GLUED;
    bool votes = false;
    if (!glued) {
        votes = token_is(passage, at, "votes") || token_is(passage, at, "seats");
        if (votes) at++;
        if (at + 1 >= limit || !token_is(passage, at, "to")) return false;
    }
    if (!amount_read(passage, at + 1, limit, &second) || second.rest || second.currency)
        return false;
    if (glued && is_percent(passage, second.end, limit, &behind)) {
        set_unit(quantity, QUANTITY_PERCENT, "percent");
        quantity->last = behind;
        snprintf(quantity->value, sizeof quantity->value, "%.6g-%.6g", first,
                 second.value);
        return true;
    }
    if (!is_whole(first, 1e9) || !is_whole(second.value, 1e9)) return false;
    if (glued && first >= 1800 && second.value >= 1800) return false; /* 2012-2017 */
    const uint32_t end = second.end;
    votes = votes || (end < limit && token_is(passage, end, "votes")) ||
            (end < limit && token_is(passage, end, "vote")) ||
            (is_before(passage, quantity->first, 1, "of") &&
             is_before(passage, quantity->first, 2, "vote"));
    const bool by = is_before(passage, quantity->first, 1, "by");
    if (!glued && !votes && (!by || token_in(passage, end, CLASS_UNIT))) return false;
    quantity->kind = QUANTITY_PAIR;
    quantity->last = end;
    quantity->unit = votes ? ng_make_str("votes", 5) : ng_make_str("", 0);
    snprintf(quantity->value, sizeof quantity->value, "%.0f-%.0f", first, second.value);
    return true;
}

/* The unit behind a number, if there is one. */
static void read_unit(const struct passage *passage, uint32_t limit, bool many,
                      struct quantity *quantity)
{
    const uint32_t end = quantity->last;
    uint32_t behind;
    if (is_percent(passage, end, limit, &behind)) {
        set_unit(quantity, QUANTITY_PERCENT, "percent");
        quantity->last = behind;
        return;
    }
    const uint32_t unit = find_unit(passage, end, limit, many);
    if (unit >= limit) return;
    quantity->last = unit + 1;
    const uint32_t begin = begin_of_unit(passage, end, unit);
    quantity->unit = ng_at(passage->doc, ng_make_span(token_at(passage, begin)->at.begin,
                                                      token_at(passage, unit)->at.end));
    const ng_token *head = token_at(passage, unit);
    const char *money = currency_behind(head->word, head->len);
    if (money && begin == unit) set_unit(quantity, QUANTITY_MONEY, money); /* mln dlrs */
}

bool quantity_read(const struct passage *passage, uint32_t token, uint32_t limit,
                   struct quantity *quantity)
{
    *quantity = (struct quantity){.first = token, .kind = QUANTITY_COUNT};
    struct amount amount;
    double parts;
    if (read_parts(token_at(passage, token), &parts) ||
        !amount_read(passage, token, limit, &amount)) {
        amount = (struct amount){0};
        amount.end = read_part(passage, token, limit, &amount.value, &quantity->unit);
        if (amount.end == token) return false;
    }
    write_value(quantity, amount.value);
    quantity->last = amount.end;
    if (amount.currency) {
        set_unit(quantity, QUANTITY_MONEY, amount.currency);
        return true;
    }
    if (amount.rest) return read_inner_unit(passage, &amount, quantity);
    if (quantity->unit.len) return true;
    if (read_pair(passage, amount.end, limit, quantity, amount.value)) return true;
    read_unit(passage, limit, amount.value != 1, quantity);
    return true;
}

bool quantity_find(const struct passage *passage, uint32_t first, uint32_t limit,
                   struct quantity *quantity)
{
    for (uint32_t at = first; at < limit; at++) {
        if (token_is(passage, at, "(")) /* what stands in brackets is another currency */
            while (at < limit && !token_is(passage, at, ")"))
                at++;
        if (at >= limit) return false;
        const ng_tag tag = tag_at(passage, at);
        const bool one = token_is(passage, at, "one") && at > first &&
                         tag_at(passage, at - 1) == NG_DT;
        if (tag == NG_PRP || one) continue;
        if (quantity_read(passage, at, limit, quantity)) return true;
    }
    return false;
}

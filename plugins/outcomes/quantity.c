/* quantity: reads a number word by word, then what it counts. */
#include "quantity.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "passage.h"

struct numeral {
    const char *word;
    double value;
};

static const struct numeral numerals[] = {
    {"zero",      0 },
    {"one",       1 },
    {"two",       2 },
    {"three",     3 },
    {"four",      4 },
    {"five",      5 },
    {"six",       6 },
    {"seven",     7 },
    {"eight",     8 },
    {"nine",      9 },
    {"ten",       10},
    {"eleven",    11},
    {"twelve",    12},
    {"thirteen",  13},
    {"fourteen",  14},
    {"fifteen",   15},
    {"sixteen",   16},
    {"seventeen", 17},
    {"eighteen",  18},
    {"nineteen",  19},
    {"twenty",    20},
    {"thirty",    30},
    {"forty",     40},
    {"fifty",     50},
    {"sixty",     60},
    {"seventy",   70},
    {"eighty",    80},
    {"ninety",    90},
    {"dozen",     12}
};

static const struct numeral scales[] = {
    {"hundred",  1e2 },
    {"thousand", 1e3 },
    {"million",  1e6 },
    {"billion",  1e9 },
    {"trillion", 1e12},
    {"lakh",     1e5 },
    {"crore",    1e7 },
    {"mn",       1e6 },
    {"bn",       1e9 },
    {"m",        1e6 },
    {"b",        1e9 },
    {"tn",       1e12},
    {"k",        1e3 },
    {"dozen",    12  }
};

static const struct numeral parts[] = {
    {"half",      0.5    },
    {"quarter",   0.25   },
    {"third",     1.0 / 3},
    {"tenth",     0.1    },
    {"fifth",     0.2    },
    {"eighth",    0.125  },
    {"hundredth", 0.01   }
};

struct currency {
    const char *sign, *unit;
};

static const struct currency currencies[] = {
    {"us$",          "dollars"},
    {"a$",           "dollars"},
    {"hk$",          "dollars"},
    {"s$",           "dollars"},
    {"c$",           "dollars"},
    {"nz$",          "dollars"},
    {"nt$",          "dollars"},
    {"r$",           "reais"  },
    {"$",            "dollars"},
    {"\xC2\xA3",     "pounds" },
    {"\xE2\x82\xAC", "euros"  },
    {"\xC2\xA5",     "yen"    },
    {"\xE2\x82\xB9", "rupees" },
    {"rs",           "rupees" },
    {"rs.",          "rupees" },
    {"rm",           "ringgit"},
    {"rp",           "rupiah" },
    {"eur",          "euros"  },
    {"usd",          "dollars"},
    {"gbp",          "pounds" },
    {"sfr",          "francs" }
};

static const double *find_numeral(const struct numeral *list, size_t count,
                                  const char *word, size_t len)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(list[i].word) == len && memcmp(list[i].word, word, len) == 0)
            return &list[i].value;
    return NULL;
}

#define FIND(list, word, len) find_numeral(list, sizeof(list) / sizeof *(list), word, len)

static const ng_token *token_at(const struct passage *passage, uint32_t token)
{
    return &passage->tokens.at[token];
}

/* "twenty-three", "one-third" is none. */
static bool read_word(const ng_token *token, double *value)
{
    const double *known = FIND(numerals, token->word, token->len);
    if (known) {
        *value = *known;
        return true;
    }
    const char *hyphen = memchr(token->word, '-', token->len);
    if (!hyphen) return false;
    const size_t tens = (size_t)(hyphen - token->word);
    const double *ten = FIND(numerals, token->word, tens);
    const double *one = FIND(numerals, hyphen + 1, token->len - tens - 1);
    if (!ten || !one || *ten < 20 || *ten > 90 || *one >= 10) return false;
    *value = *ten + *one;
    return true;
}

/* Digits with commas and a dot; a scale may be glued on: "12m", "1.2bn".  Returns how
 * many bytes were read; 0 for none. */
static size_t read_digits(const char *word, size_t len, double *value)
{
    char plain[40];
    size_t used = 0, at = 0;
    for (; at < len && used + 1 < sizeof plain; at++) {
        if (word[at] == ',' && at && at + 1 < len) continue;
        const bool digit = word[at] >= '0' && word[at] <= '9';
        if (!digit && !(word[at] == '.' && at + 1 < len)) break;
        plain[used++] = word[at];
    }
    plain[used] = '\0';
    if (!used || plain[0] == '.') return 0;
    *value = strtod(plain, NULL);
    if (at == len) return at;
    const double *scale = FIND(scales, word + at, len - at);
    if (!scale) return at;
    if (len == at + 1 && word[at] == 'm' && *value >= 100) return at; /* the 800m race */
    *value *= *scale;
    return len;
}

static const char *currency_unit(const char *word, size_t len)
{
    for (size_t i = 0; i < sizeof currencies / sizeof *currencies; i++)
        if (strlen(currencies[i].sign) == len &&
            memcmp(currencies[i].sign, word, len) == 0)
            return currencies[i].unit;
    return NULL;
}

static void write_value(struct quantity *quantity, double value)
{
    snprintf(quantity->value, sizeof quantity->value, "%.10g", value);
    if (strchr(quantity->value, 'e'))
        snprintf(quantity->value, sizeof quantity->value, "%.0f", value);
}

/* The currency before a number: a token of its own, or letters glued to the digits. */
static const char *read_currency(const struct passage *passage, uint32_t *token,
                                 size_t *skip)
{
    const ng_token *at = token_at(passage, *token);
    *skip = 0;
    const char *unit = currency_unit(at->word, at->len);
    if (unit) {
        if (*token + 1 >= passage->last) return NULL;
        ++*token;
        const ng_token *next = token_at(passage, *token); /* $A350,000 */
        while (*skip < 2 && *skip < next->len && next->word[*skip] >= 'a' &&
               next->word[*skip] <= 'z')
            ++*skip;
        return unit;
    }
    size_t letters = 0;
    while (letters < at->len && at->word[letters] >= 'a' && at->word[letters] <= 'z')
        letters++;
    if (!letters || letters == at->len || letters > 4) return NULL;
    unit = currency_unit(at->word, letters);
    *skip = unit ? letters : 0;
    return unit;
}

/* Number words and digits with their scales; returns the token behind, or the same. */
static uint32_t read_number(const struct passage *passage, uint32_t token, uint32_t limit,
                            size_t skip, double *value)
{
    const ng_token *at = token_at(passage, token);
    double number;
    if (skip >= at->len) return token;
    const size_t read = read_digits(at->word + skip, at->len - skip, &number);
    if (read && read + skip != at->len) return token;
    if (!read && (skip || !read_word(at, &number))) return token;
    uint32_t next = token + 1;
    if (skip && read && next + 1 < passage->last && token_is(passage, next, ",") &&
        token_at(passage, next)->shape & NG_GLUED &&
        token_at(passage, next + 1)->len == 3 &&
        token_at(passage, next + 1)->shape & NG_GLUED) {
        double
            rest; /* A350,000: the letter keeps the tokeniser from joining the groups */
        if (read_digits(token_at(passage, next + 1)->word, 3, &rest) == 3) {
            number = number * 1000 + rest;
            next += 2;
        }
    }
    double total = 0;
    for (; next < limit; next++) {
        const ng_token *more = token_at(passage, next);
        const double *scale = FIND(scales, more->word, more->len);
        double add;
        if (scale && more->len > 1)
            number *= *scale;
        else if (!read && read_word(more, &add) && number >= 100)
            total += number, number = add;
        else if (!read && token_is(passage, next, "and") && number >= 100 &&
                 next + 1 < limit && read_word(token_at(passage, next + 1), &add))
            continue;
        else
            break;
    }
    *value = total + number;
    return next;
}

static bool is_percent(const struct passage *passage, uint32_t token, uint32_t limit,
                       uint32_t *end)
{
    if (token >= limit) return false;
    if (token_is(passage, token, "%") || token_is(passage, token, "percent") ||
        token_is(passage, token, "pct") || token_is(passage, token, "pc")) {
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

/* half a per cent; a quarter-point; a tenth of a cent; half a point. */
static uint32_t read_part(const struct passage *passage, uint32_t token, uint32_t limit,
                          double *value, ng_str *unit)
{
    const ng_token *at = token_at(passage, token);
    const char *hyphen = memchr(at->word, '-', at->len);
    const size_t length = hyphen ? (size_t)(hyphen - at->word) : at->len;
    const double *part = FIND(parts, at->word, length);
    if (!part) return token;
    *value = *part;
    if (hyphen) {
        *unit = ng_make_str(hyphen + 1, at->len - length - 1);
        return token + 1;
    }
    uint32_t next = token + 1;
    if (next < limit && token_is(passage, next, "of")) next++;
    if (next < limit &&
        (token_is(passage, next, "a") || token_is(passage, next, "percentage")))
        next++;
    else if (next == token + 1)
        return token;
    uint32_t end;
    if (is_percent(passage, next, limit, &end)) return next;
    if (next >= limit || !token_in(passage, next, CLASS_UNIT)) return token;
    return next;
}

/* Where the unit's head is, behind the number: over adjectives to the last noun. */
static uint32_t find_unit(const struct passage *passage, uint32_t token, uint32_t limit)
{
    uint32_t head = limit, at = token;
    if (at < limit && token_is(passage, at, "of")) at++; /* two of his aides */
    for (; at < limit; at++) {
        const ng_tag tag = tag_at(passage, at);
        const bool noun = tag == NG_NN || tag == NG_NNS || tag == NG_NNP;
        if (noun) head = at;
        const bool goes_on = tag == NG_JJ || tag == NG_DT || tag == NG_PRPS ||
                             tag == NG_VBN || tag == NG_VBG || tag == NG_RB ||
                             tag == NG_CD || tag == NG_QUOTE;
        if (!noun && (!goes_on || head < limit)) break;
        if (noun && token_in(passage, at, CLASS_UNIT) &&
            !(at + 1 < limit && token_in(passage, at + 1, CLASS_UNIT)))
            break;
    }
    return head;
}

static bool is_whole(double value, double limit)
{
    return value == floor(value) && value >= 0 && value < limit;
}

/* "votes to 31", "-1", "by 47 to 39": the other side of a score. */
static bool read_pair(const struct passage *passage, uint32_t token, uint32_t limit,
                      struct quantity *quantity, double first)
{
    uint32_t at = token;
    double second;
    if (at + 1 >= limit || !is_whole(first, 1e9)) return false;
    const bool glued =
        token_is(passage, at, "-") && token_at(passage, at)->shape & NG_GLUED;
    bool votes = false;
    if (!glued) {
        votes = token_is(passage, at, "votes") || token_is(passage, at, "seats");
        if (votes) at++;
        if (at + 1 >= limit || !token_is(passage, at, "to")) return false;
    }
    const uint32_t end = read_number(passage, at + 1, limit, 0, &second);
    if (end == at + 1 || !is_whole(second, 1e9)) return false;
    if (glued && first >= 1800 && second >= 1800) return false; /* 2012-2017 */
    const bool by =
        quantity->first > passage->first && token_is(passage, quantity->first - 1, "by");
    votes = votes || (end < limit && token_is(passage, end, "votes")) ||
            (end < limit && token_is(passage, end, "vote")) ||
            (quantity->first > passage->first + 1 &&
             token_is(passage, quantity->first - 1, "of") &&
             token_is(passage, quantity->first - 2, "vote"));
    if (!glued && !votes && (!by || token_in(passage, end, CLASS_UNIT))) return false;
    quantity->kind = QUANTITY_PAIR;
    quantity->last = end;
    quantity->unit = votes ? ng_make_str("votes", 5) : ng_make_str("", 0);
    snprintf(quantity->value, sizeof quantity->value, "%.0f-%.0f", first, second);
    return true;
}

bool quantity_read(const struct passage *passage, uint32_t token, uint32_t limit,
                   struct quantity *quantity)
{
    *quantity = (struct quantity){.first = token, .kind = QUANTITY_COUNT};
    size_t skip;
    uint32_t at = token;
    double value = 0;
    const char *money = read_currency(passage, &at, &skip);
    uint32_t end = at < limit ? read_number(passage, at, limit, skip, &value) : at;
    if (end == at) {
        if (money) return false;
        end = read_part(passage, at, limit, &value, &quantity->unit);
        if (end == at) return false;
    }
    write_value(quantity, value);
    quantity->last = end;
    if (money) {
        quantity->kind = QUANTITY_MONEY;
        quantity->unit = ng_make_str(money, strlen(money));
        return true;
    }
    if (quantity->unit.len) return true;
    if (read_pair(passage, end, limit, quantity, value)) return true;
    uint32_t behind;
    if (is_percent(passage, end, limit, &behind)) {
        quantity->kind = QUANTITY_PERCENT;
        quantity->unit = ng_make_str("percent", 7);
        quantity->last = behind;
        return true;
    }
    const uint32_t unit = find_unit(passage, end, limit);
    if (unit < limit) {
        quantity->unit = ng_at(passage->doc, token_at(passage, unit)->at);
        quantity->last = unit + 1;
    }
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

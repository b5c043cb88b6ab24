/* amount: the currency, the first token, and what is multiplied or added behind it. */
#include "amount.h"

#include <string.h>

#include "currency.h"
#include "number.h"

static const ng_token *token_at(const struct passage *passage, uint32_t token)
{
    return &passage->tokens.at[token];
}

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* ------------------------------------------------------------------ the currency */

/* Whether a token can be a currency's code: "Rs" and "USD", but not "try". */
static bool is_code(const ng_token *token)
{
    return (token->shape & (NG_TITLE | NG_UPPER)) || !is_letter(token->word[0]) ||
           token->word[token->len - 1] == '$';
}

/* How many letters are glued to the digits of a token: 2 of "rm20,000". */
static size_t letters_of(const ng_token *token)
{
    size_t letters = 0;
    while (letters < token->len && is_letter(token->word[letters]))
        letters++;
    const bool digit = letters < token->len && token->word[letters] >= '0' &&
                       token->word[letters] <= '9';
    return digit && letters <= 4 ? letters : 0;
}

/* The currency before a number: a token of its own, or letters glued to the digits.
 * letter is set where those are a single one, which only a large amount may follow. */
static const char *read_currency(const struct passage *passage, uint32_t *token,
                                 size_t *skip, bool *letter)
{
    const ng_token *at = token_at(passage, *token);
    *skip = 0;
    *letter = false;
    const char *unit = is_code(at) ? currency_before(at->word, at->len) : NULL;
    if (unit) {
        uint32_t next = *token + 1;
        if (next < passage->last && token_is(passage, next, ".") &&
            token_at(passage, next)->shape & NG_GLUED)
            next++;
        if (next >= passage->last) return NULL;
        *token = next;
        const size_t letters = letters_of(token_at(passage, next)); /* $A350,000 */
        if (letters && letters <= 2) *skip = letters;
        if (letters == 1 && token_at(passage, next)->word[0] == 'a')
            return "Australian dollars";
        return unit;
    }
    const size_t letters = letters_of(at);
    if (!letters || !(at->shape & (NG_TITLE | NG_UPPER))) return NULL;
    unit = currency_before(at->word, letters);
    if (!unit && letters == 1) {
        unit = currency_letter(at->word[0]);
        *letter = unit != NULL;
    }
    *skip = unit ? letters : 0;
    return unit;
}

/* ------------------------------------------------------------------ the number */

static bool is_article(const struct passage *passage, uint32_t token)
{
    return token_is(passage, token, "a") || token_is(passage, token, "an");
}

/* "a million", "half a dozen": what stands before a scale; returns the scale's token. */
static uint32_t read_one(const struct passage *passage, uint32_t token, uint32_t limit,
                         double *value)
{
    *value = 1;
    uint32_t at = token;
    if (token_is(passage, at, "half")) {
        *value = 0.5;
        if (++at >= limit) return token;
    }
    if (!is_article(passage, at) || at + 1 >= limit) return token;
    const ng_token *scale = token_at(passage, at + 1);
    return scale->len > 1 && number_scale(scale->word, scale->len) > 0 ? at + 1 : token;
}

/* What stands behind a hyphen in a compound, over its scales: "euro" of
 * "150-million-euro". */
static void read_compound(const ng_token *token, struct amount *amount)
{
    for (;;) {
        const char *word = token->word + amount->rest;
        const size_t left = token->len - amount->rest;
        const char *hyphen = memchr(word, '-', left);
        const size_t len = hyphen ? (size_t)(hyphen - word) : left;
        const double scale = number_scale(word, len);
        if (scale == 0 || len < 2) return;
        amount->value *= scale;
        amount->large = true;
        amount->rest = hyphen ? amount->rest + len + 1 : 0;
        if (!hyphen) return;
    }
}

/* "seven-year": the number word of a compound. */
static size_t read_first_word(const ng_token *token, double *value)
{
    const char *hyphen = memchr(token->word, '-', token->len);
    const size_t len = hyphen ? (size_t)(hyphen - token->word) : token->len;
    return number_of_word(token->word, len, value) ? len : 0;
}

/* Whether the noun behind "253m" cannot be one of metres: euros, people. */
static bool counts_millions(const struct passage *passage, uint32_t token)
{
    return token < passage->last && (token_in(passage, token, CLASS_CURRENCY) ||
                                     token_in(passage, token, CLASS_PEOPLE));
}

/* The first token of a number; false if it is none. */
static bool read_first(const struct passage *passage, uint32_t token, size_t skip,
                       struct amount *amount, bool *digits)
{
    const ng_token *at = token_at(passage, token);
    if (skip >= at->len) return false;
    amount->end = token + 1;
    amount->rest = 0;
    const bool metres = !amount->currency && !counts_millions(passage, token + 1);
    size_t read =
        number_of_digits(at->word + skip, at->len - skip, metres, &amount->value);
    *digits = read != 0;
    if (read) {
        amount->large =
            memchr(at->word + skip, ',', read) || is_letter(at->word[skip + read - 1]);
    } else if (skip) {
        return false;
    } else if (number_of_word(at->word, at->len, &amount->value)) {
        return true;
    } else {
        read = read_first_word(at, &amount->value);
        if (!read) return false;
    }
    const size_t used = skip + read;
    if (used == at->len) return true;
    amount->rest = at->word[used] == '-' ? used + 1 : used;
    if (amount->rest > used) read_compound(at, amount);
    return true;
}

/* " 1/2", "-1/2", "and a half": what is added to a whole number. */
static uint32_t read_half(const struct passage *passage, uint32_t token, uint32_t limit,
                          double *value)
{
    uint32_t at = token;
    double part;
    if (at + 2 < limit && token_is(passage, at, "and") && is_article(passage, at + 1) &&
        token_is(passage, at + 2, "half")) {
        *value += 0.5;
        return at + 3;
    }
    if (at + 1 < limit && token_is(passage, at, "-") &&
        token_at(passage, at)->shape & NG_GLUED)
        at++;
    const ng_token *ratio = token_at(passage, at);
    if (at >= limit || !memchr(ratio->word, '/', ratio->len)) return token;
    if (number_of_digits(ratio->word, ratio->len, true, &part) != ratio->len)
        return token;
    *value += part;
    return at + 1;
}

/* Number words and digits with their scales; false if there are none. */
static bool read_number(const struct passage *passage, uint32_t token, uint32_t limit,
                        size_t skip, struct amount *amount)
{
    bool digits = false;
    amount->end = token;
    if (token >= limit) return false;
    const uint32_t scale_at =
        skip ? token : read_one(passage, token, limit, &amount->value);
    if (scale_at != token)
        amount->end = scale_at;
    else if (!read_first(passage, token, skip, amount, &digits))
        return false;
    if (amount->rest) return true;
    uint32_t next = read_half(passage, amount->end, limit, &amount->value);
    double total = 0, number = amount->value, add;
    for (; next < limit; next++) {
        const ng_token *more = token_at(passage, next);
        const double scale = more->len > 1 || (digits && more->word[0] == 'm')
                                 ? number_scale(more->word, more->len)
                                 : 0;
        if (scale > 0) {
            number *= scale;
            amount->large = true;
        } else if (!digits && number_of_word(more->word, more->len, &add) &&
                   number >= 100)
            total += number, number = add;
        else if (!digits && token_is(passage, next, "and") && number >= 100 &&
                 next + 1 < limit &&
                 number_of_word(token_at(passage, next + 1)->word,
                                token_at(passage, next + 1)->len, &add))
            continue;
        else
            break;
    }
    amount->value = total + number;
    amount->end = next;
    return true;
}

bool amount_read(const struct passage *passage, uint32_t token, uint32_t limit,
                 struct amount *amount)
{
    size_t skip;
    bool letter;
    uint32_t at = token;
    *amount = (struct amount){.currency = read_currency(passage, &at, &skip, &letter)};
    if (!read_number(passage, at, limit, skip, amount)) return false;
    return !letter || amount->large; /* not N95 */
}

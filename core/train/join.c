/* join: one pass over a block's tokens; for each, whether a space stands before it. */
#include "train/join.h"

struct joiner {
    const struct str *tokens;
    size_t count, at;
    bool hyphens;
    bool double_open, single_open; /* quotation marks */
    bool glue;                     /* no space before the next token */
};

static const struct str none = {"", 0};

/* The brackets and quotation marks of the Penn Treebank, as they were in the text. */
static struct str written(struct str token)
{
    static const char *const names[][2] = {
        {"-LRB-", "(" },
        {"-RRB-", ")" },
        {"-LSB-", "[" },
        {"-RSB-", "]" },
        {"-LCB-", "{" },
        {"-RCB-", "}" },
        {"``",    "\""},
        {"''",    "\""}
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(token, names[i][0])) return str_from(names[i][1]);
    return token;
}

static struct str token_at(const struct joiner *joiner, size_t index)
{
    return index < joiner->count ? written(joiner->tokens[index]) : none;
}

static struct str before(const struct joiner *joiner)
{
    return joiner->at ? token_at(joiner, joiner->at - 1) : none;
}

static struct str behind(const struct joiner *joiner)
{
    return token_at(joiner, joiner->at + 1);
}

/* Letters and digits of ASCII; beyond it, everything but the usual punctuation. */
static bool is_word_byte(char c)
{
    return char_is_lower(c) || char_is_upper(c) || char_is_digit(c) ||
           (unsigned char)c >= 0x80u;
}

static bool starts_word(struct str token)
{
    return token.length && is_word_byte(token.at[0]) && !str_starts(token, "\u201C") &&
           !str_starts(token, "\u201D") && !str_starts(token, "\u2018") &&
           !str_starts(token, "\u2019") && !str_starts(token, "\u2013") &&
           !str_starts(token, "\u2014");
}

static bool ends_word(struct str token)
{
    return starts_word(token) && is_word_byte(token.at[token.length - 1]);
}

static bool is_apostrophe(struct str token)
{
    return str_is(token, "'") || str_is(token, "\u2018") || str_is(token, "\u2019");
}

static bool same_letters(struct str token, const char *lower)
{
    if (token.length != strlen(lower)) return false;
    for (size_t i = 0; i < token.length; i++) {
        const char c = token.at[i];
        if ((char_is_upper(c) ? (char)(c + 'a' - 'A') : c) != lower[i]) return false;
    }
    return true;
}

static bool is_one_of(struct str token, const char *const *words)
{
    for (; *words; words++)
        if (same_letters(token, *words)) return true;
    return false;
}

static const char *const clitics[] = {"s", "t", "re", "ve", "ll", "d", "m", NULL};

/* "'s", "n't" and their kind, as one token. */
static bool is_clitic(struct str token)
{
    if (same_letters(token, "n't") || same_letters(token, "n\u2019t")) return true;
    const size_t mark = str_starts(token, "'")        ? 1
                        : str_starts(token, "\u2019") ? strlen("\u2019")
                                                      : 0;
    return mark && is_one_of(str_slice(token, mark, token.length), clitics);
}

static bool closes(struct str token)
{
    static const char *const signs[] = {",",   ".",  ";",  ":",      "?",      "!",
                                        ")",   "]",  "}",  "\u201D", "\u00BB", "\u2026",
                                        "...", "?!", "!!", NULL};
    return is_one_of(token, signs);
}

static bool opens(struct str token)
{
    static const char *const signs[] = {"(", "[",      "{",      "\u201C", "\u00AB",
                                        "$", "\u00A3", "\u20AC", "\u00A5", NULL};
    return is_one_of(token, signs);
}

static bool ends_in_currency(struct str token)
{
    return str_ends(token, "$") || str_ends(token, "\u00A3") || str_ends(token, "\u20AC");
}

/* A mark that opens if none is open, and closes otherwise. */
static bool space_before_double(struct joiner *joiner)
{
    const bool opening =
        !joiner->double_open && behind(joiner).length && !closes(behind(joiner));
    joiner->double_open = joiner->glue = opening;
    return opening;
}

static bool space_before_apostrophe(struct joiner *joiner)
{
    const struct str previous = before(joiner), next = behind(joiner);
    if (ends_word(previous) && is_one_of(next, clitics)) {
        joiner->glue = true;
        return false;
    }
    const bool left = str_is(token_at(joiner, joiner->at), "\u2018");
    const bool right = str_is(token_at(joiner, joiner->at), "\u2019");
    const bool plural = previous.length && (previous.at[previous.length - 1] | 32) == 's';
    if (left || !(joiner->single_open || right || plural || !next.length)) {
        joiner->single_open = joiner->glue = true;
        return true;
    }
    joiner->single_open = false;
    return false;
}

/* A lone "-" that is the hyphen of a word rather than a dash between words. */
static bool is_hyphen(const struct joiner *joiner)
{
    static const char *const prefixes[] = {"al",  "el",    "ul",   "anti", "co",   "ex",
                                           "mid", "multi", "non",  "post", "pre",  "pro",
                                           "re",  "self",  "semi", "sub",  "vice", NULL};
    static const char *const functions[] = {
        "a",     "an",    "the",    "and",  "or",   "but",   "if",    "as",   "at",
        "by",    "for",   "from",   "in",   "of",   "on",    "than",  "that", "to",
        "with",  "which", "who",    "what", "when", "where", "while", "how",  "he",
        "she",   "it",    "they",   "we",   "you",  "i",     "his",   "her",  "its",
        "their", "this",  "is",     "are",  "was",  "were",  "be",    "has",  "had",
        "will",  "would", "not",    "no",   "all",  "such",  "even",  "also", "because",
        "since", "after", "before", NULL};
    const struct str previous = before(joiner), next = behind(joiner);
    if (!ends_word(previous) || !starts_word(next)) return false;
    if (str_is(token_at(joiner, joiner->at + 2), "-")) return true; /* state-of-the-art */
    if (is_one_of(previous, prefixes) || previous.length < 3) return true;
    const bool number_next = char_is_digit(next.at[0]);
    const bool number_before = char_is_digit(previous.at[previous.length - 1]);
    if (number_next && !number_before) return previous.length < 6 && next.length < 3;
    if (is_one_of(next, functions)) return false;
    return !char_is_upper(next.at[0]) ||
           (char_is_upper(previous.at[0]) && joiner->at > 3);
}

static bool space_before(struct joiner *joiner)
{
    const struct str token = token_at(joiner, joiner->at);
    const bool space = joiner->at > 0 && !joiner->glue;
    joiner->glue = false;
    if (str_is(token, "\"")) return space_before_double(joiner) && space;
    if (is_apostrophe(token)) return space_before_apostrophe(joiner) && space;
    if (is_clitic(token)) return false;
    if (str_is(token, "%")) return space && !ends_word(before(joiner));
    if (closes(token)) return false;
    if (opens(token)) {
        joiner->glue = true;
        return space &&
               !(str_is(token, "$") && before(joiner).length < 3 &&
                 ends_word(before(joiner)) && char_is_upper(before(joiner).at[0]));
    }
    if (ends_in_currency(token) && behind(joiner).length &&
        char_is_digit(behind(joiner).at[0])) {
        joiner->glue = true;
        return space;
    }
    if ((str_is(token, "/") && ends_word(before(joiner)) &&
         starts_word(behind(joiner))) ||
        (joiner->hyphens && str_is(token, "-") && is_hyphen(joiner))) {
        joiner->glue = true;
        return false;
    }
    return space;
}

void join_block(struct buffer *text, const struct str *tokens, size_t count, bool hyphens,
                struct span *places)
{
    struct joiner joiner = {.tokens = tokens, .count = count, .hyphens = hyphens};
    for (joiner.at = 0; joiner.at < count; joiner.at++) {
        if (space_before(&joiner)) buffer_char(text, ' ');
        places[joiner.at].begin = (uint32_t)text->length;
        buffer_str(text, written(tokens[joiner.at]));
        places[joiner.at].end = (uint32_t)text->length;
    }
}

void join_count_hyphens(struct join_hyphens *seen, struct str token)
{
    seen->alone += str_is(token, "-");
    const char *hyphen =
        token.length > 2 ? memchr(token.at + 1, '-', token.length - 2) : NULL;
    seen->inside += hyphen && ends_word(token);
}

bool join_cuts_hyphens(const struct join_hyphens *seen)
{
    return seen->alone > 5 * seen->inside;
}

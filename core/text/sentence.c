/* sentence: goes from stop to stop.  Between them a token only gets its sentence's
 * number; at a stop, what stands behind it decides. */
#include "text/sentence.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/vec.h"
#include "text/abbreviation.h"
#include "text/class.h"
#include "text/layout.h"
#include "text/utf8.h"

struct ranges {
    struct token_range *at;
    size_t              length, room;
};

struct split {
    struct arena *arena;
    const char   *text;
    struct token *tokens;
    size_t        count;
    struct ranges sentences, paragraphs;
    size_t        sentence, paragraph; /* where the open ones begin */
    bool          opens;               /* no word of the sentence was seen yet */
};

/* Words that open sentences and seldom go on with a name.  Sorted. */
static const char *const openers[] = {
    "a",         "about",      "according", "across",     "after",        "again",
    "all",       "almost",     "along",     "also",       "although",     "among",
    "an",        "and",        "another",   "any",        "anyone",       "are",
    "as",        "asked",      "at",        "because",    "before",       "both",
    "but",       "by",         "can",       "despite",    "did",          "do",
    "does",      "during",     "each",      "earlier",    "either",       "even",
    "every",     "everyone",   "few",       "following",  "for",          "from",
    "further",   "given",      "had",       "has",        "have",         "he",
    "her",       "here",       "his",       "how",        "however",      "i",
    "if",        "in",         "including", "indeed",     "instead",      "is",
    "it",        "its",        "just",      "last",       "later",        "less",
    "like",      "many",       "meanwhile", "more",       "moreover",     "most",
    "much",      "my",         "neither",   "never",      "nevertheless", "no",
    "nobody",    "none",       "nor",       "not",        "nothing",      "now",
    "of",        "on",         "once",      "one",        "only",         "or",
    "other",     "others",     "our",       "out",        "over",         "people",
    "perhaps",   "previously", "recently",  "separately", "several",      "she",
    "since",     "so",         "some",      "someone",    "still",        "such",
    "than",      "that",       "the",       "their",      "then",         "there",
    "therefore", "these",      "they",      "this",       "those",        "though",
    "through",   "throughout", "thus",      "to",         "today",        "together",
    "too",       "two",        "under",     "unless",     "unlike",       "until",
    "was",       "we",         "well",      "were",       "what",         "when",
    "where",     "whether",    "which",     "while",      "who",          "whose",
    "why",       "will",       "with",      "within",     "without",      "would",
    "yes",       "yesterday",  "yet",       "you",        "your",
};

static int compare(const void *key, const void *entry)
{
    const struct str *word = key;
    return str_compare(*word, str_from(*(const char *const *)entry));
}

static struct str word_of(const struct token *token)
{
    return (struct str){token->word, token->length};
}

static bool is_opener(const struct token *token)
{
    const struct str word = word_of(token);
    return bsearch(&word, openers, sizeof openers / sizeof *openers, sizeof *openers,
                   compare) != NULL;
}

/* What may follow "8 a.m." with a capital: a day, a month, a time zone. */
static bool goes_with_hour(const struct token *token)
{
    return token->shape & TOKEN_UPPER ||
           str_listed(
               word_of(token),
               "monday tuesday wednesday thursday friday saturday sunday january "
               "february march april may june july august september october november "
               "december eastern pacific central mountain greenwich london local "
               "beijing tokyo moscow malaysian singapore");
}

static bool is_quote(const struct token *token)
{
    return token->length == 2 && token->word[0] == '\'' && token->word[1] == '\'';
}

/* Quotes and brackets that close behind a stop.  A straight quote closes only if no
 * space is before it. */
static bool closes(const struct token *token)
{
    const bool glued = token->shape & TOKEN_GLUED;
    if (!(token->shape & TOKEN_PUNCT)) return false;
    if (token->sentence & (MARK_BREAK | MARK_PARAGRAPH)) return false;
    if (token->sentence & MARK_STOP) return glued;
    if (token->length != 1) return is_quote(token);
    switch (token->word[0]) {
    case ')':
    case ']':
    case '}':
        return true;
    case '"':
    case '\'':
        return glued;
    default:
        return false;
    }
}

/* The first token behind a stop that is no opening quote, bracket or dash; count if the
 * text or the paragraph ends before it. */
static size_t first_word(const struct split *split, size_t at, bool *dash)
{
    enum { FURTHEST = 4 };
    *dash = false;
    for (size_t i = 0; i < FURTHEST; i++, at++) {
        if (at >= split->count) return split->count;
        const struct token *token = &split->tokens[at];
        if (token->sentence & (MARK_BREAK | MARK_PARAGRAPH)) return split->count;
        if (!(token->shape & TOKEN_PUNCT) || !strchr("\"'`([-.", token->word[0]))
            return at;
        if (token->word[0] == '-') *dash = true;
    }
    return at;
}

/* Lower case from the first letter to the last: "iPhone" and "al-Qaeda" may open a
 * sentence, as may words of scripts without case. */
static bool goes_on(const struct token *token, const char *text)
{
    const uint32_t begin = token->at.begin, end = token->at.end;
    if (!(token->shape & TOKEN_WORD) || token->shape & TOKEN_TITLE) return false;
    unsigned class = class_of_byte[(unsigned char)text[begin]];
    if (class & CLASS_BEYOND) {
        size_t size;
        class = class_beyond(utf8_decode(text + begin, end - begin, &size));
    }
    if (!(class & CLASS_LOWER)) return false;
    for (uint32_t i = begin; i < end; i++)
        if (char_is_upper(text[i])) return false;
    return true;
}

/* Whether a sentence ends behind an abbreviation, seen from the word that follows. */
static bool ends_after(enum abbreviation kind, const struct token *next)
{
    const bool title = next->shape & TOKEN_TITLE;
    switch (kind) {
    case ABBREVIATION_TITLE:
    case ABBREVIATION_LINK:
        return false;
    case ABBREVIATION_HOUR:
        return title && !goes_with_hour(next);
    case ABBREVIATION_LIST:
        return title;
    default:
        return title && is_opener(next);
    }
}

/* "1. " at the begin of a sentence is the number of an item. */
static bool is_item(const struct split *split, size_t stop)
{
    const struct token *number = &split->tokens[stop - 1];
    return stop == split->sentence + 1 && number->shape & TOKEN_DIGIT &&
           !(number->shape & TOKEN_WORD) && number->length <= 3;
}

/* Whether a stop without a space behind it was meant to have one: "ended.The". */
static bool lacks_space(const struct split *split, size_t stop)
{
    if (stop == split->sentence) return false;
    const struct token *before = &split->tokens[stop - 1];
    const struct token *next = &split->tokens[stop + 1];
    return next->shape & TOKEN_TITLE && before->length > 1 &&
           goes_on(before, split->text);
}

/* Whether a dot ends a sentence although a small letter follows: behind a long word in
 * small letters, which nobody shortened. */
static bool lacks_capital(const struct split *split, size_t stop)
{
    enum { LONG_WORD = 5 };
    if (stop == split->sentence) return false;
    const struct token *before = &split->tokens[stop - 1];
    return split->tokens[stop].length == 1 && before->length >= LONG_WORD &&
           !(split->tokens[stop + 1].shape & TOKEN_GLUED) && goes_on(before, split->text);
}

/* Whether the sentence ends at a stop behind which everything up to last closes. */
static bool ends(const struct split *split, size_t stop, enum abbreviation kind,
                 size_t last)
{
    bool         dash;
    const size_t next = first_word(split, last + 1, &dash);
    if (next == split->count) return true;
    const struct token *word = &split->tokens[next];
    const bool          plain = split->tokens[stop].word[0] == '.';
    if (kind) return !dash && ends_after(kind, word);
    if ((unsigned char)split->tokens[stop].word[0] >= 0x80) return true;
    if (goes_on(word, split->text))
        return plain && next == stop + 1 && lacks_capital(split, stop);
    if (plain && stop == last && split->tokens[stop + 1].shape & TOKEN_GLUED)
        return lacks_space(split, stop);
    return !dash || word->shape & TOKEN_TITLE;
}

static bool close_range(struct split *split, struct ranges *ranges, size_t *begin,
                        size_t end)
{
    if (*begin == end) return true;
    const struct token_range range = {
        .at = {split->tokens[*begin].at.begin, split->tokens[end - 1].at.end},
        .first = (uint32_t)*begin,
        .last = (uint32_t)end};
    *begin = end;
    return VEC_PUSH(ranges, split->arena, range);
}

static bool close_sentence(struct split *split, size_t end)
{
    split->opens = true;
    return close_range(split, &split->sentences, &split->sentence, end);
}

static void take(struct split *split, size_t at)
{
    struct token *token = &split->tokens[at];
    token->sentence = (uint32_t)split->sentences.length;
    if (!split->opens || !(token->shape & (TOKEN_WORD | TOKEN_DIGIT))) return;
    token->shape |= TOKEN_OPENER;
    split->opens = false;
}

/* How many tokens a reference like "[12]" has, if one is glued to the token before. */
static size_t reference(const struct split *split, size_t at)
{
    if (at + 3 > split->count) return 0;
    const struct token *token = &split->tokens[at];
    for (size_t i = 0; i < 3; i++)
        if (!(token[i].shape & TOKEN_GLUED) || token[i].sentence & MARK_BREAK) return 0;
    const bool brackets = token[0].word[0] == '[' && token[2].word[0] == ']';
    return brackets && token[1].shape & TOKEN_DIGIT ? 3 : 0;
}

/* Takes a stop and what closes behind it; *at is the last of those. */
static bool take_stop(struct split *split, size_t *at, uint32_t marks)
{
    const size_t stop = *at;
    for (;;) {
        size_t more = reference(split, *at + 1);
        if (!more && *at + 1 < split->count && closes(&split->tokens[*at + 1])) more = 1;
        if (!more) break;
        for (; more > 0; more--) take(split, ++*at);
    }
    if (stop > 0 && is_item(split, stop)) {
        split->tokens[stop - 1].shape &= ~(uint32_t)TOKEN_OPENER;
        split->opens = true;
        return true;
    }
    const enum abbreviation kind = (enum abbreviation)(marks >> MARK_KIND);
    return !ends(split, stop, kind, *at) || close_sentence(split, *at + 1);
}

static bool split_all(struct split *split)
{
    for (size_t i = 0; i < split->count; i++) {
        const uint32_t marks = split->tokens[i].sentence;
        if (marks & (MARK_BREAK | MARK_PARAGRAPH) && !close_sentence(split, i))
            return false;
        if (marks & MARK_PARAGRAPH &&
            !close_range(split, &split->paragraphs, &split->paragraph, i))
            return false;
        take(split, i);
        if (marks & MARK_STOP && !take_stop(split, &i, marks)) return false;
    }
    return close_sentence(split, split->count) &&
           close_range(split, &split->paragraphs, &split->paragraph, split->count);
}

/* Puts a break on the first token behind the header. */
static void mark_header(struct split *split, uint32_t header)
{
    size_t low = 0, high = split->count;
    if (header == 0) return;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (split->tokens[middle].at.begin < header)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < split->count) split->tokens[low].sentence |= MARK_BREAK;
}

enum status sentences_make(struct arena *arena, struct str text, uint32_t header,
                           struct tokens *tokens, struct error *error)
{
    struct split split = {.arena = arena,
                          .text = text.at,
                          .tokens = tokens->at,
                          .count = tokens->count,
                          .opens = true};
    mark_header(&split, header);
    if (!split_all(&split)) return error_memory(error, "finding sentences");
    tokens->sentences = split.sentences.at;
    tokens->sentence_count = split.sentences.length;
    tokens->paragraphs = split.paragraphs.at;
    tokens->paragraph_count = split.paragraphs.length;
    return OK;
}

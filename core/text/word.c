/* word: from run of letters and digits to the next, over the signs that may join two.
 * Each sign has a function that says how many bytes of it belong to the word: none ends
 * the word. */
#include "text/word.h"

#include "text/class.h"
#include "text/utf8.h"
#include "text/web.h"

enum { NARROW = CLASS_LOWER | CLASS_UPPER | CLASS_CASELESS };

struct state {
    const struct word_source *source;
    struct word              *word;
    uint32_t                  at;      /* where the next sign is */
    uint32_t                  run;     /* where the last run begins */
    bool                      letters; /* all runs so far are one letter and a dot */
    bool                      chain;   /* is digits, digits, digits with hyphens */
    bool                      after_comma;
    bool                      closed; /* nothing more may be joined */
};

unsigned word_class(const struct word_source *source, uint32_t at, uint32_t *size)
{
    *size = 0;
    if (at >= source->length) return 0;
    *size = 1;
    const unsigned class = class_of_byte[source->text[at]];
    if (!(class & CLASS_BEYOND)) return class;
    size_t         bytes;
    const uint32_t code =
        utf8_decode((const char *)source->text + at, source->length - at, &bytes);
    *size = (uint32_t)bytes;
    return class_beyond(code);
}

static unsigned class_at(const struct state *state, uint32_t at)
{
    uint32_t size;
    return word_class(state->source, at, &size);
}

static unsigned char byte_at(const struct state *state, uint32_t at)
{
    return at < state->source->length ? state->source->text[at] : 0;
}

static bool is_digit_at(const struct state *state, uint32_t at)
{
    return char_is_digit((char)byte_at(state, at));
}

/* Goes over letters, digits and what belongs to them.  Han and kana stay apart from
 * other letters. */
static void skip_run(struct state *state)
{
    struct word *word = state->word;
    uint32_t     size;
    for (;; state->at += size) {
        const unsigned class = word_class(state->source, state->at, &size);
        if (!(class & (CLASS_ALNUM | CLASS_MARK))) return;
        if ((class & CLASS_WIDE) && (word->bits & NARROW)) break;
        if ((class & NARROW) && (word->bits & CLASS_WIDE)) break;
        word->bits |= class;
        word->alnums += (class & CLASS_ALNUM) != 0;
        word->beyond |= size > 1;
    }
    state->closed = true;
}

uint32_t word_clitic(const struct word_source *source, uint32_t at)
{
    static const char *const clitics[] = {"s", "d", "m", "re", "ve", "ll"};
    uint32_t                 size;
    if (!(word_class(source, at, &size) & CLASS_APOSTROPHE)) return 0;
    const struct str rest = {source->folded + at + size, source->length - at - size};
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
        if (!str_starts(rest, clitics[i])) continue;
        const uint32_t length = size + (uint32_t)strlen(clitics[i]);
        if (word_class(source, at + length, &size) & (CLASS_ALNUM | CLASS_MARK)) continue;
        return length;
    }
    return 0;
}

/* Whether "n't" stands around an apostrophe, with a word before it. */
static bool negates(const struct state *state, uint32_t size)
{
    const uint32_t at = state->at;
    const char    *folded = state->source->folded;
    if (at < state->word->begin + 2 || folded[at - 1] != 'n') return false;
    if (at + size >= state->source->length || folded[at + size] != 't') return false;
    return !(class_at(state, at + size + 1) & (CLASS_ALNUM | CLASS_MARK));
}

static uint32_t join_apostrophe(struct state *state, uint32_t size)
{
    if (!(class_at(state, state->at + size) & CLASS_LETTER)) return 0;
    if (negates(state, size)) {
        state->at--;
        state->word->alnums--;
        return 0;
    }
    if (!(state->word->bits & CLASS_LETTER)) return 0;
    return word_clitic(state->source, state->at) ? 0 : size;
}

/* Two groups of digits stay apart, "24-26"; three are one token, "2025-09-24". */
static uint32_t join_hyphen(struct state *state, uint32_t size)
{
    const uint32_t next = state->at + size;
    if (!(class_at(state, next) & CLASS_ALNUM)) return 0;
    if (state->chain || (state->word->bits & CLASS_LETTER)) return size;
    if (!is_digit_at(state, next)) return class_at(state, next) & CLASS_DIGIT ? 0 : size;
    uint32_t end = next;
    while (is_digit_at(state, end)) end++;
    state->chain = byte_at(state, end) == '-' && is_digit_at(state, end + 1);
    return state->chain ? size : 0;
}

/* A page or a mail box that begins where the word does: takes all of it. */
static bool take_address(struct state *state)
{
    const struct word_source *source = state->source;
    const uint32_t            begin = state->word->begin;
    const struct str text = {(const char *)source->text + begin, source->length - begin};
    const size_t     length = web_length(text);
    if (begin + length <= state->at) return false;
    state->at = begin + (uint32_t)length;
    state->closed = true;
    return true;
}

static bool is_one_letter(const struct state *state)
{
    uint32_t size;
    const unsigned class = word_class(state->source, state->run, &size);
    return (class & CLASS_LETTER) && state->run + size == state->at;
}

/* Takes the dot of an abbreviation.  What may still follow is a hyphen: "U.S.-China",
 * "Calif.-based", but not in "Jan.-March". */
static uint32_t take_dot(struct state *state, enum abbreviation kind)
{
    uint32_t   size;
    const bool hyphen = word_class(state->source, state->at + 1, &size) & CLASS_HYPHEN;
    const bool lower = hyphen && class_at(state, state->at + 1 + size) & CLASS_LOWER;
    state->word->abbreviation = kind;
    state->closed = !lower && !(hyphen && state->letters);
    return 1;
}

/* The dot behind a single letter: inside "u.s", at the end of "u.s." or "J.". */
static uint32_t join_letter_dot(struct state *state)
{
    const struct word_source *source = state->source;
    uint32_t                  size;
    const unsigned            next = word_class(source, state->at + 1, &size);
    if (next & CLASS_LETTER) {
        const uint32_t behind = state->at + 1 + size;
        if (!(class_at(state, behind) & (CLASS_ALNUM | CLASS_MARK))) {
            state->letters = true;
            return 1;
        }
    }
    const uint32_t   begin = state->word->begin;
    const struct str folded = {source->folded + begin, state->at + 1 - begin};
    return take_dot(state, abbreviation_of_letters(folded));
}

/* A digit behind a dot, with or without one space between. */
static bool digit_follows(const struct state *state)
{
    uint32_t       size;
    const uint32_t next = state->at + 1;
    const bool     space = word_class(state->source, next, &size) & CLASS_SPACE;
    return is_digit_at(state, space ? next + size : next);
}

/* Degrees, the only common words with a dot between more than single letters. */
static bool take_degree(struct state *state)
{
    static const char *const degrees[] = {"ph.d", "ed.d",   "b.sc",
                                          "m.sc", "m.phil", "d.phil"};
    const uint32_t           begin = state->word->begin;
    const struct str         rest = {state->source->folded + begin,
                                     state->source->length - begin};
    for (size_t i = 0; i < sizeof degrees / sizeof *degrees; i++) {
        const uint32_t end = begin + (uint32_t)strlen(degrees[i]);
        if (!str_starts(rest, degrees[i]) || class_at(state, end) & CLASS_ALNUM) continue;
        const bool dotted = class_at(state, end) & CLASS_DOT;
        state->at = end + dotted;
        state->word->abbreviation = dotted ? ABBREVIATION_NAME : ABBREVIATION_NONE;
        state->closed = true;
        return true;
    }
    return false;
}

static uint32_t join_dot(struct state *state)
{
    const uint32_t at = state->at;
    const unsigned next = class_at(state, at + 1);
    if (next & CLASS_DOT) return 0;
    if (is_digit_at(state, at - 1) && is_digit_at(state, at + 1)) return 1;
    /* An address or a degree was looked for at the first dot already. */
    const bool first = (next & CLASS_ALNUM) && !state->letters;
    if (first && (take_address(state) || take_degree(state))) return 0;

    const struct abbreviation_place place = {
        .capital = class_at(state, state->run) & CLASS_UPPER,
        .after_comma = state->after_comma && state->run == state->word->begin,
        .before_digit = digit_follows(state)};
    const bool alone = state->run == state->word->begin || state->letters;
    if (alone && is_one_letter(state) &&
        (place.capital || state->letters || (next & CLASS_LETTER)))
        return join_letter_dot(state);
    const struct str folded = {state->source->folded + state->run, at - state->run};
    const enum abbreviation kind = abbreviation_find(folded, &place);
    return kind ? take_dot(state, kind) : 0;
}

/* "1,234", "RM20,000" and the Indian "12,34,567", but not "24,2025". */
static bool groups_digits(const struct state *state)
{
    const uint32_t at = state->at;
    uint32_t begin = at;
    while (begin > state->run && at - begin < 4 && is_digit_at(state, begin - 1)) begin--;
    if (begin == at || at - begin > 3) return false;
    uint32_t end = at + 1;
    while (end < at + 5 && is_digit_at(state, end)) end++;
    if (end == at + 4) return true;
    return end == at + 3 && byte_at(state, end) == ',' && is_digit_at(state, end + 1);
}

/* "US$", "HK$": the letters of a currency and its sign. */
static uint32_t join_currency(struct state *state)
{
    const struct word *word = state->word;
    const bool         capitals = (word->bits & CLASS_ALNUM) == CLASS_UPPER;
    if (!capitals || word->alnums > 3 || state->run != word->begin) return 0;
    state->closed = true;
    return 1;
}

static uint32_t join_sign(struct state *state, uint32_t size)
{
    const uint32_t at = state->at;
    const bool     digits = is_digit_at(state, at - 1) && is_digit_at(state, at + 1);
    const unsigned next = class_at(state, at + size);
    const bool     letters = (state->word->bits & CLASS_LETTER) && (next & CLASS_LETTER);
    switch (byte_at(state, at)) {
    case ',':
        return groups_digits(state) ? 1 : 0;
    case ':':
        if (byte_at(state, at + 1) == '/' && take_address(state)) return 0;
        return digits ? 1 : 0;
    case '/':
        return digits && !(state->word->bits & CLASS_LETTER) ? 1 : 0;
    case '@':
        take_address(state);
        return 0;
    case '$':
        return join_currency(state);
    case '_':
        return next & CLASS_ALNUM || byte_at(state, at + 1) == '_' ? 1 : 0;
    default: /* & and the middle dot */
        return letters ? size : 0;
    }
}

void word_finish(const struct word_source *source, bool after_comma, struct word *word)
{
    struct state state = {.source = source,
                          .word = word,
                          .at = word->end,
                          .run = word->begin,
                          .after_comma = after_comma};
    for (;;) {
        skip_run(&state);
        if (state.closed) break;
        uint32_t size, step = 0;
        const unsigned class = word_class(source, state.at, &size);
        if (class & CLASS_APOSTROPHE) step = join_apostrophe(&state, size);
        if (class & CLASS_HYPHEN) step = join_hyphen(&state, size);
        if (class & CLASS_DOT) step = join_dot(&state);
        if (class & CLASS_JOINER) step = join_sign(&state, size);
        if (class & CLASS_BROKEN && class_at(&state, state.at + 1) & CLASS_LETTER)
            step = 1;
        state.at += step;
        if (step == 0 || state.closed) break;
        word->beyond |= size > 1;
        if (!(class & CLASS_DOT)) word->abbreviation = ABBREVIATION_NONE;
        state.run = state.at;
    }
    word->end = state.at;
}

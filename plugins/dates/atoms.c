#include "atoms.h"
#include "terms.h"

#include <stdlib.h>
#include <string.h>

struct maker { /* what the functions below share */
    struct atoms *atoms;
    const struct lexicon *lexicon;
    ng_str text;
    const ng_token *token;
    uint32_t token_index;
    uint64_t spelling; /* CLASS_TITLE and so on, of the token */
};

static bool grow(struct atoms *atoms)
{
    const size_t room = atoms->room ? atoms->room * 2 : 4096;
    struct atom *bigger = realloc(atoms->at, room * sizeof *bigger);
    if (!bigger) return false;
    atoms->at = bigger;
    atoms->room = room;
    return true;
}

static inline struct atom *add_atom(struct maker *maker, uint32_t begin, uint32_t end)
{
    struct atoms *atoms = maker->atoms;
    if (atoms->count == atoms->room && !grow(atoms)) return NULL;
    struct atom *atom = &atoms->at[atoms->count++];
    const bool first = begin == maker->token->at.begin;
    *atom = (struct atom){
        .begin = begin,
        .end = end,
        .token = maker->token_index,
        .classes = first ? maker->spelling : maker->spelling & ~CLASS_BIT(CLASS_NAME),
        .glued = !first || (maker->token->shape & NG_GLUED) != 0,
    };
    return atom;
}

static inline void set_word(const struct maker *maker, struct atom *atom, uint32_t index)
{
    const struct word *word = &maker->lexicon->words[index];
    atom->word = index;
    atom->classes |= word->classes;
    if (word->classes & maker->lexicon->hyphen && !atom->glued)
        atom->classes &= ~maker->lexicon->hyphen;
    if (atom->classes & (CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_UPPER)))
        atom->classes |= word->capital;
    if (atom->classes & CLASS_BIT(CLASS_NUMBER))
        atom->number = INT64_C(1000) * lexicon_value(maker->lexicon, index, CLASS_NUMBER);
}

static uint64_t digit_classes(const char *at, uint32_t length, int64_t value)
{
    uint64_t classes = CLASS_BIT(CLASS_NUMBER);
    if (length == 2) classes |= CLASS_BIT(CLASS_TWO);
    if (length == 2 && value < 60) classes |= CLASS_BIT(CLASS_SIXTY);
    if (length <= 2 && value <= 24) classes |= CLASS_BIT(CLASS_HOUR);
    if (length <= 2 && value >= 1 && value <= 31) classes |= CLASS_BIT(CLASS_DAY);
    if (length <= 2 && value >= 1 && value <= 12)
        classes |= CLASS_BIT(CLASS_MONTH_DIGITS);
    if (length <= 3 && *at != '0') classes |= CLASS_BIT(CLASS_SMALL);
    if (length == 4 && value >= 1000 && value < 2200) classes |= CLASS_BIT(CLASS_YEAR);
    if (length == 4 && value / 100 <= 24 && value % 100 < 60)
        classes |= CLASS_BIT(CLASS_FOUR);
    if (length == 8 && value / 10000 >= 1900 && value / 10000 < 2100 &&
        value / 100 % 100 >= 1 && value / 100 % 100 <= 12 && value % 100 >= 1 &&
        value % 100 <= 31)
        classes |= CLASS_BIT(CLASS_COMPACT);
    return classes;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (unsigned char)byte >= 0x80;
}

/* The length of a hyphen or dash, or of an apostrophe, at a place; 0 if none is there.
 * All begin with E2 80, but the minus sign with E2 88. */
static uint32_t mark_length(ng_str text, uint32_t at, uint32_t end, bool *hyphen)
{
    const unsigned char *byte = (const unsigned char *)text.at + at;
    *hyphen = *byte == '-';
    if (*byte < 0x80) return is_digit((char)*byte) || is_letter((char)*byte) ? 0 : 1;
    if (end - at < 3 || byte[0] != 0xE2) return 0;
    if (byte[1] == 0x80 && byte[2] >= 0x90 && byte[2] <= 0x95) *hyphen = true;
    if (byte[1] == 0x88 && byte[2] == 0x92) *hyphen = true;
    return *hyphen || (byte[1] == 0x80 && byte[2] >= 0x98 && byte[2] <= 0x9F) ? 3 : 0;
}

static bool add_digits(struct maker *maker, uint32_t begin, uint32_t end)
{
    struct atom *atom = add_atom(maker, begin, end);
    if (!atom) return false;
    int64_t value = 0;
    for (uint32_t i = begin; i < end && i < begin + 12; i++)
        value = value * 10 + (maker->text.at[i] - '0');
    atom->number = value * 1000;
    atom->classes |= digit_classes(maker->text.at + begin, end - begin, value);
    return true;
}

enum { LONGEST_WORD = 24 }; /* longer ones are in no table */

static bool add_letters(struct maker *maker, uint32_t begin, uint32_t end)
{
    struct atom *atom = add_atom(maker, begin, end);
    if (!atom) return false;
    char folded[LONGEST_WORD];
    const uint32_t length = end - begin;
    if (length > LONGEST_WORD) return true;
    for (uint32_t i = 0; i < length; i++) {
        const char byte = maker->text.at[begin + i];
        folded[i] = byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
    }
    const ng_str word = {folded, length};
    const uint32_t index =
        lexicon_find(maker->lexicon, ng_hash(maker->lexicon->host, word), folded, length);
    const char first = maker->text.at[begin];
    if (first >= 'A' && first <= 'Z')
        atom->classes |= CLASS_BIT(CLASS_TITLE);
    else if (begin != maker->token->at.begin)
        atom->classes &= ~(CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_UPPER));
    if (index) set_word(maker, atom, index);
    return true;
}

static bool add_mark(struct maker *maker, uint32_t begin, uint32_t end, bool hyphen)
{
    struct atom *atom = add_atom(maker, begin, end);
    if (!atom) return false;
    const ng_str word = {hyphen ? "-" : maker->text.at + begin, hyphen ? 1 : end - begin};
    const uint32_t index = lexicon_find(
        maker->lexicon, ng_hash(maker->lexicon->host, word), word.at, word.len);
    if (index) set_word(maker, atom, index);
    return true;
}

/* Cuts a token into runs of digits, runs of letters, and single marks. */
static bool add_pieces(struct maker *maker, uint32_t begin, uint32_t end)
{
    const char *text = maker->text.at;
    for (uint32_t at = begin; at < end;) {
        bool hyphen = false;
        uint32_t stop = at;
        const uint32_t mark = mark_length(maker->text, at, end, &hyphen);
        if (mark) {
            if (!add_mark(maker, at, at + mark, hyphen)) return false;
            at += mark;
            continue;
        }
        const bool digits = is_digit(text[at]);
        while (stop < end && is_digit(text[stop]) == digits &&
               (digits || !mark_length(maker->text, stop, end, &hyphen)))
            stop++;
        if (digits ? !add_digits(maker, at, stop) : !add_letters(maker, at, stop))
            return false;
        atoms_join_number(maker->atoms, maker->lexicon, maker->text);
        at = stop;
    }
    return true;
}

/* Whether one of eight bytes is a comma, or one of the three marks behind it in ASCII. */
static inline bool has_mark(uint64_t eight)
{
    const uint64_t zero =
        (eight ^ UINT64_C(0x2C2C2C2C2C2C2C2C)) & UINT64_C(0xFCFCFCFCFCFCFCFC);
    return ((zero - UINT64_C(0x0101010101010101)) & ~zero &
            UINT64_C(0x8080808080808080)) != 0;
}

static inline uint64_t load_eight(const char *at)
{
    uint64_t eight;
    memcpy(&eight, at, sizeof eight);
    return eight;
}

static inline uint64_t load_four(const char *at)
{
    uint32_t four;
    memcpy(&four, at, sizeof four);
    return four;
}

/* - . / between letters: such a word is cut. */
static bool has_inner_mark(const ng_token *token)
{
    const char *word = token->word;
    const uint32_t length = token->len;
    if (length < 4) return length == 3 && word[1] >= ',' && word[1] <= '/';
    if (length <= 8)
        return has_mark(load_four(word) | load_four(word + length - 4) << 32);
    for (uint32_t i = 0; i + 8 < length; i += 8)
        if (has_mark(load_eight(word + i))) return true;
    return has_mark(load_eight(word + length - 8));
}

static bool add_token(struct maker *maker)
{
    const ng_token *token = maker->token;
    maker->spelling = maker->lexicon->spelling[token->shape % SHAPES];

    const uint32_t index =
        lexicon_find(maker->lexicon, token->hash, token->word, token->len);
    const bool number = (token->shape & (NG_DIGIT | NG_WORD)) == NG_DIGIT;
    if (number || (!index && (token->shape & NG_DIGIT || has_inner_mark(token))))
        return add_pieces(maker, token->at.begin, token->at.end);
    struct atom *atom = add_atom(maker, token->at.begin, token->at.end);
    if (!atom) return false;
    if (!index) return true;
    set_word(maker, atom, index);
    const uint64_t joining = CLASS_BIT(CLASS_NUMBER) | CLASS_BIT(CLASS_ORDINAL) |
                             CLASS_BIT(CLASS_SCALE) | CLASS_BIT(CLASS_TEEN);
    if (atom->classes & joining || index == maker->lexicon->half)
        atoms_join_number(maker->atoms, maker->lexicon, maker->text);
    return true;
}

bool atoms_make(struct atoms *atoms, const struct lexicon *lexicon, ng_doc *doc)
{
    const ng_tokens tokens = ng_tokens_of(doc);
    struct maker maker = {.atoms = atoms, .lexicon = lexicon, .text = ng_text(doc)};
    atoms->count = 0;
    for (size_t i = 0; i < tokens.len; i++) {
        maker.token = &tokens.at[i];
        maker.token_index = (uint32_t)i;
        if (!add_token(&maker)) return false;
    }
    return true;
}

int32_t atom_value(const struct lexicon *lexicon, const struct atom *atom, int32_t class)
{
    const int32_t whole = (int32_t)(atom->number / 1000);
    switch (class) {
    case CLASS_NUMBER:
        return atom->number < INT32_MAX ? (int32_t)atom->number : INT32_MAX;
    case CLASS_ORDINAL:
    case CLASS_DECADE:
        return atom->number ? (int32_t)atom->number
                            : lexicon_value(lexicon, atom->word, class);
    case CLASS_CLOCK:
        return whole * 100 + (int32_t)(atom->number % 1000 / 10);
    case CLASS_DAY:
    case CLASS_MONTH_DIGITS:
    case CLASS_YEAR:
    case CLASS_TWO:
    case CLASS_HOUR:
    case CLASS_SIXTY:
    case CLASS_FOUR:
    case CLASS_COMPACT:
    case CLASS_SMALL:
        return whole;
    default:
        return lexicon_value(lexicon, atom->word, class);
    }
}

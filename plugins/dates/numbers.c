/* numbers: the part of atoms that joins the pieces of a number: "1,200", "5.5", "19th",
 * "1990s", "2 1/2", "twenty-five", "two hundred and six", "nineteen ninety-six", "dua
 * puluh lima".  Called for each atom that could end one, it looks back a few atoms. */
#include "atoms.h"
#include "terms.h"

/* In thousandths; larger ones are cut there, they count no days. */
static const int64_t largest = INT64_C(1000000000000);

static bool has(const struct atom *atom, int32_t class)
{
    return (atom->classes & CLASS_BIT(class)) != 0;
}

/* The i-th atom from the end, the last being 0; NULL if there are not so many. */
static struct atom *back(const struct atoms *atoms, size_t i)
{
    return i < atoms->count ? &atoms->at[atoms->count - 1 - i] : NULL;
}

static bool is_mark(const struct lexicon *lexicon, const struct atom *atom, char mark)
{
    const struct word *word = &lexicon->words[atom->word];
    return atom->word && word->length == 1 && *word->at == mark;
}

static bool in_digits(const struct atom *atom)
{
    return has(atom, CLASS_NUMBER) && !atom->word;
}

static const uint64_t number_classes =
    CLASS_BIT(CLASS_NUMBER) | CLASS_BIT(CLASS_ORDINAL) | CLASS_BIT(CLASS_DAY) |
    CLASS_BIT(CLASS_MONTH_DIGITS) | CLASS_BIT(CLASS_YEAR) | CLASS_BIT(CLASS_TWO) |
    CLASS_BIT(CLASS_HOUR) | CLASS_BIT(CLASS_SIXTY) | CLASS_BIT(CLASS_FOUR) |
    CLASS_BIT(CLASS_COMPACT) | CLASS_BIT(CLASS_SMALL) | CLASS_BIT(CLASS_DECADE) |
    CLASS_BIT(CLASS_SCALE) | CLASS_BIT(CLASS_TEEN);

/* Makes the last `count` atoms one, with a class and a value. */
static void join(struct atoms *atoms, size_t count, uint64_t classes, int64_t number)
{
    struct atom *first = back(atoms, count - 1);
    first->end = back(atoms, 0)->end;
    first->classes = (first->classes & ~number_classes) | classes;
    first->number = number;
    atoms->count -= count - 1;
}

/* "," and three digits, or "." and one or more: 1,200 and 5.5.  A second "." makes it
 * a date or a version, and no decimal. */
static void join_fraction(struct atoms *atoms, const struct lexicon *lexicon, ng_str text)
{
    struct atom *last = back(atoms, 0);
    struct atom *mark = back(atoms, 1);
    struct atom *first = back(atoms, 2);
    if (!first || !in_digits(first) || !mark->glued || !last->glued) return;
    const uint32_t length = last->end - last->begin;
    if (is_mark(lexicon, mark, ',') && length == 3 && first->number < largest) {
        join(atoms, 3, CLASS_BIT(CLASS_NUMBER), first->number * 1000 + last->number);
        return;
    }
    if (!is_mark(lexicon, mark, '.') || length > 3) return;
    const struct atom *before = back(atoms, 3);
    if (first->glued && before && is_mark(lexicon, before, '.')) return;
    if (last->end + 1 < text.len && text.at[last->end] == '.' &&
        text.at[last->end + 1] >= '0' && text.at[last->end + 1] <= '9')
        return;
    uint64_t classes = CLASS_BIT(CLASS_NUMBER);
    if (length == 2 && has(first, CLASS_HOUR) && has(last, CLASS_SIXTY))
        classes |= CLASS_BIT(CLASS_CLOCK);
    int64_t thousandths = last->number / 1000;
    for (uint32_t i = length; i < 3; i++)
        thousandths *= 10;
    if (first->number % 1000) return;
    join(atoms, 3, classes, first->number + thousandths);
}

/* 2 1/2 is 2.5. */
static void join_half(struct atoms *atoms, const struct lexicon *lexicon)
{
    const struct atom *below = back(atoms, 0);
    const struct atom *slash = back(atoms, 1);
    const struct atom *above = back(atoms, 2);
    const struct atom *whole = back(atoms, 3);
    if (!above || !is_mark(lexicon, slash, '/') || !below->glued || !slash->glued) return;
    if (!in_digits(above) || below->number < 2000 || below->number > 8000 ||
        above->number >= below->number)
        return;
    const bool mixed =
        whole && in_digits(whole) && whole->number % 1000 == 0 && whole->number < 100000;
    if (!mixed) return;
    join(atoms, 4, CLASS_BIT(CLASS_NUMBER),
         whole->number + above->number * 1000 / below->number);
}

/* "th" and the like behind digits: 19th; "s" behind tens: 1990s, 90s. */
static bool join_suffix(struct atoms *atoms, const struct lexicon *lexicon)
{
    struct atom *last = back(atoms, 0);
    struct atom *digits = back(atoms, 1);
    if (!digits || !last->glued || !in_digits(digits) || digits->number % 1000)
        return false;
    const int64_t value = digits->number / 1000;
    const ng_str word = {lexicon->words[last->word].at,
                         lexicon->words[last->word].length};
    if (str_equal(word, NG_STR("th")) || str_equal(word, NG_STR("st")) ||
        str_equal(word, NG_STR("nd")) || str_equal(word, NG_STR("rd"))) {
        join(atoms, 2, CLASS_BIT(CLASS_ORDINAL), value);
        return true;
    }
    const bool year = has(digits, CLASS_YEAR);
    if (!str_equal(word, NG_STR("s")) || value % 10 || !(year || has(digits, CLASS_TWO)))
        return false;
    join(atoms, 2, CLASS_BIT(CLASS_DECADE), value / 10);
    return true;
}

/* How a word for a number goes on the number before it: 0 if it does not. */
static int64_t added(const struct atom *before, const struct atom *last)
{
    const int64_t a = before->number / 1000, b = last->number / 1000;
    const int64_t unit = a % 1000 == 0 ? 1000 : a % 100 == 0 ? 100 : a % 10 == 0 ? 10 : 1;
    if (a >= 20 && unit > 1 && b > 0 && b < unit && (unit > 10 || b < 10)) return a + b;
    return 0;
}

static void join_words(struct atoms *atoms, const struct lexicon *lexicon)
{
    struct atom *last = back(atoms, 0);
    struct atom *before = back(atoms, 1);
    if (!before) return;
    size_t between = 0;
    const bool hyphen = is_mark(lexicon, before, '-') && before->glued && last->glued;
    const bool and = has(before, CLASS_AND);
    if (hyphen || and) {
        before = back(atoms, 2);
        between = 1;
    }
    const bool scaled = has(last, CLASS_SCALE) && !and&&!hyphen; /* 65 million */
    if (!before || !has(before, CLASS_NUMBER) || before->number % 1000) return;
    if (!before->word && !scaled) return;
    const int64_t a = before->number / 1000;
    if (has(last, CLASS_SCALE) && !and) {
        const int64_t scale = lexicon_value(lexicon, last->word, CLASS_SCALE);
        /* "two hundred thousand" multiplies all, "a thousand two hundred" the rest. */
        const int64_t rest = a > scale ? a % scale : a;
        if (!rest || a > 1000000) return;
        const int64_t value = a - rest + rest * scale;
        const bool year = value >= 1600 && value < 2200; /* nineteen hundred */
        join(atoms, 2 + between,
             CLASS_BIT(CLASS_NUMBER) | (year ? CLASS_BIT(CLASS_YEAR) : 0), value * 1000);
        return;
    }
    if (has(last, CLASS_TEEN) && !and&&a < 10) {
        join(atoms, 2 + between, CLASS_BIT(CLASS_NUMBER), (a + 10) * 1000);
        return;
    }
    if (has(last, CLASS_ORDINAL) && !has(last, CLASS_NUMBER)) {
        const int64_t b = lexicon_value(lexicon, last->word, CLASS_ORDINAL);
        if (a >= 20 && a % 10 == 0 && b > 0 && b < 10)
            join(atoms, 2 + between, CLASS_BIT(CLASS_ORDINAL), a + b);
        return;
    }
    if (!has(last, CLASS_NUMBER)) return;
    const int64_t b = last->number / 1000;
    const bool plain = a < 1000 ? !and || a % 100 == 0 : true;
    const int64_t sum = plain ? added(before, last) : 0;
    if (sum) {
        const bool year = sum >= 1000 && sum < 2200;
        join(atoms, 2 + between,
             CLASS_BIT(CLASS_NUMBER) | (year ? CLASS_BIT(CLASS_YEAR) : 0), sum * 1000);
        return;
    }
    /* nineteen ninety, nineteen oh six; the unit that may follow is added later. */
    if (a >= 11 && a <= 20 && b >= 10 && b < 100 && !and)
        join(atoms, 2 + between, CLASS_BIT(CLASS_NUMBER) | CLASS_BIT(CLASS_YEAR),
             (a * 100 + b) * 1000);
}

/* two and a half, two-and-a-half, two-and-half */
static bool join_and_a_half(struct atoms *atoms, const struct lexicon *lexicon)
{
    if (back(atoms, 0)->word != lexicon->half) return false;
    const struct atom *words[4] = {0}; /* half, a, and, two: without hyphens */
    size_t place[4] = {0}, count = 0;
    for (size_t i = 0; i < 7 && count < 4 && back(atoms, i); i++) {
        if (is_mark(lexicon, back(atoms, i), '-')) continue;
        place[count] = i;
        words[count++] = back(atoms, i);
    }
    const bool article = words[1] && words[1]->end - words[1]->begin == 1;
    const size_t and = article ? 2 : 1;
    const struct atom *number = words[and+1];
    if (!words[and] || !has(words[and], CLASS_AND) || !number) return false;
    if (!has(number, CLASS_NUMBER) || number->number % 1000) return false;
    join(atoms, place[and+1] + 1, CLASS_BIT(CLASS_NUMBER), number->number + 500);
    return true;
}

void atoms_join_number(struct atoms *atoms, const struct lexicon *lexicon, ng_str text)
{
    struct atom *last = back(atoms, 0);
    if (in_digits(last)) {
        join_fraction(atoms, lexicon, text);
        join_half(atoms, lexicon);
        return;
    }
    if (last->glued && join_suffix(atoms, lexicon)) return;
    if (join_and_a_half(atoms, lexicon)) return;
    join_words(atoms, lexicon);
}

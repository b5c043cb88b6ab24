#include "text/lemma.h"

#include <nutgraf/plugin.h>

#include "text/lemma_words.h"

enum { LONGEST = 64 }; /* bytes; a longer word is left as it is */

/* What a tag lets a word be. */
enum reading { READ_VERB, READ_NOUN, READ_ANY, READ_OTHER };

static enum reading reading_of(uint8_t tag)
{
    switch (tag) {
    case NG_TAG_NONE:
        return READ_ANY;
    case NG_VB:
    case NG_VBP:
    case NG_VBZ:
    case NG_VBD:
    case NG_VBN:
    case NG_VBG:
    case NG_MD:
        return READ_VERB;
    case NG_NN:
    case NG_NNS:
        return READ_NOUN;
    default:
        return READ_OTHER;
    }
}

static struct str find_form(const struct lemma_form *forms, size_t count, struct str word)
{
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int    order = str_compare(str_from(forms[middle].form), word);
        if (order == 0) return str_from(forms[middle].lemma);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return (struct str){0};
}

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool has_vowel(struct str s)
{
    for (size_t i = 0; i < s.length; i++) {
        if (is_vowel(s.at[i]) || s.at[i] == 'y') return true;
    }
    return false;
}

static struct str cut(struct str word, size_t letters)
{
    return str_slice(word, 0, word.length - letters);
}

/* A word with a letter behind it; .at is NULL when memory ran out. */
static struct str append(struct arena *arena, struct str word, char letter)
{
    char *at = arena_raw(arena, word.length + 1);
    if (!at) return (struct str){0};
    memcpy(at, word.at, word.length);
    at[word.length] = letter;
    return (struct str){at, word.length + 1};
}

/* Where the stems that end in a letter begin in the table. */
static size_t first_stem(char letter)
{
    size_t low = 0, high = lemma_stem_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const char  *ending = lemma_stems[middle].ending;
        if (ending[strlen(ending) - 1] < letter)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static enum lemma_ending ending_of(struct str stem)
{
    const char        last = stem.at[stem.length - 1];
    enum lemma_ending does = LEMMA_KEEP;
    size_t            longest = 0;
    for (size_t i = first_stem(last); i < lemma_stem_count; i++) {
        const struct str ending = str_from(lemma_stems[i].ending);
        if (ending.at[ending.length - 1] != last) break;
        if (ending.length <= longest || !str_ends(stem, lemma_stems[i].ending)) continue;
        longest = ending.length;
        does = lemma_stems[i].does;
    }
    return does;
}

/* The verb of a stem, what -ed or -ing was taken off. */
static struct str verb_of_stem(struct arena *arena, struct str stem)
{
    switch (ending_of(stem)) {
    case LEMMA_E:
        return append(arena, stem, 'e');
    case LEMMA_HALVE:
        return cut(stem, 1);
    case LEMMA_KEEP:
        break;
    }
    return stem;
}

/* "carri" is "carry"; "agre" is "agree"; else what the stem says. */
static struct str verb_of_past(struct arena *arena, struct str word)
{
    if (str_ends(word, "ied") && word.length > 4) return append(arena, cut(word, 3), 'y');
    if (str_ends(word, "eed")) return cut(word, 1);
    return verb_of_stem(arena, cut(word, 2));
}

/* The s that a plural or a third person adds.  A word that ends in -ss, -us or -is is left
 * as it is. */
static struct str without_s(struct arena *arena, struct str word, bool of_verb)
{
    static const char *const sibilants[] = {"sses", "shes", "ches", "xes", "zzes"};
    if (str_ends(word, "ies") && word.length > 4) return append(arena, cut(word, 3), 'y');
    for (size_t i = 0; i < sizeof sibilants / sizeof *sibilants; i++) {
        if (str_ends(word, sibilants[i])) return cut(word, 2);
    }
    if (of_verb && str_ends(word, "oes")) return cut(word, 2);
    if (str_ends(word, "ss") || (!of_verb && (str_ends(word, "us") || str_ends(word, "is"))))
        return word;
    return str_ends(word, "s") ? cut(word, 1) : word;
}

static struct str verb_lemma(struct arena *arena, struct str word, uint8_t tag)
{
    if (tag == NG_VB) return word;
    const struct str irregular = find_form(lemma_verbs, lemma_verb_count, word);
    /* Of all verbs only these two have a present tense of another word: are, 've. */
    const bool fits = tag != NG_VBP || str_is(irregular, "be") || str_is(irregular, "have");
    if (irregular.at && fits) return irregular;
    if (tag == NG_VBP || tag == NG_MD) return word;
    if ((tag == NG_VBZ || tag == NG_TAG_NONE) && str_ends(word, "s") && word.length > 2) {
        return without_s(arena, word, true);
    }
    if (str_ends(word, "ing") && word.length > 4 && has_vowel(cut(word, 3))) {
        return verb_of_stem(arena, cut(word, 3));
    }
    if (str_ends(word, "ed") && word.length > 3 && has_vowel(cut(word, 2))) {
        return verb_of_past(arena, word);
    }
    return word;
}

static struct str noun_lemma(struct arena *arena, struct str word, uint8_t tag)
{
    const struct str irregular = find_form(lemma_nouns, lemma_noun_count, word);
    if (irregular.at) return irregular;
    if (tag == NG_NN || word.length < 3) return word;
    return without_s(arena, word, false);
}

struct str lemma_of(struct arena *arena, struct str folded, uint8_t tag)
{
    const enum reading reading = reading_of(tag);
    if (reading == READ_OTHER || folded.length < 2 || folded.length > LONGEST) return folded;
    if (reading == READ_VERB) return verb_lemma(arena, folded, tag);
    if (reading == READ_NOUN) return noun_lemma(arena, folded, tag);
    /* Not tagged: an irregular noun is surer than a verb by its spelling. */
    const struct str noun = find_form(lemma_nouns, lemma_noun_count, folded);
    return noun.at ? noun : verb_lemma(arena, folded, tag);
}

/* inflect: endings by the spelling of the stem. */
#include "inflect.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "lexicon.h"

static bool is_vowel(char c)
{
    return c && strchr("aeiou", c) != NULL;
}

static bool ends_with(const char *word, const char *ending)
{
    const size_t length = strlen(word), tail = strlen(ending);
    return length >= tail && strcmp(word + length - tail, ending) == 0;
}

/* "policy", but not "delay". */
static bool ends_in_y(const char *word)
{
    const size_t length = strlen(word);
    return length > 1 && word[length - 1] == 'y' && !is_vowel(word[length - 2]);
}

static bool hisses(const char *word)
{
    return ends_with(word, "s") || ends_with(word, "x") || ends_with(word, "z") ||
           ends_with(word, "ch") || ends_with(word, "sh");
}

/* One consonant behind one vowel, which may be doubled: stop, permit, cancel. */
static bool may_double(const char *word)
{
    const size_t length = strlen(word);
    if (length < 3) return false;
    const char *end = word + length;
    return !is_vowel(end[-1]) && !strchr("wxy", end[-1]) && is_vowel(end[-2]) &&
           (!is_vowel(end[-3]) || (length > 3 && strncmp(end - 3, "ui", 2) == 0));
}

static void write_form(struct inflection *form, const char *word, size_t cut,
                       const char *ending, uint8_t forms)
{
    const size_t tail = strlen(ending), room = sizeof form->text - tail - 1;
    size_t stem = strlen(word) - cut;
    if (stem > room) stem = room;
    memcpy(form->text, word, stem);
    memcpy(form->text + stem, ending, tail + 1);
    form->forms = forms;
}

static void write_s(struct inflection *form, const char *word, uint8_t forms)
{
    if (ends_in_y(word)) {
        write_form(form, word, 1, "ies", forms);
        return;
    }
    const bool e = hisses(word) || (ends_with(word, "o") && !ends_with(word, "oo"));
    write_form(form, word, 0, e ? "es" : "s", forms);
}

size_t inflect_verb(const char *base, struct inflection forms[8])
{
    const uint8_t past = FORM_PAST | FORM_PARTICIPLE;
    size_t count = 0;
    write_s(&forms[count++], base, FORM_S);
    if (ends_with(base, "ie")) {
        write_form(&forms[count++], base, 0, "d", past);
        write_form(&forms[count++], base, 2, "ying", FORM_ING);
        return count;
    }
    if (ends_with(base, "e")) {
        const bool keep = ends_with(base, "ee") || ends_with(base, "ye");
        write_form(&forms[count++], base, 0, "d", past);
        write_form(&forms[count++], base, keep ? 0 : 1, "ing", FORM_ING);
        return count;
    }
    if (ends_in_y(base))
        write_form(&forms[count++], base, 1, "ied", past);
    else
        write_form(&forms[count++], base, 0, "ed", past);
    write_form(&forms[count++], base, 0, "ing", FORM_ING);
    if (!may_double(base)) return count;
    const char last[] = {base[strlen(base) - 1], '\0'};
    char doubled[INFLECT_MAX];
    snprintf(doubled, sizeof doubled, "%.*s%s", INFLECT_MAX - 6, base, last);
    write_form(&forms[count++], doubled, 0, "ed", past);
    write_form(&forms[count++], doubled, 0, "ing", FORM_ING);
    return count;
}

size_t inflect_noun(const char *singular, struct inflection plurals[2])
{
    write_s(&plurals[0], singular, 0);
    if (!ends_with(singular, "o")) return 1;
    write_form(&plurals[1], singular, 0, "s", 0);
    return 2;
}

/* reader: words, their forms and their classes. */
#include "reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inflect.h"

const char *const reader_class_names[CLASS_COUNT] = {
    "none",      "be",       "have",       "do",           "negation", "weekday",
    "month",     "time",     "person",     "body",         "people",   "event",
    "announced", "announce", "ordinal",    "final",        "unit",     "condition",
    "plan-noun", "ruling",   "try-noun",   "due",          "unsure",   "confer",
    "distant",   "stative",  "quantifier", "ditransitive", "begin",    "gerund",
    "army",      "wish",     "place",      "currency",     "sway",     "copula",
    "carry",     "naming",   "number",     "name",         "pronoun",  "money",
    "score",     "anything"};

void reader_complain(struct reader *reader, const char *what, const char *word)
{
    char message[256];
    snprintf(message, sizeof message, "triggers.txt:%u: %s \"%.60s\"", reader->number,
             what, word);
    if (reader->status == NG_OK) ng_say(reader->host, NG_ERROR, message);
    if (reader->status == NG_OK) reader->status = NG_NOFILE;
}

void reader_run_out(struct reader *reader)
{
    reader->status = NG_NOMEM;
}

uint32_t reader_add_word(struct reader *reader, const char *text)
{
    const uint32_t word =
        table_add(&reader->lexicon->table, reader->host, ng_make_str(text, strlen(text)));
    if (!word) reader_run_out(reader);
    return word;
}

uint16_t reader_find_class(const struct lexicon *lexicon, const char *name)
{
    for (uint32_t i = 0; i < lexicon->class_count; i++)
        if (strcmp(lexicon->class_names[i], name) == 0) return (uint16_t)i;
    return 0;
}

uint16_t reader_add_class(struct reader *reader, const char *name)
{
    struct lexicon *lexicon = reader->lexicon;
    const uint16_t known = reader_find_class(lexicon, name);
    if (known) return known;
    if (!array_grow(&lexicon->class_names, lexicon->class_count, &lexicon->class_capacity,
                    sizeof *lexicon->class_names))
        return reader_run_out(reader), (uint16_t)0;
    char *copy = strdup(name);
    if (!copy) return reader_run_out(reader), (uint16_t)0;
    lexicon->class_names[lexicon->class_count] = copy;
    return (uint16_t)lexicon->class_count++;
}

void reader_add_member(struct reader *reader, uint32_t word, uint16_t group)
{
    struct lexicon *lexicon = reader->lexicon;
    if (!array_grow(&lexicon->members, lexicon->member_count, &lexicon->member_capacity,
                    sizeof *lexicon->members)) {
        reader_run_out(reader);
        return;
    }
    lexicon->members[lexicon->member_count++] = (struct membership){word, group};
}

/* Gives a form its lemma, unless a form of another word came first: "found" is of "find".
 */
void reader_add_form(struct reader *reader, const char *text, uint32_t lemma,
                     enum pos pos, uint8_t forms)
{
    const uint32_t word = reader_add_word(reader, text);
    if (!word) return;
    struct word *entry = &reader->lexicon->table.words[word];
    if (entry->lemma[pos] && entry->lemma[pos] != lemma && entry->lemma[pos] != word)
        return;
    if (!entry->lemma[pos] || word != lemma) entry->lemma[pos] = lemma;
    if (pos == POS_VERB) entry->forms |= forms;
}

/* "authorise" is "authorize" elsewhere. */
static bool respell(const char *text, char other[INFLECT_MAX])
{
    const size_t length = strlen(text);
    if (length < 5 || length >= INFLECT_MAX - 6) return false;
    snprintf(other, INFLECT_MAX, "%s", text);
    if (strcmp(text + length - 3, "ise") == 0 || strcmp(text + length - 3, "yse") == 0) {
        other[length - 2] = 'z';
        return true;
    }
    char *our = strstr(other, "our");
    if (our && our > other + 1 && (our[3] == '\0' || our[3] == 's')) {
        memmove(our + 1, our + 2, strlen(our + 2) + 1);
        return true;
    }
    return false;
}

static void add_verb_forms(struct reader *reader, const char *base, uint32_t lemma)
{
    struct inflection forms[8];
    const size_t count = inflect_verb(base, forms);
    reader_add_form(reader, base, lemma, POS_VERB, FORM_BASE);
    const uint8_t given = reader->lexicon->table.words[lemma].forms;
    for (size_t i = 0; i < count; i++) {
        const bool irregular = (given & FORM_PARTICIPLE) && (forms[i].forms & FORM_PAST);
        if (!irregular)
            reader_add_form(reader, forms[i].text, lemma, POS_VERB, forms[i].forms);
    }
}

static void add_noun_forms(struct reader *reader, const char *base, uint32_t lemma)
{
    struct inflection plurals[2];
    const size_t count = inflect_noun(base, plurals);
    reader_add_form(reader, base, lemma, POS_NOUN, 0);
    for (size_t i = 0; i < count; i++)
        reader_add_form(reader, plurals[i].text, lemma, POS_NOUN, 0);
}

/* A lemma with all its forms, spelt both ways. */
uint32_t reader_add_lemma(struct reader *reader, const char *text, enum pos pos)
{
    const uint32_t lemma = reader_add_word(reader, text);
    char other[INFLECT_MAX];
    if (!lemma) return NO_WORD;
    const bool twice = respell(text, other);
    for (int i = 0; i <= (int)twice; i++) {
        const char *base = i ? other : text;
        if (pos == POS_VERB)
            add_verb_forms(reader, base, lemma);
        else if (pos == POS_NOUN)
            add_noun_forms(reader, base, lemma);
        else
            reader_add_form(reader, base, lemma, POS_ADJECTIVE, 0);
    }
    return lemma;
}

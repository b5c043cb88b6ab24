/* reader: words, their forms and their classes. */
#include "reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inflect.h"

const char *const reader_class_names[CLASS_COUNT] = {
    "none",    "be",     "have",   "do",        "negation",  "weekday",    "month",
    "time",    "person", "body",   "people",    "event",     "announced",  "announce",
    "ordinal", "final",  "unit",   "condition", "plan-noun", "ruling",     "try-noun",
    "due",     "unsure", "confer", "distant",   "stative",   "quantifier", "ditransitive",
    "begin",   "gerund", "army",   "wish",      "place",     "currency",   "sway",
    "about",   "copula", "carry",  "naming",    "doubt",     "number",     "name",
    "pronoun", "money",  "score",  "anything"};

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

uint16_t reader_find_class(const struct reader *reader, const char *name)
{
    const ng_str text = ng_make_str(name, strlen(name));
    const uint32_t known =
        table_find(&reader->names, ng_hash(reader->host, text), text.at, text.len);
    return known ? reader->class_of[known] : 0;
}

uint16_t reader_new_class(struct reader *reader)
{
    if (reader->class_count > UINT16_MAX ||
        !array_grow(&reader->classes, reader->class_count, &reader->class_capacity,
                    sizeof *reader->classes))
        return reader_run_out(reader), (uint16_t)0;
    reader->classes[reader->class_count] = (struct class_words){0};
    return (uint16_t)reader->class_count++;
}

uint16_t reader_add_class(struct reader *reader, const char *name)
{
    const uint16_t known = reader_find_class(reader, name);
    if (known) return known;
    const uint32_t word =
        table_add(&reader->names, reader->host, ng_make_str(name, strlen(name)));
    if (!word || !array_grow(&reader->class_of, word, &reader->class_of_capacity,
                             sizeof *reader->class_of))
        return reader_run_out(reader), (uint16_t)0;
    return reader->class_of[word] = reader_new_class(reader);
}

void reader_add_member(struct reader *reader, uint32_t word, uint16_t group)
{
    struct class_words *words = &reader->classes[group];
    if (!array_grow(&reader->members, reader->member_count, &reader->member_capacity,
                    sizeof *reader->members)) {
        reader_run_out(reader);
        return;
    }
    reader->members[reader->member_count++] = (struct membership){.word = word};
    if (words->last)
        reader->members[words->last - 1].next = reader->member_count;
    else
        words->first = reader->member_count;
    words->last = reader->member_count;
}

void reader_add_members(struct reader *reader, uint16_t other, uint16_t group)
{
    const uint32_t last = reader->classes[other].last;
    if (other >= CLASS_FILLED && other < CLASS_COUNT)
        reader_add_member(reader, reader->lexicon->sorts[other - CLASS_FILLED], group);
    for (uint32_t at = reader->classes[other].first; at && reader->status == NG_OK;) {
        const struct membership member = reader->members[at - 1];
        reader_add_member(reader, member.word, group);
        at = at == last ? 0 : member.next;
    }
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
    memcpy(other, text, length + 1);
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

/* A lemma with all its forms, spelt both ways; once is enough. */
uint32_t reader_add_lemma(struct reader *reader, const char *text, enum pos pos)
{
    const uint32_t lemma = reader_add_word(reader, text);
    char other[INFLECT_MAX];
    if (!lemma || reader->lexicon->table.words[lemma].spelt & 1u << pos) return lemma;
    reader->lexicon->table.words[lemma].spelt |= (uint8_t)(1u << pos);
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

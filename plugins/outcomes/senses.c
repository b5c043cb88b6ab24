/* senses: a table by the hash of the word, filled once. */
#include "senses.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NAMES = 200, MOST_BITS = 20, NAME = 40 };

struct row {
    uint32_t hash;                               /* of the word; 0 is a free place */
    uint8_t senses[SENSE_OF_COUNT][MOST_SENSES]; /* 1 + index of a name; 0 is none */
};

struct senses {
    struct row *rows; /* [1 << bits], open addressing */
    unsigned bits;
    struct sense names[MOST_NAMES];
    uint32_t name_count;
};

struct reading {
    const ng_host *host;
    struct senses *senses;
    uint32_t line;
    ng_status status;
};

static void complain(struct reading *reading, const char *what, ng_str cell,
                     const char *remedy)
{
    char message[240];
    snprintf(message, sizeof message, "senses.tsv:%u: %s: \"%.*s\"; %s", reading->line,
             what, (int)(cell.len < NAME ? cell.len : NAME), cell.at, remedy);
    ng_say(reading->host, NG_ERROR, message);
    reading->status = NG_NOFILE;
}

static void complain_of_form(struct reading *reading, const char *what, ng_str cell)
{
    complain(
        reading, what, cell,
        "write a word, a tab, verb or noun, a tab, and one or two senses with a space "
        "between");
}

static struct row *find_row(const struct senses *senses, uint32_t hash)
{
    const uint32_t mask = (1u << senses->bits) - 1;
    uint32_t at = hash & mask;
    while (senses->rows[at].hash && senses->rows[at].hash != hash)
        at = (at + 1) & mask;
    return &senses->rows[at];
}

/* Takes the part of *rest before a separator, or all of it. */
static ng_str cut(ng_str *rest, char separator)
{
    const char *end = rest->len ? memchr(rest->at, separator, rest->len) : NULL;
    const ng_str part = ng_make_str(rest->at, end ? (size_t)(end - rest->at) : rest->len);
    const size_t used = part.len + (end != NULL);
    *rest = ng_make_str(rest->at + used, rest->len - used);
    return part;
}

static bool is(ng_str text, const char *word)
{
    return text.len == strlen(word) && memcmp(text.at, word, text.len) == 0;
}

static bool is_name(ng_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((text.at[i] < 'a' || text.at[i] > 'z') && text.at[i] != '-') return false;
    return text.len > 0;
}

/* 1 + the index of a sense's name; 0 if it is none, or one too many. */
static uint8_t number_of(struct reading *reading, ng_str name)
{
    struct senses *senses = reading->senses;
    if (!is_name(name)) {
        complain_of_form(reading, "not the name of a sense, a to z and hyphens", name);
        return 0;
    }
    const uint32_t hash = ng_hash(reading->host, name);
    for (uint32_t i = 0; i < senses->name_count; i++)
        if (senses->names[i].hash == hash) return (uint8_t)(i + 1);
    if (senses->name_count == MOST_NAMES) {
        complain(reading, "one sense more than 200", name, "call it like another sense");
        return 0;
    }
    senses->names[senses->name_count++] = (struct sense){name, hash};
    return (uint8_t)senses->name_count;
}

static void read_line(struct reading *reading, ng_str line)
{
    const ng_str word = cut(&line, '\t'), of = cut(&line, '\t');
    const bool verb = is(of, "verb");
    if (!word.len || !line.len) {
        complain_of_form(reading, "not three cells", word);
        return;
    }
    if (!verb && !is(of, "noun")) {
        complain_of_form(reading, "neither verb nor noun", of);
        return;
    }
    struct row *row = find_row(reading->senses, ng_hash(reading->host, word));
    uint8_t *numbers = row->senses[verb ? SENSE_OF_VERB : SENSE_OF_NOUN];
    if (numbers[0]) {
        complain(reading, "a word for the second time", word, "drop one of the lines");
        return;
    }
    row->hash = ng_hash(reading->host, word);
    for (int i = 0; i < MOST_SENSES && line.len && reading->status == NG_OK; i++)
        numbers[i] = number_of(reading, cut(&line, ' '));
    if (line.len && reading->status == NG_OK)
        complain_of_form(reading, "more senses than two", line);
}

static uint32_t count_lines(ng_str text)
{
    uint32_t count = 1;
    for (size_t i = 0; i < text.len; i++)
        count += text.at[i] == '\n';
    return count;
}

ng_status senses_read(const ng_host *host, ng_str text, struct senses **senses)
{
    struct senses *made = calloc(1, sizeof *made);
    *senses = made;
    if (!made) return NG_NOMEM;
    const uint32_t lines = count_lines(text);
    while (made->bits < MOST_BITS && 1u << made->bits < 2 * lines)
        made->bits++;
    struct reading reading = {.host = host, .senses = made};
    if (1u << made->bits < 2 * lines) {
        reading.line = lines;
        complain(&reading, "too long a list", ng_make_str("", 0),
                 "keep it below half a million lines");
        return reading.status;
    }
    made->rows = calloc((size_t)1 << made->bits, sizeof *made->rows);
    if (!made->rows) return NG_NOMEM;
    while (text.len && reading.status == NG_OK) {
        const ng_str line = cut(&text, '\n');
        reading.line++;
        if (line.len && line.at[0] != '#') read_line(&reading, line);
    }
    return reading.status;
}

void senses_free(struct senses *senses)
{
    if (!senses) return;
    free(senses->rows);
    free(senses);
}

struct word_senses senses_find(const struct senses *senses, enum sense_of of,
                               uint32_t hash)
{
    struct word_senses found = {.count = 0};
    const uint8_t *numbers = find_row(senses, hash)->senses[of];
    for (int i = 0; i < MOST_SENSES && numbers[i]; i++)
        found.at[found.count++] = &senses->names[numbers[i] - 1];
    return found;
}

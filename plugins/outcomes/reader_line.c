/* reader_line: what each kind of line of triggers.txt means. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reader.h"

static char *next_item(char **rest, const char *separators)
{
    char *item = *rest + strspn(*rest, separators);
    if (!*item) return NULL;
    char *end = item + strcspn(item, separators);
    *rest = *end ? end + 1 : end;
    *end = '\0';
    return item;
}

/* Words are compared folded: one with a capital letter would never be found. */
static bool is_lower(struct reader *reader, const char *text)
{
    for (const char *at = text; *at; at++)
        if (*at >= 'A' && *at <= 'Z') {
            reader_complain(reader, "words are written in lower case, not", text);
            return false;
        }
    return true;
}

static void read_class(struct reader *reader, char *rest)
{
    char *name = next_item(&rest, " :");
    if (!name) {
        reader_complain(reader, "a class needs a name", "class");
        return;
    }
    const uint16_t group = reader_add_class(reader, name);
    uint8_t ordinal = 0;
    for (char *item; (item = next_item(&rest, " ")) != NULL;) {
        if (*item == '@') { /* all words of a class that came before */
            const uint16_t other = reader_find_class(reader, item + 1);
            if (!other) reader_complain(reader, "no class above has the name", item);
            reader_add_members(reader, other, group);
            continue;
        }
        char *slash = strchr(item, '/'); /* first/firstly: both are the first */
        ordinal++;
        if (slash) *slash = '\0';
        for (char *text = item; text; text = slash, slash = NULL) {
            if (text != item) text++;
            if (!is_lower(reader, text)) return;
            const uint32_t word = reader_add_word(reader, text);
            if (!word) return;
            reader_add_member(reader, word, group);
            if (group == CLASS_ORDINAL)
                reader->lexicon->table.words[word].ordinal = ordinal;
            if (group == CLASS_STATIVE || group == CLASS_CONFER || group == CLASS_BEGIN ||
                group == CLASS_GERUND || group == CLASS_DITRANSITIVE ||
                group == CLASS_WISH || group == CLASS_ANNOUNCE || group == CLASS_CARRY ||
                group == CLASS_SWAY || group == CLASS_COPULA)
                reader_add_lemma(reader, text, POS_VERB);
            else if (group > CLASS_TIME && group != CLASS_ORDINAL &&
                     group != CLASS_CONDITION)
                reader_add_lemma(reader, text, POS_NOUN);
        }
    }
}

/* irregular begin began begun; further words are other spellings of the participle. */
static void read_irregular(struct reader *reader, char *rest, bool verb)
{
    const char *base = next_item(&rest, " ");
    if (!base) {
        reader_complain(reader, "name a word and its forms behind",
                        verb ? "irregular" : "plural");
        return;
    }
    if (!is_lower(reader, base)) return;
    const uint32_t lemma = reader_add_word(reader, base);
    uint8_t forms = FORM_PAST;
    for (const char *item; lemma && (item = next_item(&rest, " ")) != NULL;) {
        if (!is_lower(reader, item)) return;
        reader_add_form(reader, item, lemma, verb ? POS_VERB : POS_NOUN,
                        verb ? forms : 0);
        forms = FORM_PARTICIPLE;
    }
    if (lemma && verb) reader->lexicon->table.words[lemma].forms |= FORM_PARTICIPLE;
}

static float log_odds(double p)
{
    return (float)log(p / (1 - p));
}

static bool read_flag(struct frame *frame, const char *word)
{
    static const struct {
        const char *name;
        uint16_t flag;
    } flags[] = {
        {"present", FRAME_PRESENT},
        {"active",  FRAME_ACTIVE },
        {"passive", FRAME_PASSIVE},
        {"both",    FRAME_BOTH   },
        {"bare",    FRAME_BARE   },
        {"context", FRAME_CONTEXT},
        {"second",  FRAME_SECOND },
        {"maybe",   FRAME_MINE   },
        {"alone",   FRAME_ALONE  },
        {"modal",   FRAME_MODAL  },
        {"weak",    FRAME_WEAK   },
        {"denies",  FRAME_DENIES }
    };
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        if (strcmp(flags[i].name, word)) continue;
        frame->flags |= flags[i].flag;
        return true;
    }
    return false;
}

/* obj=law,@rate: the class of these words, made for this line if it is a list. */
static uint16_t read_words(struct reader *reader, char *list)
{
    if (*list == '@' && !strchr(list, ',')) {
        const uint16_t group = reader_find_class(reader, list + 1);
        if (!group) reader_complain(reader, "no class above has the name", list);
        return group;
    }
    const uint16_t group = reader_new_class(reader);
    if (!*list) reader_complain(reader, "name a word behind", "=");
    for (char *item; (item = next_item(&list, ",")) != NULL;) {
        if (*item != '@') {
            if (!is_lower(reader, item)) return group;
            const uint32_t word = reader_add_lemma(reader, item, POS_NOUN);
            if (word) reader_add_member(reader, word, group);
            continue;
        }
        const uint16_t other = reader_find_class(reader, item + 1);
        if (!other) reader_complain(reader, "no class above has the name", item);
        reader_add_members(reader, other, group);
    }
    return group;
}

static void read_condition(struct reader *reader, struct frame *frame, enum slot slot,
                           bool negated, char *list)
{
    if (frame->condition_count == MAX_CONDITIONS) {
        reader_complain(reader, "too many conditions at", list);
        return;
    }
    frame->conditions[frame->condition_count++] = (struct condition){
        .slot = (uint8_t)slot, .negated = negated, .group = read_words(reader, list)};
}

static uint8_t read_status(struct reader *reader, const char *name)
{
    for (uint8_t i = STATUS_ACHIEVED; i <= STATUS_FAILED; i++)
        if (strcmp(name, status_names[i]) == 0) return i;
    if (strcmp(name, "none") != 0) reader_complain(reader, "no such status:", name);
    return STATUS_NONE;
}

/* The probability that a line is right, as log odds. */
static float read_prior(struct reader *reader, const char *text)
{
    char *end;
    const double p = strtod(text, &end);
    if (end > text && !*end && p > 0 && p < 1) return log_odds(p);
    reader_complain(reader, "p= takes a number between 0 and 1, such as 0.8, not", text);
    return 0;
}

/* The preposition that object= and recipient= name. */
static uint16_t read_preposition(struct reader *reader, const char *text)
{
    const size_t letters = strspn(text, "abcdefghijklmnopqrstuvwxyz");
    if (letters && !text[letters]) return (uint16_t)reader_add_word(reader, text);
    reader_complain(reader, "object= and recipient= take one preposition, not", text);
    return 0;
}

/* A text that stays: kept as a word of the table. */
static ng_str keep(struct reader *reader, const char *text)
{
    const uint32_t word = reader_add_word(reader, text);
    return reader->lexicon->table.words[word].text;
}

enum setting {
    SETTING_STATUS,
    SETTING_P,
    SETTING_PLOVER,
    SETTING_CAMEO,
    SETTING_OBJECT,
    SETTING_RECIPIENT,
    SETTING_COUNT
};

static void set_setting(struct reader *reader, struct frame *frame, enum setting setting,
                        const char *value)
{
    switch (setting) {
    case SETTING_STATUS:
        frame->status = read_status(reader, value);
        return;
    case SETTING_P:
        frame->prior = read_prior(reader, value);
        return;
    case SETTING_PLOVER:
        frame->plover = keep(reader, value);
        return;
    case SETTING_CAMEO:
        frame->cameo = keep(reader, value);
        return;
    case SETTING_OBJECT:
        frame->object_after = read_preposition(reader, value);
        return;
    default:
        frame->recipient_after = read_preposition(reader, value);
        return;
    }
}

/* Reads "name=value", "name!=value" or a flag; *seen has a bit for each setting that the
 * line had before. */
static void read_setting(struct reader *reader, struct frame *frame, char *item,
                         uint32_t *seen)
{
    static const char *const slots[SLOT_COUNT] = {"subj", "obj", "second", "next",
                                                  "sentence"};
    static const char *const settings[SETTING_COUNT] = {"status", "p",      "plover",
                                                        "cameo",  "object", "recipient"};
    char *equals = strchr(item, '=');
    if (!equals) {
        if (!read_flag(frame, item)) reader_complain(reader, "no such flag:", item);
        return;
    }
    const bool negated = equals > item && equals[-1] == '!';
    equals[negated ? -1 : 0] = '\0';
    char *value = equals + 1;
    for (int slot = 0; slot < SLOT_COUNT; slot++)
        if (strcmp(item, slots[slot]) == 0) {
            read_condition(reader, frame, (enum slot)slot, negated, value);
            return;
        }
    for (int i = 0; i < SETTING_COUNT; i++) {
        if (strcmp(item, settings[i])) continue;
        if (negated)
            reader_complain(reader, "only conditions take !=, not", item);
        else if (*seen & 1u << i)
            reader_complain(reader, "a line has one of each setting; drop the second",
                            item);
        *seen |= 1u << i;
        set_setting(reader, frame, (enum setting)i, value);
        return;
    }
    reader_complain(reader, "no such setting:", item);
}

static void read_section(struct reader *reader, char *rest)
{
    reader->preset = (struct frame){.prior = log_odds(0.8)};
    rest[strcspn(rest, "]")] = '\0';
    const char *name = next_item(&rest, " ");
    if (!name) {
        reader_complain(reader, "a section needs a name", "[");
        return;
    }
    uint8_t type = 0;
    while (type < TYPE_COUNT && strcmp(name, type_names[type]))
        type++;
    reader->preset.type = type;
    if (type == TYPE_COUNT) reader->preset.type = 0;
    if (strcmp(name, "none") == 0)
        reader->preset.flags = FRAME_NOTHING;
    else if (type == TYPE_COUNT && strcmp(name, "words"))
        reader_complain(reader, "no such type:", name);
    if (type == TYPE_ASK || type == TYPE_MEET) reader->preset.flags = FRAME_CONTEXT;
    uint32_t seen = 0;
    for (char *item; (item = next_item(&rest, " ")) != NULL;)
        read_setting(reader, &reader->preset, item, &seen);
}

static void add_line(struct reader *reader, const struct frame *frame, char *text)
{
    if (!is_lower(reader, text)) return;
    char *particle = strchr(text, '_');
    if (particle) *particle++ = '\0';
    const enum pos pos = frame->kind == KIND_NOUN        ? POS_NOUN
                         : frame->kind == KIND_ADJECTIVE ? POS_ADJECTIVE
                                                         : POS_VERB;
    const uint32_t lemma = reader_add_lemma(reader, text, pos);
    if (!lemma || !array_grow(&reader->lines, reader->line_count, &reader->line_capacity,
                              sizeof *reader->lines)) {
        reader_run_out(reader);
        return;
    }
    struct line_frame *line = &reader->lines[reader->line_count];
    *line = (struct line_frame){*frame, lemma, (uint8_t)pos};
    reader->line_count++;
    if (particle) line->frame.particle = (uint16_t)reader_add_word(reader, particle);
    snprintf(line->frame.name, sizeof line->frame.name, "%s%s%s", text,
             particle ? "-" : "", particle ? particle : "");
}

void reader_read_line(struct reader *reader, char *line)
{
    static const char *const kinds[] = {"verb", "act",       "undergo", "light",
                                        "noun", "adjective", "control", "speech"};
    line[strcspn(line, "#")] = '\0';
    for (size_t end = strlen(line); end && strchr(" \t\r", line[end - 1]);)
        line[--end] = 0;
    char *rest = line;
    if (*line == '[') {
        read_section(reader, line + 1);
        return;
    }
    const char *first = next_item(&rest, " ");
    if (!first) return;
    if (strcmp(first, "class") == 0) {
        read_class(reader, rest);
        return;
    }
    if (strcmp(first, "irregular") == 0 || strcmp(first, "plural") == 0) {
        read_irregular(reader, rest, *first == 'i');
        return;
    }
    struct frame frame = reader->preset;
    size_t kind = 0;
    while (kind < sizeof kinds / sizeof *kinds && strcmp(kinds[kind], first))
        kind++;
    if (kind == sizeof kinds / sizeof *kinds) {
        reader_complain(reader, "a line cannot begin with", first);
        return;
    }
    frame.kind = (uint8_t)kind;
    char *settings = strchr(rest, ':');
    if (settings) *settings++ = '\0';
    uint32_t seen = 0;
    for (char *item; settings && (item = next_item(&settings, " ")) != NULL;)
        read_setting(reader, &frame, item, &seen);
    const uint32_t before = reader->line_count;
    for (char *text; (text = next_item(&rest, " ")) != NULL;)
        add_line(reader, &frame, text);
    if (reader->line_count == before)
        reader_complain(reader, "name a word before the colon, behind", first);
}

/* lexicon: reads triggers.txt, line by line, into words, classes and frames. */
#include "lexicon.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inflect.h"
#include "table.h"

struct membership {
    uint32_t word;
    uint32_t group;
};

struct line_frame { /* a frame, until all of a word's frames are put side by side */
    struct frame frame;
    uint32_t     lemma;
    uint32_t     order;
    uint8_t      pos;
};

struct lexicon {
    struct table       table;
    struct frame      *frames;      /* [frame_count], by word and part of speech */
    uint32_t           frame_count;
    struct membership *members;     /* [member_count], by word */
    uint32_t           member_count, member_capacity;
    char             **class_names; /* [class_count] */
    uint32_t           class_count, class_capacity;
    uint32_t           by;          /* the word */
    uint32_t           sorts[CLASS_COUNT - CLASS_FILLED]; /* words that stand for them */
};

struct reader {
    const ng_host     *host;
    struct lexicon    *lexicon;
    struct line_frame *lines; /* [line_count] */
    uint32_t           line_count, line_capacity;
    uint32_t           number; /* of the line, from 1 */
    struct frame       preset; /* what the section says */
    ng_status          status;
};

static const char *const class_names[CLASS_COUNT] = {
    "none",      "be",       "have",      "do",       "negation",  "weekday",
    "month",     "time",     "person",    "body",     "people",    "event",
    "announced", "announce", "ordinal",   "final",    "unit",      "condition",
    "plan-noun", "try-noun", "due",       "unsure",   "confer",    "distant",
    "stative",   "quantifier", "ditransitive", "begin", "army", "wish", "currency", "carry",   "number",    "name",
    "pronoun",   "money",    "anything"};

static void complain(struct reader *reader, const char *what, const char *word)
{
    char message[256];
    snprintf(message, sizeof message, "triggers.txt:%u: %s \"%.60s\"", reader->number, what,
             word);
    if (reader->status == NG_OK) ng_say(reader->host, NG_ERROR, message);
    if (reader->status == NG_OK) reader->status = NG_NOFILE;
}

static void run_out(struct reader *reader) { reader->status = NG_NOMEM; }

static uint32_t add_word(struct reader *reader, const char *text)
{
    const uint32_t word = table_add(&reader->lexicon->table, reader->host,
                                    ng_make_str(text, strlen(text)));
    if (!word) run_out(reader);
    return word;
}

static uint16_t find_class(const struct lexicon *lexicon, const char *name)
{
    for (uint32_t i = 0; i < lexicon->class_count; i++)
        if (strcmp(lexicon->class_names[i], name) == 0) return (uint16_t)i;
    return 0;
}

static uint16_t add_class(struct reader *reader, const char *name)
{
    struct lexicon *lexicon = reader->lexicon;
    const uint16_t  known = find_class(lexicon, name);
    if (known) return known;
    if (!array_grow(&lexicon->class_names, lexicon->class_count, &lexicon->class_capacity,
                    sizeof *lexicon->class_names))
        return run_out(reader), (uint16_t)0;
    char *copy = strdup(name);
    if (!copy) return run_out(reader), (uint16_t)0;
    lexicon->class_names[lexicon->class_count] = copy;
    return (uint16_t)lexicon->class_count++;
}

static void add_member(struct reader *reader, uint32_t word, uint16_t group)
{
    struct lexicon *lexicon = reader->lexicon;
    if (!array_grow(&lexicon->members, lexicon->member_count, &lexicon->member_capacity,
                    sizeof *lexicon->members)) {
        run_out(reader);
        return;
    }
    lexicon->members[lexicon->member_count++] = (struct membership){word, group};
}

/* Gives a form its lemma, unless a form of another word came first: "found" is of "find". */
static void add_form(struct reader *reader, const char *text, uint32_t lemma, enum pos pos,
                     uint8_t forms)
{
    const uint32_t word = add_word(reader, text);
    if (!word) return;
    struct word *entry = &reader->lexicon->table.words[word];
    if (entry->lemma[pos] && entry->lemma[pos] != lemma && entry->lemma[pos] != word) return;
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
    const size_t      count = inflect_verb(base, forms);
    add_form(reader, base, lemma, POS_VERB, FORM_BASE);
    const uint8_t given = reader->lexicon->table.words[lemma].forms;
    for (size_t i = 0; i < count; i++) {
        const bool irregular = (given & FORM_PARTICIPLE) && (forms[i].forms & FORM_PAST);
        if (!irregular) add_form(reader, forms[i].text, lemma, POS_VERB, forms[i].forms);
    }
}

static void add_noun_forms(struct reader *reader, const char *base, uint32_t lemma)
{
    struct inflection plurals[2];
    const size_t      count = inflect_noun(base, plurals);
    add_form(reader, base, lemma, POS_NOUN, 0);
    for (size_t i = 0; i < count; i++) add_form(reader, plurals[i].text, lemma, POS_NOUN, 0);
}

/* A lemma with all its forms, spelt both ways. */
static uint32_t add_lemma(struct reader *reader, const char *text, enum pos pos)
{
    const uint32_t lemma = add_word(reader, text);
    char           other[INFLECT_MAX];
    if (!lemma) return NO_WORD;
    const bool twice = respell(text, other);
    for (int i = 0; i <= (int)twice; i++) {
        const char *base = i ? other : text;
        if (pos == POS_VERB) add_verb_forms(reader, base, lemma);
        else if (pos == POS_NOUN) add_noun_forms(reader, base, lemma);
        else add_form(reader, base, lemma, POS_ADJECTIVE, 0);
    }
    return lemma;
}

/* ------------------------------------------------------------------ lines */

static char *next_item(char **rest, const char *separators)
{
    char *item = *rest + strspn(*rest, separators);
    if (!*item) return NULL;
    char *end = item + strcspn(item, separators);
    *rest = *end ? end + 1 : end;
    *end = '\0';
    return item;
}

static void read_class(struct reader *reader, char *rest)
{
    char *name = next_item(&rest, " :");
    if (!name) {
        complain(reader, "a class needs a name", "class");
        return;
    }
    const uint16_t group = add_class(reader, name);
    uint8_t        ordinal = 0;
    for (char *item; (item = next_item(&rest, " ")) != NULL;) {
        if (*item == '@') { /* all words of a class that came before */
            const uint16_t other = find_class(reader->lexicon, item + 1);
            if (!other) complain(reader, "no such class yet:", item);
            const uint32_t count = reader->lexicon->member_count;
            for (uint32_t i = 0; i < count; i++)
                if (reader->lexicon->members[i].group == other)
                    add_member(reader, reader->lexicon->members[i].word, group);
            continue;
        }
        char *slash = strchr(item, '/'); /* first/firstly: both are the first */
        ordinal++;
        if (slash) *slash = '\0';
        for (char *text = item; text; text = slash, slash = NULL) {
            if (text != item) text++;
            const uint32_t word = add_word(reader, text);
            if (!word) return;
            add_member(reader, word, group);
            if (group == CLASS_ORDINAL) reader->lexicon->table.words[word].ordinal = ordinal;
            if (group == CLASS_STATIVE || group == CLASS_CONFER || group == CLASS_BEGIN ||
                group == CLASS_DITRANSITIVE || group == CLASS_WISH ||
                group == CLASS_ANNOUNCE || group == CLASS_CARRY)
                add_lemma(reader, text, POS_VERB);
            else if (group > CLASS_TIME && group != CLASS_ORDINAL && group != CLASS_CONDITION)
                add_lemma(reader, text, POS_NOUN);
        }
    }
}

/* irregular begin began begun; further words are other spellings of the participle. */
static void read_irregular(struct reader *reader, char *rest, bool verb)
{
    const char *base = next_item(&rest, " ");
    if (!base) return;
    const uint32_t lemma = add_word(reader, base);
    uint8_t        forms = FORM_PAST;
    for (const char *item; lemma && (item = next_item(&rest, " ")) != NULL;) {
        add_form(reader, item, lemma, verb ? POS_VERB : POS_NOUN, verb ? forms : 0);
        forms = FORM_PARTICIPLE;
    }
    if (lemma && verb) reader->lexicon->table.words[lemma].forms |= FORM_PARTICIPLE;
}

static float log_odds(double p) { return (float)log(p / (1 - p)); }

static bool read_flag(struct frame *frame, const char *word)
{
    static const struct {
        const char *name;
        uint16_t    flag;
    } flags[] = {{"present", FRAME_PRESENT}, {"active", FRAME_ACTIVE},
                 {"passive", FRAME_PASSIVE}, {"both", FRAME_BOTH},
                 {"bare", FRAME_BARE},       {"reflex", FRAME_REFLEX},
                 {"context", FRAME_CONTEXT}, {"second", FRAME_SECOND},
                 {"maybe", FRAME_MINE},      {"alone", FRAME_ALONE},
                 {"modal", FRAME_MODAL},     {"weak", FRAME_WEAK}};
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
        const uint16_t group = find_class(reader->lexicon, list + 1);
        if (!group) complain(reader, "no such class:", list);
        return group;
    }
    char name[32];
    snprintf(name, sizeof name, "%u/%u", reader->number, reader->lexicon->class_count);
    const uint16_t group = add_class(reader, name);
    for (char *item; (item = next_item(&list, ",")) != NULL;) {
        if (*item != '@') {
            const uint32_t word = add_lemma(reader, item, POS_NOUN);
            if (word) add_member(reader, word, group);
            continue;
        }
        const uint16_t other = find_class(reader->lexicon, item + 1);
        if (!other) complain(reader, "no such class:", item);
        if (other >= CLASS_FILLED && other < CLASS_COUNT)
            add_member(reader, reader->lexicon->sorts[other - CLASS_FILLED], group);
        const uint32_t count = reader->lexicon->member_count;
        for (uint32_t i = 0; i < count; i++)
            if (reader->lexicon->members[i].group == other)
                add_member(reader, reader->lexicon->members[i].word, group);
    }
    return group;
}

static void read_condition(struct reader *reader, struct frame *frame, enum slot slot,
                           bool negated, char *list)
{
    if (frame->condition_count == MAX_CONDITIONS) {
        complain(reader, "too many conditions at", list);
        return;
    }
    frame->conditions[frame->condition_count++] = (struct condition){
        .slot = (uint8_t)slot, .negated = negated, .group = read_words(reader, list)};
}

static uint8_t read_status(struct reader *reader, const char *name)
{
    for (uint8_t i = STATUS_ACHIEVED; i <= STATUS_FAILED; i++)
        if (strcmp(name, status_names[i]) == 0) return i;
    if (strcmp(name, "none") != 0) complain(reader, "no such status:", name);
    return STATUS_NONE;
}

/* A text that stays: kept as a word of the table. */
static ng_str keep(struct reader *reader, const char *text)
{
    const uint32_t word = add_word(reader, text);
    return reader->lexicon->table.words[word].text;
}

static void read_setting(struct reader *reader, struct frame *frame, char *item)
{
    static const char *const slots[SLOT_COUNT] = {"subj", "obj", "second", "next"};
    char *equals = strchr(item, '=');
    if (!equals) {
        if (!read_flag(frame, item)) complain(reader, "unknown word", item);
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
    if (strcmp(item, "status") == 0) frame->status = read_status(reader, value);
    else if (strcmp(item, "p") == 0) frame->prior = log_odds(strtod(value, NULL));
    else if (strcmp(item, "plover") == 0) frame->plover = keep(reader, value);
    else if (strcmp(item, "cameo") == 0) frame->cameo = keep(reader, value);
    else if (strcmp(item, "object") == 0)
        frame->object_after = (uint16_t)add_word(reader, value);
    else if (strcmp(item, "recipient") == 0)
        frame->recipient_after = (uint16_t)add_word(reader, value);
    else complain(reader, "unknown setting", item);
}

static void read_section(struct reader *reader, char *rest)
{
    reader->preset = (struct frame){.prior = log_odds(0.8)};
    rest[strcspn(rest, "]")] = '\0';
    const char *name = next_item(&rest, " ");
    if (!name) {
        complain(reader, "a section needs a name", "[");
        return;
    }
    uint8_t type = 0;
    while (type < TYPE_COUNT && strcmp(name, type_names[type])) type++;
    reader->preset.type = type;
    if (type == TYPE_COUNT) reader->preset.type = 0;
    if (strcmp(name, "none") == 0) reader->preset.flags = FRAME_NOTHING;
    else if (type == TYPE_COUNT && strcmp(name, "words"))
        complain(reader, "no such type:", name);
    if (type == TYPE_ASK || type == TYPE_MEET) reader->preset.flags = FRAME_CONTEXT;
    for (char *item; (item = next_item(&rest, " ")) != NULL;)
        read_setting(reader, &reader->preset, item);
}

static void add_line(struct reader *reader, const struct frame *frame, char *text)
{
    char *particle = strchr(text, '_');
    if (particle) *particle++ = '\0';
    const enum pos pos = frame->kind == KIND_NOUN        ? POS_NOUN
                         : frame->kind == KIND_ADJECTIVE ? POS_ADJECTIVE
                                                         : POS_VERB;
    const uint32_t lemma = add_lemma(reader, text, pos);
    if (!lemma || !array_grow(&reader->lines, reader->line_count, &reader->line_capacity,
                              sizeof *reader->lines)) {
        run_out(reader);
        return;
    }
    struct line_frame *line = &reader->lines[reader->line_count];
    *line = (struct line_frame){*frame, lemma, reader->line_count, (uint8_t)pos};
    reader->line_count++;
    if (particle) line->frame.particle = (uint16_t)add_word(reader, particle);
    snprintf(line->frame.name, sizeof line->frame.name, "%s%s%s", text, particle ? "-" : "",
             particle ? particle : "");
}

static void read_line(struct reader *reader, char *line)
{
    static const char *const kinds[] = {"verb", "act",       "undergo", "light",
                                        "noun", "adjective", "control", "speech"};
    line[strcspn(line, "#")] = '\0';
    for (size_t end = strlen(line); end && strchr(" \t\r", line[end - 1]);) line[--end] = 0;
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
    size_t       kind = 0;
    while (kind < sizeof kinds / sizeof *kinds && strcmp(kinds[kind], first)) kind++;
    if (kind == sizeof kinds / sizeof *kinds) {
        complain(reader, "a line cannot begin with", first);
        return;
    }
    frame.kind = (uint8_t)kind;
    char *settings = strchr(rest, ':');
    if (settings) *settings++ = '\0';
    for (char *item; settings && (item = next_item(&settings, " ")) != NULL;)
        read_setting(reader, &frame, item);
    for (char *text; (text = next_item(&rest, " ")) != NULL;)
        add_line(reader, &frame, text);
}

/* ---------------------------------------------------------------- putting together */

static int compare_lines(const void *a, const void *b)
{
    const struct line_frame *x = a, *y = b;
    if (x->lemma != y->lemma) return x->lemma < y->lemma ? -1 : 1;
    if (x->pos != y->pos) return x->pos < y->pos ? -1 : 1;
    const bool x_bare = !x->frame.particle, y_bare = !y->frame.particle;
    if (x_bare != y_bare) return x_bare ? 1 : -1; /* set up is asked before set */
    return x->order < y->order ? -1 : 1;
}

static int compare_members(const void *a, const void *b)
{
    const struct membership *x = a, *y = b;
    if (x->word != y->word) return x->word < y->word ? -1 : 1;
    return (x->group > y->group) - (x->group < y->group);
}

static void settle_frames(struct reader *reader)
{
    struct lexicon *lexicon = reader->lexicon;
    struct word    *words = lexicon->table.words;
    if (reader->line_count)
        qsort(reader->lines, reader->line_count, sizeof *reader->lines, compare_lines);
    lexicon->frames = calloc(reader->line_count + 1, sizeof *lexicon->frames);
    if (!lexicon->frames) {
        run_out(reader);
        return;
    }
    for (uint32_t i = 0; i < reader->line_count; i++) {
        const struct line_frame *line = &reader->lines[i];
        struct word             *word = &words[line->lemma];
        lexicon->frames[i] = line->frame;
        if (!word->frame_count[line->pos]++) word->frames[line->pos] = i;
    }
    lexicon->frame_count = reader->line_count;
    for (uint32_t i = 1; i < lexicon->table.count; i++)
        for (int pos = 0; pos < POS_COUNT; pos++)
            if (words[words[i].lemma[pos]].frame_count[pos]) words[i].trigger = true;
}

static void settle_members(struct reader *reader)
{
    struct lexicon *lexicon = reader->lexicon;
    if (lexicon->member_count)
        qsort(lexicon->members, lexicon->member_count, sizeof *lexicon->members,
              compare_members);
    for (uint32_t i = 0; i < lexicon->member_count; i++) {
        struct word *word = &lexicon->table.words[lexicon->members[i].word];
        if (!word->group_count++) word->groups = i;
    }
}

static void check_classes(struct reader *reader)
{
    for (int i = 1; i < CLASS_FILLED && reader->status == NG_OK; i++) {
        bool filled = false;
        for (uint32_t m = 0; m < reader->lexicon->member_count && !filled; m++)
            filled = reader->lexicon->members[m].group == (uint32_t)i;
        if (!filled) complain(reader, "the engine needs words in class", class_names[i]);
    }
}

static void read_lines(struct reader *reader, ng_str text)
{
    char *copy = malloc(text.len + 1);
    if (!copy) {
        run_out(reader);
        return;
    }
    memcpy(copy, text.at, text.len);
    copy[text.len] = '\0';
    for (char *line = copy; line && reader->status == NG_OK;) {
        char *end = strchr(line, '\n');
        if (end) *end = '\0';
        reader->number++;
        read_line(reader, line);
        line = end ? end + 1 : NULL;
    }
    free(copy);
}

ng_status lexicon_read(const ng_host *host, ng_str text, struct lexicon **lexicon)
{
    struct reader reader = {.host = host, .status = NG_OK};
    *lexicon = reader.lexicon = calloc(1, sizeof **lexicon);
    if (!*lexicon || !table_open(&(*lexicon)->table)) return NG_NOMEM;
    for (int i = 0; i < CLASS_COUNT; i++) add_class(&reader, class_names[i]);
    (*lexicon)->by = add_word(&reader, "by");
    for (int i = CLASS_FILLED; i < CLASS_COUNT; i++) {
        char name[32];
        snprintf(name, sizeof name, "@%s", class_names[i]);
        (*lexicon)->sorts[i - CLASS_FILLED] = add_word(&reader, name);
    }
    if (reader.status == NG_OK) read_lines(&reader, text);
    if (reader.status == NG_OK) settle_members(&reader);
    if (reader.status == NG_OK) settle_frames(&reader);
    if (reader.status == NG_OK) check_classes(&reader);
    free(reader.lines);
    return reader.status;
}

void lexicon_free(struct lexicon *lexicon)
{
    if (!lexicon) return;
    for (uint32_t i = 0; i < lexicon->class_count; i++) free(lexicon->class_names[i]);
    free(lexicon->class_names);
    free(lexicon->members);
    free(lexicon->frames);
    table_close(&lexicon->table);
    free(lexicon);
}

/* ------------------------------------------------------------------ asking */

uint32_t lexicon_find(const struct lexicon *lexicon, const ng_token *token)
{
    return table_find(&lexicon->table, token->hash, token->word, token->len);
}

uint32_t lexicon_by(const struct lexicon *lexicon) { return lexicon->by; }

const struct word *lexicon_at(const struct lexicon *lexicon, uint32_t word)
{
    return &lexicon->table.words[word];
}

static bool is_member(const struct lexicon *lexicon, uint32_t word, uint16_t group)
{
    const struct word *entry = &lexicon->table.words[word];
    for (uint32_t i = 0; i < entry->group_count; i++)
        if (lexicon->members[entry->groups + i].group == group) return true;
    return false;
}

bool lexicon_in(const struct lexicon *lexicon, uint32_t word, uint16_t group)
{
    if (!word) return false;
    if (is_member(lexicon, word, group)) return true;
    const struct word *entry = &lexicon->table.words[word];
    for (int pos = 0; pos < POS_COUNT; pos++)
        if (entry->lemma[pos] && entry->lemma[pos] != word &&
            is_member(lexicon, entry->lemma[pos], group))
            return true;
    return false;
}

bool lexicon_takes(const struct lexicon *lexicon, uint16_t sort, uint16_t group)
{
    return is_member(lexicon, lexicon->sorts[sort - CLASS_FILLED], group);
}

const struct frame *lexicon_frames(const struct lexicon *lexicon, uint32_t word,
                                   enum pos pos, size_t *count)
{
    const struct word *lemma = &lexicon->table.words[lexicon->table.words[word].lemma[pos]];
    *count = lemma->frame_count[pos];
    return &lexicon->frames[lemma->frames[pos]];
}

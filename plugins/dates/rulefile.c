/* rulefile: reads a file of rules and compiles each to a program.  A pattern is parsed
 * to a tree, the tree is written as steps, and the steps say which atoms can stand at
 * the begin. */
#include "pattern.h"
#include "program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum node_kind { NODE_TAKE, NODE_GROUP, NODE_CHOICE };

enum { NODE_LIMIT = 400, MACRO_LIMIT = 48, PATTERN_LIMIT = 6000, NESTING_LIMIT = 16 };

struct node { /* a choice holds groups, a group holds what follows one another */
    enum node_kind kind;
    bool           optional;
    struct step    take;
    int32_t        child, next; /* indexes, -1 is none */
};

struct macro {
    ng_str name;
    char  *body; /* owned, already expanded */
};

struct reader {
    struct rules      *rules;
    const char *const *actions;
    const char        *file;
    unsigned           line;
    int32_t            action; /* of the current section; -1 before the first */
    struct macro       macros[MACRO_LIMIT];
    size_t             macro_count;
    char               pattern[PATTERN_LIMIT]; /* being parsed, macros expanded */
    const char        *at;
    struct node        nodes[NODE_LIMIT];
    int32_t            node_count;
    const char        *wrong; /* the first error of the line */
};

static void fail(struct reader *reader, const char *wrong)
{
    if (!reader->wrong) reader->wrong = wrong;
}

static void skip_space(struct reader *reader)
{
    while (*reader->at == ' ' || *reader->at == '\t' || *reader->at == '\n') reader->at++;
}

static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-';
}

static ng_str read_name(struct reader *reader)
{
    const char *begin = reader->at;
    while (is_name_byte(*reader->at)) reader->at++;
    return ng_make_str(begin, (size_t)(reader->at - begin));
}

static uint32_t find_slot(ng_str name)
{
    for (uint32_t i = 0; i < SLOTS; i++)
        if (str_equal(name, ng_make_str(slot_names[i], strlen(slot_names[i])))) return i;
    return SLOTS;
}

/* ---------------------------------------------------------------- pattern to tree */

static int32_t add_node(struct reader *reader, enum node_kind kind)
{
    if (reader->node_count == NODE_LIMIT) {
        fail(reader, "the pattern is too long");
        return 0;
    }
    reader->nodes[reader->node_count] = (struct node){.kind = kind, .child = -1, .next = -1};
    return reader->node_count++;
}

static int32_t parse_choice(struct reader *reader, unsigned nesting);

/* "word" or "one|other" */
static int32_t parse_quote(struct reader *reader)
{
    const char *begin = ++reader->at;
    const char *end = strchr(begin, '"');
    if (!end || end == begin) {
        fail(reader, "a quoted word has no end or is empty");
        return 0;
    }
    const int32_t choice = add_node(reader, NODE_CHOICE);
    int32_t *last = &reader->nodes[choice].child;
    while (begin <= end && !reader->wrong) {
        const char *stop = begin;
        while (*stop != '|' && stop < end) stop++;
        const uint32_t index =
            lexicon_quote(&reader->rules->lexicon,
                          ng_make_str(begin, (size_t)(stop - begin)));
        if (!index) fail(reader, "memory ran out");
        const int32_t group = add_node(reader, NODE_GROUP);
        const int32_t take = add_node(reader, NODE_TAKE);
        reader->nodes[take].take =
            (struct step){.kind = STEP_QUOTE, .slot = SLOTS, .target = index};
        reader->nodes[group].child = take;
        *last = group;
        last = &reader->nodes[group].next;
        begin = stop + 1;
    }
    reader->at = end + 1;
    return choice;
}

/* class, or slot=class */
static int32_t parse_class(struct reader *reader)
{
    const ng_str first = read_name(reader);
    ng_str class_name = first;
    const bool assigned = *reader->at == '=';
    if (assigned) {
        reader->at++;
        class_name = read_name(reader);
    }
    const uint32_t slot = find_slot(first);
    const int32_t class = lexicon_class(&reader->rules->lexicon, class_name);
    if (!first.len) fail(reader, "the pattern has a character that means nothing");
    else if (class < 0) fail(reader, "the pattern names a class that the table lacks");
    else if (assigned && slot == SLOTS) fail(reader, "the pattern names an unknown slot");
    const int32_t node = add_node(reader, NODE_TAKE);
    reader->nodes[node].take =
        (struct step){.kind = STEP_CLASS, .slot = slot, .target = (uint32_t)class};
    return node;
}

/* The value of a setting, up to a space or one of the bytes in `stops`. */
static int32_t read_value(struct reader *reader, const char *stops)
{
    const char *begin = reader->at;
    while (*reader->at && *reader->at != ' ' && *reader->at != '\n' &&
           !strchr(stops, *reader->at))
        reader->at++;
    const ng_str text = {begin, (size_t)(reader->at - begin)};
    int32_t value = 0;
    if (!text.len || !lexicon_constant(text, &value))
        fail(reader, "a setting's value is not known");
    return value;
}

/* {slot=value} */
static int32_t parse_set(struct reader *reader)
{
    reader->at++;
    const uint32_t slot = find_slot(read_name(reader));
    if (slot == SLOTS || *reader->at != '=') {
        fail(reader, "{ does not begin a {slot=value}");
        return 0;
    }
    reader->at++;
    const int32_t value = read_value(reader, "}");
    if (*reader->at != '}') fail(reader, "{slot=value} has no }");
    else reader->at++;
    const int32_t node = add_node(reader, NODE_TAKE);
    reader->nodes[node].take =
        (struct step){.kind = STEP_SET, .slot = slot, .value = value};
    return node;
}

/* Marks the atom, or the first of a choice of quoted words, as glued. */
static void set_glued(struct reader *reader, int32_t node)
{
    if (reader->nodes[node].kind == NODE_TAKE) reader->nodes[node].take.glued = true;
    for (int32_t child = reader->nodes[node].child; child >= 0;
         child = reader->nodes[child].next)
        set_glued(reader, reader->nodes[node].kind == NODE_GROUP
                              ? reader->nodes[node].child
                              : child);
}

static int32_t parse_item(struct reader *reader, unsigned nesting)
{
    const bool glued = *reader->at == '~';
    if (glued) reader->at++;
    int32_t node = 0;
    if (*reader->at == '(') {
        reader->at++;
        node = parse_choice(reader, nesting + 1);
        if (*reader->at != ')') fail(reader, "a group has no end");
        else reader->at++;
    } else if (*reader->at == '"') {
        node = parse_quote(reader);
    } else if (*reader->at == '{') {
        node = parse_set(reader);
    } else if (*reader->at == '<' || *reader->at == '>') {
        node = add_node(reader, NODE_TAKE);
        reader->nodes[node].take = (struct step){
            .kind = *reader->at == '<' ? STEP_BEGIN : STEP_STOP, .slot = SLOTS};
        reader->at++;
    } else {
        node = parse_class(reader);
    }
    if (reader->wrong) return node;
    if (glued) set_glued(reader, node);
    if (*reader->at == '?') {
        reader->at++;
        reader->nodes[node].optional = true;
    }
    return node;
}

static int32_t parse_group(struct reader *reader, unsigned nesting)
{
    const int32_t group = add_node(reader, NODE_GROUP);
    int32_t *last = &reader->nodes[group].child;
    for (skip_space(reader);
         *reader->at && *reader->at != '|' && *reader->at != ')' && !reader->wrong;
         skip_space(reader)) {
        const int32_t item = parse_item(reader, nesting);
        *last = item;
        last = &reader->nodes[item].next;
    }
    if (reader->nodes[group].child < 0) fail(reader, "the pattern has an empty part");
    return group;
}

static int32_t parse_choice(struct reader *reader, unsigned nesting)
{
    if (nesting > NESTING_LIMIT) {
        fail(reader, "the pattern has too many groups in groups");
        return 0;
    }
    const int32_t choice = add_node(reader, NODE_CHOICE);
    int32_t *last = &reader->nodes[choice].child;
    for (bool more = true; more && !reader->wrong;) {
        const int32_t group = parse_group(reader, nesting);
        *last = group;
        last = &reader->nodes[group].next;
        more = *reader->at == '|';
        if (more) reader->at++;
    }
    return choice;
}

/* ------------------------------------------------------------------ tree to steps */

static uint32_t write_step(struct reader *reader, struct step step)
{
    struct rules *rules = reader->rules;
    if (rules->step_count == rules->step_room) {
        const size_t room = rules->step_room ? rules->step_room * 2 : 1024;
        struct step *bigger = realloc(rules->steps, room * sizeof *bigger);
        if (!bigger) {
            fail(reader, "memory ran out");
            return 0;
        }
        rules->steps = bigger;
        rules->step_room = room;
    }
    rules->steps[rules->step_count] = step;
    return (uint32_t)rules->step_count++;
}

static uint32_t next_step(const struct reader *reader)
{
    return (uint32_t)reader->rules->step_count;
}

static void write_node(struct reader *reader, int32_t index);

static void write_choice(struct reader *reader, int32_t group)
{
    if (reader->nodes[group].next < 0) {
        write_node(reader, group);
        return;
    }
    const uint32_t split = write_step(reader, (struct step){.kind = STEP_SPLIT});
    write_node(reader, group);
    const uint32_t jump = write_step(reader, (struct step){.kind = STEP_JUMP});
    if (reader->wrong) return;
    reader->rules->steps[split].target = next_step(reader);
    write_choice(reader, reader->nodes[group].next);
    if (!reader->wrong) reader->rules->steps[jump].target = next_step(reader);
}

static void write_node(struct reader *reader, int32_t index)
{
    const struct node *node = &reader->nodes[index];
    const uint32_t split =
        node->optional ? write_step(reader, (struct step){.kind = STEP_SPLIT}) : 0;
    if (node->kind == NODE_TAKE) write_step(reader, node->take);
    else if (node->kind == NODE_CHOICE) write_choice(reader, node->child);
    else
        for (int32_t child = node->child; child >= 0; child = reader->nodes[child].next)
            write_node(reader, child);
    if (node->optional && !reader->wrong)
        reader->rules->steps[split].target = next_step(reader);
}

/* ------------------------------------------------------- what a rule can begin with */

static void add_rule(struct rule_set *set, size_t rule)
{
    set->bits[rule / 64] |= UINT64_C(1) << rule % 64;
}

static void note_atom(struct rules *rules, size_t rule, const struct step *step,
                      enum begin begin)
{
    if (step->kind == STEP_CLASS) {
        add_rule(&rules->by_class[begin][step->target], rule);
        rules->classes[begin] |= CLASS_BIT(step->target);
        return;
    }
    add_rule(&rules->by_quote[begin][rules->lexicon.words[step->target].quote], rule);
}

static enum begin second_begin(const struct rules *rules, const struct step *first)
{
    const bool number =
        first->kind == STEP_QUOTE
            ? rules->lexicon.words[first->target].classes & CLASS_BIT(CLASS_NUMBER)
            : first->target != CLASS_ORDINAL && first->target <= CLASS_SMALL;
    return number ? BEGIN_BEHIND_NUMBER : BEGIN_SECOND;
}

/* Walks from a step over the ways that take no atom.  first is the step that took the
 * atom before, NULL at the begin of the rule. */
static void note_begin(struct rules *rules, size_t rule, uint32_t pc,
                       const struct step *first)
{
    const struct step *step = &rules->steps[pc];
    switch (step->kind) {
    case STEP_END:
        if (first) note_atom(rules, rule, first, BEGIN_ONLY);
        return;
    case STEP_JUMP:
        note_begin(rules, rule, step->target, first);
        return;
    case STEP_SPLIT:
        note_begin(rules, rule, pc + 1, first);
        note_begin(rules, rule, step->target, first);
        return;
    case STEP_SET:
    case STEP_BEGIN:
    case STEP_STOP:
        note_begin(rules, rule, pc + 1, first);
        return;
    case STEP_CLASS:
    case STEP_QUOTE:
        note_atom(rules, rule, step, first ? second_begin(rules, first) : BEGIN_FIRST);
        if (!first) note_begin(rules, rule, pc + 1, step);
        return;
    }
}

/* The classes of which every way from a step on takes at least one, 0 if there are no
 * such.  Steps lead forward only, so it is worked out from the end.  A class of the
 * table says more than one that any number has. */
static uint64_t need_of(const struct rules *rules, const uint64_t *needs, uint32_t pc)
{
    const struct step *step = &rules->steps[pc];
    switch (step->kind) {
    case STEP_END:
        return 0;
    case STEP_JUMP:
        return needs[step->target];
    case STEP_SPLIT:
        return needs[pc + 1] && needs[step->target] ? needs[pc + 1] | needs[step->target]
                                                    : 0;
    case STEP_SET:
    case STEP_BEGIN:
    case STEP_STOP:
    case STEP_QUOTE:
        return needs[pc + 1];
    case STEP_CLASS:
        break;
    }
    const bool common = step->target < CLASS_BUILTIN;
    return common && needs[pc + 1] ? needs[pc + 1] : CLASS_BIT(step->target);
}

static uint32_t reach_of(const struct rules *rules, const uint32_t *reaches, uint32_t pc)
{
    const struct step *step = &rules->steps[pc];
    switch (step->kind) {
    case STEP_END:
        return 0;
    case STEP_JUMP:
        return reaches[step->target];
    case STEP_SPLIT:
        return reaches[pc + 1] > reaches[step->target] ? reaches[pc + 1]
                                                       : reaches[step->target];
    case STEP_SET:
    case STEP_BEGIN:
    case STEP_STOP:
        return reaches[pc + 1];
    case STEP_CLASS:
    case STEP_QUOTE:
        break;
    }
    return reaches[pc + 1] + 1;
}

static bool find_needs(struct rules *rules)
{
    uint64_t *needs = calloc(rules->step_count + 1, sizeof *needs);
    uint32_t *reaches = calloc(rules->step_count + 1, sizeof *reaches);
    for (size_t pc = rules->step_count; needs && reaches && pc-- > 0;) {
        needs[pc] = need_of(rules, needs, (uint32_t)pc);
        reaches[pc] = reach_of(rules, reaches, (uint32_t)pc);
    }
    for (size_t i = 0; needs && reaches && i < rules->rule_count; i++) {
        struct rule *rule = &rules->rules[i];
        rule->need = needs[rule->start];
        rule->reach = reaches[rule->start];
        if (rule->reach > RULE_REACH) rule->need = 0; /* sees further than we look */
    }
    const bool fine = needs && reaches;
    free(needs);
    free(reaches);
    return fine;
}

static bool index_rules(struct rules *rules)
{
    const size_t count = (size_t)rules->lexicon.quote_count + 1;
    for (int begin = 0; begin < BEGINS; begin++) {
        rules->by_quote[begin] = calloc(count, sizeof *rules->by_quote[begin]);
        if (!rules->by_quote[begin]) return false;
    }
    for (size_t i = 0; i < rules->rule_count; i++)
        note_begin(rules, i, rules->rules[i].start, NULL);
    return find_needs(rules);
}

/* --------------------------------------------------------------------------- lines */

static void read_condition(struct reader *reader, struct rule *rule, ng_str side,
                           bool negated)
{
    if (rule->condition_count == CONDITION_LIMIT) {
        fail(reader, "the rule has too many conditions");
        return;
    }
    struct condition *condition = &rule->conditions[rule->condition_count++];
    *condition = (struct condition){
        .place = str_equal(side, NG_STR("left")) ? BEFORE_SPAN : AFTER_SPAN,
        .negated = negated};
    for (bool more = true; more; more = *reader->at++ == ',') {
        const int32_t class = lexicon_class(&reader->rules->lexicon, read_name(reader));
        if (class < 0) fail(reader, "a condition names a class that the table lacks");
        else condition->classes |= CLASS_BIT(class);
    }
    reader->at--;
}

static void read_setting(struct reader *reader, struct rule *rule)
{
    const ng_str name = read_name(reader);
    const bool negated = *reader->at == '!';
    if (negated) reader->at++;
    if (*reader->at != '=') {
        fail(reader, "behind -> stands something that is not name=value");
        return;
    }
    reader->at++;
    if (str_equal(name, NG_STR("left")) || str_equal(name, NG_STR("right"))) {
        read_condition(reader, rule, name, negated);
        return;
    }
    const int32_t value = read_value(reader, "");
    if (str_equal(name, NG_STR("score"))) {
        rule->score = value / 100.0;
        return;
    }
    const uint32_t slot = find_slot(name);
    if (slot == SLOTS) fail(reader, "a setting names an unknown slot");
    else if (rule->setting_count == SETTING_LIMIT) fail(reader, "the rule sets too much");
    else rule->settings[rule->setting_count++] = (struct setting){(enum slot)slot, value};
}

/* Copies a pattern to reader->pattern with each @name replaced by its body. */
static void expand(struct reader *reader, ng_str text)
{
    size_t length = 0;
    for (size_t i = 0; i < text.len && !reader->wrong;) {
        ng_str piece = {text.at + i, 1};
        i++;
        if (*piece.at == '@') {
            const size_t begin = i;
            while (i < text.len && is_name_byte(text.at[i])) i++;
            const ng_str name = {text.at + begin, i - begin};
            piece.at = NULL;
            for (size_t k = 0; k < reader->macro_count; k++)
                if (str_equal(reader->macros[k].name, name))
                    piece = ng_make_str(reader->macros[k].body,
                                        strlen(reader->macros[k].body));
            if (!piece.at) fail(reader, "the pattern uses an @name that is not defined above");
        }
        if (!piece.at || length + piece.len + 1 > PATTERN_LIMIT) {
            fail(reader, "the pattern is too long");
            return;
        }
        memcpy(reader->pattern + length, piece.at, piece.len);
        length += piece.len;
    }
    reader->pattern[length] = '\0';
    reader->at = reader->pattern;
}

static void read_macro(struct reader *reader, ng_str name, ng_str pattern)
{
    expand(reader, pattern);
    if (reader->macro_count == MACRO_LIMIT) fail(reader, "the file has one @name too many");
    if (reader->wrong) return;
    const size_t length = strlen(reader->pattern);
    char *body = malloc(length + 3);
    if (!body) {
        fail(reader, "memory ran out");
        return;
    }
    sprintf(body, "(%s)", reader->pattern);
    reader->macros[reader->macro_count++] = (struct macro){name, body};
}

static void read_rule(struct reader *reader, ng_str name, ng_str pattern, ng_str settings)
{
    struct rules *rules = reader->rules;
    if (reader->action < 0) fail(reader, "the rule stands above the first [section]");
    if (rules->rule_count == RULE_LIMIT) fail(reader, "the file has one rule too many");
    if (name.len >= sizeof rules->rules->name) fail(reader, "the rule's name is too long");
    if (reader->wrong) return;
    struct rule *rule = &rules->rules[rules->rule_count];
    *rule = (struct rule){.action = reader->action, .score = 1};
    memcpy(rule->name, name.at, name.len);

    expand(reader, pattern);
    reader->node_count = 0;
    const int32_t root = reader->wrong ? 0 : parse_choice(reader, 0);
    if (!reader->wrong && *reader->at) fail(reader, "a group ends that did not begin");
    if (reader->wrong) return;
    rule->start = next_step(reader);
    write_node(reader, root);
    write_step(reader, (struct step){.kind = STEP_END});

    expand(reader, settings);
    for (skip_space(reader); *reader->at && !reader->wrong; skip_space(reader))
        read_setting(reader, rule);
    if (!reader->wrong) rules->rule_count++;
}

static void read_section(struct reader *reader, ng_str line)
{
    const ng_str name = {line.at + 1, line.len > 2 ? line.len - 2 : 0};
    for (reader->action = 0; reader->actions[reader->action]; reader->action++) {
        const char *action = reader->actions[reader->action];
        if (str_equal(name, ng_make_str(action, strlen(action)))) return;
    }
    fail(reader, "the section has an unknown name");
}

static ng_str trim(const char *begin, const char *end)
{
    while (begin < end && (*begin == ' ' || *begin == '\n')) begin++;
    while (end > begin && (end[-1] == ' ' || end[-1] == '\n')) end--;
    return ng_make_str(begin, (size_t)(end - begin));
}

/* One entry: a section, a macro or a rule, which may go on over several lines. */
static void read_entry(struct reader *reader, ng_str entry)
{
    const char *end = entry.at + entry.len;
    if (*entry.at == '[') {
        read_section(reader, trim(entry.at, end));
        return;
    }
    const bool macro = *entry.at == '@';
    reader->at = entry.at + (macro ? 1 : 0);
    const ng_str name = read_name(reader);
    while (*reader->at == ' ') reader->at++;
    if (!name.len || *reader->at != '=') {
        fail(reader, "the line is no [section], no NAME = PATTERN and no comment");
        return;
    }
    const char *begin = reader->at + 1;
    const char *arrow = begin;
    while (arrow + 1 < end && !(arrow[0] == '-' && arrow[1] == '>')) arrow++;
    const bool settings = arrow + 1 < end;
    if (!settings) arrow = end;
    if (macro) read_macro(reader, name, trim(begin, end));
    else
        read_rule(reader, name, trim(begin, arrow),
                  settings ? trim(arrow + 2, end) : ng_make_str(end, 0));
}

/* Where the entry that begins at `at` ends: lines that begin with a space go on. */
static const char *entry_end(const char *at, const char *end)
{
    while (at < end) {
        const char *feed = memchr(at, '\n', (size_t)(end - at));
        if (!feed) return end;
        at = feed + 1;
        if (at >= end || *at != ' ') return at;
    }
    return end;
}

static unsigned count_lines(const char *at, const char *end)
{
    unsigned count = 0;
    for (; at < end; at++) count += *at == '\n' ? 1 : 0;
    return count;
}

static ng_status read_entries(struct reader *reader, ng_str text)
{
    const char *end = text.at + text.len;
    reader->line = 1;
    for (const char *at = text.at; at < end;) {
        const char *stop = entry_end(at, end);
        if (*at != '#' && *at != '\n')
            read_entry(reader, ng_make_str(at, (size_t)(stop - at)));
        if (reader->wrong) {
            char message[200];
            snprintf(message, sizeof message, "%s:%u: %s", reader->file, reader->line,
                     reader->wrong);
            ng_say(reader->rules->lexicon.host, NG_ERROR, message);
            return NG_BADRULE;
        }
        reader->line += count_lines(at, stop);
        at = stop;
    }
    return NG_OK;
}

static ng_status read_rules(struct rules *rules, const char *file, ng_str text,
                            const char *const *action_names)
{
    struct reader *reader = calloc(1, sizeof *reader);
    rules->rules = calloc(RULE_LIMIT, sizeof *rules->rules);
    ng_status status = reader && rules->rules ? NG_OK : NG_NOMEM;
    if (!status) {
        reader->rules = rules;
        reader->actions = action_names;
        reader->file = file;
        reader->action = -1;
        status = read_entries(reader, text);
        for (size_t i = 0; i < reader->macro_count; i++) free(reader->macros[i].body);
    }
    if (!status && !index_rules(rules)) status = NG_NOMEM;
    free(reader);
    return status;
}

ng_status rules_read(struct rules *rules, const ng_host *host, const char *name,
                     const char *const *action_names)
{
    char file[32];
    ng_str text = {0};
    snprintf(file, sizeof file, "%s.tsv", name);
    ng_status status = ng_data_of(host, file, &text);
    if (status) return status;
    status = lexicon_read(&rules->lexicon, host, file, text);
    if (status) return status;
    snprintf(file, sizeof file, "%s.rules", name);
    status = ng_data_of(host, file, &text);
    return status ? status : read_rules(rules, file, text, action_names);
}

void rules_free(struct rules *rules)
{
    lexicon_free(&rules->lexicon);
    for (int begin = 0; begin < BEGINS; begin++) free(rules->by_quote[begin]);
    free(rules->rules);
    free(rules->steps);
}

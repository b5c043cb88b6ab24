#include "compile.h"

#include <stdlib.h>
#include <string.h>

void compile_fail(struct compiler *compiler, const char *wrong)
{
    if (!compiler->wrong) compiler->wrong = wrong;
}

void compile_skip_space(struct compiler *compiler)
{
    while (*compiler->at == ' ' || *compiler->at == '\t' || *compiler->at == '\n')
        compiler->at++;
}

ng_str compile_read_name(struct compiler *compiler)
{
    const char *begin = compiler->at;
    while (compile_is_name(*compiler->at))
        compiler->at++;
    return ng_make_str(begin, (size_t)(compiler->at - begin));
}

uint32_t compile_find_slot(ng_str name)
{
    for (uint32_t i = 0; i < SLOTS; i++)
        if (str_equal(name, ng_make_str(slot_names[i], strlen(slot_names[i])))) return i;
    return SLOTS;
}

/* ---------------------------------------------------------------- pattern to tree */

static int32_t add_node(struct compiler *compiler, enum node_kind kind)
{
    if (compiler->node_count == NODE_LIMIT) {
        compile_fail(compiler, "the pattern is too long");
        return 0;
    }
    compiler->nodes[compiler->node_count] =
        (struct node){.kind = kind, .child = -1, .next = -1};
    return compiler->node_count++;
}

static int32_t parse_choice(struct compiler *compiler, unsigned nesting);

/* "word" or "one|other" */
static int32_t parse_quote(struct compiler *compiler)
{
    const char *begin = ++compiler->at;
    const char *end = strchr(begin, '"');
    if (!end || end == begin) {
        compile_fail(compiler, "a quoted word has no end or is empty");
        return 0;
    }
    const int32_t choice = add_node(compiler, NODE_CHOICE);
    int32_t *last = &compiler->nodes[choice].child;
    while (begin <= end && !compiler->wrong) {
        const char *stop = begin;
        while (*stop != '|' && stop < end)
            stop++;
        const uint32_t index = lexicon_quote(&compiler->rules->lexicon,
                                             ng_make_str(begin, (size_t)(stop - begin)));
        if (!index) compile_fail(compiler, "memory ran out");
        const int32_t group = add_node(compiler, NODE_GROUP);
        const int32_t take = add_node(compiler, NODE_TAKE);
        compiler->nodes[take].take =
            (struct step){.kind = STEP_QUOTE, .slot = SLOTS, .target = index};
        compiler->nodes[group].child = take;
        *last = group;
        last = &compiler->nodes[group].next;
        begin = stop + 1;
    }
    compiler->at = end + 1;
    return choice;
}

/* class, or slot=class */
static int32_t parse_class(struct compiler *compiler)
{
    const ng_str first = compile_read_name(compiler);
    ng_str class_name = first;
    const bool assigned = *compiler->at == '=';
    if (assigned) {
        compiler->at++;
        class_name = compile_read_name(compiler);
    }
    const uint32_t slot = compile_find_slot(first);
    const int32_t class = lexicon_class(&compiler->rules->lexicon, class_name);
    if (!first.len)
        compile_fail(compiler, "the pattern has a character that means nothing");
    else if (class < 0)
        compile_fail(compiler, "the pattern names a class that the table lacks");
    else if (assigned && slot == SLOTS)
        compile_fail(compiler, "the pattern names an unknown slot");
    const int32_t node = add_node(compiler, NODE_TAKE);
    compiler->nodes[node].take =
        (struct step){.kind = STEP_CLASS, .slot = slot, .target = (uint32_t) class};
    return node;
}

/* The value of a setting, up to a space or one of the bytes in `stops`. */
int32_t compile_read_value(struct compiler *compiler, const char *stops)
{
    const char *begin = compiler->at;
    while (*compiler->at && *compiler->at != ' ' && *compiler->at != '\n' &&
           !strchr(stops, *compiler->at))
        compiler->at++;
    const ng_str text = {begin, (size_t)(compiler->at - begin)};
    int32_t value = 0;
    if (!text.len || !lexicon_constant(text, &value))
        compile_fail(compiler, "a setting's value is not known");
    return value;
}

/* {slot=value} */
static int32_t parse_set(struct compiler *compiler)
{
    compiler->at++;
    const uint32_t slot = compile_find_slot(compile_read_name(compiler));
    if (slot == SLOTS || *compiler->at != '=') {
        compile_fail(compiler, "{ does not begin a {slot=value}");
        return 0;
    }
    compiler->at++;
    const int32_t value = compile_read_value(compiler, "}");
    if (*compiler->at != '}')
        compile_fail(compiler, "{slot=value} has no }");
    else
        compiler->at++;
    const int32_t node = add_node(compiler, NODE_TAKE);
    compiler->nodes[node].take =
        (struct step){.kind = STEP_SET, .slot = slot, .value = value};
    return node;
}

/* Marks the atom, or the first of a choice of quoted words, as glued. */
static void set_glued(struct compiler *compiler, int32_t node)
{
    if (compiler->nodes[node].kind == NODE_TAKE) compiler->nodes[node].take.glued = true;
    for (int32_t child = compiler->nodes[node].child; child >= 0;
         child = compiler->nodes[child].next)
        set_glued(compiler, compiler->nodes[node].kind == NODE_GROUP
                                ? compiler->nodes[node].child
                                : child);
}

static int32_t parse_item(struct compiler *compiler, unsigned nesting)
{
    const bool glued = *compiler->at == '~';
    if (glued) compiler->at++;
    int32_t node = 0;
    if (*compiler->at == '(') {
        compiler->at++;
        node = parse_choice(compiler, nesting + 1);
        if (*compiler->at != ')')
            compile_fail(compiler, "a group has no end");
        else
            compiler->at++;
    } else if (*compiler->at == '"') {
        node = parse_quote(compiler);
    } else if (*compiler->at == '{') {
        node = parse_set(compiler);
    } else if (*compiler->at == '<' || *compiler->at == '>') {
        node = add_node(compiler, NODE_TAKE);
        compiler->nodes[node].take = (struct step){
            .kind = *compiler->at == '<' ? STEP_BEGIN : STEP_STOP, .slot = SLOTS};
        compiler->at++;
    } else {
        node = parse_class(compiler);
    }
    if (compiler->wrong) return node;
    if (glued) set_glued(compiler, node);
    if (*compiler->at == '?') {
        compiler->at++;
        compiler->nodes[node].optional = true;
    }
    return node;
}

static int32_t parse_group(struct compiler *compiler, unsigned nesting)
{
    const int32_t group = add_node(compiler, NODE_GROUP);
    int32_t *last = &compiler->nodes[group].child;
    for (compile_skip_space(compiler); *compiler->at && *compiler->at != '|' &&
                                       *compiler->at != ')' && !compiler->wrong;
         compile_skip_space(compiler)) {
        const int32_t item = parse_item(compiler, nesting);
        *last = item;
        last = &compiler->nodes[item].next;
    }
    if (compiler->nodes[group].child < 0)
        compile_fail(compiler, "the pattern has an empty part");
    return group;
}

static int32_t parse_choice(struct compiler *compiler, unsigned nesting)
{
    if (nesting > NESTING_LIMIT) {
        compile_fail(compiler, "the pattern has too many groups in groups");
        return 0;
    }
    const int32_t choice = add_node(compiler, NODE_CHOICE);
    int32_t *last = &compiler->nodes[choice].child;
    for (bool more = true; more && !compiler->wrong;) {
        const int32_t group = parse_group(compiler, nesting);
        *last = group;
        last = &compiler->nodes[group].next;
        more = *compiler->at == '|';
        if (more) compiler->at++;
    }
    return choice;
}

/* ------------------------------------------------------------------ tree to steps */

static uint32_t write_step(struct compiler *compiler, struct step step)
{
    struct rules *rules = compiler->rules;
    if (rules->step_count == rules->step_room) {
        const size_t room = rules->step_room ? rules->step_room * 2 : 1024;
        struct step *bigger = realloc(rules->steps, room * sizeof *bigger);
        if (!bigger) {
            compile_fail(compiler, "memory ran out");
            return 0;
        }
        rules->steps = bigger;
        rules->step_room = room;
    }
    rules->steps[rules->step_count] = step;
    return (uint32_t)rules->step_count++;
}

static uint32_t next_step(const struct compiler *compiler)
{
    return (uint32_t)compiler->rules->step_count;
}

static void write_node(struct compiler *compiler, int32_t index);

static void write_choice(struct compiler *compiler, int32_t group)
{
    if (compiler->nodes[group].next < 0) {
        write_node(compiler, group);
        return;
    }
    const uint32_t split = write_step(compiler, (struct step){.kind = STEP_SPLIT});
    write_node(compiler, group);
    const uint32_t jump = write_step(compiler, (struct step){.kind = STEP_JUMP});
    if (compiler->wrong) return;
    compiler->rules->steps[split].target = next_step(compiler);
    write_choice(compiler, compiler->nodes[group].next);
    if (!compiler->wrong) compiler->rules->steps[jump].target = next_step(compiler);
}

static void write_node(struct compiler *compiler, int32_t index)
{
    const struct node *node = &compiler->nodes[index];
    const uint32_t split =
        node->optional ? write_step(compiler, (struct step){.kind = STEP_SPLIT}) : 0;
    if (node->kind == NODE_TAKE)
        write_step(compiler, node->take);
    else if (node->kind == NODE_CHOICE)
        write_choice(compiler, node->child);
    else
        for (int32_t child = node->child; child >= 0; child = compiler->nodes[child].next)
            write_node(compiler, child);
    if (node->optional && !compiler->wrong)
        compiler->rules->steps[split].target = next_step(compiler);
}

uint32_t compile_pattern(struct compiler *compiler)
{
    compiler->node_count = 0;
    const int32_t root = parse_choice(compiler, 0);
    if (!compiler->wrong && *compiler->at)
        compile_fail(compiler, "a group ends that did not begin");
    if (compiler->wrong) return 0;
    const uint32_t start = next_step(compiler);
    write_node(compiler, root);
    write_step(compiler, (struct step){.kind = STEP_END});
    return start;
}

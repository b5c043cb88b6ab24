/* rulefile: reads a file of rules: sections, names for pieces of patterns, and rules with
 * their settings and conditions. */
#include "compile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MACRO_LIMIT = 48, PATTERN_LIMIT = 9000 };

struct macro {
    ng_str name;
    char *body; /* owned, already expanded */
};

struct reader {
    struct compiler compiler;
    const char *const *actions;
    const char *file;
    unsigned line;
    int32_t action; /* of the current section; -1 before the first */
    struct macro macros[MACRO_LIMIT];
    size_t macro_count;
    char pattern[PATTERN_LIMIT]; /* being read, macros expanded */
};

static void read_condition(struct reader *reader, struct rule *rule, ng_str side,
                           bool negated)
{
    if (rule->condition_count == CONDITION_LIMIT) {
        compile_fail(&reader->compiler, "the rule has too many conditions");
        return;
    }
    struct condition *condition = &rule->conditions[rule->condition_count++];
    *condition = (struct condition){.place = str_equal(side, NG_STR("left")) ? BEFORE_SPAN
                                                                             : AFTER_SPAN,
                                    .negated = negated};
    for (bool more = true; more; more = *reader->compiler.at++ == ',') {
        const int32_t class = lexicon_class(&reader->compiler.rules->lexicon,
                                            compile_read_name(&reader->compiler));
        if (class < 0)
            compile_fail(&reader->compiler,
                         "a condition names a class that the table lacks");
        else
            condition->classes |= CLASS_BIT(class);
    }
    reader->compiler.at--;
}

static void read_setting(struct reader *reader, struct rule *rule)
{
    const ng_str name = compile_read_name(&reader->compiler);
    const bool negated = *reader->compiler.at == '!';
    if (negated) reader->compiler.at++;
    if (*reader->compiler.at != '=') {
        compile_fail(&reader->compiler,
                     "behind -> stands something that is not name=value");
        return;
    }
    reader->compiler.at++;
    if (str_equal(name, NG_STR("left")) || str_equal(name, NG_STR("right"))) {
        read_condition(reader, rule, name, negated);
        return;
    }
    const int32_t value = compile_read_value(&reader->compiler, "");
    if (str_equal(name, NG_STR("score"))) {
        rule->score = value / 100.0;
        return;
    }
    const uint32_t slot = compile_find_slot(name);
    if (slot == SLOTS)
        compile_fail(&reader->compiler, "a setting names an unknown slot");
    else if (rule->setting_count == SETTING_LIMIT)
        compile_fail(&reader->compiler, "the rule sets too much");
    else
        rule->settings[rule->setting_count++] = (struct setting){(enum slot)slot, value};
}

/* Copies a pattern to reader->pattern with each @name replaced by its body. */
static void expand(struct reader *reader, ng_str text)
{
    size_t length = 0;
    for (size_t i = 0; i < text.len && !reader->compiler.wrong;) {
        ng_str piece = {text.at + i, 1};
        i++;
        if (*piece.at == '@') {
            const size_t begin = i;
            while (i < text.len && compile_is_name(text.at[i]))
                i++;
            const ng_str name = {text.at + begin, i - begin};
            piece.at = NULL;
            for (size_t k = 0; k < reader->macro_count; k++)
                if (str_equal(reader->macros[k].name, name))
                    piece = ng_make_str(reader->macros[k].body,
                                        strlen(reader->macros[k].body));
            if (!piece.at)
                compile_fail(&reader->compiler,
                             "the pattern uses an @name that is not defined above");
        }
        if (!piece.at || length + piece.len + 1 > PATTERN_LIMIT) {
            compile_fail(&reader->compiler, "the pattern is too long");
            return;
        }
        memcpy(reader->pattern + length, piece.at, piece.len);
        length += piece.len;
    }
    reader->pattern[length] = '\0';
    reader->compiler.at = reader->pattern;
}

static void read_macro(struct reader *reader, ng_str name, ng_str pattern)
{
    expand(reader, pattern);
    if (reader->macro_count == MACRO_LIMIT)
        compile_fail(&reader->compiler, "the file has one @name too many");
    if (reader->compiler.wrong) return;
    const size_t length = strlen(reader->pattern);
    char *body = malloc(length + 3);
    if (!body) {
        compile_fail(&reader->compiler, "memory ran out");
        return;
    }
    sprintf(body, "(%s)", reader->pattern);
    reader->macros[reader->macro_count++] = (struct macro){name, body};
}

static void read_rule(struct reader *reader, ng_str name, ng_str pattern, ng_str settings)
{
    struct rules *rules = reader->compiler.rules;
    if (reader->action < 0)
        compile_fail(&reader->compiler, "the rule stands above the first [section]");
    if (rules->rule_count == RULE_LIMIT)
        compile_fail(&reader->compiler, "the file has more rules than there is room for: "
                                        "raise RULE_LIMIT in pattern.h by 64");
    if (name.len >= sizeof rules->rules->name)
        compile_fail(&reader->compiler, "the rule's name is too long");
    if (reader->compiler.wrong) return;
    struct rule *rule = &rules->rules[rules->rule_count];
    *rule = (struct rule){.action = reader->action, .score = 1};
    memcpy(rule->name, name.at, name.len);

    expand(reader, pattern);
    if (!reader->compiler.wrong) rule->start = compile_pattern(&reader->compiler);
    if (reader->compiler.wrong) return;

    expand(reader, settings);
    for (compile_skip_space(&reader->compiler);
         *reader->compiler.at && !reader->compiler.wrong;
         compile_skip_space(&reader->compiler))
        read_setting(reader, rule);
    if (!reader->compiler.wrong) rules->rule_count++;
}

static void read_section(struct reader *reader, ng_str line)
{
    const ng_str name = {line.at + 1, line.len > 2 ? line.len - 2 : 0};
    for (reader->action = 0; reader->actions[reader->action]; reader->action++) {
        const char *action = reader->actions[reader->action];
        if (str_equal(name, ng_make_str(action, strlen(action)))) return;
    }
    compile_fail(&reader->compiler, "the section has an unknown name");
}

static ng_str trim(const char *begin, const char *end)
{
    while (begin < end && (*begin == ' ' || *begin == '\n'))
        begin++;
    while (end > begin && (end[-1] == ' ' || end[-1] == '\n'))
        end--;
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
    reader->compiler.at = entry.at + (macro ? 1 : 0);
    const ng_str name = compile_read_name(&reader->compiler);
    while (*reader->compiler.at == ' ')
        reader->compiler.at++;
    if (!name.len || *reader->compiler.at != '=') {
        compile_fail(&reader->compiler,
                     "the line is no [section], no NAME = PATTERN and no comment");
        return;
    }
    const char *begin = reader->compiler.at + 1;
    const char *arrow = begin;
    while (arrow + 1 < end && !(arrow[0] == '-' && arrow[1] == '>'))
        arrow++;
    const bool settings = arrow + 1 < end;
    if (!settings) arrow = end;
    if (macro)
        read_macro(reader, name, trim(begin, end));
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
    for (; at < end; at++)
        count += *at == '\n' ? 1 : 0;
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
        if (reader->compiler.wrong) {
            char message[200];
            snprintf(message, sizeof message, "%s:%u: %s", reader->file, reader->line,
                     reader->compiler.wrong);
            ng_say(reader->compiler.rules->lexicon.host, NG_ERROR, message);
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
        reader->compiler.rules = rules;
        reader->actions = action_names;
        reader->file = file;
        reader->action = -1;
        status = read_entries(reader, text);
        for (size_t i = 0; i < reader->macro_count; i++)
            free(reader->macros[i].body);
    }
    if (!status && !begins_index(rules)) status = NG_NOMEM;
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
    for (int begin = 0; begin < BEGINS; begin++)
        free(rules->by_quote[begin]);
    free(rules->rules);
    free(rules->steps);
}

#include "case_file.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static void *grow(void *at, size_t size)
{
    void *bigger = realloc(at, size);
    if (!bigger) abort();
    return bigger;
}

static char *copy(const char *at, size_t length)
{
    char *text = grow(NULL, length + 1);
    memcpy(text, at, length);
    text[length] = '\0';
    return text;
}

static const char *skip_space(const char *at)
{
    while (*at == ' ' || *at == '\t')
        at++;
    return at;
}

static bool fail(const struct case_file *file, unsigned line, const char *why)
{
    fprintf(stderr, "%s:%u: %s\n", file->path, line, why);
    return false;
}

/* Reads "..." with \" and \\ in it; *at is behind it afterwards.  NULL if it has no
 * end. */
static char *read_quoted(const char **at)
{
    char *text = grow(NULL, strlen(*at) + 1);
    size_t length = 0;
    const char *from = *at + 1;
    for (; *from && *from != '"'; from++) {
        if (*from == '\\' && from[1]) from++;
        text[length++] = *from;
    }
    text[length] = '\0';
    if (*from != '"') {
        free(text);
        return NULL;
    }
    *at = from + 1;
    return text;
}

static char *read_word(const char **at)
{
    const size_t length = strcspn(*at, " \t");
    char *word = copy(*at, length);
    *at += length;
    return word;
}

static bool read_field(struct case_record *record, const char **at)
{
    const size_t length = strcspn(*at, "= \t");
    if ((*at)[length] != '=') return false;
    char *name = copy(*at, length);
    *at += length + 1;
    char *value = **at == '"' ? read_quoted(at) : read_word(at);
    if (!value) {
        free(name);
        return false;
    }
    case_record_set(record, name, value);
    return true;
}

/* Reads what stands behind "=>". */
static bool read_expected(struct case_text *into, const char *at)
{
    at = skip_space(at);
    if (strcmp(at, "none") == 0) return into->none = true;
    struct case_record *record = case_records_add(&into->expected);
    for (; *at == '>'; at = skip_space(at + 1))
        record->depth++;
    record->kind = read_word(&at);
    at = skip_space(at);
    if (*at == '"' && !(record->text = read_quoted(&at))) return false;
    for (at = skip_space(at); *at; at = skip_space(at))
        if (!read_field(record, &at)) return false;
    return *record->kind != '\0';
}

static void add_text(struct case_text *into, const char *line)
{
    const size_t old = strlen(into->text);
    if (!old && !*line) return; /* no empty lines before the text */
    into->text = grow(into->text, old + strlen(line) + 2);
    if (old) into->text[old] = '\n';
    strcpy(into->text + old + (old ? 1 : 0), line);
}

static struct case_text *add_case(struct case_file *file, const char *name, unsigned line)
{
    file->cases = grow(file->cases, (file->count + 1) * sizeof *file->cases);
    struct case_text *added = &file->cases[file->count++];
    *added = (struct case_text){
        .line = line, .name = copy(name, strlen(name)), .text = copy("", 0)};
    return added;
}

static bool end_case(const struct case_file *file)
{
    if (!file->count) return true;
    struct case_text *last = &file->cases[file->count - 1];
    for (size_t n = strlen(last->text); n && last->text[n - 1] == '\n';)
        last->text[--n] = '\0';
    if (!*last->text) return fail(file, last->line, "the case has no text");
    if (last->none == (last->expected.count > 0))
        return fail(file, last->line, "the case needs => lines, or one => none");
    for (size_t i = 0; i + 1 < file->count; i++)
        if (strcmp(file->cases[i].name, last->name) == 0)
            return fail(file, last->line, "two cases have this name");
    return true;
}

static void add_article_field(struct case_text *into, const char *at)
{
    char *name = read_word(&at);
    at = skip_space(at);
    into->fields = grow(into->fields, (into->field_count + 1) * sizeof *into->fields);
    into->fields[into->field_count++] = (struct case_field){name, copy(at, strlen(at))};
}

static void add_option(struct case_file *file, const char *at)
{
    at = skip_space(at);
    file->options = grow(file->options, (file->option_count + 1) * sizeof *file->options);
    file->options[file->option_count++] = copy(at, strlen(at));
}

static bool read_line(struct case_file *file, const char *line, unsigned number)
{
    struct case_text *current = file->count ? &file->cases[file->count - 1] : NULL;
    if (*line == '#') {
        if (!end_case(file)) return false;
        add_case(file, skip_space(line + 1), number);
        return true;
    }
    if (!current && strncmp(line, "@@", 2) == 0) {
        add_option(file, line + 2);
        return true;
    }
    if (!current)
        return !*line ||
               fail(file, number, "text before the first case; begin it with #");
    if (strncmp(line, "=>", 2) == 0)
        return read_expected(current, line + 2) ||
               fail(file, number, "malformed; write => KIND \"TEXT\" FIELD=VALUE ...");
    if (*line == '@' && !*current->text) {
        add_article_field(current, line + 1);
        return true;
    }
    add_text(current, line);
    return true;
}

bool case_file_read(struct case_file *file)
{
    FILE *from = fopen(file->path, "r");
    if (!from) {
        perror(file->path);
        return false;
    }
    char *line = NULL;
    size_t room = 0;
    bool fine = true;
    unsigned number = 0;
    for (ssize_t n; fine && (n = getline(&line, &room, from)) >= 0;) {
        if (n && line[n - 1] == '\n') line[n - 1] = '\0';
        fine = read_line(file, line, ++number);
    }
    free(line);
    fclose(from);
    return fine && end_case(file);
}

void case_file_free(struct case_file *file)
{
    for (size_t i = 0; i < file->count; i++) {
        struct case_text *text = &file->cases[i];
        for (size_t k = 0; k < text->field_count; k++) {
            free(text->fields[k].name);
            free(text->fields[k].value);
        }
        free(text->fields);
        free(text->name);
        free(text->text);
        case_records_free(&text->expected);
    }
    free(file->cases);
    for (size_t i = 0; i < file->option_count; i++)
        free(file->options[i]);
    free(file->options);
    file->cases = NULL;
    file->options = NULL;
    file->count = file->option_count = 0;
}

static void write_json(const char *text, FILE *into)
{
    fputc('"', into);
    for (; *text; text++) {
        const unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\')
            fprintf(into, "\\%c", byte);
        else if (byte < 0x20)
            fprintf(into, "\\u%04x", byte);
        else
            fputc(byte, into);
    }
    fputc('"', into);
}

void case_file_write(const struct case_file *file, FILE *into)
{
    for (size_t i = 0; i < file->count; i++) {
        const struct case_text *text = &file->cases[i];
        fprintf(into, "{\"id\": \"%zu\", \"text\": ", i);
        write_json(text->text, into);
        for (size_t k = 0; k < text->field_count; k++) {
            fputs(", ", into);
            write_json(text->fields[k].name, into);
            fputs(": ", into);
            write_json(text->fields[k].value, into);
        }
        fputs("}\n", into);
    }
}

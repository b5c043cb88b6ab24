#include "case_record.h"

#include <stdlib.h>
#include <string.h>

static void *grow(void *at, size_t size)
{
    void *bigger = realloc(at, size);
    if (!bigger) abort();
    return bigger;
}

struct case_record *case_records_add(struct case_records *records)
{
    records->at = grow(records->at, (records->count + 1) * sizeof *records->at);
    struct case_record *record = &records->at[records->count++];
    *record = (struct case_record){0};
    return record;
}

void case_record_set(struct case_record *record, char *name, char *value)
{
    record->fields =
        grow(record->fields, (record->field_count + 1) * sizeof *record->fields);
    record->fields[record->field_count++] = (struct case_field){name, value};
}

void case_records_free(struct case_records *records)
{
    for (size_t i = 0; i < records->count; i++) {
        struct case_record *record = &records->at[i];
        for (size_t k = 0; k < record->field_count; k++) {
            free(record->fields[k].name);
            free(record->fields[k].value);
        }
        free(record->fields);
        free(record->kind);
        free(record->text);
    }
    free(records->at);
    *records = (struct case_records){0};
}

static const char *value_of(const struct case_record *record, const char *name)
{
    for (size_t i = 0; i < record->field_count; i++)
        if (strcmp(record->fields[i].name, name) == 0) return record->fields[i].value;
    return "";
}

static bool same(const struct case_record *expected, const struct case_record *found)
{
    if (expected->depth != found->depth || strcmp(expected->kind, found->kind) != 0)
        return false;
    if (expected->text && (!found->text || strcmp(expected->text, found->text) != 0))
        return false;
    for (size_t i = 0; i < expected->field_count; i++) {
        const struct case_field *field = &expected->fields[i];
        if (strcmp(field->value, value_of(found, field->name)) != 0) return false;
    }
    return true;
}

bool case_records_match(const struct case_records *expected,
                        const struct case_records *found)
{
    size_t e = 0;
    for (size_t f = 0; f < found->count; f++) {
        const struct case_record *next = e < expected->count ? &expected->at[e] : NULL;
        const unsigned last = e ? expected->at[e - 1].depth : 0;
        const bool listed = next && next->depth >= found->at[f].depth;
        /* What is inside a record that is listed without its inside is not compared. */
        if (found->at[f].depth > last && !listed) continue;
        if (!next || !same(next, &found->at[f])) return false;
        e++;
    }
    return e == expected->count;
}

static void print_quoted(const char *text, FILE *into)
{
    fputc('"', into);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') fputc('\\', into);
        fputc(*text == '\n' ? ' ' : *text, into);
    }
    fputc('"', into);
}

void case_record_print(const struct case_record *record, FILE *into)
{
    fputs("=>", into);
    for (unsigned i = 0; i < record->depth; i++)
        fputs(" >", into);
    fprintf(into, " %s", record->kind);
    if (record->text) {
        fputc(' ', into);
        print_quoted(record->text, into);
    }
    for (size_t i = 0; i < record->field_count; i++) {
        const struct case_field *field = &record->fields[i];
        fprintf(into, " %s=", field->name);
        if (!*field->value || strpbrk(field->value, " \"\\"))
            print_quoted(field->value, into);
        else
            fputs(field->value, into);
    }
    fputc('\n', into);
}

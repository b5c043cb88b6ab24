/* record: adding records to a document and setting their fields, each checked against
 * what its kind declares. */
#include <assert.h>

#include "base/vec.h"
#include "doc/doc.h"
#include "doc/value.h"
#include "text/utf8.h"

static bool is_nowhere(struct span at)
{
    return at.begin == UINT32_MAX && at.end == UINT32_MAX;
}

static bool is_boundary(struct str text, uint32_t position)
{
    return position == text.length || ((unsigned char)text.at[position] & 0xC0) != 0x80;
}

static enum status check_span(const struct doc *doc, const struct kind *kind,
                              struct span at, struct error *error)
{
    const struct str text = doc->text;
    const bool whole = kind->record->flags & NG_WHOLE;
    if (whole && !is_nowhere(at)) {
        return error_set(error, ERROR_PLUGIN,
                         "emits \"%s\" at [%u, %u), but declares it NG_WHOLE; emit it at "
                         "NG_NOWHERE",
                         kind->path, at.begin, at.end);
    }
    if (whole) return OK;
    if (is_nowhere(at)) {
        return error_set(error, ERROR_PLUGIN,
                         "emits \"%s\" at NG_NOWHERE; give it a span, or declare it "
                         "NG_WHOLE",
                         kind->path);
    }
    if (at.begin >= at.end || at.end > text.length) {
        return error_set(error, ERROR_PLUGIN, "emits \"%s\" at [%u, %u), which is %s",
                         kind->path, at.begin, at.end,
                         at.begin == at.end  ? "empty"
                         : at.begin > at.end ? "reversed"
                                             : "not inside the text");
    }
    if (!is_boundary(text, at.begin) || !is_boundary(text, at.end)) {
        return error_set(error, ERROR_PLUGIN,
                         "emits \"%s\" at [%u, %u), which splits a character", kind->path,
                         at.begin, at.end);
    }
    return OK;
}

static enum status check_rule(const struct kind *kind, struct str rule,
                              struct error *error)
{
    for (size_t i = 0; i < rule.length; i++) {
        const char c = rule.at[i];
        if (char_is_lower(c) || char_is_digit(c) || c == '-') continue;
        return error_set(error, ERROR_PLUGIN,
                         "emits \"%s\" with the rule \"" STR_FORMAT
                         "\"; a rule's name is of a-z, 0-9 and -",
                         kind->path, STR_ARGUMENTS(rule));
    }
    return OK;
}

static void add_child(struct doc *doc, uint32_t parent, uint32_t child)
{
    struct record *above = doc_record(doc, parent);
    if (!above) return;
    if (above->last_child) {
        doc->records[above->last_child - 1].next = child;
    } else {
        above->first_child = child;
    }
    above->last_child = child;
}

enum status doc_emit(struct doc *doc, uint32_t kind, uint32_t parent, struct span at,
                     struct str rule, double score, uint32_t *ref, struct error *error)
{
    assert(kind < doc->kinds->count);
    const struct kind *declared = &doc->kinds->at[kind];
    assert((parent ? doc_record(doc, parent)->kind : KIND_NONE) == declared->parent);
    *ref = 0;
    TRY(check_span(doc, declared, at, error));
    TRY(check_rule(declared, rule, error));
    if (!(score >= 0 && score <= 1)) { /* NaN is neither */
        return error_set(error, ERROR_PLUGIN,
                         "emits \"%s\" with the score %g; a score is in [0, 1]",
                         declared->path, score);
    }
    if (doc->record_count >= doc->limits.records) {
        return error_set(error, ERROR_LIMIT,
                         "emits more records than the limit of %zu an article",
                         doc->limits.records);
    }
    struct record record = {
        .kind = kind, .at = at, .parent = parent, .score = score + 0.0 /* no -0 */};
    record.values = arena_array(doc->arena, declared->field_count, sizeof *record.values);
    if (rule.length) record.rule = arena_copy(doc->arena, rule);
    struct {
        struct record *at;
        size_t length, room;
    } records = {doc->records, doc->record_count, doc->record_room};
    if (!record.values || (rule.length && !record.rule.at) ||
        !VEC_PUSH(&records, doc->arena, record)) {
        return error_memory(error, "adding a record");
    }
    doc->records = records.at;
    doc->record_count = records.length;
    doc->record_room = records.room;
    *ref = (uint32_t)doc->record_count;
    add_child(doc, parent, *ref);
    return OK;
}

/* The declaration of a record's field, and where its value goes. */
static enum status find_field(const struct doc *doc, uint32_t ref, struct str name,
                              const ng_field **field, struct value **value,
                              struct error *error)
{
    const struct record *record = doc_record(doc, ref);
    assert(record);
    const struct kind *kind = &doc->kinds->at[record->kind];
    const uint32_t index = kind_field(kind, name);
    if (index == KIND_NONE) {
        return error_set(error, ERROR_PLUGIN,
                         "sets field \"" STR_FORMAT "\" of \"%s\", which it does not "
                         "declare",
                         STR_ARGUMENTS(name), kind->path);
    }
    *field = &kind->record->fields[index];
    *value = &record->values[index];
    return OK;
}

static enum status refuse_value(const struct doc *doc, uint32_t ref,
                                const ng_field *field, struct str value,
                                struct error *error)
{
    const char *path = doc->kinds->at[doc_record(doc, ref)->kind].path;
    return error_set(error, ERROR_PLUGIN,
                     "sets \"%s\" of \"%s\" to \"" STR_FORMAT "\", which is not %s%s%s",
                     field->name, path, STR_ARGUMENTS(value),
                     value_words(field->type, field->values), field->values ? " " : "",
                     field->values ? field->values : "");
}

enum status doc_set(struct doc *doc, uint32_t ref, struct str field, struct str value,
                    struct error *error)
{
    const ng_field *declared = NULL;
    struct value *into = NULL;
    TRY(find_field(doc, ref, field, &declared, &into, error));
    if (declared->type == NG_LINK) {
        return error_set(error, ERROR_PLUGIN,
                         "sets \"%s\" of \"%s\" to a text, but it is a link; use "
                         "ng_link()",
                         declared->name, doc->kinds->at[doc_record(doc, ref)->kind].path);
    }
    const struct str copy = arena_copy(doc->arena, value);
    char *bytes = arena_raw(doc->arena, value.length);
    if (!copy.at || !bytes) return error_memory(error, "setting a field");
    if (value.length) memcpy(bytes, value.at, value.length);
    const struct str repaired = {bytes, value.length};
    if (utf8_repair(bytes, value.length)) {
        return error_set(error, ERROR_PLUGIN,
                         "sets \"%s\" of \"%s\" to bytes that are not UTF-8: " STR_FORMAT,
                         declared->name, doc->kinds->at[doc_record(doc, ref)->kind].path,
                         STR_ARGUMENTS(repaired));
    }
    if (!value_fits(declared->type, declared->values, copy)) {
        return refuse_value(doc, ref, declared, copy, error);
    }
    into->text = copy;
    return OK;
}

enum status doc_link(struct doc *doc, uint32_t ref, struct str field, uint32_t target,
                     struct error *error)
{
    const ng_field *declared = NULL;
    struct value *into = NULL;
    TRY(find_field(doc, ref, field, &declared, &into, error));
    const char *path = doc->kinds->at[doc_record(doc, ref)->kind].path;
    if (declared->type != NG_LINK) {
        return error_set(error, ERROR_PLUGIN,
                         "links \"%s\" of \"%s\", but it is %s; use ng_set()",
                         declared->name, path, value_words(declared->type, NULL));
    }
    if (!doc_record(doc, target)) {
        return error_set(error, ERROR_PLUGIN,
                         "links \"%s\" of \"%s\" to record %u, which does not exist",
                         declared->name, path, target);
    }
    if (!(declared->flags & NG_MANY)) into->link_count = 0;
    struct {
        uint32_t *at;
        size_t length, room;
    } links = {into->links, into->link_count, into->link_room};
    if (!VEC_PUSH(&links, doc->arena, target)) return error_memory(error, "linking");
    into->links = links.at;
    into->link_count = (uint32_t)links.length;
    into->link_room = (uint32_t)links.room;
    return OK;
}

enum status doc_fail(struct doc *doc, size_t from, uint32_t plugin, struct str message,
                     struct error *error)
{
    /* Records hang only on records of the same plugin: nothing is left dangling. */
    doc->record_count = from;
    struct {
        struct doc_error *at;
        size_t length, room;
    } errors = {doc->errors, doc->error_count, doc->error_room};
    const struct str copy = arena_copy(doc->arena, message);
    if (!copy.at || !VEC_PUSH(&errors, doc->arena, (struct doc_error){plugin, copy})) {
        return error_memory(error, "noting a plugin's error");
    }
    doc->errors = errors.at;
    doc->error_count = errors.length;
    doc->error_room = errors.room;
    return OK;
}

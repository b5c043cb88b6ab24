/* host_write: the services by which a plugin writes to a document.  Each does nothing
 * after the first error. */
#include "plugin/host.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/vec.h"

/* The name nearest to one that is not declared there: of the kinds that could stand in
 * its place. */
static const char *nearest_kind(const struct sitting *sitting, uint32_t parent,
                                struct str name)
{
    const struct kinds *kinds = sitting->doc->kinds;
    const char *best = NULL;
    for (size_t i = 0; i < kinds->count; i++) {
        const struct kind *kind = &kinds->at[i];
        if (kind->plugin != sitting->entry->index || kind->parent != parent) continue;
        const char *pair[2] = {kind->record->name, best};
        const char *nearest = str_nearest(name, pair, best ? 2 : 1);
        if (nearest) best = nearest;
    }
    return best;
}

static void refuse_kind(struct sitting *sitting, uint32_t parent, struct str name)
{
    const char *nearest = nearest_kind(sitting, parent, name);
    const char *above =
        parent == KIND_NONE ? NULL : sitting->doc->kinds->at[parent].record->name;
    error_set(&sitting->error, ERROR_PLUGIN,
              "emits \"" STR_FORMAT "\"%s%s%s, which it does not declare%s%s%s%s",
              STR_ARGUMENTS(name), above ? " inside \"" : "", above ? above : "",
              above ? "\"" : "", above ? " there" : "",
              nearest ? "; did you mean \"" : "", nearest ? nearest : "",
              nearest ? "\"?" : "");
}

ng_ref host_emit(ng_doc *doc, ng_ref parent, const char *record, ng_span at,
                 const char *rule, double score)
{
    struct sitting *sitting = host_sitting(doc);
    uint32_t above = KIND_NONE, ref = 0;
    if (host_failed(sitting)) return 0;
    if (parent) {
        const struct record *outer = host_own(sitting, parent);
        if (!outer) return 0;
        above = outer->kind;
    }
    const uint32_t kind = kinds_inside(sitting->doc->kinds, sitting->entry->index, above,
                                       host_name(record));
    if (kind == KIND_NONE) {
        refuse_kind(sitting, above, host_name(record));
        return 0;
    }
    const struct span span = {at.begin, at.end};
    doc_emit(sitting->doc, kind, parent, span, str_from(rule), score, &ref,
             &sitting->error);
    return ref;
}

void host_set(ng_doc *doc, ng_ref record, const char *field, ng_str value)
{
    struct sitting *sitting = host_sitting(doc);
    if (!record || !host_own(sitting, record)) return;
    if (!value.at && value.len) {
        error_set(&sitting->error, ERROR_PLUGIN, "sets \"%s\" to %zu bytes at NULL",
                  host_name(field).at, value.len);
        return;
    }
    doc_set(sitting->doc, record, host_name(field),
            (struct str){value.at ? value.at : "", value.len}, &sitting->error);
}

/* A decimal number in the "C" locale, whatever the process's is. */
static struct str format_number(double value, int decimals, char *into, size_t room)
{
    const int length = snprintf(into, room, "%.*f", decimals, value);
    size_t kept = 0;
    bool zero = true, point = false;
    for (int i = 0; i < length; i++) {
        const char c = into[i];
        if (char_is_digit(c) || c == '-') {
            zero &= c == '0' || c == '-';
            into[kept++] = c;
        } else if (!point) { /* a point may be several bytes elsewhere */
            into[kept++] = '.';
            point = true;
        }
    }
    const size_t sign = zero && into[0] == '-';
    return (struct str){into + sign, kept - sign};
}

void host_set_number(ng_doc *doc, ng_ref record, const char *field, double value,
                     int decimals)
{
    struct sitting *sitting = host_sitting(doc);
    char text[400]; /* the longest double has 309 digits before the point */
    if (!record || !host_own(sitting, record)) return;
    if (!isfinite(value) || decimals < 0 || decimals > 9) {
        error_set(
            &sitting->error, ERROR_PLUGIN,
            "sets \"%s\" to the number %g with %d decimals; it must be finite, with 0 "
            "to 9",
            host_name(field).at, value, decimals);
        return;
    }
    doc_set(sitting->doc, record, host_name(field),
            format_number(value, decimals, text, sizeof text), &sitting->error);
}

void host_link(ng_doc *doc, ng_ref record, const char *field, ng_ref target)
{
    struct sitting *sitting = host_sitting(doc);
    if (!record || !host_own(sitting, record) || !host_readable(sitting, target)) return;
    doc_link(sitting->doc, record, host_name(field), target, &sitting->error);
}

void *host_alloc(ng_doc *doc, size_t size)
{
    struct sitting *sitting = host_sitting(doc);
    if (host_failed(sitting)) return NULL;
    void *at = arena_alloc(sitting->doc->arena, size);
    if (!at) error_memory(&sitting->error, "making a plugin's memory");
    return at;
}

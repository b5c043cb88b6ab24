/* schema: one definition for each kind of record, one for each section, and around them
 * what is always the same. */
#include "xml/schema.h"

#include "xml/escape.h"
#include "xml/put.h"
#include "xml/write.h"

/* The parts of NG_WHEN: a year, a month or a week of it, a day, a time of that day. */
#define TIME  "T[0-9]{2}(:[0-9]{2}){0,2}(Z|[+\\-][0-9]{2}:[0-9]{2})?"
#define POINT "[0-9]{4}(-(W[0-9]{2}(-[1-7])?|[0-9]{2}(-[0-9]{2}(" TIME ")?)?))?"
#define WHEN  POINT "(/" POINT ")?"

static const char head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"\n"
    "    xmlns:a=\"http://relaxng.org/ns/compatibility/annotations/1.0\"\n"
    "    ns=\"" WRITE_NAMESPACE "\"\n"
    "    datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\">\n"
    "  <start>\n"
    "    <element name=\"nutgraf\">\n"
    "      <attribute name=\"version\"><value>1</value></attribute>\n"
    "      <optional><attribute name=\"offsets\"><value>bytes</value></attribute>"
    "</optional>\n"
    "      <element name=\"made-by\">\n"
    "        <attribute name=\"nutgraf\"/>\n"
    "        <zeroOrMore>\n"
    "          <element name=\"plugin\">\n"
    "            <attribute name=\"name\"/>\n"
    "            <attribute name=\"version\"/>\n"
    "          </element>\n"
    "        </zeroOrMore>\n"
    "      </element>\n"
    "      <zeroOrMore><ref name=\"article\"/></zeroOrMore>\n"
    "      <optional>\n"
    "        <element name=\"error\">\n"
    "          <a:documentation>why there are no more articles</a:documentation>\n"
    "          <attribute name=\"reason\"/>\n"
    "        </element>\n"
    "      </optional>\n"
    "    </element>\n"
    "  </start>\n";

static const char article_begin[] =
    "  <define name=\"article\">\n"
    "    <element name=\"article\">\n"
    "      <attribute name=\"id\"/>\n"
    "      <optional><attribute name=\"source\"/></optional>\n"
    "      <optional><attribute name=\"published\"><data type=\"date\"/></attribute>"
    "</optional>\n"
    "      <optional><attribute name=\"place\"/></optional>\n"
    "      <optional><attribute name=\"agency\"/></optional>\n"
    "      <optional>\n"
    "        <attribute name=\"characters\"><data type=\"nonNegativeInteger\"/>"
    "</attribute>\n"
    "      </optional>\n"
    "      <optional><attribute name=\"bytes\"><data type=\"nonNegativeInteger\"/>"
    "</attribute></optional>\n"
    "      <optional><attribute name=\"replaced\"><data type=\"positiveInteger\"/>"
    "</attribute></optional>\n"
    "      <optional>\n"
    "        <attribute name=\"digest\">\n"
    "          <a:documentation>MurmurHash3 x64 128 of the text</a:documentation>\n"
    "          <data type=\"string\"><param "
    "name=\"pattern\">[0-9a-f]{32}</param></data>\n"
    "        </attribute>\n"
    "      </optional>\n"
    "      <optional>\n"
    "        <element name=\"error\">\n"
    "          <a:documentation>why it could not be read</a:documentation>\n"
    "          <attribute name=\"reason\"/>\n"
    "        </element>\n"
    "      </optional>\n"
    "      <optional><element name=\"text\"><text/></element></optional>\n";

static const char article_end[] = "    </element>\n"
                                  "  </define>\n";

static const char record_attributes[] =
    "      <optional><attribute name=\"id\"/></optional>\n";

static const char span_attributes[] =
    "      <attribute name=\"begin\"><data type=\"nonNegativeInteger\"/></attribute>\n"
    "      <attribute name=\"end\"><data type=\"nonNegativeInteger\"/></attribute>\n";

static const char score_attributes[] = "      <optional>\n"
                                       "        <attribute name=\"rule\">\n"
                                       "          <data type=\"string\"><param "
                                       "name=\"pattern\">[a-z0-9\\-]+</param></data>\n"
                                       "        </attribute>\n"
                                       "      </optional>\n"
                                       "      <attribute name=\"score\">\n"
                                       "        <data type=\"string\"><param "
                                       "name=\"pattern\">[01]\\.[0-9]{2}</param></data>\n"
                                       "      </attribute>\n";

static void put_documentation(struct buffer *into, const char *indent, const char *about)
{
    if (!about) return;
    put_text(into, indent);
    PUT(into, "<a:documentation>");
    escape_add(into, str_from(about), ESCAPE_TEXT);
    PUT(into, "</a:documentation>\n");
}

/* ------------------------------------------------------------------------- fields */

static void put_values(struct buffer *into, const char *values)
{
    struct str rest = str_from(values), value;
    PUT(into, "<choice>");
    while (str_next(&rest, ' ', &value)) {
        if (value.length == 0) continue;
        PUT(into, "<value type=\"string\">");
        escape_add(into, value, ESCAPE_TEXT);
        PUT(into, "</value>");
    }
    PUT(into, "</choice>");
}

static void put_pattern(struct buffer *into, const char *pattern)
{
    PUT(into, "<data type=\"string\"><param name=\"pattern\">");
    put_text(into, pattern);
    PUT(into, "</param></data>");
}

static void put_type(struct buffer *into, const ng_field *field)
{
    switch (field->type) {
    case NG_TEXT:
        if (field->values)
            put_values(into, field->values);
        else
            PUT(into, "<text/>");
        return;
    case NG_INT:
        PUT(into, "<data type=\"long\"/>");
        return;
    case NG_BOOL:
        put_values(into, "true false");
        return;
    case NG_WHEN:
        put_pattern(into, WHEN);
        return;
    case NG_NUMBER:
        put_pattern(into, "-?[0-9]+(\\.[0-9]+)?");
        return;
    case NG_LINK:
        put_pattern(into, field->flags & NG_MANY ? "\\S+( \\S+)*" : "\\S+");
        return;
    }
}

/* A link is not written if its target is not, so it may always be absent. */
static void put_field(struct buffer *into, const ng_field *field)
{
    const bool optional = field->type == NG_LINK || (field->flags & NG_OPTIONAL);
    if (optional) PUT(into, "      <optional>\n");
    PUT(into, "      <attribute name=\"");
    put_text(into, field->name);
    PUT(into, "\">\n");
    put_documentation(into, "        ", field->about);
    PUT(into, "        ");
    put_type(into, field);
    PUT(into, "\n      </attribute>\n");
    if (optional) PUT(into, "      </optional>\n");
}

/* ------------------------------------------------------------------------- records */

/* "organisation/mention" is defined as "record.organisation.mention". */
static void put_reference(struct buffer *into, const char *path)
{
    PUT(into, "record.");
    for (; *path; path++)
        put_char(into, *path == '/' ? '.' : *path);
}

/* Any number of the kinds of a plugin that nest in a parent. */
static void put_choice(struct buffer *into, const struct kinds *kinds, uint32_t plugin,
                       uint32_t parent)
{
    PUT(into, "      <zeroOrMore>\n        <choice>\n");
    for (size_t i = 0; i < kinds->count; i++) {
        const struct kind *kind = &kinds->at[i];
        if (kind->plugin != plugin || kind->parent != parent) continue;
        PUT(into, "          <ref name=\"");
        put_reference(into, kind->path);
        PUT(into, "\"/>\n");
    }
    PUT(into, "        </choice>\n      </zeroOrMore>\n");
}

/* The slice where nothing is inside; else the records there. */
static void put_text_or_choice(struct buffer *into, const struct kinds *kinds,
                               uint32_t plugin, uint32_t parent)
{
    PUT(into, "      <choice>\n      <text/>\n      <group>\n");
    put_choice(into, kinds, plugin, parent);
    PUT(into, "      </group>\n      </choice>\n");
}

static void put_kind(struct buffer *into, const struct kinds *kinds, uint32_t index)
{
    const struct kind *kind = &kinds->at[index];
    const ng_record *record = kind->record;
    const bool whole = record->flags & NG_WHOLE;
    PUT(into, "  <define name=\"");
    put_reference(into, kind->path);
    PUT(into, "\">\n    <element name=\"");
    put_text(into, record->name);
    PUT(into, "\">\n");
    put_documentation(into, "      ", record->about);
    PUT(into, record_attributes);
    if (!whole) PUT(into, span_attributes);
    for (uint32_t i = 0; i < kind->field_count; i++)
        put_field(into, &record->fields[i]);
    PUT(into, score_attributes);
    if (record->inside && record->inside->name && !whole)
        put_text_or_choice(into, kinds, kind->plugin, index);
    else if (record->inside && record->inside->name)
        put_choice(into, kinds, kind->plugin, index);
    else
        put_text(into, whole ? "      <empty/>\n" : "      <text/>\n");
    PUT(into, "    </element>\n  </define>\n");
}

static bool makes_records(const struct kinds *kinds, uint32_t plugin)
{
    for (size_t i = 0; i < kinds->count; i++)
        if (kinds->at[i].plugin == plugin) return true;
    return false;
}

/* What a plugin adds to an article: its section, or why there is none. */
static void put_section(struct buffer *into, const struct kinds *kinds, uint32_t plugin)
{
    const char *name = kinds->plugins[plugin].name;
    PUT(into, "      <optional>\n      <choice>\n");
    if (makes_records(kinds, plugin)) {
        PUT(into, "      <element name=\"");
        put_text(into, name);
        PUT(into, "\">\n");
        put_choice(into, kinds, plugin, KIND_NONE);
        PUT(into, "      </element>\n");
    }
    PUT(into,
        "      <element name=\"error\">\n        <attribute name=\"plugin\"><value>");
    put_text(into, name);
    PUT(into, "</value></attribute>\n        <attribute name=\"reason\"/>\n"
              "      </element>\n      </choice>\n      </optional>\n");
}

void schema_make(const struct kinds *kinds, struct buffer *into)
{
    PUT(into, head);
    PUT(into, article_begin);
    for (uint32_t i = 0; i < kinds->plugin_count; i++)
        put_section(into, kinds, i);
    PUT(into, article_end);
    for (uint32_t i = 0; i < kinds->count; i++)
        put_kind(into, kinds, i);
    PUT(into, "</grammar>\n");
}

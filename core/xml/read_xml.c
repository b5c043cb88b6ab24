/* read_xml: our XML through libxml2's reader, one node after the other, so that no more
 * than an article is ever in memory.  libxml2 limits the depth and the length of what it
 * reads; we ask for no entities, no files and no network, and refuse document types. */
#include "base/vec.h"
#include "xml/reader.h"
#include "xml/write.h"

enum { OPTIONS = XML_PARSE_NONET | XML_PARSE_BIG_LINES };

static const struct str none = {NULL, 0};

static enum status no_memory(struct error *error)
{
    return error_memory(error, "reading an article");
}

static struct str copy(struct arena *arena, const xmlChar *text)
{
    return arena_copy(arena, str_from((const char *)text));
}

/* ---------------------------------------------------------------------- libxml2 */

static int read_bytes(void *user, char *into, int size)
{
    struct reader *reader = user;
    size_t got = 0;
    if (stream_take(&reader->stream, into, (size_t)size, &got, &reader->failure) == OK)
        return (int)got;
    return -1;
}

/* Keeps the first complaint, as "path:line: message".  Those about the schema go to who
 * asked for it, all of them. */
static void keep_error(void *user, xmlError *found)
{
    struct reader *reader = user;
    const struct str message = str_trim(str_from(found->message));
    struct error sentence;
    const uint64_t line = found->line > 0 ? (uint64_t)found->line : 0;
    if (found->domain == XML_FROM_RELAXNGV) {
        error_set(&sentence, OK, "%s:%llu: " STR_FORMAT, reader->path,
                  (unsigned long long)line, STR_ARGUMENTS(message));
        reader->check.complain(reader->check.user, sentence.message);
        return;
    }
    if (reader->failure.status != OK) return;
    error_set(&reader->failure, ERROR_INPUT, "%s:%llu: " STR_FORMAT, reader->path,
              (unsigned long long)line, STR_ARGUMENTS(message));
}

static uint64_t line_of(const struct reader *reader)
{
    const long line = xmlGetLineNo(xmlTextReaderCurrentNode(reader->xml));
    return line > 0 ? (uint64_t)line : 0;
}

static enum status fail(const struct reader *reader, const char *what, struct str which,
                        struct error *error)
{
    return reader_fail(reader, line_of(reader), what, which, error);
}

/* Goes on to the next node; *more is false at the end of the file. */
static enum status step(struct reader *reader, bool *more, struct error *error)
{
    const int got = xmlTextReaderRead(reader->xml);
    *more = got == 1;
    if (got == 1 && xmlTextReaderNodeType(reader->xml) == XML_READER_TYPE_DOCUMENT_TYPE)
        return fail(reader, "has a document type, which nutgraf never writes", none,
                    error);
    if (got >= 0 && reader->failure.status == OK) return OK;
    if (reader->failure.status == OK) return fail(reader, "is not XML", none, error);
    *error = reader->failure;
    return error->status;
}

static int type_of(const struct reader *reader)
{
    return xmlTextReaderNodeType(reader->xml);
}

static int depth_of(const struct reader *reader)
{
    return xmlTextReaderDepth(reader->xml);
}

static struct str name_of(const struct reader *reader)
{
    return str_from((const char *)xmlTextReaderConstLocalName(reader->xml));
}

static bool is_text(int type)
{
    return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
           type == XML_READER_TYPE_WHITESPACE ||
           type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
}

/* -------------------------------------------------------------------- attributes */

typedef enum status take_attribute(struct reader *reader, struct reader_work *work,
                                   struct str name, struct str value,
                                   struct error *error);

/* Hands every attribute of the element, copied, to take(). */
static enum status read_attributes(struct reader *reader, struct reader_work *work,
                                   take_attribute *take, struct error *error)
{
    while (xmlTextReaderMoveToNextAttribute(reader->xml) == 1) {
        if (xmlTextReaderIsNamespaceDecl(reader->xml) == 1) continue;
        const struct str name =
            copy(work->arena, xmlTextReaderConstLocalName(reader->xml));
        const struct str value = copy(work->arena, xmlTextReaderConstValue(reader->xml));
        if (!name.at || !value.at) return no_memory(error);
        TRY(take(reader, work, name, value, error));
    }
    xmlTextReaderMoveToElement(reader->xml);
    return OK;
}

static enum status take_fact(struct reader *reader, struct reader_work *work,
                             struct str name, struct str value, struct error *error)
{
    (void)reader;
    return reader_add_fact(work, name, value, error);
}

/* The value of one attribute, in the arena; .at NULL if it is not there. */
static enum status find_attribute(struct reader *reader, struct arena *arena,
                                  const char *name, struct str *value,
                                  struct error *error)
{
    xmlChar *found = xmlTextReaderGetAttribute(reader->xml, (const xmlChar *)name);
    *value = found ? copy(arena, found) : none;
    const bool failed = found && !value->at;
    xmlFree(found);
    return failed ? no_memory(error) : OK;
}

/* ---------------------------------------------------------------------- an article */

static struct str piece_of(const struct reader *reader)
{
    return str_from((const char *)xmlTextReaderConstValue(reader->xml));
}

/* Takes the text that was gathered in reader->held; .at NULL if there is none. */
static enum status take_held(struct reader *reader, struct arena *arena, struct str *text,
                             struct error *error)
{
    *text = none;
    if (buffer_failed(&reader->held)) return no_memory(error);
    if (reader->held.length == 0) return OK;
    *text = arena_copy(arena, buffer_view(&reader->held));
    buffer_clear(&reader->held);
    return text->at ? OK : no_memory(error);
}

/* Between records there is white space only, which is layout. */
static enum status check_layout(struct reader *reader, struct str text,
                                struct error *error)
{
    const struct str loose = str_trim(text);
    buffer_clear(&reader->held);
    if (loose.length == 0) return OK;
    return fail(reader, "text stands between records:", loose, error);
}

/* Text of the record that was opened last, if one is open. */
static enum status take_text(struct reader *reader, struct reader_work *work,
                             struct error *error)
{
    if (work->depth == 0) return check_layout(reader, piece_of(reader), error);
    buffer_str(&reader->held, piece_of(reader));
    return OK;
}

static enum status close_record(struct reader *reader, struct reader_work *work,
                                struct error *error)
{
    struct reader_open_record *open = &work->open[work->depth - 1];
    if (open->inside.length > 0)
        TRY(check_layout(reader, buffer_view(&reader->held), error));
    else
        TRY(take_held(reader, work->arena, &open->record.text, error));
    return reader_pop(reader, work, error);
}

static enum status open_record(struct reader *reader, struct reader_work *work,
                               struct error *error)
{
    const bool empty = xmlTextReaderIsEmptyElement(reader->xml) == 1;
    const struct str name = copy(work->arena, xmlTextReaderConstLocalName(reader->xml));
    if (!name.at) return no_memory(error);
    TRY(check_layout(reader, buffer_view(&reader->held), error));
    TRY(reader_push(reader, work, name, line_of(reader), error));
    TRY(read_attributes(reader, work, reader_set, error));
    return empty ? close_record(reader, work, error) : OK;
}

/* Reads the records of the section that the reader is at, up to its end tag. */
static enum status read_section(struct reader *reader, struct reader_work *work,
                                struct error *error)
{
    const int depth = depth_of(reader);
    const bool empty = xmlTextReaderIsEmptyElement(reader->xml) == 1;
    const struct str name = copy(work->arena, xmlTextReaderConstLocalName(reader->xml));
    bool more = true;
    if (!name.at) return no_memory(error);
    while (!empty) {
        TRY(step(reader, &more, error));
        const int type = type_of(reader);
        if (!more || (type == XML_READER_TYPE_END_ELEMENT && depth_of(reader) == depth))
            break;
        if (type == XML_READER_TYPE_ELEMENT)
            TRY(open_record(reader, work, error));
        else if (type == XML_READER_TYPE_END_ELEMENT)
            TRY(close_record(reader, work, error));
        else if (is_text(type))
            TRY(take_text(reader, work, error));
    }
    return reader_add_section(work, name, none, error);
}

/* Reads the text inside an element, up to its end tag. */
static enum status read_text(struct reader *reader, struct arena *arena, struct str *text,
                             struct error *error)
{
    const int depth = depth_of(reader);
    bool more = xmlTextReaderIsEmptyElement(reader->xml) != 1;
    while (more) {
        TRY(step(reader, &more, error));
        if (!more || depth_of(reader) == depth) break;
        if (is_text(type_of(reader))) buffer_str(&reader->held, piece_of(reader));
        if (type_of(reader) == XML_READER_TYPE_ELEMENT)
            return fail(reader, "the text holds an element:", name_of(reader), error);
    }
    TRY(take_held(reader, arena, text, error));
    if (!text->at) *text = STR("");
    return OK;
}

/* <error plugin="..." reason="..."/>; without a plugin it is the article's. */
static enum status read_error(struct reader *reader, struct reader_work *work,
                              struct error *error)
{
    struct str plugin, reason;
    TRY(find_attribute(reader, work->arena, "plugin", &plugin, error));
    TRY(find_attribute(reader, work->arena, "reason", &reason, error));
    if (!reason.at) reason = STR("");
    if (plugin.at) return reader_add_section(work, plugin, reason, error);
    work->article->failure = reason;
    return OK;
}

static enum status read_article(struct reader *reader, struct reader_work *work,
                                struct error *error)
{
    struct read_article *article = work->article;
    const int depth = depth_of(reader);
    bool more = xmlTextReaderIsEmptyElement(reader->xml) != 1;
    article->line = line_of(reader);
    TRY(read_attributes(reader, work, take_fact, error));
    if (!article->id.at) return fail(reader, "the article has no id", none, error);
    while (more) {
        TRY(step(reader, &more, error));
        if (!more || depth_of(reader) == depth) break;
        const int type = type_of(reader);
        if (is_text(type)) TRY(take_text(reader, work, error));
        if (type != XML_READER_TYPE_ELEMENT) continue;
        const struct str name = name_of(reader);
        if (str_is(name, "text"))
            TRY(read_text(reader, work->arena, &article->text, error));
        else if (str_is(name, "error"))
            TRY(read_error(reader, work, error));
        else
            TRY(read_section(reader, work, error));
    }
    return OK;
}

/* ------------------------------------------------------------------------ the file */

/* Reads <made-by>, up to its end tag. */
static enum status read_made_by(struct reader *reader, struct error *error)
{
    const int depth = depth_of(reader);
    bool more = xmlTextReaderIsEmptyElement(reader->xml) != 1;
    READER_LIST(struct read_plugin) plugins = {0};
    TRY(find_attribute(reader, &reader->arena, "nutgraf", &reader->head.made_by, error));
    while (more) {
        TRY(step(reader, &more, error));
        if (!more || depth_of(reader) == depth) break;
        if (type_of(reader) != XML_READER_TYPE_ELEMENT) continue;
        struct read_plugin plugin;
        TRY(find_attribute(reader, &reader->arena, "name", &plugin.name, error));
        TRY(find_attribute(reader, &reader->arena, "version", &plugin.version, error));
        if (!plugin.name.at) return fail(reader, "a plugin has no name", none, error);
        if (!VEC_PUSH(&plugins, &reader->arena, plugin)) return no_memory(error);
    }
    return reader_set_plugins(reader, plugins.at, plugins.length, error);
}

/* Goes on to the next element below the root; *more is false at the root's end. */
static enum status next_element(struct reader *reader, bool *more, struct error *error)
{
    for (;;) {
        TRY(step(reader, more, error));
        if (!*more) return OK;
        if (is_text(type_of(reader))) {
            struct reader_work nothing = {0};
            TRY(take_text(reader, &nothing, error));
        }
        if (type_of(reader) == XML_READER_TYPE_ELEMENT) return OK;
    }
}

static enum status check_root(struct reader *reader, struct error *error)
{
    const xmlChar *space = xmlTextReaderConstNamespaceUri(reader->xml);
    struct str value;
    if (!str_is(name_of(reader), "nutgraf") || !space ||
        !str_is(str_from((const char *)space), WRITE_NAMESPACE))
        return fail(reader, "is not XML of nutgraf, its root is", name_of(reader), error);
    TRY(find_attribute(reader, &reader->arena, "version", &value, error));
    if (!str_is(value, "1"))
        return fail(reader, "is of a version that this nutgraf cannot read:",
                    value.at ? value : STR(""), error);
    TRY(find_attribute(reader, &reader->arena, "offsets", &value, error));
    reader->head.byte_offsets = str_is(value, "bytes");
    return OK;
}

/* Reads up to the first article: the root and, if it is there, <made-by>. */
static enum status read_head(struct reader *reader, struct error *error)
{
    bool more = true;
    do {
        TRY(step(reader, &more, error));
    } while (more && type_of(reader) != XML_READER_TYPE_ELEMENT);
    TRY(check_root(reader, error));
    TRY(next_element(reader, &more, error));
    if (more && str_is(name_of(reader), "made-by")) return read_made_by(reader, error);
    reader->is_held = more;
    reader->ended = !more;
    return OK;
}

static enum status set_schema(struct reader *reader, struct str schema,
                              struct error *error)
{
    xmlRelaxNGParserCtxt *parser =
        xmlRelaxNGNewMemParserCtxt(schema.at, (int)schema.length);
    if (parser) reader->schema = xmlRelaxNGParse(parser);
    xmlRelaxNGFreeParserCtxt(parser);
    if (reader->schema && xmlTextReaderRelaxNGSetSchema(reader->xml, reader->schema) == 0)
        return OK;
    return error_set(error, ERROR_CONFIG, "the schema cannot be used");
}

enum status reader_xml_open(struct reader *reader, const struct read_check *check,
                            struct error *error)
{
    reader->xml = xmlReaderForIO(read_bytes, NULL, reader, NULL, NULL, OPTIONS);
    if (!reader->xml) return no_memory(error);
    xmlTextReaderSetStructuredErrorHandler(reader->xml, keep_error, reader);
    if (check) TRY(set_schema(reader, check->schema, error));
    return read_head(reader, error);
}

void reader_xml_close(struct reader *reader)
{
    if (reader->xml) xmlFreeTextReader(reader->xml);
    if (reader->schema) xmlRelaxNGFree(reader->schema);
}

enum status reader_xml_next(struct reader *reader, struct reader_work *work, bool *more,
                            struct error *error)
{
    if (!reader->is_held) TRY(next_element(reader, more, error));
    reader->is_held = false;
    if (!*more) return OK;
    if (str_is(name_of(reader), "article")) return read_article(reader, work, error);
    if (!str_is(name_of(reader), "error"))
        return fail(reader, "has an element that is not expected:", name_of(reader),
                    error);
    struct str reason;
    TRY(find_attribute(reader, work->arena, "reason", &reason, error));
    return fail(reader, "is not complete:", reason.at ? reason : STR(""), error);
}

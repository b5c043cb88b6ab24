/* gold: annotated articles through libxml2's tree, for they are small and few. */
#include "xml/gold.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/vec.h"

enum { OPTIONS = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING };

struct sentence {
    struct str number;
    size_t begin, end; /* bytes */
};

struct work {
    struct arena *arena;
    const struct gold_setup *setup;
    const char *path;
    struct error *error;
    struct buffer text;
    bool space; /* the text ends in white space, or is to begin */
    struct {
        struct sentence *at;
        size_t length, room;
    } sentences;
    struct {
        struct read_record *at;
        size_t length, room;
    } records;
};

static enum status no_memory(struct work *work)
{
    return error_memory(work->error, "reading annotations");
}

static enum status fail(struct work *work, const xmlNode *node, const char *what,
                        struct str which)
{
    return error_set(work->error, ERROR_INPUT, "%s:%ld: %s \"" STR_FORMAT "\"",
                     work->path, xmlGetLineNo(node), what, STR_ARGUMENTS(which));
}

static struct str name_of(const xmlNode *node)
{
    return str_from((const char *)node->name);
}

static bool is_element(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && str_is(name_of(node), name);
}

/* ------------------------------------------------------------------------- the text */

static void add_text(struct work *work, struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (!char_is_space(text.at[i])) {
            buffer_char(&work->text, text.at[i]);
            work->space = false;
        } else if (!work->space) {
            buffer_char(&work->text, ' ');
            work->space = true;
        }
    }
}

static void separate(struct work *work, const char *separator)
{
    buffer_text(&work->text, separator);
    work->space = true;
}

/* The attributes of an element as fields, in the arena. */
static enum status take_fields(struct work *work, const xmlNode *node,
                               struct read_record *record)
{
    struct {
        struct read_attribute *at;
        size_t length, room;
    } fields = {0};
    for (const xmlAttr *attribute = node->properties; attribute;
         attribute = attribute->next) {
        xmlChar *value = xmlNodeListGetString(node->doc, attribute->children, 1);
        const struct str name =
            arena_copy(work->arena, str_from((const char *)attribute->name));
        const struct str text =
            arena_copy(work->arena, value ? str_from((const char *)value) : STR(""));
        xmlFree(value);
        if (!name.at || !text.at ||
            !VEC_PUSH(&fields, work->arena, (struct read_attribute){name, text})) {
            return no_memory(work);
        }
    }
    record->fields = fields.at;
    record->field_count = fields.length;
    return OK;
}

static enum status new_record(struct work *work, const xmlNode *node, size_t *index)
{
    struct read_record record = {
        .name = arena_copy(work->arena, name_of(node)),
        .line = (uint64_t)xmlGetLineNo(node),
    };
    if (!record.name.at) return no_memory(work);
    TRY(take_fields(work, node, &record));
    *index = work->records.length;
    return VEC_PUSH(&work->records, work->arena, record) ? OK : no_memory(work);
}

static uint32_t here(const struct work *work)
{
    return (uint32_t)work->text.length;
}

/* Reads a sentence.  libxml2 bounds how deep elements nest, and so how deep this goes. */
static enum status read_inline(struct work *work, const xmlNode *parent)
{
    for (const xmlNode *node = parent->children; node; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            add_text(work, str_from((const char *)node->content));
            continue;
        }
        if (node->type == XML_COMMENT_NODE) continue;
        if (node->type != XML_ELEMENT_NODE)
            return fail(work, node, "a sentence cannot hold", name_of(node));
        size_t index = 0;
        TRY(new_record(work, node, &index));
        const uint32_t begin = here(work);
        TRY(read_inline(work, node));
        work->records.at[index].begin = begin;
        work->records.at[index].end = here(work);
    }
    return OK;
}

static struct str attribute_of(struct work *work, const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
    if (!value) return (struct str){0};
    const struct str copy = arena_copy(work->arena, str_from((const char *)value));
    xmlFree(value);
    return copy;
}

static enum status read_sentence(struct work *work, const xmlNode *node)
{
    struct sentence sentence = {.number = attribute_of(work, node, "n"),
                                .begin = here(work)};
    TRY(read_inline(work, node));
    if (work->text.length > sentence.begin &&
        work->text.at[work->text.length - 1] == ' ') {
        work->text.length--;
    }
    sentence.end = here(work);
    return VEC_PUSH(&work->sentences, work->arena, sentence) ? OK : no_memory(work);
}

static enum status read_paragraph(struct work *work, const xmlNode *paragraph)
{
    bool first = true;
    if (work->text.length) separate(work, "\n\n");
    for (const xmlNode *node = paragraph->children; node; node = node->next) {
        if (node->type == XML_ELEMENT_NODE && !is_element(node, "s"))
            return fail(work, node, "a paragraph cannot hold", name_of(node));
        if (node->type == XML_TEXT_NODE) {
            const struct str text = str_trim(str_from((const char *)node->content));
            if (text.length)
                return fail(work, node,
                            "a paragraph has text outside of its sentences:", text);
        }
        if (!is_element(node, "s")) continue;
        if (!first) separate(work, " ");
        first = false;
        TRY(read_sentence(work, node));
    }
    return OK;
}

/* Takes white space off a span's ends; a sentence's last space may be gone by now. */
static enum status trim_records(struct work *work)
{
    const char *text = work->text.at;
    for (size_t i = 0; i < work->records.length; i++) {
        struct read_record *record = &work->records.at[i];
        if (record->end > work->text.length) record->end = (uint32_t)work->text.length;
        while (record->begin < record->end && char_is_space(text[record->begin]))
            record->begin++;
        while (record->begin < record->end && char_is_space(text[record->end - 1]))
            record->end--;
        if (record->begin < record->end) continue;
        return error_set(work->error, ERROR_INPUT,
                         "%s:%llu: an element marks no text: \"" STR_FORMAT "\"",
                         work->path, (unsigned long long)record->line,
                         STR_ARGUMENTS(record->name));
    }
    return OK;
}

/* ---------------------------------------------------------------------- quotations */

/* Whether a byte belongs to a letter or a digit; of the characters beyond ASCII all do
 * but those of the block of punctuation, E2 80 xx, which holds curly quotes and dashes.
 */
static bool is_word_byte(struct str text, size_t at)
{
    const char c = text.at[at];
    if (!(c & 0x80))
        return char_is_digit(c) || char_is_lower(c) || char_is_upper(c) || c == '_';
    size_t first = at;
    while (first > 0 && (text.at[first] & 0xC0) == 0x80)
        first--;
    return first + 1 >= text.length || memcmp(text.at + first, "\xE2\x80", 2) != 0;
}

static bool stands_at(const struct work *work, struct str quote, size_t at)
{
    return memcmp(work->text.at + at, quote.at, quote.length) == 0;
}

static bool stands_as_words(const struct work *work, struct str quote, size_t at)
{
    const size_t end = at + quote.length;
    const struct str text = buffer_view(&work->text);
    const bool before = at > 0 && is_word_byte(text, at - 1);
    const bool after = end < text.length && is_word_byte(text, end);
    return !before && !after;
}

static bool find_quote(const struct work *work, struct str quote, size_t begin,
                       size_t end, size_t *found)
{
    bool any = false;
    if (!quote.length) return false;
    for (size_t at = begin; at + quote.length <= end; at++) {
        if (!stands_at(work, quote, at)) continue;
        if (!any) *found = at;
        any = true;
        if (!stands_as_words(work, quote, at)) continue;
        *found = at;
        return true;
    }
    return any;
}

/* Where "..." or the one character for it begins in a quotation, and its length. */
static bool find_gap(struct str quote, size_t *at, size_t *length)
{
    for (size_t i = 0; i + 3 <= quote.length; i++) {
        if (memcmp(quote.at + i, "...", 3) != 0 &&
            memcmp(quote.at + i, "\xE2\x80\xA6", 3) != 0)
            continue;
        *at = i;
        *length = 3;
        return true;
    }
    return false;
}

/* The span of a quotation, from its first piece to its last. */
static bool find_pieces(const struct work *work, struct str quote, size_t begin,
                        size_t end, size_t *from, size_t *to)
{
    size_t at;
    if (find_quote(work, quote, begin, end, &at)) {
        *from = at;
        *to = at + quote.length;
        return true;
    }
    bool first = true;
    for (;;) {
        size_t gap = quote.length, length = 0;
        const bool more = find_gap(quote, &gap, &length);
        const struct str piece = str_trim(str_slice(quote, 0, gap));
        if (!find_quote(work, piece, begin, end, &at)) return false;
        if (first) *from = at;
        first = false;
        *to = begin = at + piece.length;
        if (!more) return true;
        quote = str_slice(quote, gap + length, quote.length);
    }
}

static const struct sentence *find_sentence(const struct work *work, struct str number)
{
    for (size_t i = 0; i < work->sentences.length; i++) {
        if (str_equal(work->sentences.at[i].number, number))
            return &work->sentences.at[i];
    }
    return NULL;
}

/* White space runs as one space, as in the text. */
static struct str plain_spaces(struct work *work, struct str quote)
{
    char *at = arena_raw(work->arena, quote.length + 1);
    if (!at) return (struct str){0};
    size_t length = 0;
    bool space = true;
    for (size_t i = 0; i < quote.length; i++) {
        const bool is_space = char_is_space(quote.at[i]);
        if (!is_space || !space) at[length++] = is_space ? ' ' : quote.at[i];
        space = is_space;
    }
    if (length && at[length - 1] == ' ') length--;
    return (struct str){at, length};
}

static enum status read_quotes(struct work *work, const xmlNode *node, size_t index)
{
    struct read_record *record = &work->records.at[index];
    const struct sentence *sentence = find_sentence(work, read_field(record, STR("s")));
    if (!sentence)
        return fail(work, node, "there is no sentence", read_field(record, STR("s")));
    record->begin = record->end = READ_NOWHERE;
    record->inside =
        arena_array(work->arena, record->field_count, sizeof *record->inside);
    if (!record->inside) return no_memory(work);
    for (size_t i = 0; i < record->field_count; i++) {
        const struct read_attribute *field = &record->fields[i];
        if (!work->setup->quotes(work->setup->user, record->name, field->name)) continue;
        const struct str quote = plain_spaces(work, field->value);
        size_t from = 0, to = 0;
        if (!quote.at) return no_memory(work);
        if (!find_pieces(work, quote, sentence->begin, sentence->end, &from, &to))
            return fail(work, node, "the sentence does not hold", field->value);
        record->inside[record->inside_count++] =
            (struct read_record){.name = field->name,
                                 .begin = (uint32_t)from,
                                 .end = (uint32_t)to,
                                 .line = record->line};
        if (record->begin == READ_NOWHERE || from < record->begin)
            record->begin = (uint32_t)from;
        if (record->end == READ_NOWHERE || to > record->end) record->end = (uint32_t)to;
    }
    if (record->begin != READ_NOWHERE) return OK;
    return fail(work, node, "an element quotes nothing:", record->name);
}

static enum status read_block(struct work *work, const xmlNode *block)
{
    for (const xmlNode *node = block->children; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        size_t index = 0;
        TRY(new_record(work, node, &index));
        TRY(read_quotes(work, node, index));
    }
    return OK;
}

/* ---------------------------------------------------------------------- the article */

struct count {        /* characters up to a byte; bytes are asked for in any order */
    uint32_t *before; /* [text.length + 1] */
};

static enum status count_characters(struct work *work, struct count *count)
{
    const size_t length = work->text.length;
    count->before = arena_array(work->arena, length + 1, sizeof *count->before);
    if (!count->before) return no_memory(work);
    uint32_t characters = 0;
    for (size_t i = 0; i < length; i++) {
        count->before[i] = characters;
        if (i + 1 == length || (work->text.at[i + 1] & 0xC0) != 0x80) characters++;
    }
    count->before[length] = characters;
    return OK;
}

static void place_record(const struct count *count, struct str text,
                         struct read_record *record)
{
    record->text = str_slice(text, record->begin, record->end);
    record->begin = count->before[record->begin];
    record->end = count->before[record->end];
}

static int by_place(const void *a, const void *b)
{
    const struct read_record *x = a, *y = b;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    if (x->end != y->end) return x->end > y->end ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

static enum status finish(struct work *work, const xmlNode *root,
                          struct read_article *article)
{
    struct read_record facts = {0};
    struct count count = {NULL};
    TRY(take_fields(work, root, &facts));
    article->facts = facts.fields;
    article->fact_count = facts.field_count;
    article->id = read_fact(article, "id");
    article->text = arena_copy(work->arena, buffer_view(&work->text));
    article->sections = arena_array(work->arena, 1, sizeof *article->sections);
    if (!article->text.at || !article->sections) return no_memory(work);
    TRY(count_characters(work, &count));
    for (size_t i = 0; i < work->records.length; i++) {
        struct read_record *record = &work->records.at[i];
        for (size_t j = 0; j < record->inside_count; j++) {
            place_record(&count, article->text, &record->inside[j]);
        }
        place_record(&count, article->text, record);
    }
    if (work->records.length) {
        qsort(work->records.at, work->records.length, sizeof *work->records.at, by_place);
    }
    article->sections[0] = (struct read_section){
        .name = STR("gold"), .records = work->records.at, .count = work->records.length};
    article->section_count = 1;
    if (article->id.at) return OK;
    return fail(work, root, "has no id:", name_of(root));
}

static enum status read_root(struct work *work, const xmlNode *root,
                             struct read_article *article)
{
    if (!is_element(root, "article"))
        return fail(work, root, "the root element is not article but", name_of(root));
    work->space = true;
    for (const xmlNode *node = root->children; node; node = node->next) {
        if (is_element(node, "p")) TRY(read_paragraph(work, node));
    }
    if (buffer_failed(&work->text)) return no_memory(work);
    TRY(trim_records(work));
    for (const xmlNode *node = root->children; node; node = node->next) {
        if (node->type == XML_ELEMENT_NODE && !is_element(node, "p"))
            TRY(read_block(work, node));
    }
    return finish(work, root, article);
}

bool gold_begins(struct str bytes)
{
    struct str rest = str_trim(bytes);
    while (str_starts(rest, "<?") || str_starts(rest, "<!--")) {
        const char *end = memchr(rest.at, '>', rest.length);
        if (!end) return false;
        rest = str_trim(str_slice(rest, (size_t)(end - rest.at) + 1, rest.length));
    }
    return str_starts(rest, "<article");
}

enum status gold_read(struct arena *arena, const struct gold_setup *setup,
                      const char *path, struct str bytes, struct read_article *article,
                      struct error *error)
{
    *article = (struct read_article){.line = 1};
    if (bytes.length > INT32_MAX)
        return error_set(error, ERROR_LIMIT, "%s: is too large for an annotated article",
                         path);
    xmlDoc *document = xmlReadMemory(bytes.at, (int)bytes.length, path, NULL, OPTIONS);
    if (!document) {
        const xmlError *why = xmlGetLastError();
        const struct str message =
            str_trim(str_from(why && why->message ? why->message : "is no XML"));
        return error_set(error, ERROR_INPUT, "%s:%d: " STR_FORMAT, path,
                         why ? why->line : 0, STR_ARGUMENTS(message));
    }
    struct work work = {.arena = arena, .setup = setup, .path = path, .error = error};
    enum status status = OK;
    if (xmlGetIntSubset(document))
        status =
            error_set(error, ERROR_INPUT, "%s: has a document type; remove it", path);
    if (!status) status = read_root(&work, xmlDocGetRootElement(document), article);
    buffer_free(&work.text);
    xmlFreeDoc(document);
    return status;
}

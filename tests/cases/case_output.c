#include "case_output.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <stdlib.h>
#include <string.h>

static bool named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static char *copy(const xmlChar *text)
{
    char *copied = strdup(text ? (const char *)text : "");
    if (!copied) abort();
    return copied;
}

static void add_record(struct case_records *into, xmlNode *node, unsigned depth)
{
    struct case_record *record = case_records_add(into);
    record->depth = depth;
    record->kind = copy(node->name);
    for (const xmlAttr *at = node->properties; at; at = at->next) {
        const char *name = (const char *)at->name;
        xmlChar *value = xmlNodeListGetString(node->doc, at->children, 1);
        if (strcmp(name, "begin") == 0)
            record->begin = strtoul((const char *)value, NULL, 10);
        else if (strcmp(name, "end") == 0)
            record->end = strtoul((const char *)value, NULL, 10);
        else
            case_record_set(record, copy(at->name), copy(value));
        xmlFree(value);
    }
}

/* Adds the records below a section in document order, without recursion. */
static void add_records(struct case_records *into, xmlNode *section)
{
    unsigned depth = 0;
    xmlNode *node = section->children;
    while (node && node != section) {
        if (node->type == XML_ELEMENT_NODE) {
            add_record(into, node, depth);
            if (node->children) {
                node = node->children;
                depth++;
                continue;
            }
        }
        while (node != section && !node->next) {
            node = node->parent;
            depth--;
        }
        if (node != section) node = node->next;
    }
}

static void add_article(struct case_output *output, xmlNode *article, const char *section)
{
    output->articles =
        realloc(output->articles, (output->count + 1) * sizeof *output->articles);
    if (!output->articles) abort();
    struct case_records *records = &output->articles[output->count++];
    *records = (struct case_records){0};
    for (xmlNode *node = article->children; node; node = node->next) {
        if (named(node, section))
            add_records(records, node);
        else if (named(node, "error"))
            add_record(records, node, 0);
    }
}

static char *read_all(FILE *from, size_t *length)
{
    char *bytes = NULL;
    size_t room = 0;
    *length = 0;
    for (size_t n = 1; n > 0; *length += n) {
        if (room - *length < 4096) bytes = realloc(bytes, room += 1u << 16);
        if (!bytes) abort();
        n = fread(bytes + *length, 1, room - *length, from);
    }
    return bytes;
}

void case_output_quote(struct case_output *output, size_t article, const char *text)
{
    const size_t length = strlen(text);
    const struct case_records *records = &output->articles[article];
    for (size_t i = 0; i < records->count; i++) {
        struct case_record *record = &records->at[i];
        if (record->begin >= record->end || record->end > length) continue;
        record->text = strndup(text + record->begin, record->end - record->begin);
        if (!record->text) abort();
    }
}

bool case_output_read(struct case_output *output, FILE *xml, const char *section)
{
    size_t length = 0;
    char *bytes = read_all(xml, &length);
    xmlDoc *doc = xmlReadMemory(bytes, (int)length, "output", NULL, XML_PARSE_NONET);
    free(bytes);
    if (!doc) return false;
    const xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *node = root->children; node; node = node->next)
        if (named(node, "article")) add_article(output, node, section);
    xmlFreeDoc(doc);
    return true;
}

void case_output_free(struct case_output *output)
{
    for (size_t i = 0; i < output->count; i++)
        case_records_free(&output->articles[i]);
    free(output->articles);
    *output = (struct case_output){0};
}

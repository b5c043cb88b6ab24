/* reader: what the two formats that are read share, for the files of this directory
 * only. */
#ifndef NUTGRAF_XML_READER_H
#define NUTGRAF_XML_READER_H

#include <libxml/xmlreader.h>

#include "base/buffer.h"
#include "base/stream.h"
#include "xml/read.h"

enum { READER_LINE = 256 * 1024 * 1024 }; /* bytes of one line of JSON */

/* A growing list of things of one kind. */
#define READER_LIST(type)    \
    struct {                 \
        type  *at;           \
        size_t length, room; \
    }

struct reader_open_record { /* one whose end has not been read */
    struct read_record record;
    READER_LIST(struct read_attribute) fields;
    READER_LIST(struct read_record) inside;
};

struct reader_work { /* an article that is being read */
    struct arena                *arena;
    struct read_article         *article;
    READER_LIST(struct read_attribute) facts;
    READER_LIST(struct read_section) sections;
    READER_LIST(struct read_record) records; /* of the section that is being read */
    struct reader_open_record    open[READ_DEPTH];
    size_t                       depth; /* how many of them are open */
};

struct reader {
    const char      *path; /* for messages */
    struct stream    stream;
    struct arena     arena; /* of the head */
    struct read_head head;
    bool             is_xml;
    bool             ended;
    /* XML */
    xmlTextReader *xml;
    struct error   failure; /* the first thing that libxml2 or the stream complained of */
    xmlRelaxNG       *schema;
    struct read_check check;
    /* Of JSON Lines, the first line, which the head was taken from; of XML, the text
     * of the element that is being read. */
    struct buffer held;
    bool          is_held; /* the first line, or element, has not been taken yet */
};

enum status reader_xml_open(struct reader *reader, const struct read_check *check,
                            struct error *error);
void        reader_xml_close(struct reader *reader);
enum status reader_xml_next(struct reader *reader, struct reader_work *work, bool *more,
                            struct error *error);

enum status reader_jsonl_open(struct reader *reader, struct error *error);
enum status reader_jsonl_next(struct reader *reader, struct reader_work *work, bool *more,
                              struct error *error);

/* "path:line: what is wrong"; line 0 is left out. */
enum status reader_fail(const struct reader *reader, uint64_t line, const char *what,
                        struct str which, struct error *error);

/* Opens a record at a line; ERROR_INPUT if it is too deep. */
enum status reader_push(struct reader *reader, struct reader_work *work, struct str name,
                        uint64_t line, struct error *error);

/* Gives the record that was opened last an attribute: id, begin, end, rule and score
 * their own places, others among its fields.  The strings live in the arena. */
enum status reader_set(struct reader *reader, struct reader_work *work, struct str name,
                       struct str value, struct error *error);

/* Adds a field, whatever its name. */
enum status reader_add_field(struct reader_work *work, struct str name, struct str value,
                             struct error *error);

/* Closes the record that was opened last, and gives it to the one around it, or to the
 * section. */
enum status reader_pop(struct reader *reader, struct reader_work *work,
                       struct error *error);

/* Ends a section. */
enum status reader_add_section(struct reader_work *work, struct str name,
                               struct str failure, struct error *error);

/* Gives the article a fact; "id" its own place. */
enum status reader_add_fact(struct reader_work *work, struct str name, struct str value,
                            struct error *error);

/* Sorts and keeps the plugins of the head.  ERROR_MEMORY. */
enum status reader_set_plugins(struct reader *reader, const struct read_plugin *plugins,
                               size_t count, struct error *error);

#endif

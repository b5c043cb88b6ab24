/* read: our own output read back, article by article, from XML or JSON Lines: what
 * validate, diff, score and view work on.  It needs no plugins and knows no kinds, and
 * takes every file as hostile: no entities, no network, bounded depth.
 *
 *     file -> head (version, plugins) -> article -> sections -> records -> records inside
 */
#ifndef NUTGRAF_XML_READ_H
#define NUTGRAF_XML_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#define READ_NOWHERE UINT32_MAX

enum { READ_DEPTH = 16 }; /* records inside each other; deeper ones are refused */

struct read_attribute {
    struct str name, value;
};

struct read_record {
    struct str             name; /* its kind's own name: the element's */
    struct str             id;   /* .at NULL if none */
    uint32_t               begin, end; /* READ_NOWHERE if it is about the whole article */
    struct str             rule; /* .at NULL if none */
    double                 score;
    bool                   scored; /* has a score */
    struct str             text;  /* the slice, as written; .at NULL if it is not there */
    struct read_attribute *fields; /* [field_count] the other attributes, in file order */
    size_t                 field_count;
    struct read_record    *inside; /* [inside_count] in file order */
    size_t                 inside_count;
    uint64_t               line; /* of the file */
};

struct read_section {
    struct str          name; /* the plugin's */
    struct read_record *records; /* [count] */
    size_t              count;
    struct str          failure; /* the plugin's <error>; .at NULL if it went well */
};

struct read_article {
    struct str             id;
    struct read_attribute *facts; /* [fact_count] source, published, place, agency,
                                     characters, digest ... in file order */
    size_t                 fact_count;
    struct str             text;  /* .at NULL unless it was written --with-text */
    struct read_section   *sections; /* [section_count] in file order */
    size_t                 section_count;
    struct str             failure; /* why it could not be read; .at NULL if it could */
    uint64_t               line;
};

struct read_plugin {
    struct str name, version;
};

struct read_head {
    struct str          made_by;  /* version of nutgraf; .at NULL if not known */
    struct read_plugin *plugins;  /* [plugin_count] by name */
    size_t              plugin_count;
    bool                byte_offsets; /* positions count bytes, else characters */
};

struct reader;

/* Opens a file, "-" for standard input; XML or JSON Lines by its first byte.  ERROR_INPUT
 * if it cannot be read or is neither. */
enum status reader_open(struct reader **reader, const char *path, struct error *error);
void        reader_close(struct reader *reader);

struct read_check {
    struct str schema; /* RELAX NG, as schema_make() writes it */
    void (*complain)(void *user, const char *message); /* "path:line: what is wrong" */
    void *user;
};

/* The same, and while XML is read it is held against a schema.  What does not fit is
 * complained of, and reading goes on.  JSON Lines are not checked.  ERROR_CONFIG if the
 * schema cannot be used. */
enum status reader_open_checked(struct reader **reader, const char *path,
                                const struct read_check *check, struct error *error);

/* Whether the file is XML; else it is JSON Lines. */
bool reader_is_xml(const struct reader *reader);

/* What stands before the first article.  Lives as long as the reader. */
const struct read_head *reader_head(const struct reader *reader);

/* The next article, all of it in the arena; *more is false at the end.  ERROR_INPUT with
 * file, line and what is wrong, also where the output says itself that it is not
 * complete: nothing follows then. */
enum status reader_next(struct reader *reader, struct arena *arena,
                        struct read_article *article, bool *more, struct error *error);

/* A walk over records and all those inside them, each before those inside it:
 *
 *     struct read_walk walk = read_walk(section->records, section->count);
 *     while ((record = read_walk_next(&walk)) != NULL) ... walk.depth ...
 */
struct read_walk {
    struct read_level {
        const struct read_record *at; /* [count] */
        size_t                    count;
    } levels[READ_DEPTH + 1];
    size_t                    down;   /* levels in use */
    unsigned                  depth;  /* of the record given last; 0 at the top */
    const struct read_record *above[READ_DEPTH]; /* [depth] what it is inside of */
};

struct read_walk read_walk(const struct read_record *records, size_t count);

/* The next record, or NULL. */
const struct read_record *read_walk_next(struct read_walk *walk);

/* An attribute of an article; .at NULL if it is not there. */
struct str read_fact(const struct read_article *article, const char *name);

/* A field of a record; .at NULL if it is not there. */
struct str read_field(const struct read_record *record, struct str name);

#endif

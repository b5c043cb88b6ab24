/* scheme: how gold answers output, for the score: which element is which kind, where a
 * field of it stands, and what counts.  Read from a file for annotated articles (its head
 * describes the format); made from the records themselves where gold is an output too. */
#ifndef NUTGRAF_COMPARE_SCHEME_H
#define NUTGRAF_COMPARE_SCHEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "xml/read.h"

enum scheme_use {
    SCHEME_KEY,    /* must be right */
    SCHEME_FIELD,  /* is reported */
    SCHEME_PART,   /* a record inside, right where it overlaps */
    SCHEME_CLUSTER /* says which records mean the same */
};

struct scheme_field {
    enum scheme_use use;
    struct str name;  /* in the gold */
    struct str where; /* in the output */
    bool set;         /* each article has a set of its values */
};

struct scheme_alias {
    struct str name, from, to;
};

struct scheme_condition {
    struct str where, value;
};

struct scheme_element {
    struct str name;   /* in the gold, and in the report */
    struct str path;   /* of the output's kind: "organisation/mention" */
    struct str quotes; /* "trigger agent", .at NULL for none */
    struct str anchor; /* .at NULL: the record's own place */
    struct {
        struct scheme_field *at;
        size_t length, room;
    } fields;
    struct {
        struct scheme_alias *at;
        size_t length, room;
    } aliases;
    struct {
        struct scheme_condition *at;
        size_t length, room;
    } neutral;
};

struct scheme {
    struct scheme_element *at; /* [length] */
    size_t length, room;
};

/* Reads a scheme; its strings are slices of bytes.  ERROR_CONFIG with path, line and
 * remedy. */
enum status scheme_read(struct scheme *scheme, struct arena *arena, const char *path,
                        struct str bytes, struct error *error);

/* Adds what is new in a gold article that is an output: an element for each kind that has
 * a place, all of whose fields are keys. */
enum status scheme_learn(struct scheme *scheme, struct arena *arena,
                         const struct read_article *article, struct error *error);

/* Turns a scheme around for an "output" that is annotated by hand as the gold is, so that
 * two annotations can be compared: elements answer elements of the same name, fields
 * fields, and what is optional in either counts on neither side.  ERROR_MEMORY. */
enum status scheme_mirror(struct scheme *scheme, struct arena *arena,
                          struct error *error);

/* The element of this name, or of this path; NULL if there is none. */
const struct scheme_element *scheme_find(const struct scheme *scheme, struct str name);

/* Whether an element's attribute quotes its sentence. */
bool scheme_quotes(const struct scheme *scheme, struct str element, struct str attribute);

/* What WHERE says of a record of the output; .at NULL if it has none. */
struct str scheme_value(const struct read_record *record,
                        const struct read_record *parent, struct str where);

#endif

/* items: what a classifier learns from, read from text files: a line is an item, divided
 * by tabs into its class, its weight and its features.
 *
 *     arrival    1    verb=sail&into    word=port    words=#7
 *
 * A feature is a name and one or more values.  A value, or a name, is a word, or # and a
 * number; %26 is the byte of that hexadecimal number.  Lines that begin with #, and empty
 * ones, are passed over. */
#ifndef NUTGRAF_TRAIN_ITEMS_H
#define NUTGRAF_TRAIN_ITEMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/classifier_file.h"

struct class_set {      /* starts as {0}; free with class_set_free() */
    struct arena arena; /* owns the names */
    struct str names[CLASSIFIER_CLASSES];
    size_t count;
    bool closed; /* no class may be added any more */
};

void class_set_free(struct class_set *classes);

struct item {
    size_t first, last; /* its features: [first, last) */
    float weight;
    uint8_t class; /* index into the classes */
};

struct items { /* starts as {0}; all arrays are the heap's */
    struct {
        struct item *at;
        size_t length, room;
    } items;
    struct {
        uint64_t *at; /* as the public header's ng_feature() makes them */
        size_t length, room;
    } keys;
};

/* Adds the items of a file.  Classes are added until the set is closed.  ERROR_INPUT
 * names file, line and remedy.  Free with items_free(), also after an error. */
enum status items_read(struct items *items, const char *path, struct class_set *classes,
                       struct error *error);
void items_free(struct items *items);

/* Closes the set: "none" is the first class, the others follow by name. */
void items_close(struct items *items, struct class_set *classes);

/* The key of a feature that is written as a name and values; ERROR_INPUT says what is
 * wrong with it, without a place. */
enum status items_key(struct str feature, uint64_t *key, struct error *error);

#endif

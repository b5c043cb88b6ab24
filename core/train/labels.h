/* labels: the labels of a model by number, and what becomes of those in a corpus. */
#ifndef NUTGRAF_TRAIN_LABELS_H
#define NUTGRAF_TRAIN_LABELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/tagger_file.h"

struct label_set {      /* starts as {0} */
    struct arena arena; /* owns the names */
    struct str names[TAGGER_LABELS];
    size_t count;
    bool chunks; /* all of them are O, B-X, I-X ... */
    bool closed; /* no label may be added any more */
};

/* The number of a label, which is added if the set is not closed.  ERROR_INPUT if it
 * is closed, or full. */
enum status labels_number(struct label_set *labels, struct str name, uint8_t *number,
                          struct error *error);

/* Sorts the names and closes the set; numbers[old] is the new number. */
void labels_close(struct label_set *labels, uint8_t numbers[TAGGER_LABELS]);
void labels_free(struct label_set *labels);

/* What a label, or a chunk's type, is renamed to by a map "JJR=JJ,Money=,*=": itself if
 * it is not named there, and empty if it is to be dropped.  * is whatever is not named.
 * map may be NULL. */
struct str labels_rename(struct str name, const char *map);

/* Whether a type is in a list "ORG,PER", which may be NULL. */
bool labels_listed(struct str type, const char *list);

#endif

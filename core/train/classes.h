/* classes: which words are used alike, learnt from text that nobody has labelled.  Each
 * word is in one class; the classes are chosen so that a text is as likely as can be
 * when each word's class depends on the class before (Brown et al. 1992), by moving one
 * word after the other to where it helps most (Martin, Liermann and Ney 1998). */
#ifndef NUTGRAF_TRAIN_CLASSES_H
#define NUTGRAF_TRAIN_CLASSES_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct classes_text {      /* words by number, the most frequent first */
    const uint32_t *words; /* [length] each below word_count; word_count + 1 between
                              sentences, word_count for any rarer word */
    size_t length;
    size_t word_count;
};

/* Finds classes[word_count], each from 0 to class_count - 1.  Goes through the words
 * `rounds` times, or until few of them move.  class_count is at least 2.  The same for
 * the same text.  ERROR_MEMORY. */
enum status classes_find(const struct classes_text *text, size_t class_count,
                         unsigned rounds, uint16_t *classes, struct error *error);

#endif

/* model_write: a model's file, put together section by section as text/model_file.h
 * lays it out. */
#ifndef NUTGRAF_TRAIN_MODEL_WRITE_H
#define NUTGRAF_TRAIN_MODEL_WRITE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/str.h"
#include "text/model_file.h"

struct model_writer {
    struct buffer *model;         /* begins with room for the header */
    struct model_place *sections; /* the header's */
};

struct model_feature {
    uint64_t key;
    uint32_t row; /* index into the weights */
};

struct model_rows {
    struct model_feature *features; /* [count]; their order is changed */
    size_t count;
    const int8_t *weights; /* [rows][width] */
    size_t width;
    size_t bucket_bits; /* set by model_write_features() */
};

/* Everything between these two is the section. */
void model_write_begin(struct model_writer *writer, size_t section);
void model_write_end(struct model_writer *writer, size_t section);

void model_write_section(struct model_writer *writer, size_t section, const void *at,
                         size_t size);
void model_write_names(struct model_writer *writer, size_t section,
                       const struct str *names, size_t count);

/* A row's width in the file. */
size_t model_stride(size_t width);

/* Bits so that a bucket has so many items, or somewhat fewer. */
uint32_t model_bits(size_t count, size_t share);

/* Three sections: keys, firsts and rows.  Features that find no place in their bucket,
 * those with the smallest weights, or whose key is there already are left out: two in a
 * thousand, at most.  rows->count is what is left. */
void model_write_features(struct model_writer *writer, size_t keys,
                          struct model_rows *rows);

/* Fills the head, of a header of so many bytes, and writes it in front.  ERROR_LIMIT. */
enum status model_write_finish(struct model_writer *writer, struct model_head *head,
                               size_t header_size, const char *magic, uint32_t version,
                               struct error *error);

#endif

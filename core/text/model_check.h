/* model_check: what the gates of all models check: that a file is what it says, whole,
 * and that its sections, features and names are where and as they should be. */
#ifndef NUTGRAF_TEXT_MODEL_CHECK_H
#define NUTGRAF_TEXT_MODEL_CHECK_H

#include "base/error.h"
#include "base/str.h"
#include "text/model_file.h"

struct model_kind {
    const char *name;  /* "tagger" */
    const char *magic; /* 16 bytes */
    uint32_t version;
    size_t header_size;
};

struct model_gate {
    const struct model_kind *kind;
    struct str bytes;
    const char *name; /* the file's, for messages */
    const struct model_place *sections;
    struct error *error;
};

/* "NAME: WHAT; fetch or train the model again", ERROR_CONFIG. */
enum status model_refuse(const struct model_gate *gate, const char *what);

/* The head, the size and the checksum; behind it the header may be read. */
enum status model_check_head(const struct model_gate *gate);

/* A section that has exactly count items of size bytes, or any number if count is
 * SIZE_MAX. */
enum status model_check_section(const struct model_gate *gate, size_t which, size_t count,
                                size_t size);

/* A section that was checked. */
const void *model_section(const struct model_gate *gate, size_t which);
struct str model_section_text(const struct model_gate *gate, size_t which);

/* The features in two sections, one of keys, the next of firsts. */
enum status model_check_buckets(const struct model_gate *gate, size_t keys, unsigned bits,
                                size_t feature_count, struct model_buckets *buckets);

/* Names with a NUL behind each, exactly count of them, none empty. */
enum status model_read_names(const struct model_gate *gate, size_t which, size_t count,
                             const char **names);

#endif

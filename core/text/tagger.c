/* tagger: opening and closing a model, and what is known of it. */
#include "text/tagger.h"

#include <assert.h>

#include "base/alloc.h"
#include "base/file.h"
#include "text/tagger_model.h"

enum status tagger_open_bytes(struct tagger **tagger, struct str bytes, const char *name,
                              struct error *error)
{
    assert((uintptr_t)bytes.at % 16 == 0);
    *tagger = alloc_zeroed(1, sizeof **tagger);
    if (!*tagger) return error_memory(error, "opening a tagger model");
    const enum status status = tagger_check(*tagger, bytes, name, error);
    if (status != OK) {
        tagger_close(*tagger);
        *tagger = NULL;
    }
    return status;
}

enum status tagger_open(struct tagger **tagger, const char *path, struct error *error)
{
    struct str bytes;
    *tagger = NULL;
    TRY(file_map(path, &bytes, error));
    const enum status status = tagger_open_bytes(tagger, bytes, path, error);
    if (status != OK) {
        file_unmap(bytes);
        return status;
    }
    (*tagger)->mapped = true;
    return OK;
}

void tagger_close(struct tagger *tagger)
{
    if (!tagger) return;
    features_free(tagger->features);
    if (tagger->mapped) file_unmap(tagger->bytes);
    alloc_free(tagger);
}

size_t tagger_label_count(const struct tagger *tagger)
{
    return tagger->label_count;
}

struct str tagger_label(const struct tagger *tagger, uint8_t label)
{
    return label < tagger->label_count ? str_from(tagger->labels[label])
                                       : (struct str){0};
}

struct str tagger_about(const struct tagger *tagger)
{
    return tagger->about;
}

struct str tagger_templates(const struct tagger *tagger)
{
    return tagger->templates;
}

size_t tagger_column_count(const struct tagger *tagger)
{
    return tagger->wanted_count;
}

struct str tagger_column_name(const struct tagger *tagger, size_t index)
{
    return str_from(features_column_name(tagger->features, tagger->wanted[index]));
}

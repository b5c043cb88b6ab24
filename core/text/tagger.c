/* tagger: opening and closing a model, and what is known of it. */
#include "text/tagger.h"

#include <assert.h>

#include "base/alloc.h"
#include "base/file.h"
#include "text/tagger_model.h"
#include "text/tagger_word.h"

/* How much better a token's other label may fit to the labels beside it than `label`,
 * whatever those are, the last token having none behind it. */
static int32_t most_gain(const struct tagger *tagger, size_t label, size_t other)
{
    const int32_t *transitions = tagger->transitions;
    const size_t stride = tagger->stride;
    int32_t before = INT32_MIN, behind = 0;
    for (size_t l = 0; l <= tagger->label_count; l++) {
        const int32_t *row = transitions + l * stride;
        if (row[other] - row[label] > before) before = row[other] - row[label];
    }
    for (size_t l = 0; l < tagger->label_count; l++) {
        const int32_t gain =
            transitions[other * stride + l] - transitions[label * stride + l];
        if (gain > behind) behind = gain;
    }
    return before + behind;
}

static enum status find_leads(struct tagger *tagger, struct error *error)
{
    const size_t count = tagger->label_count, stride = tagger->stride;
    tagger->leads = alloc_zeroed(count * stride, sizeof *tagger->leads);
    if (!tagger->leads) return error_memory(error, "opening a tagger model");
    for (size_t label = 0; label < count; label++)
        for (size_t other = 0; other < count; other++)
            tagger->leads[label * stride + other] = most_gain(tagger, label, other);
    return OK;
}

/* What the rows outside of a sentence say to the tokens that see them. */
static enum status score_edges(struct tagger *tagger, struct error *error)
{
    const struct features *features = tagger->features;
    const size_t size = features_place_count(features) * tagger->stride;
    const size_t edges = features_edge(features, false) + features_edge(features, true);
    uint32_t *row = alloc_zeroed(features_width(features) + 1, sizeof *row);
    tagger->edges = alloc_zeroed(edges * size + 1, sizeof *tagger->edges);
    if (row && tagger->edges) {
        int16_t *scores = tagger->edges;
        for (int behind = 0; behind < 2; behind++)
            for (size_t d = 1; d <= features_edge(features, behind); d++) {
                features_edge_row(features, behind, d, row);
                tagger_word_score(tagger, row, scores);
                scores += size;
            }
    }
    alloc_free(row);
    return row && tagger->edges ? OK : error_memory(error, "opening a tagger model");
}

enum status tagger_open_bytes(struct tagger **tagger, struct str bytes, const char *name,
                              struct error *error)
{
    assert((uintptr_t)bytes.at % 16 == 0);
    *tagger = alloc_zeroed(1, sizeof **tagger);
    if (!*tagger) return error_memory(error, "opening a tagger model");
    enum status status = tagger_check(*tagger, bytes, name, error);
    if (status == OK) status = find_leads(*tagger, error);
    if (status == OK) status = score_edges(*tagger, error);
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
    alloc_free(tagger->leads);
    alloc_free(tagger->edges);
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

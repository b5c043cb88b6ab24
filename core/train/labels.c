/* labels: a small set, searched from its begin. */
#include "train/labels.h"

#include "train/chunk.h"

enum status labels_number(struct label_set *labels, struct str name, uint8_t *number,
                          struct error *error)
{
    for (size_t i = 0; i < labels->count; i++) {
        *number = (uint8_t)i;
        if (str_equal(labels->names[i], name)) return OK;
    }
    if (labels->closed)
        return error_set(error, ERROR_INPUT,
                         "the label \"" STR_FORMAT
                         "\" is not in the training data; rename "
                         "or drop it with --map",
                         STR_ARGUMENTS(name));
    if (labels->count == TAGGER_LABELS)
        return error_set(error, ERROR_INPUT,
                         "more than %d labels, with \"" STR_FORMAT "\"; rename some with "
                         "--map",
                         (int)TAGGER_LABELS, STR_ARGUMENTS(name));
    const struct str copy = arena_copy(&labels->arena, name);
    if (!copy.at) return error_memory(error, "collecting labels");
    *number = (uint8_t)labels->count;
    labels->names[labels->count++] = copy;
    return OK;
}

void labels_close(struct label_set *labels, uint8_t numbers[TAGGER_LABELS])
{
    struct str sorted[TAGGER_LABELS];
    labels->chunks = labels->count > 0;
    for (size_t i = 0; i < labels->count; i++) {
        size_t rank = 0;
        for (size_t k = 0; k < labels->count; k++)
            rank += str_compare(labels->names[k], labels->names[i]) < 0;
        numbers[i] = (uint8_t)rank;
        sorted[rank] = labels->names[i];
        labels->chunks = labels->chunks && chunk_is_label(labels->names[i]);
    }
    memcpy(labels->names, sorted, labels->count * sizeof *sorted);
    labels->closed = true;
}

void labels_free(struct label_set *labels)
{
    arena_free(&labels->arena);
    *labels = (struct label_set){0};
}

struct str labels_rename(struct str name, const char *map)
{
    struct str rest = str_from(map), pair, found = name;
    while (map && str_next(&rest, ',', &pair)) {
        const char *equals = pair.length ? memchr(pair.at, '=', pair.length) : NULL;
        if (!equals) continue;
        const struct str from = {pair.at, (size_t)(equals - pair.at)};
        const struct str to = str_slice(pair, from.length + 1, pair.length);
        if (str_equal(from, name)) return to;
        if (str_is(from, "*")) found = to;
    }
    return found;
}

bool labels_listed(struct str type, const char *list)
{
    struct str rest = str_from(list), piece;
    while (list && str_next(&rest, ',', &piece))
        if (str_equal(piece, type)) return true;
    return false;
}

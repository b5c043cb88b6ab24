#include "train/measure_items.h"

#include <stdio.h>

#include "train/measure.h"

static size_t likeliest(const struct classifier *classifier, const uint64_t *keys,
                        size_t count)
{
    double probabilities[CLASSIFIER_CLASSES];
    size_t best = 0;
    classifier_run(classifier, keys, count, probabilities);
    for (size_t c = 1; c < classifier_class_count(classifier); c++)
        if (probabilities[c] > probabilities[best]) best = c;
    return best;
}

void measure_items(const struct classifier *classifier, const struct items *items,
                   struct buffer *text)
{
    const size_t classes = classifier_class_count(classifier);
    const struct str first = classifier_class(classifier, 0);
    struct measure_row rows[CLASSIFIER_CLASSES] = {0}, all = {0};
    struct measure_row any = {0};
    char name[64];
    snprintf(name, sizeof name, "all but %.*s",
             (int)(first.length > 50 ? 50 : first.length), first.at);
    all.name = str_from(name);
    for (size_t i = 0; i < items->items.length; i++) {
        const struct item *item = &items->items.at[i];
        const size_t found =
            likeliest(classifier, items->keys.at + item->first, item->last - item->first);
        const bool right = found == item->class;
        rows[item->class].expected++;
        rows[item->class].right += right;
        rows[found].found++;
        all.expected += item->class != 0;
        all.found += found != 0;
        all.right += right && found != 0;
        any.expected++;
        any.right += right;
    }
    measure_write_head("class", text);
    for (size_t c = 0; c < classes; c++) {
        rows[c].name = classifier_class(classifier, c);
        measure_write_row(&rows[c], text);
    }
    measure_write_row(&all, text);
    buffer_format(text, "items right      %9.2f %% of %zu\n", measure_recall(&any),
                  any.expected);
}

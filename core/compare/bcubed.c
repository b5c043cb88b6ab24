#include "compare/bcubed.h"

#include <stdbool.h>
#include <stdlib.h>

static int by_gold(const void *a, const void *b)
{
    const struct bcubed_pair *x = a, *y = b;
    const int order = str_compare(x->gold, y->gold);
    return order ? order : str_compare(x->output, y->output);
}

static int by_output(const void *a, const void *b)
{
    const struct bcubed_pair *x = a, *y = b;
    const int order = str_compare(x->output, y->output);
    return order ? order : str_compare(x->gold, y->gold);
}

/* The sum over all pairs of how many of those that share the second's cluster share the
 * first's too, in a list sorted by the cluster that all is a share of. */
static double sum_shares(const struct bcubed_pair *pairs, size_t count, bool of_gold)
{
    double sum = 0;
    for (size_t i = 0; i < count;) {
        size_t end = i, same = 0;
        double squares = 0;
        for (; end < count; end++) {
            const struct bcubed_pair *first = &pairs[i], *here = &pairs[end];
            if (!str_equal(of_gold ? first->gold : first->output,
                           of_gold ? here->gold : here->output))
                break;
            const bool run = end > i && str_equal(here->gold, here[-1].gold) &&
                             str_equal(here->output, here[-1].output);
            if (!run) {
                squares += (double)same * (double)same;
                same = 0;
            }
            same++;
        }
        squares += (double)same * (double)same;
        sum += squares / (double)(end - i);
        i = end;
    }
    return sum;
}

struct bcubed bcubed_sum(struct bcubed_pair *pairs, size_t count)
{
    struct bcubed sums = {0, 0};
    if (!count) return sums;
    qsort(pairs, count, sizeof *pairs, by_output);
    sums.precision = sum_shares(pairs, count, false);
    qsort(pairs, count, sizeof *pairs, by_gold);
    sums.recall = sum_shares(pairs, count, true);
    return sums;
}

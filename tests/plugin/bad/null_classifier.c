/* hands NULL to ng_classify() */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    const uint64_t feature = ng_feature(1, 2);
    double probabilities[1] = {1};
    ng_classify(doc, NULL, &feature, 1, probabilities);
    return NG_OK;
}

BAD(null_classifier, .process = process)

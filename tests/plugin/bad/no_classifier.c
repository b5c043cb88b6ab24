/* nowhere.model */
#include "bad.h"

OPEN
{
    UNUSED_OPEN;
    const ng_classifier *classifier;
    return ng_classifier_of(host, "nowhere.model", &classifier);
}

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(no_classifier, .open = open_bad, .process = process)

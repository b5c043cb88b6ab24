/* nowhere.model */
#include "bad.h"

OPEN
{
    UNUSED_OPEN;
    const ng_tagger *tagger;
    return ng_tagger_of(host, "nowhere.model", &tagger);
}

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(no_model, .open = open_bad, .process = process)

/* hands NULL to ng_rules_of() */
#include "bad.h"

OPEN
{
    UNUSED_OPEN;
    const ng_rules *rules;
    return ng_rules_of(host, NULL, &rules);
}

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(null_rules, .open = open_bad, .process = process)

/* rule "never": has no trigger */
#include "bad.h"

OPEN
{
    UNUSED_OPEN;
    const ng_rules *rules;
    return ng_rules_of(host, RULES({.name = "never", .triggers = "", .regex = "a"}),
                       &rules);
}

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(no_trigger, .open = open_bad, .process = process)

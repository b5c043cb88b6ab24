/* rule "evil" at byte 0: gives up after 100000 steps; make the expression cheaper */
#include "bad.h"

OPEN
{
    (void)config;
    const ng_rules *rules = NULL;
    const ng_status status = ng_rules_of(
        host, RULES({.name = "evil", .triggers = "@any", .regex = "(?: [^!]+ )+ $"}),
        &rules);
    memcpy(self, &rules, sizeof rules);
    return status;
}

PROCESS
{
    ng_scan scan = {0};
    (void)scratch;
    while (ng_next(doc, self, &scan))
        continue;
    return NG_OK;
}

BAD(evil_rule, .open = open_bad, .process = process, .needs = LAYERS("token"))

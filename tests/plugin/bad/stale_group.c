/* asks for group "year" of a match that is not the last one of ng_next() */
#include "bad.h"

OPEN
{
    (void)config;
    const ng_rules *rules = NULL;
    const ng_status status = ng_rules_of(
        host, RULES({.name = "any", .triggers = "@any", .regex = "(?<year> .)"}), &rules);
    memcpy(self, &rules, sizeof rules);
    return status;
}

PROCESS
{
    ng_scan scan = {0};
    (void)scratch;
    if (!ng_next(doc, self, &scan)) return NG_OK;
    const ng_scan before = scan;
    if (ng_next(doc, self, &scan)) ng_group(doc, &before, "year");
    return NG_OK;
}

BAD(stale_group, .open = open_bad, .process = process, .needs = LAYERS("token"))

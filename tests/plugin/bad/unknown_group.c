/* asks for group "yaer", which none of the rules has */
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
    if (ng_next(doc, self, &scan)) ng_group(doc, &scan, "yaer");
    return NG_OK;
}

BAD(unknown_group, .open = open_bad, .process = process, .needs = LAYERS("token"))

/* emits "found" with the rule "By Hand"; a rule's name is of a-z, 0-9 and - */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_emit(doc, "found", ng_make_span(0, 4), "By Hand", 1);
    return NG_OK;
}

BAD(rule_spelled, .records = RECORDS(FOUND), .process = process)

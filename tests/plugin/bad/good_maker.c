/* */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_emit(doc, "found", ng_make_span(0, 4), NULL, 1);
    return NG_OK;
}

BAD(a_good_maker, .process = process,
    .records = RECORDS(FOUND, {.name = "other", .about = "x"}))

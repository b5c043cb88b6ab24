/* leaves "value" of "found" at [0, 4) unset; set it, or declare it NG_OPTIONAL */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_emit(doc, "found", ng_make_span(0, 4), NULL, 1);
    return NG_OK;
}

BAD(field_unset, .process = process,
    .records =
        RECORDS({.name = "found",
                 .about = "x",
                 .fields = FIELDS({.name = "value", .type = NG_TEXT, .about = "x"})}))

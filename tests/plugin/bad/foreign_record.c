/* uses a record of "found", which is neither in .needs nor in .likes */
/* with good_maker */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    const ng_ref ref = ng_emit(doc, "note", ng_make_span(0, 4), NULL, 1);
    ng_link(doc, ref, "of", 1); /* good_maker's */
    return NG_OK;
}

BAD(foreign_record, .process = process, .likes = LAYERS("other"),
    .records = RECORDS({.name = "note",
                        .about = "x",
                        .fields = FIELDS({.name = "of", .type = NG_LINK, .about = "x"})}))

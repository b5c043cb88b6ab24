/* emits more records than the limit of 100000 an article */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    for (int i = 0; i < 10000000; i++)
        ng_emit(doc, "found", ng_make_span(0, 4), NULL, 1);
    return NG_OK;
}

BAD(many_records, .records = RECORDS(FOUND), .process = process)

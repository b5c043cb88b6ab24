/* asks for the lemma of token 1000000 of */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_lemma(doc, 1000000);
    return NG_OK;
}

BAD(token_missing, .records = RECORDS(FOUND), .needs = LAYERS("token"),
    .process = process)

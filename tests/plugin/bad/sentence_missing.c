/* asks for the tags of sentence 1000000 of */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    ng_tags_of(doc, 1000000);
    return NG_OK;
}

BAD(sentence_missing, .records = RECORDS(FOUND), .needs = LAYERS("token", "tag"),
    .process = process)

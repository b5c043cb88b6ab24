/* which splits a character */
#include "bad.h"

PROCESS
{
    (void)self, (void)scratch;
    const ng_str text = ng_text(doc);
    const char *accent = memchr(text.at, '\xC3', text.len);
    const uint32_t begin = (uint32_t)(accent - text.at);
    ng_emit(doc, "found", ng_make_span(begin, begin + 1), NULL, 1);
    return NG_OK;
}

BAD(splits_character, .records = RECORDS(FOUND), .process = process)

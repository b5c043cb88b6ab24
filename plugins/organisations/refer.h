/* refer: "the ministry", "the company": common nouns that take up an organisation named
 * before.  They are put out as references, not as mentions. */
#ifndef ORGANISATIONS_REFER_H
#define ORGANISATIONS_REFER_H

#include "entity.h"
#include "page.h"

struct reference {
    ng_span at;      /* "the ministry" */
    uint32_t entity; /* index of what it means */
};

struct references {
    struct reference *at; /* [length], in the order of the text */
    uint32_t length;
};

/* Resolves each to the last organisation before it that it fits.  Empty after an error.
 */
struct references refer_find(const struct page *page, const struct entities *entities);

#endif

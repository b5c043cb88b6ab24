/* entity: which mentions mean the same organisation, and what it is called. */
#ifndef ORGANISATIONS_ENTITY_H
#define ORGANISATIONS_ENTITY_H

#include "acronym.h"
#include "lists.h"
#include "page.h"

struct entity {
    ng_str key;     /* "asean", unique in the article */
    ng_str name;    /* the fullest form in the text */
    ng_str acronym; /* the short form in the text, or empty */
    ng_str country; /* ISO 3166-1 alpha-2, or empty */
    enum kind kind;
    uint32_t first; /* index of its first mention */
    uint32_t count; /* of its mentions */
};

struct entities {
    struct entity *at; /* [length], by their first mention */
    uint32_t length;
};

/* Groups the mentions of a settled list, and sets mention->entity.  Empty after an
 * error. */
struct entities entity_group(struct page *page, const struct lists *lists,
                             const struct acronyms *acronyms, ng_layer countries);

#endif

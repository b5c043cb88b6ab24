/* id: names for the records of one article that something may point to. */
#ifndef NUTGRAF_XML_ID_H
#define NUTGRAF_XML_ID_H

#include "base/error.h"
#include "xml/outline.h"

/* Fills outline->ids as outline.h says, from its rows.  ERROR_MEMORY. */
enum status id_make_all(struct outline *outline, struct error *error);

#endif

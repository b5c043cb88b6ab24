/* schema: RELAX NG for our XML, out of what the plugins declare. */
#ifndef NUTGRAF_XML_SCHEMA_H
#define NUTGRAF_XML_SCHEMA_H

#include "base/buffer.h"
#include "doc/kind.h"

/* Appends a grammar (RELAX NG, XML syntax, with the types of XML Schema and the
 * declarations' own descriptions) that fits what these kinds can become.  The buffer
 * tells whether memory ran out. */
void schema_make(const struct kinds *kinds, struct buffer *into);

#endif

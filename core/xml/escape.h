/* escape: text made fit to stand in XML, JSON or TSV, whatever bytes it holds. */
#ifndef NUTGRAF_XML_ESCAPE_H
#define NUTGRAF_XML_ESCAPE_H

#include "base/buffer.h"
#include "base/str.h"

enum escape {
    ESCAPE_TEXT,      /* XML, between tags; line feeds and tabs stay */
    ESCAPE_ATTRIBUTE, /* XML, in double quotes; line feeds and tabs become &#10; &#9; */
    ESCAPE_JSON,      /* JSON, in double quotes */
    ESCAPE_TSV        /* a column: tab, line ends and backslash become \t \n \r \\ */
};

/* Appends text, escaped.  A byte that is not UTF-8 becomes U+FFFD, as does a character
 * that the format cannot hold: in XML 1.0 (section 2.2) the control characters, U+FFFE
 * and U+FFFF; in TSV the control characters.  A carriage return is kept as &#13;. */
void escape_add(struct buffer *into, struct str text, enum escape how);

#endif

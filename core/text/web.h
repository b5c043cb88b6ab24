/* web: addresses of pages and of mail boxes, which are one token each. */
#ifndef NUTGRAF_TEXT_WEB_H
#define NUTGRAF_TEXT_WEB_H

#include "base/str.h"

/* How many bytes of an address stand at the begin of a text; 0 if none does.  Knows
 * "https://...", "www...", "name@host.tld", and host names with a well-known end:
 * "example.com/page", "example.com.my". */
size_t web_length(struct str text);

#endif

/* digest: a short hash of a text that tells whether two texts are the same.  It is
 * BLAKE2b with 16 bytes of result and no key (RFC 7693): what `b2sum -l 128` prints, and
 * Python's hashlib.blake2b(text, digest_size=16). */
#ifndef NUTGRAF_XML_DIGEST_H
#define NUTGRAF_XML_DIGEST_H

#include "base/str.h"

enum { DIGEST_LENGTH = 32 }; /* characters */

/* Writes the digest of a text in hexadecimal, without a NUL. */
void digest_make(struct str text, char into[DIGEST_LENGTH]);

#endif

/* digest: a short hash of a text that tells whether two texts are the same.  It is
 * MurmurHash3 x64 128 (Austin Appleby, public domain) with seed 0, its two words in
 * hexadecimal: what Python's '%016x%016x' % mmh3.hash64(text, signed=False) gives.  It
 * costs a tenth of what a cryptographic hash does, and is no seal: whoever wants to can
 * make two texts with one digest. */
#ifndef NUTGRAF_XML_DIGEST_H
#define NUTGRAF_XML_DIGEST_H

#include "base/str.h"

enum { DIGEST_LENGTH = 32 }; /* characters */

/* Writes the digest of a text in hexadecimal, without a NUL. */
void digest_make(struct str text, char into[DIGEST_LENGTH]);

#endif

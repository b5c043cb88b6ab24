/* utf8: what a valid character is, and making broken text valid in place. */
#ifndef NUTGRAF_TEXT_UTF8_H
#define NUTGRAF_TEXT_UTF8_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum { UTF8_REPLACEMENT = 0x1A }; /* stands for one byte that is not UTF-8 */

/* Replaces each byte of at[0..length) that is not part of a valid UTF-8 character
 * (overlong forms, surrogates, code points over U+10FFFF included), and each NUL, by
 * one 0x1A, so that no position moves.  Gives how many there were. */
size_t utf8_repair(char *at, size_t length);

/* How many characters stand in valid UTF-8. */
size_t utf8_count(struct str text);

/* The character at a position of valid UTF-8, and its length in bytes. */
uint32_t utf8_decode(const char *at, size_t length, size_t *size);

/* Writes a code point (not a surrogate) as UTF-8; gives its length, 1 to 4. */
size_t utf8_encode(uint32_t code, char into[4]);

#endif

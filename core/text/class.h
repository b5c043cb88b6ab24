/* class: what kind of character a byte or a code point is, as the tokeniser sees it:
 * one table for ASCII, utf8proc's categories behind it. */
#ifndef NUTGRAF_TEXT_CLASS_H
#define NUTGRAF_TEXT_CLASS_H

#include <stdint.h>

enum class {
    CLASS_SPACE      = 1u << 0,
    CLASS_LOWER      = 1u << 1,
    CLASS_UPPER      = 1u << 2,
    CLASS_CASELESS   = 1u << 3, /* a letter that has no case: Thai, Arabic */
    CLASS_WIDE       = 1u << 4, /* a letter of a script that puts no spaces: Han, kana */
    CLASS_DIGIT      = 1u << 5,
    CLASS_MARK       = 1u << 6, /* belongs to the character before it */
    CLASS_APOSTROPHE = 1u << 7, /* straight or curly */
    CLASS_HYPHEN     = 1u << 8, /* joins words; dashes do not */
    CLASS_DOT        = 1u << 9,
    CLASS_JOINER     = 1u << 10, /* other signs that may stand inside a word: , : / */
    CLASS_STOP       = 1u << 11, /* ends a sentence where it stands, as ! and ? do */
    CLASS_BEYOND     = 1u << 12, /* a byte of a character that is not ASCII */
    CLASS_BROKEN     = 1u << 13, /* stands for a byte that was not UTF-8 */
    CLASS_REPEAT     = 1u << 14, /* several in a row are one token: ===, *** */

    CLASS_LETTER = CLASS_LOWER | CLASS_UPPER | CLASS_CASELESS | CLASS_WIDE,
    CLASS_ALNUM  = CLASS_LETTER | CLASS_DIGIT
};

/* The class of each byte; 0 is punctuation and symbols without a part in words. */
extern const uint16_t class_of_byte[256];

/* The class of a code point from U+0080 on. */
unsigned class_beyond(uint32_t code);

#endif

/* class: the table of bytes, and the few characters beyond ASCII that utf8proc's
 * categories put where a tokeniser of news does not want them. */
#include "text/class.h"

#include <utf8proc.h>

#include "text/utf8.h"

enum {
    S = CLASS_SPACE,
    L = CLASS_LOWER,
    U = CLASS_UPPER,
    D = CLASS_DIGIT,
    A = CLASS_APOSTROPHE,
    H = CLASS_HYPHEN,
    P = CLASS_DOT,
    J = CLASS_JOINER,
    E = CLASS_STOP,
    X = CLASS_BROKEN,
    B = CLASS_BEYOND,
    R = CLASS_REPEAT,
    Q = CLASS_HYPHEN | CLASS_REPEAT,
    W = CLASS_JOINER | CLASS_REPEAT
};

/* clang-format off */
const uint16_t class_of_byte[256] = {
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
    S, S, S, S, S, S, S, S, S, S, X, S, S, S, S, S,
 /*    !  "  #  $  %  &  '  (  )  *  +  ,  -  .  /  */
    S, E, 0, R, J, 0, J, A, 0, 0, R, 0, J, Q, P, J,
 /* 0 - 9                         :  ;  <  =  >  ?  */
    D, D, D, D, D, D, D, D, D, D, J, 0, 0, R, 0, E,
    J, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
 /*                                  [  \  ]  ^  _  */
    U, U, U, U, U, U, U, U, U, U, U, 0, 0, 0, 0, W,
    R, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, R, S,
    B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
    B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
    B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
    B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
    B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
    B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
    B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
    B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
};
/* clang-format on */

/* Han, kana, bopomofo and yi: their words are not set apart by spaces. */
static int is_wide(uint32_t code)
{
    return (code >= 0x2E80 && code <= 0x2FDF) || (code >= 0x3005 && code <= 0x3007) ||
           (code >= 0x3021 && code <= 0x312F) || (code >= 0x3400 && code <= 0x4DBF) ||
           (code >= 0x4E00 && code <= 0xA4CF) || (code >= 0xF900 && code <= 0xFAFF) ||
           (code >= 0xFF66 && code <= 0xFF9F) || (code >= 0x20000 && code <= 0x3FFFF);
}

static unsigned class_of_category(uint32_t code)
{
    switch (utf8proc_category((utf8proc_int32_t)code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return CLASS_UPPER;
    case UTF8PROC_CATEGORY_LL:
        return CLASS_LOWER;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return is_wide(code) ? CLASS_WIDE : CLASS_CASELESS;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
        return CLASS_MARK;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return is_wide(code) ? CLASS_WIDE : CLASS_DIGIT;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
        return CLASS_SPACE;
    default:
        return 0;
    }
}

unsigned class_beyond(uint32_t code)
{
    switch (code) {
    case 0x91: /* quotes and dashes of Windows, read as if they were Latin-1 */
    case 0x92:
        return CLASS_APOSTROPHE;
    case 0x93:
    case 0x94:
    case 0x96:
    case 0x97:
        return 0;
    case 0x2018: /* single quotes */
    case 0x2019:
        return CLASS_APOSTROPHE;
    case 0x2010: /* hyphen, non-breaking hyphen */
    case 0x2011:
        return CLASS_HYPHEN;
    case 0x3002: /* ideographic full stop, wide ! and ?, Devanagari danda, Arabic ? */
    case 0xFF01:
    case 0xFF1F:
    case 0xFF61:
    case 0x964:
    case 0x61F:
    case 0x6D4:
        return CLASS_STOP;
    case 0x200B: /* zero-width space, byte order mark */
    case 0xFEFF:
        return CLASS_SPACE;
    case 0xB7:   /* the middle dot of Catalan */
        return CLASS_JOINER;
    default:
        return class_of_category(code);
    }
}

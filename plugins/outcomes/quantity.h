/* quantity: numbers with units, as news writes them: ten, 1.2 billion ringgit, $215
 * million, a quarter-point, half a per cent, Rs 25 lakh, a 150-million-euro loan, 2.3kg,
 * 24 mln dlrs, 3-1, 52 votes to 31. */
#ifndef OUTCOMES_QUANTITY_H
#define OUTCOMES_QUANTITY_H

#include <nutgraf/plugin.h>

struct passage;

enum quantity_kind { QUANTITY_COUNT, QUANTITY_MONEY, QUANTITY_PERCENT, QUANTITY_PAIR };

struct quantity {
    uint32_t first, last; /* tokens: [first, last) */
    uint8_t kind;
    char value[32]; /* "1200000000", "0.25", "112-87"; empty if there is none */
    ng_str unit;    /* in the text or a literal; may be empty */
    bool compound;  /* it says what something is like: a seven-year term */
};

/* Reads the number that begins at a token, with its unit if one follows; limit is
 * where reading ends.  False if none begins there. */
bool quantity_read(const struct passage *passage, uint32_t token, uint32_t limit,
                   struct quantity *quantity);

/* The first quantity in [first, limit). */
bool quantity_find(const struct passage *passage, uint32_t first, uint32_t limit,
                   struct quantity *quantity);

#endif

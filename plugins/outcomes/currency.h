/* currency: what stands for a currency before an amount or behind it. */
#ifndef OUTCOMES_CURRENCY_H
#define OUTCOMES_CURRENCY_H

#include <stddef.h>

/* The plural of the currency that a folded sign or code before an amount names: "euros"
 * for the sign of the euro or "eur".  NULL for none.  Static. */
const char *currency_before(const char *word, size_t len);

/* The same for letters that stand for one only before a large amount, as the n in
 * "N50 million" and the p in "P1,500". */
const char *currency_letter(char letter);

/* The plural for what a telegram or a compound has behind an amount: "dollars" for
 * "dlrs", "euros" for "euro".  NULL for none. */
const char *currency_behind(const char *word, size_t len);

#endif

/* theme: quoted themes, slogans and titles: "under the theme "Harbour Unity for Peace"".
 * Their capitals name no organisation. */
#ifndef ORGANISATIONS_THEME_H
#define ORGANISATIONS_THEME_H

#include "page.h"

/* Sets page->themed for the tokens of all quotations that are one.  There, only listed
 * names stand. */
void theme_mark(struct page *page);

#endif

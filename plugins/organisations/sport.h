/* sport: names that are a place's or a thing's too, and a team's where sport is played:
 * "Leeds", "the Bears". */
#ifndef ORGANISATIONS_SPORT_H
#define ORGANISATIONS_SPORT_H

#include "page.h"

/* Sets page->sport: the article tells of matches and players. */
void sport_note(struct page *page);

/* Whether the tokens [first, last) of a name of trust "sport" stand for the team. */
bool sport_plays(const struct page *page, uint32_t first, uint32_t last);

#endif

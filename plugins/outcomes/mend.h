/* mend: corrects tags that cannot be right where they stand. */
#ifndef OUTCOMES_MEND_H
#define OUTCOMES_MEND_H

#include "passage.h"

/* Makes a past form that follows a noun the verb of a sentence that has none. */
void mend_lone_verb(struct passage *passage);

/* mend_list.c: the tag that a token must have by its word and its neighbours;
 * NG_TAG_NONE if the table says nothing. */
ng_tag mend_listed(const struct passage *passage, uint32_t token);

#endif

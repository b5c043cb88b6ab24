/* match: the finds of an article, out of the gazetteers' hits and the parts of
 * hyphenated words; where they overlap the longest stays. */
#ifndef COUNTRIES_MATCH_H
#define COUNTRIES_MATCH_H

#include "scene.h"

/* Fills scene->finds.  They are none after an error of the document. */
void match_collect(struct scene *scene);

#endif

/* state: an abbreviated state or province behind a town and a comma: "Porter, Ind.,",
 * "Mexico, MO".  Elsewhere most of them are words, and no gazetteer could tell. */
#ifndef COUNTRIES_STATE_H
#define COUNTRIES_STATE_H

#include "compound.h"

/* The state behind a token that may be a comma; false if there is none. */
bool state_read(const struct scene *scene, uint32_t comma, struct find *find);

/* Adds the state of the dateline, whose town need not be known. */
void state_add_dateline(const struct scene *scene, struct compounds *compounds);

#endif

/* select: which of the plugins that were loaded run. */
#ifndef NUTGRAF_PLUGIN_SELECT_H
#define NUTGRAF_PLUGIN_SELECT_H

#include <stddef.h>

#include "base/error.h"
#include "base/str.h"
#include "plugin/entry.h"

/* Sets .chosen and .wanted: of all entries, or of those that `only` names ("dates,
 * countries") and, chosen alone, those that make what they need.  Entries are sorted by
 * name.  ERROR_CONFIG for a name that is not there, with the nearest that is. */
enum status select_entries(struct entry *const *entries, size_t count, struct str only,
                           struct error *error);

/* ERROR_CONFIG if two entries make a record of the same name. */
enum status select_check(struct entry *const *entries, size_t count, struct error *error);

/* The index of the first entry that makes a layer, by the path's first part; count if
 * none does. */
size_t select_maker(struct entry *const *entries, size_t count, const char *layer);

/* The entry's name that is nearest to a name, or NULL. */
const char *select_nearest(struct entry *const *entries, size_t count, struct str name);

#endif

/* order: whoever makes a layer runs before whoever reads it. */
#ifndef NUTGRAF_PLUGIN_ORDER_H
#define NUTGRAF_PLUGIN_ORDER_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "plugin/entry.h"

/* ERROR_CONFIG if a layer that an entry needs is neither built in nor made by any. */
enum status order_check_needs(struct entry *const *entries, size_t count,
                              struct error *error);

/* Puts the entries, given by name, in the order of running: after those that make what
 * they need and like, of those that could be next the first by name.  ERROR_CONFIG if
 * plugins need each other in a circle; a circle of likes is cut where needs allow it.
 * order: [count]. */
enum status order_entries(struct entry *const *entries, size_t count, uint32_t *order,
                          struct error *error);

#endif

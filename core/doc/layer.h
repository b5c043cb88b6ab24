/* layer: everything in a document that has a place, as sorted arrays of items.  A layer
 * is made when first asked for, and shared by all who read it. */
#ifndef NUTGRAF_DOC_LAYER_H
#define NUTGRAF_DOC_LAYER_H

#include <nutgraf/plugin.h>

#include "base/error.h"
#include "base/str.h"
#include "doc/doc.h"

enum layer { /* the values of ng_layer */
             LAYER_NONE,
             LAYER_TOKEN,
             LAYER_SENTENCE,
             LAYER_PARAGRAPH,
             LAYER_TAG,       /* has no items of its own: the tokens again */
             LAYER_FIRST_KIND /* of kind i: LAYER_FIRST_KIND + i */
};

/* The layer of this name, built in or the path of a kind; LAYER_NONE if there is none. */
ng_layer layer_find(const struct kinds *kinds, struct str name);

/* What a layer is called, for messages. */
const char *layer_name(const struct kinds *kinds, ng_layer layer);

/* The items of a layer, by begin, the longer first, then by record.  The layer of a
 * kind is final: whoever makes it must have had their turn. */
enum status layer_items(struct doc *doc, ng_layer layer, ng_items *items,
                        struct error *error);

#endif

/* value: what a text must look like to be a value of a declared type.  The fields of
 * records and the options of plugins are held to the same rules. */
#ifndef NUTGRAF_DOC_VALUE_H
#define NUTGRAF_DOC_VALUE_H

#include <nutgraf/plugin.h>

#include <stdbool.h>

#include "base/str.h"

/* Whether valid UTF-8 is a value of a type; values lists all that an NG_TEXT may be,
 * NULL for any.  An NG_LINK has no value as text. */
bool value_fits(ng_type type, const char *values, struct str text);

/* What value_fits() asks for, to stand behind "is not": "a whole number".  With
 * values it is the words before their list: "one of". */
const char *value_words(ng_type type, const char *values);

/* "text", "int" and so on, as schema and listings call a type; NULL if it is none. */
const char *value_type_name(ng_type type);

#endif

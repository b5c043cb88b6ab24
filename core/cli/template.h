/* template: a new plugin, copied from the one that ships for that purpose. */
#ifndef NUTGRAF_CLI_TEMPLATE_H
#define NUTGRAF_CLI_TEMPLATE_H

#include "base/error.h"

/* Copies every file of the template to a new directory called name, with "template"
 * replaced by the name in files and in their names.  ERROR_USAGE if the name cannot be a
 * plugin's or is taken, ERROR_CONFIG if the template is not installed, ERROR_OUTPUT. */
enum status template_copy(const char *name, struct error *error);

#endif

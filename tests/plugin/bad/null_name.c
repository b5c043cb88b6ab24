/* has no name */
#include "bad.h"

NG_EXPORT extern const ng_plugin nutgraf_plugin;
const ng_plugin nutgraf_plugin = {.abi = NG_ABI, .size = sizeof(ng_plugin)};

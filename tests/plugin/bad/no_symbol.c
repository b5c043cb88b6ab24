/* exports no symbol nutgraf_plugin; declare it with NG_PLUGIN() */
#include "bad.h"

NG_EXPORT extern const ng_plugin my_plugin;
const ng_plugin my_plugin = {.abi = NG_ABI, .size = sizeof(ng_plugin), .name = "mine"};

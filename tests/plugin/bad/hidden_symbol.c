/* exports no symbol nutgraf_plugin; declare it with NG_PLUGIN() */
#include "bad.h"

extern const ng_plugin nutgraf_plugin;
const ng_plugin nutgraf_plugin = {
    .abi = NG_ABI, .size = sizeof(ng_plugin), .name = "hidden"};

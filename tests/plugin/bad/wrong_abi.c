/* is made for plugin ABI 2, but this is nutgraf with ABI 1; build it against this
 * nutgraf's plugin.h */
#include "bad.h"

NG_EXPORT extern const ng_plugin nutgraf_plugin;
const ng_plugin nutgraf_plugin = {
    .abi = 2, .size = sizeof(ng_plugin), .name = "wrong_abi"};

/* declares 16 bytes, but a plugin of ABI 1 has */
#include "bad.h"

NG_EXPORT extern const ng_plugin nutgraf_plugin;
const ng_plugin nutgraf_plugin = {.abi = NG_ABI, .size = 16, .name = "wrong_size"};

/* */
#include "bad.h"

/* Not broken at all: a later nutgraf's plugin, whose declaration has grown at its end. */
PROCESS
{
    UNUSED;
    return NG_OK;
}

struct newer {
    ng_plugin plugin;
    const void *more[4];
};

NG_EXPORT extern const struct newer nutgraf_plugin;
const struct newer nutgraf_plugin = {
    .plugin = {.abi = NG_ABI,
               .size = sizeof(struct newer),
               .name = "newer",
               .version = "2.0",
               .about = "is from the future",
               .process = process}
};

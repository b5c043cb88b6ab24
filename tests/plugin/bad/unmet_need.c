/* needs layer "weather", which no plugin makes; install the plugin that makes it or move
 * it to .likes */
#include "bad.h"

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(unmet_need, .needs = LAYERS("weather"), .process = process)

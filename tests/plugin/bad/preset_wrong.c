/* option "window": .preset is "wide", which is not a whole number */
#include "bad.h"

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(preset_wrong,
    .options =
        OPTIONS({.name = "window", .type = NG_INT, .preset = "wide", .about = "x"}),
    .process = process)

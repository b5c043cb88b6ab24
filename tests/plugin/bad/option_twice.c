/* option "window" is declared twice */
#include "bad.h"

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(option_twice,
    .options = OPTIONS({.name = "window", .type = NG_INT, .preset = "1", .about = "x"},
                       {.name = "window", .type = NG_INT, .preset = "2", .about = "x"}),
    .process = process)

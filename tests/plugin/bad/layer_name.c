/* record "sentence": the name is taken by nutgraf */
#include "bad.h"

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(layer_name, .records = RECORDS({.name = "sentence", .about = "x"}),
    .process = process)

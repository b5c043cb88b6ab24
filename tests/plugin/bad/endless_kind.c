/* nests kinds more than 4 deep */
#include "bad.h"

PROCESS
{
    UNUSED;
    return NG_OK;
}

static const ng_record box[] = {
    {.name = "box",  .about = "holds a box", .inside = box},
    {0}
};

BAD(endless_kind, .records = box, .process = process)

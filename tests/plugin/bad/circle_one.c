/* plugins need each other in a circle: circle_one needs "second" of circle_two,
 * circle_two needs "first" of circle_one; move one of these needs to .likes */
/* with circle_two */
#include "bad.h"

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(circle_one, .needs = LAYERS("second"), .process = process,
    .records = RECORDS({.name = "first", .about = "x"}))

/* types: their names, as the output has them. */
#include "types.h"

const char *const type_names[TYPE_COUNT] = {
    "agree", "commit",   "approve", "reject",      "launch", "aid",     "trade",
    "yield", "restrict", "judge",   "investigate", "vote",   "appoint", "force",
    "harm",  "protest",  "win",     "move",        "ask",    "meet"};

const char *const status_names[] = {"none", "achieved", "planned", "proposed", "failed"};

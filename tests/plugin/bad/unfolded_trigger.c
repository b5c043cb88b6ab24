/* rule "month": the trigger "May" matches no token, since words are folded; write "may"
 */
#include "bad.h"

OPEN
{
    UNUSED_OPEN;
    const ng_rules *rules;
    return ng_rules_of(host, RULES({.name = "month", .triggers = "May", .regex = "May"}),
                       &rules);
}

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(unfolded_trigger, .open = open_bad, .process = process)

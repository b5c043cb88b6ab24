/* rule "unclosed": the expression is wrong at byte 2: missing closing parenthesis */
#include "bad.h"

OPEN
{
    UNUSED_OPEN;
    const ng_rules *rules;
    return ng_rules_of(host, RULES({.name = "unclosed", .triggers = "a", .regex = "(a"}),
                       &rules);
}

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(wrong_rule, .open = open_bad, .process = process)

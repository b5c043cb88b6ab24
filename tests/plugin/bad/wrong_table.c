/* wrong_table.tsv:3: has 1 columns, where the first line names 2 */
#include "bad.h"

OPEN
{
    UNUSED_OPEN;
    const ng_gazetteer *names;
    return ng_gazetteer_of(host, "wrong_table.tsv", &names);
}

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(wrong_table, .open = open_bad, .process = process)

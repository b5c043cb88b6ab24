/* nowhere.tsv: cannot be opened: No such file or directory */
#include "bad.h"

OPEN
{
    UNUSED_OPEN;
    const ng_gazetteer *names;
    return ng_gazetteer_of(host, "nowhere.tsv", &names);
}

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(missing_file, .open = open_bad, .process = process)

/* asks for data file "/etc/passwd"; it is a name beside the plugin */
#include "bad.h"

OPEN
{
    UNUSED_OPEN;
    ng_str data;
    return ng_data_of(host, "/etc/passwd", &data);
}

PROCESS
{
    UNUSED;
    return NG_OK;
}

BAD(file_elsewhere, .open = open_bad, .process = process)

/* plugin "no_process": .process is NULL */
#include "bad.h"

BAD(no_process, .records = RECORDS(FOUND))

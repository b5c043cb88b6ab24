/* stop: SIGINT and SIGTERM, noted so that what was begun can be finished. */
#ifndef NUTGRAF_CLI_STOP_H
#define NUTGRAF_CLI_STOP_H

#include <stdatomic.h>

/* Begins to note the signals.  The number of the first one appears in what the pointer
 * leads to; a second one ends the program as if nobody had noted it.  Signals that were
 * ignored before stay so. */
const atomic_int *stop_listen(void);

/* Ends the program by the signal that was noted, so that whoever started it sees that;
 * does nothing if there was none. */
void stop_raise(void);

/* "SIGINT" or "SIGTERM". */
const char *stop_name(int signal);

#endif

/* stop: the one variable of the program that is not a parameter, for a signal handler
 * has none but the signal's number. */
#include "cli/stop.h"

#include <signal.h>
#include <stddef.h>

static volatile int noted;

static void note(int signal)
{
    noted = signal;
}

const volatile int *stop_listen(void)
{
    /* SA_RESETHAND: the second one is not noted.  No SA_RESTART: a read that waits for
     * somebody is interrupted. */
    struct sigaction action = {.sa_handler = note, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    return &noted;
}

void stop_raise(void)
{
    if (!noted) return;
    signal(noted, SIG_DFL);
    raise(noted);
}

const char *stop_name(int signal)
{
    return signal == SIGINT ? "SIGINT" : "SIGTERM";
}

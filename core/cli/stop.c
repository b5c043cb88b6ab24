/* stop: the one variable of the program that is not a parameter, for a signal handler
 * has none but the signal's number. */
#include "cli/stop.h"

#include <signal.h>
#include <stddef.h>

static atomic_int noted;

static void note(int signal)
{
    atomic_store(&noted, signal);
}

/* Whoever started the program may want it to go on in spite of a signal: a shell does,
 * for what it runs in the background. */
static void listen_to(int signal, const struct sigaction *action)
{
    struct sigaction before;
    if (sigaction(signal, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
        sigaction(signal, action, NULL);
}

const atomic_int *stop_listen(void)
{
    /* SA_RESETHAND: the second one is not noted.  No SA_RESTART: a read that waits for
     * somebody is interrupted. */
    struct sigaction action = {.sa_handler = note, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    listen_to(SIGINT, &action);
    listen_to(SIGTERM, &action);
    return &noted;
}

void stop_raise(void)
{
    const int number = atomic_load(&noted);
    if (!number) return;
    signal(number, SIG_DFL);
    raise(number);
}

const char *stop_name(int signal)
{
    return signal == SIGINT ? "SIGINT" : "SIGTERM";
}

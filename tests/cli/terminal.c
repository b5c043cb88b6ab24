/* terminal: runs a command whose standard error is a terminal, for what is only shown to
 * people.
 *
 *     terminal FILE COMMAND...
 *
 * What the command says there goes to FILE, as it was written; its exit code is handed
 * on. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static void give_up(const char *what)
{
    perror(what);
    exit(125);
}

/* The two ends of a terminal that changes nothing on the way. */
static int open_terminal(int *inside)
{
    const int outside = posix_openpt(O_RDWR | O_NOCTTY);
    struct termios mode;
    if (outside < 0 || grantpt(outside) != 0 || unlockpt(outside) != 0)
        give_up("a terminal");
    *inside = open(ptsname(outside), O_RDWR | O_NOCTTY);
    if (*inside < 0 || tcgetattr(*inside, &mode) != 0) give_up("a terminal");
    cfmakeraw(&mode);
    if (tcsetattr(*inside, TCSANOW, &mode) != 0) give_up("a terminal");
    return outside;
}

/* Until nobody holds the inner end any more, which Linux calls EIO. */
static void copy(int from, FILE *to)
{
    char bytes[4096];
    ssize_t count;
    while ((count = read(from, bytes, sizeof bytes)) > 0 || (count < 0 && errno == EINTR))
        if (count > 0) fwrite(bytes, 1, (size_t)count, to);
}

int main(int argc, char **argv)
{
    if (argc < 3) return 125;
    FILE *file = fopen(argv[1], "wb");
    if (!file) give_up(argv[1]);
    int inside, status = 0;
    const int outside = open_terminal(&inside);
    const pid_t child = fork();
    if (child == 0) {
        dup2(inside, STDERR_FILENO);
        close(inside);
        close(outside);
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    close(inside);
    copy(outside, file);
    if (child < 0 || waitpid(child, &status, 0) < 0 || fclose(file) != 0)
        give_up(argv[2]);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 126;
}

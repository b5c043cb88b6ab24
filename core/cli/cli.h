/* cli: what the commands share: the table of commands, options read from one table
 * (which also makes the help), exit codes, messages on stderr. */
#ifndef NUTGRAF_CLI_CLI_H
#define NUTGRAF_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"

enum exit_code {
    EXIT_FINE    = 0,
    EXIT_DIFFERS = 1, /* differences, or failed articles */
    EXIT_USAGE   = 2, /* the command line is wrong */
    EXIT_CONFIG  = 3, /* configuration or plugin */
    EXIT_IO      = 4  /* input or output */
};

struct cli_option {
    const char *name;     /* long, without "--" */
    char        letter;   /* short, or 0 */
    const char *argument; /* "DIR", or NULL for a switch */
    const char *about;    /* for --help; a line feed goes on in the next line */
};

struct cli_command {
    const char              *name;     /* "extract" */
    const char              *about;    /* one line for `nutgraf help` */
    const char              *usage;    /* "extract [OPTION]... PATH..." */
    const char              *examples; /* lines, shown first in --help */
    const char              *notes;    /* lines, shown last; or NULL */
    const struct cli_option *options;  /* ends with .name NULL */
    /* argv[0] is the command's name. */
    enum exit_code (*run)(const struct cli_command *self, int argc, char **argv);
};

/* One option or operand after the other, in any order; "--" ends the options. */
struct cli_scan {
    const struct cli_command *command;
    int                       argc, at; /* .at starts as 1 */
    char                    **argv;
    const char               *letters; /* rest of "-abc"; starts as NULL */
    bool                      only_operands;
};

enum cli_found { CLI_END, CLI_OPTION, CLI_OPERAND, CLI_HELP, CLI_ERROR };

/* Finds the next one.  CLI_OPTION: *option and, if it takes one, *value are set.
 * CLI_OPERAND: *value.  CLI_HELP: help was printed, return EXIT_FINE.  CLI_ERROR: a
 * message with the nearest option was printed, return EXIT_USAGE. */
enum cli_found cli_next(struct cli_scan *scan, const struct cli_option **option,
                        const char **value);

/* What a command does with its command line; user is the command's own. */
struct cli_reader {
    enum status (*option)(void *user, const struct cli_option *option, const char *value,
                          struct error *error);
    /* or NULL */
    enum status (*operand)(void *user, const char *value, struct error *error);
};

/* Hands over every option and operand, in order, until one is refused.  True if all were
 * taken; else a message, or the help, was printed, and *code is what to exit with. */
bool cli_read(const struct cli_command *command, int argc, char **argv,
              const struct cli_reader *reader, void *user, enum exit_code *code);

/* Whether an option that cli_next() found is the one of this long name. */
bool cli_is(const struct cli_option *option, const char *name);

/* Prints the command's help to stdout. */
void cli_help(const struct cli_command *command);

/* Prints "nutgraf: MESSAGE" to stderr and gives the exit code for the status.  Both may
 * be called from any thread. */
enum exit_code cli_fail(const struct error *error);
void cli_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* What stands behind a noun for so many of them: "" or "s". */
static inline const char *cli_plural(uint64_t count)
{
    return count == 1 ? "" : "s";
}

/* Says what is wrong with the command line and where the help is; EXIT_USAGE. */
enum exit_code cli_misuse(const struct cli_command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Says that a word is not known and, if one is near, which may be meant; EXIT_USAGE. */
enum exit_code cli_unknown(const char *what, const char *word,
                           const char *const *candidates, size_t count);

/* Ends what was printed to stdout: EXIT_FINE, or EXIT_IO with a message if not all of it
 * could be written. */
enum exit_code cli_finish(void);

/* The commands, each in a file of its own; main.c has the table. */
extern const struct cli_command command_extract;
extern const struct cli_command command_plugin;
extern const struct cli_command command_schema;
extern const struct cli_command command_validate;
extern const struct cli_command command_train;
extern const struct cli_command command_diff;
extern const struct cli_command command_score;
extern const struct cli_command command_view;

#endif

/* main: finds the command and runs it. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

static const struct cli_command *const commands[] = {
    &command_extract,
    &command_diff,
    &command_score,
    &command_view,
    &command_plugin,
    &command_schema,
    &command_validate,
    &command_train,
};

enum { COUNT = sizeof commands / sizeof *commands };

static void print_help(void)
{
    puts("nutgraf reads news articles and writes what they hold as XML.\n"
         "\n"
         "Examples:\n"
         "  nutgraf extract article.txt\n"
         "  nutgraf extract news.jsonl > news.xml\n"
         "  nutgraf extract --help\n"
         "\n"
         "Commands:");
    for (size_t i = 0; i < COUNT; i++)
        printf("  %-10s %s\n", commands[i]->name, commands[i]->about);
    puts("  help       print this, or the help of a command\n"
         "  --version  print the version");
}

static const struct cli_command *find_command(const char *name)
{
    for (size_t i = 0; i < COUNT; i++)
        if (strcmp(commands[i]->name, name) == 0) return commands[i];
    return NULL;
}

static enum exit_code unknown_command(const char *name)
{
    const char *names[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        names[i] = commands[i]->name;
    return cli_unknown(name[0] == '-' ? "option" : "command", name, names, COUNT);
}

static enum exit_code help(int argc, char **argv)
{
    const struct cli_command *command = argc > 2 ? find_command(argv[2]) : NULL;
    if (argc > 2 && !command) return unknown_command(argv[2]);
    if (command)
        cli_help(command);
    else
        print_help();
    return cli_finish();
}

static bool is_one_of(const char *word, const char *a, const char *b, const char *c)
{
    return strcmp(word, a) == 0 || strcmp(word, b) == 0 || strcmp(word, c) == 0;
}

/* Sees to it that 0, 1 and 2 are open, if only on what can do nothing: else the next file
 * that is opened would be taken for one of them, and messages would be written to it. */
static void hold_standard_files(void)
{
    static const int flags[] = {O_WRONLY, O_RDONLY, O_WRONLY};
    for (int i = 0; i < 3; i++)
        if (fcntl(i, F_GETFD) < 0 && open("/dev/null", flags[i]) != i) return;
}

int main(int argc, char **argv)
{
    hold_standard_files();
    if (argc < 2) {
        cli_say("a command is missing; see nutgraf --help");
        return EXIT_USAGE;
    }
    if (is_one_of(argv[1], "help", "--help", "-h")) return (int)help(argc, argv);
    if (is_one_of(argv[1], "version", "--version", "-V")) {
        puts("nutgraf " NUTGRAF_VERSION);
        return (int)cli_finish();
    }
    const struct cli_command *command = find_command(argv[1]);
    if (!command) return (int)unknown_command(argv[1]);
    return (int)command->run(command, argc - 1, argv + 1);
}

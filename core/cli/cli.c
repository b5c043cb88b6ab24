/* cli: the command line, read in any order; and every sentence to the user's terminal. */
#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { CANDIDATES = 64 }; /* options of a command that are looked at for a nearest one */

void cli_say(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    flockfile(stderr); /* threads may have something to say, too */
    fputs("nutgraf: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    funlockfile(stderr);
    va_end(arguments);
}

enum exit_code cli_fail(const struct error *error)
{
    cli_say("%s", error->message);
    switch (error->status) {
    case OK:
        return EXIT_FINE;
    case ERROR_USAGE:
        return EXIT_USAGE;
    case ERROR_CONFIG:
    case ERROR_PLUGIN:
        return EXIT_CONFIG;
    default:
        return EXIT_IO;
    }
}

enum exit_code cli_misuse(const struct cli_command *command, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "nutgraf %s: ", command->name);
    vfprintf(stderr, format, arguments);
    fprintf(stderr, "; see nutgraf %s --help\n", command->name);
    va_end(arguments);
    return EXIT_USAGE;
}

enum exit_code cli_unknown(const char *what, const char *word,
                           const char *const *candidates, size_t count)
{
    const char *nearest = str_nearest(str_from(word), candidates, count);
    if (nearest)
        cli_say("there is no %s \"%s\"; did you mean \"%s\"?", what, word, nearest);
    else
        cli_say("there is no %s \"%s\"; see nutgraf --help", what, word);
    return EXIT_USAGE;
}

enum exit_code cli_finish(void)
{
    const bool failed = ferror(stdout) != 0;
    if (fflush(stdout) == 0 && !failed) return EXIT_FINE;
    struct error error;
    error_system(&error, ERROR_OUTPUT, "standard output: cannot be written");
    return cli_fail(&error);
}

/* ------------------------------------------------------------------------- help */

enum { LEFT = 28 }; /* columns that an option and its argument take */

/* "  -j, --jobs N" filled up to LEFT, and the lines about it. */
static void print_option(const struct cli_option *option)
{
    char left[64];
    const char *argument = option->argument ? option->argument : "";
    const char letter[] = {'-', option->letter, ',', '\0'};
    snprintf(left, sizeof left, "  %3s --%s%s%s", option->letter ? letter : "",
             option->name, *argument ? " " : "", argument);
    const bool fits = strlen(left) < LEFT;
    printf("%-*s", LEFT, left);
    if (!fits) printf("\n%*s", LEFT, "");
    for (const char *at = option->about; at;) {
        const char *feed = strchr(at, '\n');
        const int length = feed ? (int)(feed - at) : (int)strlen(at);
        printf("%.*s\n", length, at);
        if (feed) printf("%*s", LEFT, "");
        at = feed ? feed + 1 : NULL;
    }
}

static const struct cli_option help_option = {"help", 'h', NULL, "print this"};

void cli_help(const struct cli_command *command)
{
    printf("%s\n\nExamples:\n%s\nUsage: nutgraf %s\n\nOptions:\n", command->about,
           command->examples, command->usage);
    for (const struct cli_option *option = command->options; option->name; option++)
        print_option(option);
    print_option(&help_option);
    if (command->notes) printf("\n%s", command->notes);
}

/* ---------------------------------------------------------------------- scanning */

static const struct cli_option *find_letter(const struct cli_command *command,
                                            char letter)
{
    for (const struct cli_option *option = command->options; option->name; option++)
        if (option->letter == letter) return option;
    return letter == help_option.letter ? &help_option : NULL;
}

static const struct cli_option *find_name(const struct cli_command *command,
                                          struct str name)
{
    for (const struct cli_option *option = command->options; option->name; option++)
        if (str_is(name, option->name)) return option;
    return str_is(name, help_option.name) ? &help_option : NULL;
}

static enum cli_found unknown_option(const struct cli_command *command, struct str name)
{
    const char *candidates[CANDIDATES];
    size_t count = 0;
    for (const struct cli_option *option = command->options; option->name; option++)
        if (count < CANDIDATES) candidates[count++] = option->name;
    const char *nearest = str_nearest(name, candidates, count);
    if (nearest)
        cli_say("%s has no option --" STR_FORMAT "; did you mean --%s?", command->name,
                STR_ARGUMENTS(name), nearest);
    else
        cli_misuse(command, "there is no option --" STR_FORMAT, STR_ARGUMENTS(name));
    return CLI_ERROR;
}

static enum cli_found found(const struct cli_scan *scan, const struct cli_option *option)
{
    if (option != &help_option) return CLI_OPTION;
    cli_help(scan->command);
    return cli_finish() == EXIT_FINE ? CLI_HELP : CLI_ERROR;
}

/* The next word of the command line is the option's value. */
static enum cli_found take_value(struct cli_scan *scan, const struct cli_option *option,
                                 const char **value)
{
    if (scan->at == scan->argc) {
        cli_misuse(scan->command, "--%s needs a %s", option->name, option->argument);
        return CLI_ERROR;
    }
    *value = scan->argv[scan->at++];
    return CLI_OPTION;
}

/* "--name", "--name value" or "--name=value". */
static enum cli_found next_long(struct cli_scan *scan, const char *word,
                                const struct cli_option **option, const char **value)
{
    const char *equals = strchr(word, '=');
    const struct str name = {word, equals ? (size_t)(equals - word) : strlen(word)};
    *option = find_name(scan->command, name);
    if (!*option) return unknown_option(scan->command, name);
    if (!(*option)->argument && equals) {
        cli_misuse(scan->command, "--%s takes no value", (*option)->name);
        return CLI_ERROR;
    }
    if (!(*option)->argument) return found(scan, *option);
    *value = equals ? equals + 1 : NULL;
    return equals ? CLI_OPTION : take_value(scan, *option, value);
}

/* The next letter of "-abc"; "-j8" and "-j 8" are the same. */
static enum cli_found next_letter(struct cli_scan *scan, const struct cli_option **option,
                                  const char **value)
{
    const char letter = *scan->letters++;
    *option = find_letter(scan->command, letter);
    if (!*option) {
        cli_misuse(scan->command, "there is no option -%c", letter);
        return CLI_ERROR;
    }
    if (!(*option)->argument) return found(scan, *option);
    const char *rest = scan->letters;
    scan->letters = NULL;
    if (!*rest) return take_value(scan, *option, value);
    *value = rest;
    return CLI_OPTION;
}

enum cli_found cli_next(struct cli_scan *scan, const struct cli_option **option,
                        const char **value)
{
    *option = NULL;
    *value = NULL;
    if (scan->letters && *scan->letters) return next_letter(scan, option, value);
    scan->letters = NULL;
    if (scan->at == scan->argc) return CLI_END;
    const char *word = scan->argv[scan->at++];
    if (!scan->only_operands && strcmp(word, "--") == 0) {
        scan->only_operands = true;
        return cli_next(scan, option, value);
    }
    if (scan->only_operands || word[0] != '-' || word[1] == '\0') {
        *value = word;
        return CLI_OPERAND;
    }
    if (word[1] == '-') return next_long(scan, word + 2, option, value);
    scan->letters = word + 1;
    return next_letter(scan, option, value);
}

static enum status take_operand(const struct cli_reader *reader, void *user,
                                const char *value, struct error *error)
{
    if (reader->operand) return reader->operand(user, value, error);
    return error_set(error, ERROR_USAGE, "\"%s\" is one argument too many", value);
}

bool cli_read(const struct cli_command *command, int argc, char **argv,
              const struct cli_reader *reader, void *user, enum exit_code *code)
{
    struct cli_scan scan = {.command = command, .argc = argc, .at = 1, .argv = argv};
    struct error error = {0};
    enum status status = OK;
    *code = EXIT_FINE;
    while (status == OK) {
        const struct cli_option *option;
        const char *value;
        switch (cli_next(&scan, &option, &value)) {
        case CLI_OPTION:
            status = reader->option(user, option, value, &error);
            break;
        case CLI_OPERAND:
            status = take_operand(reader, user, value, &error);
            break;
        case CLI_ERROR:
            *code = EXIT_USAGE;
            return false;
        case CLI_HELP:
            return false;
        case CLI_END:
            return true;
        }
    }
    *code = status == ERROR_USAGE ? cli_misuse(command, "%s", error.message)
                                  : cli_fail(&error);
    return false;
}

bool cli_is(const struct cli_option *option, const char *name)
{
    return strcmp(option->name, name) == 0;
}

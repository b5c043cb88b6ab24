#include "scratch.h"

#include "base/buffer.h"
#include "cli/cli.h"

/* Everything that is said goes to a file, standard output and error alike. */
struct said {
    struct scratch *scratch;
    int             out, error;
};

static struct said listen_to(struct scratch *scratch)
{
    fflush(stdout);
    fflush(stderr);
    const struct said said = {scratch, dup(STDOUT_FILENO), dup(STDERR_FILENO)};
    const int file = open(scratch_path(scratch, "said"),
                          O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
    assert_true(said.out >= 0 && said.error >= 0 && file >= 0);
    dup2(file, STDOUT_FILENO);
    dup2(file, STDERR_FILENO);
    close(file);
    return said;
}

/* Gives what was said meanwhile; the caller frees. */
static struct buffer stop_listening(const struct said *said)
{
    struct buffer text = {0};
    fflush(stdout);
    fflush(stderr);
    dup2(said->out, STDOUT_FILENO);
    dup2(said->error, STDERR_FILENO);
    close(said->out);
    close(said->error);
    assert_int_equal(file_read(scratch_path(said->scratch, "said"), 1 << 20, &text,
                               &said->scratch->error), OK);
    buffer_char(&text, '\0');
    return text;
}

static const struct cli_option options[] = {
    {"output", 'o', "DIR", "where to write"},
    {"quiet", 'q', NULL, "say less"},
    {"a-very-long-option-name", 0, "VALUE", "two\nlines"},
    {0},
};

static enum exit_code run_nothing(const struct cli_command *self, int argc, char **argv)
{
    (void)self;
    (void)argc;
    (void)argv;
    return EXIT_FINE;
}

static const struct cli_command command = {.name = "test",
                                           .about = "A test.",
                                           .usage = "test [OPTION]... FILE",
                                           .examples = "  nutgraf test x\n",
                                           .notes = "A note.\n",
                                           .options = options,
                                           .run = run_nothing};

/* Scans a command line; "o=DIR q +operand ." tells what was found. */
static struct buffer scan(char **argv)
{
    struct cli_scan scan = {.command = &command, .at = 1, .argv = argv};
    struct buffer   seen = {0};
    while (argv[scan.argc]) scan.argc++;
    for (;;) {
        const struct cli_option *option;
        const char              *value;
        switch (cli_next(&scan, &option, &value)) {
        case CLI_END: buffer_text(&seen, "."); break;
        case CLI_HELP: buffer_text(&seen, "help"); break;
        case CLI_ERROR: buffer_text(&seen, "error"); break;
        case CLI_OPERAND: buffer_format(&seen, "+%s ", value); continue;
        case CLI_OPTION:
            buffer_format(&seen, "%.1s%s%s ", option->name, value ? "=" : "",
                          value ? value : "");
            continue;
        }
        buffer_char(&seen, '\0');
        return seen;
    }
}

#define WORDS(...) ((char *[]){(char[]){"test"}, __VA_ARGS__, NULL})
#define W(word) ((char[]){word})

static void assert_scan(char **argv, const char *expected)
{
    struct buffer seen = scan(argv);
    assert_string_equal(seen.at, expected);
    buffer_free(&seen);
}

static void options_are_written_in_many_ways(void **state)
{
    (void)state;
    assert_scan(WORDS(W("--output"), W("x")), "o=x .");
    assert_scan(WORDS(W("--output=x=y")), "o=x=y .");
    assert_scan(WORDS(W("--output=")), "o= .");
    assert_scan(WORDS(W("-o"), W("x")), "o=x .");
    assert_scan(WORDS(W("-ox")), "o=x .");
    assert_scan(WORDS(W("-qo"), W("x"), W("-qox")), "q o=x q o=x .");
    assert_scan(WORDS(W("-qq"), W("--quiet")), "q q q .");
}

static void operands_stand_anywhere(void **state)
{
    (void)state;
    assert_scan(WORDS(W("a"), W("-q"), W("b"), W("-")), "+a q +b +- .");
    assert_scan(WORDS(W("--"), W("-q"), W("--"), W("--x")), "+-q +-- +--x .");
    assert_scan(WORDS(W("")), "+ .");
    assert_scan(WORDS(W("-o"), W("--"), W("a")), "o=-- +a .");
}

static void assert_refused(struct scratch *scratch, char **argv, const char *words)
{
    const struct said said = listen_to(scratch);
    struct buffer     seen = scan(argv);
    struct buffer     text = stop_listening(&said);
    assert_non_null(strstr(seen.at, "error"));
    if (!strstr(text.at, words)) fail_msg("\"%s\" does not say \"%s\"", text.at, words);
    buffer_free(&seen);
    buffer_free(&text);
}

static void mistakes_are_named_with_the_nearest(void **state)
{
    assert_refused(*state, WORDS(W("--ouptut")),
                   "test has no option --ouptut; did you mean --output?");
    assert_refused(*state, WORDS(W("--ouptut=x")), "no option --ouptut; did you");
    assert_refused(*state, WORDS(W("--zzzzzzzz")),
                   "there is no option --zzzzzzzz; see nutgraf test --help");
    assert_refused(*state, WORDS(W("-z")), "there is no option -z");
    assert_refused(*state, WORDS(W("--output")), "--output needs a DIR");
    assert_refused(*state, WORDS(W("-qo")), "--output needs a DIR");
    assert_refused(*state, WORDS(W("--quiet=yes")), "--quiet takes no value");
}

static void help_leads_with_examples(void **state)
{
    char *const words[] = {W("--help"), W("-qh")};
    for (size_t i = 0; i < 2; i++) {
        const struct said said = listen_to(*state);
        struct buffer     seen = scan(WORDS(words[i]));
        struct buffer     text = stop_listening(&said);
        assert_non_null(strstr(seen.at, "help"));
        const char *examples = strstr(text.at, "Examples:\n  nutgraf test x\n");
        const char *usage = strstr(text.at, "Usage: nutgraf test [OPTION]... FILE\n");
        assert_true(examples && usage && examples < usage);
        assert_non_null(strstr(text.at, "  -o, --output DIR          where to write\n"));
        assert_non_null(strstr(text.at, "      --a-very-long-option-name VALUE\n"
                                        "                            two\n"
                                        "                            lines\n"));
        assert_non_null(
            strstr(text.at, "  -h, --help                print this\n\nA note.\n"));
        buffer_free(&seen);
        buffer_free(&text);
    }
}

static void statuses_become_exit_codes(void **state)
{
    static const struct {
        enum status    status;
        enum exit_code code;
    } pairs[] = {{ERROR_USAGE, EXIT_USAGE},   {ERROR_CONFIG, EXIT_CONFIG},
                 {ERROR_PLUGIN, EXIT_CONFIG}, {ERROR_INPUT, EXIT_IO},
                 {ERROR_OUTPUT, EXIT_IO},     {ERROR_MEMORY, EXIT_IO},
                 {ERROR_LIMIT, EXIT_IO}};
    const struct said said = listen_to(*state);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct error error;
        error_set(&error, pairs[i].status, "something");
        assert_int_equal(cli_fail(&error), pairs[i].code);
    }
    struct buffer text = stop_listening(&said);
    assert_int_equal(strncmp(text.at, "nutgraf: something\n", 19), 0);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(options_are_written_in_many_ways),
        SCRATCH_TEST(operands_stand_anywhere),
        SCRATCH_TEST(mistakes_are_named_with_the_nearest),
        SCRATCH_TEST(help_leads_with_examples),
        SCRATCH_TEST(statuses_become_exit_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

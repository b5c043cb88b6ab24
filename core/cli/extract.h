/* extract: one run of `nutgraf extract`, set up from what the command line asks for. */
#ifndef NUTGRAF_CLI_EXTRACT_H
#define NUTGRAF_CLI_EXTRACT_H

#include "cli/cli.h"
#include "cli/plugins.h"
#include "run/input.h"
#include "xml/write.h"

struct extract { /* what the command line asks for */
    struct plugins plugins;
    struct {
        const char **at; /* the last one is NULL */
        size_t       length, room;
    } paths;
    struct write_setup write;
    enum input_format  input_format;
    const char        *output; /* a directory, or NULL */
    bool               resume, quiet;
    unsigned           jobs;
    struct str         language, published; /* .at NULL if they are not given */
};

/* Runs it from the input to the output, and says what there is to say.  After SIGINT and
 * SIGTERM it does not come back. */
enum exit_code extract_run(struct extract *extract);

#endif

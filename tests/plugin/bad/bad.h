/* bad: what the broken plugins of this directory share, so that each shows only what is
 * broken about it.  The first line of each says what nutgraf must say. */
#ifndef NUTGRAF_TESTS_BAD_H
#define NUTGRAF_TESTS_BAD_H

#include <nutgraf/plugin.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A plugin that is broken in what is given. */
#define BAD(id, ...)                                                                     \
    NG_PLUGIN(id, .version = "1.0", .about = "breaks the contract", __VA_ARGS__);

#define LAYERS(...)  ((const char *const[]){__VA_ARGS__, NULL})
#define RECORDS(...) ((const ng_record[]){__VA_ARGS__, {0}})
#define FIELDS(...)  ((const ng_field[]){__VA_ARGS__, {0}})
#define OPTIONS(...) ((const ng_option[]){__VA_ARGS__, {0}})
#define RULES(...)   ((const ng_rule[]){__VA_ARGS__, {0}})

/* A record with one field of each sort. */
#define FOUND                                                                            \
    {                                                                                    \
        .name = "found", .about = "what was found",                                      \
        .fields = FIELDS(                                                                \
            {.name = "value", .type = NG_TEXT, .flags = NG_OPTIONAL, .about = "what"},   \
            {.name = "count",                                                            \
             .type = NG_INT,                                                             \
             .flags = NG_OPTIONAL,                                                       \
             .about = "how many"},                                                       \
            {.name = "of", .type = NG_LINK, .flags = NG_OPTIONAL, .about = "whose"})     \
    }

/* The head of a process(): PROCESS { ... return NG_OK; } */
#define PROCESS static ng_status process(const void *self, void *scratch, ng_doc *doc)

#define OPEN                                                                             \
    static ng_status open_bad(const ng_host *host, const ng_config *config, void **self)

#define UNUSED      (void)self, (void)scratch, (void)doc
#define UNUSED_OPEN (void)host, (void)config, (void)self

#endif

/* registry_inside: what the files behind registry.h share. */
#ifndef NUTGRAF_PLUGIN_REGISTRY_INSIDE_H
#define NUTGRAF_PLUGIN_REGISTRY_INSIDE_H

#include "plugin/entry.h"
#include "plugin/registry.h"

struct registry {
    struct arena arena;
    struct registry_setup setup;
    struct entry **entries; /* [count] the chosen ones, by name */
    size_t count;
    uint32_t *order; /* [count] */
    struct kinds kinds;
    struct gazetteers *gazetteers;
    size_t opened; /* how many of order had their open() called */
    size_t refused;
};

/* Hands a message to whoever listens. */
void registry_say(const struct registry *registry, ng_level level, const char *format,
                  ...) __attribute__((format(printf, 3, 4)));

#endif

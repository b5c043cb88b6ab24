/* entry: all that the registry knows of one plugin, and what stands behind the handles
 * that it was given. */
#ifndef NUTGRAF_PLUGIN_ENTRY_H
#define NUTGRAF_PLUGIN_ENTRY_H

#include <nutgraf/plugin.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "doc/kind.h"
#include "text/classifier.h"
#include "text/gazetteer.h"
#include "text/rules.h"
#include "text/tagger.h"

struct entry;
struct registry;

/* The handles, which the public header leaves open.  All are linked to their plugin's
 * entry and freed with it. */
struct ng_config {
    struct entry *entry;
};

struct ng_rules {
    struct rules *rules;
    struct ng_rules *next;
};

struct ng_gazetteer {
    const struct gazetteer *gazetteer;
};

struct ng_tagger {
    struct tagger *tagger;
    const char *file;
    bool uses_tags; /* its templates name the column "tag" */
    struct ng_tagger *next;
};

struct ng_classifier {
    struct classifier *classifier;
    struct ng_classifier *next;
};

struct entry_host { /* ng_host as one plugin sees it */
    ng_host table;  /* first: a pointer to it is one to this */
    struct entry *entry;
};

/* What a plugin may read of a layer. */
enum access {
    ACCESS_NONE,
    ACCESS_EMPTY, /* liked, but not made, or only later in the run */
    ACCESS_GRANTED
};

struct entry {
    const ng_plugin *plugin;
    const char *path;
    size_t place;   /* in the search path */
    bool chosen;    /* runs */
    bool wanted;    /* its records were asked for */
    bool done;      /* scratch of order.c */
    uint32_t index; /* by name, among the chosen */
    struct registry *registry;
    struct entry_host host;
    struct ng_config config;
    enum access *access;  /* [LAYER_FIRST_KIND + kinds] */
    void *self;           /* the plugin's, from open() */
    struct error failure; /* the first thing that went wrong in open() */
    bool misused;         /* it broke the contract, whatever open() says */
    struct ng_rules *rules;
    struct ng_tagger *taggers;
    struct ng_classifier *classifiers;
};

#endif

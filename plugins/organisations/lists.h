/* lists: the data files of this plugin, opened once a run. */
#ifndef ORGANISATIONS_LISTS_H
#define ORGANISATIONS_LISTS_H

#include <nutgraf/plugin.h>

#include "kind.h"
#include "words.h"

enum place {               /* where a head stands in a name; heads.tsv, column "place" */
             PLACE_LAST,   /* Health Ministry */
             PLACE_FIRST,  /* Kementerian Kesihatan */
             PLACE_OF,     /* Ministry of Health, but also Health Ministry */
             PLACE_SUFFIX, /* Hibiscus Palm Bhd: nothing goes on behind it */
             PLACE_WHOLE   /* a name by itself; in fora.tsv only */
};

struct name { /* a row of organisations.tsv */
    enum kind kind;
    ng_str written; /* its names, with | between */
    ng_str country; /* ISO 3166-1 alpha-2, or empty */
    ng_str entity;  /* the first of its names */
    bool support;   /* is an organisation only where something else says so too */
    bool sport;     /* is a team in articles on sport, see sport.h */
    bool brief;     /* is one only where its full name is in the article too */
};

struct head { /* a row of heads.tsv or fora.tsv */
    enum kind kind;
    enum place place;
    bool sure; /* a capitalised phrase around it is an organisation */
};

struct lists { /* [setup] makes it, [worker] reads it */
    struct words *words;
    const ng_gazetteer *name_list, *head_list, *forum_list, *thing_list, *noun_list;
    struct name *names; /* [name_count] by row */
    struct head *heads; /* [head_count] */
    struct head *fora;  /* [forum_count] */
    enum kind *nouns;   /* [rows of nouns.tsv] */
    uint32_t name_count, head_count, forum_count;
    const ng_tagger *tagger; /* NULL if the model is not to be used */
};

/* Reads words.tsv, organisations.tsv, heads.tsv, fora.tsv, things.tsv, nouns.tsv and
 * org.model
 * beside the plugin; what is wrong with one has been logged.  To be closed even after an
 * error. */
ng_status lists_open(const ng_host *host, bool model, struct lists *lists);
void lists_close(struct lists *lists);

#endif

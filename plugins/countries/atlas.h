/* atlas: the plugin's data in memory.  Countries, and for each row of the gazetteers
 * what a name in it means; and a table of single phrases for the parts of hyphenated
 * words, which a gazetteer cannot see. */
#ifndef COUNTRIES_ATLAS_H
#define COUNTRIES_ATLAS_H

#include <nutgraf/plugin.h>
#include "lexicon.h"

enum { NO_COUNTRY = UINT16_MAX };

enum { CODES = 26 * 26 }; /* of two letters */

/* Which file a row is in. */
enum sheet_kind {
    SHEET_NAMES,
    SHEET_PLACES,
    SHEET_BLOCKERS,
    SHEET_PREFIXES, /* not a gazetteer: they stand in hyphenated words only */
    SHEET_KINDS
};

/* What a row's names are; names.tsv and places.tsv tell. */
enum sort {
    SORT_SHORT,
    SORT_OFFICIAL,
    SORT_NATIVE,
    SORT_MALAY,
    SORT_HISTORIC,
    SORT_PART,
    SORT_COMPASS,
    SORT_CODE,
    SORT_ADJECTIVE,
    SORT_PEOPLE,
    SORT_CAPITAL,
    SORT_SEAT,
    SORT_CITY,
    SORT_REGION,
    SORT_POSTAL,
    SORT_INSTITUTION,
    SORT_MONEY,
    SORT_COUNT,
    SORT_NONE = SORT_COUNT
};

struct country {
    ng_str iso, iso3, numeric, name; /* numeric is empty where there is none */
};

struct row {
    uint16_t country; /* index, or NO_COUNTRY */
    uint16_t other;   /* what it means where the article has that country alone, or
                         NO_COUNTRY */
    uint8_t sort;     /* enum sort */
    bool exact;       /* its names match only as written */
};

struct rows {
    struct row *at; /* [len] */
    size_t len;
};

struct phrase {    /* a name in lower case */
    ng_str folded; /* .at is NULL in a free slot */
    ng_str spelled;
    struct row row;
    uint8_t kind; /* enum sheet_kind */
};

struct atlas { /* [setup] makes it, [worker] reads it */
    struct country *countries;
    size_t country_count;
    uint16_t by_code[CODES]; /* the country of "AA" to "ZZ", or NO_COUNTRY */
    struct rows rows[SHEET_KINDS];
    const ng_gazetteer *gazetteers[SHEET_PREFIXES];
    struct phrase *phrases; /* [phrase_room], a power of two */
    size_t phrase_room;
    char *folded; /* the bytes of all phrases */
    struct lexicon *lexicon;
    uint16_t united_states, canada;
};

/* Reads the files beside the plugin.  *atlas is to be closed even after an error. */
ng_status atlas_open(const ng_host *host, struct atlas **atlas);

/* Works on NULL. */
void atlas_close(struct atlas *atlas);

/* The phrase that a text in lower case is, or NULL.  hash is its ng_hash(). */
const struct phrase *atlas_phrase(const struct atlas *atlas, ng_str folded,
                                  uint32_t hash);

static inline bool sort_is_demonym(unsigned sort)
{
    return sort == SORT_ADJECTIVE || sort == SORT_PEOPLE;
}

static inline bool sort_is_place(unsigned sort)
{
    return sort >= SORT_CAPITAL;
}

#endif

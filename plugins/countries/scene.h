/* scene: one article as the rules see it.  Its tokens, and the finds: names, places and
 * blocked phrases that stand in it, in the order of the text, none overlapping.  Each
 * rule looks at a find and its neighbours and may change the find's fate. */
#ifndef COUNTRIES_SCENE_H
#define COUNTRIES_SCENE_H

#include "atlas.h"

#include <string.h>

enum fate {
    FATE_MENTION, /* means the country */
    FATE_PLACE,   /* implies it */
    FATE_NONE     /* is a person, a language, a blocked phrase */
};

struct find {
    ng_span at;
    uint32_t first, last; /* its tokens: [first, last) */
    uint16_t country;     /* index, or NO_COUNTRY */
    uint16_t other;       /* what it may mean instead, or NO_COUNTRY */
    uint16_t meant;       /* the same as matched, whatever the rules made of it */
    uint8_t kind;         /* enum sheet_kind */
    uint8_t sort;         /* enum sort */
    uint8_t fate;         /* enum fate */
    bool within;          /* inside the name of an organisation or event */
    bool compound;        /* a part of a hyphenated word */
    uint32_t lists;       /* the lists its word is in; 0 if it has several words */
    const char *rule;     /* why its fate is what it is */
    double score;
};

struct tally {         /* what an article says of one country */
    uint32_t mentions; /* by name, abbreviation, demonym */
    uint32_t demonyms;
    uint32_t places; /* capital, cities, regions */
    ng_ref record;
    double weight;
};

struct scene {
    ng_doc *doc;
    const struct atlas *atlas;
    ng_str text;
    const ng_token *tokens; /* [count] */
    uint32_t count;
    ng_span dateline;   /* from its place to the report; {0, 0} if none */
    struct find *finds; /* [find_count] */
    uint32_t find_count;
    struct tally *tallies; /* [countries] zero but for those of the finds; the
                              worker's */
};

/* The scene of a document, without finds yet.  tallies: [countries], zero. */
struct scene scene_open(ng_doc *doc, const struct atlas *atlas, struct tally *tallies);

/* The first token from a given one on that ends behind a byte; scene->count if none
 * does.  The nearer it is, the faster. */
uint32_t scene_token_at(const struct scene *scene, uint32_t from, uint32_t byte);

/* The token before and behind a token if it is in the same sentence, else NULL. */
const ng_token *scene_before(const struct scene *scene, uint32_t token);
const ng_token *scene_behind(const struct scene *scene, uint32_t token);

/* The lists of a token's word; 0 for NULL. */
uint32_t scene_lists(const struct scene *scene, const ng_token *token);

/* Whether a token is the one word or sign; false for NULL. */
static inline bool scene_is(const ng_token *token, const char *folded)
{
    return token && token->len == strlen(folded) &&
           memcmp(token->word, folded, token->len) == 0;
}

/* Whether the find's sentence is a headline: all words of four letters and more begin
 * with a capital. */
bool scene_in_headline(const struct scene *scene, const struct find *find);

/* Whether the find's sentence is all in capitals. */
bool scene_in_capitals(const struct scene *scene, const struct find *find);

/* "Japan Airlines", "Malaysian Anti-Corruption Commission": whether capitalised words
 * follow the find of which one is what names of organisations and events end in. */
bool scene_has_head_behind(const struct scene *scene, const struct find *find);

/* Counts mentions and places by country into scene->tallies. */
void scene_count(struct scene *scene);

/* Makes the tallies of all finds' countries zero again. */
void scene_clear(struct scene *scene);

/* Takes a find out, or makes it a place. */
void find_drop(struct find *find, const char *rule);
void find_turn_place(struct find *find, uint16_t country, uint8_t sort, const char *rule);

#endif

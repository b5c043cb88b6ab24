/* scene: an article while its dates are worked out: when it was published, what has been
 * mentioned so far, and what each mention came to. */
#ifndef DATES_SCENE_H
#define DATES_SCENE_H

#include "calendar.h"
#include "pattern.h"

/* How exact a point in time is, from fine to coarse. */
enum grain {
    GRAIN_NONE,
    GRAIN_SECOND,
    GRAIN_MINUTE,
    GRAIN_HOUR,
    GRAIN_PART, /* of the day */
    GRAIN_DAY,
    GRAIN_WEEKEND,
    GRAIN_WEEK,
    GRAIN_MONTH,
    GRAIN_QUARTER,
    GRAIN_SEASON,
    GRAIN_HALF,
    GRAIN_YEAR,
    GRAIN_DECADE,
    GRAIN_CENTURY
};

#define UNKNOWN INT32_MIN /* a part of a point that nothing tells: written as X */

struct when { /* a point on the calendar; the parts coarser than its grain are set */
    enum grain grain;
    int32_t year; /* decade and century too: 1990, 1900; 0 is 1 BC */
    int32_t month, day;
    int32_t week;    /* of ISO 8601, whose year `year` then is */
    int32_t weekday; /* set where the day is not known: XXXX-WXX-1 */
    int32_t index;   /* quarter, half, or enum season */
    enum part part;
    int32_t hour, minute, second;
    int32_t zone; /* minutes east of Greenwich */
};

enum timex_type { TIMEX_DATE, TIMEX_TIME, TIMEX_DURATION, TIMEX_SET };

enum anchor { ANCHOR_NONE, ANCHOR_PUBLICATION, ANCHOR_MENTION };

enum { VALUE_SIZE = 48 };

struct mention {
    struct match match;
    ng_span at;
    uint32_t sentence;
    enum timex_type type;
    struct when when;     /* grain NONE where it is no point */
    struct when from, to; /* an interval's ends; grain NONE if it is none */
    enum mod mod;
    enum anchor anchor;
    uint32_t anchor_mention; /* its index, with ANCHOR_MENTION */
    uint32_t partner;        /* 1 + the other end of "from X to Y", 0 if none */
    double score;
    bool dropped;
    bool compared; /* came of a comparison: what follows does not go on from it */
    char value[VALUE_SIZE];
};

struct work {       /* counted, so that a test can tell that no text takes for ever */
    uint64_t looks; /* at mentions and atoms around the one that is worked out */
};

enum number_order { ORDER_AUTO, ORDER_DAY_FIRST, ORDER_MONTH_FIRST };

struct cues { /* the words that resolution looks at, by name in the table */
    /* Cues. */
    uint64_t future, past, neutral, promise, over, be, to; /* of the tense: see tense.c */
    uint64_t modal;
    uint64_t stage, staged;        /* "takes" "place": what is to come */
    uint64_t off;                  /* "called", "cancelled": what was to come, will not */
    uint64_t ended, begun;         /* "the year ended": a duration */
    uint64_t range_from, range_to; /* "from" X "to" Y */
    uint64_t near;                 /* what only says how exact a date is */
    /* Classes. */
    uint64_t link; /* what follows "scheduled" where it is a verb */
    uint64_t noun; /* what follows "to" and is no verb */
    uint64_t month;
    uint64_t units;
};

struct scene {
    ng_doc *doc;
    const struct rules *rules;
    const struct cues *cues;
    const struct atoms *atoms;
    ng_tokens tokens;
    struct when published; /* grain NONE if it is not known */
    int32_t published_number;
    enum number_order order;
    bool narrative;           /* tells of the past, not of the day's news */
    struct mention *mentions; /* [count] */
    uint32_t count;
    uint32_t current; /* the mention being worked out; those before it are */
    struct work *work;
};

/* The cues of the word at an atom. */
static inline uint64_t scene_cues(const struct scene *scene, uint32_t atom)
{
    return atom_cues(&scene->rules->lexicon, &scene->atoms->at[atom]);
}

static inline bool has_slot(const struct match *match, enum slot slot)
{
    return match->slots[slot] != SLOT_EMPTY;
}

static inline int32_t slot_or(const struct match *match, enum slot slot, int32_t other)
{
    return has_slot(match, slot) ? match->slots[slot] : other;
}

#endif

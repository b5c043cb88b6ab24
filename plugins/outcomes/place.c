/* place: where an act took place, as far as its sentence says: "in Tartu", "at a plant
 * near Tartu", "In Tartu, police ...". */
#include "candidate.h"

static bool is_one_of(const struct passage *passage, uint32_t token,
                      const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (token_is(passage, token, words[i])) return true;
    return false;
}

#define IS_ONE_OF(passage, token, words)                                                 \
    is_one_of(passage, token, words, sizeof(words) / sizeof *(words))

static bool is_here(const struct passage *passage, uint32_t token)
{
    static const char *const words[] = {"in",      "at",     "near",  "on",
                                        "outside", "inside", "off",   "aboard",
                                        "around",  "across", "along", "throughout"};
    return IS_ONE_OF(passage, token, words);
}

/* Whether people or things come from a place, or go to it, in acts of a type. */
static bool is_motion(const struct passage *passage, uint32_t token, uint8_t type)
{
    static const char *const words[] = {"from", "into", "to", "through"};
    const bool moves = type == TYPE_FORCE || type == TYPE_YIELD || type == TYPE_HARM ||
                       type == TYPE_LAUNCH;
    return moves && IS_ONE_OF(passage, token, words);
}

/* Names of contests and of bodies are no places, but that of a court is. */
static bool names_place(const struct passage *passage, const struct chunk *noun)
{
    static const char *const contests[] = {"league", "prix",     "open", "series",
                                           "tour",   "division", "cup",  "championships"};
    if (passage->tokens.at[noun->head].shape & NG_DIGIT) return false;
    for (uint32_t at = noun->first; at < noun->last; at++)
        if (token_in(passage, at, CLASS_EVENT) || token_in(passage, at, CLASS_MONTH) ||
            IS_ONE_OF(passage, at, contests))
            return false;
    static const char *const courts[] = {"court", "courts", "airport"};
    return !token_in(passage, noun->head, CLASS_BODY) ||
           IS_ONE_OF(passage, noun->head, courts) ||
           token_in(passage, noun->head, CLASS_PLACE);
}

/* "shares in Jarvis", "a stake in the mine": part of a firm and no place. */
static bool is_share(const struct passage *passage, int link)
{
    static const char *const words[] = {"share",    "shares",    "stake", "stakes",
                                        "interest", "holding",   "stock", "stocks",
                                        "trust",    "confidence"};
    return chunk_is(passage, link - 1, CHUNK_NOUN) &&
           IS_ONE_OF(passage, passage->chunks[link - 1].head, words);
}

/* Whether a noun phrase behind a preposition is a place: a name, or a noun such as
 * airport with a word before it, since "in prison" is none. */
static bool is_place(const struct passage *passage, int link, uint8_t type)
{
    static const char *const open[] = {"border",   "island",   "street",   "road",
                                       "coast",    "farm",     "square",   "lake",
                                       "river",    "bridge",   "mountain", "bourse",
                                       "exchange", "frontier", "campus"};
    static const char *const fields[] = {"physics",   "chemistry", "medicine",
                                         "economics", "economic",  "literature",
                                         "peace",     "mathematics"};
    if (!chunk_is(passage, link, CHUNK_LINK) || !chunk_is(passage, link + 1, CHUNK_NOUN))
        return false;
    const struct chunk *noun = &passage->chunks[link + 1];
    const uint32_t word = passage->chunks[link].first;
    const bool motion = is_motion(passage, word, type);
    if ((!is_here(passage, word) && !motion) || is_share(passage, link)) return false;
    if (noun->flags & (NOUN_NUMBER | NOUN_PRONOUN)) return false;
    const bool name = noun->flags & NOUN_NAME, on = token_is(passage, word, "on");
    if (token_in(passage, noun->head, CLASS_PLACE)) {
        const bool market = token_is(passage, noun->head, "market") && !name;
        if (tag_at(passage, noun->head) == NG_VBG) return false;
        if (market && (type == TYPE_MOVE || !token_is(passage, word, "in"))) return false;
        if (noun->flags & NOUN_OWNED && !name) return false;
        if (on && !IS_ONE_OF(passage, noun->head, open)) return false;
        return noun->last > noun->first + 1;
    }
    if (token_is(passage, word, "aboard")) return true;
    if (IS_ONE_OF(passage, noun->first, fields)) return false; /* the Prize in Physics */
    const bool away = type == TYPE_LAUNCH && token_is(passage, word, "from");
    if (!name || (motion && !away) || on || noun->flags & NOUN_OWNED) return false;
    return names_place(passage, noun);
}

/* A noun that stands for an act, as in "in a raid on". */
static bool is_act(const struct passage *passage, uint32_t token)
{
    size_t count;
    lexicon_frames(passage->lexicon, word_at(passage, token), POS_NOUN, &count);
    return count > 0 || token_in(passage, token, CLASS_EVENT);
}

/* "at a toll plaza near Tartu": a thing whose place is given is a place. */
static bool is_placed(const struct passage *passage, int link, uint8_t type)
{
    if (!chunk_is(passage, link, CHUNK_LINK) || !chunk_is(passage, link + 1, CHUNK_NOUN))
        return false;
    const uint32_t word = passage->chunks[link].first;
    const struct chunk *noun = &passage->chunks[link + 1];
    const bool leads = token_is(passage, word, "at") || token_is(passage, word, "from") ||
                       token_is(passage, word, "of");
    const bool single = token_is(passage, noun->first, "a") ||
                        token_is(passage, noun->first, "an") ||
                        token_is(passage, noun->first, "the");
    if (!leads || !single || noun->flags & (NOUN_NUMBER | NOUN_NAME)) return false;
    if (tag_at(passage, noun->head) != NG_NN || is_act(passage, noun->head)) return false;
    if (token_in(passage, noun->head, CLASS_PERSON) ||
        token_in(passage, noun->head, CLASS_BODY))
        return false;
    return is_place(passage, link + 2, type) &&
           passage->chunks[link + 3].flags & NOUN_NAME;
}

/* The place with what "of" adds to it: "the town of Narva". */
static struct phrase phrase_of_place(const struct passage *passage, int at)
{
    const struct chunk *noun = &passage->chunks[at];
    struct phrase phrase = {noun->first, noun->last, noun->head, (uint16_t)at};
    while (chunk_is(passage, at + 1, CHUNK_LINK) &&
           chunk_is(passage, at + 2, CHUNK_NOUN) &&
           (token_is(passage, passage->chunks[at + 1].first, "of") ||
            is_here(passage, passage->chunks[at + 1].first)) &&
           passage->chunks[at + 2].flags & NOUN_NAME) {
        phrase.last = passage->chunks[at + 2].last;
        at += 2;
    }
    return phrase;
}

/* Whether a place belongs to a thing that is only spoken of: "from its fund in Panama",
 * "bought the mill in Narva".  Where people are hurt or clash is where it happens. */
static bool is_things_own(const struct passage *passage, const struct clause *clause,
                          int link, uint8_t type)
{
    if (type == TYPE_HARM || type == TYPE_FORCE || type == TYPE_PROTEST) return false;
    if (!chunk_is(passage, link - 1, CHUNK_NOUN)) return false;
    const struct chunk *thing = &passage->chunks[link - 1];
    if (thing->flags & NOUN_NUMBER) return false;
    if (link - 2 > clause->verb && chunk_is(passage, link - 2, CHUNK_LINK)) {
        static const char *const words[] = {"from", "for", "with", "on", "to"};
        return thing->flags & NOUN_OWNED ||
               IS_ONE_OF(passage, passage->chunks[link - 2].first, words);
    }
    return type == TYPE_TRADE || type == TYPE_COMMIT;
}

/* Whether a noun is what an act is done to or who it is for. */
static bool is_argument(const struct candidate *candidate, int noun)
{
    return (!phrase_is_empty(&candidate->object) && candidate->object.chunk == noun) ||
           (!phrase_is_empty(&candidate->recipient) &&
            candidate->recipient.chunk == noun);
}

/* The first place in a clause's own words. */
static int find_behind(const struct passage *passage, const struct clause *clause,
                       const struct candidate *candidate)
{
    const uint8_t type = candidate->type;
    for (int at = clause->verb + 1; at + 1 < clause->end; at++) {
        if (is_argument(candidate, at + 1)) continue;
        if (is_things_own(passage, clause, at, type)) continue;
        if (is_placed(passage, at, type) || is_place(passage, at, type)) return at + 1;
    }
    return -1;
}

/* The first main clause with a subject behind a chunk. */
static bool is_first_behind(const struct passage *passage, const struct clause *clause,
                            int chunk)
{
    for (uint16_t i = 0; i < passage->clause_count; i++) {
        const struct clause *one = &passage->clauses[i];
        if (one->kind != CLAUSE_MAIN || phrase_is_empty(&one->subject) ||
            (int)one->subject.chunk < chunk)
            continue;
        return one == clause || (clause->flags & CLAUSE_SHARED && clause->governor == i);
    }
    return false;
}

/* "In Brasilia, the ministry ...", "Meanwhile, at a plant near Narva, where ..., ...". */
static int find_fronted(const struct passage *passage, const struct clause *clause,
                        uint8_t type)
{
    int link = 0;
    while (chunk_is(passage, link, CHUNK_ADVERB) ||
           chunk_is(passage, link, CHUNK_COMMA) || chunk_is(passage, link, CHUNK_AND))
        link++;
    if (!is_place(passage, link, type) && !is_placed(passage, link, type)) return -1;
    for (int at = link + 2; at < passage->chunk_count && at < clause->verb; at++) {
        const uint8_t kind = passage->chunks[at].kind;
        if (kind == CHUNK_COMMA)
            return is_first_behind(passage, clause, at) ? link + 1 : -1;
        if (kind != CHUNK_LINK && kind != CHUNK_TIME && kind != CHUNK_NOUN &&
            kind != CHUNK_ADVERB)
            return -1;
    }
    return -1;
}

/* "A court in Tartu acquitted", "Six people in Tartu were killed". */
static int find_in_phrase(const struct passage *passage, const struct phrase *phrase,
                          uint8_t type)
{
    if (phrase_is_empty(phrase)) return -1;
    for (int at = phrase->chunk + 1; at + 1 < passage->chunk_count; at++) {
        if (passage->chunks[at].first >= phrase->last) return -1;
        const uint8_t kind = passage->chunks[at].kind;
        if (kind != CHUNK_LINK && kind != CHUNK_NOUN) return -1;
        if (is_place(passage, at, type) && passage->chunks[at + 1].flags & NOUN_NAME)
            return at + 1;
    }
    return -1;
}

/* ", killing 11": where the clause before says that it happened. */
static int find_before(const struct passage *passage, const struct clause *clause,
                       const struct candidate *candidate)
{
    if (clause->kind != CLAUSE_ING || clause->governor == NONE) return -1;
    const struct clause *by = &passage->clauses[clause->governor];
    return by < clause ? find_behind(passage, by, candidate) : -1;
}

void place_read(const struct passage *passage, struct candidate *candidate)
{
    if (candidate->clause == NONE || candidate->flags & CANDIDATE_NOUN) return;
    const struct clause *clause = &passage->clauses[candidate->clause];
    const uint8_t type = candidate->type;
    int found = find_behind(passage, clause, candidate);
    if (found < 0) found = find_fronted(passage, clause, type);
    if (found < 0 && type == TYPE_HARM) found = find_before(passage, clause, candidate);
    if (found < 0) found = find_in_phrase(passage, &clause->subject, type);
    if (found >= 0) candidate->place = phrase_of_place(passage, found);
}

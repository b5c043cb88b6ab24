/* phrase: noun phrases with what belongs to them, and steps from chunk to chunk. */
#include "clause.h"

bool chunk_is(const struct passage *passage, int at, enum chunk_kind kind)
{
    return at >= 0 && at < passage->chunk_count && passage->chunks[at].kind == kind;
}

bool phrase_is_said(const struct passage *passage, int chunk)
{
    size_t count;
    const uint32_t word = word_at(passage, passage->chunks[chunk].head);
    const struct frame *frames = lexicon_frames(passage->lexicon, word, POS_VERB, &count);
    for (size_t i = 0; i < count; i++)
        if (frames[i].kind == KIND_SPEECH && !frames[i].condition_count) return true;
    return false;
}

/* A preposition that ties a noun phrase to the one before it rather than to the verb. */
static bool ties(const struct passage *passage, uint32_t token)
{
    static const char *const words[] = {
        "of",   "on",   "between",   "against", "over",  "about",      "in",  "for",
        "with", "into", "regarding", "among",   "under", "concerning", "near"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(passage, token, words[i])) return true;
    return false;
}

/* "for three days", "in two years", "over a decade" */
static bool is_duration(const struct passage *passage, uint32_t link,
                        const struct chunk *noun)
{
    return token_in(passage, noun->head, CLASS_TIME) &&
           (token_is(passage, link, "for") || token_is(passage, link, "in") ||
            token_is(passage, link, "over"));
}

bool phrase_begins_clause(const struct passage *passage, uint16_t at)
{
    int next = at + 1;
    while (chunk_is(passage, next, CHUNK_ADVERB) || chunk_is(passage, next, CHUNK_TIME) ||
           chunk_is(passage, next, CHUNK_ASIDE))
        next++;
    return next < passage->chunk_count && clause_is_finite(passage, next);
}

struct phrase phrase_from(const struct passage *passage, uint16_t at, bool joined)
{
    if (!chunk_is(passage, at, CHUNK_NOUN)) return (struct phrase){0};
    const struct chunk *noun = &passage->chunks[at];
    struct phrase phrase = {noun->first, noun->last, noun->head, at};
    for (int next = at + 1; next < passage->chunk_count;) {
        const struct chunk *chunk = &passage->chunks[next];
        if (chunk->kind == CHUNK_ASIDE) {
            next++;
            continue;
        }
        const bool noun_next = chunk_is(passage, next + 1, CHUNK_NOUN);
        const bool linked = chunk->kind == CHUNK_LINK && ties(passage, chunk->first);
        const bool more =
            joined && chunk->kind == CHUNK_AND && !token_is(passage, chunk->first, "but");
        const bool listed = joined && chunk->kind == CHUNK_COMMA && noun_next &&
                            (chunk_is(passage, next + 2, CHUNK_AND) ||
                             chunk_is(passage, next + 2, CHUNK_COMMA)) &&
                            chunk_is(passage, next + 3, CHUNK_NOUN);
        if (!noun_next || !(linked || more || listed)) break;
        const bool price = linked && passage->chunks[next + 1].flags & NOUN_NUMBER &&
                           token_is(passage, chunk->first, "for");
        if (price) break; /* bought the mill for $2 million */
        if (linked && is_duration(passage, chunk->first, &passage->chunks[next + 1]))
            break; /* closed all schools for three days */
        if (phrase_begins_clause(passage, (uint16_t)(next + 1))) break;
        phrase.last = passage->chunks[next + 1].last;
        next += 2;
    }
    return phrase;
}

/* Over adverbs, times and "on Friday", to the left. */
int chunk_skip_left(const struct passage *passage, int at)
{
    for (;;) {
        if (chunk_is(passage, at, CHUNK_ADVERB) || chunk_is(passage, at, CHUNK_ASIDE) ||
            chunk_is(passage, at, CHUNK_QUOTE))
            at--;
        else if (chunk_is(passage, at, CHUNK_TIME))
            at -= chunk_is(passage, at - 1, CHUNK_LINK) ? 2 : 1;
        else if (chunk_is(passage, at, CHUNK_LINK) &&
                 chunk_is(passage, at - 1, CHUNK_ADJECTIVE) &&
                 token_is(passage, passage->chunks[at].first, "than"))
            at -= 2; /* more than doubled */
        else
            return at;
    }
}

int chunk_skip_right(const struct passage *passage, int at)
{
    for (;;) {
        if (chunk_is(passage, at, CHUNK_ADVERB) || chunk_is(passage, at, CHUNK_ASIDE) ||
            chunk_is(passage, at, CHUNK_QUOTE) || chunk_is(passage, at, CHUNK_TIME))
            at++;
        else if (chunk_is(passage, at, CHUNK_LINK) &&
                 chunk_is(passage, at + 1, CHUNK_TIME))
            at += 2;
        else
            return at;
    }
}

struct phrase clause_after(const struct passage *passage, const struct clause *clause,
                           uint32_t preposition)
{
    for (int at = clause->verb + 1; at < clause->end; at++) {
        const struct chunk *chunk = &passage->chunks[at];
        if (chunk->kind != CHUNK_LINK || word_at(passage, chunk->first) != preposition)
            continue;
        if (token_is(passage, chunk->first - 1, "according")) continue;
        if (chunk_is(passage, at + 1, CHUNK_NOUN))
            return phrase_from(passage, (uint16_t)(at + 1), true);
    }
    return (struct phrase){0};
}

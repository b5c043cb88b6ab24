/* resolve: remembering and asking. */
#include "resolve.h"

#include <string.h>

enum { /* entity.flags */
       ENTITY_NAME = 1u << 0,
       ENTITY_PERSON = 1u << 1,
       ENTITY_BODY = 1u << 2,
       ENTITY_PLURAL = 1u << 3,
       ENTITY_EVENT = 1u << 4
};

enum {
    REACH = 24,     /* how many entities back are asked */
    FAR_REACH = 500 /* and for a name with a certain word in it: some thousand words */
};

static bool is_article(const struct passage *passage, uint32_t token)
{
    return token_is(passage, token, "the") || token_is(passage, token, "a") ||
           token_is(passage, token, "an");
}

static ng_span text_of(const struct passage *passage, uint32_t first, uint32_t last)
{
    if (is_article(passage, first) && first + 1 < last) first++;
    return ng_make_span(passage->tokens.at[first].at.begin,
                        passage->tokens.at[last - 1].at.end);
}

static uint16_t describe(const struct passage *passage, const struct chunk *chunk)
{
    uint16_t flags = 0;
    bool person = false, body = false, event = false;
    uint32_t names = 0;
    for (uint32_t at = chunk->first; at < chunk->last; at++) {
        person = person || token_in(passage, at, CLASS_PERSON);
        body = body || token_in(passage, at, CLASS_BODY);
        event = event || token_in(passage, at, CLASS_EVENT);
        names += tag_at(passage, at) == NG_NNP;
        /* ADSOM 2025, COP30: a meeting by its year */
        const ng_token *token = &passage->tokens.at[at];
        event = event || (at > chunk->first && token->len == 4 && token->word[0] == '2' &&
                          !(token->shape & NG_WORD) &&
                          passage->tokens.at[at - 1].shape & NG_UPPER);
    }
    const ng_tag tag = tag_at(passage, chunk->head);
    if (chunk->flags & NOUN_NAME || (event && names)) flags |= ENTITY_NAME;
    if (event) flags |= ENTITY_EVENT;
    if (body || (chunk->flags & NOUN_NAME && names == 1 && !person)) flags |= ENTITY_BODY;
    if ((person || names >= 1) && !body && !event) flags |= ENTITY_PERSON;
    if (tag == NG_NNS) flags |= ENTITY_PLURAL;
    return flags;
}

static const struct entity *find_back(const struct memory *memory, uint32_t before,
                                      uint16_t any, uint16_t none, bool subject)
{
    uint32_t asked = 0;
    for (uint32_t i = memory->count; i-- > 0 && asked < REACH;) {
        const struct entity *entity = &memory->at[i];
        if (entity->at >= before) continue;
        asked++;
        if (subject && !entity->subject) continue;
        if ((!any || entity->flags & any) && !(entity->flags & none)) return entity;
    }
    return NULL;
}

static ng_str name_of(const struct passage *passage, const struct entity *entity)
{
    if (!entity) return ng_make_str(NULL, 0);
    return entity->name.len ? entity->name : ng_at(passage->doc, entity->text);
}

/* "the ministry": the last name that has this word in it, else the last body. */
static const struct entity *find_named(const struct passage *passage,
                                       const struct memory *memory, uint32_t head)
{
    const ng_str wanted = ng_at(passage->doc, passage->tokens.at[head].at);
    const uint32_t last = memory->count > FAR_REACH ? memory->count - FAR_REACH : 0;
    for (uint32_t i = memory->count; i-- > last;) {
        const struct entity *entity = &memory->at[i];
        if (entity->at >= head || !(entity->flags & ENTITY_NAME)) continue;
        const ng_str text = ng_at(passage->doc, entity->text);
        for (size_t at = 0; wanted.len > 2 && at + wanted.len <= text.len; at++)
            if ((text.at[at] | 0x20) == (wanted.at[0] | 0x20) &&
                memcmp(text.at + at + 1, wanted.at + 1, wanted.len - 1) == 0)
                return entity;
    }
    return NULL;
}

static ng_str resolve_pronoun(const struct passage *passage, const struct memory *memory,
                              uint32_t token)
{
    if (token_is(passage, token, "he") || token_is(passage, token, "she") ||
        token_is(passage, token, "him") || token_is(passage, token, "her"))
        return name_of(passage,
                       find_back(memory, token, ENTITY_PERSON, ENTITY_PLURAL, true));
    if (token_is(passage, token, "it"))
        return name_of(passage, find_back(memory, token, ENTITY_BODY | ENTITY_EVENT,
                                          ENTITY_PLURAL, true));
    if (token_is(passage, token, "they") || token_is(passage, token, "them"))
        return name_of(passage,
                       find_back(memory, token, ENTITY_PLURAL | ENTITY_BODY, 0, true));
    return ng_make_str(NULL, 0);
}

static ng_str resolve_chunk(const struct passage *passage, const struct memory *memory,
                            const struct chunk *chunk)
{
    if (chunk->flags & NOUN_PRONOUN) return resolve_pronoun(passage, memory, chunk->head);
    const bool definite =
        token_is(passage, chunk->first, "the") && !(chunk->flags & NOUN_NAME);
    if (!definite || chunk->last - chunk->first > 3) return ng_make_str(NULL, 0);
    const bool body = token_in(passage, chunk->head, CLASS_BODY);
    const bool event = token_in(passage, chunk->head, CLASS_EVENT);
    const bool person = token_in(passage, chunk->head, CLASS_PERSON);
    if (!body && !event && !person) return ng_make_str(NULL, 0);
    if (event) /* the last one that the text spoke of */
        return name_of(passage, find_back(memory, chunk->head, ENTITY_EVENT, 0, false));
    const struct entity *named = find_named(passage, memory, chunk->head);
    if (named) return name_of(passage, named);
    if (body && token_in(passage, chunk->head, CLASS_QUANTIFIER))
        return ng_make_str(NULL, 0);
    if (!body) return ng_make_str(NULL, 0);
    const struct entity *last =
        find_back(memory, chunk->head, ENTITY_BODY, ENTITY_EVENT, true);
    return last && last->flags & ENTITY_NAME ? name_of(passage, last)
                                             : ng_make_str(NULL, 0);
}

static void remember(const struct passage *passage, struct memory *memory, uint16_t at,
                     const struct phrase *phrase)
{
    if (memory->count == memory->capacity) {
        const uint32_t more = memory->capacity ? memory->capacity * 2 : 64;
        struct entity *grown = ng_alloc(passage->doc, more * sizeof *grown);
        if (!grown) return;
        if (memory->count) memcpy(grown, memory->at, memory->count * sizeof *grown);
        memory->at = grown;
        memory->capacity = more;
    }
    const struct chunk *chunk = &passage->chunks[at];
    const bool of = chunk->flags & NOUN_NAME && chunk_is(passage, at + 1, CHUNK_LINK) &&
                    token_is(passage, chunk[1].first, "of") &&
                    chunk_is(passage, at + 2, CHUNK_NOUN); /* Ministry of Health */
    struct entity entity = {
        .at = chunk->head,
        .word = word_at(passage, chunk->head),
        .sentence = passage->sentence,
        .flags = describe(passage, chunk),
        .subject = phrase != NULL,
        .text = text_of(passage, chunk->first, of ? chunk[2].last : chunk->last)};
    if (phrase && phrase->first < phrase->last) {
        const uint16_t next = (uint16_t)(at + 1);
        const bool joined = chunk_is(passage, next, CHUNK_AND) &&
                            passage->chunks[next].first < phrase->last;
        if (joined) {
            entity.flags |= ENTITY_PLURAL;
            entity.text = text_of(passage, phrase->first, phrase->last);
        }
    }
    entity.name = resolve_chunk(passage, memory, chunk);
    if (chunk->flags & NOUN_PRONOUN && !entity.name.len) return;
    if (chunk->flags & NOUN_PRONOUN) entity.flags |= ENTITY_BODY;
    if (token_is(passage, chunk->head, "he") || token_is(passage, chunk->head, "she"))
        entity.flags = ENTITY_PERSON;
    memory->at[memory->count++] = entity;
}

void resolve_remember(const struct passage *passage, struct memory *memory)
{
    uint16_t clause = 0;
    for (uint16_t at = 0; at < passage->chunk_count; at++) {
        const struct chunk *chunk = &passage->chunks[at];
        if (chunk->kind != CHUNK_NOUN) continue;
        const struct phrase *phrase = NULL;
        for (clause = 0; clause < passage->clause_count && !phrase; clause++) {
            const struct clause *one = &passage->clauses[clause];
            if (one->kind == CLAUSE_MAIN && !phrase_is_empty(&one->subject) &&
                one->subject.chunk == at)
                phrase = &one->subject;
        }
        if (phrase || chunk->flags & NOUN_NAME) remember(passage, memory, at, phrase);
    }
}

void resolve_read(const struct passage *passage, const struct memory *memory,
                  struct candidate *candidate)
{
    const struct phrase *phrase =
        phrase_is_empty(&candidate->agent) ? &candidate->object : &candidate->agent;
    if (phrase_is_empty(phrase)) return;
    const struct chunk *chunk = &passage->chunks[phrase->chunk];
    if (chunk->flags & NOUN_FIRST) {
        if (!phrase_is_empty(&candidate->attribution))
            candidate->resolved =
                ng_at(passage->doc, text_of(passage, candidate->attribution.first,
                                            candidate->attribution.last));
        return;
    }
    candidate->resolved = resolve_chunk(passage, memory, chunk);
}

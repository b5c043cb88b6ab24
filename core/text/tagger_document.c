/* tagger_document: words are counted in a hash table of the document's own, once with
 * and once without a capital. */
#include "text/tagger_document.h"

#include <stdbool.h>

enum { MOST = 3 };

struct written { /* a word of the document */
    uint32_t hash;
    uint32_t lower, capital; /* how often; both 0 in a free slot */
};

struct document {
    const struct tokens *tokens;
    struct written *slots;
    uint32_t mask;
    uint8_t *headline; /* [tokens] */
};

static bool has_capital(const struct token *token)
{
    return token->shape & (TOKEN_TITLE | TOKEN_UPPER);
}

/* Whether a capital here says that the word is a name. */
static bool is_telling(const struct document *document, size_t token)
{
    const struct token *at = &document->tokens->at[token];
    return has_capital(at) && !(at->shape & TOKEN_OPENER) && !document->headline[token];
}

/* A sentence of three words or more is a headline if seven in ten have a capital. */
static void mark_headlines(const struct document *document)
{
    for (size_t s = 0; s < document->tokens->sentence_count; s++) {
        const struct token_range range = document->tokens->sentences[s];
        uint32_t words = 0, capitals = 0;
        for (uint32_t i = range.first; i < range.last; i++) {
            if (!(document->tokens->at[i].shape & TOKEN_WORD)) continue;
            words++;
            capitals += has_capital(&document->tokens->at[i]);
        }
        const bool headline = words >= 3 && capitals * 10 >= words * 7;
        for (uint32_t i = range.first; headline && i < range.last; i++)
            document->headline[i] = 1;
    }
}

static struct written *find(const struct document *document, uint32_t hash)
{
    uint32_t at = hash & document->mask;
    for (;; at = (at + 1) & document->mask) {
        struct written *slot = &document->slots[at];
        if (slot->hash == hash || slot->lower + slot->capital == 0) return slot;
    }
}

static void count_words(const struct document *document)
{
    for (size_t i = 0; i < document->tokens->count; i++) {
        const struct token *token = &document->tokens->at[i];
        if (!(token->shape & TOKEN_WORD)) continue;
        const bool lower = !has_capital(token), capital = is_telling(document, i);
        if (!lower && !capital) continue;
        struct written *slot = find(document, token->hash);
        slot->hash = token->hash;
        slot->lower += lower;
        slot->capital += capital;
    }
}

static uint8_t at_most(uint32_t count)
{
    return (uint8_t)(count < MOST ? count : MOST);
}

enum status tagger_document_columns(struct arena *arena, const struct tokens *tokens,
                                    struct tagger_column columns[TAGGER_DOCUMENT_COLUMNS],
                                    struct error *error)
{
    const size_t count = tokens->count;
    size_t slots = 16;
    while (slots < count * 2)
        slots *= 2;
    uint8_t *lower = arena_array(arena, count, 1),
            *capital = arena_array(arena, count, 1);
    struct document document = {.tokens = tokens,
                                .slots =
                                    arena_array(arena, slots, sizeof *document.slots),
                                .mask = (uint32_t)(slots - 1),
                                .headline = arena_array(arena, count, 1)};
    if (!lower || !capital || !document.slots || !document.headline)
        return error_memory(error, "counting a document's words");
    mark_headlines(&document);
    count_words(&document);
    for (size_t i = 0; i < count; i++) {
        const struct token *token = &tokens->at[i];
        if (!(token->shape & TOKEN_WORD)) continue;
        const struct written *slot = find(&document, token->hash);
        if (slot->lower + slot->capital == 0) continue;
        lower[i] = at_most(slot->lower - !has_capital(token));
        capital[i] = at_most(slot->capital - is_telling(&document, i));
    }
    columns[0] = (struct tagger_column){STR("seen-lower"), lower};
    columns[1] = (struct tagger_column){STR("seen-capital"), capital};
    columns[2] = (struct tagger_column){STR("headline"), document.headline};
    return OK;
}

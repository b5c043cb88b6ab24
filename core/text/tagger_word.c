/* tagger_word: what the core's attributes, the word list and the caller's columns say of
 * a token. */
#include "text/tagger_word.h"

static const uint16_t *find_word(const struct tagger *tagger, uint32_t hash)
{
    const uint32_t bucket = hash >> (32 - tagger->word_bits);
    const uint32_t end = tagger->word_buckets[bucket + 1];
    for (uint32_t i = tagger->word_buckets[bucket]; i < end; i++)
        if (tagger->word_keys[i] == hash)
            return tagger->word_values + (size_t)i * tagger->column_count;
    return NULL;
}

static uint64_t allowed_labels(const struct tagger *tagger, const uint16_t *values,
                               const struct token *token)
{
    if (values && tagger->certain != TAGGER_NO_COLUMN) {
        const unsigned certain = tagger_certain(values[tagger->certain], token->shape);
        if (certain) return (uint64_t)1 << (certain - 1);
    }
    if (tagger->set_count) return tagger->sets[values ? values[tagger->limit] : 0];
    return UINT64_MAX >> (64 - tagger->label_count);
}

void tagger_word_read(const struct tagger *tagger, struct str text,
                      const struct token *token, const uint8_t *values,
                      struct tagger_word *word)
{
    const uint16_t *known = find_word(tagger, features_token_hash(token));
    features_read(tagger->features, text, token, word->row);
    for (size_t c = 0; known && c < features_column_count(tagger->features); c++)
        if (tagger->sources[c] != TAGGER_OUTSIDE)
            features_set(tagger->features, word->row, c, known[tagger->sources[c]]);
    for (size_t w = 0; w < tagger->wanted_count; w++)
        features_set(tagger->features, word->row, tagger->wanted[w], values[w]);
    word->allowed = allowed_labels(tagger, known, token);
}

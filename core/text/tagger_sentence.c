/* tagger_sentence: a sentence as a model sees it.  What features that look at one token
 * only speak for comes with the token, from the cache if it can; then those that look at
 * several are added, where there is a choice to make. */
#include "text/lanes.h"
#include "text/tagger_cache.h"
#include "text/tagger_model.h"
#include "text/tagger_word.h"

/* The columns that the caller gives, in the order in which the model wants them. */
struct given {
    const uint8_t *at[FEATURES_COLUMNS]; /* NULL: all 0 */
};

static void find_given(const struct tagger *tagger,
                       const struct tagger_sentence *sentence, struct given *given)
{
    for (size_t w = 0; w < tagger->wanted_count; w++) {
        const struct str name = tagger_column_name(tagger, w);
        given->at[w] = NULL;
        for (size_t c = 0; c < sentence->column_count; c++)
            if (str_equal(sentence->columns[c].name, name))
                given->at[w] = sentence->columns[c].at;
    }
}

static void take_given(const struct tagger *tagger, const struct given *given,
                       size_t token, uint8_t *values)
{
    for (size_t w = 0; w < tagger->wanted_count; w++)
        values[w] = given->at[w] ? given->at[w][token] : 0;
}

static enum status make_reading(const struct tagger *tagger,
                                const struct tagger_sentence *sentence,
                                struct arena *arena, struct tagger_reading *reading,
                                struct error *error)
{
    reading->allowed = arena_array(arena, sentence->count, sizeof *reading->allowed);
    if (!reading->allowed) return error_memory(error, "reading a sentence");
    return features_make_rows(tagger->features, arena, sentence->count, &reading->rows,
                              error);
}

enum status tagger_read(const struct tagger *tagger,
                        const struct tagger_sentence *sentence, struct arena *arena,
                        struct tagger_reading *reading, struct error *error)
{
    struct given given;
    uint8_t values[FEATURES_COLUMNS];
    TRY(make_reading(tagger, sentence, arena, reading, error));
    find_given(tagger, sentence, &given);
    for (size_t i = 0; i < sentence->count; i++) {
        struct tagger_word word = {.row = reading->rows.at + i * reading->rows.width};
        take_given(tagger, &given, i, values);
        tagger_word_read(tagger, sentence->text, &sentence->tokens[i], values, &word);
        reading->allowed[i] = word.allowed;
    }
    return OK;
}

/* ------------------------------------------------------------------------- scoring */

/* Adds what a token's own features say to the tokens that see it. */
static void spread(const struct tagger *tagger, const int16_t *word, size_t token,
                   size_t count, int16_t *scores)
{
    const size_t stride = tagger->stride;
    for (size_t p = 0; p < features_place_count(tagger->features); p++) {
        const size_t seen_from =
            token - (size_t)(ptrdiff_t)features_place(tagger->features, p);
        if (seen_from < count)
            lanes_add(scores + seen_from * stride, word + p * stride, stride);
    }
}

/* The same for the places before the first token and behind the last. */
static void spread_edges(const struct tagger *tagger, size_t count, int16_t *scores)
{
    const size_t size = features_place_count(tagger->features) * tagger->stride;
    const int16_t *edge = tagger->edges;
    for (size_t d = 1; d <= features_edge(tagger->features, false); d++, edge += size)
        spread(tagger, edge, (size_t)0 - d, count, scores);
    for (size_t d = 1; d <= features_edge(tagger->features, true); d++, edge += size)
        spread(tagger, edge, count - 1 + d, count, scores);
}

enum status tagger_score(const struct tagger *tagger, struct tagger_cache *cache,
                         const struct tagger_sentence *sentence, struct arena *arena,
                         struct tagger_reading *reading, int16_t **scores,
                         struct error *error)
{
    const size_t width = features_width(tagger->features);
    struct given given;
    uint8_t values[FEATURES_COLUMNS];
    struct tagger_table *table = NULL;
    struct tagger_word word;
    if (cache) TRY(tagger_cache_table(cache, tagger, &table, error));
    TRY(make_reading(tagger, sentence, arena, reading, error));
    *scores = arena_array(arena, sentence->count * tagger->stride, sizeof **scores);
    int16_t *own = arena_raw(arena, features_place_count(tagger->features) *
                                        tagger->stride * sizeof *own);
    if (!*scores || !own) return error_memory(error, "labelling a sentence");
    find_given(tagger, sentence, &given);
    for (size_t i = 0; i < sentence->count; i++) {
        uint32_t *row = reading->rows.at + i * width;
        take_given(tagger, &given, i, values);
        if (table) {
            tagger_cache_word(table, sentence->text, &sentence->tokens[i], values, &word);
            memcpy(row, word.row, width * sizeof *row);
        } else {
            word = (struct tagger_word){.row = row, .scores = own};
            tagger_word_read(tagger, sentence->text, &sentence->tokens[i], values, &word);
            tagger_word_score(tagger, row, own);
        }
        reading->allowed[i] = word.allowed;
        spread(tagger, word.scores, i, sentence->count, *scores);
    }
    spread_edges(tagger, sentence->count, *scores);
    tagger_add_joint(tagger, reading, *scores);
    return OK;
}

/* tagger_run: from attributes to labels, one pass over the sentence.  Each token's
 * labels are scored by the weights of its features; the best way through them is found
 * by Viterbi's algorithm. */
#include "text/tagger.h"

#include "text/tagger_lanes.h"
#include "text/tagger_model.h"

enum {
    LOW = -(1 << 28), /* the score of a label that a token may not have */
    FEW = 8           /* labels before that are walked through one by one */
};

struct choice { /* the labels that a token may have */
    size_t count;
    uint8_t labels[TAGGER_LABELS]; /* [count], rising */
};

struct search {
    const struct tagger *tagger;
    struct choice before, now;
    int32_t best[TAGGER_LABELS]; /* the best way's score, by its last label */
    uint8_t *from;               /* [tokens][stride]: the label before */
};

static const uint16_t *find_word(const struct tagger *tagger, uint32_t hash)
{
    const uint32_t bucket = hash >> (32 - tagger->word_bits);
    const uint32_t end = tagger->word_buckets[bucket + 1];
    for (uint32_t i = tagger->word_buckets[bucket]; i < end; i++)
        if (tagger->word_keys[i] == hash)
            return tagger->word_values + (size_t)i * tagger->column_count;
    return NULL;
}

/* First all keys, then all places, then all sums: the loads of one kind do not wait for
 * each other.  Whether a feature is in the model can be foretold by no processor, so no
 * branch depends on it; the place of one that is not is overwritten by the next. */
static void score_token(const struct tagger *tagger, const struct feature_rows *rows,
                        size_t token, int16_t *scores)
{
    uint64_t keys[FEATURES_TEMPLATES];
    uint32_t found[FEATURES_TEMPLATES + 1];
    size_t found_count = 0;
    const size_t count = features_count(tagger->features);
    features_keys(tagger->features, rows, token, keys);
    for (size_t t = 0; t < count; t++) {
        const uint64_t bucket = keys[t] >> (64 - tagger->bucket_bits);
        const uint64_t places = lanes_places(tagger->keys + bucket * TAGGER_BUCKET,
                                             tagger_bucket_key(keys[t]));
        found[found_count] = tagger->firsts[bucket] + lanes_first(places);
        found_count += places != 0;
    }
    lanes_sum(scores, tagger->rows, found, found_count, tagger->stride);
}

static void choose(struct choice *choice, uint64_t set)
{
    choice->count = 0;
    for (; set != 0; set &= set - 1)
        choice->labels[choice->count++] = (uint8_t)__builtin_ctzll(set);
}

/* For every label, the best way to it over those before. */
static void step_to_all(const struct search *search, int32_t *best, uint8_t *from)
{
    const size_t stride = search->tagger->stride;
    int32_t origins[TAGGER_LABELS] = {0};
    for (size_t l = 0; l < stride; l++)
        best[l] = 2 * LOW;
    for (size_t b = 0; b < search->before.count; b++) {
        const uint8_t before = search->before.labels[b];
        lanes_reach(best, origins, search->tagger->transitions + before * stride,
                    search->best[before], before, stride);
    }
    for (size_t l = 0; l < stride; l++)
        from[l] = (uint8_t)origins[l];
}

/* The same where few labels are allowed: to those only. */
static void step_to_few(const struct search *search, int32_t *best, uint8_t *from)
{
    const size_t stride = search->tagger->stride;
    for (size_t n = 0; n < search->now.count; n++) {
        const uint8_t label = search->now.labels[n];
        const int32_t *transitions = search->tagger->transitions + label;
        best[label] = 2 * LOW;
        for (size_t b = 0; b < search->before.count; b++) {
            const uint8_t before = search->before.labels[b];
            const int32_t score = search->best[before] + transitions[before * stride];
            if (score > best[label]) {
                best[label] = score;
                from[label] = before;
            }
        }
    }
}

/* Takes over the ways' scores, kept relative to the best so that they stay small in
 * any sentence; labels that the token may not have stay LOW. */
static void settle(struct search *search, const int32_t *best, const int16_t *scores)
{
    int32_t highest = INT32_MIN;
    for (size_t n = 0; n < search->now.count; n++) {
        const uint8_t label = search->now.labels[n];
        const int32_t score = best[label] + scores[label];
        if (score > highest) highest = score;
    }
    for (size_t l = 0; l < search->tagger->stride; l++)
        search->best[l] = LOW;
    for (size_t n = 0; n < search->now.count; n++) {
        const uint8_t label = search->now.labels[n];
        search->best[label] = best[label] + scores[label] - highest;
    }
}

static void take_step(struct search *search, const struct feature_rows *rows,
                      size_t token)
{
    const struct tagger *tagger = search->tagger;
    int32_t best[TAGGER_LABELS];
    int16_t scores[TAGGER_LABELS] = {0};
    uint8_t *from = search->from + token * tagger->stride;

    if (search->now.count > 1) score_token(tagger, rows, token, scores);
    if (token == 0)
        memcpy(best, tagger->transitions + tagger->label_count * tagger->stride,
               tagger->stride * sizeof *best);
    else if (search->now.count <= FEW)
        step_to_few(search, best, from);
    else
        step_to_all(search, best, from);
    settle(search, best, scores);
}

/* Back along the best way from the last token's best label. */
static void trace(const struct search *search, size_t count, uint8_t *labels)
{
    size_t label = 0;
    for (size_t l = 1; l < search->tagger->label_count; l++)
        if (search->best[l] > search->best[label]) label = l;
    for (size_t i = count; i-- > 0;) {
        labels[i] = (uint8_t)label;
        if (i > 0) label = search->from[i * search->tagger->stride + label];
    }
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

/* What the word list knows of each token. */
static void look_up_words(const struct tagger *tagger, const struct token *tokens,
                          const struct tagger_reading *reading)
{
    const size_t columns = features_column_count(tagger->features);
    for (size_t i = 0; i < reading->rows.count; i++) {
        const uint16_t *values = find_word(tagger, features_token_hash(&tokens[i]));
        reading->allowed[i] = allowed_labels(tagger, values, &tokens[i]);
        if (!values) continue;
        for (size_t c = 0; c < columns; c++)
            if (tagger->sources[c] != TAGGER_OUTSIDE)
                features_set(tagger->features, &reading->rows, c, i,
                             values[tagger->sources[c]]);
    }
}

static void take_columns(const struct tagger *tagger, const struct feature_rows *rows,
                         const struct tagger_column *columns, size_t column_count)
{
    for (size_t w = 0; w < tagger->wanted_count; w++) {
        const struct str name = tagger_column_name(tagger, w);
        for (size_t c = 0; c < column_count; c++) {
            if (!str_equal(columns[c].name, name)) continue;
            for (size_t i = 0; i < rows->count; i++)
                features_set(tagger->features, rows, tagger->wanted[w], i,
                             columns[c].at[i]);
        }
    }
}

enum status tagger_read(const struct tagger *tagger, struct arena *arena, struct str text,
                        const struct token *tokens, size_t count,
                        const struct tagger_column *columns, size_t column_count,
                        struct tagger_reading *reading, struct error *error)
{
    reading->allowed = arena_array(arena, count, sizeof *reading->allowed);
    if (!reading->allowed) return error_memory(error, "reading a sentence");
    TRY(features_read(tagger->features, arena, text, tokens, count, &reading->rows,
                      error));
    look_up_words(tagger, tokens, reading);
    take_columns(tagger, &reading->rows, columns, column_count);
    return OK;
}

enum status tagger_run(const struct tagger *tagger, struct arena *arena, struct str text,
                       const struct token *tokens, size_t count,
                       const struct tagger_column *columns, size_t column_count,
                       uint8_t *labels, struct error *error)
{
    if (count == 0) return OK;
    struct tagger_reading reading;
    struct search search = {.tagger = tagger};
    search.from = arena_raw(arena, count * tagger->stride);
    if (!search.from) return error_memory(error, "labelling a sentence");
    TRY(tagger_read(tagger, arena, text, tokens, count, columns, column_count, &reading,
                    error));
    for (size_t i = 0; i < count; i++) {
        choose(&search.now, reading.allowed[i]);
        take_step(&search, &reading.rows, i);
        search.before = search.now;
    }
    trace(&search, count, labels);
    return OK;
}

/* tagger_run: from scores to labels, one pass over the sentence: the best way through
 * its tokens' labels is found by Viterbi's algorithm. */
#include "text/tagger.h"

#include "text/lanes.h"
#include "text/tagger_model.h"

enum {
    LOW = -(1 << 28), /* below every score */
    FEW = 48          /* pairs of labels that are walked through one by one */
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

/* The label of a set that has the highest score. */
static size_t find_highest(uint64_t set, const int16_t *scores)
{
    size_t highest = (size_t)__builtin_ctzll(set);
    for (; set != 0; set &= set - 1) {
        const size_t label = (size_t)__builtin_ctzll(set);
        if (scores[label] > scores[highest]) highest = label;
    }
    return highest;
}

/* Takes the labels that a token may have, but for those that no best way can lead
 * through: where another label has so much more than no transitions could make up for
 * it.  That leaves one or two for most tokens. */
static void choose(struct choice *choice, const struct tagger *tagger, uint64_t set,
                   const int16_t *scores)
{
    const size_t highest = find_highest(set, scores);
    const int32_t *leads = tagger->leads + highest * tagger->stride;
    choice->count = 0;
    for (; set != 0; set &= set - 1) {
        const size_t label = (size_t)__builtin_ctzll(set);
        choice->labels[choice->count] = (uint8_t)label;
        choice->count += scores[highest] - scores[label] <= leads[label];
    }
}

/* For every label, the best way to it over those before. */
static void step_to_all(const struct search *search, int32_t *best, uint8_t *from)
{
    const size_t stride = search->tagger->stride;
    int32_t origins[TAGGER_LABELS] = {0};
    for (size_t l = 0; l < stride; l++)
        best[l] = LOW;
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
        best[label] = LOW;
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
 * any sentence. */
static void settle(struct search *search, const int32_t *best, const int16_t *scores)
{
    int32_t highest = INT32_MIN;
    for (size_t n = 0; n < search->now.count; n++) {
        const uint8_t label = search->now.labels[n];
        const int32_t score = best[label] + scores[label];
        if (score > highest) highest = score;
    }
    for (size_t n = 0; n < search->now.count; n++) {
        const uint8_t label = search->now.labels[n];
        search->best[label] = best[label] + scores[label] - highest;
    }
}

static void take_step(struct search *search, size_t token, const int16_t *scores)
{
    const struct tagger *tagger = search->tagger;
    int32_t best[TAGGER_LABELS];
    uint8_t *from = search->from + token * tagger->stride;

    if (token == 0)
        memcpy(best, tagger->transitions + tagger->label_count * tagger->stride,
               tagger->stride * sizeof *best);
    else if (search->now.count * search->before.count <= FEW)
        step_to_few(search, best, from);
    else
        step_to_all(search, best, from);
    settle(search, best, scores);
}

/* Back along the best way from the last token's best label. */
static void trace(const struct search *search, size_t count, uint8_t *labels)
{
    const struct choice *last = &search->before;
    size_t label = last->labels[0];
    for (size_t n = 1; n < last->count; n++)
        if (search->best[last->labels[n]] > search->best[label]) label = last->labels[n];
    for (size_t i = count; i-- > 0;) {
        labels[i] = (uint8_t)label;
        if (i > 0) label = search->from[i * search->tagger->stride + label];
    }
}

enum status tagger_run(const struct tagger *tagger, struct tagger_cache *cache,
                       const struct tagger_sentence *sentence, struct arena *arena,
                       uint8_t *labels, struct error *error)
{
    const size_t count = sentence->count, stride = tagger->stride;
    if (count == 0) return OK;
    struct tagger_reading reading;
    struct search search = {.tagger = tagger};
    int16_t *scores;
    search.from = arena_raw(arena, count * stride);
    if (!search.from) return error_memory(error, "labelling a sentence");
    TRY(tagger_score(tagger, cache, sentence, arena, &reading, &scores, error));
    for (size_t i = 0; i < count; i++) {
        choose(&search.now, tagger, reading.allowed[i], scores + i * stride);
        take_step(&search, i, scores + i * stride);
        search.before = search.now;
    }
    trace(&search, count, labels);
    return OK;
}

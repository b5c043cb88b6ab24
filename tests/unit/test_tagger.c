#include "damage.h"
#include "model_fixture.h"

#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "text/lanes.h"
#include "text/model_checksum.h"
#include "text/tagger_cache.h"
#include "text/tagger_model.h"

static struct tagger_sentence sentence_of(const struct tokenised *all)
{
    return (struct tagger_sentence){
        .text = all->text, .tokens = all->tokens.at, .count = all->tokens.count};
}

/* Labels a text as one sentence. */
static void label(const struct tagger *tagger, struct tagger_cache *cache,
                  struct tokenised *all, uint8_t *labels)
{
    const struct tagger_sentence sentence = sentence_of(all);
    assert_int_equal(tagger_run(tagger, cache, &sentence, &all->arena, labels, NULL), OK);
}

/* ------------------------------------------------------------------ an own answer */

/* A sentence with all that decides on its labels, computed without the tagger's search.
 */
struct puzzle {
    const struct tagger *tagger;
    struct tokenised all;
    struct tagger_reading reading;
    int scores[16][TAGGER_LABELS];
};

static int weight_of(const struct tagger *tagger, uint64_t key, size_t label)
{
    const struct model_buckets *buckets = &tagger->buckets;
    const size_t bucket = key >> (64 - buckets->bits);
    for (size_t i = 0; i < MODEL_BUCKET; i++)
        if (buckets->keys[bucket * MODEL_BUCKET + i] == model_bucket_key(key))
            return tagger->rows[(buckets->firsts[bucket] + i) * tagger->stride + label];
    return 0;
}

static void puzzle_make(struct puzzle *puzzle, const struct tagger *tagger,
                        const char *text)
{
    uint64_t keys[FEATURES_TEMPLATES];
    memset(puzzle, 0, sizeof *puzzle);
    puzzle->tagger = tagger;
    puzzle->all = tokenise(text);
    assert_true(puzzle->all.tokens.count <= 16);
    const struct tagger_sentence sentence = sentence_of(&puzzle->all);
    assert_int_equal(
        tagger_read(tagger, &sentence, &puzzle->all.arena, &puzzle->reading, NULL), OK);
    for (size_t i = 0; i < puzzle->all.tokens.count; i++) {
        features_keys(tagger->features, &puzzle->reading.rows, i, keys);
        for (size_t l = 0; l < tagger->label_count; l++)
            for (size_t t = 0; t < features_count(tagger->features); t++)
                puzzle->scores[i][l] += weight_of(tagger, keys[t], l);
    }
}

/* What a labelling is worth; INT_MIN / 2 if it is not allowed. */
static int worth(const struct puzzle *puzzle, const uint8_t *labels)
{
    const struct tagger *tagger = puzzle->tagger;
    size_t before = tagger->label_count;
    int sum = 0;
    for (size_t i = 0; i < puzzle->all.tokens.count; i++) {
        const uint64_t allowed = puzzle->reading.allowed[i];
        if (!(allowed >> labels[i] & 1)) return INT32_MIN / 2;
        sum += tagger->transitions[before * tagger->stride + labels[i]];
        /* Where there is no choice, the weights are the same for all and left out. */
        if (allowed & (allowed - 1)) sum += puzzle->scores[i][labels[i]];
        before = labels[i];
    }
    return sum;
}

/* The best worth of all labellings, by trying each. */
static int best_worth(const struct puzzle *puzzle)
{
    uint8_t labels[16] = {0};
    int best = INT32_MIN;
    for (;;) {
        const int here = worth(puzzle, labels);
        if (here > best) best = here;
        size_t i = 0;
        while (i < puzzle->all.tokens.count && ++labels[i] == puzzle->tagger->label_count)
            labels[i++] = 0;
        if (i == puzzle->all.tokens.count) return best;
    }
}

static void assert_best(const struct tagger *tagger, const char *text)
{
    struct puzzle puzzle;
    uint8_t labels[16];
    puzzle_make(&puzzle, tagger, text);
    label(tagger, NULL, &puzzle.all, labels);
    assert_int_equal(worth(&puzzle, labels), best_worth(&puzzle));
    tokenised_free(&puzzle.all);
}

/* --------------------------------------------------------------------------- running */

static void best_labels_are_found(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed < 40; seed++) {
        struct model model;
        model_make(&model, 2 + seed % 4, seed % 2, seed);
        struct tagger *tagger = model_open(&model);
        assert_best(tagger, "The old ship sailed");
        assert_best(tagger, "Port Klang with 20 new boats");
        assert_best(tagger, "ship the ship");
        assert_best(tagger, "unknown");
        tagger_close(tagger);
        model_free(&model);
    }
}

/* More labels than are walked through one by one. */
static void best_of_many_labels_are_found(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed < 10; seed++) {
        struct model model;
        model_make(&model, 9 + 4 * seed % 27, seed % 2, seed);
        struct tagger *tagger = model_open(&model);
        assert_best(tagger, "The old ship");
        assert_best(tagger, "with the boats");
        tagger_close(tagger);
        model_free(&model);
    }
}

static void vectors_and_plain_loops_agree(void **state)
{
    (void)state;
    enum { STRIDE = 24, ROWS = 9 };
    uint64_t seed = 3;
    for (int round = 0; round < 200; round++) {
        uint16_t bucket[MODEL_BUCKET];
        for (size_t i = 0; i < MODEL_BUCKET; i++)
            bucket[i] = (uint16_t)random_below(&seed, 12);
        const uint16_t key = (uint16_t)random_below(&seed, 12);
        assert_true(lanes_places(bucket, key) == lanes_places_plain(bucket, key));

        int8_t rows[ROWS * STRIDE];
        uint32_t features[ROWS];
        int16_t sums[STRIDE], plain_sums[STRIDE];
        for (size_t i = 0; i < COUNT(rows); i++)
            rows[i] = (int8_t)random_next(&seed);
        for (size_t i = 0; i < ROWS; i++)
            features[i] = (uint32_t)random_below(&seed, ROWS);
        for (size_t i = 0; i < STRIDE; i++)
            sums[i] = plain_sums[i] = (int16_t)(random_below(&seed, 2001) - 1000);
        lanes_sum(sums, rows, features, (size_t)round % ROWS, STRIDE);
        lanes_sum_plain(plain_sums, rows, features, (size_t)round % ROWS, STRIDE);
        assert_memory_equal(sums, plain_sums, sizeof sums);
        int16_t more[STRIDE];
        for (size_t i = 0; i < STRIDE; i++)
            more[i] = (int16_t)(random_below(&seed, 2001) - 1000);
        lanes_add(sums, more, STRIDE);
        lanes_add_plain(plain_sums, more, STRIDE);
        assert_memory_equal(sums, plain_sums, sizeof sums);

        int32_t best[STRIDE], origins[STRIDE], transitions[STRIDE];
        int32_t plain_best[STRIDE], plain_origins[STRIDE];
        for (size_t i = 0; i < STRIDE; i++) {
            best[i] = plain_best[i] = (int32_t)random_below(&seed, 9) - 4;
            origins[i] = plain_origins[i] = (int32_t)random_below(&seed, 64);
            transitions[i] = (int32_t)random_below(&seed, 9) - 4;
        }
        lanes_reach(best, origins, transitions, round % 3 - 1, 7, STRIDE);
        lanes_reach_plain(plain_best, plain_origins, transitions, round % 3 - 1, 7,
                          STRIDE);
        assert_memory_equal(best, plain_best, sizeof best);
        assert_memory_equal(origins, plain_origins, sizeof origins);
    }
}

static void sets_limit_words(void **state)
{
    (void)state;
    struct model model;
    struct tokenised all = tokenise("ship the ship sailed the ship");
    uint8_t labels[8];
    for (uint64_t seed = 1; seed < 20; seed++) {
        model_make(&model, 12, true, seed);
        struct tagger *tagger = model_open(&model);
        label(tagger, NULL, &all, labels);
        assert_str(tagger_label(tagger, labels[1]), "A");
        assert_str(tagger_label(tagger, labels[4]), "A");
        for (size_t i = 0; i < 6; i += i == 2 ? 3 : 2)
            assert_true(labels[i] < 2);
        tagger_close(tagger);
        model_free(&model);
    }
    tokenised_free(&all);
}

static void certain_words_have_their_label(void **state)
{
    (void)state;
    struct model model;
    struct tokenised all = tokenise("ship sailed Sailed port Port PORT");
    uint8_t labels[6];
    size_t others[6] = {0};
    for (uint64_t seed = 1; seed < 40; seed++) {
        model_make(&model, 5, false, seed);
        struct tagger *tagger = model_open(&model);
        label(tagger, NULL, &all, labels);
        for (size_t i = 0; i < COUNT(labels); i++)
            others[i] += !str_is(tagger_label(tagger, labels[i]), i == 1 ? "B" : "C");
        tagger_close(tagger);
        model_free(&model);
    }
    assert_int_equal(others[1], 0);
    assert_int_equal(others[4], 0);
    assert_int_equal(others[5], 0);
    assert_true(others[0] > 5);
    assert_true(others[2] > 5); /* "Sailed" is not certain, nor is "port" */
    assert_true(others[3] > 5);
    tokenised_free(&all);
}

static void columns_of_the_caller_count(void **state)
{
    (void)state;
    struct model model;
    struct tokenised all = tokenise(MODEL_TEXT);
    const size_t count = all.tokens.count;
    uint8_t plain[16], marked[16], marks[16] = {0};
    size_t differences = 0;
    for (uint64_t seed = 1; seed < 20; seed++) {
        model_make(&model, 5, false, seed);
        struct tagger *tagger = model_open(&model);
        assert_int_equal(tagger_column_count(tagger), 1);
        assert_str(tagger_column_name(tagger, 0), "mark");
        for (size_t i = 0; i < count; i++)
            marks[i] = (uint8_t)(i % 2 * 200);
        const struct tagger_column columns[] = {
            {STR("other"), marks},
            {STR("mark"),  marks}
        };
        struct tagger_sentence sentence = sentence_of(&all);
        label(tagger, NULL, &all, plain);
        sentence.columns = columns;
        sentence.column_count = 1;
        tagger_run(tagger, NULL, &sentence, &all.arena, marked, NULL);
        assert_memory_equal(plain, marked, count);
        sentence.column_count = 2;
        tagger_run(tagger, NULL, &sentence, &all.arena, marked, NULL);
        differences += memcmp(plain, marked, count) != 0;
        tagger_close(tagger);
        model_free(&model);
    }
    assert_true(differences > 5);
    tokenised_free(&all);
}

/* ------------------------------------------------------------------------ the cache */

/* Words of all spellings, with marks: some often, some once, some too long to be kept. */
static void make_words(struct buffer *text, size_t count, uint64_t *seed)
{
    static const char *const known[] = {"the",  "The", "ship", "SHIP",  "Port",
                                        "port", "20",  "97",   "Klang", "KLANG"};
    for (size_t i = 0; i < count; i++) {
        const uint64_t kind = random_below(seed, 10);
        if (kind < 7)
            buffer_text(text, known[random_below(seed, COUNT(known))]);
        else
            buffer_format(text, "%s%llx", kind == 9 ? "aaaaaaaaaaaaaaaaaaaaaaaa" : "w",
                          (unsigned long long)random_below(seed, 30000));
        buffer_char(text, i % 7 == 6 ? '\n' : ' ');
    }
    buffer_char(text, '\0');
}

/* Two taggers take turns with one cache, on more words than it can keep. */
static void cache_changes_no_label(void **state)
{
    (void)state;
    enum { WORDS = 60000, TAGGERS = 2 };
    uint64_t seed = 7;
    struct buffer text = {0};
    make_words(&text, WORDS, &seed);
    struct tokenised all = tokenise(text.at);
    const size_t count = all.tokens.count;
    uint8_t *marks = malloc(count), *labels = malloc(count), *cached = malloc(count);
    assert_true(marks && labels && cached);
    for (size_t i = 0; i < count; i++)
        marks[i] = (uint8_t)random_below(&seed, 3);

    struct model models[TAGGERS];
    struct tagger *taggers[TAGGERS];
    struct tagger_cache cache = {0};
    for (size_t t = 0; t < TAGGERS; t++) {
        model_make(&models[t], 5 + 12 * t, t == 0, 11 + t);
        taggers[t] = model_open(&models[t]);
    }
    for (size_t first = 0, length; first < count; first += length)
        for (size_t t = 0; t < TAGGERS; t++) {
            length = 1 + first % 50;
            if (length > count - first) length = count - first;
            const struct tagger_column column = {STR("mark"), marks + first};
            const struct tagger_sentence sentence = {all.text, all.tokens.at + first,
                                                     length, &column, 1};
            assert_int_equal(
                tagger_run(taggers[t], NULL, &sentence, &all.arena, labels, NULL), OK);
            assert_int_equal(
                tagger_run(taggers[t], &cache, &sentence, &all.arena, cached, NULL), OK);
            assert_memory_equal(labels, cached, length);
        }
    tagger_cache_free(&cache);
    for (size_t t = 0; t < TAGGERS; t++) {
        tagger_close(taggers[t]);
        model_free(&models[t]);
    }
    free(marks);
    free(labels);
    free(cached);
    buffer_free(&text);
    tokenised_free(&all);
}

/* The score of a way is kept small, however long the sentence is. */
static void long_sentences_are_labelled(void **state)
{
    (void)state;
    enum { WORDS = 60000 };
    struct buffer text = {0};
    for (size_t i = 0; i < WORDS; i++)
        buffer_text(&text, i % 3 ? "old " : "ship ");
    buffer_char(&text, '\0');
    struct tokenised all = tokenise(text.at);
    uint8_t *labels = malloc(WORDS);
    struct model model;
    model_make(&model, 20, false, 5);
    struct tagger *tagger = model_open(&model);
    label(tagger, NULL, &all, labels);
    /* What comes again and again is labelled again and again alike. */
    for (size_t i = 300; i < WORDS - 300; i++)
        assert_int_equal(labels[i], labels[300 + (i - 300) % 60]);
    tagger_close(tagger);
    model_free(&model);
    free(labels);
    buffer_free(&text);
    tokenised_free(&all);
}

static void no_token_is_no_trouble(void **state)
{
    (void)state;
    struct model model;
    struct arena arena = {0};
    model_make(&model, 3, false, 1);
    struct tagger *tagger = model_open(&model);
    const struct tagger_sentence nothing = {.text = STR("")};
    assert_int_equal(tagger_run(tagger, NULL, &nothing, &arena, NULL, NULL), OK);
    tagger_close(tagger);
    tagger_close(NULL);
    model_free(&model);
}

static void model_tells_of_itself(void **state)
{
    (void)state;
    struct model model;
    model_make(&model, 3, false, 1);
    struct tagger *tagger = model_open(&model);
    assert_int_equal(tagger_label_count(tagger), 3);
    assert_str(tagger_label(tagger, 2), "C");
    assert_int_equal(tagger_label(tagger, 3).length, 0);
    assert_str(tagger_about(tagger), "made for a test");
    assert_str(tagger_templates(tagger), model_templates);
    tagger_close(tagger);
    model_free(&model);
}

/* ----------------------------------------------------------------------- damaged files
 */

static enum status open_model(struct str bytes, struct error *error)
{
    struct tagger *tagger;
    const enum status status = tagger_open_bytes(&tagger, bytes, "x.model", error);
    assert_true((status == OK) == (tagger != NULL));
    tagger_close(tagger);
    return status;
}

static void cut_off_models_are_refused(void **state)
{
    (void)state;
    struct model model;
    model_make(&model, 5, true, 1);
    assert_refused_where_cut(open_model, buffer_view(&model.bytes), "is no tagger model");
    model_free(&model);
}

static void changed_bytes_are_refused(void **state)
{
    (void)state;
    struct model model;
    model_make(&model, 5, true, 1);
    assert_refused_where_changed(open_model, model.bytes.at, model.bytes.length);
    model_free(&model);
}

/* Somebody may have made the checksum right: every byte, with any bit changed, gives a
 * model that is refused or can be run, and the sanitizers find nothing. */
static void hostile_models_do_no_harm(void **state)
{
    (void)state;
    struct tokenised all = tokenise(MODEL_TEXT);
    struct model model;
    uint8_t labels[16];
    size_t opened = 0, refusals = 0;
    model_make(&model, 5, true, 1);
    struct tagger_header *header = (void *)model.bytes.at;
    const uint32_t checksum = header->head.checksum;
    for (size_t i = MODEL_CHECKED; i < model.bytes.length * 8; i++) {
        const size_t at = i / 8;
        if (at < MODEL_CHECKED || (at >= sizeof *header && i % 8 != 7 && i % 8 != 0))
            continue;
        struct tagger *tagger;
        struct tagger_cache cache = {0};
        model.bytes.at[at] ^= (char)(1 << i % 8);
        header->head.checksum = model_checksum(model.bytes.at + MODEL_CHECKED,
                                               model.bytes.length - MODEL_CHECKED);
        if (tagger_open_bytes(&tagger, buffer_view(&model.bytes), "x", NULL) == OK) {
            opened++;
            label(tagger, &cache, &all, labels);
            tagger_cache_free(&cache);
            for (size_t t = 0; t < all.tokens.count; t++)
                assert_true(labels[t] < tagger_label_count(tagger));
            tagger_close(tagger);
        } else {
            refusals++;
        }
        model.bytes.at[at] ^= (char)(1 << i % 8);
        arena_reset(&all.arena);
        tokenised_free(&all);
        all = tokenise(MODEL_TEXT);
    }
    header->head.checksum = checksum;
    assert_true(opened > 100);
    assert_true(refusals > 100);
    model_free(&model);
    tokenised_free(&all);
}

static void wrong_models_are_named(void **state)
{
    (void)state;
    struct model model;
    model_make(&model, 5, false, 1);
    struct tagger_header *header = (void *)model.bytes.at;
    assert_refused(open_model, STR("word\tclass64\nthe\t12\n"),
                   "x.model: is no tagger model");
    header->head.version = 99;
    assert_refused(open_model, buffer_view(&model.bytes),
                   "is a model of version 99, this program reads");
    header->head.version = 1;
    assert_refused(
        open_model, buffer_view(&model.bytes),
        "is a model of version 1, this program reads version 2; train the model again");
    header->head.version = TAGGER_VERSION;
    header->head.order = 0x04030201;
    assert_refused(open_model, buffer_view(&model.bytes),
                   "byte order of another machine");
    header->head.order = MODEL_ORDER;
    header->head.word_hash ^= 1;
    header->head.checksum = model_checksum(model.bytes.at + MODEL_CHECKED,
                                           model.bytes.length - MODEL_CHECKED);
    assert_refused(open_model, buffer_view(&model.bytes), "hashed words otherwise");
    buffer_char(&model.bytes, 'x');
    assert_refused(open_model, buffer_view(&model.bytes), "has bytes behind its end");
    model_free(&model);
}

static void checksum_is_the_usual_one(void **state)
{
    (void)state;
    /* The check value that every catalogue of CRCs gives for CRC-32. */
    assert_int_equal(model_checksum("123456789", 9), 0xCBF43926u);
    assert_int_equal(model_checksum("", 0), 0);
    /* Of any length it is that of the bytes one by one. */
    uint64_t seed = 9;
    unsigned char bytes[200];
    uint32_t crc = 0xFFFFFFFFu;
    for (size_t i = 0; i < sizeof bytes; i++) {
        assert_int_equal(model_checksum(bytes, i), ~crc);
        assert_int_equal(model_checksum_plain(bytes, i), ~crc);
        bytes[i] = (unsigned char)random_next(&seed);
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
    }
}

static void files_are_opened_and_closed(void **state)
{
    (void)state;
    char path[] = "/tmp/nutgraf-tagger-XXXXXX";
    const int file = mkstemp(path);
    struct error error = {0};
    struct model model;
    model_make(&model, 5, false, 1);
    assert_true(file >= 0);
    assert_int_equal(file_write_all(file, buffer_view(&model.bytes), path, NULL), OK);
    close(file);
    struct tagger *tagger;
    assert_int_equal(tagger_open(&tagger, path, &error), OK);
    assert_int_equal(tagger_label_count(tagger), 5);
    tagger_close(tagger);
    unlink(path);
    assert_int_not_equal(tagger_open(&tagger, path, &error), OK);
    assert_null(tagger);
    assert_non_null(strstr(error.message, path));
    model_free(&model);
}

static void failing_memory_is_reported(void **state)
{
    (void)state;
    struct tokenised all = tokenise(MODEL_TEXT);
    struct model model;
    uint8_t labels[16];
    model_make(&model, 5, false, 1);
    struct tagger *tagger;
    size_t n = 1;
    for (;; n++) {
        alloc_fail_from(n);
        const enum status status =
            tagger_open_bytes(&tagger, buffer_view(&model.bytes), "x", NULL);
        alloc_fail_from(0);
        if (status == OK) break;
        assert_int_equal(status, ERROR_MEMORY);
        assert_null(tagger);
    }
    assert_true(n > 2);
    for (n = 1;; n++) {
        const struct tagger_sentence sentence = sentence_of(&all);
        struct tagger_cache cache = {0};
        struct arena arena = {0};
        alloc_fail_from(n);
        const enum status status =
            tagger_run(tagger, &cache, &sentence, &arena, labels, NULL);
        alloc_fail_from(0);
        arena_free(&arena);
        tagger_cache_free(&cache);
        if (status == OK) break;
        assert_int_equal(status, ERROR_MEMORY);
    }
    assert_true(n > 4);
    tagger_close(tagger);
    model_free(&model);
    tokenised_free(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(best_labels_are_found),
        cmocka_unit_test(best_of_many_labels_are_found),
        cmocka_unit_test(vectors_and_plain_loops_agree),
        cmocka_unit_test(sets_limit_words),
        cmocka_unit_test(certain_words_have_their_label),
        cmocka_unit_test(columns_of_the_caller_count),
        cmocka_unit_test(cache_changes_no_label),
        cmocka_unit_test(long_sentences_are_labelled),
        cmocka_unit_test(no_token_is_no_trouble),
        cmocka_unit_test(model_tells_of_itself),
        cmocka_unit_test(cut_off_models_are_refused),
        cmocka_unit_test(changed_bytes_are_refused),
        cmocka_unit_test(hostile_models_do_no_harm),
        cmocka_unit_test(wrong_models_are_named),
        cmocka_unit_test(checksum_is_the_usual_one),
        cmocka_unit_test(files_are_opened_and_closed),
        cmocka_unit_test(failing_memory_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

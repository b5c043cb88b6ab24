/* Tags of a document and labels of a plugin's own model, with models that are trained
 * here on a few sentences. */
#include "host_fixture.h"

#include "base/file.h"
#include "train/train.h"

struct models {
    struct host_fixture *host; /* first what host_fixture_open() made */
    char tags[96], marks[96];
    struct tagger *tagger;
};

static void write_text(const char *folder, const char *name, const char *text, char *path)
{
    snprintf(path, 96, "%s/%s", folder, name);
    assert_int_equal(file_replace(path, str_from(text), NULL), OK);
}

/* Trains a model and writes it; the corpus has a token, a mark and a label a line. */
static void train_model(const char *folder, const char *name, const char *corpus,
                        const char *templates, char *path)
{
    char data[96], rules[96];
    struct error error = {0};
    struct train_result result = {0};
    const struct corpus_column column = {"mark", 2};
    write_text(folder, "corpus", corpus, data);
    write_text(folder, "templates", templates, rules);
    const char *const files[] = {data};
    const struct train_options options = {
        .data = files,
        .data_count = 1,
        .templates = rules,
        .corpus = {.token_column = 1,
                   .label_column = -1,
                   .columns = &column,
                   .column_count = 1},
        .learn = {.method = LEARN_PERCEPTRON,                 .rounds = 20, .seed = 1},
        .least = 1
    };
    if (train(&options, &result, &error) != OK) fail_msg("%s", error.message);
    snprintf(path, 96, "%s/%s", folder, name);
    assert_int_equal(file_replace(path, buffer_view(&result.model), NULL), OK);
    train_free(&result);
    unlink(data);
    unlink(rules);
}

static int open_models(void **state)
{
    struct models *models = calloc(1, sizeof *models);
    if (!models || host_fixture_open(state) != 0) return -1;
    models->host = *state;
    *state = models;
    const char *folder = models->host->folder;
    train_model(folder, "tags.model",
                "The 0 DT\nship 0 NN\nsailed 0 VBD\n. 0 .\n\n"
                "A 0 DT\nboat 0 NN\nsank 0 VBD\nquickly 0 XYZ\n. 0 .\n\n"
                "His 0 PRP$\nship 0 NN\nsank 0 VBD\n, 0 ,\n. 0 .\n\n",
                "bias\nfolded[0]\n", models->tags);
    train_model(folder, "marks.model",
                "We 0 O\nmet 0 O\nAda 1 B-HIT\n. 0 O\n\n"
                "Ada 0 O\nmet 1 B-HIT\nus 0 O\n. 0 O\n\n",
                "bias\nmark[0]\n", models->marks);
    return tagger_open(&models->tagger, models->tags, NULL) == OK ? 0 : -1;
}

static int close_models(void **state)
{
    struct models *models = *state;
    void *host = models->host;
    unlink(models->tags);
    unlink(models->marks);
    host_fixture_unload(models->host);
    tagger_close(models->tagger);
    free(models);
    return host_fixture_close(&host);
}

/* Runs the fixture's plugins on a document with a tagger. */
static void run(struct models *models, const ng_plugin *plugin, const char *text)
{
    struct host_fixture *host = models->host;
    const ng_plugin *const plugins[] = {plugin, NULL};
    const struct doc_limits limits = {.records = 100};
    struct error error = {0};
    assert_ok(host, host_fixture_load(host, plugins, NULL));
    arena_reset(&host->arena);
    strcpy(host->text, text);
    const struct article article = {
        .source = STR("test"), .text = host->text, .length = strlen(text)};
    assert_int_equal(doc_open(&host->doc, &host->arena, registry_kinds(host->registry),
                              &article, &limits, &error),
                     OK);
    host->doc.tagger = models->tagger;
    if (turn_run(host->turn, &host->doc, &error) != OK) fail_msg("%s", error.message);
    assert_no_errors(host);
}

static ng_status read_tags(const void *self, void *scratch, ng_doc *doc)
{
    (void)self, (void)scratch;
    const uint8_t *second = ng_tags_of(doc, 1);
    assert_non_null(second);
    assert_int_equal(second[0], NG_PRPS);
    assert_int_equal(second[1], NG_NN);
    assert_int_equal(second[2], NG_VBD);
    assert_int_equal(second[3], NG_OTHER); /* XYZ is no tag of ours */
    assert_int_equal(second[4], NG_STOP);
    const uint8_t *first = ng_tags_of(doc, 0);
    assert_int_equal(first[0], NG_DT);
    assert_ptr_equal(ng_tags_of(doc, 1), second);
    return NG_OK;
}

static void labels_become_tags(void **state)
{
    const ng_plugin probe =
        PLUGIN(.name = "probe", .process = read_tags, .needs = LAYERS("token", "tag"));
    run(*state, &probe, "The boat sailed.\n\nHis ship sank quickly.");
}

static ng_status open_marks(const ng_host *host, const ng_config *config, void **self)
{
    const ng_tagger *tagger = NULL;
    (void)config;
    const ng_status status = ng_tagger_of(host, "marks.model", &tagger);
    memcpy(self, &tagger, sizeof tagger);
    return status;
}

/* Marks the fourth token of all, the second of its sentence. */
static ng_status label_marks(const void *self, void *scratch, ng_doc *doc)
{
    const ng_tokens tokens = ng_tokens_of(doc);
    uint8_t *marks = ng_alloc(doc, tokens.len);
    (void)scratch;
    assert_int_equal(tokens.len, 6);
    marks[3] = 1;
    const uint8_t *labels = ng_label(doc, self, &(ng_column){"mark", marks}, 1);
    assert_non_null(labels);
    for (size_t i = 0; i < tokens.len; i++) {
        const ng_str name = ng_label_name(doc, self, labels[i]);
        assert_memory_equal(name.at, i == 3 ? "B-HIT" : "O", name.len);
    }
    assert_int_equal(ng_label_name(doc, self, 200).len, 0);
    return NG_OK;
}

static void a_plugins_columns_reach_its_model(void **state)
{
    const ng_plugin probe = PLUGIN(.name = "probe", .open = open_marks,
                                   .process = label_marks, .needs = LAYERS("token"));
    run(*state, &probe, "We.\n\nAda met us.");
}

static ng_status give_unknown_column(const void *self, void *scratch, ng_doc *doc)
{
    const uint8_t marks[8] = {0};
    (void)scratch;
    assert_null(ng_label(doc, self, &(ng_column){"makr", marks}, 1));
    return NG_OK;
}

static void an_unknown_column_is_refused(void **state)
{
    struct host_fixture *host = ((struct models *)*state)->host;
    const ng_plugin probe =
        PLUGIN(.name = "probe", .open = open_marks, .process = give_unknown_column,
               .needs = LAYERS("token"));
    host_fixture_run_one(host, &probe, "We met.");
    assert_int_equal(host->doc.error_count, 1);
    assert_text(host->doc.errors[0].message,
                "gives model marks.model the column \"makr\", which its templates do not "
                "name");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_models, close_models)
    const struct CMUnitTest tests[] = {
        TEST(labels_become_tags),
        TEST(a_plugins_columns_reach_its_model),
        TEST(an_unknown_column_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

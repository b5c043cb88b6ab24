/* host_read: the services by which a plugin reads a document.  Each gives an empty
 * result after the first error. */
#include "plugin/host.h"

#include "doc/layer.h"
#include "plugin/registry_inside.h"
#include "text/lemma.h"

ng_str host_text(const ng_doc *doc)
{
    return host_str(host_sitting(doc)->doc->text);
}

ng_str host_meta(const ng_doc *doc, const char *key)
{
    struct sitting *sitting = host_sitting(doc);
    struct str value = {0};
    if (host_failed(sitting)) return host_str(value);
    if (doc_meta(sitting->doc, host_name(key), &value, &sitting->error) != OK) {
        return host_str((struct str){0});
    }
    return host_str(value);
}

/* Whether the plugin may see tokens; if so, they are there. */
static bool may_see_tokens(struct sitting *sitting)
{
    return host_may_read(sitting, LAYER_TOKEN) &&
           doc_tokenise(sitting->doc, &sitting->error) == OK;
}

ng_tokens host_tokens(ng_doc *doc)
{
    struct sitting *sitting = host_sitting(doc);
    if (!may_see_tokens(sitting)) return (ng_tokens){0};
    /* host.c makes sure that the layouts are the same. */
    const void *tokens = sitting->doc->tokens.at;
    return (ng_tokens){.at = tokens, .len = sitting->doc->tokens.count};
}

const uint8_t *host_tags(ng_doc *doc, uint32_t sentence)
{
    struct sitting *sitting = host_sitting(doc);
    const uint8_t *tags = NULL;
    if (!host_may_read(sitting, LAYER_TAG)) return NULL;
    if (doc_tokenise(sitting->doc, &sitting->error) != OK) return NULL;
    if (sentence >= sitting->doc->tokens.sentence_count) {
        error_set(&sitting->error, ERROR_PLUGIN,
                  "asks for the tags of sentence %u of %zu", sentence,
                  sitting->doc->tokens.sentence_count);
        return NULL;
    }
    if (doc_tag(sitting->doc, sentence, &tags, &sitting->error) != OK) return NULL;
    return tags;
}

/* What a token's tag is, if its sentence is tagged. */
static uint8_t known_tag(const struct doc *doc, uint32_t token)
{
    const uint32_t sentence = doc->tokens.at[token].sentence;
    if (!doc->tags || !doc->tags[sentence]) return NG_TAG_NONE;
    return doc->tags[sentence][token - doc->tokens.sentences[sentence].first];
}

ng_str host_lemma(ng_doc *doc, uint32_t token)
{
    struct sitting *sitting = host_sitting(doc);
    if (!may_see_tokens(sitting)) return host_str((struct str){0});
    const struct tokens *tokens = &sitting->doc->tokens;
    if (token >= tokens->count) {
        error_set(&sitting->error, ERROR_PLUGIN, "asks for the lemma of token %u of %zu",
                  token, tokens->count);
        return host_str((struct str){0});
    }
    const struct str folded = {tokens->at[token].word, tokens->at[token].length};
    const struct str lemma =
        lemma_of(sitting->doc->arena, folded, known_tag(sitting->doc, token));
    if (!lemma.at) error_memory(&sitting->error, "finding a lemma");
    return host_str(lemma);
}

ng_items host_items(ng_doc *doc, ng_layer layer)
{
    struct sitting *sitting = host_sitting(doc);
    ng_items items = {0};
    if (layer == LAYER_NONE || !host_may_read(sitting, layer)) return items;
    if (layer_items(sitting->doc, layer, &items, &sitting->error) != OK) {
        return (ng_items){0};
    }
    return items;
}

/* A record's value of a field; NULL, and an error, if the kind has none of the name. */
static const struct value *find_value(struct sitting *sitting, ng_ref ref,
                                      const char *field)
{
    const struct record *record = host_readable(sitting, ref);
    if (!record) return NULL;
    const struct kind *kind = &sitting->doc->kinds->at[record->kind];
    const uint32_t index = kind_field(kind, host_name(field));
    if (index != KIND_NONE) return &record->values[index];
    error_set(&sitting->error, ERROR_PLUGIN,
              "reads field \"%s\" of \"%s\", which does not exist", host_name(field).at,
              kind->path);
    return NULL;
}

ng_str host_field(const ng_doc *doc, ng_ref record, const char *field)
{
    struct sitting *sitting = host_sitting(doc);
    if (str_is(host_name(field), "rule")) {
        const struct record *found = host_readable(sitting, record);
        return host_str(found ? found->rule : (struct str){0});
    }
    const struct value *value = find_value(sitting, record, field);
    return host_str(value ? value->text : (struct str){0});
}

ng_ref host_target(const ng_doc *doc, ng_ref record, const char *field, uint32_t index)
{
    const struct value *value = find_value(host_sitting(doc), record, field);
    return value && index < value->link_count ? value->links[index] : 0;
}

ng_ref host_parent(const ng_doc *doc, ng_ref record)
{
    const struct record *found = host_readable(host_sitting(doc), record);
    return found ? found->parent : 0;
}

bool host_next(ng_doc *doc, const ng_rules *rules, ng_scan *scan)
{
    struct sitting *sitting = host_sitting(doc);
    bool found = false;
    if (!may_see_tokens(sitting)) return false;
    if (!rules || !scan) {
        error_set(&sitting->error, ERROR_PLUGIN, "hands NULL to ng_next()");
        return false;
    }
    struct rules_scan ours;
    memcpy(&ours, scan, sizeof ours);
    const enum status status =
        rules_next(rules->rules, sitting->scratch, sitting->doc->text,
                   &sitting->doc->tokens, &ours, &found, &sitting->error);
    memcpy(scan, &ours, sizeof ours);
    return status == OK && found;
}

ng_span host_group(const ng_doc *doc, const ng_scan *scan, const char *name)
{
    struct sitting *sitting = host_sitting(doc);
    struct span at = {0, 0};
    if (host_failed(sitting)) return host_span(at);
    if (!scan) {
        error_set(&sitting->error, ERROR_PLUGIN, "hands NULL to ng_group()");
        return host_span(at);
    }
    struct rules_scan ours;
    memcpy(&ours, scan, sizeof ours);
    rules_group(sitting->scratch, &ours, host_name(name), &at, &sitting->error);
    return host_span(at);
}

ng_hits host_hits(ng_doc *doc, const ng_gazetteer *gazetteer)
{
    struct sitting *sitting = host_sitting(doc);
    struct doc *ours = sitting->doc;
    if (!may_see_tokens(sitting)) return (ng_hits){0};
    if (!gazetteer) {
        error_set(&sitting->error, ERROR_PLUGIN, "hands NULL to ng_hits_of()");
        return (ng_hits){0};
    }
    if (!*sitting->hits &&
        gazetteers_match(sitting->registry->gazetteers, ours->arena, ours->text,
                         &ours->tokens, sitting->hits, &sitting->error) != OK) {
        *sitting->hits = NULL;
        return (ng_hits){0};
    }
    const struct gazetteer_hits hits =
        (*sitting->hits)[gazetteer_index(gazetteer->gazetteer)];
    const void *at = hits.at; /* host.c makes sure that the layouts are the same */
    return (ng_hits){.at = at, .len = hits.count};
}

ng_str host_column(const ng_gazetteer *gazetteer, uint32_t entry, const char *column)
{
    if (!gazetteer) return host_str((struct str){0});
    return host_str(gazetteer_cell(gazetteer->gazetteer, entry, host_name(column)));
}

/* ---------------------------------------------------------------------- taggers */

static bool has_column(const struct tagger *tagger, struct str name)
{
    for (size_t i = 0; i < tagger_column_count(tagger); i++) {
        if (str_equal(name, tagger_column_name(tagger, i))) return true;
    }
    return false;
}

static bool check_columns(struct sitting *sitting, const ng_tagger *tagger,
                          const ng_column *columns, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct str name = host_name(columns[i].name);
        if (columns[i].at && !str_is(name, "tag") && has_column(tagger->tagger, name))
            continue;
        error_set(&sitting->error, ERROR_PLUGIN,
                  "gives model %s the column \"" STR_FORMAT "\", which %s", tagger->file,
                  STR_ARGUMENTS(name),
                  !columns[i].at        ? "is NULL"
                  : str_is(name, "tag") ? "nutgraf makes itself"
                                        : "its templates do not name");
        return false;
    }
    return true;
}

/* Labels one sentence.  shifted has room for count + 1 columns. */
static enum status label_sentence(struct sitting *sitting, const ng_tagger *tagger,
                                  const ng_column *columns, size_t count,
                                  struct tagger_column *shifted, uint32_t sentence,
                                  uint8_t *labels)
{
    struct doc *doc = sitting->doc;
    const struct token_range range = doc->tokens.sentences[sentence];
    const uint8_t *tags = NULL;
    for (size_t i = 0; i < count; i++) {
        shifted[i] = (struct tagger_column){.name = str_from(columns[i].name),
                                            .at = columns[i].at + range.first};
    }
    if (tagger->uses_tags) TRY(doc_tag(doc, sentence, &tags, &sitting->error));
    if (tags) shifted[count++] = (struct tagger_column){.name = STR("tag"), .at = tags};
    const struct tagger_sentence here = {doc->text, doc->tokens.at + range.first,
                                         range.last - range.first, shifted, count};
    return tagger_run(tagger->tagger, doc->cache, &here, doc->arena, labels + range.first,
                      &sitting->error);
}

const uint8_t *host_label(ng_doc *doc, const ng_tagger *tagger, const ng_column *columns,
                          size_t count)
{
    struct sitting *sitting = host_sitting(doc);
    if (!may_see_tokens(sitting)) return NULL;
    if (!tagger || (count && !columns)) {
        error_set(&sitting->error, ERROR_PLUGIN, "hands NULL to ng_label()");
        return NULL;
    }
    if (tagger->uses_tags && !host_may_read(sitting, LAYER_TAG)) return NULL;
    if (!check_columns(sitting, tagger, columns, count)) return NULL;
    const struct tokens *tokens = &sitting->doc->tokens;
    struct arena *arena = sitting->doc->arena;
    uint8_t *labels = arena_array(arena, tokens->count, sizeof *labels);
    struct tagger_column *shifted = arena_array(arena, count + 1, sizeof *shifted);
    if (!labels || !shifted) {
        error_memory(&sitting->error, "labelling");
        return NULL;
    }
    for (uint32_t i = 0; i < tokens->sentence_count; i++) {
        if (label_sentence(sitting, tagger, columns, count, shifted, i, labels) != OK) {
            return NULL;
        }
    }
    return labels;
}

ng_str host_label_name(const ng_tagger *tagger, uint8_t label)
{
    if (!tagger || label >= tagger_label_count(tagger->tagger)) {
        return host_str((struct str){0});
    }
    return host_str(tagger_label(tagger->tagger, label));
}

/* ------------------------------------------------------------------ classifiers */

size_t host_class_count(const ng_classifier *classifier)
{
    return classifier ? classifier_class_count(classifier->classifier) : 0;
}

ng_str host_class_name(const ng_classifier *classifier, size_t index)
{
    if (!classifier) return host_str((struct str){0});
    return host_str(classifier_class(classifier->classifier, index));
}

/* Whether an item can be classified; if not, that is the plugin's error. */
static bool check_item(struct sitting *sitting, const ng_classifier *classifier,
                       const uint64_t *features, size_t count,
                       const double *probabilities)
{
    if (host_failed(sitting)) return false;
    if (!classifier || !probabilities || (count && !features)) {
        error_set(&sitting->error, ERROR_PLUGIN, "hands NULL to ng_classify()");
        return false;
    }
    if (count > CLASSIFIER_MOST) {
        error_set(&sitting->error, ERROR_PLUGIN,
                  "classifies an item of %zu features; there may be %d", count,
                  (int)CLASSIFIER_MOST);
        return false;
    }
    return true;
}

void host_classify(const ng_doc *doc, const ng_classifier *classifier,
                   const uint64_t *features, size_t count, double *probabilities)
{
    if (check_item(host_sitting(doc), classifier, features, count, probabilities)) {
        classifier_run(classifier->classifier, features, count, probabilities);
        return;
    }
    for (size_t c = 0; probabilities && c < host_class_count(classifier); c++)
        probabilities[c] = 0;
}

bool host_knows(const ng_doc *doc, const ng_classifier *classifier, uint64_t feature)
{
    struct sitting *sitting = host_sitting(doc);
    if (host_failed(sitting)) return false;
    if (!classifier) {
        error_set(&sitting->error, ERROR_PLUGIN, "hands NULL to ng_knows()");
        return false;
    }
    return classifier_knows(classifier->classifier, feature);
}

/* model: classes to types, probabilities to scores. */
#include "model.h"

#include <stdio.h>
#include <string.h>

static ng_status refuse_class(const ng_host *host, ng_str name)
{
    char message[200];
    snprintf(
        message, sizeof message,
        "outcomes.model: the class \"%.*s\" is no type of outcome; install the plugin "
        "again, train the model as README.md says, or set outcomes.model=false",
        (int)(name.len < 40 ? name.len : 40), name.at);
    ng_say(host, NG_ERROR, message);
    return NG_NOFILE;
}

static ng_status read_classes(const ng_host *host, struct model *model)
{
    model->class_count = ng_class_count(host, model->classifier);
    for (size_t i = 0; i < model->class_count; i++) {
        const ng_str name = ng_class_name(host, model->classifier, i);
        uint8_t type = 0;
        while (type < TYPE_COUNT && (strlen(type_names[type]) != name.len ||
                                     memcmp(type_names[type], name.at, name.len)))
            type++;
        const bool none = name.len == 4 && memcmp(name.at, "none", 4) == 0;
        if (type == TYPE_COUNT && !none) return refuse_class(host, name);
        model->types[i] = type;
    }
    return NG_OK;
}

ng_status model_open(const ng_host *host, struct model *model, bool classifier)
{
    ng_str text;
    feature_names_make(host, &model->names);
    ng_status status = ng_data_of(host, "senses.tsv", &text);
    if (status == NG_OK) status = senses_read(host, text, &model->senses);
    if (status != NG_OK || !classifier) return status;
    if (!NG_HAS(host, knows)) {
        ng_say(host, NG_ERROR,
               "outcomes.model: this nutgraf has no classifiers; install a newer one, or "
               "set outcomes.model=false to do with the lexicon alone");
        return NG_NOFILE;
    }
    status = ng_classifier_of(host, "outcomes.model", &model->classifier);
    if (status == NG_OK) return read_classes(host, model);
    ng_say(host, NG_ERROR,
           "outcomes.model: cannot be used; install the plugin again, or set "
           "outcomes.model=false to do with the lexicon alone");
    return status;
}

void model_close(struct model *model)
{
    senses_free(model->senses);
}

/* The likeliest type, and how likely it is. */
static uint8_t likeliest(const struct model *model, const double *probabilities,
                         double *score)
{
    uint8_t best = TYPE_COUNT;
    *score = 0;
    for (size_t i = 0; i < model->class_count; i++) {
        if (model->types[i] == TYPE_COUNT || probabilities[i] <= *score) continue;
        best = model->types[i];
        *score = probabilities[i];
    }
    return best;
}

/* What moves or comes to harm of itself is what it happens to: "prices eased". */
static void settle_roles(const struct passage *passage, struct candidate *candidate)
{
    const bool undergoes = candidate->type == TYPE_MOVE || candidate->type == TYPE_HARM;
    const struct phrase *object = &candidate->object;
    const bool bare =
        phrase_is_empty(object) ||
        passage->chunks[object->chunk].flags & (NOUN_NUMBER | NOUN_MONEY | NOUN_SCORE);
    if (!undergoes || !bare || candidate->flags & CANDIDATE_NOUN ||
        phrase_is_empty(&candidate->agent))
        return;
    candidate->object = candidate->agent;
    candidate->agent = (struct phrase){0};
}

static void judge(const struct model *model, const struct passage *passage,
                  const struct features *features, struct candidate *candidate)
{
    double probabilities[MOST_CLASSES];
    ng_classify(passage->doc, model->classifier, features->at, features->count,
                probabilities);
    const uint8_t type = likeliest(model, probabilities, &candidate->score);
    if (type == TYPE_COUNT) return;
    if (type != candidate->type || candidate->flags & CANDIDATE_OPEN) {
        candidate->type = type;
        status_read(passage, candidate);
    }
    if (candidate->flags & CANDIDATE_OPEN) settle_roles(passage, candidate);
    candidate->score = score_guarded(candidate);
}

/* A candidate as a line to train with: where it stands, and its features. */
static void put_item(const struct passage *passage, const struct candidate *candidate,
                     const struct features *features)
{
    char places[120];
    const ng_token *tokens = passage->tokens.at;
    const ng_span first = candidate->pieces[0],
                  last = candidate->pieces[candidate->piece_count - 1];
    const ng_span head = tokens[evidence_head(passage, candidate)].at;
    snprintf(places, sizeof places, "%u %u %u %u", tokens[first.begin].at.begin,
             tokens[first.end - 1].at.end, tokens[last.begin].at.begin,
             tokens[last.end - 1].at.end);
    const ng_ref item = ng_emit(passage->doc, "outcome-item", head, NULL, 1.0);
    const char *type =
        candidate->flags & CANDIDATE_OPEN ? "none" : type_names[candidate->type];
    ng_set(passage->doc, item, "line", ng_make_str(type, strlen(type)));
    ng_set(passage->doc, item, "pieces", ng_make_str(places, strlen(places)));
    ng_set(passage->doc, item, "features",
           ng_make_str(features->text + (features->length > 0),
                       features->length - (features->length > 0)));
}

/* Whether a candidate is worth more work: to be written, or as a member of a group. */
static bool is_worth(const struct candidate *candidate, double threshold)
{
    enum { DOUBTFUL = 10 }; /* percent */
    const double least = threshold < DOUBTFUL / 100.0 ? threshold : DOUBTFUL / 100.0;
    return candidate->score >= least || candidate->flags & CANDIDATE_LISTED ||
           candidate_line_is_sure(candidate);
}

static void weigh(const struct model *model, const struct sight *sight,
                  struct features *features, struct candidate *candidate)
{
    if (candidate_is_context(candidate)) {
        if (model->classifier) candidate->score = score_beside_model(candidate->score);
        return;
    }
    evidence_collect(sight, candidate, features);
    if (features->text) put_item(sight->passage, candidate, features);
    if (model->classifier) judge(model, sight->passage, features, candidate);
}

void model_weigh(const struct model *model, const struct sight *sight,
                 struct features *features, struct candidates *candidates, uint32_t from,
                 double threshold)
{
    uint32_t kept = from;
    features->names = &model->names;
    for (uint32_t i = from; i < candidates->count; i++)
        weigh(model, sight, features, &candidates->at[i]);
    for (uint32_t i = from; i < candidates->count; i++) {
        const struct candidate *candidate = &candidates->at[i];
        const bool keep = model->classifier ? is_worth(candidate, threshold)
                                            : !(candidate->flags & CANDIDATE_OPEN);
        if (keep) candidates->at[kept++] = *candidate;
    }
    candidates->count = kept;
}

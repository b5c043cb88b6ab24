/* outcomes: what came of the events that an article reports: agreements, decisions,
 * votes, verdicts, losses, results, with who, what, how many and who says so.
 *
 *     triggers.txt -> lexicon;  sentence -> chunks -> clauses -> candidates -> records
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "background.h"
#include "codes.h"
#include "emit.h"
#include "model.h"
#include "resolve.h"

struct plugin { /* ng_plugin's self */
    struct lexicon *lexicon;
    struct model model;
    bool modelled; /* by the option `model` */
    bool items;    /* by the option `items` */
    struct layers layers;
    ng_layer sentence, paragraph;
    double threshold;
    bool context;
};

struct scratch { /* one sentence's work, used again for the next */
    struct chunk chunks[MAX_CHUNKS];
    struct clause clauses[MAX_CLAUSES];
    uint32_t words[MAX_CHUNKS];
    uint8_t quoted[MAX_CHUNKS];
    uint8_t tags[MAX_CHUNKS];
    struct value lemmas[MAX_CHUNKS];
    struct known_words known;
    struct features features;
    char text[FEATURE_TEXT]; /* of the features, with the option `items` */
};

struct work { /* one article */
    const struct plugin *plugin;
    struct scratch *scratch;
    ng_doc *doc;
    ng_tokens tokens;
    ng_items sentences;
    uint8_t *quoted; /* [tokens] */
    struct day published;
    struct candidates candidates;
    struct groups groups;
    struct memory memory;
    struct story story;
};

static ng_status refuse_threshold(const ng_host *host, double threshold)
{
    char message[120];
    snprintf(
        message, sizeof message,
        "outcomes.threshold is %g, but scores lie between 0 and 1; set 0.6 or the like",
        threshold);
    ng_say(host, NG_ERROR, message);
    return NG_BADCONF;
}

static ng_status outcomes_open(const ng_host *host, const ng_config *config, void **self)
{
    struct plugin *plugin = calloc(1, sizeof *plugin);
    if (!plugin) return NG_NOMEM;
    *self = plugin;
    ng_str text;
    const ng_status found = ng_data_of(host, "triggers.txt", &text);
    if (found != NG_OK) return found;
    plugin->layers =
        (struct layers){.date = ng_layer_of(host, "date"),
                        .country = ng_layer_of(host, "country/mention"),
                        .organisation = ng_layer_of(host, "organisation/mention")};
    plugin->sentence = ng_layer_of(host, "sentence");
    plugin->paragraph = ng_layer_of(host, "paragraph");
    plugin->threshold = strtod(ng_option_of(host, config, "threshold").at, NULL);
    if (!(plugin->threshold >= 0 && plugin->threshold <= 1))
        return refuse_threshold(host, plugin->threshold);
    const ng_str tier = ng_option_of(host, config, "tier");
    plugin->context = tier.len == 7 && memcmp(tier.at, "context", 7) == 0;
    plugin->items = ng_option_of(host, config, "items").at[0] == 't';
    plugin->modelled = ng_option_of(host, config, "model").at[0] == 't';
    const ng_status read = lexicon_read(host, text, &plugin->lexicon);
    if (read != NG_OK || (!plugin->modelled && !plugin->items)) return read;
    return model_open(host, &plugin->model, plugin->modelled);
}

static void outcomes_close(void *self)
{
    struct plugin *plugin = self;
    if (!plugin) return;
    lexicon_free(plugin->lexicon);
    model_close(&plugin->model);
    free(plugin);
}

static ng_status outcomes_begin(const void *self, void **scratch)
{
    (void)self;
    struct scratch *made = malloc(sizeof *made);
    *scratch = made;
    if (!made) return NG_NOMEM;
    made->known = (struct known_words){0};
    return NG_OK;
}

static void outcomes_end(void *scratch)
{
    free(scratch);
}

/* ------------------------------------------------------------------ quotations */

enum { SHORT_QUOTE = 5 }; /* tokens: less is a word set apart, not speech */

static void mark_between(struct work *work, uint32_t open, uint32_t close)
{
    if (close - open - 1 < SHORT_QUOTE) return;
    memset(work->quoted + open + 1, 1, close - open - 1);
}

/* Whether a quotation mark stands before a word and not behind one. */
static bool is_opening(ng_tokens tokens, uint32_t at, uint32_t last)
{
    const bool behind = at > 0 && tokens.at[at - 1].at.end == tokens.at[at].at.begin;
    return at + 1 < last && tokens.at[at + 1].at.begin == tokens.at[at].at.end && !behind;
}

/* Marks what stands between quotation marks, paragraph by paragraph; what is not closed
 * goes on to the paragraph's end, or to where the speaker's next paragraph was opened. */
static void mark_quotations(struct work *work, ng_items paragraphs)
{
    for (size_t p = 0; p < paragraphs.len; p++) {
        const uint32_t last = paragraphs.at[p].last;
        uint32_t open = UINT32_MAX;
        for (uint32_t at = paragraphs.at[p].first; at < last; at++) {
            const ng_token *token = &work->tokens.at[at];
            if (token->len != 1 || token->word[0] != '"') continue;
            const bool opening = is_opening(work->tokens, at, last);
            if (open != UINT32_MAX) mark_between(work, open, at);
            open = open == UINT32_MAX || opening ? at : UINT32_MAX;
        }
        if (open != UINT32_MAX) mark_between(work, open, last);
    }
}

/* ------------------------------------------------------------------ sentences */

/* Looks the sentence's words up; false if none of them can begin an outcome, for all that
 * the lexicon knows. */
static bool look_up(struct work *work, const ng_item *sentence, uint32_t last)
{
    const struct lexicon *lexicon = work->plugin->lexicon;
    bool trigger = false;
    for (uint32_t at = sentence->first; at < last; at++) {
        const uint32_t word = lexicon_find(lexicon, &work->tokens.at[at]);
        work->scratch->words[at - sentence->first] = word;
        trigger = trigger || lexicon_at(lexicon, word)->trigger;
    }
    return trigger || group_is_near(lexicon, work->tokens, sentence->first, last);
}

static void note_clause(const struct passage *passage, struct candidate *candidate)
{
    const struct clause *clause = &passage->clauses[candidate->clause];
    candidate->clause_flags = clause->flags;
    candidate->reach =
        ng_make_span(passage->chunks[clause->verb].last, clause_end(passage, clause));
    candidate->compared =
        background_compared(passage, candidate->reach.begin, candidate->reach.end);
}

/* Status, who says so, and what else of the clause tells how sure a candidate is. */
static void note_from(struct work *work, const struct passage *passage, uint32_t from)
{
    for (uint32_t i = from; i < work->candidates.count; i++) {
        struct candidate *candidate = &work->candidates.at[i];
        if (candidate->clause != NONE) note_clause(passage, candidate);
        status_read(passage, candidate);
        attribution_read(passage, candidate);
    }
}

static void mark_leading(struct candidates *candidates, uint32_t from)
{
    for (uint32_t i = from; i < candidates->count; i++) {
        if (candidates->at[i].clause_kind != CLAUSE_MAIN) continue;
        candidates->at[i].flags |= CANDIDATE_LEADING;
        return;
    }
}

static void score_from(struct work *work, uint32_t from)
{
    for (uint32_t i = from; i < work->candidates.count; i++) {
        struct candidate *candidate = &work->candidates.at[i];
        candidate->line_type = candidate->type;
        candidate->line_score = candidate->score = score_candidate(candidate);
    }
}

/* The story with what the lexicon is sure of in a sentence, for those that follow. */
static struct story story_behind(const struct work *work, uint32_t from)
{
    struct story story = work->story;
    for (uint32_t i = from; i < work->candidates.count; i++) {
        const struct candidate *candidate = &work->candidates.at[i];
        if (!candidate_is_context(candidate) && candidate_line_is_likely(candidate))
            story.counts[candidate->line_type]++;
    }
    return story;
}

/* Lets the model weigh what the lexicon found, and propose what it did not find. */
static void weigh_from(struct work *work, const struct passage *passage, uint32_t from)
{
    const struct model *model = &work->plugin->model;
    struct scratch *scratch = work->scratch;
    const struct sight sight = {.passage = passage,
                                .senses = model->senses,
                                .lemmas = scratch->lemmas,
                                .known = &scratch->known,
                                .story = &work->story,
                                .candidates = &work->candidates,
                                .from = from};
    memset(scratch->lemmas, 0,
           (passage->last - passage->first) * sizeof *scratch->lemmas);
    const uint32_t open = work->candidates.count;
    model_propose(model, &sight, &work->candidates, from);
    note_from(work, passage, open);
    score_from(work, open);
    scratch->features.text = work->plugin->items ? scratch->text : NULL;
    model_weigh(model, &sight, &scratch->features, &work->candidates, from,
                work->plugin->threshold);
    for (uint32_t i = from; i < work->candidates.count; i++) {
        struct candidate *candidate = &work->candidates.at[i];
        if (candidate->flags & CANDIDATE_LISTED)
            candidate->score = score_listed(candidate->score);
    }
}

/* What a candidate has besides who did it to whom. */
static void complete_from(struct work *work, const struct passage *passage, uint32_t from)
{
    for (uint32_t i = from; i < work->candidates.count; i++) {
        struct candidate *candidate = &work->candidates.at[i];
        measure_read(passage, candidate);
        place_read(passage, candidate);
        measure_borrow(&work->candidates, i);
        resolve_read(passage, &work->memory, candidate);
        codes_read(passage, candidate);
        widen_arguments(passage, candidate);
    }
}

static void read_sentence(struct work *work, uint32_t number)
{
    const ng_item *sentence = &work->sentences.at[number];
    const uint32_t limit = sentence->first + MAX_CHUNKS;
    const uint32_t last = sentence->last < limit ? sentence->last : limit;
    if (!look_up(work, sentence, last)) return;
    const uint8_t *tags = ng_tags_of(work->doc, number);
    if (!tags) return;
    struct scratch *scratch = work->scratch;
    memcpy(scratch->tags, tags, last - sentence->first);
    memcpy(scratch->quoted, work->quoted + sentence->first, last - sentence->first);
    struct passage passage = {.doc = work->doc,
                              .lexicon = work->plugin->lexicon,
                              .tokens = work->tokens,
                              .sentence = number,
                              .first = sentence->first,
                              .last = last,
                              .tags = scratch->tags,
                              .words = scratch->words,
                              .quoted = scratch->quoted,
                              .chunks = scratch->chunks,
                              .clauses = scratch->clauses};
    passage_mend(&passage);
    passage_chunk(&passage);
    passage_parse(&passage);
    attribution_mark(&passage);
    denial_mark(&passage);
    background_mark(&passage, work->published);
    const uint32_t from = work->candidates.count;
    trigger_find(&passage, &work->candidates);
    mark_leading(&work->candidates, from);
    note_from(work, &passage, from);
    group_announce(&passage, &work->groups, &work->candidates, from);
    score_from(work, from);
    const struct story story = story_behind(work, from);
    if (work->plugin->model.senses) weigh_from(work, &passage, from);
    work->story = story;
    resolve_remember(&passage, &work->memory);
    complete_from(work, &passage, from);
}

static uint32_t header_end(const ng_doc *doc)
{
    const ng_str header = ng_meta(doc, "header");
    uint32_t end = 0;
    for (size_t i = 0; i < header.len; i++)
        if (header.at[i] >= '0' && header.at[i] <= '9')
            end = end * 10 + (uint32_t)(header.at[i] - '0');
    return end;
}

static ng_status outcomes_process(const void *self, void *scratch, ng_doc *doc)
{
    const struct plugin *plugin = self;
    struct work work = {.plugin = plugin, .scratch = scratch, .doc = doc};
    work.tokens = ng_tokens_of(doc);
    if (!work.tokens.len) return NG_OK;
    work.quoted = ng_alloc(doc, work.tokens.len);
    if (!work.quoted) return NG_OK;
    work.sentences = ng_items_of(doc, plugin->sentence);
    mark_quotations(&work, ng_items_of(doc, plugin->paragraph));
    work.published = background_day(ng_meta(doc, "published"), work.tokens);
    const uint32_t header = header_end(doc);
    for (uint32_t i = 0; i < work.sentences.len; i++)
        if (work.sentences.at[i].at.begin >= header) read_sentence(&work, i);
    group_settle(doc, plugin->lexicon, work.tokens, work.sentences, &work.groups,
                 &work.candidates, plugin->threshold);
    emit_all(doc, work.tokens, &plugin->layers, &work.groups, &work.candidates,
             plugin->threshold, plugin->context);
    return NG_OK;
}

static const char *const needs[] = {"token", "sentence", "paragraph", "tag", NULL};
static const char *const likes[] = {"date", "organisation/mention", "country/mention",
                                    NULL};

static const ng_option options[] = {
    {.name = "threshold",
     .type = NG_NUMBER,
     .preset = "0.45",
     .about = "the least score of a record"},
    {.name = "tier",
     .type = NG_TEXT,
     .preset = "outcome",
     .values = "outcome context",
     .about = "context: also what was asked for, threatened or talked about"},
    {.name = "model",
     .type = NG_BOOL,
     .preset = "true",
     .about = "false: by the lexicon alone, without the trained model"},
    {.name = "items",
     .type = NG_BOOL,
     .preset = "false",
     .about = "true: also what the model is told of each candidate, to train it"},
    {0}
};

NG_PLUGIN(outcomes, .version = "1.1.0",
          .about = "What came of it: agreements, decisions, verdicts, losses, results",
          .needs = needs, .likes = likes, .records = emit_records, .options = options,
          .open = outcomes_open, .close = outcomes_close, .begin = outcomes_begin,
          .end = outcomes_end, .process = outcomes_process);

/* score_json: the score for programs, and read back as the baseline of a later one. */
#include "base/vec.h"
#include "compare/score_report.h"
#include "text/json.h"
#include "xml/escape.h"
#include "xml/put.h"

static void put_quoted(struct buffer *out, struct str s)
{
    put_char(out, '"');
    escape_add(out, s, ESCAPE_JSON);
    put_char(out, '"');
}

static void put_count(struct buffer *out, const struct score_count *count)
{
    const struct score_rates rates = score_rates_of(count);
    buffer_format(out,
                  "{\"precision\": %.4f, \"recall\": %.4f, \"f1\": %.4f, \"right\": %u, "
                  "\"found\": %u, \"wanted\": %u}",
                  rates.precision, rates.recall, rates.f1, count->right, count->output,
                  count->gold);
}

/* What only the output has, such as a rule: nothing is wanted of it. */
static void put_precision(struct buffer *out, const struct score_count *count)
{
    buffer_format(out, "{\"precision\": %.4f, \"right\": %u, \"found\": %u}",
                  score_rates_of(count).precision, count->right, count->output);
}

static void put_names(struct buffer *out, const char *title,
                      const struct score_names *names, uint32_t element, bool of_output)
{
    bool any = false;
    buffer_format(out, ", \"%s\": {", title);
    for (size_t i = 0; i < names->length; i++) {
        if (names->at[i].element != element) continue;
        if (any) put_text(out, ", ");
        any = true;
        put_quoted(out, names->at[i].name);
        put_text(out, ": ");
        if (of_output)
            put_precision(out, &names->at[i].count);
        else
            put_count(out, &names->at[i].count);
    }
    put_char(out, '}');
}

struct writing {
    const struct score *score;
    struct score_change *changes; /* or NULL */
    struct arena *arena;
    struct buffer *out;
    struct error *error;
};

static enum status put_mode(const struct writing *to, uint32_t element,
                            enum score_mode mode)
{
    const struct score *score = to->score;
    const struct score_count sum = score_sum(score, element, mode, (struct str){0});
    struct score_count *counts;
    struct bootstrap_interval interval;
    struct bootstrap_change change;
    bool known = false;
    TRY(score_column(score, to->arena, element, mode, &counts, to->error));
    TRY(bootstrap_f1(to->arena, counts, score->articles.length, &interval, to->error));
    buffer_format(to->out, "%s\"%s\": ", mode ? ", " : "", score_mode_name(mode));
    put_count(to->out, &sum);
    to->out->length -= !buffer_failed(to->out); /* the brace: there is more to say */
    buffer_format(to->out, ", \"low\": %.4f, \"high\": %.4f", interval.low,
                  interval.high);
    if (to->changes)
        TRY(score_change_of(to->changes, to->arena, element, mode, &change, &known,
                            to->error));
    if (known) {
        buffer_format(to->out,
                      ", \"change\": {\"f1\": %.4f, \"low\": %.4f, \"high\": %.4f, "
                      "\"p\": %.4f}",
                      change.change, change.interval.low, change.interval.high, change.p);
    }
    put_char(to->out, '}');
    return OK;
}

static enum status put_desks(const struct writing *to, uint32_t element)
{
    struct str *desks;
    size_t count;
    TRY(score_desks(to->score, to->arena, &desks, &count, to->error));
    put_text(to->out, ", \"desks\": {");
    for (size_t i = 0; i < count; i++) {
        const struct score_count sum =
            score_sum(to->score, element, SCORE_VALUE, desks[i]);
        if (i) put_text(to->out, ", ");
        put_quoted(to->out, desks[i]);
        put_text(to->out, ": ");
        put_count(to->out, &sum);
    }
    put_char(to->out, '}');
    return OK;
}

static void put_member(struct buffer *out, const char *name, struct str value)
{
    if (!value.at) return;
    buffer_format(out, ", \"%s\": ", name);
    put_quoted(out, value);
}

static void put_errors(struct buffer *out, const struct score *score, uint32_t element)
{
    bool any = false;
    put_text(out, ", \"errors\": [");
    for (size_t i = 0; i < score->errors.length; i++) {
        const struct score_error *one = &score->errors.at[i];
        if (one->element != element) continue;
        buffer_format(out, "%s\n    {\"error\": \"%s\"", any ? "," : "",
                      score_error_name(one->kind));
        put_member(out, "article", one->article);
        put_member(out, "field", one->name);
        put_member(out, "wanted", one->wanted);
        put_member(out, "got", one->got);
        put_member(out, "rule", one->rule);
        put_member(out, "before", one->before);
        put_member(out, "inside", one->inside);
        put_member(out, "after", one->after);
        put_char(out, '}');
        any = true;
    }
    put_char(out, ']');
}

static enum status put_element(const struct writing *to, uint32_t element)
{
    const struct score *score = to->score;
    put_quoted(to->out, score->scheme->at[element].name);
    put_text(to->out, ": {");
    for (enum score_mode mode = 0; mode < SCORE_MODES; mode++)
        TRY(put_mode(to, element, mode));
    put_names(to->out, "fields", &score->fields, element, false);
    put_names(to->out, "by-article", &score->sets, element, false);
    put_names(to->out, "rules", &score->rules, element, true);
    TRY(put_desks(to, element));
    const struct score_cluster sums = score_clusters(score, element);
    if (sums.count) {
        buffer_format(to->out,
                      ", \"clusters\": {\"precision\": %.4f, \"recall\": %.4f, "
                      "\"records\": %u}",
                      sums.precision / sums.count, sums.recall / sums.count, sums.count);
    }
    if (score->error_limit) put_errors(to->out, score, element);
    put_char(to->out, '}');
    return OK;
}

static void put_article(struct buffer *out, const struct score *score,
                        const struct score_article *article)
{
    put_quoted(out, article->id);
    put_text(out, ": [");
    for (size_t i = 0; i < score->scheme->length * SCORE_MODES; i++) {
        const struct score_count *count = &article->counts[i];
        buffer_format(out, "%s%u, %u, %u", i ? ", " : "", count->right, count->output,
                      count->gold);
    }
    put_char(out, ']');
}

static enum status put_all(const struct writing *to)
{
    const struct score *score = to->score;
    struct buffer *out = to->out;
    put_text(out, "{\"elements\": [");
    for (size_t i = 0; i < score->scheme->length; i++) {
        if (i) put_text(out, ", ");
        put_quoted(out, score->scheme->at[i].name);
    }
    buffer_format(out, "],\n \"missing\": %u,\n \"scores\": {", score->missing);
    for (uint32_t i = 0; i < score->scheme->length; i++) {
        put_text(out, i ? ",\n  " : "\n  ");
        TRY(put_element(to, i));
    }
    put_text(out, "},\n \"articles\": {");
    for (size_t i = 0; i < score->articles.length; i++) {
        put_text(out, i ? ",\n  " : "\n  ");
        put_article(out, score, &score->articles.at[i]);
    }
    put_text(out, "}}\n");
    return buffer_failed(out) ? error_memory(to->error, "reporting a score") : OK;
}

enum status score_report_json(const struct score *score,
                              const struct score_baseline *baseline, struct buffer *out,
                              struct error *error)
{
    struct arena arena = {0};
    struct score_change changes;
    enum status status = OK;
    if (baseline) status = score_change_make(&changes, &arena, score, baseline, error);
    const struct writing to = {score, baseline ? &changes : NULL, &arena, out, error};
    if (!status) status = put_all(&to);
    arena_free(&arena);
    return status;
}

/* ----------------------------------------------------------------------- reading */

struct loading {
    struct json json;
    struct score_baseline *baseline;
    struct arena *arena;
    struct error *error;
};

static enum status no_memory(struct loading *from)
{
    return error_memory(from->error, "reading a baseline");
}

static enum status read_elements(struct loading *from)
{
    json_enter(&from->json, JSON_ARRAY);
    while (json_item(&from->json)) {
        const struct str name = json_string(&from->json);
        if (from->json.problem) break;
        if (!VEC_PUSH(&from->baseline->elements, from->arena, name))
            return no_memory(from);
    }
    return OK;
}

static uint32_t read_number(struct loading *from)
{
    uint64_t number = 0;
    const struct str text = json_number(&from->json);
    if (!from->json.problem && !str_to_number(text, UINT32_MAX, &number)) {
        from->json.problem = "a count is no whole number";
    }
    return (uint32_t)number;
}

static enum status read_article(struct loading *from, struct str id)
{
    const size_t wanted = from->baseline->elements.length * SCORE_MODES;
    struct score_article article = {
        .id = id, .counts = arena_array(from->arena, wanted, sizeof *article.counts)};
    size_t count = 0;
    if (!article.counts) return no_memory(from);
    json_enter(&from->json, JSON_ARRAY);
    while (json_item(&from->json)) {
        const uint32_t number = read_number(from);
        if (from->json.problem) return OK;
        if (count / 3 >= wanted) {
            from->json.problem = "an article has more counts than there are elements";
            return OK;
        }
        struct score_count *into = &article.counts[count / 3];
        *(count % 3 == 0   ? &into->right
          : count % 3 == 1 ? &into->output
                           : &into->gold) = number;
        count++;
    }
    return VEC_PUSH(&from->baseline->articles, from->arena, article) ? OK
                                                                     : no_memory(from);
}

static enum status read_articles(struct loading *from)
{
    struct str id;
    json_enter(&from->json, JSON_OBJECT);
    while (json_key(&from->json, &id))
        TRY(read_article(from, id));
    return OK;
}

enum status score_baseline_read(struct score_baseline *baseline, struct arena *arena,
                                const char *path, char *bytes, size_t length,
                                struct error *error)
{
    struct loading from = {json_read(bytes, length), baseline, arena, error};
    struct str key;
    json_enter(&from.json, JSON_OBJECT);
    while (json_key(&from.json, &key)) {
        if (str_is(key, "elements"))
            TRY(read_elements(&from));
        else if (str_is(key, "articles"))
            TRY(read_articles(&from));
        else
            json_skip(&from.json);
    }
    json_end(&from.json);
    if (!from.json.problem) return OK;
    return error_set(error, ERROR_INPUT,
                     "%s: byte %zu: %s; a baseline is what score --format json wrote",
                     path, json_column(&from.json), from.json.problem);
}

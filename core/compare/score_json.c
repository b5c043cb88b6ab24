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

static void put_names(struct buffer *out, const char *title,
                      const struct score_names *names, uint32_t element)
{
    bool any = false;
    buffer_format(out, ", \"%s\": {", title);
    for (size_t i = 0; i < names->length; i++) {
        if (names->at[i].element != element) continue;
        if (any) put_text(out, ", ");
        any = true;
        put_quoted(out, names->at[i].name);
        put_text(out, ": ");
        put_count(out, &names->at[i].count);
    }
    put_char(out, '}');
}

static void put_element(struct buffer *out, const struct score *score, uint32_t element)
{
    put_quoted(out, score->scheme->at[element].name);
    put_text(out, ": {");
    for (int mode = 0; mode < SCORE_MODES; mode++) {
        const struct score_count sum =
            score_sum(score, element, (enum score_mode)mode, (struct str){0});
        buffer_format(out, "%s\"%s\": ", mode ? ", " : "",
                      score_mode_name((enum score_mode)mode));
        put_count(out, &sum);
    }
    put_names(out, "fields", &score->fields, element);
    put_names(out, "by-article", &score->sets, element);
    put_names(out, "rules", &score->rules, element);
    const struct score_cluster sums = score_clusters(score, element);
    if (sums.count) {
        buffer_format(out,
                      ", \"clusters\": {\"precision\": %.4f, \"recall\": %.4f, "
                      "\"records\": %u}",
                      sums.precision / sums.count, sums.recall / sums.count, sums.count);
    }
    put_char(out, '}');
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

enum status score_report_json(const struct score *score, struct buffer *out,
                              struct error *error)
{
    put_text(out, "{\"elements\": [");
    for (size_t i = 0; i < score->scheme->length; i++) {
        if (i) put_text(out, ", ");
        put_quoted(out, score->scheme->at[i].name);
    }
    buffer_format(out, "],\n \"missing\": %u,\n \"scores\": {", score->missing);
    for (uint32_t i = 0; i < score->scheme->length; i++) {
        put_text(out, i ? ",\n  " : "\n  ");
        put_element(out, score, i);
    }
    put_text(out, "},\n \"articles\": {");
    for (size_t i = 0; i < score->articles.length; i++) {
        put_text(out, i ? ",\n  " : "\n  ");
        put_article(out, score, &score->articles.at[i]);
    }
    put_text(out, "}}\n");
    return buffer_failed(out) ? error_memory(error, "reporting a score") : OK;
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

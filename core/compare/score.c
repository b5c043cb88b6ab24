#include "compare/score.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "compare/bcubed.h"
#include "compare/excerpt.h"
#include "compare/match.h"

static enum status no_memory(struct error *error)
{
    return error_memory(error, "scoring");
}

/* ----------------------------------------------------------------- counts by name */

/* The count of an element's field, rule or set; NULL when memory ran out. */
static struct score_count *named(struct score *score, struct score_names *names,
                                 uint32_t element, struct str name)
{
    char prefix[16];
    int length = snprintf(prefix, sizeof prefix, "%u ", element);
    char *key = arena_raw(&score->arena, (size_t)length + name.length);
    if (!key) return NULL;
    memcpy(key, prefix, (size_t)length);
    if (name.length) memcpy(key + length, name.at, name.length);
    const struct str whole = {key, (size_t)length + name.length};
    const uint32_t *known = map_get(&names->index, whole);
    if (known) return &names->at[*known].count;
    const struct score_named fresh = {
        .element = element, .name = str_slice(whole, (size_t)length, whole.length)};
    if (!VEC_PUSH(names, &score->arena, fresh) ||
        !map_set(&names->index, whole, (uint32_t)names->length - 1)) {
        return NULL;
    }
    return &names->at[names->length - 1].count;
}

static enum status count_named(struct score *score, struct score_names *names,
                               uint32_t element, struct str name, uint32_t right,
                               uint32_t output, uint32_t gold, struct error *error)
{
    struct score_count *count = named(score, names, element, name);
    if (!count) return no_memory(error);
    count->right += right;
    count->output += output;
    count->gold += gold;
    return OK;
}

/* -------------------------------------------------------------------------- errors */

struct task { /* one element of one article */
    struct score *score;
    struct arena *scratch;
    const struct scheme_element *element;
    uint32_t index; /* of the element */
    const struct read_article *gold, *output;
    struct score_article *article;
    const struct locate *locate; /* of the text that errors are shown in */
    struct error *error;
};

static struct str keep(struct score *score, struct str text)
{
    return text.at ? arena_copy(&score->arena, text) : text;
}

enum { KEPT = 400 }; /* bytes of a text that an error shows */

static struct str shorten(struct str text)
{
    if (text.length <= KEPT) return text;
    size_t length = KEPT;
    while (length > 0 && locate_is_inside(text.at[length]))
        length--;
    return str_slice(text, 0, length);
}

/* Whether there was no memory to keep a text. */
static bool is_lost(struct str text, struct str kept)
{
    return text.at && !kept.at;
}

static enum status note_error(struct task *task, enum score_error_kind kind,
                              const struct match_item *where, struct str name,
                              struct str wanted, struct str got, struct str rule)
{
    struct score *score = task->score;
    if (!score->error_limit) return OK;
    uint32_t *kept = &score->error_count[task->index * SCORE_ERRORS + kind];
    if (*kept >= score->error_limit) return OK;
    ++*kept;
    struct excerpt excerpt = {.cut_before = false};
    if (task->locate->text.at)
        excerpt = excerpt_find(task->locate, where->begin, where->end);
    excerpt.inside = shorten(excerpt.inside);
    wanted = shorten(wanted);
    got = shorten(got);
    const struct score_error note = {
        .kind = kind,
        .element = task->index,
        .article = keep(score, task->gold->id),
        .before = keep(score, excerpt.before),
        .inside = keep(score, excerpt.inside),
        .after = keep(score, excerpt.after),
        .name = keep(score, name),
        .wanted = keep(score, wanted),
        .got = keep(score, got),
        .rule = keep(score, rule),
    };
    const bool lost =
        is_lost(task->gold->id, note.article) || is_lost(excerpt.before, note.before) ||
        is_lost(excerpt.inside, note.inside) || is_lost(excerpt.after, note.after) ||
        is_lost(name, note.name) || is_lost(wanted, note.wanted) ||
        is_lost(got, note.got) || is_lost(rule, note.rule);
    if (lost || !VEC_PUSH(&score->errors, &score->arena, note))
        return no_memory(task->error);
    return OK;
}

/* -------------------------------------------------------------------------- fields */

static struct str aliased(const struct scheme_element *element, struct str name,
                          struct str value)
{
    for (size_t i = 0; i < element->aliases.length; i++) {
        const struct scheme_alias *alias = &element->aliases.at[i];
        if (str_equal(alias->name, name) && str_equal(alias->from, value))
            return alias->to;
    }
    return value;
}

static const struct read_record *part_of(const struct read_record *record,
                                         struct str name)
{
    for (size_t i = 0; i < record->inside_count; i++) {
        if (str_equal(record->inside[i].name, name)) return &record->inside[i];
    }
    return NULL;
}

static enum status count_part(struct task *task, const struct scheme_field *field,
                              const struct match_item *gold,
                              const struct match_item *output)
{
    const struct read_record *wanted = part_of(gold->record, field->name);
    const struct read_record *got = part_of(output->record, field->where);
    const bool right =
        wanted && got && wanted->begin < got->end && got->begin < wanted->end;
    if (!wanted && !got) return OK;
    if (!right && wanted) {
        TRY(note_error(task, SCORE_FIELD, gold, field->name, wanted->text,
                       got ? got->text : (struct str){0}, output->record->rule));
    }
    return count_named(task->score, &task->score->fields, task->index, field->name, right,
                       got != NULL, wanted != NULL, task->error);
}

/* Compares one field of a record that was found; *right turns false if it is a key that
 * is wrong. */
static enum status count_field(struct task *task, const struct scheme_field *field,
                               const struct match_item *gold,
                               const struct match_item *output, bool *right)
{
    if (field->use == SCHEME_CLUSTER) return OK;
    if (field->use == SCHEME_PART) return count_part(task, field, gold, output);
    const struct str wanted = scheme_value(gold->record, gold->parent, field->name);
    const struct str got =
        aliased(task->element, field->name,
                scheme_value(output->record, output->parent, field->where));
    if (!wanted.at && !got.at) return OK;
    const bool same = wanted.at && got.at && str_equal(wanted, got);
    if (field->use == SCHEME_KEY && !same) *right = false;
    if (!same && wanted.at) {
        TRY(note_error(task, SCORE_FIELD, gold, field->name, wanted, got,
                       output->record->rule));
    }
    return count_named(task->score, &task->score->fields, task->index, field->name, same,
                       got.at != NULL, wanted.at != NULL, task->error);
}

/* ------------------------------------------------------------------------- records */

static struct score_count *mode_count(struct task *task, enum score_mode mode)
{
    return &task->article->counts[task->index * SCORE_MODES + mode];
}

static enum status count_pair(struct task *task, const struct match_item *gold,
                              const struct match_item *output)
{
    bool right = true;
    for (size_t i = 0; i < task->element->fields.length; i++) {
        TRY(count_field(task, &task->element->fields.at[i], gold, output, &right));
    }
    const bool same_place = gold->begin == output->begin && gold->end == output->end;
    mode_count(task, SCORE_STRICT)->right += same_place;
    mode_count(task, SCORE_RELAXED)->right++;
    mode_count(task, SCORE_VALUE)->right += right;
    if (!same_place) {
        TRY(note_error(task, SCORE_PLACE, gold, (struct str){0}, gold->text, output->text,
                       output->record->rule));
    }
    return count_named(task->score, &task->score->rules, task->index,
                       output->record->rule.at ? output->record->rule : STR("(none)"),
                       right, 1, 0, task->error);
}

static enum status count_gold(struct task *task, const struct matches *matches,
                              size_t index)
{
    const struct match_item *gold = &matches->gold[index];
    if (gold->neutral) return OK;
    for (int mode = 0; mode < SCORE_MODES; mode++)
        mode_count(task, (enum score_mode)mode)->gold++;
    if (gold->other != MATCH_NONE)
        return count_pair(task, gold, &matches->output[gold->other]);
    return note_error(task, SCORE_MISSED, gold, (struct str){0}, gold->text,
                      (struct str){0}, (struct str){0});
}

static enum status count_output(struct task *task, const struct matches *matches,
                                size_t index)
{
    const struct match_item *output = &matches->output[index];
    if (output->neutral) return OK;
    for (int mode = 0; mode < SCORE_MODES; mode++) {
        mode_count(task, (enum score_mode)mode)->output++;
    }
    if (output->other != MATCH_NONE) return OK;
    TRY(note_error(task, SCORE_SPURIOUS, output, (struct str){0}, (struct str){0},
                   output->text, output->record->rule));
    return count_named(task->score, &task->score->rules, task->index,
                       output->record->rule.at ? output->record->rule : STR("(none)"), 0,
                       1, 0, task->error);
}

/* ----------------------------------------------------------------- sets and clusters */

static int by_str(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* The distinct values of a field in a list of items, sorted. */
static size_t distinct(const struct match_item *items, size_t count, struct str where,
                       const struct scheme_element *element, struct str name,
                       struct str *values)
{
    size_t length = 0, kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (items[i].neutral) continue;
        const struct str value =
            aliased(element, name, scheme_value(items[i].record, items[i].parent, where));
        if (value.at) values[length++] = value;
    }
    if (length) qsort(values, length, sizeof *values, by_str);
    for (size_t i = 0; i < length; i++) {
        if (i == 0 || !str_equal(values[i], values[kept - 1])) values[kept++] = values[i];
    }
    return kept;
}

static enum status count_set(struct task *task, const struct scheme_field *field,
                             const struct matches *matches)
{
    struct str *wanted = arena_array(task->scratch, matches->gold_count, sizeof *wanted);
    struct str *got = arena_array(task->scratch, matches->output_count, sizeof *got);
    if (!wanted || !got) return no_memory(task->error);
    const size_t wanted_count = distinct(matches->gold, matches->gold_count, field->name,
                                         task->element, field->name, wanted);
    const size_t got_count = distinct(matches->output, matches->output_count,
                                      field->where, task->element, field->name, got);
    uint32_t right = 0;
    for (size_t i = 0, j = 0; i < wanted_count && j < got_count;) {
        const int order = str_compare(wanted[i], got[j]);
        right += order == 0;
        if (order <= 0) i++;
        if (order >= 0) j++;
    }
    return count_named(task->score, &task->score->sets, task->index, field->name, right,
                       (uint32_t)got_count, (uint32_t)wanted_count, task->error);
}

/* Adds an article's B-cubed sums, in thousandths, so that counts stay whole numbers. */
static enum status count_cluster(struct task *task, const struct scheme_field *field,
                                 const struct matches *matches)
{
    struct bcubed_pair *pairs =
        arena_array(task->scratch, matches->gold_count, sizeof *pairs);
    size_t count = 0;
    if (!pairs) return no_memory(task->error);
    for (size_t i = 0; i < matches->gold_count; i++) {
        const struct match_item *item = &matches->gold[i];
        if (item->neutral || item->other == MATCH_NONE) continue;
        const struct match_item *other = &matches->output[item->other];
        if (item->begin != other->begin || item->end != other->end) continue;
        pairs[count] = (struct bcubed_pair){
            scheme_value(item->record, item->parent, field->name),
            scheme_value(other->record, other->parent, field->where)};
        if (pairs[count].gold.at && pairs[count].output.at) count++;
    }
    const struct bcubed sums = bcubed_sum(pairs, count);
    TRY(count_named(task->score, &task->score->clusters, task->index, STR("precision"),
                    (uint32_t)(sums.precision * 1000 + 0.5), (uint32_t)count, 0,
                    task->error));
    return count_named(task->score, &task->score->clusters, task->index, STR("recall"),
                       (uint32_t)(sums.recall * 1000 + 0.5), (uint32_t)count, 0,
                       task->error);
}

/* --------------------------------------------------------------------- an article */

static enum status count_element(struct task *task)
{
    struct matches matches;
    TRY(matches_make(&matches, task->scratch, task->element, task->gold, task->output,
                     task->error));
    for (size_t i = 0; i < matches.gold_count; i++)
        TRY(count_gold(task, &matches, i));
    for (size_t i = 0; i < matches.output_count; i++)
        TRY(count_output(task, &matches, i));
    for (size_t i = 0; i < task->element->fields.length; i++) {
        const struct scheme_field *field = &task->element->fields.at[i];
        if (field->set) TRY(count_set(task, field, &matches));
        if (field->use == SCHEME_CLUSTER) TRY(count_cluster(task, field, &matches));
    }
    return OK;
}

enum status score_add(struct score *score, struct arena *scratch,
                      const struct read_article *gold, const struct read_article *output,
                      bool bytes, struct error *error)
{
    const size_t elements = score->scheme->length;
    struct score_article article = {
        .id = keep(score, gold->id),
        .desk = keep(score, read_fact(gold, "desk")),
        .counts =
            arena_array(&score->arena, elements * SCORE_MODES, sizeof *article.counts),
    };
    struct locate locate = {.count = 0};
    if (!article.id.at || !article.counts ||
        is_lost(read_fact(gold, "desk"), article.desk)) {
        return no_memory(error);
    }
    if (score->error_limit && !score->error_count) {
        score->error_count = arena_array(&score->arena, elements * SCORE_ERRORS,
                                         sizeof *score->error_count);
        if (!score->error_count) return no_memory(error);
    }
    const struct str text = gold->text.at || !output ? gold->text : output->text;
    if (score->error_limit && text.at)
        TRY(locate_make(&locate, scratch, text, bytes, error));
    score->missing += output == NULL;
    for (size_t i = 0; i < elements; i++) {
        struct task task = {.score = score,
                            .scratch = scratch,
                            .element = &score->scheme->at[i],
                            .index = (uint32_t)i,
                            .gold = gold,
                            .output = output,
                            .article = &article,
                            .locate = &locate,
                            .error = error};
        TRY(count_element(&task));
    }
    return VEC_PUSH(&score->articles, &score->arena, article) ? OK : no_memory(error);
}

void score_free(struct score *score)
{
    map_free(&score->fields.index);
    map_free(&score->rules.index);
    map_free(&score->sets.index);
    map_free(&score->clusters.index);
    arena_free(&score->arena);
    *score = (struct score){0};
}

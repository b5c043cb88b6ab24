#include "compare/values.h"

#include <stdlib.h>

#include "base/vec.h"
#include "compare/list.h"
#include "compare/score_digits.h"

static enum status no_memory(struct error *error)
{
    return error_memory(error, "comparing articles");
}

static bool differ(struct str a, struct str b)
{
    return !a.at != !b.at || !str_equal(a, b);
}

enum status values_compare(struct values *values, struct str name, struct str old_value,
                           struct str new_value, struct error *error)
{
    if (!differ(old_value, new_value) || list_holds(values->ignore, name)) return OK;
    const struct change_value value = {name, old_value, new_value};
    return VEC_PUSH(values, values->arena, value) ? OK : no_memory(error);
}

static enum status compare_meanings(struct values *values, struct str name,
                                    struct str old_value, struct str new_value,
                                    struct error *error)
{
    if (values->old_links)
        TRY(link_name(values->old_links, old_value, &old_value, error));
    if (values->new_links)
        TRY(link_name(values->new_links, new_value, &new_value, error));
    return values_compare(values, name, old_value, new_value, error);
}

/* "0.93", in the arena; .at NULL if the record has no score. */
static enum status score_of(const struct values *values, const struct read_record *record,
                            struct str *score, struct error *error)
{
    char digits[SCORE_DIGITS];
    *score = (struct str){0};
    if (!record->scored) return OK;
    *score = arena_copy(values->arena, score_digits(record->score, digits));
    return score->at ? OK : no_memory(error);
}

enum status values_of_records(struct values *values, const struct read_record *old_record,
                              const struct read_record *new_record, struct error *error)
{
    for (size_t i = 0; i < old_record->field_count; i++) {
        const struct read_attribute *field = &old_record->fields[i];
        TRY(compare_meanings(values, field->name, field->value,
                             read_field(new_record, field->name), error));
    }
    for (size_t i = 0; i < new_record->field_count; i++) {
        const struct read_attribute *field = &new_record->fields[i];
        if (read_field(old_record, field->name).at) continue;
        TRY(compare_meanings(values, field->name, (struct str){0}, field->value, error));
    }
    struct str old_score, new_score;
    TRY(score_of(values, old_record, &old_score, error));
    TRY(score_of(values, new_record, &new_score, error));
    TRY(values_compare(values, STR("rule"), old_record->rule, new_record->rule, error));
    return values_compare(values, STR("score"), old_score, new_score, error);
}

static bool is_plain_fact(struct str name)
{
    return !str_is(name, "id") && !str_is(name, "digest") &&
           !str_is(name, "characters") && !str_is(name, "source");
}

static struct str fact_of(const struct read_article *article, struct str name)
{
    for (size_t i = 0; i < article->fact_count; i++) {
        if (str_equal(article->facts[i].name, name)) return article->facts[i].value;
    }
    return (struct str){0};
}

enum status values_of_articles(struct values *values,
                               const struct read_article *old_article,
                               const struct read_article *new_article,
                               struct error *error)
{
    for (size_t i = 0; i < old_article->fact_count; i++) {
        const struct read_attribute *fact = &old_article->facts[i];
        if (!is_plain_fact(fact->name)) continue;
        TRY(values_compare(values, fact->name, fact->value,
                           fact_of(new_article, fact->name), error));
    }
    for (size_t i = 0; i < new_article->fact_count; i++) {
        const struct read_attribute *fact = &new_article->facts[i];
        if (!is_plain_fact(fact->name) || fact_of(old_article, fact->name).at) continue;
        TRY(values_compare(values, fact->name, (struct str){0}, fact->value, error));
    }
    return values_compare(values, STR("failure"), old_article->failure,
                          new_article->failure, error);
}

static int by_name(const void *a, const void *b)
{
    const struct change_value *x = a, *y = b;
    return str_compare(x->name, y->name);
}

void values_sort(struct values *values)
{
    if (values->length) qsort(values->at, values->length, sizeof *values->at, by_name);
}

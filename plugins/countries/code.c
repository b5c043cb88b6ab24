#include "code.h"

/* "JOIN US", "ALL OF US". */
static bool is_pronoun(const struct scene *scene, const struct find *find)
{
    if (!scene_is(&scene->tokens[find->first], "us")) return false;
    uint32_t token = find->first;
    const ng_token *before = scene_before(scene, token);
    if (scene_is(before, "of")) before = scene_before(scene, token - 1);
    return scene_lists(scene, before) & WORD_VERB_US && before->shape & NG_UPPER;
}

/* "$45,000 US", "$US 1.5 billion". */
static bool is_money(const struct scene *scene, const struct find *find)
{
    const ng_token *before = scene_before(scene, find->first);
    return scene_is(before, "$") || (before && before->shape & NG_DIGIT &&
                                     scene_is(scene_before(scene, find->first - 1), "$"));
}

/* "CAR HITS TREE", as against "the CAR" and "(CAR)". */
static bool is_car(const struct scene *scene, const struct find *find)
{
    const ng_token *before = scene_before(scene, find->first);
    return scene_is(&scene->tokens[find->first], "car") && !scene_is(before, "(") &&
           !scene_is(before, "the");
}

static bool is_gb(const struct scene *scene, const struct find *find)
{
    return find->sort == SORT_CODE && scene_is(&scene->tokens[find->first], "gb");
}

/* "16 GB". */
static bool is_unit(const struct scene *scene, const struct find *find)
{
    const ng_token *before = scene_before(scene, find->first);
    return is_gb(scene, find) && before && before->shape & NG_DIGIT;
}

/* GB without another word of Britain beside it is a unit, or a column of a table. */
static void drop_lone_units(struct scene *scene)
{
    const struct find *unit = NULL;
    for (uint32_t i = 0; i < scene->find_count; i++) {
        const struct find *find = &scene->finds[i];
        if (is_gb(scene, find) && find->fate == FATE_MENTION) unit = find;
    }
    for (uint32_t i = 0; unit && i < scene->find_count; i++) {
        const struct find *find = &scene->finds[i];
        if (find->country != unit->country || find->fate == FATE_NONE) continue;
        if (!is_gb(scene, find)) return;
    }
    for (uint32_t i = 0; unit && i < scene->find_count; i++) {
        struct find *find = &scene->finds[i];
        if (is_gb(scene, find) && find->fate == FATE_MENTION) find_drop(find, "unit");
    }
}

void code_drop(struct scene *scene)
{
    bool units = false;
    for (uint32_t i = 0; i < scene->find_count; i++) {
        struct find *find = &scene->finds[i];
        if (find->fate != FATE_MENTION || find->sort != SORT_CODE) continue;
        if (is_pronoun(scene, find))
            find_drop(find, "pronoun");
        else if (is_money(scene, find))
            find_drop(find, "money");
        else if (is_car(scene, find))
            find_drop(find, "word");
        else if (is_unit(scene, find))
            find_drop(find, "unit");
        else
            units |= is_gb(scene, find);
    }
    if (units) drop_lone_units(scene);
}

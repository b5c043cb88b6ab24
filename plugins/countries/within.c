#include "within.h"

static bool is_capital(const ng_token *token)
{
    return token && token->shape & NG_TITLE && token->shape & NG_WORD;
}

/* "Bank of Japan", "Ministry of Defence of Malaysia", "Church of England". */
static bool has_head_before(const struct scene *scene, const struct find *find)
{
    uint32_t token = find->first;
    const ng_token *before = scene_before(scene, token);
    if (scene_is(before, "the")) before = scene_before(scene, --token);
    if (!scene_is(before, "of")) return false;
    const ng_token *head = scene_before(scene, token - 1);
    if (!is_capital(head)) return false;
    const uint32_t lists = scene_lists(scene, head);
    return lists & WORD_HEAD_OF || (lists & WORD_HEAD && !(head->shape & NG_OPENER));
}

/* "Reserve Bank of India" has its head behind "of"; "Royal Dutch Football Union" has
 * capitals on both sides; "Air France", "Radio Australia" have one before. */
static bool has_name_before(const struct scene *scene, const struct find *find)
{
    const ng_token *before = scene_before(scene, find->first);
    return is_capital(before) && !(before->shape & NG_OPENER) &&
           scene->tokens[find->first].at.begin - before->at.end == 1 &&
           (scene_is(before, "air") || scene_is(before, "radio") ||
            scene_is(before, "miss") || scene_is(before, "team") ||
            scene_is(before, "royal") || scene_is(before, "bank") ||
            scene_is(before, "bursa") || scene_is(before, "universiti") ||
            scene_is(before, "telekom"));
}

void within_mark(struct scene *scene)
{
    for (uint32_t i = 0; i < scene->find_count; i++) {
        struct find *find = &scene->finds[i];
        if (find->fate != FATE_MENTION) continue;
        const bool inside = scene_has_head_behind(scene, find) ||
                            has_head_before(scene, find) || has_name_before(scene, find);
        find->within = inside && !scene_in_headline(scene, find);
    }
}

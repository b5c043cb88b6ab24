#include "within.h"

enum { REACH = 6 }; /* capitalised words that a name goes on for behind the country */

static bool is_capital(const ng_token *token)
{
    return token && token->shape & NG_TITLE && token->shape & NG_WORD;
}

static bool is_link(const ng_token *token)
{
    return scene_is(token, "of") || scene_is(token, "and") || scene_is(token, "for") ||
           scene_is(token, "&") || scene_is(token, "the");
}

/* "Japan Airlines", "Malaysian Anti-Corruption Commission": capitalised words behind it
 * that end in one that names of organisations and events end in. */
static bool has_head_behind(const struct scene *scene, const struct find *find)
{
    bool     head = false;
    uint32_t token = find->last - 1;
    for (int i = 0; i < REACH; i++) {
        const ng_token *behind = scene_behind(scene, token);
        if (!is_capital(behind) && !(i && is_link(behind))) return head;
        if (is_capital(behind) && scene_lists(scene, behind) & WORD_HEAD) head = true;
        token++;
    }
    return head;
}

/* "Bank of Japan", "Ministry of Defence of Malaysia", "Church of England". */
static bool has_head_before(const struct scene *scene, const struct find *find)
{
    uint32_t        token = find->first;
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
           (scene_is(before, "air") || scene_is(before, "radio") || scene_is(before, "miss") ||
            scene_is(before, "team") || scene_is(before, "royal") || scene_is(before, "bank") ||
            scene_is(before, "bursa") || scene_is(before, "universiti") ||
            scene_is(before, "telekom"));
}

void within_mark(struct scene *scene)
{
    for (uint32_t i = 0; i < scene->find_count; i++) {
        struct find *find = &scene->finds[i];
        if (find->fate != FATE_MENTION) continue;
        const bool inside = has_head_behind(scene, find) || has_head_before(scene, find) ||
                            has_name_before(scene, find);
        find->within = inside && !scene_in_headline(scene, find);
    }
}

#include "metonym.h"

static bool is_seat(const struct find *find)
{
    return find->fate == FATE_PLACE &&
           (find->sort == SORT_CAPITAL || find->sort == SORT_SEAT);
}

/* Whether a find stands as the subject of its clause: no preposition, no name before. */
static bool is_subject(const struct scene *scene, const struct find *find)
{
    uint32_t token = find->first;
    const ng_token *before = scene_before(scene, token);
    if (scene_is(before, "the")) before = scene_before(scene, --token);
    if (!before) return true;
    if (scene_is(before, ",") || scene_is(before, "\"")) return true;
    if (before->shape & NG_PUNCT) return false;
    return scene_is(before, "that") || scene_is(before, "but") ||
           scene_is(before, "while") || scene_is(before, "as") ||
           scene_is(before, "and") || scene_is(before, "if") ||
           scene_is(before, "because") || scene_is(before, "when") ||
           scene_is(before, "although") || scene_is(before, "though") ||
           scene_is(before, "which") || scene_is(before, "what") ||
           scene_is(before, "how") || scene_is(before, "why");
}

/* "Beijing has rejected", "Moscow, which wants": a verb of governments behind it. */
static bool acts(const struct scene *scene, const struct find *find)
{
    const ng_token *behind = scene_behind(scene, find->last - 1);
    if (scene_is(behind, ",") && scene_is(scene_behind(scene, find->last), "which")) {
        behind = scene_behind(scene, find->last + 1);
        return behind && scene_lists(scene, behind) & WORD_ACT && is_subject(scene, find);
    }
    if (scene_is(behind, "has") || scene_is(behind, "had") || scene_is(behind, "also") ||
        scene_is(behind, "will") || scene_is(behind, "would")) {
        behind = scene_behind(scene, find->last);
    }
    return behind && scene_lists(scene, behind) & WORD_ACT && is_subject(scene, find);
}

/* "Beijing's claims": what governments have behind it. */
static bool has_stance(const struct scene *scene, const struct find *find)
{
    if (!scene_is(scene_behind(scene, find->last - 1), "'s")) return false;
    const ng_token *behind = scene_behind(scene, find->last);
    if (behind && !(behind->shape & NG_TITLE) &&
        scene_lists(scene, behind) & WORD_STANCE) {
        const ng_token *before = scene_before(scene, find->first);
        return !(scene_lists(scene, before) & WORD_LOCATIVE) || scene_is(before, "to") ||
               scene_is(before, "of");
    }
    return false;
}

/* "ties with Beijing", "pressure on Tehran", "urged Moscow to". */
static bool is_dealt_with(const struct scene *scene, const struct find *find)
{
    const ng_token *before = scene_before(scene, find->first);
    if (!before) return false;
    const ng_token *noun = scene_before(scene, find->first - 1);
    if (scene_is(before, "with")) return scene_lists(scene, noun) & WORD_TIE;
    if (scene_is(before, "from")) return scene_lists(scene, noun) & WORD_STANCE;
    if (scene_is(before, "on") || scene_is(before, "against")) {
        return scene_is(noun, "pressure") || scene_is(noun, "sanctions");
    }
    if (scene_is(before, "urged") || scene_is(before, "accused") ||
        scene_is(before, "blamed") || scene_is(before, "pressed")) {
        const ng_token *behind = scene_behind(scene, find->last - 1);
        return scene_is(behind, "to") || scene_is(behind, "of") ||
               scene_is(behind, "for");
    }
    return false;
}

static bool is_between(const struct scene *scene, const struct find *first,
                       const struct find *second)
{
    if (!scene_is(scene_before(scene, first->first), "between")) return false;
    if (second->first != first->last + 1 ||
        !scene_is(&scene->tokens[first->last], "and")) {
        return false;
    }
    if (scene->tokens[second->first].sentence != scene->tokens[first->first].sentence) {
        return false;
    }
    const ng_token *noun =
        first->first >= 2 ? scene_before(scene, first->first - 1) : NULL;
    return noun && scene_lists(scene, noun) & WORD_TIE;
}

static void raise(struct find *find, const char *rule)
{
    find->fate = FATE_MENTION;
    find->rule = rule;
    find->score = 0.8;
}

void metonym_raise(struct scene *scene)
{
    for (uint32_t i = 0; i < scene->find_count; i++) {
        struct find *find = &scene->finds[i];
        struct find *next = i + 1 < scene->find_count ? find + 1 : NULL;
        if (!is_seat(find) || find->compound) continue;
        if (next && is_seat(next) && is_between(scene, find, next)) {
            raise(find, "metonym-pair");
            raise(next, "metonym-pair");
        } else if (acts(scene, find)) {
            raise(find, "metonym-acts");
        } else if (has_stance(scene, find)) {
            raise(find, "metonym-stance");
        } else if (is_dealt_with(scene, find)) {
            raise(find, "metonym-ties");
        }
    }
}

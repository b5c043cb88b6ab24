#include "half.h"

/* "the North", as against "the north of the country" and "the North Sea". */
static bool stands_for_half(const struct scene *scene, const struct find *find)
{
    const ng_token *behind = scene_behind(scene, find->last - 1);
    return scene_is(scene_before(scene, find->first), "the") &&
           !(behind && (behind->shape & NG_TITLE || scene_is(behind, "of")));
}

void half_drop(struct scene *scene)
{
    bool any = false;
    for (uint32_t i = 0; i < scene->find_count; i++) {
        struct find *find = &scene->finds[i];
        if (find->sort != SORT_COMPASS) continue;
        if (stands_for_half(scene, find))
            any = true;
        else
            find_drop(find, "direction");
    }
    if (!any) return;
    scene_count(scene);
    for (uint32_t i = 0; i < scene->find_count; i++) {
        const struct find *find = &scene->finds[i];
        if (find->sort != SORT_COMPASS || find->fate != FATE_MENTION) continue;
        scene->tallies[find->country].mentions--;
    }
    for (uint32_t i = 0; i < scene->find_count; i++) {
        struct find *find = &scene->finds[i];
        if (find->sort != SORT_COMPASS || find->fate != FATE_MENTION) continue;
        if (scene->tallies[find->country].mentions == 0 ||
            scene->tallies[find->other].mentions == 0) {
            find_drop(find, "direction");
        }
    }
}

#include "word.h"

#include "sheet.h"

/* "Uruguay River": a river, a sea, a strait has the name. */
static bool is_water(const struct scene *scene, const struct find *find)
{
    const ng_token *behind = scene_behind(scene, find->last - 1);
    return behind && behind->shape & NG_TITLE && scene_lists(scene, behind) & WORD_WATER;
}

/* "Little Italy": a quarter of a city. */
static bool is_quarter(const struct scene *scene, const struct find *find)
{
    const ng_token *before = scene_before(scene, find->first);
    return scene_is(before, "little") && before->shape & NG_TITLE;
}

/* "in French", "speaks Russian", "the English language". */
static bool is_language(const struct scene *scene, const struct find *find)
{
    if (find->sort != SORT_ADJECTIVE || !(find->lists & WORD_AS_LANGUAGE)) return false;
    const ng_token *before = scene_before(scene, find->first);
    const ng_token *behind = scene_behind(scene, find->last - 1);
    const uint32_t next = scene_lists(scene, behind);
    if (next & WORD_LANGUAGE && !(behind->shape & NG_TITLE)) return true;
    const bool ends = !behind || behind->shape & NG_PUNCT || next & WORD_LINKS;
    if (!ends) return false;
    if (scene_is(before, "only") || scene_is(before, "some") ||
        scene_is(before, "fluent")) {
        before = scene_before(scene, find->first - 1);
    }
    if (scene_is(before, "and") || scene_is(before, "or") || scene_is(before, ",")) {
        return find > scene->finds && find[-1].last + 1 == find->first &&
               find[-1].fate == FATE_NONE && find[-1].lists & WORD_AS_LANGUAGE;
    }
    return scene_lists(scene, before) & WORD_SPEAK || scene_is(before, "in") ||
           scene_is(before, "into");
}

static bool is_malay_only(const struct scene *scene, const struct find *find)
{
    const bool listed = find->sort == SORT_MALAY && find->lists & WORD_AS_MALAY;
    if (!listed) return false;
    const ng_str language = ng_meta(scene->doc, "language");
    return !sheet_same(language, NG_STR("ms")) && !sheet_same(language, NG_STR("id"));
}

/* "Telecom Italia", "Banco do Brasil": a name in the country's language beside another
 * capitalised word is a part of that name. */
static bool is_native_part(const struct scene *scene, const struct find *find)
{
    if (find->sort != SORT_NATIVE) return false;
    const ng_token *before = scene_before(scene, find->first);
    const ng_token *behind = scene_behind(scene, find->last - 1);
    if (scene_is(before, "do") || scene_is(before, "de") || scene_is(before, "di"))
        return true;
    return (before && before->shape & NG_TITLE) || (behind && behind->shape & NG_TITLE);
}

/* Whether the article is about the bird: two words of its trade, and nothing else of
 * the country. */
static bool is_about_birds(struct scene *scene, const struct find *find)
{
    scene_count(scene);
    const struct tally *tally = &scene->tallies[find->country];
    if (tally->demonyms + tally->places) return false;
    uint32_t trade = 0;
    for (uint32_t i = 0; i < scene->count && trade < 2; i++) {
        trade += (scene_lists(scene, &scene->tokens[i]) & WORD_TURKEY) != 0;
    }
    return trade == 2;
}

void word_drop(struct scene *scene)
{
    enum { UNKNOWN, BIRD, COUNTRY } turkey = UNKNOWN;
    for (uint32_t i = 0; i < scene->find_count; i++) {
        struct find *find = &scene->finds[i];
        if (find->fate != FATE_MENTION) continue;
        if (is_water(scene, find))
            find_drop(find, "blocked");
        else if (is_quarter(scene, find))
            find_drop(find, "name-part");
        else if (is_language(scene, find))
            find_drop(find, "language");
        else if (is_malay_only(scene, find))
            find_drop(find, "language");
        else if (is_native_part(scene, find))
            find_drop(find, "name-part");
        else if (find->lists & WORD_AS_BIRD) {
            if (turkey == UNKNOWN) turkey = is_about_birds(scene, find) ? BIRD : COUNTRY;
            if (turkey == BIRD) find_drop(find, "word");
        }
    }
}

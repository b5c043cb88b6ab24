#include "word.h"

#include "sheet.h"

/* "JOIN US", "ALL OF US". */
static bool is_pronoun(const struct scene *scene, const struct find *find)
{
    if (find->sort != SORT_CODE || !scene_is(&scene->tokens[find->first], "us")) return false;
    uint32_t        token = find->first;
    const ng_token *before = scene_before(scene, token);
    if (scene_is(before, "of")) before = scene_before(scene, token - 1);
    return scene_lists(scene, before) & WORD_VERB_US && before->shape & NG_UPPER;
}

/* "Uruguay River": a river, a sea, a strait has the name. */
static bool is_water(const struct scene *scene, const struct find *find)
{
    const ng_token *behind = scene_behind(scene, find->last - 1);
    return behind && behind->shape & NG_TITLE && scene_lists(scene, behind) & WORD_WATER;
}

/* "$45,000 US", "$US 1.5 billion". */
static bool is_currency(const struct scene *scene, const struct find *find)
{
    if (find->sort != SORT_CODE) return false;
    const ng_token *before = scene_before(scene, find->first);
    return scene_is(before, "$") || (before && before->shape & NG_DIGIT &&
                                     scene_is(scene_before(scene, find->first - 1), "$"));
}

/* "the North", as against "the north of the country" and "the North Sea". */
static bool stands_for_half(const struct scene *scene, const struct find *find)
{
    const ng_token *behind = scene_behind(scene, find->last - 1);
    return scene_is(scene_before(scene, find->first), "the") &&
           !(behind && (behind->shape & NG_TITLE || scene_is(behind, "of")));
}

/* Drops "North" and "South" where the article is not about both halves of a country. */
static void drop_directions(struct scene *scene)
{
    bool any = false;
    for (uint32_t i = 0; i < scene->find_count; i++) {
        struct find *find = &scene->finds[i];
        if (find->sort != SORT_COMPASS) continue;
        if (stands_for_half(scene, find)) any = true;
        else find_drop(find, "direction");
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

/* A code of few capitals may be anything where all is in capitals: "CAR", "GB". */
static bool is_ordinary_code(const struct scene *scene, const struct find *find)
{
    if (find->sort != SORT_CODE || find->last - find->first > 1) return false;
    const ng_token *word = &scene->tokens[find->first];
    const ng_token *before = scene_before(scene, find->first);
    if (scene_is(word, "car") || scene_is(word, "png")) {
        return scene_is(word, "car") ? !scene_is(before, "(") && !scene_is(before, "the")
                                     : scene_in_capitals(scene, find);
    }
    return scene_is(word, "gb") && !scene_is(before, "(") && !scene_is(before, "team");
}

/* "in French", "speaks Russian", "the English language". */
static bool is_language(const struct scene *scene, const struct find *find)
{
    if (find->sort != SORT_ADJECTIVE || !(find->lists & WORD_AS_LANGUAGE)) return false;
    const ng_token *before = scene_before(scene, find->first);
    const ng_token *behind = scene_behind(scene, find->last - 1);
    const uint32_t  next = scene_lists(scene, behind);
    if (next & WORD_LANGUAGE && !(behind->shape & NG_TITLE)) return true;
    const bool ends = !behind || behind->shape & NG_PUNCT || next & WORD_LINKS;
    if (!ends) return false;
    if (scene_is(before, "only") || scene_is(before, "some") || scene_is(before, "fluent")) {
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
    if (scene_is(before, "do") || scene_is(before, "de") || scene_is(before, "di")) return true;
    return (before && before->shape & NG_TITLE) || (behind && behind->shape & NG_TITLE);
}

/* "Turkey" where the article is about the bird. */
static bool is_bird(struct scene *scene, const struct find *find)
{
    if (!scene_is(&scene->tokens[find->first], "turkey")) return false;
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
    drop_directions(scene);
    uint32_t turkeys = 4; /* one search of the article tells as much as many */
    for (uint32_t i = 0; i < scene->find_count; i++) {
        struct find *find = &scene->finds[i];
        if (find->fate != FATE_MENTION) continue;
        if (is_pronoun(scene, find)) find_drop(find, "pronoun");
        else if (is_water(scene, find)) find_drop(find, "blocked");
        else if (is_currency(scene, find)) find_drop(find, "money");
        else if (is_ordinary_code(scene, find)) find_drop(find, "word");
        else if (is_language(scene, find)) find_drop(find, "language");
        else if (is_malay_only(scene, find)) find_drop(find, "language");
        else if (is_native_part(scene, find)) find_drop(find, "name-part");
        else if (find->lists & WORD_AS_CAUTION && turkeys && is_bird(scene, find)) {
            find_drop(find, "word");
            turkeys--;
        }
    }
}

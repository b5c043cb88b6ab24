#include "person.h"

#include <string.h>

enum { MANY = 64 }; /* different names of persons that one article is searched for */

struct names { /* words that are a person's name somewhere in the article */
    uint32_t hashes[MANY];
    uint32_t len;
};

static bool is_glued(const ng_token *left, const ng_token *right)
{
    return right->at.begin - left->at.end == 1;
}

/* A capitalised word right before or behind a token, or NULL. */
static const ng_token *capital_before(const struct scene *scene, uint32_t token)
{
    const ng_token *before = scene_before(scene, token);
    return before && before->shape & NG_TITLE && is_glued(before, &scene->tokens[token])
               ? before
               : NULL;
}

static const ng_token *capital_behind(const struct scene *scene, uint32_t token)
{
    const ng_token *behind = scene_behind(scene, token);
    return behind && behind->shape & NG_TITLE && is_glued(&scene->tokens[token], behind)
               ? behind
               : NULL;
}

/* "M." or "J.R." */
static bool is_initial(const ng_token *token)
{
    return token->len <= 4 && token->len >= 2 && token->word[token->len - 1] == '.' &&
           (token->len == 2 || token->word[1] == '.') && !scene_is(token, "u.s.") &&
           !scene_is(token, "u.k.") && !scene_is(token, "u.n.");
}

static bool ends_find(const struct scene *scene, const struct find *find, uint32_t token)
{
    return find > scene->finds && find[-1].last == token + 1;
}

static bool starts_find(const struct scene *scene, const struct find *find,
                        uint32_t token)
{
    const struct find *next = find + 1;
    return next < scene->finds + scene->find_count && next->first == token;
}

/* Michael Jordan, Michael B. Jordan, Mr Jordan. */
static bool is_surname(const struct scene *scene, const struct find *find)
{
    if (!(find->lists & WORD_AS_SURNAME)) return false;
    const ng_token *before = capital_before(scene, find->first);
    if (!before) return false;
    const uint32_t lists = scene_lists(scene, before);
    if (lists & (WORD_GIVEN | WORD_TITLE)) return true;
    if (!is_initial(before)) return false;
    const ng_token *first = capital_before(scene, find->first - 1);
    return first ? (scene_lists(scene, first) & WORD_GIVEN) != 0
                 : !(before->shape & NG_OPENER);
}

/* Viorel Moldovan, or "French said" without an article: a demonym that is a surname,
 * where no people and no noun is meant. */
static bool is_demonym_surname(const struct scene *scene, const struct find *find)
{
    if (!sort_is_demonym(find->sort) || !(find->lists & WORD_AS_SURNAME)) return false;
    const ng_token *before = capital_before(scene, find->first);
    const ng_token *behind = scene_behind(scene, find->last - 1);
    if (scene_is(behind, "said") || scene_is(behind, "says") ||
        scene_is(behind, "added")) {
        return !scene_is(scene_before(scene, find->first), "the");
    }
    if (!before || !behind || !(behind->shape & NG_PUNCT)) return false;
    if (before->shape & NG_OPENER && !scene_is(behind, "(")) return false;
    return !(before->shape & NG_UPPER) && scene_lists(scene, before) == 0 &&
           !ends_find(scene, find, find->first - 1) && !scene_in_headline(scene, find);
}

/* Whether a word stands elsewhere in the article, outside of headlines: then it is a
 * name of its own. */
static bool recurs(const struct scene *scene, const ng_token *word)
{
    for (uint32_t i = 0; i < scene->count; i++) {
        const ng_token *token = &scene->tokens[i];
        if (token->hash == word->hash && token != word && token->shape & NG_TITLE &&
            token->sentence != word->sentence) {
            return true;
        }
    }
    return false;
}

/* Jordan Henderson, Chad Smith: a capitalised word follows that belongs to no office,
 * organisation or place. */
static bool is_given(const struct scene *scene, const struct find *find,
                     uint32_t *searches)
{
    if (!(find->lists & WORD_AS_GIVEN)) return false;
    const ng_token *behind = capital_behind(scene, find->last - 1);
    if (!behind || behind->shape & NG_DIGIT || starts_find(scene, find, find->last)) {
        return false;
    }
    enum { NO_SURNAME = WORD_OFFICE | WORD_HEAD | WORD_STREET | WORD_ACT | WORD_LOCAL };
    if (scene_lists(scene, behind) & NO_SURNAME) return false;
    const ng_token *before = scene_before(scene, find->first);
    if (scene_is(before, "in") || scene_is(before, "the")) return false;
    if (scene_has_head_behind(scene, find)) return false;
    if (find->sort == SORT_PEOPLE && capital_behind(scene, find->last)) {
        return false; /* "Dane Mads Holm" */
    }
    if (!scene_in_headline(scene, find) && !scene_in_capitals(scene, find)) return true;
    if (*searches == 0) return false;
    --*searches;
    return recurs(scene, behind);
}

static void note(struct names *names, uint32_t hash)
{
    for (uint32_t i = 0; i < names->len; i++) {
        if (names->hashes[i] == hash) return;
    }
    if (names->len < MANY) names->hashes[names->len++] = hash;
}

static bool has(const struct names *names, uint32_t hash)
{
    for (uint32_t i = 0; i < names->len; i++) {
        if (names->hashes[i] == hash) return true;
    }
    return false;
}

static bool may_be_person(const struct find *find)
{
    return find->fate != FATE_NONE && find->lists & (WORD_AS_GIVEN | WORD_AS_SURNAME);
}

/* Drops the bare mentions of a word that is a person elsewhere: "Jordan scored". */
static void drop_bare(struct scene *scene, const struct names *names)
{
    scene_count(scene);
    for (uint32_t i = 0; i < scene->find_count; i++) {
        struct find *find = &scene->finds[i];
        if (!may_be_person(find) || !has(names, scene->tokens[find->first].hash))
            continue;
        const struct tally *tally = &scene->tallies[find->country];
        const ng_token *behind = scene_behind(scene, find->last - 1);
        const bool acts = behind && scene_lists(scene, behind) & WORD_ACT;
        if (sort_is_place(find->sort) && !acts) continue;
        if (!sort_is_place(find->sort) && tally->demonyms + tally->places > 0) continue;
        find_drop(find, "person");
    }
}

void person_drop(struct scene *scene)
{
    struct names names = {.len = 0};
    uint32_t searches = MANY;
    for (uint32_t i = 0; i < scene->find_count; i++) {
        struct find *find = &scene->finds[i];
        if (!may_be_person(find)) continue;
        if (!is_surname(scene, find) && !is_demonym_surname(scene, find) &&
            !is_given(scene, find, &searches)) {
            continue;
        }
        find_drop(find, "person");
        note(&names, scene->tokens[find->first].hash);
    }
    if (names.len) drop_bare(scene, &names);
}

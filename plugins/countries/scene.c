#include "scene.h"

/* The number at the begin of a text, "25" of "25 33"; 0 if there is none. */
static uint32_t read_number(ng_str text)
{
    uint32_t number = 0;
    for (size_t i = 0; i < text.len && text.at[i] >= '0' && text.at[i] <= '9'; i++) {
        number = number * 10 + (uint32_t)(text.at[i] - '0');
    }
    return number;
}

static ng_span find_dateline(const ng_doc *doc)
{
    const ng_str place = ng_meta(doc, "place-at");
    if (place.len == 0) return ng_make_span(0, 0);
    return ng_make_span(read_number(place), read_number(ng_meta(doc, "header")));
}

struct scene scene_open(ng_doc *doc, const struct atlas *atlas, struct tally *tallies)
{
    const ng_tokens tokens = ng_tokens_of(doc);
    return (struct scene){.doc = doc,
                          .atlas = atlas,
                          .text = ng_text(doc),
                          .tokens = tokens.at,
                          .count = (uint32_t)tokens.len,
                          .dateline = find_dateline(doc),
                          .tallies = tallies};
}

uint32_t scene_token_at(const struct scene *scene, uint32_t from, uint32_t byte)
{
    uint32_t low = from, high = from, step = 1;
    while (high < scene->count && scene->tokens[high].at.end <= byte) {
        low = high + 1;
        high = scene->count - high > step ? high + step : scene->count;
        step *= 2;
    }
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (scene->tokens[middle].at.end > byte) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

const ng_token *scene_before(const struct scene *scene, uint32_t token)
{
    if (token == 0 || token > scene->count) return NULL;
    const ng_token *before = &scene->tokens[token - 1];
    if (token < scene->count && before->sentence != scene->tokens[token].sentence)
        return NULL;
    return before;
}

const ng_token *scene_behind(const struct scene *scene, uint32_t token)
{
    if (token + 1 >= scene->count) return NULL;
    const ng_token *behind = &scene->tokens[token + 1];
    return behind->sentence == scene->tokens[token].sentence ? behind : NULL;
}

uint32_t scene_lists(const struct scene *scene, const ng_token *token)
{
    return token ? lexicon_of(scene->atlas->lexicon, token) : 0;
}

/* ----------------------------------------------------------------- kinds of line */

struct letters { /* what a stretch of words looks like */
    uint32_t words, titles, capitals;
};

/* Looks at no more than a headline's worth of words on either side of a find. */
static struct letters look_around(const struct scene *scene, const struct find *find)
{
    enum { REACH = 24, LONG_WORD = 4 };
    const uint32_t sentence = scene->tokens[find->first].sentence;
    uint32_t begin = find->first, end = find->last;
    while (begin && find->first - begin < REACH &&
           scene->tokens[begin - 1].sentence == sentence) {
        begin--;
    }
    while (end < scene->count && end - find->last < REACH &&
           scene->tokens[end].sentence == sentence) {
        end++;
    }
    struct letters letters = {0};
    for (uint32_t i = begin; i < end; i++) {
        const ng_token *token = &scene->tokens[i];
        if (i >= find->first && i < find->last) continue;
        if (!(token->shape & NG_WORD) || token->len < LONG_WORD) continue;
        letters.words++;
        if (token->shape & NG_TITLE) letters.titles++;
        if (token->shape & NG_UPPER) letters.capitals++;
    }
    return letters;
}

bool scene_in_headline(const struct scene *scene, const struct find *find)
{
    const struct letters letters = look_around(scene, find);
    return letters.words >= 3 && letters.titles == letters.words;
}

bool scene_in_capitals(const struct scene *scene, const struct find *find)
{
    const struct letters letters = look_around(scene, find);
    return letters.words >= 1 && letters.capitals * 10 >= letters.words * 9;
}

/* ------------------------------------------------------------------------- names */

static bool is_link(const ng_token *token)
{
    return scene_is(token, "of") || scene_is(token, "and") || scene_is(token, "for") ||
           scene_is(token, "&") || scene_is(token, "the");
}

bool scene_has_head_behind(const struct scene *scene, const struct find *find)
{
    enum { REACH = 6 }; /* words that a name goes on for */
    for (uint32_t i = 0, token = find->last - 1; i < REACH; i++, token++) {
        const ng_token *behind = scene_behind(scene, token);
        if (!behind) return false;
        const bool capital = behind->shape & NG_TITLE && behind->shape & NG_WORD;
        if (!capital && (i == 0 || !is_link(behind))) return false;
        if (capital && scene_lists(scene, behind) & WORD_HEAD) return true;
    }
    return false;
}

/* ------------------------------------------------------------------------- finds */

/* The dropped finds too: they may have been counted before; and the country that a find
 * meant before it turned out to be a place elsewhere. */
void scene_clear(struct scene *scene)
{
    for (uint32_t i = 0; i < scene->find_count; i++) {
        const struct find *find = &scene->finds[i];
        if (find->country != NO_COUNTRY)
            scene->tallies[find->country] = (struct tally){0};
        if (find->meant != NO_COUNTRY) scene->tallies[find->meant] = (struct tally){0};
    }
}

void scene_count(struct scene *scene)
{
    scene_clear(scene);
    for (uint32_t i = 0; i < scene->find_count; i++) {
        const struct find *find = &scene->finds[i];
        if (find->fate == FATE_NONE || find->country == NO_COUNTRY) continue;
        struct tally *tally = &scene->tallies[find->country];
        if (find->fate == FATE_PLACE) {
            tally->places += find->sort != SORT_MONEY;
        } else {
            tally->mentions++;
            tally->demonyms += sort_is_demonym(find->sort);
        }
    }
}

void find_drop(struct find *find, const char *rule)
{
    find->fate = FATE_NONE;
    find->rule = rule;
}

void find_turn_place(struct find *find, uint16_t country, uint8_t sort, const char *rule)
{
    find->fate = FATE_PLACE;
    find->country = country;
    find->sort = sort;
    find->rule = rule;
}

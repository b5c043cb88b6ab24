#include "state.h"

bool state_read(const struct scene *scene, uint32_t comma, struct find *find)
{
    if (comma + 1 >= scene->count || !scene_is(&scene->tokens[comma], ",")) return false;
    const ng_token *word = &scene->tokens[comma + 1];
    if (!(word->shape & NG_TITLE) || word->sentence != scene->tokens[comma].sentence) {
        return false;
    }
    const uint32_t lists = scene_lists(scene, word);
    const uint32_t codes = word->shape & NG_UPPER ? WORD_US_CODE | WORD_CA_CODE : 0;
    if (!(lists & (WORD_US_STATE | WORD_CA_STATE | codes))) return false;
    const bool canadian = !(lists & (WORD_US_STATE | (codes & WORD_US_CODE)));
    const struct row row = {.country = canadian ? scene->atlas->canada
                                                : scene->atlas->united_states,
                            .other = NO_COUNTRY,
                            .sort = SORT_POSTAL};
    *find = find_make(scene, SHEET_PLACES, row, word->at, comma + 1, comma + 2);
    return true;
}

void state_add_dateline(const struct scene *scene, struct compounds *compounds)
{
    struct find find;
    uint32_t token = scene_token_at(scene, 0, scene->dateline.begin);
    while (token < scene->count && scene->tokens[token].at.begin < scene->dateline.end &&
           !state_read(scene, token, &find)) {
        token++;
    }
    if (token >= scene->count || scene->tokens[token].at.begin >= scene->dateline.end)
        return;
    if (compounds->len == compounds->room) return;
    uint32_t place = compounds->len++;
    for (; place && compounds->at[place - 1].at.begin > find.at.begin; place--) {
        compounds->at[place] = compounds->at[place - 1];
    }
    compounds->at[place] = find;
}

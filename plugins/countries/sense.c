#include "sense.h"

/* What the article says, beside the words in question. */
struct evidence {
    uint32_t american; /* places in the United States */
    uint32_t foreign;  /* mentions of other countries */
    uint32_t state;    /* places in Georgia, the state */
    uint32_t local;    /* words of local news */
};

static bool is_in_question(const struct find *find)
{
    return find->fate == FATE_MENTION && find->lists & (WORD_AS_US | WORD_AS_STATE);
}

/* The find whose first token is a token, if it is the next but few. */
static const struct find *find_at(const struct scene *scene, const struct find *find,
                                  uint32_t token)
{
    const struct find *end = scene->finds + scene->find_count;
    for (const struct find *next = find + 1; next < end && next->first <= token; next++) {
        if (next->first == token) return next;
    }
    return NULL;
}

/* "Lebanon, Ohio": a comma and a state.  Behind a country that is no American town's
 * name the state must end there: "from Mexico, Texas and Arizona" is a list. */
static bool has_state_behind(const struct scene *scene, const struct find *find)
{
    if (!scene_is(scene_behind(scene, find->last - 1), ",")) return false;
    const struct find *state = find_at(scene, find, find->last + 1);
    if (!state || state->country != scene->atlas->united_states) return false;
    if (state->sort == SORT_POSTAL) return true;
    if (state->sort != SORT_REGION) return false;
    if (find->lists & (WORD_AS_US | WORD_AS_STATE)) return true;
    const ng_token *behind = scene_behind(scene, state->last - 1);
    return find->lists && !(scene_is(behind, "and") || scene_is(behind, "or"));
}

/* "Jordan High School", "Lebanon County", "Georgia Avenue"; and whatever the country,
 * "Guernsey County", "Indian Lake". */
static bool has_street_behind(const struct scene *scene, const struct find *find)
{
    const ng_token *behind = scene_behind(scene, find->last - 1);
    const uint32_t lists = scene_lists(scene, behind);
    if (lists & WORD_TERRAIN && behind->shape & NG_TITLE &&
        find->last - find->first == 1) {
        return true;
    }
    if (!(lists & WORD_STREET) || !is_in_question(find)) return false;
    return behind->shape & NG_TITLE || scene_is(behind, "elementary") ||
           scene_is(behind, "middle") || scene_is(behind, "junior") ||
           scene_is(behind, "city") || scene_is(behind, "county") ||
           scene_is(behind, "counties");
}

/* "Atlanta, Georgia": an American town and a comma before it. */
static bool has_town_before(const struct scene *scene, const struct find *find)
{
    if (!(find->lists & WORD_AS_STATE) || find == scene->finds) return false;
    const struct find *town = find - 1;
    return town->last + 1 == find->first && scene_is(&scene->tokens[town->last], ",") &&
           town->country == scene->atlas->united_states && town->sort == SORT_CITY;
}

static bool is_age(const ng_token *token)
{
    return token && token->shape & NG_DIGIT &&
           (token->len == 2 || (token->len > 9 && token->word[2] == '-'));
}

/* "Gary Wilson, 54, of Palestine", "Terry Jolly, 60, Lebanon,", "54-year-old Palestine
 * man": how local news says where somebody lives. */
static bool is_home(const struct scene *scene, const struct find *find)
{
    uint32_t token = find->first;
    const ng_token *before = scene_before(scene, token);
    if (is_age(before) && before->len > 2) return true;
    if (scene_is(before, "of")) before = scene_before(scene, --token);
    return scene_is(before, ",") && is_age(scene_before(scene, token - 1));
}

/* "the City of Turkey", "the town of Peru". */
static bool is_town(const struct scene *scene, const struct find *find)
{
    if (!scene_is(scene_before(scene, find->first), "of")) return false;
    const ng_token *what = scene_before(scene, find->first - 1);
    return scene_is(what, "city") || scene_is(what, "town") ||
           scene_is(what, "village") || scene_is(what, "township");
}

/* "the country of Georgia", "prime minister of Georgia". */
static bool is_called_country(const struct scene *scene, const struct find *find)
{
    if (!scene_is(scene_before(scene, find->first), "of")) return false;
    const ng_token *what = scene_before(scene, find->first - 1);
    return scene_is(what, "country") || scene_is(what, "nation") ||
           scene_is(what, "republic") || scene_is(what, "minister");
}

static bool has_local_neighbour(const struct scene *scene, const struct find *find)
{
    return has_state_behind(scene, find) || has_street_behind(scene, find) ||
           has_town_before(scene, find) ||
           (is_in_question(find) && (is_home(scene, find) || is_town(scene, find)));
}

static struct evidence weigh(struct scene *scene)
{
    struct evidence evidence = {0};
    scene_count(scene);
    for (uint32_t i = 0; i < scene->find_count; i++) {
        const struct find *find = &scene->finds[i];
        if (find->fate == FATE_NONE || find->country == NO_COUNTRY) continue;
        if (find->country == scene->atlas->united_states) {
            evidence.state += (find->lists & WORD_IN_STATE) != 0;
            evidence.american +=
                find->fate == FATE_PLACE && find->sort != SORT_INSTITUTION;
        } else if (!is_in_question(find)) {
            evidence.foreign += find->fate == FATE_MENTION;
        }
    }
    for (uint32_t i = 0; i < scene->count; i++) {
        evidence.local += (scene_lists(scene, &scene->tokens[i]) & WORD_LOCAL) != 0;
    }
    return evidence;
}

/* Whether the article itself, not a neighbour, says that the find is in the States. */
static bool is_american(const struct scene *scene, const struct find *find,
                        const struct evidence *evidence, uint32_t homes)
{
    enum { LOCAL_NEWS = 2 }; /* so many words of it make an article local */
    const struct tally *tally = &scene->tallies[find->country];
    if (tally->places) return false;
    if (tally->demonyms && !sort_is_demonym(find->sort)) return false;
    const bool local = evidence->local >= LOCAL_NEWS;
    const uint32_t american = evidence->american + homes + local;
    if (find->lists & WORD_AS_STATE && evidence->state) return true;
    if (!local && homes == 0 && !(find->lists & WORD_AS_STATE)) return false;
    return american > evidence->foreign;
}

static void make_american(const struct scene *scene, struct find *find, const char *rule)
{
    find_turn_place(find, scene->atlas->united_states, SORT_REGION, rule);
}

void sense_settle(struct scene *scene)
{
    uint32_t questions = 0, homes = 0;
    for (uint32_t i = 0; i < scene->find_count; i++) {
        struct find *find = &scene->finds[i];
        const bool asked = is_in_question(find);
        if (find->fate != FATE_MENTION || !has_local_neighbour(scene, find)) {
            questions += asked;
            continue;
        }
        make_american(scene, find, "us-neighbour");
        if (asked) homes++;
    }
    if (questions == 0) return;
    const struct evidence evidence = weigh(scene);
    for (uint32_t i = 0; i < scene->find_count; i++) {
        struct find *find = &scene->finds[i];
        if (!is_in_question(find) || is_called_country(scene, find)) continue;
        if (is_american(scene, find, &evidence, homes)) {
            make_american(scene, find, "us-article");
        }
    }
}

static bool is_twin(const struct find *find)
{
    return find->fate == FATE_MENTION && find->other != NO_COUNTRY;
}

static uint32_t weight_of(const struct scene *scene, uint16_t country)
{
    return scene->tallies[country].mentions + scene->tallies[country].places;
}

void sense_settle_twins(struct scene *scene)
{
    bool any = false;
    for (uint32_t i = 0; i < scene->find_count; i++)
        any |= is_twin(&scene->finds[i]);
    if (!any) return;
    scene_count(scene);
    for (uint32_t i = 0; i < scene->find_count; i++) {
        const struct find *find = &scene->finds[i];
        if (is_twin(find)) scene->tallies[find->country].mentions--;
    }
    for (uint32_t i = 0; i < scene->find_count; i++) {
        struct find *find = &scene->finds[i];
        if (!is_twin(find) || weight_of(scene, find->country)) continue;
        if (weight_of(scene, find->other) == 0) continue;
        find->country = find->other;
        find->rule = "article";
    }
}

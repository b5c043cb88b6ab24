#include "sense.h"

/* What the article says, beside the words in question. */
struct evidence {
    uint32_t american; /* places in the United States */
    uint32_t foreign;  /* mentions of other countries */
    uint32_t local;    /* words of local news */
};

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

/* "Lebanon, Ohio": a comma and a state. */
static bool has_state_behind(const struct scene *scene, const struct find *find)
{
    if (!scene_is(scene_behind(scene, find->last - 1), ",")) return false;
    const struct find *state = find_at(scene, find, find->last + 1);
    return state && state->country == scene->atlas->united_states &&
           (state->sort == SORT_POSTAL || state->sort == SORT_REGION);
}

/* "Jordan High School", "Lebanon County", "Georgia Avenue". */
static bool has_street_behind(const struct scene *scene, const struct find *find)
{
    const ng_token *behind = scene_behind(scene, find->last - 1);
    if (!behind || !(scene_lists(scene, behind) & WORD_STREET)) return false;
    return behind->shape & NG_TITLE || scene_is(behind, "elementary") ||
           scene_is(behind, "middle") || scene_is(behind, "junior") ||
           scene_is(behind, "city") || scene_is(behind, "county");
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
    uint32_t        token = find->first;
    const ng_token *before = scene_before(scene, token);
    if (is_age(before) && before->len > 2) return true;
    if (scene_is(before, "of")) before = scene_before(scene, --token);
    return scene_is(before, ",") && is_age(scene_before(scene, token - 1));
}

static bool has_local_neighbour(const struct scene *scene, const struct find *find)
{
    return has_state_behind(scene, find) || has_street_behind(scene, find) ||
           is_home(scene, find);
}

static bool is_in_question(const struct find *find)
{
    return find->fate == FATE_MENTION && find->lists & WORD_AS_US;
}

static struct evidence weigh(struct scene *scene)
{
    struct evidence evidence = {0};
    scene_count(scene);
    for (uint32_t i = 0; i < scene->find_count; i++) {
        const struct find *find = &scene->finds[i];
        if (find->fate == FATE_NONE || find->country == NO_COUNTRY) continue;
        if (find->country == scene->atlas->united_states) {
            evidence.american += find->fate == FATE_PLACE && find->sort != SORT_INSTITUTION;
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
    const struct tally *tally = &scene->tallies[find->country];
    const bool          demonym_asked = sort_is_demonym(find->sort);
    const uint32_t      own = tally->places + (demonym_asked ? 0 : tally->demonyms);
    if (own) return false;
    if (evidence->foreign > evidence->american + homes) return false;
    const uint32_t local = evidence->local >= 2 ? 1 : 0;
    return evidence->american + homes + local > evidence->foreign;
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
        if (!is_in_question(find)) continue;
        questions++;
        if (!has_local_neighbour(scene, find)) continue;
        make_american(scene, find, "us-neighbour");
        questions--;
        homes++;
    }
    if (questions == 0) return;
    const struct evidence evidence = weigh(scene);
    for (uint32_t i = 0; i < scene->find_count; i++) {
        struct find *find = &scene->finds[i];
        if (is_in_question(find) && is_american(scene, find, &evidence, homes)) {
            make_american(scene, find, "us-article");
        }
    }
}

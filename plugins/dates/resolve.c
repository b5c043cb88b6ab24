#include "resolve.h"

const char *const action_names[] = {"none",      "point",    "today",     "clock",
                                    "relative",  "discourse", "distance", "duration",
                                    "set",       "reference", "range",    NULL};

typedef bool resolver(struct scene *, struct mention *);

static resolver *const resolvers[] = {
    NULL,             resolve_point,     resolve_today,    resolve_clock,
    resolve_relative, resolve_discourse, resolve_distance, resolve_duration,
    resolve_set,      resolve_reference, resolve_range,
};

void resolve_scene(struct scene *scene)
{
    scene->narrative = anchor_is_narrative(scene);
    for (scene->current = 0; scene->current < scene->count; scene->current++) {
        struct mention *mention = &scene->mentions[scene->current];
        mention->mod = (enum mod)slot_or(&mention->match, SLOT_MOD, MOD_NONE);
        mention->score = mention->match.rule->score;
        mention->dropped = !resolvers[mention->match.rule->action](scene, mention);
        if (!mention->dropped && !mention->value[0]) when_write(&mention->when, mention->value);
        if (!mention->value[0]) mention->dropped = true;
    }
    range_pair(scene);
}

#include "resolve.h"

#include <string.h>

const char *const action_names[] = {"none",     "point",     "today",    "clock",
                                    "relative", "discourse", "distance", "duration",
                                    "set",      "reference", "range",    NULL};

typedef bool resolver(struct scene *, struct mention *);

static resolver *const resolvers[] = {
    NULL,
    resolve_point,
    resolve_today,
    resolve_clock,
    resolve_relative,
    resolve_discourse,
    resolve_distance,
    resolve_duration,
    resolve_set,
    resolve_reference,
    resolve_range,
};

static uint64_t class_bit(const struct lexicon *lexicon, const char *name)
{
    const int32_t class = lexicon_class(lexicon, ng_make_str(name, strlen(name)));
    return class < 0 ? 0 : CLASS_BIT(class);
}

void resolve_read_cues(const struct lexicon *lexicon, struct cues *cues)
{
    static const char *const nouns[] = {"weekday", "unitone",  "unitmany",
                                        "shift",   "dayshift", "money",
                                        "vague",   "month",    "determiner"};
    *cues = (struct cues){
        .future = class_bit(lexicon, "future"),
        .past = class_bit(lexicon, "past"),
        .neutral = class_bit(lexicon, "neutral"),
        .promise = class_bit(lexicon, "promise"),
        .over = class_bit(lexicon, "over"),
        .be = class_bit(lexicon, "be"),
        .to = class_bit(lexicon, "to"),
        .link = class_bit(lexicon, "preposition") | class_bit(lexicon, "determiner"),
        .month = class_bit(lexicon, "month"),
        .ended = class_bit(lexicon, "ended"),
        .range_from = class_bit(lexicon, "rangefrom"),
        .range_to = class_bit(lexicon, "rangeto"),
        .near = class_bit(lexicon, "approx") | class_bit(lexicon, "approxpart"),
    };
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        cues->noun |= class_bit(lexicon, nouns[i]);
}

void resolve_scene(struct scene *scene)
{
    scene->narrative = anchor_is_narrative(scene);
    for (scene->current = 0; scene->current < scene->count; scene->current++) {
        struct mention *mention = &scene->mentions[scene->current];
        mention->mod = (enum mod)slot_or(&mention->match, SLOT_MOD, MOD_NONE);
        mention->score = mention->match.rule->score;
        mention->dropped = !resolvers[mention->match.rule->action](scene, mention);
        if (!mention->dropped && !mention->value[0])
            when_write(&mention->when, mention->value);
        if (!mention->value[0]) mention->dropped = true;
    }
    range_pair(scene);
}

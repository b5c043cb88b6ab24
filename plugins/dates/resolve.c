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

static uint64_t cue_bit(const struct lexicon *lexicon, const char *name)
{
    return lexicon_cue(lexicon, ng_make_str(name, strlen(name)));
}

void resolve_read_cues(const struct lexicon *lexicon, struct cues *cues)
{
    static const char *const nouns[] = {"weekday", "unitone",  "unitmany",
                                        "shift",   "dayshift", "money",
                                        "vague",   "month",    "determiner"};
    static const char *const links[] = {"preposition", "determiner"};
    *cues = (struct cues){
        .future = cue_bit(lexicon, "future"),
        .past = cue_bit(lexicon, "past"),
        .neutral = cue_bit(lexicon, "neutral"),
        .promise = cue_bit(lexicon, "promise"),
        .over = cue_bit(lexicon, "over"),
        .be = cue_bit(lexicon, "be"),
        .to = cue_bit(lexicon, "to"),
        .modal = cue_bit(lexicon, "modal"),
        .stage = cue_bit(lexicon, "stage"),
        .staged = cue_bit(lexicon, "staged"),
        .off = cue_bit(lexicon, "off"),
        .ended = cue_bit(lexicon, "ended"),
        .begun = cue_bit(lexicon, "begun"),
        .range_from = cue_bit(lexicon, "rangefrom"),
        .range_to = cue_bit(lexicon, "rangeto"),
        .near = cue_bit(lexicon, "near"),
        .month = class_bit(lexicon, "month"),
        .units = class_bit(lexicon, "unitone") | class_bit(lexicon, "unitmany"),
    };
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        cues->link |= class_bit(lexicon, links[i]);
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

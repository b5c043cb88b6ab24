/* tense: reads off the words around a date whether its clause tells of what was or of
 * what will be.  Parts of speech decide where they are known, else the cue words of the
 * language's table and the endings of words. */
#include "resolve.h"

#include <string.h>

enum { LEFT_REACH = 18, RIGHT_REACH = 12 };

struct reader {
    const struct scene *scene;
    uint32_t            sentence;
    uint64_t            future, past, be, to, month;
    ng_str              text;
};

static uint64_t class_bit(const struct scene *scene, ng_str name)
{
    const int32_t class = lexicon_class(&scene->rules->lexicon, name);
    return class < 0 ? 0 : CLASS_BIT(class);
}

static bool inside(const struct reader *reader, uint32_t atom)
{
    const struct scene *scene = reader->scene;
    return atom < scene->atoms->count &&
           scene->tokens.at[scene->atoms->at[atom].token].sentence == reader->sentence;
}

static bool ends_in(const struct reader *reader, const struct atom *atom, const char *end)
{
    const size_t length = strlen(end);
    return atom->end - atom->begin >= length + 3 &&
           memcmp(reader->text.at + atom->end - length, end, length) == 0;
}

static bool looks_past(const struct reader *reader, const struct atom *atom)
{
    return !(atom->classes & CLASS_BIT(CLASS_TITLE)) && !atom->word &&
           ends_in(reader, atom, "ed");
}

/* "to vote", not "to Paris" and not "to reporters". */
static bool leads_to_verb(const struct reader *reader, uint32_t to)
{
    const struct atom *next = &reader->scene->atoms->at[to + 1];
    if (!inside(reader, to + 1)) return false;
    if (next->classes & reader->be) return true;
    if (next->classes & (CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_NUMBER))) return false;
    if (next->end - next->begin < 3) return next->classes == 0 && ends_in(reader, next, "");
    return !ends_in(reader, next, "s") && !ends_in(reader, next, "ing") &&
           !ends_in(reader, next, "ed") &&
           (next->word == 0 || !(next->classes & ~(reader->future | reader->past)));
}

/* What one atom says: -1, 1, or 0. */
static int read_cue(const struct reader *reader, uint32_t at)
{
    const struct atom *atoms = reader->scene->atoms->at;
    const struct atom *atom = &atoms[at];
    if (atom->classes & reader->to && leads_to_verb(reader, at)) return 1;
    const bool name = atom->classes & CLASS_BIT(CLASS_TITLE) && atom->classes & reader->month;
    if (atom->classes & reader->future && !name) return 1;
    if (!(atom->classes & reader->past) && !looks_past(reader, atom)) return 0;
    /* "will be held": the word before decides, or the one before that. */
    if (at > 0 && inside(reader, at - 1) && atoms[at - 1].classes & reader->be) return 0;
    return -1;
}

int tense_direction(const struct scene *scene, const struct mention *mention)
{
    struct reader reader = {
        .scene = scene,
        .sentence = mention->sentence,
        .future = class_bit(scene, NG_STR("future")),
        .past = class_bit(scene, NG_STR("past")),
        .be = class_bit(scene, NG_STR("be")),
        .to = class_bit(scene, NG_STR("to")),
        .month = class_bit(scene, NG_STR("month")),
        .text = ng_text(scene->doc),
    };
    for (uint32_t i = 1; i <= LEFT_REACH && i <= mention->match.first; i++) {
        const uint32_t at = mention->match.first - i;
        if (!inside(&reader, at)) break;
        const int cue = read_cue(&reader, at);
        if (cue) return cue;
    }
    for (uint32_t at = mention->match.last;
         at < mention->match.last + RIGHT_REACH && inside(&reader, at); at++) {
        const int cue = read_cue(&reader, at);
        if (cue) return cue;
    }
    return 0;
}

/* tense: reads off the words around a date whether its clause tells of what was or of
 * what will be, by the cue words of the language's table and the endings of words. */
#include "resolve.h"

#include <string.h>

enum { LEFT_REACH = 18, RIGHT_REACH = 12 };

struct reader {
    const struct scene *scene;
    const struct cues *cues;
    uint32_t sentence;
    ng_str text;
};

static bool inside(const struct reader *reader, uint32_t atom)
{
    const struct scene *scene = reader->scene;
    scene->work->looks++;
    return atom < scene->atoms->count &&
           scene->tokens.at[scene->atoms->at[atom].token].sentence == reader->sentence;
}

/* Whether the word at an atom is one of some cues. */
static bool is_cue(const struct reader *reader, uint32_t at, uint64_t cues)
{
    return (scene_cues(reader->scene, at) & cues) != 0;
}

static bool ends_in(const struct reader *reader, const struct atom *atom, const char *end)
{
    const size_t length = strlen(end);
    return atom->end - atom->begin >= length + 3 &&
           memcmp(reader->text.at + atom->end - length, end, length) == 0;
}

/* Whether an atom is a word, given in lower case; it may begin with a capital. */
static bool is_word(const struct reader *reader, uint32_t at, const char *word)
{
    const struct atom *atom = &reader->scene->atoms->at[at];
    const char *text = reader->text.at + atom->begin;
    const size_t length = atom->end - atom->begin;
    return length == strlen(word) && (*text | ('a' ^ 'A')) == *word &&
           memcmp(text + 1, word + 1, length - 1) == 0;
}

static bool is_article(const struct reader *reader, uint32_t at)
{
    return is_word(reader, at, "a") || is_word(reader, at, "an") ||
           is_word(reader, at, "the");
}

/* "the extended stay", "a still unspecified date", "the hastily planned trip". */
static bool stands_in_noun_phrase(const struct reader *reader, uint32_t at)
{
    if (at == 0 || !inside(reader, at - 1)) return false;
    if (is_article(reader, at - 1)) return true;
    const struct atom *before = &reader->scene->atoms->at[at - 1];
    const bool adverb = ends_in(reader, before, "ly") || is_word(reader, at - 1, "still");
    return adverb && at > 1 && inside(reader, at - 2) && is_article(reader, at - 2);
}

/* "voted", not "an extended stay": behind an article it is no verb.  A word that the
 * table knows is a verb there if it is one that can also announce: "agreed". */
static bool looks_past(const struct reader *reader, uint32_t at)
{
    const struct atom *atom = &reader->scene->atoms->at[at];
    if (atom->classes & CLASS_BIT(CLASS_TITLE)) return false;
    if (atom->word && !is_cue(reader, at, reader->cues->promise)) return false;
    return ends_in(reader, atom, "ed") && !stands_in_noun_phrase(reader, at);
}

/* "scheduled to", "expected on", not "a scheduled visit", "seventy scheduled laps". */
static bool is_attribute(const struct reader *reader, uint32_t at)
{
    const struct scene *scene = reader->scene;
    if (stands_in_noun_phrase(reader, at)) return true;
    if (!ends_in(reader, &scene->atoms->at[at], "ed")) return false;
    if (at + 1 == scene->mentions[scene->current].match.first) return false;
    const uint64_t links = reader->cues->link | CLASS_BIT(CLASS_MARK);
    return inside(reader, at + 1) && !(scene->atoms->at[at + 1].classes & links);
}

/* "agreed to vote", "is to vote": not "gathered to mark", which tells why, and not "to
 * Paris" or "to reporters". */
static bool leads_to_verb(const struct reader *reader, uint32_t to)
{
    const struct atom *next = &reader->scene->atoms->at[to + 1];
    if (to == 0 || !inside(reader, to - 1)) return false;
    const uint64_t leads =
        reader->cues->promise | reader->cues->be | reader->cues->neutral;
    if (!is_cue(reader, to - 1, leads) || !inside(reader, to + 1)) return false;
    if (is_cue(reader, to + 1, reader->cues->be)) return true;
    if (next->classes & (CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_NUMBER))) return false;
    if (next->classes & reader->cues->noun) return false;
    return next->end - next->begin > 2 && !ends_in(reader, next, "s") &&
           !ends_in(reader, next, "ing") && !ends_in(reader, next, "ed");
}

/* "had been due to expire" was so: whether "had" is among the atoms before. */
static bool had_before(const struct reader *reader, uint32_t at, uint32_t reach)
{
    for (uint32_t i = 1; i <= reach && i <= at && inside(reader, at - i); i++)
        if (is_word(reader, at - i, "had")) return true;
    return false;
}

/* "until Friday he had not spoken" */
static bool had_after(const struct reader *reader, uint32_t at, uint32_t reach)
{
    for (uint32_t i = 0; i < reach && inside(reader, at + i); i++)
        if (is_word(reader, at + i, "had")) return true;
    return false;
}

/* "the march planned for Monday was called off" */
static bool was_behind(const struct reader *reader, uint32_t at)
{
    return inside(reader, at) &&
           (is_word(reader, at, "was") || is_word(reader, at, "were"));
}

/* "the march planned for Sunday was called off on Monday": it was to come, if the last
 * Sunday was before the last Monday. */
static bool called_off_before(const struct reader *reader, const struct mention *mention)
{
    const struct scene *scene = reader->scene;
    const uint32_t last = mention->match.last;
    if (!was_behind(reader, last) || !inside(reader, last + 1) ||
        !is_cue(reader, last + 1, reader->cues->off))
        return false;
    /* The mention may be a copy of the current one, or another: then nothing is known. */
    if (scene->current + 1 >= scene->count) return false;
    const struct mention *behind = &scene->mentions[scene->current + 1];
    const struct match *next = &behind->match;
    if (scene->mentions[scene->current].match.first != mention->match.first) return false;
    if (behind->sentence != mention->sentence || !has_slot(next, SLOT_WEEKDAY) ||
        has_slot(next, SLOT_SHIFT) || scene->published.grain == GRAIN_NONE)
        return false;
    const int32_t today = calendar_weekday(scene->published_number);
    const int32_t weekday = slot_or(&mention->match, SLOT_WEEKDAY, today);
    return calendar_floor_modulo(today - weekday, 7) >
           calendar_floor_modulo(today - next->slots[SLOT_WEEKDAY], 7);
}

/* A clause ends at a comma that a conjunction follows, and at a semicolon. */
static bool ends_clause(const struct reader *reader, uint32_t at)
{
    const struct atom *atom = &reader->scene->atoms->at[at];
    if (!(atom->classes & CLASS_BIT(CLASS_MARK)) || atom->end - atom->begin != 1)
        return false;
    const char mark = reader->text.at[atom->begin];
    if (mark == ';') return true;
    if (mark != ',' || !inside(reader, at + 1)) return false;
    return is_word(reader, at + 1, "but") || is_word(reader, at + 1, "and") ||
           is_word(reader, at + 1, "while") || is_word(reader, at + 1, "tetapi");
}

/* "did not begin": whether "did" is one of the two atoms before. */
static bool did_before(const struct reader *reader, uint32_t at)
{
    for (uint32_t i = 1; i <= 2 && i <= at && inside(reader, at - i); i++)
        if (is_word(reader, at - i, "did")) return true;
    return false;
}

/* "has a second chance": a verb of the present, which with a day tells of what is to
 * come, and no sign of the past. */
static bool owns(const struct reader *reader, uint32_t at)
{
    if (!is_word(reader, at, "has") && !is_word(reader, at, "have")) return false;
    if (did_before(reader, at)) return false;
    return inside(reader, at + 1) &&
           reader->scene->atoms->at[at + 1].classes & reader->cues->noun;
}

/* "was not known until Friday", "had sat on the fence until Friday": that is over; not
 * "has until Friday". */
static bool until_then(const struct reader *reader, uint32_t at)
{
    if (!is_word(reader, at, "until") && !is_word(reader, at, "till")) return false;
    for (uint32_t i = 1; i <= LEFT_REACH && i <= at && inside(reader, at - i); i++) {
        if (ends_clause(reader, at - i)) return false;
        if (is_cue(reader, at - i, reader->cues->future)) return false;
        if (is_word(reader, at - i, "not") || is_word(reader, at - i, "n't") ||
            is_word(reader, at - i, "never") || is_word(reader, at - i, "unknown") ||
            (i > 1 && is_word(reader, at - i, "had")))
            return true;
    }
    return false;
}

/* "to resume": what stands before "to" decides. */
static bool is_infinitive(const struct reader *reader, uint32_t at)
{
    return at > 0 && inside(reader, at - 1) && is_cue(reader, at - 1, reader->cues->to);
}

/* "takes place", "goes into force": a verb of the present that a day to come goes with.
 */
static bool is_staged(const struct reader *reader, uint32_t at)
{
    return is_cue(reader, at, reader->cues->stage) && inside(reader, at + 1) &&
           is_cue(reader, at + 1, reader->cues->staged);
}

/* "have to go", "has to report" */
static bool has_to(const struct reader *reader, uint32_t at)
{
    return (is_word(reader, at, "has") || is_word(reader, at, "have")) &&
           inside(reader, at + 1) && is_cue(reader, at + 1, reader->cues->to);
}

/* What one atom says: -1, 1, or 0. */
static int read_cue(const struct reader *reader, uint32_t at)
{
    const struct atom *atoms = reader->scene->atoms->at;
    const struct atom *atom = &atoms[at];
    const bool name =
        atom->classes & CLASS_BIT(CLASS_TITLE) && atom->classes & reader->cues->month;
    const uint64_t cues = scene_cues(reader->scene, at);
    if ((cues & reader->cues->to && leads_to_verb(reader, at)) || is_staged(reader, at) ||
        (cues & reader->cues->future && !name && !is_attribute(reader, at) &&
         !is_infinitive(reader, at)))
        return had_before(reader, at, 3) || did_before(reader, at) ||
                       until_then(reader, at)
                   ? -1
                   : 1;
    if (!(cues & reader->cues->past) && !looks_past(reader, at)) return 0;
    if (owns(reader, at) || has_to(reader, at)) return 1;
    if (is_word(reader, at, "have")) return -1; /* would have been */
    /* "will be held", "to hit": the word before decides, or the one before that. */
    const uint64_t decides = reader->cues->be | reader->cues->to | reader->cues->modal;
    if (at > 0 && inside(reader, at - 1) && is_cue(reader, at - 1, decides)) return 0;
    return -1;
}

/* Friday's vote was, more often than not. */
static bool ends_in_possessive(const struct reader *reader, uint32_t at)
{
    const struct word *word =
        &reader->scene->rules->lexicon.words[reader->scene->atoms->at[at].word];
    return str_equal(ng_make_str(word->at, word->length), NG_STR("'s"));
}

int tense_direction(const struct scene *scene, const struct mention *mention)
{
    const struct reader reader = {.scene = scene,
                                  .cues = scene->cues,
                                  .sentence = mention->sentence,
                                  .text = ng_text(scene->doc)};
    const struct atom *atoms = scene->atoms->at;
    const uint32_t first = mention->match.first, last = mention->match.last;
    if (first > 0 && inside(&reader, first - 1) &&
        is_cue(&reader, first - 1, scene->cues->over))
        return -2;
    if (has_slot(&mention->match, SLOT_WEEKDAY) && inside(&reader, last) &&
        atoms[last].word && ends_in_possessive(&reader, last))
        return -1;
    if (first > 0 && inside(&reader, first - 1) && is_word(&reader, first - 1, "until") &&
        had_after(&reader, last, RIGHT_REACH))
        return -1;
    if (first > 1 && inside(&reader, first - 2)) {
        const bool limit =
            is_word(&reader, first - 1, "by") || is_word(&reader, first - 1, "through");
        /* "fell in the six months through June" tells of what is over. */
        if (limit && is_word(&reader, first - 1, "through") &&
            atoms[first - 2].classes & scene->cues->units)
            return -1;
        if (limit) { /* "fell by Friday", "and by Friday it had come" */
            const bool done = is_cue(&reader, first - 2, scene->cues->past) &&
                              read_cue(&reader, first - 2) < 0; /* not: must be paid */
            return done || had_before(&reader, first, LEFT_REACH) ||
                           had_after(&reader, last, 3)
                       ? -1
                       : 1;
        }
        /* planned for March; a meeting for Friday */
        if (is_word(&reader, first - 1, "for") &&
            (is_cue(&reader, first - 2, scene->cues->neutral) ||
             has_slot(&mention->match, SLOT_WEEKDAY)))
            return had_before(&reader, first - 1, LEFT_REACH) ||
                           (was_behind(&reader, last) &&
                            !called_off_before(&reader, mention))
                       ? -1
                       : 1;
        /* "as early as Monday", unless the sentence begins so: what follows tells. */
        if (is_word(&reader, first - 1, "as") && first > 3 &&
            inside(&reader, first - 4) &&
            (is_word(&reader, first - 2, "early") || is_word(&reader, first - 2, "soon")))
            return 1;
    }
    const uint32_t back = first > 1 && is_word(&reader, first - 1, "on") ? 2 : 1;
    if (first >= back && inside(&reader, first - back) &&
        (is_word(&reader, first - back, "is") || is_word(&reader, first - back, "are")))
        return 1; /* the game is on Sunday */
    bool planned = false;
    for (uint32_t i = 1; i <= LEFT_REACH && i <= first; i++) {
        const uint32_t at = first - i;
        if (!inside(&reader, at) || ends_clause(&reader, at)) break;
        const int cue = read_cue(&reader, at);
        if (cue) return cue;
        planned = planned || (is_cue(&reader, at, scene->cues->neutral) &&
                              !is_attribute(&reader, at) &&
                              (i == 1 || !is_word(&reader, at, "set")));
    }
    if (planned && (was_behind(&reader, last) || had_before(&reader, first, LEFT_REACH)))
        return -1;
    if (planned) return 1;
    for (uint32_t at = mention->match.last;
         at < mention->match.last + RIGHT_REACH && inside(&reader, at); at++) {
        const int cue = read_cue(&reader, at);
        if (cue) return cue;
    }
    return 0;
}

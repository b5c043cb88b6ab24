/* resolve: from what a rule captured to what it means.  Each function works out the
 * mention that is scene->current, and gives false if it turns out to be no date. */
#ifndef DATES_RESOLVE_H
#define DATES_RESOLVE_H

#include "scene.h"
#include "when.h"

enum { ACTION_NONE = 0 }; /* the section of what only looks like a date */
extern const char
    *const action_names[]; /* the sections of a rules file; ends with NULL */

/* Looks up the cues of a language. [setup] */
void resolve_read_cues(const struct lexicon *lexicon, struct cues *cues);

/* Works out all mentions of a scene, in order. [worker] */
void resolve_scene(struct scene *scene);

/* point.c: dates, months, years, weekdays, and the longer ones of period.c. */
bool resolve_point(struct scene *scene, struct mention *mention);
/* The year that the words give, or share with a neighbour; UNKNOWN if they give none. */
int32_t point_given_year(const struct scene *scene, struct mention *mention);
/* The year that a month belongs to in a text about the past. */
int32_t point_narrative_year(const struct scene *scene, struct mention *mention,
                             int32_t month);
/* period.c: what point.c leaves to it. */
bool period_span(struct scene *scene, struct mention *mention, enum grain grain,
                 int32_t index, int32_t months); /* of a quarter or half */
bool period_year_period(struct scene *scene, struct mention *mention);
bool period_season(struct scene *scene, struct mention *mention);
bool period_holiday(struct scene *scene, struct mention *mention);
bool period_decade(struct scene *scene, struct mention *mention);
/* relative.c: today; this, last and next unit; the same day; N units ago or later. */
bool resolve_today(struct scene *scene, struct mention *mention);
bool resolve_relative(struct scene *scene, struct mention *mention);
bool resolve_discourse(struct scene *scene, struct mention *mention);
bool resolve_distance(struct scene *scene, struct mention *mention);
/* amount.c: durations, sets, references. */
bool resolve_duration(struct scene *scene, struct mention *mention);
bool resolve_set(struct scene *scene, struct mention *mention);
bool resolve_reference(struct scene *scene, struct mention *mention);
/* clock.c: times of day; also finishes points that have one. */
bool resolve_clock(struct scene *scene, struct mention *mention);
void clock_apply(const struct match *match, struct when *when);
/* range.c: 2024-2027, 24-26 September; and "from X to Y", once all is resolved. */
bool resolve_range(struct scene *scene, struct mention *mention);
void range_pair(struct scene *scene);

/* anchor.c: the last mention before the current one that is as exact as `grain` and
 * not more than so many sentences back; NULL if there is none. */
const struct mention *anchor_find(const struct scene *scene, enum grain grain,
                                  uint32_t sentences);
/* What a report compares: the quarter just over, if the text has named it, else the last
 * one named; the last one anyway where it stands in the same sentence. */
const struct mention *anchor_reported_quarter(const struct scene *scene,
                                              const struct mention *last);
/* The same as a point; the publication if there is none.  Sets the mention's anchor. */
struct when anchor_point(const struct scene *scene, struct mention *mention,
                         enum grain grain, uint32_t sentences);
/* The publication, noted as the mention's anchor; grain NONE if it is not known. */
struct when anchor_publication(const struct scene *scene, struct mention *mention);
/* Whether the text tells of the past: explicit years far from the publication outweigh
 * words that point at the day's news. */
bool anchor_is_narrative(const struct scene *scene);

/* tense.c: where the clause of a mention points: -1 to the past, 1 to the future, 0 if
 * nothing tells, -2 where the words leave no doubt ("since"). */
int tense_direction(const struct scene *scene, const struct mention *mention);

#endif

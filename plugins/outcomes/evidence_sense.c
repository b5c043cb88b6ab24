/* evidence_sense: what a candidate's word, its object and its subject mean, one by one
 * and together. */
#include "view.h"

static void read_own_sense(struct view *view, uint32_t index)
{
    struct features *to = view->features;
    const struct value sense = view_sense(view->senses.at[index]);
    features_add2(to, FEATURE_SENSE, view->kind, sense);
    features_add3(to, FEATURE_SENSE_VOICE, sense, view->voice, view->object_sort);
    features_add2(to, FEATURE_SENSE_TENSE, sense, view->tense);
    if (!view->object_senses.count)
        features_add2(to, FEATURE_SENSE_OBJECT, sense, view->object_sort);
    for (uint32_t i = 0; i < view->object_senses.count; i++)
        features_add2(to, FEATURE_SENSE_OBJECT, sense,
                      view_sense(view->object_senses.at[i]));
    if (!view->subject_senses.count)
        features_add2(to, FEATURE_SENSE_SUBJECT, sense, view->subject_sort);
    for (uint32_t i = 0; i < view->subject_senses.count; i++)
        features_add2(to, FEATURE_SENSE_SUBJECT, sense,
                      view_sense(view->subject_senses.at[i]));
}

static void read_argument_senses(struct view *view, const struct word_senses *senses,
                                 struct value sort, const enum feature features[3])
{
    struct features *to = view->features;
    for (uint32_t i = 0; i < (senses->count ? senses->count : 1); i++) {
        const struct value sense = senses->count ? view_sense(senses->at[i]) : sort;
        features_add2(to, features[0], view->kind, sense);
        features_add2(to, features[1], view->word, sense);
        features_add2(to, features[2], view->line, sense);
    }
}

void view_read_senses(struct view *view)
{
    static const enum feature of_object[] = {
        FEATURE_OBJECT_SENSE, FEATURE_WORD_OBJECT_SENSE, FEATURE_OBJECT_SENSE_LINE};
    static const enum feature of_subject[] = {
        FEATURE_SUBJECT_SENSE, FEATURE_WORD_SUBJECT_SENSE, FEATURE_SUBJECT_SENSE_LINE};
    for (uint32_t i = 0; i < view->senses.count; i++)
        read_own_sense(view, i);
    read_argument_senses(view, &view->object_senses, view->object_sort, of_object);
    read_argument_senses(view, &view->subject_senses, view->subject_sort, of_subject);
}

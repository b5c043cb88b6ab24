/* certain: the words that leave no doubt.  "the" is an article wherever it stands, and no
 * name has "said" in it: a tagger that knows so need not look at what is around them. */
#ifndef NUTGRAF_TRAIN_CERTAIN_H
#define NUTGRAF_TRAIN_CERTAIN_H

#include <stddef.h>

#include "base/error.h"
#include "train/corpus.h"
#include "train/labels.h"
#include "train/words.h"

/* Adds the column "certain" of text/tagger_file.h: words that the corpus has `least`
 * times or more, and with other labels in no more than a share `doubt` of them; counted
 * for themselves with capitals and without.  Where labels are of chunks, only "O" is
 * ever certain, since what may follow any other depends on the tokens beside it. */
enum status certain_learn(struct words *words, const struct corpus *corpus,
                          const struct label_set *labels, size_t least, double doubt,
                          struct error *error);

#endif

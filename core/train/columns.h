/* columns: what a model wants to know of each token beside the word itself, for a
 * corpus, made as it is made in use. */
#ifndef NUTGRAF_TRAIN_COLUMNS_H
#define NUTGRAF_TRAIN_COLUMNS_H

#include "base/error.h"
#include "text/tagger.h"
#include "train/corpus.h"

/* Adds the columns that the tagger wants and the corpus lacks, those of the document
 * (text/tagger_document.h).  ERROR_CONFIG if there is one left that nobody makes. */
enum status columns_make(struct corpus *corpus, const struct tagger *tagger,
                         struct error *error);

#endif

/* columns: what a model wants to know of each token beside the word itself, for a
 * corpus, made as it is made in use. */
#ifndef NUTGRAF_TRAIN_COLUMNS_H
#define NUTGRAF_TRAIN_COLUMNS_H

#include "base/error.h"
#include "text/tagger.h"
#include "train/corpus.h"

/* Adds the columns that the tagger wants and the corpus lacks: those of the document
 * (text/tagger_document.h), and "tag", the parts of speech by the model in the file
 * tags.  ERROR_CONFIG if there is a column left that nobody makes, or if tags is NULL
 * and wanted. */
enum status columns_make(struct corpus *corpus, const struct tagger *tagger,
                         const char *tags, struct error *error);

#endif

/* tagger: a linear-chain model read from a file, mapped read-only and shared by
 * threads, that gives every token of a sentence a label.  Integers only: the same
 * labels on every machine.  Models are made by train/. */
#ifndef NUTGRAF_TEXT_TAGGER_H
#define NUTGRAF_TEXT_TAGGER_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/token.h"

struct tagger; /* const once open: any number of threads may run it */

/* Maps a model and checks all of it before trusting any.  ERROR_CONFIG with the file's
 * name and what is wrong; free with tagger_close(), which works on NULL.  [setup] */
enum status tagger_open(struct tagger **tagger, const char *path, struct error *error);

/* The same on bytes in memory, aligned to 16, that outlive the tagger; name is what
 * messages call them. */
enum status tagger_open_bytes(struct tagger **tagger, struct str bytes, const char *name,
                              struct error *error);
void tagger_close(struct tagger *tagger);

size_t tagger_label_count(const struct tagger *tagger);
struct str tagger_label(const struct tagger *tagger, uint8_t label);

/* How the model was made: its data, its options, its figures.  Lines of text. */
struct str tagger_about(const struct tagger *tagger);

/* The templates it was trained with. */
struct str tagger_templates(const struct tagger *tagger);

/* The columns that the model's templates name and that neither the core's attributes
 * nor the model's word list has; "tag" among them if it wants parts of speech. */
size_t tagger_column_count(const struct tagger *tagger);
struct str tagger_column_name(const struct tagger *tagger, size_t index);

struct tagger_column { /* what the caller knows of each token */
    struct str name;
    const uint8_t *at; /* [count]; 0 is nothing */
};

struct tagger_sentence {
    struct str text;            /* the article's, that the tokens' spans point into */
    const struct token *tokens; /* [count] */
    size_t count;
    const struct tagger_column *columns; /* [column_count]; one that the model wants and
                                            that is not given is all 0 */
    size_t column_count;
};

struct tagger_cache;

/* Labels one sentence: labels[sentence's count], indexes for tagger_label().  cache is
 * the thread's, which makes it faster (tagger_cache.h), or NULL.  Scratch memory comes
 * from the arena; ERROR_MEMORY is the only error.  [worker] */
enum status tagger_run(const struct tagger *tagger, struct tagger_cache *cache,
                       const struct tagger_sentence *sentence, struct arena *arena,
                       uint8_t *labels, struct error *error);

#endif

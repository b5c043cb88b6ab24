/* token: from the bytes of an article to tokens, sentences and paragraphs, in one
 * pass over the text and one over the tokens.  What a token is, is said in
 * core/text/README.md; the layout of struct token is the ABI's ng_token. */
#ifndef NUTGRAF_TEXT_TOKEN_H
#define NUTGRAF_TEXT_TOKEN_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "text/span.h"

enum token_shape { /* the values of the public header's NG_WORD ... NG_GLUED */
    TOKEN_WORD   = 1u << 0, /* has a letter */
    TOKEN_DIGIT  = 1u << 1, /* has a digit */
    TOKEN_PUNCT  = 1u << 2, /* has neither */
    TOKEN_TITLE  = 1u << 3, /* starts with a capital */
    TOKEN_UPPER  = 1u << 4, /* has capitals only, two or more */
    TOKEN_OPENER = 1u << 5, /* the first word of its sentence */
    TOKEN_GLUED  = 1u << 6  /* no space before it */
};

struct token {
    struct span at;
    uint32_t    shape;
    uint32_t    hash;     /* token_hash() of the folded word */
    uint32_t    sentence; /* index into tokens.sentences */
    uint32_t    length;   /* of word, in bytes */
    const char *word;     /* folded; in the arena */
};

struct token_range { /* a sentence or a paragraph */
    struct span at;          /* from its first token to its last */
    uint32_t    first, last; /* its tokens: [first, last) */
};

struct tokens {
    struct token       *at;         /* [count], by begin */
    size_t              count;
    struct token_range *sentences;  /* [sentence_count]; they cover all tokens */
    size_t              sentence_count;
    struct token_range *paragraphs; /* [paragraph_count]; likewise */
    size_t              paragraph_count;
};

/* Tokenises text, which is valid UTF-8 (utf8_repair() made it so) of at most
 * UINT32_MAX - 1 bytes.  header is how many bytes at the begin are header and
 * dateline (see dateline.h): a sentence never runs over that place.  All arrays live
 * in the arena.  ERROR_MEMORY is the only error. */
enum status tokens_make(struct arena *arena, struct str text, uint32_t header,
                        struct tokens *tokens, struct error *error);

/* Folds a text as the tokeniser folds words: lower case, composed, ASCII quotes and
 * dashes.  .at is NULL when memory ran out. */
struct str token_fold(struct arena *arena, struct str text);

/* The hash of a folded word.  Also the ABI's ng_hash(). */
uint32_t token_hash(struct str folded);

#endif

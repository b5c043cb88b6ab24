/* plain: runs of ASCII letters and digits, which most of all text is.  One pass over the
 * text folds it and notes in bits, three for each byte, whether it is a letter or a
 * digit; then no run is looked at byte by byte again. */
#ifndef NUTGRAF_TEXT_PLAIN_H
#define NUTGRAF_TEXT_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"

enum {
    PLAIN_PADDING = 8,  /* bytes behind a folded text that may be read and written */
    PLAIN_STEP    = 32, /* bytes of text from one block to the next */
    PLAIN_LONGEST = 32  /* bytes of a run that plain_read() can read */
};

/* What 64 bytes of a text are, the first in bit 0.  Blocks overlap by half, so that the
 * 32 bytes from any place on are all in one. */
struct plain_block {
    uint64_t upper, letter, digit; /* letter is either case */
};

struct plain_run {
    uint32_t length; /* 0 if it is longer than PLAIN_LONGEST */
    uint32_t hash;   /* str_hash() of the folded run */
    bool     letter; /* it has one; likewise below */
    bool     lower;
    bool     digit;
};

/* How many blocks plain_scan() needs for a text. */
static inline size_t plain_block_count(size_t length)
{
    return length / PLAIN_STEP + 2;
}

/* Folds text[0, length) into folded, with PLAIN_PADDING bytes of zeros behind it, and
 * fills blocks[plain_block_count(length)]. */
void plain_scan(const char *text, size_t length, char *folded,
                struct plain_block *blocks);

/* str_hash() of one byte. */
static inline uint32_t plain_hash_byte(unsigned char byte)
{
    return hash_end(hash_mix(0, byte), 1);
}

/* The run at a place, whose first byte is a letter or a digit. */
static inline struct plain_run plain_read(const struct plain_block *blocks,
                                          const char *folded, uint32_t at)
{
    const struct plain_block *block = &blocks[at / PLAIN_STEP];
    const uint32_t            shift = at % PLAIN_STEP;
    const uint64_t letter = block->letter >> shift, digit = block->digit >> shift;
    const uint64_t ends = ~(letter | digit);
    const uint64_t within = (ends & -ends) - 1; /* the bits below the first end */
    uint32_t       left = (uint32_t)__builtin_ctzll(ends | (uint64_t)1 << 63);
    if (left > PLAIN_LONGEST) return (struct plain_run){0};

    uint64_t         hash = 0;
    struct plain_run run = {.length = left,
                            .letter = (letter & within) != 0,
                            .lower = (letter & ~(block->upper >> shift) & within) != 0,
                            .digit = (digit & within) != 0};
    for (; left >= 8; at += 8, left -= 8) hash = hash_mix(hash, hash_load(folded + at));
    const uint64_t kept = ((uint64_t)1 << left * 8) - 1;
    run.hash = hash_end(hash_mix(hash, hash_load(folded + at) & kept), run.length);
    return run;
}

#endif

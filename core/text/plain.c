/* plain: eight bytes at a time as one number ("SIMD within a register", see
 * base/swar.h), four times for half a block. */
#include "text/plain.h"

#include "base/swar.h"

/* The high bit of each byte that is from first to last, both ASCII.  No byte carries
 * into the next. */
static inline uint64_t range(uint64_t word, unsigned char first, unsigned char last)
{
    const uint64_t low = word & ~SWAR_HIGH;
    const uint64_t from = low + SWAR_ONES * (0x80u - first);
    const uint64_t past = low + SWAR_ONES * (0x7Fu - last);
    return (from ^ past) & ~word & SWAR_HIGH;
}

/* The high bits of eight bytes as eight bits, the first byte's the lowest. */
static inline uint64_t gather(uint64_t high)
{
    return (high >> 7) * 0x0102040810204080u >> 56;
}

static inline void scan_word(uint64_t word, char *folded, struct plain_block *half,
                             unsigned shift)
{
    const uint64_t upper = range(word, 'A', 'Z'), lower = word | upper >> 2;
    hash_store(folded, lower);
    half->upper |= gather(upper) << shift;
    half->letter |= gather(range(lower, 'a', 'z')) << shift;
    half->digit |= gather(range(word, '0', '9')) << shift;
}

/* Eight bytes of a text, zeros behind its end. */
static uint64_t load_some(const char *at, size_t left)
{
    char padded[8] = {0};
    memcpy(padded, at, left < sizeof padded ? left : sizeof padded);
    return hash_load(padded);
}

/* Puts half a block where it begins a block and where it ends the one before. */
static void put(const struct plain_block *half, struct plain_block *blocks, size_t index)
{
    blocks[index] = *half;
    if (index == 0) return;
    blocks[index - 1].upper |= half->upper << PLAIN_STEP;
    blocks[index - 1].letter |= half->letter << PLAIN_STEP;
    blocks[index - 1].digit |= half->digit << PLAIN_STEP;
}

void plain_scan(const char *text, size_t length, char *folded, struct plain_block *blocks)
{
    size_t at = 0, index = 0;
    for (; length - at >= PLAIN_STEP; at += PLAIN_STEP) {
        struct plain_block half = {0};
        for (unsigned i = 0; i < PLAIN_STEP; i += 8)
            scan_word(hash_load(text + at + i), folded + at + i, &half, i);
        put(&half, blocks, index++);
    }
    struct plain_block last = {0};
    for (unsigned i = 0; at + i <= length; i += 8)
        scan_word(load_some(text + at + i, length - at - i), folded + at + i, &last, i);
    put(&last, blocks, index++);
    put(&(struct plain_block){0}, blocks, index);
    memset(folded + length, 0, PLAIN_PADDING);
}

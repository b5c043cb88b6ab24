/* driver: makes inputs out of a seed, so that a failure can be had again:
 *
 *     fuzz_text ROUNDS SEED [FILE...]
 *
 * A third of the inputs are random bytes, the others are pieces of news put together at
 * random; half of all have bytes changed, dropped and doubled.  Files are tried as they
 * are, first; then each piece, repeated until work that grows with the square of the
 * length could not be overlooked. */
#include "fuzz.h"

#include <string.h>

enum { ROOM = 4096, LARGE = 128 * 1024 };

/* clang-format off */
static const char *const pieces[] = {
    "KUALA LUMPUR, Sept 26 (Bernama) -- ", "LIMA, Peru (AP) \xE2\x80\x94 ",
    "date 2025-09-26 MIRI: ", "WASHINGTON - ", "(CNN)", "By JANE DOE\n",
    "Published: 26 September 2025\n", "PRICES RISE\n", "\n", "\n\n", "\r\n", "      ",
    "\t", " ", " ", " ", "\xE2\x80\xA8", "\xC2\x85", "\xC2\xA0", "the ", "ministers ",
    "Malaysia", "ASEAN", "ADMM-Plus", "U.S.", "U.S. Army", "a.m.", "J. R. ", "Dr. ",
    "No. ", "Sept. ", "Inc. ", "e.g. ", "etc.", "Ph.D.", "don't", "we're", "'s",
    "\xE2\x80\x99s", "\xE2\x80\x99", "'", "''", "``", "\"", "\xE2\x80\x9C",
    "\xE2\x80\x9D", "(", ")", "[", "]", ".", ". ", "...", "\xE2\x80\xA6", "!", "?", "? ",
    ",", ", ", ":", ";", "-", "--", " - ", "\xE2\x80\x93", "\xE2\x80\x94",
    " \xE2\x80\x93 Bernama", "-- BERNAMA", " - AFP", "2024-2027", "2025-09-24", "1,234.5",
    "3.5%", "$1.2bn", "US$", "10:30", "19th", "15-year", "1/2", "'90s",
    "https://example.com/a(b)", "www.", "jane@example.com", "@name", "#tag", "&", "_",
    "/", "caf\xC3\xA9", "e\xCC\x81", "\xCC\x81", "\xC4\xB0", "\xEF\xBB\xBF",
    "\xE2\x80\x8D", "\xC2\xAD", "\xE5\x9C\xA8\xE4\xB8\x9C", "\xE3\x80\x82",
    "\xD0\x9C\xD0\xBE", "\xE0\xB9\x81", "\xF0\x9F\x99\x82", "\xE1\x84\x92\xE1\x85\xA1",
    "\xE2\x84\xAB", "\xC8\xBA", "\x1A", "* ", "- ", "1. ", "\xE2\x80\xA2 ", "iPhone ",
    "a", "A", "z", "0", "9", "\xE2", "\x80", "\xC3", "\xFF", "\xED\xA0\x80",
};
/* clang-format on */

struct input {
    uint64_t random;
    uint8_t  bytes[ROOM];
    size_t   length;
};

/* splitmix64, by Sebastiano Vigna; public domain. */
static uint64_t next(struct input *input)
{
    uint64_t z = input->random += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static size_t below(struct input *input, size_t limit)
{
    return limit ? (size_t)(next(input) % limit) : 0;
}

/* Short inputs are the commonest. */
static size_t some_length(struct input *input)
{
    static const size_t limits[] = {8, 40, 200, ROOM};
    return below(input, limits[below(input, sizeof limits / sizeof *limits)]);
}

static void make_random(struct input *input)
{
    input->length = some_length(input);
    for (size_t i = 0; i < input->length; i++) input->bytes[i] = (uint8_t)next(input);
}

static void make_news(struct input *input)
{
    const size_t wanted = some_length(input);
    input->length = 0;
    while (input->length < wanted) {
        const char  *piece = pieces[below(input, sizeof pieces / sizeof *pieces)];
        const size_t length = strlen(piece);
        size_t       times = below(input, 30) == 0 ? below(input, 40) : 1;
        for (; times > 0 && input->length + length <= ROOM; times--) {
            memcpy(input->bytes + input->length, piece, length);
            input->length += length;
        }
        if (input->length + length > ROOM) break;
    }
}

static void change(struct input *input)
{
    for (size_t i = below(input, 8); i > 0 && input->length > 0; i--) {
        const size_t at = below(input, input->length), left = input->length - at;
        switch (below(input, 4)) {
        case 0:
            input->bytes[at] = (uint8_t)next(input);
            break;
        case 1:
            memmove(input->bytes + at, input->bytes + at + 1, left - 1);
            input->length--;
            break;
        case 2:
            input->length = at;
            break;
        default:
            if (input->length + left > ROOM) break;
            memcpy(input->bytes + input->length, input->bytes + at, left);
            input->length += left;
        }
    }
}

/* A copy of exactly its length, so that AddressSanitizer sees a byte read behind it. */
static void try_input(const uint8_t *bytes, size_t length)
{
    uint8_t *copy = malloc(length ? length : 1);
    if (!copy) abort();
    memcpy(copy, bytes, length);
    LLVMFuzzerTestOneInput(copy, length);
    free(copy);
}

static int try_file(const char *path)
{
    static uint8_t bytes[1 << 20];
    FILE          *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return 1;
    }
    const size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    try_input(bytes, length);
    return 0;
}

/* A piece again and again, alone and with a space behind it. */
static void try_repeated(const char *piece)
{
    static uint8_t bytes[LARGE];
    const size_t   length = strlen(piece);
    for (size_t gap = 0; gap < 2; gap++) {
        size_t used = 0;
        for (; used + length + gap <= LARGE; used += length + gap) {
            memcpy(bytes + used, piece, length);
            if (gap) bytes[used + length] = ' ';
        }
        try_input(bytes, used);
    }
}

int main(int argc, char **argv)
{
    static struct input input;
    const long          rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 1000;
    const uint64_t      seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    for (int i = 3; i < argc; i++)
        if (try_file(argv[i]) != 0) return 2;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) try_repeated(pieces[i]);
    for (long round = 0; round < rounds; round++) {
        /* Each round has a seed of its own: the last line of a crash tells it. */
        input.random = seed + (uint64_t)round;
        if (below(&input, 3) == 0)
            make_random(&input);
        else
            make_news(&input);
        if (below(&input, 2) == 0) change(&input);
        try_input(input.bytes, input.length);
    }
    printf("%ld rounds from seed %llu\n", rounds, (unsigned long long)seed);
    return 0;
}

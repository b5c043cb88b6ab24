/* tagger_checksum: CRC-32, eight bytes at a time. */
#include <string.h>

#include "text/tagger_file.h"

enum { STEP = 8 };

/* The tables are made anew for every call: 2,048 steps beside the millions of a model. */
static void make_tables(uint32_t tables[STEP][256])
{
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t crc = i;
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
        tables[0][i] = crc;
    }
    for (int t = 1; t < STEP; t++)
        for (uint32_t i = 0; i < 256; i++)
            tables[t][i] = tables[t - 1][i] >> 8 ^ tables[0][tables[t - 1][i] & 0xFF];
}

uint32_t tagger_checksum(const void *at, size_t size)
{
    uint32_t tables[STEP][256];
    make_tables(tables);
    const unsigned char *bytes = at;
    uint32_t crc = 0xFFFFFFFFu;
    for (; size >= STEP; size -= STEP, bytes += STEP) {
        crc ^= (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
               (uint32_t)bytes[3] << 24;
        crc = tables[7][crc & 0xFF] ^ tables[6][crc >> 8 & 0xFF] ^
              tables[5][crc >> 16 & 0xFF] ^ tables[4][crc >> 24] ^ tables[3][bytes[4]] ^
              tables[2][bytes[5]] ^ tables[1][bytes[6]] ^ tables[0][bytes[7]];
    }
    for (; size > 0; size--, bytes++)
        crc = crc >> 8 ^ tables[0][(crc ^ *bytes) & 0xFF];
    return ~crc;
}

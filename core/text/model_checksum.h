/* model_checksum: the sum that tells a damaged model file from one that is whole. */
#ifndef NUTGRAF_TEXT_MODEL_CHECKSUM_H
#define NUTGRAF_TEXT_MODEL_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/* CRC-32 as in zlib and ISO 3309. */
uint32_t model_checksum(const void *at, size_t size);

/* The same on any processor. */
uint32_t model_checksum_plain(const void *at, size_t size);

#endif

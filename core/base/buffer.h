/* buffer: text that grows at its end, on the heap.  A failed allocation sticks: later
 * calls do nothing, and buffer_failed() tells; so writers need no check per call. */
#ifndef NUTGRAF_BASE_BUFFER_H
#define NUTGRAF_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct buffer { /* starts as {0}; the owner calls buffer_free() */
    char  *at;
    size_t length, room;
    bool   failed;
};

/* Makes room for `more` bytes behind the text, for who writes them there himself; false
 * when memory ran out. */
bool buffer_reserve(struct buffer *buffer, size_t more);

void buffer_add(struct buffer *buffer, const char *at, size_t length);
void buffer_add_number(struct buffer *buffer, uint64_t number);
void buffer_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static inline void buffer_str(struct buffer *buffer, struct str s)
{
    buffer_add(buffer, s.at, s.length);
}

static inline void buffer_text(struct buffer *buffer, const char *text)
{
    buffer_add(buffer, text, strlen(text));
}

static inline void buffer_char(struct buffer *buffer, char c)
{
    buffer_add(buffer, &c, 1);
}

/* Forgets the text and keeps the memory. */
static inline void buffer_clear(struct buffer *buffer) { buffer->length = 0; }

static inline bool buffer_failed(const struct buffer *buffer) { return buffer->failed; }

static inline struct str buffer_view(const struct buffer *buffer)
{
    return (struct str){buffer->at, buffer->length};
}

void buffer_free(struct buffer *buffer);

#endif

/* buffer: growth by doubling, and a failure that sticks. */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/alloc.h"

enum { FIRST_ROOM = 256 };

bool buffer_reserve(struct buffer *buffer, size_t more)
{
    if (buffer->failed) return false;
    if (buffer->room - buffer->length >= more) return true;
    buffer->failed = true;
    if (more > SIZE_MAX / 2 - buffer->length) return false;
    const size_t needed = buffer->length + more;
    size_t       room = buffer->room ? buffer->room : FIRST_ROOM;
    while (room < needed) room *= 2;
    char *at = alloc_resize(buffer->at, room);
    if (!at) return false;
    buffer->at = at;
    buffer->room = room;
    buffer->failed = false;
    return true;
}

void buffer_add(struct buffer *buffer, const char *at, size_t length)
{
    if (length == 0 || !buffer_reserve(buffer, length)) return;
    memcpy(buffer->at + buffer->length, at, length);
    buffer->length += length;
}

void buffer_add_number(struct buffer *buffer, uint64_t number)
{
    char  digits[20]; /* 2^64 - 1 has twenty */
    char *at = digits + sizeof digits;
    do *--at = (char)('0' + number % 10);
    while (number /= 10);
    buffer_add(buffer, at, (size_t)(digits + sizeof digits - at));
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0) buffer->failed = true;
    /* vsnprintf also writes a NUL, which then lies behind the text. */
    if (length <= 0 || !buffer_reserve(buffer, (size_t)length + 1)) return;
    va_start(arguments, format);
    vsnprintf(buffer->at + buffer->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    buffer->length += (size_t)length;
}

void buffer_free(struct buffer *buffer)
{
    alloc_free(buffer->at);
    *buffer = (struct buffer){0};
}

/* error: formats the one sentence, and cuts it where it is too long. */
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Ends a message of which only the begin fitted: not inside a character. */
static void cut(char message[ERROR_SIZE])
{
    size_t end = ERROR_SIZE - sizeof "...";
    while (end > 0 && ((unsigned char)message[end] & 0xC0) == 0x80) end--;
    memcpy(message + end, "...", sizeof "...");
}

static void fill(struct error *error, enum status status, const char *format,
                 va_list arguments)
{
    error->status = status;
    const int length = vsnprintf(error->message, ERROR_SIZE, format, arguments);
    if (length >= ERROR_SIZE) cut(error->message);
}

enum status error_set(struct error *error, enum status status, const char *format, ...)
{
    if (!error) return status;
    va_list arguments;
    va_start(arguments, format);
    fill(error, status, format, arguments);
    va_end(arguments);
    return status;
}

enum status error_memory(struct error *error, const char *what)
{
    return error_set(error, ERROR_MEMORY, "out of memory while %s", what);
}

enum status error_system(struct error *error, enum status status, const char *format, ...)
{
    const int code = errno;
    if (!error) return status;
    va_list arguments;
    va_start(arguments, format);
    fill(error, status, format, arguments);
    va_end(arguments);

    char         space[128];
    const size_t length = strlen(error->message);
    const int    added = snprintf(error->message + length, ERROR_SIZE - length, ": %s",
                                  strerror_r(code, space, sizeof space));
    if (length + (size_t)added >= ERROR_SIZE) cut(error->message);
    return status;
}

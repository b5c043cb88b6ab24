/* error: what went wrong, as a status and one sentence.  A function that can fail
 * returns the status and fills the error; callers hand both on with TRY(). */
#ifndef NUTGRAF_BASE_ERROR_H
#define NUTGRAF_BASE_ERROR_H

#include <stddef.h>

enum status {
    OK = 0,
    ERROR_MEMORY,  /* an allocation failed */
    ERROR_USAGE,   /* the command line is wrong */
    ERROR_CONFIG,  /* an option, a plugin or one of its files cannot be used */
    ERROR_INPUT,   /* one article or file cannot be read; others can */
    ERROR_OUTPUT,  /* nothing more can be written */
    ERROR_LIMIT,   /* a limit on size, work or memory was reached */
    ERROR_PLUGIN   /* a plugin broke the contract of its header */
};

enum { ERROR_SIZE = 512 };

struct error {
    enum status status;
    char        message[ERROR_SIZE]; /* names the thing, the place and the remedy */
};

/* Fills *error (which may be NULL) and gives the status back, so that a caller can
 * write `return error_set(error, ERROR_INPUT, "%s: is empty", path);`.  A message
 * that is too long is cut at a character and ends in "...". */
enum status error_set(struct error *error, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for a failed allocation: "out of memory while WHAT". */
enum status error_memory(struct error *error, const char *what);

/* The same with ": " and the system's words for errno at the end. */
enum status error_system(struct error *error, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Leaves the calling function with a status that is not OK. */
#define TRY(call)                         \
    do {                                  \
        const enum status try_ = (call);  \
        if (try_ != OK) return try_;      \
    } while (0)

#endif

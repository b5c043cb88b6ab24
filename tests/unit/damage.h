/* damage: what the gates of all models have to stand. */
#ifndef NUTGRAF_TESTS_DAMAGE_H
#define NUTGRAF_TESTS_DAMAGE_H

#include "unit.h"

#include "base/error.h"

/* Opens a model that is called "x.model", and closes it if that went well. */
typedef enum status (*damage_open)(struct str bytes, struct error *error);

/* A model is refused, with these words if they are not NULL. */
static inline void assert_refused_at(damage_open open, struct str bytes,
                                     const char *words, const char *file, int line)
{
    struct error error = {0};
    const enum status status = open(bytes, &error);
    if (status == ERROR_CONFIG && (!words || strstr(error.message, words))) return;
    print_error("status %d, \"%s\"\n", (int)status, error.message);
    _fail(file, line);
}

#define assert_refused(open, bytes, words)                                               \
    assert_refused_at(open, bytes, words, __FILE__, __LINE__)

/* Every begin of a model is refused; no_model is what is said where not even the magic
 * is whole. */
static inline void assert_refused_where_cut(damage_open open, struct str bytes,
                                            const char *no_model)
{
    for (size_t length = 0; length < bytes.length; length++) {
        char *copy = malloc(length ? length : 1);
        memcpy(copy, bytes.at, length);
        assert_refused(open, ((struct str){copy, length}),
                       length < 16 ? no_model : "is cut off");
        free(copy);
    }
}

/* So is the model with any byte changed. */
static inline void assert_refused_where_changed(damage_open open, char *at, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        at[i] ^= 0x10;
        assert_refused(open, ((struct str){at, length}), NULL);
        at[i] ^= 0x10;
    }
}

#endif

#include "test_written.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MAX_WORD = 600 };

static unsigned digit_of(char c)
{
    static const char digits[] = "0123456789ABCDEF";
    const char *found = strchr(digits, c);
    assert_true(c && found);
    return (unsigned)(found - digits);
}

static uint32_t value_of(ng_str written)
{
    char plain[MAX_WORD];
    size_t length = 0;
    assert_true(written.len < 3 * MAX_WORD);
    if (written.len && written.at[0] == '#') {
        snprintf(plain, sizeof plain, "%.*s", (int)written.len - 1, written.at + 1);
        char *end;
        const unsigned long number = strtoul(plain, &end, 10);
        assert_true(end > plain && *end == '\0' && number <= UINT32_MAX);
        return (uint32_t)number;
    }
    for (size_t i = 0; i < written.len; i++) {
        assert_true(length < MAX_WORD);
        plain[length] = written.at[i];
        if (written.at[i] == '%') {
            assert_true(i + 2 < written.len);
            plain[length] =
                (char)(digit_of(written.at[i + 1]) << 4 | digit_of(written.at[i + 2]));
            i += 2;
        }
        length++;
    }
    return ng_hash(test_host(), ng_make_str(plain, length));
}

/* How many bytes there are before one of two, or before the end. */
static size_t length_before(ng_str text, char a, char b)
{
    size_t length = 0;
    while (length < text.len && text.at[length] != a && text.at[length] != b)
        length++;
    return length;
}

uint64_t written_key(ng_str feature)
{
    size_t at = length_before(feature, '=', '=');
    assert_true(at > 0 && at < feature.len);
    const uint32_t name = value_of(ng_make_str(feature.at, at));
    uint64_t key = 0;
    for (bool first = true; at < feature.len; first = false) {
        const char *value = feature.at + at + 1;
        const size_t length =
            length_before(ng_make_str(value, feature.len - at - 1), '&', '=');
        const uint32_t number = value_of(ng_make_str(value, length));
        key = first ? ng_feature(name, number) : ng_feature_and(key, number);
        at += length + 1;
    }
    return key;
}

/* The feature at a place of the text, which moves behind it; empty at the end. */
static ng_str next_written(const char **text)
{
    if (!**text) return ng_make_str(*text, 0);
    assert_int_equal(**text, ' ');
    const char *begin = *text + 1;
    const size_t length = strcspn(begin, " ");
    *text = begin + length;
    return ng_make_str(begin, length);
}

size_t written_keys(const struct features *features)
{
    const char *text = features->text;
    uint32_t at = 0;
    size_t count = 0;
    for (ng_str next; (next = next_written(&text)).len > 0; count++) {
        const uint64_t key = written_key(next);
        while (at < features->count && features->at[at] != key)
            at++;
        if (at == features->count) fail_msg("no key of %.*s", (int)next.len, next.at);
        at++;
    }
    return count;
}

void written_agrees(const struct features *features)
{
    assert_int_equal(strlen(features->text), features->length);
    assert_int_equal(written_keys(features), features->count);
}

bool written_has(const struct features *features, const char *feature)
{
    const char *text = features->text;
    for (ng_str next; (next = next_written(&text)).len > 0;)
        if (next.len == strlen(feature) && memcmp(next.at, feature, next.len) == 0)
            return true;
    return false;
}

const char *written_value(const struct features *features, const char *name)
{
    static char value[MAX_WORD];
    const char *text = features->text;
    const size_t length = strlen(name);
    for (ng_str next; (next = next_written(&text)).len > 0;) {
        if (next.len <= length || next.at[length] != '=' ||
            memcmp(next.at, name, length) != 0)
            continue;
        snprintf(value, sizeof value, "%.*s", (int)(next.len - length - 1),
                 next.at + length + 1);
        return value;
    }
    fail_msg("no feature %s in%s", name, features->text);
    return NULL;
}

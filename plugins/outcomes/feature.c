/* feature: keys by the public header's arithmetic, text as the trainer reads it. */
#include "feature.h"

#include <stdio.h>
#include <string.h>

static const char *const feature_names[FEATURE_COUNT] = {
#define FEATURE_TEXT_OF(id, name) name,
    FEATURE_NAMES(FEATURE_TEXT_OF)
#undef FEATURE_TEXT_OF
};

void feature_names_make(const ng_host *host, struct feature_names *names)
{
    for (int i = 0; i < FEATURE_COUNT; i++)
        names->hashes[i] =
            ng_hash(host, ng_make_str(feature_names[i], strlen(feature_names[i])));
}

void features_clear(struct features *features)
{
    features->count = 0;
    features->length = 0;
    if (features->text) features->text[0] = '\0';
}

static void write_byte(struct features *features, char byte)
{
    if (features->length + 1 >= FEATURE_TEXT) return;
    features->text[features->length++] = byte;
    features->text[features->length] = '\0';
}

static void write_value(struct features *features, struct value value)
{
    static const char digits[] = "0123456789ABCDEF";
    char number[16];
    if (!value.text.at) {
        const int length = snprintf(number, sizeof number, "#%u", value.key);
        for (int i = 0; i < length; i++)
            write_byte(features, number[i]);
        return;
    }
    for (size_t i = 0; i < value.text.len; i++) {
        const unsigned char byte = (unsigned char)value.text.at[i];
        if (byte > ' ' && byte < 0x7F && !strchr("%&#=", byte)) {
            write_byte(features, (char)byte);
            continue;
        }
        write_byte(features, '%');
        write_byte(features, digits[byte >> 4]);
        write_byte(features, digits[byte & 15]);
    }
}

/* Writes a feature as text, all of it or, where there is no room, nothing. */
void features_write(struct features *features, enum feature feature,
                    const struct value *values, int count)
{
    enum { LONGEST_WORD = 512 }; /* that `nutgraf train` takes */
    const size_t begin = features->length;
    for (int i = 0; i < count; i++)
        if (values[i].text.len > LONGEST_WORD) return;
    write_byte(features, ' ');
    for (const char *at = feature_names[feature]; *at; at++)
        write_byte(features, *at);
    for (int i = 0; i < count; i++) {
        write_byte(features, i ? '&' : '=');
        write_value(features, values[i]);
    }
    if (features->length + 1 < FEATURE_TEXT) return; /* so nothing was cut off */
    features->length = begin;
    features->text[begin] = '\0';
}

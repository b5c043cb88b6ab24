/* features_read: from tokens to rows of attributes, and from rows to keys. */
#include "text/features_inside.h"

/* ------------------------------------------------------------------------- hashing */

static uint32_t narrow(uint64_t h)
{
    h *= 0xD6E8FEB86659FD93u;
    return (uint32_t)(h >> 32);
}

static char normal(char c)
{
    return char_is_digit(c) ? '0' : c;
}

static bool starts_character(char c)
{
    return ((unsigned char)c & 0xC0u) != 0x80u;
}

uint32_t features_word_hash(struct str folded)
{
    size_t at = 0;
    while (at < folded.length && !char_is_digit(folded.at[at]))
        at++;
    if (at == folded.length) return token_hash(folded);
    uint64_t h = folded.length;
    for (size_t i = 0; i < folded.length; i++)
        h = features_mix(h, (unsigned char)normal(folded.at[i]));
    return narrow(h);
}

uint32_t features_token_hash(const struct token *token)
{
    if (!(token->shape & TOKEN_DIGIT)) return token->hash;
    return features_word_hash((struct str){token->word, token->length});
}

/* ------------------------------------------------------------------------- reading */

/* A letter for each kind of character, runs of one kind cut at two: "Xxx", "XX", "d.d".
 * Beyond ASCII the token's own shape bits say what the folded form does not. */
static uint32_t read_shape(struct str text, uint32_t flags)
{
    uint64_t h = 1;
    char last = 0;
    unsigned run = 0;
    for (size_t i = 0; i < text.length; i++) {
        const char c = text.at[i];
        char kind = c;
        if (!starts_character(c)) continue;
        if (char_is_lower(c))
            kind = 'x';
        else if (char_is_upper(c))
            kind = 'X';
        else if (char_is_digit(c))
            kind = '0';
        else if ((unsigned char)c >= 0x80u)
            kind = (flags & TOKEN_UPPER) || (i == 0 && flags & TOKEN_TITLE) ? 'X'
                   : flags & (TOKEN_WORD | TOKEN_DIGIT)                     ? 'x'
                                                                            : '-';
        run = kind == last ? run + 1 : 1;
        last = kind;
        if (run <= 2) h = features_mix(h, (unsigned char)kind);
    }
    return narrow(h);
}

/* Prefixes of 1..longest characters; a shorter word has itself, marked as whole. */
static void read_prefixes(struct str folded, uint32_t *values, uint32_t longest)
{
    uint64_t h = 2;
    size_t at = 0;
    for (uint32_t n = 1; n <= longest; n++) {
        const bool whole = at == folded.length;
        if (!whole) do
                h = features_mix(h, (unsigned char)normal(folded.at[at++]));
            while (at < folded.length && !starts_character(folded.at[at]));
        values[n] = narrow(whole ? h + 1 : h);
    }
}

static void read_suffixes(struct str folded, uint32_t *values, uint32_t longest)
{
    uint64_t h = 3;
    size_t at = folded.length;
    for (uint32_t n = 1; n <= longest; n++) {
        const bool whole = at == 0;
        if (!whole) do
                h = features_mix(h, (unsigned char)normal(folded.at[--at]));
            while (at > 0 && !starts_character(folded.at[at]));
        values[n] = narrow(whole ? h + 1 : h);
    }
}

void features_read(const struct features *features, struct str text,
                   const struct token *token, uint32_t *row)
{
    const struct str folded = {token->word, token->length};
    const uint32_t word = features_token_hash(token);
    const uint32_t shape = read_shape(span_of(text, token->at), token->shape);
    uint32_t prefixes[FEATURES_AFFIX + 1], suffixes[FEATURES_AFFIX + 1];
    read_prefixes(folded, prefixes, features->longest_prefix);
    read_suffixes(folded, suffixes, features->longest_suffix);

    for (size_t i = 0; i < features->width; i++) {
        const uint32_t number = features->attributes[i].number;
        switch (features->attributes[i].kind) {
        case WORD:
            row[i] = narrow(features_mix(shape, word));
            break;
        case FOLDED:
            row[i] = word;
            break;
        case PREFIX:
            row[i] = prefixes[number];
            break;
        case SUFFIX:
            row[i] = suffixes[number];
            break;
        case SHAPE:
            row[i] = shape;
            break;
        case FLAGS:
            row[i] = token->shape;
            break;
        case COLUMN:
            row[i] = 0;
            break;
        }
    }
}

size_t features_width(const struct features *features)
{
    return features->width;
}

size_t features_edge(const struct features *features, bool behind)
{
    return behind ? features->behind : features->before;
}

/* A value of its own for every distance. */
void features_edge_row(const struct features *features, bool behind, size_t distance,
                       uint32_t *row)
{
    const uint32_t value = (behind ? 0xE0000000u : 0xB0000000u) + (uint32_t)distance;
    for (size_t i = 0; i < features->width; i++)
        row[i] = value;
}

enum status features_make_rows(const struct features *features, struct arena *arena,
                               size_t count, struct feature_rows *rows,
                               struct error *error)
{
    const size_t width = features->width, before = features->before;
    const size_t row_count = before + count + features->behind;
    uint32_t *all = arena_array(arena, row_count * width + 1, sizeof *all);
    if (!all) return error_memory(error, "reading the features of a sentence");

    *rows = (struct feature_rows){all + before * width, count, width};
    for (size_t d = 1; d <= before; d++)
        features_edge_row(features, false, d, all + (before - d) * width);
    for (size_t d = 1; d <= features->behind; d++)
        features_edge_row(features, true, d, rows->at + (count + d - 1) * width);
    return OK;
}

void features_set(const struct features *features, uint32_t *row, size_t column,
                  uint32_t value)
{
    row[features->places[column]] = value;
}

/* -------------------------------------------------------------------------- keys */

static uint64_t finish(uint64_t h)
{
    return h * 0xD1342543DE82EF95u;
}

static uint64_t key_of(const struct template *template, const uint32_t *row)
{
    uint64_t h = template->seed;
    for (size_t i = 0; i < template->part_count; i++)
        h = features_mix(h, row[template->parts[i].place]);
    return finish(h);
}

void features_keys(const struct features *features, const struct feature_rows *rows,
                   size_t token, uint64_t *keys)
{
    const uint32_t *row = rows->at + token * rows->width;
    for (size_t t = 0; t < features->count; t++)
        keys[t] = key_of(&features->templates[t], row);
}

size_t features_place_count(const struct features *features)
{
    return features->place_count;
}

int32_t features_place(const struct features *features, size_t place)
{
    return features->alone_at[place].offset;
}

size_t features_place_end(const struct features *features, size_t place)
{
    return features->alone_at[place].last;
}

void features_keys_alone(const struct features *features, const uint32_t *row,
                         uint64_t *keys)
{
    const size_t count = features->count - features->joint_count;
    for (size_t t = 0; t < count; t++) {
        const struct template *template = &features->templates[features->alone[t]];
        uint64_t h = template->seed;
        for (size_t i = 0; i < template->part_count; i++)
            h = features_mix(h, row[template->parts[i].attribute]);
        keys[t] = finish(h);
    }
}

size_t features_keys_joint(const struct features *features,
                           const struct feature_rows *rows, size_t token, uint64_t *keys)
{
    const uint32_t *row = rows->at + token * rows->width;
    for (size_t t = 0; t < features->joint_count; t++)
        keys[t] = key_of(&features->templates[features->joint[t]], row);
    return features->joint_count;
}

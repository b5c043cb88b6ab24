/* features: templates are compiled to places in a matrix of attributes, tokens x
 * attributes, so that a key is a few loads and multiplications. */
#include "text/features.h"

#include <stdio.h>

#include "base/alloc.h"

enum { AFFIX = 6 /* the longest prefix and suffix */ };

enum attribute_kind { WORD, FOLDED, PREFIX, SUFFIX, SHAPE, FLAGS, COLUMN };

struct attribute { /* a column of the matrix */
    enum attribute_kind kind;
    uint32_t number; /* length of an affix, or index of a column */
};

struct part {
    int32_t place;    /* from the token's row: offset * width + attribute */
    int32_t offset;   /* in tokens */
    size_t attribute; /* index */
};

struct template
{
    uint64_t seed;
    size_t part_count; /* 0 is the bias */
    struct part parts[FEATURES_PARTS];
};

struct features {
    struct template templates[FEATURES_TEMPLATES];
    size_t count;
    struct attribute attributes[FEATURES_COLUMNS + 2 * AFFIX + 4];
    size_t width;
    char columns[FEATURES_COLUMNS][FEATURES_NAME + 1];
    size_t places[FEATURES_COLUMNS]; /* attribute of each column */
    size_t column_count;
    size_t before, behind; /* rows that templates reach outside */
    uint32_t longest_prefix, longest_suffix;
};

/* ------------------------------------------------------------------------- hashing */

static uint64_t mix(uint64_t h, uint64_t value)
{
    h = (h ^ value) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 29;
}

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
        h = mix(h, (unsigned char)normal(folded.at[i]));
    return narrow(h);
}

uint32_t features_token_hash(const struct token *token)
{
    if (!(token->shape & TOKEN_DIGIT)) return token->hash;
    return features_word_hash((struct str){token->word, token->length});
}

/* ----------------------------------------------------------------------- compiling */

struct source { /* where the compiler stands, for its messages */
    const char *name;
    size_t line;
    struct error *error;
};

static enum status complain(const struct source *source, const char *what, struct str at)
{
    return error_set(source->error, ERROR_CONFIG, "%s:%zu: %s \"" STR_FORMAT "\"",
                     source->name, source->line, what, STR_ARGUMENTS(at));
}

static bool is_name(struct str s)
{
    if (s.length == 0 || s.length > FEATURES_NAME || !char_is_lower(s.at[0]))
        return false;
    for (size_t i = 0; i < s.length; i++)
        if (!char_is_lower(s.at[i]) && !char_is_digit(s.at[i]) && s.at[i] != '-')
            return false;
    return true;
}

static bool is_affix(struct str s, const char *kind, uint32_t *number)
{
    const size_t length = strlen(kind);
    if (!str_starts(s, kind) || s.length != length + 1) return false;
    *number = (uint32_t)(s.at[length] - '0');
    return *number >= 1 && *number <= AFFIX;
}

/* The index of the column, a new one if the name is new. */
static enum status find_column(struct features *features, struct str name,
                               uint32_t *number, const struct source *source)
{
    for (size_t i = 0; i < features->column_count; i++) {
        *number = (uint32_t)i;
        if (str_is(name, features->columns[i])) return OK;
    }
    if (!is_name(name))
        return complain(source, "an attribute is named by a-z, 0-9 and -, not", name);
    if (features->column_count == FEATURES_COLUMNS)
        return complain(source, "one column too many:", name);
    *number = (uint32_t)features->column_count++;
    memcpy(features->columns[*number], name.at, name.length);
    return OK;
}

static enum status find_attribute(struct features *features, struct str name,
                                  size_t *index, const struct source *source)
{
    struct attribute wanted = {.kind = COLUMN};
    if (str_is(name, "word"))
        wanted.kind = WORD;
    else if (str_is(name, "folded"))
        wanted.kind = FOLDED;
    else if (str_is(name, "shape"))
        wanted.kind = SHAPE;
    else if (str_is(name, "flags"))
        wanted.kind = FLAGS;
    else if (is_affix(name, "prefix", &wanted.number))
        wanted.kind = PREFIX;
    else if (is_affix(name, "suffix", &wanted.number))
        wanted.kind = SUFFIX;
    else if (str_starts(name, "prefix") || str_starts(name, "suffix"))
        return complain(source, "an affix has 1 to 6 characters, unlike", name);
    else
        TRY(find_column(features, name, &wanted.number, source));

    for (*index = 0; *index < features->width; ++*index)
        if (features->attributes[*index].kind == wanted.kind &&
            features->attributes[*index].number == wanted.number)
            return OK;
    if (wanted.kind == COLUMN) features->places[wanted.number] = features->width;
    if (wanted.kind == PREFIX && wanted.number > features->longest_prefix)
        features->longest_prefix = wanted.number;
    if (wanted.kind == SUFFIX && wanted.number > features->longest_suffix)
        features->longest_suffix = wanted.number;
    features->attributes[features->width++] = wanted;
    return OK;
}

/* "name[-2]" */
static enum status read_part(struct features *features, struct template *template,
                             struct str text, const struct source *source)
{
    if (template->part_count == FEATURES_PARTS)
        return complain(source, "a template has at most four attributes; one too many is",
                        text);
    const char *open = memchr(text.at, '[', text.length);
    if (!open || text.at[text.length - 1] != ']')
        return complain(source, "a place such as [0] or [-1] is missing behind", text);
    const size_t name_end = (size_t)(open - text.at);
    struct str place = str_slice(text, name_end + 1, text.length - 1);
    const bool back = place.length > 1 && place.at[0] == '-';
    uint64_t distance;
    if (back) place = str_slice(place, 1, place.length);
    if (!str_to_number(place, FEATURES_REACH, &distance))
        return complain(source, "the place is a number from -8 to 8 in", text);

    struct part *part = &template->parts[template->part_count++];
    part->offset = back ? -(int32_t)distance : (int32_t)distance;
    TRY(find_attribute(features, str_slice(text, 0, name_end), &part->attribute, source));
    if (back && distance > features->before) features->before = (size_t)distance;
    if (!back && distance > features->behind) features->behind = (size_t)distance;
    template->seed = mix(template->seed, str_hash(text));
    return OK;
}

static enum status read_template(struct features *features, struct str line,
                                 const struct source *source)
{
    if (features->count == FEATURES_TEMPLATES)
        return complain(source, "there are at most 250 templates; one too many is", line);
    struct template *template = &features->templates[features->count++];
    struct str piece, rest = line;
    while (!str_is(line, "bias") && str_next(&rest, ' ', &piece)) {
        piece = str_trim(piece);
        if (piece.length) TRY(read_part(features, template, piece, source));
    }
    for (size_t i = 0; i + 1 < features->count; i++)
        if (features->templates[i].seed == template->seed)
            return complain(source, "this template has been there before:", line);
    return OK;
}

static enum status read_templates(struct features *features, struct str text,
                                  struct source *source)
{
    struct str line;
    while (str_next(&text, '\n', &line)) {
        source->line++;
        const char *comment = line.length ? memchr(line.at, '#', line.length) : NULL;
        if (comment) line.length = (size_t)(comment - line.at);
        line = str_trim(line);
        if (line.length) TRY(read_template(features, line, source));
    }
    if (features->count == 0)
        return error_set(source->error, ERROR_CONFIG, "%s: has no template",
                         source->name);
    for (size_t i = 0; i < features->count; i++)
        for (size_t k = 0; k < features->templates[i].part_count; k++) {
            struct part *part = &features->templates[i].parts[k];
            part->place =
                part->offset * (int32_t)features->width + (int32_t)part->attribute;
        }
    return OK;
}

enum status features_compile(struct features **features, struct str templates,
                             const char *name, struct error *error)
{
    struct source source = {.name = name, .error = error};
    *features = alloc_zeroed(1, sizeof **features);
    if (!*features) return error_memory(error, "compiling templates");
    const enum status status = read_templates(*features, templates, &source);
    if (status != OK) {
        features_free(*features);
        *features = NULL;
    }
    return status;
}

void features_free(struct features *features)
{
    alloc_free(features);
}

size_t features_count(const struct features *features)
{
    return features->count;
}

size_t features_column_count(const struct features *features)
{
    return features->column_count;
}

const char *features_column_name(const struct features *features, size_t index)
{
    return features->columns[index];
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
        if (run <= 2) h = mix(h, (unsigned char)kind);
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
                h = mix(h, (unsigned char)normal(folded.at[at++]));
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
                h = mix(h, (unsigned char)normal(folded.at[--at]));
            while (at > 0 && !starts_character(folded.at[at]));
        values[n] = narrow(whole ? h + 1 : h);
    }
}

static void read_token(const struct features *features, struct str text,
                       const struct token *token, uint32_t *row)
{
    const struct str folded = {token->word, token->length};
    const uint32_t word = features_token_hash(token);
    const uint32_t shape = read_shape(span_of(text, token->at), token->shape);
    uint32_t prefixes[AFFIX + 1], suffixes[AFFIX + 1];
    read_prefixes(folded, prefixes, features->longest_prefix);
    read_suffixes(folded, suffixes, features->longest_suffix);

    for (size_t i = 0; i < features->width; i++) {
        const uint32_t number = features->attributes[i].number;
        switch (features->attributes[i].kind) {
        case WORD:
            row[i] = narrow(mix(shape, word));
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

enum status features_read(const struct features *features, struct arena *arena,
                          struct str text, const struct token *tokens, size_t count,
                          struct feature_rows *rows, struct error *error)
{
    const size_t width = features->width, before = features->before;
    const size_t row_count = before + count + features->behind;
    uint32_t *all = arena_array(arena, row_count * width + 1, sizeof *all);
    if (!all) return error_memory(error, "reading the features of a sentence");

    *rows = (struct feature_rows){all + before * width, count, width};
    for (size_t r = 0; r < before; r++) /* a value of its own for every distance */
        for (size_t i = 0; i < width; i++)
            all[r * width + i] = (uint32_t)(0xB0000000u + (before - r));
    for (size_t r = 0; r < features->behind; r++)
        for (size_t i = 0; i < width; i++)
            rows->at[(count + r) * width + i] = (uint32_t)(0xE0000001u + r);
    for (size_t i = 0; i < count; i++)
        read_token(features, text, &tokens[i], rows->at + i * width);
    return OK;
}

void features_set(const struct features *features, const struct feature_rows *rows,
                  size_t column, size_t token, uint32_t value)
{
    rows->at[token * rows->width + features->places[column]] = value;
}

void features_keys(const struct features *features, const struct feature_rows *rows,
                   size_t token, uint64_t *keys)
{
    const uint32_t *row = rows->at + token * rows->width;
    for (size_t t = 0; t < features->count; t++) {
        const struct template *template = &features->templates[t];
        uint64_t h = template->seed;
        for (size_t i = 0; i < template->part_count; i++)
            h = mix(h, row[template->parts[i].place]);
        keys[t] = h * 0xD1342543DE82EF95u;
    }
}

/* features: templates are compiled to places in a matrix of attributes, tokens x
 * attributes, so that a key is a few loads and multiplications. */
#include "text/features_inside.h"

#include <stdio.h>

#include "base/alloc.h"

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
    return *number >= 1 && *number <= FEATURES_AFFIX;
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
    template->seed = features_mix(template->seed, str_hash(text));
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

/* Whether a template looks at one token only; the bias counts as the token's own. */
static bool stands_alone(const struct template *template, int32_t *offset)
{
    *offset = template->part_count ? template->parts[0].offset : 0;
    for (size_t k = 1; k < template->part_count; k++)
        if (template->parts[k].offset != *offset) return false;
    return true;
}

static void sort_templates(struct features *features)
{
    size_t alone = 0;
    int32_t offset;
    for (int32_t place = -FEATURES_REACH; place <= FEATURES_REACH; place++) {
        const size_t first = alone;
        for (size_t i = 0; i < features->count; i++)
            if (stands_alone(&features->templates[i], &offset) && offset == place)
                features->alone[alone++] = (uint8_t)i;
        if (alone > first)
            features->alone_at[features->place_count++] =
                (struct features_place){place, first, alone};
    }
    for (size_t i = 0; i < features->count; i++)
        if (!stands_alone(&features->templates[i], &offset))
            features->joint[features->joint_count++] = (uint8_t)i;
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
    sort_templates(features);
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

/* model_check: sizes first, then the checksum, then every number that leads somewhere. */
#include "text/model_check.h"

#include "text/lanes.h"
#include "text/model_checksum.h"
#include "text/token.h"

enum status model_refuse(const struct model_gate *gate, const char *what)
{
    return error_set(gate->error, ERROR_CONFIG, "%s: %s; fetch or train the model again",
                     gate->name, what);
}

enum status model_check_head(const struct model_gate *gate)
{
    const struct model_kind *kind = gate->kind;
    const struct model_head *head = (const void *)gate->bytes.at;
    if (gate->bytes.length < sizeof head->magic ||
        memcmp(head->magic, kind->magic, sizeof head->magic) != 0)
        return error_set(gate->error, ERROR_CONFIG,
                         "%s: is no %s model; fetch or train the model again", gate->name,
                         kind->name);
    if (gate->bytes.length < kind->header_size) return model_refuse(gate, "is cut off");
    if (head->order != MODEL_ORDER)
        return model_refuse(gate, "has the byte order of another machine");
    if (head->version != kind->version)
        return error_set(gate->error, ERROR_CONFIG,
                         "%s: is a model of version %u, this program reads version %u; "
                         "train the model again",
                         gate->name, (unsigned)head->version, (unsigned)kind->version);
    if (head->size > gate->bytes.length) return model_refuse(gate, "is cut off");
    if (head->size < gate->bytes.length)
        return model_refuse(gate, "has bytes behind its end");
    if (head->checksum != model_checksum(gate->bytes.at + MODEL_CHECKED,
                                         gate->bytes.length - MODEL_CHECKED))
        return model_refuse(gate, "is damaged (its checksum is wrong)");
    if (head->word_hash != token_hash(STR("nutgraf")))
        return model_refuse(gate, "was trained by a version that hashed words otherwise");
    return OK;
}

enum status model_check_section(const struct model_gate *gate, size_t which, size_t count,
                                size_t size)
{
    const struct model_place at = gate->sections[which];
    if (at.offset % MODEL_ALIGN != 0 || at.offset < gate->kind->header_size ||
        at.offset > gate->bytes.length || at.size > gate->bytes.length - at.offset)
        return model_refuse(gate, "has a section outside of it");
    if (count != SIZE_MAX && at.size != count * size)
        return model_refuse(gate, "has a section of the wrong size");
    return OK;
}

const void *model_section(const struct model_gate *gate, size_t which)
{
    return gate->bytes.at + gate->sections[which].offset;
}

struct str model_section_text(const struct model_gate *gate, size_t which)
{
    return (struct str){model_section(gate, which), gate->sections[which].size};
}

/* Each bucket's features come behind those of the buckets before, and in a bucket no
 * free place before one that is used: what is used is a run of ones from bit 0 on. */
enum status model_check_buckets(const struct model_gate *gate, size_t keys, unsigned bits,
                                size_t feature_count, struct model_buckets *buckets)
{
    if (bits < 1 || bits > MODEL_BITS)
        return model_refuse(gate, "has impossible table sizes");
    const size_t bucket_count = (size_t)1 << bits;
    TRY(model_check_section(gate, keys, bucket_count * MODEL_BUCKET, sizeof(uint16_t)));
    TRY(model_check_section(gate, keys + 1, bucket_count, sizeof(uint32_t)));
    *buckets = (struct model_buckets){bits, model_section(gate, keys),
                                      model_section(gate, keys + 1)};
    uint64_t bad = 0;
    uint32_t count = 0;
    for (size_t b = 0; b < bucket_count; b++) {
        const uint64_t used = ~lanes_places(buckets->keys + b * MODEL_BUCKET, 0);
        bad |= (buckets->firsts[b] ^ count) | (used & (used + 1));
        count += used ? MODEL_BUCKET - (uint32_t)__builtin_clzll(used) / 8 : 0;
    }
    if (bad || count != feature_count)
        return model_refuse(gate, "has features that are not in order");
    return OK;
}

enum status model_read_names(const struct model_gate *gate, size_t which, size_t count,
                             const char **names)
{
    struct str text = model_section_text(gate, which);
    for (size_t i = 0; i < count; i++) {
        const char *end = text.length ? memchr(text.at, '\0', text.length) : NULL;
        if (!end || end == text.at) return model_refuse(gate, "lacks a name");
        names[i] = text.at;
        text = str_slice(text, (size_t)(end - text.at) + 1, text.length);
    }
    return text.length == 0 ? OK : model_refuse(gate, "has a name too many");
}

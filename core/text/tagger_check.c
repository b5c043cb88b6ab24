/* tagger_check: the gate that a model's bytes pass before anything in them is believed.
 * Sizes first, then the checksum, then every number that leads somewhere. */
#include "text/tagger_lanes.h"
#include "text/tagger_model.h"

struct gate {
    struct str bytes;
    const struct tagger_header *header;
    const char *name;
    struct error *error;
};

static enum status refuse(const struct gate *gate, const char *what)
{
    return error_set(gate->error, ERROR_CONFIG, "%s: %s; fetch or train the model again",
                     gate->name, what);
}

static enum status check_header(struct gate *gate)
{
    const struct tagger_header *header = (const void *)gate->bytes.at;
    if (gate->bytes.length < sizeof header->magic ||
        memcmp(header->magic, TAGGER_MAGIC, sizeof header->magic) != 0)
        return refuse(gate, "is no tagger model");
    if (gate->bytes.length < sizeof *header) return refuse(gate, "is cut off");
    if (header->order != TAGGER_ORDER)
        return refuse(gate, "has the byte order of another machine");
    if (header->version != TAGGER_VERSION)
        return error_set(gate->error, ERROR_CONFIG,
                         "%s: is a model of version %u, this program reads version %u; "
                         "train the model again",
                         gate->name, (unsigned)header->version, (unsigned)TAGGER_VERSION);
    if (header->size > gate->bytes.length) return refuse(gate, "is cut off");
    if (header->size < gate->bytes.length)
        return refuse(gate, "has bytes behind its end");
    if (header->checksum != tagger_checksum(gate->bytes.at + TAGGER_CHECKED,
                                            gate->bytes.length - TAGGER_CHECKED))
        return refuse(gate, "is damaged (its checksum is wrong)");
    if (header->word_hash != token_hash(STR("nutgraf")))
        return refuse(gate, "was trained by a version that hashed words otherwise");
    gate->header = header;
    return OK;
}

static enum status check_numbers(const struct gate *gate)
{
    const struct tagger_header *header = gate->header;
    if (header->label_count < 1 || header->label_count > TAGGER_LABELS ||
        header->stride < header->label_count || header->stride > TAGGER_LABELS ||
        header->stride % TAGGER_LANE != 0)
        return refuse(gate, "has an impossible number of labels");
    if (header->bucket_bits < 1 || header->bucket_bits > 26 || header->word_bits < 1 ||
        header->word_bits > 26 || header->column_count > FEATURES_COLUMNS)
        return refuse(gate, "has impossible table sizes");
    return OK;
}

/* A section that has exactly count items of size bytes, or any number if count is
 * SIZE_MAX. */
static enum status check_section(const struct gate *gate, enum tagger_section which,
                                 size_t count, size_t size)
{
    const struct tagger_place at = gate->header->sections[which];
    if (at.offset % TAGGER_ALIGN != 0 || at.offset < sizeof *gate->header ||
        at.offset > gate->bytes.length || at.size > gate->bytes.length - at.offset)
        return refuse(gate, "has a section outside of it");
    if (count != SIZE_MAX && at.size != count * size)
        return refuse(gate, "has a section of the wrong size");
    return OK;
}

static const void *section(const struct gate *gate, enum tagger_section which)
{
    return gate->bytes.at + gate->header->sections[which].offset;
}

static struct str section_text(const struct gate *gate, enum tagger_section which)
{
    return (struct str){section(gate, which), gate->header->sections[which].size};
}

static enum status check_sections(const struct gate *gate)
{
    const struct tagger_header *h = gate->header;
    const size_t any = SIZE_MAX;
    TRY(check_section(gate, SECTION_LABELS, any, 1));
    TRY(check_section(gate, SECTION_TEMPLATES, any, 1));
    TRY(check_section(gate, SECTION_ABOUT, any, 1));
    TRY(check_section(gate, SECTION_TRANSITIONS, (size_t)(h->label_count + 1) * h->stride,
                      sizeof(int32_t)));
    TRY(check_section(gate, SECTION_KEYS, (size_t)TAGGER_BUCKET << h->bucket_bits,
                      sizeof(uint16_t)));
    TRY(check_section(gate, SECTION_FIRSTS, (size_t)1 << h->bucket_bits,
                      sizeof(uint32_t)));
    TRY(check_section(gate, SECTION_ROWS, (size_t)h->feature_count * h->stride,
                      sizeof(int8_t)));
    TRY(check_section(gate, SECTION_COLUMNS, any, 1));
    TRY(check_section(gate, SECTION_WORD_BUCKETS, ((size_t)1 << h->word_bits) + 1,
                      sizeof(uint32_t)));
    TRY(check_section(gate, SECTION_WORD_KEYS, h->word_count, sizeof(uint32_t)));
    TRY(check_section(gate, SECTION_WORD_VALUES, (size_t)h->word_count * h->column_count,
                      sizeof(uint16_t)));
    return check_section(gate, SECTION_SETS, h->set_count, sizeof(uint64_t));
}

/* Each bucket's features come behind those of the buckets before, and in a bucket no
 * free place before one that is used: what is used is a run of ones from bit 0 on. */
static enum status check_features(const struct gate *gate)
{
    const uint16_t *keys = section(gate, SECTION_KEYS);
    const uint32_t *firsts = section(gate, SECTION_FIRSTS);
    const size_t buckets = (size_t)1 << gate->header->bucket_bits;
    uint64_t bad = 0;
    uint32_t count = 0;
    for (size_t b = 0; b < buckets; b++) {
        const uint64_t used = ~lanes_places(keys + b * TAGGER_BUCKET, 0);
        bad |= (firsts[b] ^ count) | (used & (used + 1));
        count += used ? TAGGER_BUCKET - (uint32_t)__builtin_clzll(used) / 8 : 0;
    }
    if (bad || count != gate->header->feature_count)
        return refuse(gate, "has features that are not in order");
    return OK;
}

/* Buckets of words rise from 0 to the number of words. */
static enum status check_words(const struct gate *gate)
{
    const uint32_t *buckets = section(gate, SECTION_WORD_BUCKETS);
    const size_t last = (size_t)1 << gate->header->word_bits;
    uint32_t bad = buckets[0] | (buckets[last] ^ gate->header->word_count);
    for (size_t i = 0; i < last; i++)
        bad |= buckets[i] > buckets[i + 1];
    return bad ? refuse(gate, "has words that are not in order") : OK;
}

static enum status check_weights(const struct gate *gate)
{
    const int32_t *transitions = section(gate, SECTION_TRANSITIONS);
    const size_t count = (gate->header->label_count + 1u) * gate->header->stride;
    for (size_t i = 0; i < count; i++)
        if (transitions[i] != TAGGER_NEVER &&
            (transitions[i] < -TAGGER_HEAVIEST || transitions[i] > TAGGER_HEAVIEST))
            return refuse(gate, "has a weight beyond all bounds");
    return OK;
}

/* Names with a NUL behind each, exactly count of them, none empty. */
static enum status read_names(const struct gate *gate, enum tagger_section which,
                              size_t count, const char **names)
{
    struct str text = section_text(gate, which);
    for (size_t i = 0; i < count; i++) {
        const char *end = text.length ? memchr(text.at, '\0', text.length) : NULL;
        if (!end || end == text.at) return refuse(gate, "lacks a name");
        names[i] = text.at;
        text = str_slice(text, (size_t)(end - text.at) + 1, text.length);
    }
    return text.length == 0 ? OK : refuse(gate, "has a name too many");
}

static size_t find_column(const struct gate *gate, const char *const *columns,
                          const char *name)
{
    for (size_t c = 0; c < gate->header->column_count; c++)
        if (strcmp(columns[c], name) == 0) return c;
    return TAGGER_NO_COLUMN;
}

/* The column "certain" holds labels. */
static enum status check_certain(const struct gate *gate, size_t certain)
{
    const struct tagger_header *header = gate->header;
    const uint16_t *values = section(gate, SECTION_WORD_VALUES);
    if (certain == TAGGER_NO_COLUMN) return OK;
    for (size_t i = 0; i < header->word_count; i++) {
        const uint16_t value = values[i * header->column_count + certain];
        if ((value & 0xFF) > header->label_count || value >> 8 > header->label_count)
            return refuse(gate, "has a word that is certain of a label it has not");
    }
    return OK;
}

/* The column "limit" holds indexes of sets, and sets hold labels. */
static enum status check_sets(const struct gate *gate, size_t limit)
{
    const struct tagger_header *header = gate->header;
    const uint64_t *sets = section(gate, SECTION_SETS);
    const uint16_t *values = section(gate, SECTION_WORD_VALUES);
    const uint64_t all = UINT64_MAX >> (64 - header->label_count);
    for (size_t i = 0; i < header->set_count; i++)
        if (sets[i] == 0 || (sets[i] & ~all) != 0)
            return refuse(gate, "has a set of labels that do not exist");
    if (header->set_count == 0) return OK;
    if (limit == TAGGER_NO_COLUMN)
        return refuse(gate, "has sets of labels for no word");
    for (size_t i = 0; i < header->word_count; i++)
        if (values[i * header->column_count + limit] >= header->set_count)
            return refuse(gate, "has a word with a set of labels that does not exist");
    return OK;
}

enum status tagger_check(struct tagger *tagger, struct str bytes, const char *name,
                         struct error *error)
{
    struct gate gate = {.bytes = bytes, .name = name, .error = error};
    const char *columns[FEATURES_COLUMNS];
    TRY(check_header(&gate));
    TRY(check_numbers(&gate));
    TRY(check_sections(&gate));

    const struct tagger_header *header = gate.header;
    TRY(check_features(&gate));
    TRY(check_words(&gate));
    TRY(check_weights(&gate));
    TRY(read_names(&gate, SECTION_LABELS, header->label_count, tagger->labels));
    TRY(read_names(&gate, SECTION_COLUMNS, header->column_count, columns));
    tagger->limit = find_column(&gate, columns, "limit");
    tagger->certain = find_column(&gate, columns, "certain");
    TRY(check_sets(&gate, tagger->limit));
    TRY(check_certain(&gate, tagger->certain));

    tagger->bytes = bytes;
    tagger->label_count = header->label_count;
    tagger->stride = header->stride;
    tagger->about = section_text(&gate, SECTION_ABOUT);
    tagger->templates = section_text(&gate, SECTION_TEMPLATES);
    tagger->transitions = section(&gate, SECTION_TRANSITIONS);
    tagger->bucket_bits = header->bucket_bits;
    tagger->keys = section(&gate, SECTION_KEYS);
    tagger->firsts = section(&gate, SECTION_FIRSTS);
    tagger->rows = section(&gate, SECTION_ROWS);
    tagger->column_count = header->column_count;
    tagger->word_bits = header->word_bits;
    tagger->word_buckets = section(&gate, SECTION_WORD_BUCKETS);
    tagger->word_keys = section(&gate, SECTION_WORD_KEYS);
    tagger->word_values = section(&gate, SECTION_WORD_VALUES);
    tagger->set_count = header->set_count;
    tagger->sets = section(&gate, SECTION_SETS);

    TRY(features_compile(&tagger->features, tagger->templates, name, error));
    for (size_t i = 0; i < features_column_count(tagger->features); i++) {
        const size_t c =
            find_column(&gate, columns, features_column_name(tagger->features, i));
        tagger->sources[i] = c == TAGGER_NO_COLUMN ? TAGGER_OUTSIDE : (uint8_t)c;
        if (c == TAGGER_NO_COLUMN) tagger->wanted[tagger->wanted_count++] = (uint8_t)i;
    }
    return OK;
}

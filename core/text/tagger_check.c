/* tagger_check: the gate that a model's bytes pass before anything in them is believed.
 * Sizes first, then the checksum, then every number that leads somewhere. */
#include "text/model_check.h"
#include "text/tagger_model.h"

struct gate {
    struct model_gate model;
    const struct tagger_header *header;
};

static enum status refuse(const struct gate *gate, const char *what)
{
    return model_refuse(&gate->model, what);
}

static enum status check_numbers(const struct gate *gate)
{
    const struct tagger_header *header = gate->header;
    if (header->label_count < 1 || header->label_count > TAGGER_LABELS ||
        header->stride < header->label_count || header->stride > TAGGER_LABELS ||
        header->stride % MODEL_LANE != 0)
        return refuse(gate, "has an impossible number of labels");
    if (header->word_bits < 1 || header->word_bits > MODEL_BITS ||
        header->column_count > FEATURES_COLUMNS)
        return refuse(gate, "has impossible table sizes");
    return OK;
}

static const void *section(const struct gate *gate, enum tagger_section which)
{
    return model_section(&gate->model, which);
}

static enum status check_sections(const struct gate *gate)
{
    const struct tagger_header *h = gate->header;
    const struct {
        enum tagger_section which;
        size_t count, size;
    } sections[] = {
        {SECTION_LABELS,       SIZE_MAX,                                1               },
        {SECTION_TEMPLATES,    SIZE_MAX,                                1               },
        {SECTION_ABOUT,        SIZE_MAX,                                1               },
        {SECTION_TRANSITIONS,  (h->label_count + 1) * h->stride,        sizeof(int32_t) },
        {SECTION_ROWS,         (size_t)h->feature_count * h->stride,    sizeof(int8_t)  },
        {SECTION_COLUMNS,      SIZE_MAX,                                1               },
        {SECTION_WORD_BUCKETS, ((size_t)1 << h->word_bits) + 1,         sizeof(uint32_t)},
        {SECTION_WORD_KEYS,    h->word_count,                           sizeof(uint32_t)},
        {SECTION_WORD_VALUES,  (size_t)h->word_count * h->column_count, sizeof(uint16_t)},
        {SECTION_SETS,         h->set_count,                            sizeof(uint64_t)},
    };
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        TRY(model_check_section(&gate->model, sections[i].which, sections[i].count,
                                sections[i].size));
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
    if (limit == TAGGER_NO_COLUMN) return refuse(gate, "has sets of labels for no word");
    for (size_t i = 0; i < header->word_count; i++)
        if (values[i * header->column_count + limit] >= header->set_count)
            return refuse(gate, "has a word with a set of labels that does not exist");
    return OK;
}

enum status tagger_check(struct tagger *tagger, struct str bytes, const char *name,
                         struct error *error)
{
    static const struct model_kind kind = {"tagger", TAGGER_MAGIC, TAGGER_VERSION,
                                           sizeof(struct tagger_header)};
    struct gate gate = {
        .model = {.kind = &kind, .bytes = bytes, .name = name, .error = error}
    };
    const char *columns[FEATURES_COLUMNS];
    TRY(model_check_head(&gate.model));
    const struct tagger_header *header = gate.header = (const void *)bytes.at;
    gate.model.sections = header->sections;
    TRY(check_numbers(&gate));
    TRY(check_sections(&gate));
    TRY(model_check_buckets(&gate.model, SECTION_KEYS, header->bucket_bits,
                            header->feature_count, &tagger->buckets));
    TRY(check_words(&gate));
    TRY(check_weights(&gate));
    TRY(model_read_names(&gate.model, SECTION_LABELS, header->label_count,
                         tagger->labels));
    TRY(model_read_names(&gate.model, SECTION_COLUMNS, header->column_count, columns));
    tagger->limit = find_column(&gate, columns, "limit");
    tagger->certain = find_column(&gate, columns, "certain");
    TRY(check_sets(&gate, tagger->limit));
    TRY(check_certain(&gate, tagger->certain));

    tagger->bytes = bytes;
    tagger->label_count = header->label_count;
    tagger->stride = header->stride;
    tagger->about = model_section_text(&gate.model, SECTION_ABOUT);
    tagger->templates = model_section_text(&gate.model, SECTION_TEMPLATES);
    tagger->transitions = section(&gate, SECTION_TRANSITIONS);
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

/* certain: labels are counted by word and spelling, then the clear cases written down. */
#include "train/certain.h"

#include "base/alloc.h"
#include "text/features.h"

enum { PLAIN, CAPITAL, SPELLINGS };

struct tally { /* of one word in one spelling */
    uint32_t counts[TAGGER_LABELS];
    uint32_t total;
};

struct search {
    const struct label_set *labels;
    size_t least;
    double doubt;
};

static enum status no_memory(struct error *error)
{
    return error_memory(error, "looking for certain words");
}

static enum status add_words(struct words *words, const struct corpus *corpus,
                             struct error *error)
{
    for (size_t d = 0; d < corpus->length; d++)
        for (size_t i = 0; i < corpus->at[d].tokens.count; i++)
            if (!words_find(words, features_token_hash(&corpus->at[d].tokens.at[i])))
                return no_memory(error);
    return OK;
}

static void count(struct words *words, const struct corpus *corpus,
                  struct tally (*tallies)[SPELLINGS])
{
    for (size_t d = 0; d < corpus->length; d++) {
        const struct train_document *document = &corpus->at[d];
        for (size_t i = 0; i < document->tokens.count; i++) {
            const struct token *token = &document->tokens.at[i];
            const struct words_entry *entry =
                words_find(words, features_token_hash(token));
            const bool capital = token->shape & (TOKEN_TITLE | TOKEN_UPPER);
            struct tally *tally = &tallies[entry - words->at][capital ? CAPITAL : PLAIN];
            tally->counts[document->labels[i]]++;
            tally->total++;
        }
    }
}

/* 1 + the label that a word is certain of, or 0. */
static unsigned certain_label(const struct search *search, const struct tally *tally)
{
    if (tally->total < search->least) return 0;
    for (size_t l = 0; l < search->labels->count; l++) {
        const uint32_t others = tally->total - tally->counts[l];
        if ((double)others > search->doubt * (double)tally->total) continue;
        const bool may = !search->labels->chunks || str_is(search->labels->names[l], "O");
        return may ? (unsigned)l + 1 : 0;
    }
    return 0;
}

enum status certain_learn(struct words *words, const struct corpus *corpus,
                          const struct label_set *labels, size_t least, double doubt,
                          struct error *error)
{
    const struct search search = {labels, least, doubt};
    size_t column = 0;
    TRY(words_add_column(words, STR("certain"), &column, error));
    TRY(add_words(words, corpus, error));
    struct tally(*tallies)[SPELLINGS] = alloc_zeroed(words->length + 1, sizeof *tallies);
    if (!tallies) return no_memory(error);
    count(words, corpus, tallies);
    for (size_t i = 0; i < words->length; i++)
        words->at[i].values[column] =
            (uint16_t)(certain_label(&search, &tallies[i][PLAIN]) |
                       certain_label(&search, &tallies[i][CAPITAL]) << 8);
    alloc_free(tallies);
    return OK;
}

/* columns: document by document, in the corpus's arena. */
#include "train/columns.h"

#include <stdbool.h>

#include "text/tagger_document.h"

static bool wants(const struct tagger *tagger, struct str name)
{
    for (size_t i = 0; i < tagger_column_count(tagger); i++)
        if (str_equal(tagger_column_name(tagger, i), name)) return true;
    return false;
}

static bool has(const struct corpus *corpus, struct str name)
{
    for (size_t c = 0; corpus->length && c < corpus->column_count; c++)
        if (str_equal(corpus->at[0].columns[c].name, name)) return true;
    return false;
}

static enum status add_document_columns(struct corpus *corpus,
                                        const struct tagger *tagger, struct error *error)
{
    struct tagger_column made[TAGGER_DOCUMENT_COLUMNS];
    const uint8_t **values[TAGGER_DOCUMENT_COLUMNS];
    struct str names[TAGGER_DOCUMENT_COLUMNS];
    for (size_t c = 0; c < TAGGER_DOCUMENT_COLUMNS; c++) {
        values[c] = arena_array(&corpus->arena, corpus->length, sizeof *values[c]);
        if (!values[c]) return error_memory(error, "adding columns");
    }
    for (size_t d = 0; d < corpus->length; d++) {
        TRY(tagger_document_columns(&corpus->arena, &corpus->at[d].tokens, made, error));
        for (size_t c = 0; c < TAGGER_DOCUMENT_COLUMNS; c++) {
            values[c][d] = made[c].at;
            names[c] = made[c].name;
        }
    }
    for (size_t c = 0; c < TAGGER_DOCUMENT_COLUMNS; c++)
        if (wants(tagger, names[c]) && !has(corpus, names[c]))
            TRY(corpus_add_column(corpus, names[c], values[c], error));
    return OK;
}

static enum status check(const struct corpus *corpus, const struct tagger *tagger,
                         struct error *error)
{
    for (size_t i = 0; i < tagger_column_count(tagger); i++) {
        const struct str name = tagger_column_name(tagger, i);
        if (!has(corpus, name))
            return error_set(
                error, ERROR_CONFIG,
                "the templates name \"" STR_FORMAT "\", which is no attribute "
                "and no column of the word lists or the corpora; correct it, "
                "or name the column with --column",
                STR_ARGUMENTS(name));
    }
    return OK;
}

enum status columns_make(struct corpus *corpus, const struct tagger *tagger,
                         struct error *error)
{
    TRY(add_document_columns(corpus, tagger, error));
    return check(corpus, tagger, error);
}

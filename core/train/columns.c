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


static enum status add_document_columns(struct corpus *corpus, const struct tagger *tagger,
                                        struct error *error)
{
    struct tagger_column made[TAGGER_DOCUMENT_COLUMNS];
    const uint8_t      **values[TAGGER_DOCUMENT_COLUMNS];
    struct str           names[TAGGER_DOCUMENT_COLUMNS];
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

static enum status tag_document(struct corpus *corpus, struct train_document *document,
                                const struct tagger *model, uint8_t *tags,
                                struct error *error)
{
    for (size_t s = 0; s < document->tokens.sentence_count; s++) {
        const struct token_range range = document->tokens.sentences[s];
        TRY(tagger_run(model, &corpus->arena, document->text,
                       document->tokens.at + range.first, range.last - range.first, NULL, 0,
                       tags + range.first, error));
    }
    for (size_t i = 0; i < document->tokens.count; i++) tags[i]++;
    return OK;
}

static enum status add_tags(struct corpus *corpus, const struct tagger *model,
                            struct error *error)
{
    const uint8_t **values = arena_array(&corpus->arena, corpus->length, sizeof *values);
    if (!values) return error_memory(error, "tagging a corpus");
    for (size_t d = 0; d < corpus->length; d++) {
        struct train_document *document = &corpus->at[d];
        uint8_t               *tags = arena_array(&corpus->arena, document->tokens.count, 1);
        if (!tags) return error_memory(error, "tagging a corpus");
        TRY(tag_document(corpus, document, model, tags, error));
        values[d] = tags;
    }
    return corpus_add_column(corpus, STR("tag"), values, error);
}

static enum status check(const struct corpus *corpus, const struct tagger *tagger,
                         struct error *error)
{
    for (size_t i = 0; i < tagger_column_count(tagger); i++) {
        const struct str name = tagger_column_name(tagger, i);
        if (!has(corpus, name))
            return error_set(error, ERROR_CONFIG,
                             "the templates name \"" STR_FORMAT "\", which is no attribute "
                             "and no column of the word lists or the corpora; correct it, "
                             "or name the column with --column",
                             STR_ARGUMENTS(name));
    }
    return OK;
}

enum status columns_make(struct corpus *corpus, const struct tagger *tagger,
                         const char *tags, struct error *error)
{
    TRY(add_document_columns(corpus, tagger, error));
    if (wants(tagger, STR("tag")) && !has(corpus, STR("tag")) && tags) {
        struct tagger *model;
        TRY(tagger_open(&model, tags, error));
        const enum status status = add_tags(corpus, model, error);
        tagger_close(model);
        TRY(status);
    }
    return check(corpus, tagger, error);
}

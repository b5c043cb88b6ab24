/* corpus: lines -> blocks of raw tokens -> text -> our tokens, each with the label of
 * the raw ones it lies over. */
#include "train/corpus.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/vec.h"
#include "text/utf8.h"
#include "train/join.h"
#include "train/chunk.h"

struct raw { /* a line */
    struct str token, label;
    size_t line;
    uint8_t numbers[CORPUS_COLUMNS];
};

struct raws {
    struct raw *at;
    size_t length, room;
};

struct blocks { /* where each block ends in the raw tokens */
    size_t *at;
    size_t length, room;
};

struct reader {
    struct corpus *corpus;
    const struct corpus_options *options;
    struct label_set *labels;
    struct error *error;
    const char *path;
    size_t source, line;
    bool marked;          /* the file has lines -DOCSTART- */
    bool hyphens;         /* and cuts words at them */
    struct arena scratch; /* of one document */
    struct raws raws;     /* the document so far, in the scratch */
    struct blocks blocks;
    struct buffer text;
};

static enum status no_memory(const struct reader *reader)
{
    return error_memory(reader->error, "reading a corpus");
}

/* ------------------------------------------------------------------------ a document */

/* Puts a label on our token; line is where a raw one has it. */
static enum status set_label(struct reader *reader, struct train_document *document,
                             size_t token, struct str name, size_t line)
{
    uint8_t number;
    struct error cause = {0};
    const enum status status = labels_number(reader->labels, name, &number, &cause);
    if (status == OK)
        document->labels[token] = number;
    else
        error_set(reader->error, status, "%s:%zu: %s", reader->path, line, cause.message);
    return status;
}

/* A chunk's tokens are those of ours that lie over any of its raw ones. */
static enum status label_chunk(struct reader *reader, struct train_document *document,
                               const struct chunk *chunk, const struct span *places,
                               size_t line, size_t *token)
{
    const struct tokens *tokens = &document->tokens;
    const bool fine = labels_listed(chunk->type, reader->options->fine);
    const uint32_t begin = places[chunk->first].begin, end = places[chunk->last - 1].end;
    while (*token < tokens->count && tokens->at[*token].at.end <= begin)
        ++*token;
    struct chunk ours = {*token, *token, chunk->type};
    while (ours.last < tokens->count && tokens->at[ours.last].at.begin < end)
        ours.last++;
    for (; *token < ours.last; ++*token) {
        char name[64] = {chunk_prefix(&ours, *token, fine), '-'};
        const size_t length = chunk->type.length < 60 ? chunk->type.length : 60;
        memcpy(name + 2, chunk->type.at, length);
        TRY(set_label(reader, document, *token, (struct str){name, length + 2}, line));
    }
    return OK;
}

static enum status label_chunks(struct reader *reader, struct train_document *document,
                                const struct span *places)
{
    struct str *names = arena_array(&reader->scratch, reader->raws.length, sizeof *names);
    struct chunks chunks = {0};
    size_t begin = 0, token = 0;
    if (!names) return no_memory(reader);
    for (size_t i = 0; i < reader->raws.length; i++)
        names[i] = reader->raws.at[i].label;
    for (size_t i = 0; i < document->tokens.count; i++)
        TRY(set_label(reader, document, i, STR("O"), reader->line));
    for (size_t b = 0; b < reader->blocks.length; b++) {
        const size_t end = reader->blocks.at[b];
        chunks.length = 0;
        TRY(chunk_read(&reader->scratch, names + begin, end - begin, &chunks,
                       reader->error));
        for (size_t i = 0; i < chunks.length; i++) {
            struct chunk *chunk = &chunks.at[i];
            chunk->type = labels_rename(chunk->type, reader->options->map);
            if (chunk->type.length)
                TRY(label_chunk(reader, document, chunk, places + begin,
                                reader->raws.at[begin + chunk->first].line, &token));
        }
        begin = end;
    }
    return OK;
}

/* A token of ours has the label of the last raw one it lies over: "long - term" is
 * labelled as "term". */
static enum status label_tokens(struct reader *reader, struct train_document *document,
                                const struct span *places)
{
    size_t raw = 0;
    for (size_t i = 0; i < document->tokens.count; i++) {
        const uint32_t end = document->tokens.at[i].at.end;
        while (raw + 1 < reader->raws.length && places[raw + 1].begin < end)
            raw++;
        const struct raw *at = &reader->raws.at[raw];
        TRY(set_label(reader, document, i, labels_rename(at->label, reader->options->map),
                      at->line));
    }
    return OK;
}

static enum status read_numbers(struct reader *reader, struct train_document *document,
                                const struct span *places)
{
    for (size_t c = 0; c < reader->options->column_count; c++) {
        const size_t count = document->tokens.count;
        uint8_t *values = arena_array(&reader->corpus->arena, count, 1);
        size_t raw = 0;
        if (!values) return no_memory(reader);
        for (size_t i = 0; i < count; i++) {
            const uint32_t end = document->tokens.at[i].at.end;
            while (raw + 1 < reader->raws.length && places[raw + 1].begin < end)
                raw++;
            values[i] = reader->raws.at[raw].numbers[c];
        }
        document->columns[c] =
            (struct tagger_column){str_from(reader->options->columns[c].name), values};
    }
    return OK;
}

static enum status make_text(struct reader *reader, struct str *text, struct span *places)
{
    size_t begin = 0;
    struct str *tokens =
        arena_array(&reader->scratch, reader->raws.length, sizeof *tokens);
    if (!tokens) return no_memory(reader);
    for (size_t i = 0; i < reader->raws.length; i++)
        tokens[i] = reader->raws.at[i].token;
    buffer_clear(&reader->text);
    for (size_t b = 0; b < reader->blocks.length; b++) {
        const size_t end = reader->blocks.at[b];
        if (b > 0) buffer_text(&reader->text, "\n\n");
        join_block(&reader->text, tokens + begin, end - begin, reader->hyphens,
                   places + begin);
        begin = end;
    }
    if (buffer_failed(&reader->text)) return no_memory(reader);
    utf8_repair(reader->text.at, reader->text.length);
    *text = arena_copy(&reader->corpus->arena, buffer_view(&reader->text));
    return text->at ? OK : no_memory(reader);
}

static enum status end_document(struct reader *reader)
{
    struct corpus *corpus = reader->corpus;
    struct train_document document = {.source = reader->source};
    if (reader->raws.length == 0) return OK;
    struct span *places =
        arena_array(&reader->scratch, reader->raws.length, sizeof *places);
    if (!places) return no_memory(reader);
    TRY(make_text(reader, &document.text, places));
    TRY(tokens_make(&corpus->arena, document.text, 0, &document.tokens, reader->error));
    document.labels = arena_array(&corpus->arena, document.tokens.count, 1);
    if (!document.labels) return no_memory(reader);
    bool chunks = true;
    for (size_t i = 0; i < reader->raws.length; i++)
        chunks = chunks && chunk_is_label(reader->raws.at[i].label);
    TRY(chunks ? label_chunks(reader, &document, places)
               : label_tokens(reader, &document, places));
    TRY(read_numbers(reader, &document, places));
    if (!VEC_PUSH(corpus, NULL, document)) return no_memory(reader);
    corpus->token_count += document.tokens.count;
    corpus->sentence_count += document.tokens.sentence_count;

    arena_reset(&reader->scratch);
    reader->raws = (struct raws){0};
    reader->blocks = (struct blocks){0};
    return OK;
}

/* ---------------------------------------------------------------------------- lines */

static enum status end_block(struct reader *reader)
{
    const size_t begin =
        reader->blocks.length ? reader->blocks.at[reader->blocks.length - 1] : 0;
    if (reader->raws.length == begin) return OK;
    if (!VEC_PUSH(&reader->blocks, &reader->scratch, reader->raws.length))
        return no_memory(reader);
    return reader->marked ? OK : end_document(reader);
}

/* The piece of a line in a column; .at is NULL if there is none. */
static struct str column_of(struct str line, int place)
{
    const char separator = memchr(line.at, '\t', line.length) ? '\t' : ' ';
    struct str rest = line, piece, pieces[64];
    int count = 0;
    while (count < 64 && str_next(&rest, separator, &piece))
        if (separator == '\t' || piece.length) pieces[count++] = str_trim(piece);
    const int index = place > 0 ? place - 1 : count + place;
    return index >= 0 && index < count ? pieces[index] : (struct str){0};
}

static enum status read_line(struct reader *reader, struct str line)
{
    const struct corpus_options *options = reader->options;
    struct raw raw = {.token = column_of(line, options->token_column),
                      .label = column_of(line, options->label_column),
                      .line = reader->line};
    const bool same = raw.label.at == raw.token.at; /* a line of one column */
    if (!raw.token.length || !raw.label.length || same)
        return error_set(reader->error, ERROR_INPUT,
                         "%s:%zu: has no %s; a line is a token and its label, in columns "
                         "divided by tabs or spaces",
                         reader->path, reader->line,
                         raw.token.length ? "label" : "token");
    for (size_t c = 0; c < options->column_count; c++) {
        const struct str piece = column_of(line, options->columns[c].place);
        uint64_t number;
        if (!piece.length || !str_to_number(piece, UINT8_MAX, &number))
            return error_set(reader->error, ERROR_INPUT,
                             "%s:%zu: has no number from 0 to 255 in column %d, \"%s\"",
                             reader->path, reader->line, options->columns[c].place,
                             options->columns[c].name);
        raw.numbers[c] = (uint8_t)number;
    }
    return VEC_PUSH(&reader->raws, &reader->scratch, raw) ? OK : no_memory(reader);
}

static bool starts_document(struct str line)
{
    return str_starts(line, "-DOCSTART-") || str_starts(line, "# newdoc");
}

/* "# name = value": what CoNLL-U says about a sentence. */
static bool is_comment(struct str line)
{
    if (!str_starts(line, "# ")) return false;
    for (size_t i = 2; i + 1 < line.length; i++)
        if (line.at[i] == ' ') return line.at[i + 1] == '=';
    return false;
}

/* Looks through the file once for what it is like. */
static void survey(struct reader *reader, struct str bytes)
{
    struct join_hyphens seen = {0};
    struct str line;
    reader->marked = false;
    while (str_next(&bytes, '\n', &line)) {
        line = str_trim(line);
        if (!line.length) continue;
        reader->marked = reader->marked || starts_document(line);
        join_count_hyphens(&seen, column_of(line, reader->options->token_column));
    }
    reader->hyphens = join_cuts_hyphens(&seen);
}

static enum status read_lines(struct reader *reader, struct str bytes)
{
    struct str line;
    survey(reader, bytes);
    for (reader->line = 1; str_next(&bytes, '\n', &line); reader->line++) {
        if (line.length && line.at[line.length - 1] == '\r') line.length--;
        if (starts_document(line)) {
            TRY(end_block(reader));
            TRY(end_document(reader));
        } else if (str_trim(line).length == 0) {
            TRY(end_block(reader));
        } else if (!is_comment(line)) {
            TRY(read_line(reader, line));
        }
    }
    TRY(end_block(reader));
    return end_document(reader);
}

static enum status read_file(struct reader *reader)
{
    enum { LIMIT = 1 << 30 };
    struct buffer bytes = {0};
    enum status status = file_read(reader->path, LIMIT, &bytes, reader->error);
    const size_t before = reader->corpus->length;
    if (status == OK) status = read_lines(reader, buffer_view(&bytes));
    if (status == OK && reader->corpus->length == before)
        status = error_set(reader->error, ERROR_INPUT, "%s: has no token", reader->path);
    buffer_free(&bytes);
    return status;
}

static void renumber(struct corpus *corpus, struct label_set *labels)
{
    uint8_t numbers[TAGGER_LABELS];
    labels_close(labels, numbers);
    for (size_t d = 0; d < corpus->length; d++)
        for (size_t i = 0; i < corpus->at[d].tokens.count; i++)
            corpus->at[d].labels[i] = numbers[corpus->at[d].labels[i]];
}

enum status corpus_read(struct corpus *corpus, const char *const *paths,
                        size_t path_count, const struct corpus_options *options,
                        struct label_set *labels, struct error *error)
{
    struct reader reader = {
        .corpus = corpus, .options = options, .labels = labels, .error = error};
    enum status status = OK;
    for (size_t i = 0; i < path_count && status == OK; i++) {
        reader.path = paths[i];
        reader.source = i;
        status = read_file(&reader);
    }
    if (status == OK && !labels->closed) renumber(corpus, labels);
    corpus->column_count = options->column_count;
    buffer_free(&reader.text);
    arena_free(&reader.scratch);
    return status;
}

enum status corpus_add_column(struct corpus *corpus, struct str name,
                              const uint8_t *const *values, struct error *error)
{
    if (corpus->column_count == CORPUS_COLUMNS)
        return error_set(error, ERROR_LIMIT,
                         "more than %d columns, with \"" STR_FORMAT "\"",
                         (int)CORPUS_COLUMNS, STR_ARGUMENTS(name));
    for (size_t d = 0; d < corpus->length; d++)
        corpus->at[d].columns[corpus->column_count] =
            (struct tagger_column){name, values[d]};
    corpus->column_count++;
    return OK;
}

void corpus_columns(const struct corpus *corpus, const struct train_document *document,
                    size_t token, struct tagger_column columns[CORPUS_COLUMNS])
{
    for (size_t c = 0; c < corpus->column_count; c++) {
        columns[c] = document->columns[c];
        columns[c].at += token;
    }
}

void corpus_free(struct corpus *corpus)
{
    arena_free(&corpus->arena);
    alloc_free(corpus->at);
    *corpus = (struct corpus){0};
}

/* lexicon: reads all lines, puts what belongs together side by side, and answers. */
#include "lexicon.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reader.h"

static int compare_lines(const void *a, const void *b)
{
    const struct line_frame *x = a, *y = b;
    if (x->lemma != y->lemma) return x->lemma < y->lemma ? -1 : 1;
    if (x->pos != y->pos) return x->pos < y->pos ? -1 : 1;
    const bool x_bare = !x->frame.particle, y_bare = !y->frame.particle;
    if (x_bare != y_bare) return x_bare ? 1 : -1; /* set up is asked before set */
    return x->order < y->order ? -1 : 1;
}

static int compare_members(const void *a, const void *b)
{
    const struct membership *x = a, *y = b;
    if (x->word != y->word) return x->word < y->word ? -1 : 1;
    return (x->group > y->group) - (x->group < y->group);
}

static void settle_frames(struct reader *reader)
{
    struct lexicon *lexicon = reader->lexicon;
    struct word *words = lexicon->table.words;
    if (reader->line_count)
        qsort(reader->lines, reader->line_count, sizeof *reader->lines, compare_lines);
    lexicon->frames = calloc(reader->line_count + 1, sizeof *lexicon->frames);
    if (!lexicon->frames) {
        reader_run_out(reader);
        return;
    }
    for (uint32_t i = 0; i < reader->line_count; i++) {
        const struct line_frame *line = &reader->lines[i];
        struct word *word = &words[line->lemma];
        lexicon->frames[i] = line->frame;
        if (!word->frame_count[line->pos]++) word->frames[line->pos] = i;
    }
    lexicon->frame_count = reader->line_count;
    for (uint32_t i = 1; i < lexicon->table.count; i++)
        for (int pos = 0; pos < POS_COUNT; pos++)
            if (words[words[i].lemma[pos]].frame_count[pos]) words[i].trigger = true;
}

static void settle_members(struct reader *reader)
{
    struct lexicon *lexicon = reader->lexicon;
    if (lexicon->member_count)
        qsort(lexicon->members, lexicon->member_count, sizeof *lexicon->members,
              compare_members);
    for (uint32_t i = 0; i < lexicon->member_count; i++) {
        struct word *word = &lexicon->table.words[lexicon->members[i].word];
        if (!word->group_count++) word->groups = i;
    }
}

static void check_classes(struct reader *reader)
{
    for (int i = 1; i < CLASS_FILLED && reader->status == NG_OK; i++) {
        bool filled = false;
        for (uint32_t m = 0; m < reader->lexicon->member_count && !filled; m++)
            filled = reader->lexicon->members[m].group == (uint32_t)i;
        if (!filled)
            reader_complain(reader, "the engine needs words in class",
                            reader_class_names[i]);
    }
}

static void read_lines(struct reader *reader, ng_str text)
{
    char *copy = malloc(text.len + 1);
    if (!copy) {
        reader_run_out(reader);
        return;
    }
    memcpy(copy, text.at, text.len);
    copy[text.len] = '\0';
    for (char *line = copy; line && reader->status == NG_OK;) {
        char *end = strchr(line, '\n');
        if (end) *end = '\0';
        reader->number++;
        reader_read_line(reader, line);
        line = end ? end + 1 : NULL;
    }
    free(copy);
}

ng_status lexicon_read(const ng_host *host, ng_str text, struct lexicon **lexicon)
{
    struct reader reader = {.host = host, .status = NG_OK};
    *lexicon = reader.lexicon = calloc(1, sizeof **lexicon);
    if (!*lexicon || !table_open(&(*lexicon)->table)) return NG_NOMEM;
    for (int i = 0; i < CLASS_COUNT; i++)
        reader_add_class(&reader, reader_class_names[i]);
    (*lexicon)->by = reader_add_word(&reader, "by");
    for (int i = CLASS_FILLED; i < CLASS_COUNT; i++) {
        char name[32];
        snprintf(name, sizeof name, "@%s", reader_class_names[i]);
        (*lexicon)->sorts[i - CLASS_FILLED] = reader_add_word(&reader, name);
    }
    if (reader.status == NG_OK) read_lines(&reader, text);
    if (reader.status == NG_OK) settle_members(&reader);
    if (reader.status == NG_OK) settle_frames(&reader);
    if (reader.status == NG_OK) check_classes(&reader);
    free(reader.lines);
    return reader.status;
}

void lexicon_free(struct lexicon *lexicon)
{
    if (!lexicon) return;
    for (uint32_t i = 0; i < lexicon->class_count; i++)
        free(lexicon->class_names[i]);
    free(lexicon->class_names);
    free(lexicon->members);
    free(lexicon->frames);
    table_close(&lexicon->table);
    free(lexicon);
}

uint32_t lexicon_find(const struct lexicon *lexicon, const ng_token *token)
{
    return table_find(&lexicon->table, token->hash, token->word, token->len);
}

uint32_t lexicon_by(const struct lexicon *lexicon)
{
    return lexicon->by;
}

const struct word *lexicon_at(const struct lexicon *lexicon, uint32_t word)
{
    return &lexicon->table.words[word];
}

static bool is_member(const struct lexicon *lexicon, uint32_t word, uint16_t group)
{
    const struct word *entry = &lexicon->table.words[word];
    const struct membership *at = &lexicon->members[entry->groups];
    for (uint32_t i = 0; i < entry->group_count && at[i].group <= group; i++)
        if (at[i].group == group) return true;
    return false;
}

bool lexicon_in(const struct lexicon *lexicon, uint32_t word, uint16_t group)
{
    if (!word) return false;
    if (is_member(lexicon, word, group)) return true;
    const struct word *entry = &lexicon->table.words[word];
    for (int pos = 0; pos < POS_COUNT; pos++)
        if (entry->lemma[pos] && entry->lemma[pos] != word &&
            is_member(lexicon, entry->lemma[pos], group))
            return true;
    return false;
}

bool lexicon_takes(const struct lexicon *lexicon, uint16_t sort, uint16_t group)
{
    return is_member(lexicon, lexicon->sorts[sort - CLASS_FILLED], group);
}

const struct frame *lexicon_frames(const struct lexicon *lexicon, uint32_t word,
                                   enum pos pos, size_t *count)
{
    const struct word *lemma =
        &lexicon->table.words[lexicon->table.words[word].lemma[pos]];
    *count = lemma->frame_count[pos];
    return &lexicon->frames[lemma->frames[pos]];
}

/* lexicon: reads all lines, puts what belongs together side by side, and answers. */
#include "lexicon.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reader.h"

/* Puts the frames of each word and part of speech side by side, in the order of the
 * lines, but those with a particle first: "set up" is asked before "set". */
static void place_frames(struct reader *reader)
{
    struct lexicon *lexicon = reader->lexicon;
    struct word *words = lexicon->table.words;
    uint32_t next = 0;
    for (uint32_t i = 0; i < reader->line_count; i++)
        words[reader->lines[i].lemma].frame_count[reader->lines[i].pos]++;
    for (uint32_t i = 1; i < lexicon->table.count; i++)
        for (int pos = 0; pos < POS_COUNT; pos++) {
            words[i].frames[pos] = next;
            next += words[i].frame_count[pos];
            words[i].frame_count[pos] = 0;
        }
    for (int bare = 0; bare < 2; bare++)
        for (uint32_t i = 0; i < reader->line_count; i++) {
            const struct line_frame *line = &reader->lines[i];
            struct word *word = &words[line->lemma];
            if ((bare == 1) == (line->frame.particle == 0))
                lexicon
                    ->frames[word->frames[line->pos] + word->frame_count[line->pos]++] =
                    line->frame;
        }
}

static void settle_frames(struct reader *reader)
{
    struct lexicon *lexicon = reader->lexicon;
    struct word *words = lexicon->table.words;
    lexicon->frames = calloc(reader->line_count + 1, sizeof *lexicon->frames);
    if (!lexicon->frames) {
        reader_run_out(reader);
        return;
    }
    place_frames(reader);
    lexicon->frame_count = reader->line_count;
    for (uint32_t i = 1; i < lexicon->table.count; i++)
        for (int pos = 0; pos < POS_COUNT; pos++)
            if (words[words[i].lemma[pos]].frame_count[pos]) words[i].trigger = true;
}

/* Turns the words of classes into the classes of words, each once. */
static void settle_members(struct reader *reader)
{
    struct lexicon *lexicon = reader->lexicon;
    struct word *words = lexicon->table.words;
    uint32_t next = 0;
    lexicon->groups = calloc(reader->member_count + 1, sizeof *lexicon->groups);
    if (!lexicon->groups) {
        reader_run_out(reader);
        return;
    }
    for (uint32_t i = 0; i < reader->member_count; i++)
        words[reader->members[i].word].group_count++;
    for (uint32_t i = 1; i < lexicon->table.count; i++) {
        words[i].groups = next;
        next += words[i].group_count;
        words[i].group_count = 0;
    }
    for (uint32_t class = 0; class < reader->class_count; class ++)
        for (uint32_t at = reader->classes[class].first; at;) {
            const struct membership *member = &reader->members[at - 1];
            struct word *word = &words[member->word];
            uint16_t *groups = &lexicon->groups[word->groups];
            if (!word->group_count || groups[word->group_count - 1] != class)
                groups[word->group_count++] = (uint16_t) class;
            word->some |= (uint64_t)1 << class % 64;
            at = member->next;
        }
}

/* The engine asks for its own classes at every token: a bit for each. */
static void settle_own(struct lexicon *lexicon)
{
    struct word *words = lexicon->table.words;
    for (uint32_t i = 1; i < lexicon->table.count; i++)
        for (uint32_t g = 0; g < words[i].group_count; g++) {
            const uint16_t group = lexicon->groups[words[i].groups + g];
            if (group < CLASS_COUNT) words[i].own |= UINT64_C(1) << group;
        }
    for (uint32_t i = 1; i < lexicon->table.count; i++)
        for (int pos = 0; pos < POS_COUNT; pos++)
            if (words[i].lemma[pos]) words[i].own |= words[words[i].lemma[pos]].own;
}

static void check_classes(struct reader *reader)
{
    for (int i = 1; i < CLASS_FILLED && reader->status == NG_OK; i++) {
        if (!reader->classes[i].first)
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

/* The classes and words that the engine asks for by name. */
static void add_own(struct reader *reader)
{
    struct lexicon *lexicon = reader->lexicon;
    for (int i = 0; i < CLASS_COUNT; i++)
        reader_add_class(reader, reader_class_names[i]);
    lexicon->by = reader_add_word(reader, "by");
    for (int i = CLASS_FILLED; i < CLASS_COUNT; i++) {
        char name[32];
        snprintf(name, sizeof name, "@%s", reader_class_names[i]);
        lexicon->sorts[i - CLASS_FILLED] = reader_add_word(reader, name);
    }
}

ng_status lexicon_read(const ng_host *host, ng_str text, struct lexicon **lexicon)
{
    struct reader reader = {.host = host, .status = NG_OK};
    *lexicon = reader.lexicon = calloc(1, sizeof **lexicon);
    if (!*lexicon || !table_open(&(*lexicon)->table) || !table_open(&reader.names))
        reader_run_out(&reader);
    if (reader.status == NG_OK) add_own(&reader);
    if (reader.status == NG_OK) read_lines(&reader, text);
    if (reader.status == NG_OK) settle_members(&reader);
    if (reader.status == NG_OK) settle_own(*lexicon);
    if (reader.status == NG_OK) settle_frames(&reader);
    if (reader.status == NG_OK) check_classes(&reader);
    table_close(&reader.names);
    free(reader.class_of);
    free(reader.classes);
    free(reader.members);
    free(reader.lines);
    return reader.status;
}

void lexicon_free(struct lexicon *lexicon)
{
    if (!lexicon) return;
    free(lexicon->groups);
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
    if (!(entry->some >> group % 64 & 1)) return false;
    const uint16_t *groups = &lexicon->groups[entry->groups];
    uint32_t low = 0, high = entry->group_count; /* a common noun is in hundreds */
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (groups[middle] < group)
            low = middle + 1;
        else
            high = middle;
    }
    return low < entry->group_count && groups[low] == group;
}

bool lexicon_in(const struct lexicon *lexicon, uint32_t word, uint16_t group)
{
    if (!word) return false;
    const struct word *entry = &lexicon->table.words[word];
    if (group < CLASS_COUNT) return entry->own >> group & 1;
    if (is_member(lexicon, word, group)) return true;
    uint32_t asked = word;
    for (int pos = 0; pos < POS_COUNT; pos++) {
        const uint32_t lemma = entry->lemma[pos];
        if (!lemma || lemma == word || lemma == asked) continue;
        if (is_member(lexicon, lemma, group)) return true;
        asked = lemma;
    }
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

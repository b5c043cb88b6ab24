#include "lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "sheet.h"

static const char *const list_names[] = {
    "given", "title",  "as-given", "as-surname", "as-us",  "as-language", "as-malay",
    "as-bird", "office", "head", "head-of", "act", "tie", "stance", "locative",
    "local", "street", "speak", "verb-us", "language", "links", "turkey",
    "as-state", "terrain", "in-state", "water"};

enum { LIST_COUNT = sizeof list_names / sizeof *list_names };

struct word {
    ng_str   folded; /* the host's; .at is NULL in a free slot */
    uint32_t hash;
    uint32_t lists;
};

struct lexicon {
    size_t      room; /* a power of two, at most half full */
    struct word words[];
};

static struct word *find_slot(struct lexicon *lexicon, ng_str folded, uint32_t hash)
{
    size_t i = hash & (lexicon->room - 1);
    while (lexicon->words[i].folded.at && !sheet_same(lexicon->words[i].folded, folded)) {
        i = (i + 1) & (lexicon->room - 1);
    }
    return &lexicon->words[i];
}

static ng_status read_list(const struct sheet *sheet, uint32_t *list)
{
    const ng_str cell = sheet_cell(sheet, "list");
    for (uint32_t i = 0; i < LIST_COUNT; i++) {
        if (sheet_same(cell, ng_make_str(list_names[i], strlen(list_names[i])))) {
            *list = 1u << i;
            return NG_OK;
        }
    }
    return sheet_refuse(sheet, "the list is one that lexicon.h names", cell);
}

/* An upper bound of how many words the file has: they are separated by spaces. */
static size_t count_words(const struct sheet *sheet)
{
    size_t count = 1;
    for (size_t i = 0; i < sheet->rest.len; i++) {
        if (sheet->rest.at[i] == ' ' || sheet->rest.at[i] == '\n') count++;
    }
    return count;
}

ng_status lexicon_open(const ng_host *host, struct lexicon **made)
{
    struct sheet    sheet;
    const ng_status status = sheet_open(&sheet, host, "words.tsv");
    if (status != NG_OK) return status;
    size_t room = 64;
    while (room < 2 * count_words(&sheet)) room *= 2;
    struct lexicon *lexicon = calloc(1, sizeof *lexicon + room * sizeof *lexicon->words);
    if (!lexicon) return NG_NOMEM;
    lexicon->room = room;
    *made = lexicon;
    while (sheet_next(&sheet)) {
        uint32_t list = 0;
        if (read_list(&sheet, &list) != NG_OK) return NG_NOFILE;
        ng_str rest = sheet_cell(&sheet, "words"), folded;
        while (sheet_split(&rest, ' ', &folded)) {
            if (folded.len == 0) continue;
            const uint32_t hash = ng_hash(host, folded);
            struct word   *slot = find_slot(lexicon, folded, hash);
            slot->folded = folded;
            slot->hash = hash;
            slot->lists |= list;
        }
    }
    return NG_OK;
}

void lexicon_close(struct lexicon *lexicon) { free(lexicon); }

uint32_t lexicon_of(const struct lexicon *lexicon, const ng_token *token)
{
    for (size_t i = token->hash & (lexicon->room - 1); lexicon->words[i].folded.at;
         i = (i + 1) & (lexicon->room - 1)) {
        const struct word *word = &lexicon->words[i];
        if (word->hash == token->hash &&
            sheet_same(word->folded, ng_make_str(token->word, token->len))) {
            return word->lists;
        }
    }
    return 0;
}

#include "lexicon.h"

#include "sheet.h"

#include <stdlib.h>
#include <string.h>

static const char *const list_names[] = {
    "given",    "title",    "as-given", "as-surname", "as-us",    "as-language",
    "as-malay", "as-bird",  "office",   "head",       "head-of",  "act",
    "tie",      "stance",   "locative", "local",      "street",   "speak",
    "verb-us",  "language", "links",    "turkey",     "as-state", "terrain",
    "in-state", "water",    "us-state", "us-code",    "ca-state", "ca-code",
    "with-the"};

enum { LIST_COUNT = sizeof list_names / sizeof *list_names };

struct word {
    ng_str folded; /* the host's */
    uint32_t lists;
};

/* Most look-ups are of words that are in no list: they read one hash and nothing else. */
struct lexicon {
    size_t room;         /* a power of two, at most half full */
    uint32_t *hashes;    /* [room] FREE in a free slot */
    struct word words[]; /* [room] */
};

enum { FREE = 0 };

static uint32_t key_of(uint32_t hash)
{
    return hash == FREE ? 1 : hash;
}

static size_t find_slot(const struct lexicon *lexicon, ng_str folded, uint32_t key)
{
    size_t i = key & (lexicon->room - 1);
    while (lexicon->hashes[i] != FREE &&
           !(lexicon->hashes[i] == key && sheet_same(lexicon->words[i].folded, folded))) {
        i = (i + 1) & (lexicon->room - 1);
    }
    return i;
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
    struct sheet sheet;
    const ng_status status = sheet_open(&sheet, host, "words.tsv");
    if (status != NG_OK) return status;
    size_t room = 64;
    while (room < 2 * count_words(&sheet))
        room *= 2;
    struct lexicon *lexicon = calloc(1, sizeof *lexicon + room * sizeof *lexicon->words);
    if (!lexicon) return NG_NOMEM;
    *made = lexicon;
    lexicon->room = room;
    lexicon->hashes = calloc(room, sizeof *lexicon->hashes);
    if (!lexicon->hashes) return NG_NOMEM;
    while (sheet_next(&sheet)) {
        uint32_t list = 0;
        if (read_list(&sheet, &list) != NG_OK) return NG_NOFILE;
        ng_str rest = sheet_cell(&sheet, "words"), folded;
        while (sheet_split(&rest, ' ', &folded)) {
            if (folded.len == 0) continue;
            const uint32_t key = key_of(ng_hash(host, folded));
            const size_t slot = find_slot(lexicon, folded, key);
            lexicon->hashes[slot] = key;
            lexicon->words[slot].folded = folded;
            lexicon->words[slot].lists |= list;
        }
    }
    return NG_OK;
}

void lexicon_close(struct lexicon *lexicon)
{
    if (lexicon) free(lexicon->hashes);
    free(lexicon);
}

uint32_t lexicon_of(const struct lexicon *lexicon, const ng_token *token)
{
    const ng_str word = {token->word, token->len};
    return lexicon->words[find_slot(lexicon, word, key_of(token->hash))].lists;
}

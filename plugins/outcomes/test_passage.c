#include "test_passage.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MAX_WORDS = 64, MAX_TEXT = 1024 };

struct block {
    struct block *next;
    max_align_t bytes[];
};

struct test_passage {
    ng_doc doc; /* first: the host's functions get its address */
    char text[MAX_TEXT], folded[MAX_TEXT];
    ng_token tokens[MAX_WORDS];
    uint8_t tags[MAX_WORDS], quoted[MAX_WORDS];
    uint8_t given[MAX_WORDS]; /* the tags as they are written, before they are mended */
    uint32_t words[MAX_WORDS];
    ng_str lemmas[MAX_WORDS]; /* empty where none is written */
    char lemma_text[MAX_TEXT];
    size_t lemma_length;
    struct block *blocks; /* what was allocated */
    struct chunk chunks[MAX_CHUNKS];
    struct clause clauses[MAX_CLAUSES];
    struct lexicon *lexicon;
    struct passage passage;
};

static char message[256]; /* what the host was told last; tests run one by one */

/* FNV-1a */
static uint32_t hash_word(ng_str word)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < word.len; i++)
        hash = (hash ^ (unsigned char)word.at[i]) * 16777619u;
    return hash;
}

static void keep_message(const ng_host *host, ng_level level, const char *said)
{
    (void)host;
    (void)level;
    snprintf(message, sizeof message, "%s", said);
}

static struct test_passage *test_of(const ng_doc *doc)
{
    return (struct test_passage *)(uintptr_t)doc;
}

static ng_str get_text(const ng_doc *doc)
{
    const struct test_passage *test = test_of(doc);
    return ng_make_str(test->text, strlen(test->text));
}

static const uint8_t *get_tags(ng_doc *doc, uint32_t sentence)
{
    assert_int_equal(sentence, 0);
    return test_of(doc)->given;
}

static ng_str get_lemma(ng_doc *doc, uint32_t token)
{
    return test_of(doc)->lemmas[token];
}

static void *get_memory(ng_doc *doc, size_t size)
{
    struct block *block = calloc(1, sizeof *block + size);
    assert_non_null(block);
    block->next = test_of(doc)->blocks;
    test_of(doc)->blocks = block;
    return block->bytes;
}

static const ng_host host = {.abi = NG_ABI,
                             .size = sizeof host,
                             .hash = hash_word,
                             .say = keep_message,
                             .text = get_text,
                             .tags = get_tags,
                             .lemma = get_lemma,
                             .alloc = get_memory};

const ng_host *test_host(void)
{
    return &host;
}

const char *test_host_message(void)
{
    return message;
}

void test_host_forget(void)
{
    message[0] = '\0';
}

ng_str test_file_read(const char *name)
{
    char path[MAX_TEXT];
    snprintf(path, sizeof path, DATA_FOLDER "/%s", name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    const size_t size = (size_t)ftell(file);
    rewind(file);
    char *text = malloc(size);
    assert_non_null(text);
    assert_int_equal(fread(text, 1, size, file), size);
    fclose(file);
    return ng_make_str(text, size);
}

static uint8_t tag_of(const char *name)
{
    static const char *const names[] = {
        "-",   "NN",  "NNS", "NNP", "JJ", "RB", "VB",    "VBP",  "VBZ", "VBD",
        "VBN", "VBG", "MD",  "IN",  "TO", "RP", "DT",    "EX",   "PRP", "PRP$",
        "WH",  "CC",  "CD",  "POS", ",",  ".",  "QUOTE", "OTHER"};
    for (uint8_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0) return i;
    fail_msg("no such tag: %s", name);
    return 0;
}

static uint32_t shape_of(const char *word)
{
    uint32_t shape = 0;
    for (const char *at = word; *at; at++) {
        if (isalpha((unsigned char)*at)) shape |= NG_WORD;
        if (isdigit((unsigned char)*at)) shape |= NG_DIGIT;
    }
    if (isupper((unsigned char)*word)) shape |= NG_TITLE;
    return shape ? shape : NG_PUNCT;
}

/* The base form behind "=" in a word, which it cuts off there. */
static ng_str take_lemma(struct test_passage *test, char *word)
{
    char *equals = *word ? strchr(word + 1, '=') : NULL;
    if (!equals) return ng_make_str("", 0);
    *equals = '\0';
    char *at = test->lemma_text + test->lemma_length;
    const size_t length = strlen(equals + 1);
    memcpy(at, equals + 1, length); /* no longer than the sentence that it is from */
    test->lemma_length += length;
    return ng_make_str(at, length);
}

/* One word with its tag; "~" before it glues it to the word before. */
static void add_token(struct test_passage *test, char *item)
{
    char *slash = strrchr(item, '/');
    assert_non_null(slash);
    *slash = '\0';
    const bool glued = *item == '~';
    const ng_str lemma = take_lemma(test, item + glued);
    const char *word = item + glued;
    const size_t length = strlen(word), at = strlen(test->text);
    const uint32_t begin = (uint32_t)(at + (at && !glued));
    snprintf(test->text + at, MAX_TEXT - at, "%s%s", at && !glued ? " " : "", word);
    for (size_t i = 0; i < length; i++)
        test->folded[begin + i] = (char)tolower((unsigned char)word[i]);
    const uint32_t number = (uint32_t)test->passage.tokens.len++;
    ng_token *token = &test->tokens[number];
    *token = (ng_token){
        .at = {begin, begin + (uint32_t)length},
        .shape = shape_of(word) | (glued ? NG_GLUED : 0u),
        .len = (uint32_t)length,
        .word = test->folded + begin
    };
    token->hash = hash_word(ng_make_str(token->word, token->len));
    test->lemmas[number] = lemma;
    test->tags[number] = tag_of(slash + 1);
    test->words[number] = lexicon_find(test->lexicon, token);
}

struct test_passage *test_passage_new(const char *tagged)
{
    struct test_passage *test = calloc(1, sizeof *test);
    assert_non_null(test);
    test->doc.host = &host;
    const ng_str triggers = test_file_read("triggers.txt");
    assert_int_equal(lexicon_read(&host, triggers, &test->lexicon), NG_OK);
    free((char *)(uintptr_t)triggers.at);
    test->passage = (struct passage){
        .doc = &test->doc,
        .lexicon = test->lexicon,
        .tokens = {test->tokens, 0},
        .tags = test->tags,
        .words = test->words,
        .quoted = test->quoted,
        .chunks = test->chunks,
        .clauses = test->clauses
    };
    char items[MAX_TEXT];
    snprintf(items, sizeof items, "%s", tagged);
    char *rest = NULL;
    for (char *item = strtok_r(items, " ", &rest); item;
         item = strtok_r(NULL, " ", &rest))
        add_token(test, item);
    memcpy(test->given, test->tags, sizeof test->given);
    test->passage.last = (uint32_t)test->passage.tokens.len;
    passage_mend(&test->passage);
    passage_chunk(&test->passage);
    passage_parse(&test->passage);
    attribution_mark(&test->passage);
    return test;
}

void test_passage_free(struct test_passage *test)
{
    while (test->blocks) {
        struct block *next = test->blocks->next;
        free(test->blocks);
        test->blocks = next;
    }
    lexicon_free(test->lexicon);
    free(test);
}

struct passage *test_passage_of(struct test_passage *test)
{
    return &test->passage;
}

const char *test_phrase_text(const struct passage *passage, const struct phrase *phrase)
{
    static char text[MAX_TEXT];
    text[0] = '\0';
    if (phrase_is_empty(phrase)) return text;
    const ng_span at = {passage->tokens.at[phrase->first].at.begin,
                        passage->tokens.at[phrase->last - 1].at.end};
    const ng_str part = ng_at(passage->doc, at);
    snprintf(text, sizeof text, "%.*s", (int)part.len, part.at);
    return text;
}

const struct clause *test_clause(const struct passage *passage, const char *verb)
{
    for (uint16_t i = 0; i < passage->clause_count; i++)
        if (token_is(passage, passage->chunks[passage->clauses[i].verb].head, verb))
            return &passage->clauses[i];
    fail_msg("no clause with the verb %s", verb);
    return NULL;
}

void test_score(const struct passage *passage, struct candidates *candidates)
{
    for (uint32_t i = 0; i < candidates->count; i++) {
        struct candidate *candidate = &candidates->at[i];
        status_read(passage, candidate);
        candidate->line_type = candidate->type;
        candidate->line_score = candidate->score = score_candidate(candidate);
    }
}

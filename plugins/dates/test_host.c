#include "test_host.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct test_host *own(const ng_host *host)
{
    return (struct test_host *)(uintptr_t)host;
}

static uint32_t hash_word(ng_str word)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < word.len; i++)
        hash = (hash ^ (unsigned char)word.at[i]) * 16777619u;
    return hash;
}

static void keep_message(const ng_host *host, ng_level level, const char *message)
{
    (void)level;
    snprintf(own(host)->said, sizeof own(host)->said, "%s", message);
}

static ng_status read_disk(struct test_host *host, const char *name, ng_str *data)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", DATES_SOURCE_DIR, name);
    FILE *file = fopen(path, "rb");
    if (!file) return NG_NOFILE;
    fseek(file, 0, SEEK_END);
    const size_t size = (size_t)ftell(file);
    rewind(file);
    char *text = malloc(size + 1);
    if (!text || fread(text, 1, size, file) != size) abort();
    text[size] = '\0';
    fclose(file);
    host->loaded[host->loaded_count++] = text;
    *data = ng_make_str(text, size);
    return NG_OK;
}

static ng_status read_file(const ng_host *host, const char *name, ng_str *data)
{
    for (const struct test_file *file = own(host)->files; file && file->name; file++) {
        if (strcmp(file->name, name) != 0) continue;
        *data = ng_make_str(file->text, strlen(file->text));
        return NG_OK;
    }
    return read_disk(own(host), name, data);
}

static ng_str get_text(const ng_doc *doc)
{
    return ((const struct test_doc *)(const void *)doc)->text;
}

static ng_tokens get_tokens(ng_doc *doc)
{
    const struct test_doc *whole = (const struct test_doc *)(const void *)doc;
    return (ng_tokens){whole->tokens, whole->count};
}

void test_host_open(struct test_host *host, const struct test_file *files)
{
    *host = (struct test_host){.files = files};
    host->host.abi = NG_ABI;
    host->host.size = sizeof host->host;
    host->host.hash = hash_word;
    host->host.say = keep_message;
    host->host.data = read_file;
    host->host.text = get_text;
    host->host.tokens = get_tokens;
}

void test_host_close(struct test_host *host)
{
    for (size_t i = 0; i < host->loaded_count; i++)
        free(host->loaded[i]);
}

static size_t token_end(const char *text, size_t at)
{
    const bool letter = isalpha((unsigned char)text[at]) != 0;
    const bool digit = isdigit((unsigned char)text[at]) != 0;
    if (!letter && !digit) return at + 1;
    size_t end = at;
    while (isalpha((unsigned char)text[end]) || isdigit((unsigned char)text[end]) ||
           (letter && text[end] == '.' && isalpha((unsigned char)text[end + 1])))
        end++;
    return letter && end > at + 2 && text[end] == '.' && text[end - 2] == '.' ? end + 1
                                                                              : end;
}

void test_doc_open(struct test_doc *doc, const struct test_host *host, const char *text)
{
    const size_t length = strlen(text);
    *doc = (struct test_doc){
        .doc = {.host = &host->host},
          .text = { text,             length}
    };
    doc->tokens = calloc(length + 1, sizeof *doc->tokens);
    doc->folded = malloc(length + 1);
    if (!doc->tokens || !doc->folded) abort();
    for (size_t i = 0; i <= length; i++)
        doc->folded[i] = (char)tolower((unsigned char)text[i]);
    bool spaced = true;
    for (size_t at = 0; at < length;) {
        if (text[at] == ' ') {
            spaced = true;
            at++;
            continue;
        }
        const size_t end = token_end(text, at);
        const bool digit = isdigit((unsigned char)text[at]) != 0;
        const bool letter = isalpha((unsigned char)text[end - 1]) != 0;
        const ng_str word = {doc->folded + at, end - at};
        doc->tokens[doc->count++] = (ng_token){
            .at = {(uint32_t)at, (uint32_t)end},
            .shape = (digit ? NG_DIGIT : 0u) | (letter ? NG_WORD : 0u) |
                     (!digit && !letter ? NG_PUNCT : 0u) |
                     (isupper((unsigned char)text[at]) ? NG_TITLE : 0u) |
                     (spaced ? 0u : NG_GLUED) | (at == 0 ? NG_OPENER : 0u),
            .hash = hash_word(word),
            .len = (uint32_t)word.len,
            .word = word.at
        };
        spaced = false;
        at = end;
    }
}

void test_doc_close(struct test_doc *doc)
{
    free(doc->tokens);
    free(doc->folded);
}

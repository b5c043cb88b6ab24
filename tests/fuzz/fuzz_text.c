/* fuzz_text: any bytes become valid text, and that has tokens, sentences, paragraphs, a
 * dateline and a language that keep all promises of their headers. */
#include "fuzz.h"

#include <string.h>

#include "base/arena.h"
#include "text/dateline.h"
#include "text/language.h"
#include "text/token.h"
#include "text/utf8.h"

static void check_boundary(struct str text, uint32_t at)
{
    MUST(at <= text.length);
    MUST(at == text.length || ((unsigned char)text.at[at] & 0xC0) != 0x80);
}

static void check_span(struct str text, struct span at)
{
    check_boundary(text, at.begin);
    check_boundary(text, at.end);
    MUST(at.begin <= at.end);
}

static void check_tokens(struct str text, const struct tokens *tokens)
{
    uint32_t end = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->at[i];
        const bool          words = token->shape & (TOKEN_WORD | TOKEN_DIGIT);
        check_span(text, token->at);
        MUST(token->at.begin < token->at.end);
        MUST(token->at.begin >= end);
        MUST(words == !(token->shape & TOKEN_PUNCT));
        MUST(token->hash == token_hash((struct str){token->word, token->length}));
        MUST(!(token->shape & TOKEN_GLUED) || token->at.begin == end);
        MUST(token->sentence < tokens->sentence_count);
        end = token->at.end;
    }
}

/* They follow one another without a gap and without an empty one. */
static void check_ranges(const struct tokens *tokens, const struct token_range *ranges,
                         size_t count)
{
    uint32_t next = 0;
    for (size_t i = 0; i < count; i++) {
        MUST(ranges[i].first == next);
        MUST(ranges[i].last > next);
        MUST(ranges[i].last <= tokens->count);
        MUST(ranges[i].at.begin == tokens->at[next].at.begin);
        next = ranges[i].last;
        MUST(ranges[i].at.end == tokens->at[next - 1].at.end);
    }
    MUST(next == tokens->count);
}

static void check_sentences(const struct tokens *tokens, uint32_t header)
{
    check_ranges(tokens, tokens->sentences, tokens->sentence_count);
    check_ranges(tokens, tokens->paragraphs, tokens->paragraph_count);
    for (size_t i = 0; i < tokens->sentence_count; i++) {
        const struct token_range *sentence = &tokens->sentences[i];
        unsigned                  openers = 0;
        for (uint32_t k = sentence->first; k < sentence->last; k++) {
            MUST(tokens->at[k].sentence == i);
            openers += (tokens->at[k].shape & TOKEN_OPENER) != 0;
            /* A token may stand across the header's end; a sentence may not. */
            MUST(k == sentence->first || tokens->at[k].at.begin < header ||
                 tokens->at[sentence->first].at.begin >= header || header == 0);
        }
        MUST(openers <= 1);
    }
    for (size_t i = 0; i < tokens->paragraph_count; i++) {
        const uint32_t last = tokens->paragraphs[i].last;
        MUST(tokens->sentences[tokens->at[last - 1].sentence].last == last);
    }
}

static void check_dateline(struct str text, const struct dateline *dateline)
{
    check_boundary(text, dateline->header);
    check_span(text, dateline->published_at);
    check_span(text, dateline->place_at);
    check_span(text, dateline->agency_at);
    check_span(text, dateline->signoff_at);
    MUST(dateline->place_at.end <= dateline->header);
    MUST(dateline->signoff_at.end == 0 || dateline->signoff_at.begin >= dateline->header);
    const size_t length = dateline->published.length;
    MUST(!dateline->published.at || length == strlen("2025-09-26") ||
         length == strlen("09-26"));
    MUST(!dateline->place.at || dateline->place.length > 0);
    MUST(!dateline->agency.at || dateline->agency.length > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena    arena = {0};
    struct tokens   tokens;
    struct dateline dateline;
    char           *copy = arena_raw(&arena, length);
    MUST(copy);
    memcpy(copy, bytes, length);
    utf8_repair(copy, length);
    const struct str text = {copy, length};

    MUST(dateline_read(&arena, text, 2025, &dateline, NULL) == OK);
    check_dateline(text, &dateline);
    MUST(tokens_make(&arena, text, dateline.header, &tokens, NULL) == OK);
    check_tokens(text, &tokens);
    check_sentences(&tokens, dateline.header);
    const struct str language = language_detect(tokens.at, tokens.count);
    MUST(!language.at || language.length == 2);
    const struct str folded = token_fold(&arena, text);
    MUST(folded.at);
    MUST(str_equal(token_fold(&arena, folded), folded));
    arena_free(&arena);
    return 0;
}

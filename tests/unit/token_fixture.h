/* token_fixture: texts as their tokens and sentences look, for tests of both. */
#ifndef NUTGRAF_TESTS_TOKEN_FIXTURE_H
#define NUTGRAF_TESTS_TOKEN_FIXTURE_H

#include "unit.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "text/token.h"

struct tokenised {
    struct arena  arena;
    struct tokens tokens;
    struct str    text;
};

/* Tokenises a copy of a text that has nothing behind its last byte, so that a read over
 * its end is seen. */
static inline struct tokenised tokenise_with_header(const char *text, uint32_t header)
{
    struct tokenised all = {0};
    const size_t     length = strlen(text);
    char            *copy = arena_raw(&all.arena, length);
    memcpy(copy, text, length);
    all.text = (struct str){copy, length};
    assert_int_equal(tokens_make(&all.arena, all.text, header, &all.tokens, NULL), OK);
    return all;
}

static inline struct tokenised tokenise(const char *text)
{
    return tokenise_with_header(text, 0);
}

static inline void tokenised_free(struct tokenised *all)
{
    arena_free(&all->arena);
}

/* The tokens of a range with "|" between them. */
static inline void show_tokens(const struct tokenised *all, uint32_t first, uint32_t last,
                               struct buffer *into)
{
    for (uint32_t i = first; i < last; i++) {
        if (i > first) buffer_char(into, '|');
        buffer_str(into, span_of(all->text, all->tokens.at[i].at));
    }
}

static inline void assert_tokens_at(const char *text, const char *wanted,
                                    const char *file, int line)
{
    struct tokenised all = tokenise(text);
    struct buffer    shown = {0};
    show_tokens(&all, 0, (uint32_t)all.tokens.count, &shown);
    assert_str_at(buffer_view(&shown), wanted, file, line);
    buffer_free(&shown);
    tokenised_free(&all);
}

/* assert_tokens("Malaysia's", "Malaysia|'s") */
#define assert_tokens(text, wanted) assert_tokens_at(text, wanted, __FILE__, __LINE__)

static inline void assert_ranges_at(struct tokenised         *all,
                                    const struct token_range *ranges, size_t count,
                                    const char *wanted, const char *file, int line)
{
    struct buffer shown = {0};
    for (size_t i = 0; i < count; i++) {
        if (i > 0) buffer_text(&shown, " / ");
        buffer_str(&shown, span_of(all->text, ranges[i].at));
    }
    assert_str_at(buffer_view(&shown), wanted, file, line);
    buffer_free(&shown);
    tokenised_free(all);
}

static inline void assert_sentences_at(const char *text, const char *wanted,
                                       const char *file, int line)
{
    struct tokenised all = tokenise(text);
    assert_ranges_at(&all, all.tokens.sentences, all.tokens.sentence_count, wanted, file,
                     line);
}

/* assert_sentences("One. Two.", "One. / Two.") */
#define assert_sentences(text, wanted)                                                   \
    assert_sentences_at(text, wanted, __FILE__, __LINE__)

static inline void assert_paragraphs_at(const char *text, const char *wanted,
                                        const char *file, int line)
{
    struct tokenised all = tokenise(text);
    assert_ranges_at(&all, all.tokens.paragraphs, all.tokens.paragraph_count, wanted,
                     file, line);
}

#define assert_paragraphs(text, wanted)                                                  \
    assert_paragraphs_at(text, wanted, __FILE__, __LINE__)

#endif

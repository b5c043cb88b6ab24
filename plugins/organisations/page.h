/* page: one article as the parts of this plugin share it: its tokens with what the word
 * lists know of them, its sentences, how its words are capitalised elsewhere in it, and
 * the mentions of organisations found so far. */
#ifndef ORGANISATIONS_PAGE_H
#define ORGANISATIONS_PAGE_H

#include <nutgraf/plugin.h>

#include <string.h>

#include "kind.h"
#include "words.h"

#define NOBODY UINT32_MAX /* no token, row, mention or entity */

enum source { /* what a mention was found by, the weaker first */
              FROM_NOTHING,
              FROM_HEAD,     /* a capitalised phrase around a word such as "Ministry" */
              FROM_TAGGER,   /* the trained model */
              FROM_NAME,     /* the list of well-known organisations */
              FROM_ACRONYM,  /* letters that stand for a long form in the text */
              FROM_FORUM,    /* a named meeting */
              FROM_DATELINE, /* the agency that sent the article */
              FROM_DOCUMENT  /* the same name elsewhere in the article */
};

struct mention {
    uint32_t first, last; /* its tokens: [first, last) */
    ng_span at;
    const char *rule; /* the evidence, as the output calls it */
    double score;     /* in [0, 1] */
    enum source source;
    enum kind kind;
    uint32_t row;    /* of organisations.tsv, or NOBODY */
    uint32_t entity; /* index of an entity, made at the end */
    bool dropped;
    bool local; /* says nothing about the same name elsewhere: a town's, of its team */
};

enum tag_type { /* what the trained model takes a token for */
                TAGGED_NOTHING,
                TAGGED_ORGANISATION,
                TAGGED_PERSON,
                TAGGED_LOCATION,
                TAGGED_OTHER, /* nationalities, events, laws, works */
                TAGGED_PART   /* of an organisation's name: its place, its founder */
};

enum { /* page.spelling: how a word is written elsewhere in the article */
       SPELT_LOWER = 1u << 0,   /* in small letters */
       SPELT_CAPITAL = 1u << 1, /* capitalised where only names are */
       SPELT_TWICE = 1u << 2    /* so more than once */
};

enum {                       /* page.heads */
       HEAD_WORD = 1u << 0,  /* part of a head */
       HEAD_OPENS = 1u << 1, /* a name may begin with it */
       HEAD_LISTED = 1u << 2 /* part of a sure name of organisations.tsv */
};

enum {                          /* page.style: of a sentence */
       STYLE_SHOUTED = 1u << 0, /* ALL IN CAPITALS */
       STYLE_TITLED = 1u << 1   /* All Words Capitalised */
};

struct page {
    ng_doc *doc;
    ng_str text;
    const ng_token *tokens; /* [count] */
    uint32_t count;
    ng_items sentences;
    uint32_t *classes; /* [count] bits of enum word_class */
    uint8_t *spelling; /* [count] bits */
    uint8_t *style;    /* [sentences.len] bits */
    uint8_t *tagged;   /* [count] enum tag_type, what the tagger said */
    uint8_t *heads;    /* [count] bits: heads.tsv, sure names at a token */
    uint8_t *themed;   /* [count] 1 inside a quoted theme or title */
    uint8_t *things;   /* [count] 1 inside a name of things.tsv */
    uint32_t body;     /* the first token behind header and dateline */
    bool sport;        /* it tells of matches and players */

    struct mention *mentions; /* [length], in no order before mentions_settle() */
    uint32_t length, room;
    uint32_t *cover; /* [count] index + 1 of the mention on a token; 0 */
};

/* Reads the article.  The page lives as long as the document.  NULL if memory ran out
 * or the document is in error. [worker] */
struct page *page_open(ng_doc *doc, ng_layer sentence, const struct words *words);

ng_str page_word(const struct page *page, uint32_t token); /* folded */
ng_str page_text(const struct page *page, uint32_t first, uint32_t last);
static inline bool page_is(const struct page *page, uint32_t token, const char *word)
{
    const size_t len = strlen(word); /* a literal's is known when this is compiled */
    return page->tokens[token].len == len &&
           memcmp(page->tokens[token].word, word, len) == 0;
}
bool page_has(const struct page *page, uint32_t token, enum word_class class);

/* Whether a token begins with a capital, or is a number inside a name ("Channel 4"). */
bool page_is_capital(const struct page *page, uint32_t token);

/* The same, but not where the capital may only come from the place it stands at: the
 * begin of a sentence, or a headline. */
bool page_is_marked(const struct page *page, uint32_t token);

uint32_t page_begin(const struct page *page, uint32_t token); /* of its sentence */
uint32_t page_end(const struct page *page, uint32_t token);
uint8_t page_style(const struct page *page, uint32_t token);

/* Whether the folded words of two ranges of the same length are equal. */
bool page_same(const struct page *page, uint32_t a, uint32_t b, uint32_t length);

/* A hash of the folded words [first, last). */
uint32_t page_hash(const struct page *page, uint32_t first, uint32_t last);

/* The number, not 0, that stands for a word in a hash of several. */
uint32_t page_mix(uint32_t hash, uint32_t word);

/* Two numbers in metadata: "begin end" in bytes; {0, 0} if it is not there. */
ng_span page_place(const struct page *page, const char *key);

/* The first token that ends behind a place in the text; count if there is none. */
uint32_t page_token_at(const struct page *page, uint32_t place);

#endif

/* token: the pass over the bytes.  Words of ASCII letters and digits between spaces,
 * most of all text, take the short way through scan_word(); whatever else is in a word
 * is word.c's. */
#include "text/token.h"

#include <stdbool.h>

#include "base/vec.h"
#include "text/class.h"
#include "text/fold.h"
#include "text/layout.h"
#include "text/plain.h"
#include "text/sentence.h"
#include "text/utf8.h"
#include "text/word.h"

struct scan {
    struct arena       *arena;
    struct word_source  source;
    char               *folded; /* source.folded, to be written to */
    struct plain_block *blocks; /* see plain_scan() */
    uint32_t            at;     /* the next byte */
    uint32_t            line;   /* where the current line begins */
    uint32_t            breaks; /* line breaks since the last token */
    struct {
        struct token *at;
        size_t        length, room;
    } tokens;
    struct {
        struct line *at;
        size_t       length, room;
    } lines;
};

uint32_t token_hash(struct str folded)
{
    return str_hash(folded);
}

struct str token_fold(struct arena *arena, struct str text)
{
    return fold_text(arena, text.at ? text : STR(""));
}

static uint32_t shape_of(unsigned bits, uint32_t alnums)
{
    uint32_t       shape = 0;
    const unsigned letters = bits & CLASS_LETTER;
    if (letters) shape |= TOKEN_WORD;
    if (bits & CLASS_DIGIT) shape |= TOKEN_DIGIT;
    if (!(bits & CLASS_ALNUM)) shape |= TOKEN_PUNCT;
    if (letters == CLASS_UPPER && alnums > 1) shape |= TOKEN_UPPER;
    return shape;
}

/* Notes the line that a token begins, if it does. */
static bool note_line(struct scan *scan, uint32_t begin)
{
    const struct line line = {.first = (uint32_t)scan->tokens.length,
                              .indent = begin - scan->line,
                              .blank = scan->breaks > 1};
    scan->breaks = 0;
    return VEC_PUSH(&scan->lines, scan->arena, line);
}

/* Adds the token from begin to scan->at.  word is its folded form. */
static bool add(struct scan *scan, uint32_t begin, uint32_t shape, uint32_t marks,
                struct str word, uint32_t hash)
{
    if (!VEC_RESERVE(&scan->tokens, scan->arena, 1)) return false;
    struct token *token = &scan->tokens.at[scan->tokens.length];
    if (scan->breaks) {
        marks |= MARK_LINE;
        if (!note_line(scan, begin)) return false;
    } else if (scan->tokens.length && token[-1].at.end == begin) {
        shape |= TOKEN_GLUED;
    }
    *token = (struct token){.at = {begin, scan->at},
                            .shape = shape,
                            .hash = hash,
                            .sentence = marks,
                            .length = (uint32_t)word.length,
                            .word = word.at};
    scan->tokens.length++;
    return true;
}

/* Adds a token whose folded form stands where the token does. */
static bool add_plain(struct scan *scan, uint32_t begin, uint32_t shape, uint32_t marks)
{
    const struct str word = {scan->folded + begin, scan->at - begin};
    return add(scan, begin, shape, marks, word, str_hash_padded(word));
}

/* Adds a token with characters beyond ASCII.  The folded form takes the place of the
 * word in the folded text, if it fits there. */
static bool add_beyond(struct scan *scan, uint32_t begin, uint32_t shape, uint32_t marks)
{
    char             space[FOLD_SHORT_ROOM];
    const struct str text = {(const char *)scan->source.text + begin, scan->at - begin};
    const size_t     length = fold_short(text, space);
    if (length > 0 && length <= text.length) {
        memcpy(scan->folded + begin, space, length);
        const struct str word = {scan->folded + begin, length};
        return add(scan, begin, shape, marks, word, str_hash_padded(word));
    }
    const struct str word = fold_text(scan->arena, text);
    return word.at && add(scan, begin, shape, marks, word, str_hash(word));
}

static bool after_comma(const struct scan *scan)
{
    const size_t count = scan->tokens.length;
    return count && scan->source.text[scan->tokens.at[count - 1].at.begin] == ',';
}

/* A word with more in it than ASCII letters and digits, of which some were seen. */
static bool scan_mixed(struct scan *scan, uint32_t begin, unsigned bits)
{
    struct word word = {
        .begin = begin, .end = scan->at, .bits = bits, .alnums = scan->at - begin};
    word_finish(&scan->source, after_comma(scan), &word);
    scan->at = word.end;

    uint32_t size, marks = 0, shape = shape_of(word.bits, word.alnums);
    if (word_class(&scan->source, begin, &size) & CLASS_UPPER) shape |= TOKEN_TITLE;
    if (word.abbreviation) marks = MARK_STOP | (uint32_t)word.abbreviation << MARK_KIND;
    return word.beyond ? add_beyond(scan, begin, shape, marks)
                       : add_plain(scan, begin, shape, marks);
}

static uint32_t shape_of_run(const struct plain_run *run, unsigned first)
{
    uint32_t shape = 0;
    if (run->letter) shape |= TOKEN_WORD;
    if (run->digit) shape |= TOKEN_DIGIT;
    if (first & CLASS_UPPER) shape |= TOKEN_TITLE;
    if (run->letter && !run->lower && run->length > 1) shape |= TOKEN_UPPER;
    return shape;
}

static unsigned bits_of_run(const struct plain_run *run)
{
    unsigned bits = run->digit ? CLASS_DIGIT : 0;
    if (run->lower) bits |= CLASS_LOWER;
    if (run->letter && !run->lower) bits |= CLASS_UPPER;
    return bits;
}

/* Whether a run of letters and digits that ends at a place is a whole word. */
static inline bool is_whole(const struct scan *scan, const struct plain_run *run,
                            uint32_t at)
{
    enum {
        LONGEST_SHORT_FORM = 6,
        JOINS = CLASS_APOSTROPHE | CLASS_HYPHEN | CLASS_DOT | CLASS_JOINER |
                CLASS_BEYOND | CLASS_BROKEN
    };
    if (run->length == 0) return false;
    if (at == scan->source.length) return true;
    const unsigned char c = scan->source.text[at];
    if (!(class_of_byte[c] & JOINS)) return true;
    if (c == ',') return !run->digit;
    /* A dot behind a long word, with space behind it, is a stop. */
    return c == '.' && run->length > LONGEST_SHORT_FORM && at + 1 < scan->source.length &&
           class_of_byte[scan->source.text[at + 1]] & CLASS_SPACE;
}

/* The short way: plain words and single signs, with single spaces between them, on one
 * line.  Stops before whatever is none of that, and before the room for tokens ends. */
static void scan_plain(struct scan *scan)
{
    const unsigned char *text = scan->source.text;
    const uint32_t       length = scan->source.length;
    struct token        *next = scan->tokens.at + scan->tokens.length;
    const struct token  *end = scan->tokens.at + scan->tokens.room;
    uint32_t             at = scan->at, glued = next[-1].at.end == at ? TOKEN_GLUED : 0;
    while (next < end) {
        const uint32_t begin = at + (at < length && text[at] == ' ');
        if (begin >= length) break;
        const unsigned class = class_of_byte[text[begin]];
        struct plain_run run;
        uint32_t         shape = begin == at ? glued : 0;
        if (class & CLASS_ALNUM) {
            run = plain_read(scan->blocks, scan->folded, begin);
            if (!is_whole(scan, &run, begin + run.length)) break;
            shape |= shape_of_run(&run, class);
        } else if (class == 0 || text[begin] == ',') {
            run = (struct plain_run){.length = 1, .hash = plain_hash_byte(text[begin])};
            shape |= TOKEN_PUNCT;
        } else {
            break;
        }
        at = begin + run.length;
        glued = TOKEN_GLUED;
        *next++ = (struct token){.at = {begin, at},
                                 .shape = shape,
                                 .hash = run.hash,
                                 .length = run.length,
                                 .word = scan->folded + begin};
    }
    scan->at = at;
    scan->tokens.length = (size_t)(next - scan->tokens.at);
}

/* A word at the begin of a line, or one that has more in it than letters and digits. */
static bool scan_word(struct scan *scan)
{
    const uint32_t         begin = scan->at;
    const unsigned         first = class_of_byte[scan->source.text[begin]];
    const struct plain_run run = plain_read(scan->blocks, scan->folded, begin);
    scan->at += run.length;
    if (!is_whole(scan, &run, scan->at))
        return scan_mixed(scan, begin, bits_of_run(&run));
    const struct str word = {scan->folded + begin, run.length};
    return add(scan, begin, shape_of_run(&run, first), 0, word, run.hash);
}

static unsigned char byte_at(const struct scan *scan, uint32_t at)
{
    return at < scan->source.length ? scan->source.text[at] : 0;
}

static uint32_t code_at(const struct scan *scan, uint32_t at)
{
    size_t size;
    return utf8_decode((const char *)scan->source.text + at, scan->source.length - at,
                       &size);
}

/* Takes all bytes like the first. */
static uint32_t skip_same(struct scan *scan)
{
    const uint32_t begin = scan->at;
    while (byte_at(scan, scan->at) == scan->source.text[begin]) scan->at++;
    return scan->at - begin;
}

/* A stop, an ellipsis, or a number like ".5". */
static bool scan_dot(struct scan *scan)
{
    const uint32_t begin = scan->at;
    const unsigned before = begin ? class_of_byte[scan->source.text[begin - 1]] : 0;
    if (char_is_digit((char)byte_at(scan, begin + 1)) &&
        !(before & (CLASS_ALNUM | CLASS_BEYOND | CLASS_DOT))) {
        scan->at++;
        return scan_mixed(scan, begin, 0);
    }
    skip_same(scan);
    return add_plain(scan, begin, TOKEN_PUNCT, MARK_STOP);
}

/* How many bytes of a year like '90s stand at an apostrophe: straight, its s is needed
 * to tell it from a quotation mark; curly, its direction does that. */
static uint32_t short_year(const struct scan *scan, uint32_t size)
{
    const uint32_t at = scan->at, digits = at + size;
    if (at && class_of_byte[scan->source.text[at - 1]] & CLASS_ALNUM) return 0;
    for (uint32_t i = 0; i < 2; i++)
        if (!char_is_digit((char)byte_at(scan, digits + i))) return 0;
    const bool     plural = byte_at(scan, digits + 2) == 's';
    const uint32_t length = size + 2 + plural;
    uint32_t       next;
    if (word_class(&scan->source, at + length, &next) & CLASS_ALNUM) return 0;
    const bool closing = size == 3 && scan->source.text[at + 2] == 0x99;
    return plural || closing ? length : 0;
}

/* An apostrophe that is in no word: a clitic, the begin of a year, or a quote. */
static bool scan_apostrophe(struct scan *scan, uint32_t size)
{
    const uint32_t begin = scan->at;
    const bool     glued =
        begin && !(class_of_byte[scan->source.text[begin - 1]] & CLASS_SPACE);
    const uint32_t clitic = glued ? word_clitic(&scan->source, begin) : 0;
    const uint32_t year = clitic ? 0 : short_year(scan, size);
    scan->at += clitic + year;
    uint32_t shape = clitic ? TOKEN_WORD : TOKEN_DIGIT;
    if (scan->at == begin) {
        shape = TOKEN_PUNCT;
        scan->at += size;
        if (size == 1 && byte_at(scan, scan->at) == '\'') scan->at++;
    }
    return size > 1 ? add_beyond(scan, begin, shape, 0)
                    : add_plain(scan, begin, shape, 0);
}

static bool is_handle(unsigned char c)
{
    return c == '_' || class_of_byte[c] & CLASS_ALNUM;
}

/* "@name": one token, unless it is inside a word. */
static bool scan_at(struct scan *scan)
{
    const uint32_t begin = scan->at++;
    const bool     inside = begin && is_handle(scan->source.text[begin - 1]);
    if (inside || !is_handle(byte_at(scan, begin + 1)))
        return add_plain(scan, begin, TOKEN_PUNCT, 0);
    while (is_handle(byte_at(scan, scan->at))) scan->at++;
    return add_plain(scan, begin, TOKEN_WORD, 0);
}

/* A symbol beyond ASCII, with the marks that change its look.  Quotes, dashes and the
 * ellipsis have folded forms. */
static bool scan_symbol(struct scan *scan, uint32_t size, unsigned class)
{
    const uint32_t   begin = scan->at;
    const struct str sign = fold_sign(code_at(scan, begin));
    scan->at += size;
    while (word_class(&scan->source, scan->at, &size) & CLASS_MARK) scan->at += size;
    uint32_t marks = class & CLASS_STOP ? MARK_STOP : 0;
    if (sign.at && sign.length == 3) marks = MARK_STOP;
    if (!sign.at) return add_plain(scan, begin, TOKEN_PUNCT, marks);
    return add(scan, begin, TOKEN_PUNCT, marks, sign, str_hash(sign));
}

/* Whatever begins with a byte that is not ASCII. */
static bool scan_beyond(struct scan *scan)
{
    uint32_t       size;
    const uint32_t begin = scan->at;
    const unsigned class = word_class(&scan->source, begin, &size);
    if (class & CLASS_ALNUM) return scan_mixed(scan, begin, 0);
    if (class & CLASS_APOSTROPHE) return scan_apostrophe(scan, size);
    if (!(class & (CLASS_SPACE | CLASS_MARK))) return scan_symbol(scan, size, class);
    /* A mark on nothing says nothing.  U+2028 and U+2029 break lines, U+0085 too. */
    const uint32_t code = code_at(scan, begin);
    scan->at += size;
    if (code == 0x85 || code == 0x2028 || code == 0x2029) {
        scan->breaks += code == 0x2029 ? 2 : 1;
        scan->line = scan->at;
    }
    return true;
}

static bool scan_other(struct scan *scan, unsigned class)
{
    const uint32_t begin = scan->at;
    if (class & CLASS_DOT) return scan_dot(scan);
    if (class & CLASS_APOSTROPHE) return scan_apostrophe(scan, 1);
    if (scan->source.text[begin] == '@') return scan_at(scan);
    if (class & CLASS_STOP) {
        while (class_of_byte[byte_at(scan, scan->at)] & CLASS_STOP) scan->at++;
        return add_plain(scan, begin, TOKEN_PUNCT, MARK_STOP);
    }
    if (class & CLASS_REPEAT)
        skip_same(scan);
    else
        scan->at++;
    return add_plain(scan, begin, TOKEN_PUNCT, 0);
}

static void skip_space(struct scan *scan)
{
    const unsigned char c = scan->source.text[scan->at++];
    if (c != '\n' && c != '\r') return;
    if (c == '\r' && byte_at(scan, scan->at) == '\n') scan->at++;
    scan->breaks++;
    scan->line = scan->at;
}

static bool scan_text(struct scan *scan)
{
    while (scan->at < scan->source.length) {
        if (scan->tokens.length && !scan->breaks) scan_plain(scan);
        if (scan->at == scan->source.length) break;
        const unsigned class = class_of_byte[scan->source.text[scan->at]];
        bool done = true;
        if (class & CLASS_SPACE)
            skip_space(scan);
        else if (class & CLASS_ALNUM)
            done = scan_word(scan);
        else if (class & CLASS_BEYOND)
            done = scan_beyond(scan);
        else
            done = scan_other(scan, class);
        if (!done) return false;
    }
    return true;
}

/* Makes the folded text, and room for as many tokens as news usually has. */
static bool start(struct scan *scan, struct str text)
{
    enum { BYTES_PER_TOKEN = 5 };
    scan->folded = arena_raw(scan->arena, text.length + PLAIN_PADDING);
    scan->blocks =
        arena_raw(scan->arena, plain_block_count(text.length) * sizeof *scan->blocks);
    if (!scan->folded || !scan->blocks) return false;
    plain_scan(text.at, text.length, scan->folded, scan->blocks);
    scan->source = (struct word_source){.text = (const unsigned char *)text.at,
                                        .folded = scan->folded,
                                        .length = (uint32_t)text.length};
    return VEC_RESERVE(&scan->tokens, scan->arena, text.length / BYTES_PER_TOKEN + 16);
}

enum status tokens_make(struct arena *arena, struct str text, uint32_t header,
                        struct tokens *tokens, struct error *error)
{
    *tokens = (struct tokens){0};
    /* The first line has no break before it, but is a line. */
    struct scan scan = {.arena = arena, .breaks = 1};
    if (!start(&scan, text) || !scan_text(&scan))
        return error_memory(error, "tokenising");
    tokens->at = scan.tokens.at;
    tokens->count = scan.tokens.length;
    layout_mark(tokens->at, tokens->count, scan.lines.at, scan.lines.length);
    return sentences_make(arena, text, header, tokens, error);
}

/* gazetteer_match: one walk over the tokens of a text, which finds the names of all
 * tables; then each table's share of them. */
#include "base/vec.h"
#include "text/gazetteer_inside.h"
#include "text/longest.h"

struct candidate {
    uint32_t gazetteer;
    struct gazetteer_hit hit;
};

struct match {
    const struct gazetteers *gazetteers;
    struct arena *arena;
    struct str text;
    const struct tokens *tokens;
    struct {
        struct candidate *at;
        size_t length, room;
    } found;
};

/* Equal hashes are nearly always equal words; here it is made sure. */
static bool has_words(const struct name *name, const struct token *tokens)
{
    const char *word = name->folded.at, *end = word + name->folded.length;
    for (uint32_t i = 0; i < name->tokens; i++) {
        const size_t length = tokens[i].length;
        if ((size_t)(end - word) < length || memcmp(word, tokens[i].word, length) != 0) {
            return false;
        }
        word += length;
        if (word == end) return i + 1 == name->tokens;
        if (*word++ != ' ') return false;
    }
    return false;
}

static bool has_spelling(const struct name *name, struct str text,
                         const struct token *tokens)
{
    struct str rest = name->spelled, spelled;
    for (uint32_t i = 0; i < name->tokens; i++) {
        if (!str_next(&rest, ' ', &spelled)) return false;
        if (!str_equal(spelled, span_of(text, tokens[i].at))) return false;
    }
    return true;
}

static bool has_capitals(const struct name *name, struct str text,
                         const struct token *tokens)
{
    for (uint32_t i = 0; i < name->tokens; i++) {
        if (name->titles >> i & 1 && !(tokens[i].shape & TOKEN_TITLE)) return false;
        if (name->capitals >> i & 1 &&
            !gazetteer_has_capital(span_of(text, tokens[i].at)))
            return false;
    }
    return true;
}

static bool fits_policy(const struct name *name, struct str text,
                        const struct token *tokens)
{
    switch (name->policy) {
    case POLICY_TITLE:
        return has_capitals(name, text, tokens);
    case POLICY_EXACT:
        return has_spelling(name, text, tokens);
    case POLICY_ANY:
        break;
    }
    return true;
}

/* A name does not run over the line break between two sentences: a headline and the
 * text below it, two items of a list. */
static bool runs_over_lines(struct str text, const struct token *tokens, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        if (tokens[i].sentence == tokens[i - 1].sentence) continue;
        const uint32_t begin = tokens[i - 1].at.end, end = tokens[i].at.begin;
        if (begin < end && memchr(text.at + begin, '\n', end - begin)) return true;
    }
    return false;
}

/* Notes a hit in place of a shorter one of the same table at the same token. */
static bool note(struct match *match, uint32_t gazetteer, const struct gazetteer_hit *hit)
{
    for (size_t i = match->found.length; i-- > 0;) {
        struct candidate *known = &match->found.at[i];
        if (known->hit.first != hit->first) break;
        if (known->gazetteer != gazetteer) continue;
        if (known->hit.last < hit->last) known->hit = *hit;
        return true;
    }
    return VEC_PUSH(&match->found, match->arena, (struct candidate){gazetteer, *hit});
}

/* All names whose hashes are those of tokens [first, first + count). */
static bool accept(struct match *match, const struct name *name, uint32_t first,
                   uint32_t count)
{
    const struct token *tokens = match->tokens->at + first;
    if (runs_over_lines(match->text, tokens, count)) return true;
    for (; name; name = name->next) {
        if (!has_words(name, tokens) || !fits_policy(name, match->text, tokens)) continue;
        const struct gazetteer_hit hit = {
            .at = {tokens[0].at.begin, tokens[count - 1].at.end},
            .first = first,
            .last = first + count,
            .entry = name->row
        };
        if (!note(match, name->gazetteer, &hit)) return false;
    }
    return true;
}

static bool walk(struct match *match)
{
    const struct trie *trie = &match->gazetteers->trie;
    struct name *const *ends = match->gazetteers->ends.at;
    const struct token *tokens = match->tokens->at;
    const size_t count = match->tokens->count;
    for (size_t i = 0; i < count; i++) {
        if (!trie_may_begin(trie, tokens[i].hash)) continue;
        uint32_t node = trie_step(trie, TRIE_ROOT, tokens[i].hash);
        for (size_t k = i + 1; node != TRIE_NONE; k++) {
            const struct name *name =
                node < match->gazetteers->ends.length ? ends[node] : NULL;
            if (name && !accept(match, name, (uint32_t)i, (uint32_t)(k - i)))
                return false;
            if (k == count) break;
            node = trie_step(trie, node, tokens[k].hash);
        }
    }
    return true;
}

/* Deals the candidates out to their tables. */
static enum status distribute(const struct match *match, struct gazetteer_hits *hits,
                              struct error *error)
{
    const size_t tables = match->gazetteers->tables.length;
    struct gazetteer_hit **at = arena_array(match->arena, tables, sizeof *at);
    if (!at) return error_memory(error, "matching names");
    for (size_t i = 0; i < match->found.length; i++) {
        hits[match->found.at[i].gazetteer].count++;
    }
    for (size_t i = 0; i < tables; i++) {
        at[i] = arena_array(match->arena, hits[i].count, sizeof **at);
        if (!at[i]) return error_memory(error, "matching names");
        hits[i] = (struct gazetteer_hits){.at = at[i]};
    }
    for (size_t i = 0; i < match->found.length; i++) {
        const struct candidate *candidate = &match->found.at[i];
        at[candidate->gazetteer][hits[candidate->gazetteer].count++] = candidate->hit;
    }
    for (size_t i = 0; i < tables; i++) {
        TRY(longest_keep(match->arena, at[i], &hits[i].count, error));
    }
    return OK;
}

enum status gazetteers_match(const struct gazetteers *gazetteers, struct arena *arena,
                             struct str text, const struct tokens *tokens,
                             struct gazetteer_hits **hits, struct error *error)
{
    struct match match = {
        .gazetteers = gazetteers, .arena = arena, .text = text, .tokens = tokens};
    *hits = arena_array(arena, gazetteers->tables.length, sizeof **hits);
    if (!*hits) return error_memory(error, "matching names");
    if (gazetteers->trie.count > 0 && !walk(&match)) {
        return error_memory(error, "matching names");
    }
    return distribute(&match, *hits, error);
}

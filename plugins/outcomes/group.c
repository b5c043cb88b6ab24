/* group: a small state machine over sentences: announced, listed, complete. */
#include "group.h"

#include <string.h>

enum { REACH = 14, SURE_ENOUGH = 12 }; /* sentences to look ahead; percent of score */

static uint32_t small_number(const ng_token *token)
{
    static const char *const words[] = {"two", "three",  "four",  "five",
                                        "six", "seven",  "eight", "nine",
                                        "ten", "eleven", "twelve"};
    enum { LONGEST = 6 };
    if (!token->len || token->len > LONGEST) return 0;
    for (uint32_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i][0] == token->word[0] && strlen(words[i]) == token->len &&
            memcmp(words[i], token->word, token->len) == 0)
            return i + 2;
    if (token->len == 1 && token->word[0] >= '2' && token->word[0] <= '9')
        return (uint32_t)(token->word[0] - '0');
    return 0;
}

/* The token behind "three significant outcomes" that begins at a token; 0 if it does not.
 */
static uint32_t label_end(const struct lexicon *lexicon, ng_tokens tokens, uint32_t first,
                          uint32_t last)
{
    for (uint32_t at = first + 1; at < last && at < first + 5; at++) {
        const ng_token *token = &tokens.at[at];
        if (!(token->shape & NG_WORD)) return 0;
        const uint32_t word = lexicon_find(lexicon, token);
        if (token->len > 3 && token->word[token->len - 1] == 's' &&
            lexicon_in(lexicon, word, CLASS_ANNOUNCED))
            return at + 1;
    }
    return 0;
}

bool group_is_near(const struct lexicon *lexicon, ng_tokens tokens, uint32_t first,
                   uint32_t last)
{
    for (uint32_t at = first; at < last; at++)
        if (small_number(&tokens.at[at]) && label_end(lexicon, tokens, at, last))
            return true;
    return false;
}

static bool is_announced(const struct passage *passage, uint32_t label)
{
    for (uint16_t i = 0; i < passage->clause_count; i++) {
        const struct clause *clause = &passage->clauses[i];
        const uint32_t verb = passage->chunks[clause->verb].head;
        if (verb < label &&
            lexicon_in(passage->lexicon, clause->verb_word, CLASS_ANNOUNCE) &&
            label - verb < 12)
            return true;
        const bool passive =
            clause->flags & CLAUSE_PASSIVE && verb > label && verb - label < 10;
        const bool flows = verb > label && verb - label < 5 &&
                           phrase_is_empty(&clause->object); /* flow from it */
        if ((passive || flows) &&
            lexicon_in(passage->lexicon, clause->verb_word, CLASS_ANNOUNCE))
            return true;
    }
    return false;
}

static bool has_inside(const struct phrase *phrase, uint32_t token)
{
    return phrase->first <= token && token < phrase->last;
}

/* "a trade deal was signed": a noun that is an argument of another trigger is one act
 * with it. */
static bool is_argument(const struct group *group, const struct candidates *candidates,
                        uint32_t from, const struct candidate *noun)
{
    const uint32_t token = noun->pieces[0].begin;
    if (!(noun->flags & CANDIDATE_NOUN)) return false;
    for (uint32_t i = from; i < candidates->count; i++) {
        const struct candidate *other = &candidates->at[i];
        if (!(other->flags & CANDIDATE_NOUN) && other->pieces[0].begin >= group->last &&
            (has_inside(&other->object, token) || has_inside(&other->agent, token)))
            return true;
    }
    return false;
}

/* "had three outcomes", "there were three outcomes": not with a verb of announcing. */
static bool is_had(const struct passage *passage, uint32_t label)
{
    for (uint16_t i = 0; i < passage->clause_count; i++) {
        const struct clause *clause = &passage->clauses[i];
        const struct chunk *verb = &passage->chunks[clause->verb];
        if (verb->last != label || phrase_is_empty(&clause->subject)) continue;
        return lexicon_in(passage->lexicon, clause->verb_word, CLASS_HAVE) ||
               (verb->flags & VERB_BE &&
                token_is(passage, clause->subject.head, "there"));
    }
    return false;
}

/* What the announcing sentence names behind the label: "starting with a commitment". */
static void mark_listed(const struct passage *passage, const struct group *group,
                        struct candidates *candidates, uint32_t from)
{
    bool opens = false;
    for (uint32_t at = group->last; at < passage->last && at < group->last + 4; at++)
        opens = opens || token_is(passage, at, "with") || token_is(passage, at, ":") ||
                token_is(passage, at, "first");
    if (!opens) return;
    for (uint32_t i = from; i < candidates->count; i++)
        if (candidates->at[i].pieces[0].begin >= group->last &&
            !is_argument(group, candidates, from, &candidates->at[i]))
            candidates->at[i].flags |= CANDIDATE_LISTED;
}

static void take_subject(const struct passage *passage, const struct group *group,
                         struct candidates *candidates, uint32_t from)
{
    for (uint32_t i = from; i < candidates->count; i++) {
        struct candidate *candidate = &candidates->at[i];
        if (!(candidate->flags & CANDIDATE_LISTED) || !phrase_is_empty(&candidate->agent))
            continue;
        for (uint16_t c = 0; c < passage->clause_count; c++) {
            const struct clause *clause = &passage->clauses[c];
            if (passage->chunks[clause->verb].head < group->first)
                candidate->agent = clause->subject, candidate->clause = c;
        }
        candidate->status = STATUS_ACHIEVED;
    }
}

void group_announce(const struct passage *passage, struct groups *groups,
                    struct candidates *candidates, uint32_t from)
{
    for (uint32_t at = passage->first; at < passage->last; at++) {
        const uint32_t number = small_number(&passage->tokens.at[at]);
        const uint32_t end =
            number ? label_end(passage->lexicon, passage->tokens, at, passage->last) : 0;
        if (!end || groups->count == MAX_GROUPS) continue;
        const bool closing = end + 2 >= passage->last;
        const bool had = closing && is_had(passage, at);
        const bool colon = end < passage->last && token_is(passage, end, ":");
        if (!had && !is_announced(passage, at)) continue;
        struct group *group = &groups->at[groups->count++];
        *group = (struct group){.sentence = passage->sentence,
                                .first = at,
                                .last = end,
                                .declared = number,
                                .closing = closing,
                                .opening = had || colon};
        mark_listed(passage, group, candidates, from);
        take_subject(passage, group, candidates, from);
        return;
    }
}

/* ------------------------------------------------------------------ listing */

struct listing { /* a group being filled */
    ng_doc *doc;
    const struct lexicon *lexicon;
    ng_tokens tokens;
    ng_items sentences;
    struct candidates *candidates;
    double threshold;
};

static bool is_bullet(const struct listing *listing, uint32_t token, uint32_t last)
{
    const ng_token *at = &listing->tokens.at[token];
    if (at->len == 1 && (at->word[0] == '-' || at->word[0] == '*')) return true;
    if (at->len == 3 && memcmp(at->word, "\xE2\x80\xA2", 3) == 0) return true;
    const bool number = at->len == 1 && at->word[0] >= '1' && at->word[0] <= '9';
    return number && token + 1 < last && listing->tokens.at[token + 1].len == 1 &&
           (listing->tokens.at[token + 1].word[0] == '.' ||
            listing->tokens.at[token + 1].word[0] == ')');
}

/* The place in a list that a sentence begins with: 1 for "First,", "Under the first,";
 * UINT32_MAX for "Finally,"; 0 for none. */
static uint32_t ordinal_of(const struct listing *listing, uint32_t sentence)
{
    const ng_item *item = &listing->sentences.at[sentence];
    const uint32_t end = item->last < item->first + 4 ? item->last : item->first + 4;
    for (uint32_t at = item->first; at < end; at++) {
        const ng_token *token = &listing->tokens.at[at];
        const uint32_t word = lexicon_find(listing->lexicon, token);
        const uint8_t ordinal = lexicon_at(listing->lexicon, word)->ordinal;
        if (lexicon_in(listing->lexicon, word, CLASS_FINAL)) return UINT32_MAX;
        if (ordinal) {
            /* "First," or "The first was", not "The first minister" */
            const bool clear =
                at + 1 < item->last && (!(listing->tokens.at[at + 1].shape & NG_WORD) ||
                                        at == item->first || at == item->first + 1);
            return clear ? ordinal : 0;
        }
        if (is_bullet(listing, at, item->last)) return UINT32_MAX - 1;
    }
    return 0;
}

/* How good a member a candidate is: in a list the lexicon alone may be sure enough, for
 * the announcement says that there is an outcome. */
static double member_score(const struct listing *listing,
                           const struct candidate *candidate)
{
    const bool sure = candidate_line_is_sure(candidate);
    return sure && candidate->score < listing->threshold ? listing->threshold
                                                          : candidate->score;
}

/* The candidate of a sentence that a list means: the first good one, else the best. */
static struct candidate *choose(const struct listing *listing, uint32_t sentence,
                                double least)
{
    struct candidate *best = NULL;
    for (uint32_t i = 0; i < listing->candidates->count; i++) {
        struct candidate *candidate = &listing->candidates->at[i];
        if (candidate->sentence != sentence || candidate->group) continue;
        const double score = member_score(listing, candidate);
        if (score < least || candidate_is_context(candidate)) continue;
        if (score >= listing->threshold) return candidate;
        if (!best || candidate->score > best->score) best = candidate;
    }
    return best;
}

static void join(const struct listing *listing, struct candidate *candidate,
                 struct group *group, uint32_t number, uint32_t ordinal)
{
    candidate->group = number;
    candidate->ordinal = ordinal;
    group->found++;
    if (candidate->score < listing->threshold) candidate->score = listing->threshold;
    if (phrase_is_empty(&candidate->attribution))
        candidate->attribution = group->attribution;
}

static void join_listed(const struct listing *listing, struct group *group,
                        uint32_t number)
{
    for (uint32_t i = 0; i < listing->candidates->count; i++) {
        struct candidate *candidate = &listing->candidates->at[i];
        if (candidate->sentence != group->sentence ||
            !(candidate->flags & CANDIDATE_LISTED))
            continue;
        if (member_score(listing, candidate) < listing->threshold ||
            group->found == group->declared)
            continue;
        group->attribution = candidate->attribution;
        join(listing, candidate, group, number, group->found + 1);
    }
}

/* Members in the sentences behind, by their ordinals. */
static void join_ordinals(const struct listing *listing, struct group *group,
                          uint32_t number, uint32_t stop)
{
    uint32_t last = group->found;
    for (uint32_t s = group->sentence + 1; s < stop && last < group->declared; s++) {
        uint32_t ordinal = ordinal_of(listing, s);
        if (!ordinal) continue;
        if (ordinal == UINT32_MAX) ordinal = group->declared;
        if (ordinal == UINT32_MAX - 1) ordinal = last + 1;
        if (ordinal <= last || ordinal > group->declared) continue;
        struct candidate *member = choose(listing, s, SURE_ENOUGH / 100.0);
        last = ordinal;
        if (member) join(listing, member, group, number, ordinal);
    }
}

/* A list without ordinals: as many sentences as were announced, each with an outcome; or
 * fewer, where the text says that a list follows. */
static void join_following(const struct listing *listing, struct group *group,
                           uint32_t number, uint32_t stop)
{
    struct candidate *members[MAX_MEMBERS];
    if (!group->closing || group->declared > MAX_MEMBERS) return;
    uint32_t count = 0;
    while (count < group->declared && group->sentence + 1 + count < stop) {
        members[count] = choose(listing, group->sentence + 1 + count, listing->threshold);
        if (!members[count]) break;
        count++;
    }
    if (count < group->declared && !group->opening) return;
    for (uint32_t i = 0; i < count; i++)
        join(listing, members[i], group, number, i + 1);
}

static bool is_plural(const ng_token *token)
{
    return token->shape & NG_WORD && token->len > 3 &&
           token->word[token->len - 1] == 's' && token->word[token->len - 2] != 's';
}

/* The last "<small number> ... <plural>" of a sentence; false if there is none. */
static bool find_label(const struct listing *listing, uint32_t sentence,
                       struct group *group)
{
    const ng_item *item = &listing->sentences.at[sentence];
    bool found = false;
    for (uint32_t at = item->first; at < item->last; at++) {
        const uint32_t number = small_number(&listing->tokens.at[at]);
        if (!number) continue;
        for (uint32_t end = at + 1; end < item->last && end < at + 5; end++) {
            const ng_token *token = &listing->tokens.at[end];
            if (!(token->shape & NG_WORD)) break;
            const bool more = end + 1 < item->last && is_plural(token + 1);
            if (!is_plural(token) || more) continue;
            if (lexicon_in(listing->lexicon, lexicon_find(listing->lexicon, token),
                           CLASS_DISTANT))
                break; /* three years */
            *group = (struct group){.sentence = sentence,
                                    .first = at,
                                    .last = end + 1,
                                    .declared = number,
                                    .guessed = true};
            found = true;
            break;
        }
    }
    return found;
}

static bool is_known(const struct groups *groups, uint32_t from, uint32_t to)
{
    for (uint32_t i = 0; i < groups->count; i++)
        if (groups->at[i].sentence >= from && groups->at[i].sentence <= to) return true;
    return false;
}

static void insert(struct groups *groups, const struct group *group)
{
    uint32_t at = groups->count++;
    for (; at > 0 && groups->at[at - 1].sentence > group->sentence; at--)
        groups->at[at] = groups->at[at - 1];
    groups->at[at] = *group;
}

/* A list that begins with "First" announces itself: what it lists is the number of
 * things in one of the two sentences before. */
static void find_unannounced(const struct listing *listing, struct groups *groups)
{
    for (uint32_t s = 1; s < listing->sentences.len; s++) {
        if (ordinal_of(listing, s) != 1 || groups->count == MAX_GROUPS) continue;
        const uint32_t first = s > 1 ? s - 2 : s - 1;
        if (is_known(groups, first, s - 1)) continue;
        struct group group;
        if (find_label(listing, s - 1, &group) || find_label(listing, first, &group))
            insert(groups, &group);
    }
}

bool group_counts(const struct group *group)
{
    if (group->guessed) return group->found > 1;
    return group->found > 0 || group->opening;
}

void group_settle(ng_doc *doc, const struct lexicon *lexicon, ng_tokens tokens,
                  ng_items sentences, struct groups *groups,
                  struct candidates *candidates, double threshold)
{
    const struct listing listing = {.doc = doc,
                                    .lexicon = lexicon,
                                    .tokens = tokens,
                                    .sentences = sentences,
                                    .candidates = candidates,
                                    .threshold = threshold};
    find_unannounced(&listing, groups);
    for (uint32_t i = 0; i < groups->count; i++) {
        struct group *group = &groups->at[i];
        uint32_t stop = group->sentence + REACH + 1;
        for (uint32_t n = groups->count; n-- > i + 1;) /* a member may announce, too */
            if (groups->at[n].sentence < stop &&
                !ordinal_of(&listing, groups->at[n].sentence))
                stop = groups->at[n].sentence;
        if (stop > sentences.len) stop = (uint32_t)sentences.len;
        join_listed(&listing, group, i + 1);
        join_ordinals(&listing, group, i + 1, stop);
        if (!group->found) join_following(&listing, group, i + 1, stop);
    }
}

/* classes: the exchange algorithm.  What counts is how often one class follows another;
 * a move of a word changes only the counts of the classes beside it, so that a trial
 * costs as many steps as the word has neighbouring classes. */
#include "train/classes.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/alloc.h"

struct neighbour { /* a word that stands beside another, so many times */
    uint32_t word, count;
};

struct side {             /* the neighbours of all words on one side */
    struct neighbour *at; /* [pairs], by word */
    size_t *begins;       /* [words + 3] */
};

struct tally {         /* how often classes stand beside the word that is moved */
    uint32_t *counts;  /* [classes] */
    uint32_t *classes; /* [length]: those whose count is not 0 */
    size_t length;
};

enum { TABLED = 1 << 20 };

struct exchange {
    double *entropies;  /* [TABLED] */
    size_t word_count;  /* with the rare ones and the boundary behind them */
    size_t class_count; /* likewise: those two have classes of their own */
    struct side before, behind;
    uint32_t *of;     /* [word_count]: class of a word */
    uint32_t *words;  /* [word_count]: how often it occurs */
    uint32_t *sizes;  /* [class_count]: how often its words occur */
    uint32_t *follow; /* [class_count][class_count]: how often one follows another */
    struct tally left, right;
    uint32_t itself; /* how often the word follows itself */
};

struct pair {
    uint32_t first, second;
};

/* n log n, which is nearly all that there is to compute. */
static double entropy(const struct exchange *exchange, uint32_t count)
{
    return count < TABLED ? exchange->entropies[count] : count * log(count);
}

/* ------------------------------------------------------------------------ neighbours */

static int by_pair(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return (x->second > y->second) - (x->second < y->second);
}

/* Counts sorted pairs into a side, by their first word. */
static bool fill_side(struct side *side, const struct pair *pairs, size_t count,
                      size_t word_count)
{
    size_t length = 0;
    side->at = alloc_zeroed(count + 1, sizeof *side->at);
    side->begins = alloc_zeroed(word_count + 1, sizeof *side->begins);
    if (!side->at || !side->begins) return false;
    size_t word = 0;
    for (size_t i = 0, end; i < count; i = end) {
        for (; word <= pairs[i].first; word++)
            side->begins[word] = length;
        for (end = i; end < count && by_pair(&pairs[end], &pairs[i]) == 0;)
            end++;
        side->at[length++] = (struct neighbour){pairs[i].second, (uint32_t)(end - i)};
    }
    for (; word <= word_count; word++)
        side->begins[word] = length;
    return true;
}

static bool find_neighbours(struct exchange *exchange, const struct classes_text *text)
{
    const size_t count = text->length ? text->length - 1 : 0;
    struct pair *pairs = alloc_zeroed(count + 1, sizeof *pairs);
    if (!pairs) return false;
    for (size_t i = 0; i < count; i++)
        pairs[i] = (struct pair){text->words[i], text->words[i + 1]};
    qsort(pairs, count, sizeof *pairs, by_pair);
    bool fine = fill_side(&exchange->behind, pairs, count, exchange->word_count);
    for (size_t i = 0; i < count; i++)
        pairs[i] = (struct pair){pairs[i].second, pairs[i].first};
    qsort(pairs, count, sizeof *pairs, by_pair);
    fine = fine && fill_side(&exchange->before, pairs, count, exchange->word_count);
    alloc_free(pairs);
    return fine;
}

/* -------------------------------------------------------------------------- exchange */

static bool make(struct exchange *exchange, const struct classes_text *text)
{
    const size_t words = exchange->word_count, classes = exchange->class_count;
    exchange->entropies = alloc_zeroed(TABLED, sizeof *exchange->entropies);
    for (uint32_t i = 1; exchange->entropies && i < TABLED; i++)
        exchange->entropies[i] = i * log(i);
    exchange->of = alloc_zeroed(words, sizeof *exchange->of);
    exchange->words = alloc_zeroed(words, sizeof *exchange->words);
    exchange->sizes = alloc_zeroed(classes, sizeof *exchange->sizes);
    exchange->follow = alloc_zeroed(classes * classes, sizeof *exchange->follow);
    exchange->left.counts = alloc_zeroed(classes, sizeof *exchange->left.counts);
    exchange->left.classes = alloc_zeroed(classes, sizeof *exchange->left.classes);
    exchange->right.counts = alloc_zeroed(classes, sizeof *exchange->right.counts);
    exchange->right.classes = alloc_zeroed(classes, sizeof *exchange->right.classes);
    return exchange->entropies && exchange->of && exchange->words && exchange->sizes &&
           exchange->follow && exchange->left.counts && exchange->left.classes &&
           exchange->right.counts && exchange->right.classes &&
           find_neighbours(exchange, text);
}

static void free_exchange(struct exchange *exchange)
{
    void *const all[] = {
        exchange->entropies,    exchange->before.at,     exchange->before.begins,
        exchange->behind.at,    exchange->behind.begins, exchange->of,
        exchange->words,        exchange->sizes,         exchange->follow,
        exchange->left.counts,  exchange->left.classes,  exchange->right.counts,
        exchange->right.classes};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        alloc_free(all[i]);
}

/* At first the most frequent words have a class each, and the others are dealt out. */
static void deal(struct exchange *exchange, const struct classes_text *text)
{
    const size_t open = exchange->class_count - 2;
    for (size_t w = 0; w < text->word_count; w++)
        exchange->of[w] = (uint32_t)(w % open);
    exchange->of[text->word_count] = (uint32_t)open;
    exchange->of[text->word_count + 1] = (uint32_t)open + 1;
    for (size_t w = 0; w < exchange->word_count; w++)
        for (size_t i = exchange->behind.begins[w]; i < exchange->behind.begins[w + 1];
             i++) {
            const struct neighbour next = exchange->behind.at[i];
            exchange->words[w] += next.count;
            exchange->sizes[exchange->of[w]] += next.count;
            exchange->follow[exchange->of[w] * exchange->class_count +
                             exchange->of[next.word]] += next.count;
        }
}

static void count_side(struct exchange *exchange, const struct side *side, size_t word,
                       struct tally *tally)
{
    tally->length = 0;
    for (size_t i = side->begins[word]; i < side->begins[word + 1]; i++) {
        const struct neighbour next = side->at[i];
        if (next.word == word) {
            exchange->itself = next.count;
            continue;
        }
        const uint32_t class = exchange->of[next.word];
        if (tally->counts[class] == 0) tally->classes[tally->length++] = class;
        tally->counts[class] += next.count;
    }
}

static void clear_side(struct tally *tally)
{
    for (size_t i = 0; i < tally->length; i++)
        tally->counts[tally->classes[i]] = 0;
}

/* Takes the word out of a class, or puts it in, with sign -1 or 1. */
static void shift(struct exchange *exchange, size_t word, size_t class, int sign)
{
    const size_t classes = exchange->class_count;
    const uint32_t by = (uint32_t)sign; /* wraps around, as all sums here do */
    for (size_t i = 0; i < exchange->right.length; i++) {
        const uint32_t next = exchange->right.classes[i];
        exchange->follow[class * classes + next] += by * exchange->right.counts[next];
    }
    for (size_t i = 0; i < exchange->left.length; i++) {
        const uint32_t last = exchange->left.classes[i];
        exchange->follow[last * classes + class] += by * exchange->left.counts[last];
    }
    exchange->follow[class * classes + class] += by * exchange->itself;
    exchange->sizes[class] += by * exchange->words[word];
}

/* What the likelihood gains if the word, now in no class, goes to this one. */
static double gain(const struct exchange *exchange, size_t word, size_t class)
{
    const size_t classes = exchange->class_count;
    const uint32_t *row = exchange->follow + class * classes;
    const uint32_t both =
        exchange->left.counts[class] + exchange->right.counts[class] + exchange->itself;
    double sum = entropy(exchange, row[class] + both) - entropy(exchange, row[class]);
    for (size_t i = 0; i < exchange->right.length; i++) {
        const uint32_t next = exchange->right.classes[i];
        if (next != class)
            sum += entropy(exchange, row[next] + exchange->right.counts[next]) -
                   entropy(exchange, row[next]);
    }
    for (size_t i = 0; i < exchange->left.length; i++) {
        const uint32_t last = exchange->left.classes[i];
        const uint32_t so_far = exchange->follow[last * classes + class];
        if (last != class)
            sum += entropy(exchange, so_far + exchange->left.counts[last]) -
                   entropy(exchange, so_far);
    }
    return sum - 2 * (entropy(exchange, exchange->sizes[class] + exchange->words[word]) -
                      entropy(exchange, exchange->sizes[class]));
}

/* Moves a word to its best class; true if that is another one. */
static bool move(struct exchange *exchange, size_t word)
{
    const uint32_t from = exchange->of[word];
    uint32_t best = from;
    exchange->itself = 0;
    count_side(exchange, &exchange->before, word, &exchange->left);
    count_side(exchange, &exchange->behind, word, &exchange->right);
    shift(exchange, word, from, -1);
    double most = gain(exchange, word, from);
    for (uint32_t class = 0; class < exchange->class_count - 2; class ++) {
        const double here = gain(exchange, word, class);
        if (here <= most + 1e-9) continue;
        most = here;
        best = class;
    }
    shift(exchange, word, best, 1);
    exchange->of[word] = best;
    clear_side(&exchange->left);
    clear_side(&exchange->right);
    return best != from;
}

enum status classes_find(const struct classes_text *text, size_t class_count,
                         unsigned rounds, uint16_t *classes, struct error *error)
{
    enum { FEW = 200 }; /* one word in so many still moves: done */
    struct exchange exchange = {.word_count = text->word_count + 2,
                                .class_count = class_count + 2};
    if (!make(&exchange, text)) {
        free_exchange(&exchange);
        return error_memory(error, "finding word classes");
    }
    deal(&exchange, text);
    for (unsigned round = 0; round < rounds; round++) {
        size_t moved = 0;
        for (size_t w = 0; w < text->word_count; w++)
            moved += move(&exchange, w) ? 1 : 0;
        if (moved < text->word_count / FEW) break;
    }
    for (size_t w = 0; w < text->word_count; w++)
        classes[w] = (uint16_t)exchange.of[w];
    free_exchange(&exchange);
    return OK;
}

/* No text takes for ever: what is looked at grows with the text and not with its square,
 * however the text is made.  Counted, not timed. */
#include "resolve.h"
#include "test_host.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { REPEATS = 4000, MENTIONS = 4 * REPEATS };

struct effort {
    uint64_t ways, looks;
    uint32_t mentions;
};

struct bench {
    struct test_host host;
    struct rules rules;
    struct cues cues;
    struct atoms atoms;
    struct mention *mentions; /* [MENTIONS] */
};

static void find_mentions(struct bench *bench, struct scene *scene, struct effort *effort)
{
    struct match match = {0};
    for (uint32_t at = 0; at < bench->atoms.count;) {
        if (!rules_match(&bench->rules, &bench->atoms, at, &match)) {
            at++;
            continue;
        }
        at = match.last;
        if (match.rule->action == ACTION_NONE) continue;
        assert_true(scene->count < MENTIONS);
        scene->mentions[scene->count++] = (struct mention){.match = match};
    }
    effort->ways = match.ways;
    effort->mentions = scene->count;
}

/* What it takes to read a text that says the same so many times, in one sentence. */
static struct effort effort_of(struct bench *bench, const char *phrase, size_t times)
{
    const size_t length = strlen(phrase);
    char *text = malloc(length * times + 1);
    assert_non_null(text);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * length, phrase, length);
    text[length * times] = '\0';
    struct test_doc doc;
    test_doc_open(&doc, &bench->host, text);
    assert_true(atoms_make(&bench->atoms, &bench->rules.lexicon, &doc.doc));
    struct work work = {0};
    struct effort effort = {0};
    const struct civil published = {2025, 9, 26};
    struct scene scene = {.doc = &doc.doc,
                          .rules = &bench->rules,
                          .cues = &bench->cues,
                          .atoms = &bench->atoms,
                          .tokens = ng_tokens_of(&doc.doc),
                          .published = when_day(calendar_number(published)),
                          .published_number = calendar_number(published),
                          .mentions = bench->mentions,
                          .work = &work};
    find_mentions(bench, &scene, &effort);
    resolve_scene(&scene);
    effort.looks = work.looks;
    test_doc_close(&doc);
    free(text);
    return effort;
}

static int open_bench(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    if (!bench) return -1;
    test_host_open(&bench->host, NULL);
    bench->mentions = calloc(MENTIONS, sizeof *bench->mentions);
    if (!bench->mentions) return -1;
    if (rules_read(&bench->rules, &bench->host.host, "en", action_names)) return -1;
    resolve_read_cues(&bench->rules.lexicon, &bench->cues);
    *state = bench;
    return 0;
}

static int close_bench(void **state)
{
    struct bench *bench = *state;
    rules_free(&bench->rules);
    test_host_close(&bench->host);
    free(bench->atoms.at);
    free(bench->mentions);
    free(bench);
    return 0;
}

static void twice_the_text_is_twice_the_work(void **state)
{
    static const char *const phrases[] = {
        "Friday ",                   /* weekdays without a verb */
        "the year ",                 /* goes on from a mention, or the publication */
        "the next day ",             /* goes on from the mention before */
        "a year earlier ",           /* compares with a quarter */
        "until Friday ",             /* looks back for a verb */
        "3/4/2025 ",                 /* asks how the article orders day and month */
        "the 1988 period ",          /* looks for a quarter */
        "1988 of May ",              /* a tale: the year goes on */
        "in 1988 the same quarter ", /* the same */
        "the first the first two ",  /* begins rules that never end */
        "from May to May to ",       /* ranges */
    };
    struct bench *bench = *state;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        const struct effort half = effort_of(bench, phrases[i], REPEATS / 2);
        const struct effort whole = effort_of(bench, phrases[i], REPEATS);
        /* A square would be four times as much. */
        if (whole.ways > 5 * half.ways / 2 || whole.looks > 5 * half.looks / 2 + 1000)
            fail_msg("\"%s\": %llu ways and %llu looks, twice as often %llu and %llu",
                     phrases[i], (unsigned long long)half.ways,
                     (unsigned long long)half.looks, (unsigned long long)whole.ways,
                     (unsigned long long)whole.looks);
        assert_true(whole.ways > half.ways);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
        twice_the_text_is_twice_the_work, open_bench, close_bench)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* probe: a plugin that finds things nobody needs, so that the tests of the command line
 * see every shape that records can have: with and without a place, inside others, linked,
 * named, with a field of every type; and that fails when it is told to. */
#include <nutgraf/plugin.h>

#include <stdlib.h>
#include <string.h>

struct probe {
    char   fail[64]; /* a text that holds this word makes process() fail */
    size_t fail_length;
    bool   slow; /* takes its time, for the tests of signals */
};

static ng_status probe_open(const ng_host *host, const ng_config *config, void **self)
{
    struct probe *probe = calloc(1, sizeof *probe);
    if (!probe) return NG_NOMEM;
    *self = probe;
    const ng_str fail = ng_option_of(host, config, "fail");
    const ng_str slow = ng_option_of(host, config, "slow");
    if (fail.len >= sizeof probe->fail) return NG_BADCONF;
    memcpy(probe->fail, fail.at, fail.len);
    probe->fail_length = fail.len;
    probe->slow = slow.len == 4;
    return NG_OK;
}

static void probe_close(void *self) { free(self); }

static bool is_word(const ng_token *token, const char *word, size_t length)
{
    return token->len == length && memcmp(token->word, word, length) == 0;
}

/* A capitalised word is a "name"; a run of them is a "phrase" that holds its words. */
static void add_phrase(ng_doc *doc, const ng_token *first, const ng_token *last,
                       ng_ref previous)
{
    const ng_ref phrase =
        ng_emit(doc, "phrase", ng_make_span(first->at.begin, last->at.end), "run", 0.5);
    if (previous) ng_link(doc, phrase, "after", previous);
    ng_set_number(doc, phrase, "words", (double)(last - first + 1), 0);
    for (const ng_token *token = first; token <= last; token++) {
        const ng_ref word = ng_nest(doc, phrase, "word", token->at, NULL, 1);
        ng_set(doc, word, "upper",
               token->shape & NG_UPPER ? NG_STR("true") : NG_STR("false"));
    }
}

static void spend_time(void)
{
    for (volatile unsigned i = 0; i < 20u * 1000 * 1000; i++) {
    }
}

static ng_status probe_process(const void *self, void *scratch, ng_doc *doc)
{
    const struct probe *probe = self;
    const ng_tokens     tokens = ng_tokens_of(doc);
    size_t              names = 0;
    (void)scratch;
    if (probe->slow) spend_time();
    const ng_ref about = ng_emit(doc, "summary", NG_NOWHERE, NULL, 1);
    ng_set(doc, about, "title", ng_meta(doc, "title"));
    ng_set_number(doc, about, "tokens", (double)tokens.len, 0);
    for (size_t i = 0; i < tokens.len; i++) {
        const ng_token *token = &tokens.at[i];
        if (probe->fail_length && is_word(token, probe->fail, probe->fail_length))
            return NG_OVERRUN;
        if (!(token->shape & NG_TITLE)) continue;
        const ng_ref name = ng_emit(doc, "name", token->at, "title", 0.875);
        ng_link(doc, about, "names", name);
        names++;
        size_t last = i;
        while (last + 1 < tokens.len && tokens.at[last + 1].shape & NG_TITLE) last++;
        const bool begins = i == 0 || !(tokens.at[i - 1].shape & NG_TITLE);
        if (begins && last > i) add_phrase(doc, token, &tokens.at[last], name);
    }
    ng_set_number(doc, about, "share", tokens.len ? (double)names / (double)tokens.len : 0, 3);
    return NG_OK;
}

static const ng_field summary_fields[] = {
    {"title", NG_TEXT, NG_KEY | NG_OPTIONAL, "the article's title", NULL, NULL},
    {"tokens", NG_INT, 0, "how many tokens there are", NULL, NULL},
    {"share", NG_NUMBER, NG_OPTIONAL, "how many of them are names", NULL, NULL},
    {"names", NG_LINK, NG_OPTIONAL | NG_MANY, "all names", NULL, NULL},
    {0},
};

static const ng_field phrase_fields[] = {
    {"words", NG_INT, 0, "how many words it has", NULL, NULL},
    {"after", NG_LINK, NG_OPTIONAL, "its first name", NULL, NULL},
    {0},
};

static const ng_field word_fields[] = {
    {"upper", NG_BOOL, 0, "whether it is in capitals", NULL, NULL},
    {0},
};

static const ng_record phrase_inside[] = {
    {"word", word_fields, 0, "a word of the phrase", NULL, NULL},
    {0},
};

static const ng_record records[] = {
    {"name", NULL, 0, "a capitalised word", NULL, NULL},
    {"phrase", phrase_fields, NG_NAMED, "several of them in a row", phrase_inside, NULL},
    {"summary", summary_fields, NG_WHOLE | NG_NAMED, "the article in numbers", NULL, NULL},
    {0},
};

static const ng_option options[] = {
    {"fail", NG_TEXT, "", "fail where this word stands", NULL, NULL},
    {"slow", NG_BOOL, "false", "take some time for each article", NULL, NULL},
    {0},
};

static const char *const needs[] = {"token", NULL};

NG_PLUGIN(probe, .version = "1.2.3", .about = "Finds capitalised words.", .needs = needs,
          .records = records, .options = options, .open = probe_open,
          .close = probe_close, .process = probe_process)
;

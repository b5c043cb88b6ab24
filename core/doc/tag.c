/* tag: parts of speech of a document's sentences, by the tagger's model, as the public
 * header numbers them. */
#include <assert.h>

#include "doc/doc.h"

/* What the model calls each ng_tag; core/train makes models with these labels. */
static const char *const tag_names[] = {
    [NG_NN] = "NN",   [NG_NNS] = "NNS",     [NG_NNP] = "NNP",     [NG_JJ] = "JJ",
    [NG_RB] = "RB",   [NG_VB] = "VB",       [NG_VBP] = "VBP",     [NG_VBZ] = "VBZ",
    [NG_VBD] = "VBD", [NG_VBN] = "VBN",     [NG_VBG] = "VBG",     [NG_MD] = "MD",
    [NG_IN] = "IN",   [NG_TO] = "TO",       [NG_RP] = "RP",       [NG_DT] = "DT",
    [NG_EX] = "EX",   [NG_PRP] = "PRP",     [NG_PRPS] = "PRP$",   [NG_WH] = "WH",
    [NG_CC] = "CC",   [NG_CD] = "CD",       [NG_POS] = "POS",     [NG_COMMA] = ",",
    [NG_STOP] = ".",  [NG_QUOTE] = "QUOTE", [NG_OTHER] = "OTHER",
};

/* A label that is no tag of ours is NG_OTHER. */
static uint8_t tag_of_label(struct str label)
{
    for (uint8_t tag = NG_NN; tag <= NG_OTHER; tag++) {
        if (str_is(label, tag_names[tag])) return tag;
    }
    return NG_OTHER;
}

static enum status prepare(struct doc *doc, struct error *error)
{
    if (doc->tags) return OK;
    const size_t labels = tagger_label_count(doc->tagger);
    uint8_t *tag_of = arena_array(doc->arena, labels, sizeof *tag_of);
    doc->tags = arena_array(doc->arena, doc->tokens.sentence_count, sizeof *doc->tags);
    if (!tag_of || !doc->tags) return error_memory(error, "tagging");
    for (size_t i = 0; i < labels; i++) {
        tag_of[i] = tag_of_label(tagger_label(doc->tagger, (uint8_t)i));
    }
    doc->tag_of_label = tag_of;
    return OK;
}

enum status doc_tag(struct doc *doc, uint32_t sentence, const uint8_t **tags,
                    struct error *error)
{
    *tags = NULL;
    if (!doc->tagger) return OK;
    TRY(doc_tokenise(doc, error));
    TRY(prepare(doc, error));
    assert(sentence < doc->tokens.sentence_count);
    if (!doc->tags[sentence]) {
        const struct token_range range = doc->tokens.sentences[sentence];
        const size_t count = range.last - range.first;
        uint8_t *labels = arena_array(doc->arena, count, sizeof *labels);
        if (!labels) return error_memory(error, "tagging");
        const struct tagger_sentence here = {
            .text = doc->text, .tokens = doc->tokens.at + range.first, .count = count};
        TRY(tagger_run(doc->tagger, doc->cache, &here, doc->arena, labels, error));
        for (size_t i = 0; i < count; i++)
            labels[i] = doc->tag_of_label[labels[i]];
        doc->tags[sentence] = labels;
    }
    *tags = doc->tags[sentence];
    return OK;
}

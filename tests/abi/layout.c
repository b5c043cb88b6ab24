/* The layout of ABI 1, written down: compiling this is the test.  A change that makes it
 * fail breaks every plugin out there and needs a new NG_ABI.  ng_plugin and ng_host may
 * grow at their ends: their sizes here are what ABI 1 began with. */
#include <nutgraf/plugin.h>

#ifdef __cplusplus
#    define CHECK(what) static_assert(what, #what)
#else
#    define CHECK(what) _Static_assert(what, #what)
#endif

#define PLACE(type, member, bytes)                                                       \
    CHECK(offsetof(type, member) == (bytes))

CHECK(NG_ABI == 1);

#if UINTPTR_MAX == UINT64_MAX /* the numbers below are those of 64-bit machines */
CHECK(sizeof(ng_str) == 16);
CHECK(sizeof(ng_span) == 8);
CHECK(sizeof(ng_ref) == 4);
CHECK(sizeof(ng_layer) == 4);
CHECK(sizeof(ng_status) == 4);
CHECK(sizeof(ng_doc) == 8);

CHECK(sizeof(ng_field) == 40);
PLACE(ng_field, type, 8);
PLACE(ng_field, flags, 12);
PLACE(ng_field, about, 16);
PLACE(ng_field, values, 24);
PLACE(ng_field, reserved, 32);

CHECK(sizeof(ng_record) == 48);
PLACE(ng_record, fields, 8);
PLACE(ng_record, flags, 16);
PLACE(ng_record, about, 24);
PLACE(ng_record, inside, 32);
PLACE(ng_record, reserved, 40);

CHECK(sizeof(ng_option) == 48);
PLACE(ng_option, type, 8);
PLACE(ng_option, preset, 16);
PLACE(ng_option, about, 24);
PLACE(ng_option, values, 32);
PLACE(ng_option, reserved, 40);

CHECK(sizeof(ng_plugin) >= 104);
PLACE(ng_plugin, abi, 0);
PLACE(ng_plugin, size, 4);
PLACE(ng_plugin, name, 8);
PLACE(ng_plugin, version, 16);
PLACE(ng_plugin, about, 24);
PLACE(ng_plugin, needs, 32);
PLACE(ng_plugin, likes, 40);
PLACE(ng_plugin, records, 48);
PLACE(ng_plugin, options, 56);
PLACE(ng_plugin, open, 64);
PLACE(ng_plugin, close, 72);
PLACE(ng_plugin, begin, 80);
PLACE(ng_plugin, end, 88);
PLACE(ng_plugin, process, 96);

CHECK(sizeof(ng_token) == 32);
PLACE(ng_token, shape, 8);
PLACE(ng_token, hash, 12);
PLACE(ng_token, sentence, 16);
PLACE(ng_token, len, 20);
PLACE(ng_token, word, 24);

CHECK(sizeof(ng_item) == 20);
PLACE(ng_item, first, 8);
PLACE(ng_item, last, 12);
PLACE(ng_item, record, 16);

CHECK(sizeof(ng_rule) == 40);
PLACE(ng_rule, triggers, 8);
PLACE(ng_rule, regex, 16);
PLACE(ng_rule, flags, 24);
PLACE(ng_rule, reserved, 32);

CHECK(sizeof(ng_scan) == 40);
PLACE(ng_scan, rule, 8);
PLACE(ng_scan, token, 12);
PLACE(ng_scan, begin, 16);
PLACE(ng_scan, end, 20);
PLACE(ng_scan, state, 24);

CHECK(sizeof(ng_hit) == 20);
PLACE(ng_hit, first, 8);
PLACE(ng_hit, last, 12);
PLACE(ng_hit, entry, 16);

CHECK(sizeof(ng_tokens) == 16);
CHECK(sizeof(ng_items) == 16);
CHECK(sizeof(ng_hits) == 16);
CHECK(sizeof(ng_column) == 16);

CHECK(sizeof(ng_host) >= 240);
PLACE(ng_host, version, 8);
PLACE(ng_host, layer, 16);
PLACE(ng_host, option, 24);
PLACE(ng_host, data, 32);
PLACE(ng_host, rules, 40);
PLACE(ng_host, gazetteer, 48);
PLACE(ng_host, tagger, 56);
PLACE(ng_host, hash, 64);
PLACE(ng_host, text, 72);
PLACE(ng_host, meta, 80);
PLACE(ng_host, tokens, 88);
PLACE(ng_host, tags, 96);
PLACE(ng_host, lemma, 104);
PLACE(ng_host, items, 112);
PLACE(ng_host, field, 120);
PLACE(ng_host, target, 128);
PLACE(ng_host, parent, 136);
PLACE(ng_host, next, 144);
PLACE(ng_host, group, 152);
PLACE(ng_host, hits, 160);
PLACE(ng_host, column, 168);
PLACE(ng_host, label, 176);
PLACE(ng_host, label_name, 184);
PLACE(ng_host, emit, 192);
PLACE(ng_host, set, 200);
PLACE(ng_host, set_number, 208);
PLACE(ng_host, link, 216);
PLACE(ng_host, alloc, 224);
PLACE(ng_host, say, 232);
PLACE(ng_host, classifier, 240);
PLACE(ng_host, class_count, 248);
PLACE(ng_host, class_name, 256);
PLACE(ng_host, classify, 264);
PLACE(ng_host, knows, 272);
#endif

CHECK(NG_NOMEM == 1 && NG_BADCONF == 2 && NG_NOFILE == 3);
CHECK(NG_BADRULE == 4 && NG_BADCALL == 5 && NG_OVERRUN == 6);
CHECK(NG_DEBUG == 0 && NG_INFO == 1 && NG_WARN == 2 && NG_ERROR == 3);
CHECK(NG_TEXT == 1 && NG_INT == 2 && NG_BOOL == 3 && NG_WHEN == 4);
CHECK(NG_LINK == 5 && NG_NUMBER == 6);
CHECK(NG_KEY == 1 && NG_OPTIONAL == 2 && NG_MANY == 4);
CHECK(NG_EXCLUSIVE == 1 && NG_WHOLE == 2 && NG_NAMED == 4);
CHECK(NG_WORD == 1 && NG_DIGIT == 2 && NG_PUNCT == 4 && NG_TITLE == 8);
CHECK(NG_UPPER == 16 && NG_OPENER == 32 && NG_GLUED == 64);
CHECK(NG_NN == 1 && NG_VB == 6 && NG_MD == 12 && NG_DT == 16 && NG_OTHER == 27);

/* What a plugin calls compiles, in C and in C++. */
static ng_status process(const void *self, void *scratch, ng_doc *doc)
{
    const ng_tokens tokens = ng_tokens_of(doc);
    const ng_ref    ref = ng_emit(doc, "found", ng_make_span(0, 1), NULL, 1);
    ng_set(doc, ref, "value", NG_STR("x"));
    ng_emit(doc, "whole", NG_NOWHERE, NULL, tokens.len ? 1 : 0);
    (void)self, (void)scratch;
    return NG_HAS(doc->host, say) ? NG_OK : NG_BADCALL;
}

/* NG_PLUGIN() takes designated initialisers, which C++ has from 20 on. */
#ifdef __cplusplus
#    if __cplusplus >= 202002L
NG_PLUGIN(probe, .version = "1.0", .about = "a probe", .process = process);
#    else
extern "C" NG_EXPORT const ng_plugin nutgraf_plugin;
const ng_plugin                      nutgraf_plugin = {
    NG_ABI, sizeof(ng_plugin), "probe", "1.0", "a probe", NULL, NULL,
    NULL,   NULL,              NULL,    NULL,  NULL,      NULL, process};
#    endif
#else
NG_PLUGIN(probe, .version = "1.0", .about = "a probe", .process = process);
#endif

#include "plugin/host.h"

#include "doc/layer.h"

/* The text layer knows nothing of the public header; plugins see its arrays all the
 * same.  So what both lay out must be alike. */
#define SAME_SIZE(ours, theirs)                                                          \
    _Static_assert(sizeof(ours) == sizeof(theirs), #ours " is " #theirs)
#define SAME_PLACE(ours, our_member, theirs, their_member)                               \
    _Static_assert(offsetof(ours, our_member) == offsetof(theirs, their_member) &&       \
                       sizeof(((ours *)0)->our_member) ==                                \
                           sizeof(((theirs *)0)->their_member),                          \
                   #ours "." #our_member " is " #theirs "." #their_member)
#define SAME_VALUE(ours, theirs)                                                         \
    _Static_assert((int)(ours) == (int)(theirs), #ours " is " #theirs)

SAME_SIZE(struct span, ng_span);
SAME_PLACE(struct span, begin, ng_span, begin);
SAME_PLACE(struct span, end, ng_span, end);

SAME_SIZE(struct token, ng_token);
SAME_PLACE(struct token, at, ng_token, at);
SAME_PLACE(struct token, shape, ng_token, shape);
SAME_PLACE(struct token, hash, ng_token, hash);
SAME_PLACE(struct token, sentence, ng_token, sentence);
SAME_PLACE(struct token, length, ng_token, len);
SAME_PLACE(struct token, word, ng_token, word);

SAME_SIZE(struct gazetteer_hit, ng_hit);
SAME_PLACE(struct gazetteer_hit, at, ng_hit, at);
SAME_PLACE(struct gazetteer_hit, first, ng_hit, first);
SAME_PLACE(struct gazetteer_hit, last, ng_hit, last);
SAME_PLACE(struct gazetteer_hit, entry, ng_hit, entry);

SAME_SIZE(struct rules_scan, ng_scan);
SAME_PLACE(struct rules_scan, at, ng_scan, at);
SAME_PLACE(struct rules_scan, rule, ng_scan, rule);
SAME_PLACE(struct rules_scan, token, ng_scan, token);
SAME_PLACE(struct rules_scan, begin, ng_scan, begin);
SAME_PLACE(struct rules_scan, end, ng_scan, end);
SAME_PLACE(struct rules_scan, state, ng_scan, state);

SAME_VALUE(TOKEN_WORD, NG_WORD);
SAME_VALUE(TOKEN_DIGIT, NG_DIGIT);
SAME_VALUE(TOKEN_PUNCT, NG_PUNCT);
SAME_VALUE(TOKEN_TITLE, NG_TITLE);
SAME_VALUE(TOKEN_UPPER, NG_UPPER);
SAME_VALUE(TOKEN_OPENER, NG_OPENER);
SAME_VALUE(TOKEN_GLUED, NG_GLUED);

static const ng_host services = {
    .abi = NG_ABI,
    .size = sizeof(ng_host),
    .version = NUTGRAF_VERSION,
    .layer = host_layer,
    .option = host_option,
    .data = host_data,
    .rules = host_rules,
    .gazetteer = host_gazetteer,
    .tagger = host_tagger,
    .hash = host_hash,
    .text = host_text,
    .meta = host_meta,
    .tokens = host_tokens,
    .tags = host_tags,
    .lemma = host_lemma,
    .items = host_items,
    .field = host_field,
    .target = host_target,
    .parent = host_parent,
    .next = host_next,
    .group = host_group,
    .hits = host_hits,
    .column = host_column,
    .label = host_label,
    .label_name = host_label_name,
    .emit = host_emit,
    .set = host_set,
    .set_number = host_set_number,
    .link = host_link,
    .alloc = host_alloc,
    .say = host_say,
    .classifier = host_classifier,
    .class_count = host_class_count,
    .class_name = host_class_name,
    .classify = host_classify,
    .knows = host_knows,
};

void host_fill(struct entry *entry)
{
    entry->host = (struct entry_host){.table = services, .entry = entry};
    entry->config = (struct ng_config){.entry = entry};
}

bool host_may_read(struct sitting *sitting, ng_layer layer)
{
    const struct kinds *kinds = sitting->doc->kinds;
    if (host_failed(sitting)) return false;
    if (layer < LAYER_FIRST_KIND + kinds->count &&
        sitting->entry->access[layer] == ACCESS_GRANTED) {
        return true;
    }
    error_set(&sitting->error, ERROR_PLUGIN,
              "reads layer \"%s\", which is neither in .needs nor in .likes",
              layer_name(kinds, layer));
    return false;
}

static const struct record *find_record(struct sitting *sitting, ng_ref ref)
{
    if (host_failed(sitting)) return NULL;
    const struct record *record = doc_record(sitting->doc, ref);
    if (!record) {
        error_set(&sitting->error, ERROR_PLUGIN, "uses record %u, which does not exist",
                  ref);
    }
    return record;
}

static bool is_own(const struct sitting *sitting, uint32_t kind)
{
    return sitting->doc->kinds->at[kind].plugin == sitting->entry->index;
}

/* Whether a kind is inside another, or is that kind. */
static bool is_within(const struct kinds *kinds, uint32_t kind, uint32_t above)
{
    while (kind != KIND_NONE && kind != above)
        kind = kinds->at[kind].parent;
    return kind == above;
}

static bool may_read_kind(const struct sitting *sitting, uint32_t kind)
{
    const struct kinds *kinds = sitting->doc->kinds;
    if (is_own(sitting, kind)) return true;
    for (uint32_t i = 0; i < kinds->count; i++) {
        if (sitting->entry->access[LAYER_FIRST_KIND + i] == ACCESS_GRANTED &&
            is_within(kinds, i, kind)) {
            return true;
        }
    }
    return false;
}

const struct record *host_readable(struct sitting *sitting, ng_ref ref)
{
    const struct record *record = find_record(sitting, ref);
    if (!record || may_read_kind(sitting, record->kind)) return record;
    error_set(&sitting->error, ERROR_PLUGIN,
              "uses a record of \"%s\", which is neither in .needs nor in .likes",
              sitting->doc->kinds->at[record->kind].path);
    return NULL;
}

const struct record *host_own(struct sitting *sitting, ng_ref ref)
{
    const struct record *record = find_record(sitting, ref);
    if (!record || is_own(sitting, record->kind)) return record;
    error_set(&sitting->error, ERROR_PLUGIN,
              "changes a record of \"%s\", which is another plugin's",
              sitting->doc->kinds->at[record->kind].path);
    return NULL;
}

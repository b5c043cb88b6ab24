#include "compare/section.h"

#include "base/vec.h"

/* Backwards, so that of several sections of one name the first is found first. */
static enum status add_old_sections(struct section_pairs *pairs, struct arena *arena,
                                    const struct read_article *article,
                                    struct error *error)
{
    for (size_t i = article->section_count; i-- > 0;) {
        const struct read_section *section = &article->sections[i];
        const uint32_t *next = map_get(&pairs->by_name, section->name);
        const struct section_pair pair = {.old_section = section,
                                          .next = next ? *next : 0};
        if (!VEC_PUSH(pairs, arena, pair) ||
            !map_set(&pairs->by_name, section->name, (uint32_t)pairs->length)) {
            return error_memory(error, "comparing plugins");
        }
    }
    return OK;
}

static enum status add_new_sections(struct section_pairs *pairs, struct arena *arena,
                                    const struct read_article *article,
                                    struct error *error)
{
    for (size_t i = 0; i < article->section_count; i++) {
        const struct read_section *section = &article->sections[i];
        const uint32_t *first = map_get(&pairs->by_name, section->name);
        if (first && *first) {
            struct section_pair *pair = &pairs->at[*first - 1];
            pair->new_section = section;
            if (!map_set(&pairs->by_name, section->name, pair->next))
                return error_memory(error, "comparing plugins");
            continue;
        }
        const struct section_pair pair = {.new_section = section};
        if (!VEC_PUSH(pairs, arena, pair))
            return error_memory(error, "comparing plugins");
    }
    return OK;
}

enum status section_pairs_make(struct section_pairs *pairs, struct arena *arena,
                               const struct read_article *old_article,
                               const struct read_article *new_article,
                               struct error *error)
{
    *pairs = (struct section_pairs){.length = 0};
    enum status status = add_old_sections(pairs, arena, old_article, error);
    if (!status) status = add_new_sections(pairs, arena, new_article, error);
    map_free(&pairs->by_name);
    return status;
}

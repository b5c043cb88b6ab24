#include "compare/quote.h"

#include "base/vec.h"
#include "compare/locate.h"

enum status quote_fill(struct arena *arena, struct read_article *article, bool bytes,
                       struct error *error)
{
    struct {
        struct read_record **at;
        size_t length, room;
    } stack = {0};
    struct locate locate;
    if (!article->text.at) return OK;
    TRY(locate_make(&locate, arena, article->text, bytes, error));
    for (size_t s = 0; s < article->section_count; s++) {
        const struct read_section *section = &article->sections[s];
        for (size_t i = 0; i < section->count; i++) {
            if (!VEC_PUSH(&stack, arena, &section->records[i])) {
                return error_memory(error, "cutting quotations");
            }
        }
    }
    while (stack.length > 0) {
        struct read_record *record = stack.at[--stack.length];
        if (record->begin != READ_NOWHERE && !record->text.at) {
            const struct str text = locate_slice(&locate, record->begin, record->end);
            if (text.length) record->text = text;
        }
        for (size_t i = 0; i < record->inside_count; i++) {
            if (!VEC_PUSH(&stack, arena, &record->inside[i])) {
                return error_memory(error, "cutting quotations");
            }
        }
    }
    return OK;
}

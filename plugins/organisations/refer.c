/* refer: one walk over the text, with the last organisation of each sort in hand. */
#include "refer.h"

#include <string.h>

#include "mentions.h"

/* What a common noun may take up: an organisation that has the word in its name, or,
 * where the noun says a kind, one of that kind. */
static const struct {
    const char *word;
    enum kind kind;
} nouns[] = {
    {"ministry",     KIND_NONE             },
    {"department",   KIND_NONE             },
    {"company",      KIND_COMPANY          },
    {"firm",         KIND_COMPANY          },
    {"bank",         KIND_NONE             },
    {"agency",       KIND_NONE             },
    {"commission",   KIND_NONE             },
    {"committee",    KIND_NONE             },
    {"council",      KIND_NONE             },
    {"court",        KIND_COURT            },
    {"party",        KIND_PARTY            },
    {"union",        KIND_UNION            },
    {"university",   KIND_UNIVERSITY       },
    {"hospital",     KIND_HOSPITAL         },
    {"group",        KIND_NONE             },
    {"association",  KIND_NONE             },
    {"federation",   KIND_NONE             },
    {"organisation", KIND_NGO              },
    {"organization", KIND_NGO              },
    {"authority",    KIND_NONE             },
    {"board",        KIND_NONE             },
    {"corporation",  KIND_COMPANY          },
    {"bureau",       KIND_NONE             },
    {"office",       KIND_NONE             },
    {"foundation",   KIND_NONE             },
    {"team",         KIND_TEAM             },
    {"club",         KIND_TEAM             },
    {"airline",      KIND_COMPANY          },
    {"carrier",      KIND_COMPANY          },
    {"broadcaster",  KIND_MEDIA            },
    {"bloc",         KIND_INTERGOVERNMENTAL},
    {"newspaper",    KIND_MEDIA            },
    {"alliance",     KIND_NONE             },
    {"coalition",    KIND_NONE             },
    {"institute",    KIND_NONE             },
    {"centre",       KIND_NONE             },
    {"center",       KIND_NONE             },
    {"meeting",      KIND_FORUM            },
    {"summit",       KIND_FORUM            },
    {"conference",   KIND_FORUM            },
    {"forum",        KIND_FORUM            },
};

enum { NOUNS = sizeof nouns / sizeof *nouns };

struct latest { /* for each noun, the last entity that it could mean */
    uint32_t entity[NOUNS];
};

static bool has_word(const struct page *page, const struct mention *mention,
                     const char *word)
{
    for (uint32_t i = mention->first; i < mention->last; i++)
        if (page_is(page, i, word)) return true;
    return false;
}

static void pass(const struct page *page, const struct entities *entities,
                 const struct mention *mention, struct latest *latest)
{
    const enum kind kind = entities->at[mention->entity].kind;
    for (size_t i = 0; i < NOUNS; i++)
        if ((nouns[i].kind != KIND_NONE && nouns[i].kind == kind) ||
            has_word(page, mention, nouns[i].word))
            latest->entity[i] = mention->entity;
}

static size_t noun_at(const struct page *page, uint32_t token)
{
    size_t i = 0;
    while (i < NOUNS && !page_is(page, token, nouns[i].word))
        i++;
    return i;
}

/* "the" and the noun, in small letters, with no other noun behind that would make it a
 * part: "the company town". */
static bool is_reference(const struct page *page, uint32_t token)
{
    if (!page_is(page, token, "the") || token + 1 >= page_end(page, token)) return false;
    return !(page->tokens[token + 1].shape & (NG_TITLE | NG_UPPER)) &&
           !page->cover[token + 1];
}

struct references refer_find(const struct page *page, const struct entities *entities)
{
    struct references references = {0};
    struct latest latest;
    references.at = ng_alloc(page->doc, (page->count / 2 + 1) * sizeof *references.at);
    if (!references.at) return references;
    for (size_t i = 0; i < NOUNS; i++)
        latest.entity[i] = NOBODY;

    for (uint32_t i = 0; i < page->count; i++) {
        const struct mention *mention = mentions_on(page, i);
        if (mention) {
            if (mention->first == i) pass(page, entities, mention, &latest);
            continue;
        }
        if (!is_reference(page, i)) continue;
        const size_t noun = noun_at(page, i + 1);
        if (noun == NOUNS || latest.entity[noun] == NOBODY) continue;
        references.at[references.length++] = (struct reference){
            ng_make_span(page->tokens[i].at.begin, page->tokens[i + 1].at.end),
            latest.entity[noun]};
    }
    return references;
}

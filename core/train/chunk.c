/* chunk: labels to chunks and chunks to labels. */
#include "train/chunk.h"

#include "base/vec.h"

struct label { /* "B-ORG" in its two parts; O has no type */
    char prefix;
    struct str type;
};

static struct label split(struct str label)
{
    if (label.length < 3 || label.at[1] != '-') return (struct label){.prefix = 'O'};
    return (struct label){label.at[0], str_slice(label, 2, label.length)};
}

static bool is_in(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

bool chunk_is_label(struct str label)
{
    return str_is(label, "O") ||
           (split(label).type.length && is_in(label.at[0], "BIESLU"));
}

enum status chunk_read(struct arena *arena, const struct str *labels, size_t count,
                       struct chunks *chunks, struct error *error)
{
    struct label last = {.prefix = 'O'};
    bool open = false; /* the array's last chunk goes on */
    for (size_t i = 0; i < count; i++) {
        const struct label now = split(labels[i]);
        const bool begins = is_in(now.prefix, "BSU") || is_in(last.prefix, "OESL") ||
                            !str_equal(now.type, last.type);
        if (now.prefix == 'O') {
            open = false;
        } else if (open && !begins) {
            chunks->at[chunks->length - 1].last = i + 1;
        } else {
            const struct chunk chunk = {i, i + 1, now.type};
            if (!VEC_PUSH(chunks, arena, chunk))
                return error_memory(error, "reading chunks");
            open = true;
        }
        last = now;
    }
    return OK;
}

char chunk_prefix(const struct chunk *chunk, size_t place, bool fine)
{
    const bool first = place == chunk->first, last = place + 1 == chunk->last;
    if (!fine) return first ? 'B' : 'I';
    if (last) return first ? 'U' : 'L';
    return first ? 'B' : 'I';
}

bool chunk_may_follow(struct str from, struct str to, bool from_fine, bool to_fine)
{
    const struct label a = split(from), b = split(to);
    const bool inside = b.prefix == 'I' || b.prefix == 'L';
    const bool goes_on = a.prefix != 'O' && a.prefix != 'L' && a.prefix != 'U';
    if (inside) return goes_on && str_equal(a.type, b.type) && from_fine == to_fine;
    return !(from_fine && goes_on); /* a fine chunk ends in L or U only */
}

/* words: an open hash table of the words in words.tsv. */
#include "words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct slot {
    ng_str word; /* .at is NULL in a free slot; points into the file */
    uint32_t hash;
    uint32_t classes;
};

struct words {
    struct slot *slots; /* [room], a power of two, at most half full */
    size_t room;
};

static const struct {
    const char *name;
    enum word_class class;
} lists[] = {
    {"title",    WORD_TITLE   },
    {"given",    WORD_GIVEN   },
    {"link",     WORD_LINK    },
    {"opener",   WORD_OPENER  },
    {"theme",    WORD_THEME   },
    {"calendar", WORD_CALENDAR},
    {"generic",  WORD_GENERIC },
    {"speech",   WORD_SPEECH  },
    {"role",     WORD_ROLE    },
    {"tie",      WORD_TIE     },
    {"legal",    WORD_LEGAL   },
    {"locative", WORD_LOCATIVE},
    {"product",  WORD_PRODUCT },
    {"people",   WORD_PEOPLE  },
    {"short",    WORD_SHORT   },
    {"thing",    WORD_THING   },
    {"sport",    WORD_SPORT   },
    {"poll",     WORD_POLL    },
};

static bool is(ng_str word, const char *other)
{
    return strlen(other) == word.len && memcmp(other, word.at, word.len) == 0;
}

/* The word's slot, or the free one where it belongs. */
static struct slot *find(const struct words *words, ng_str word, uint32_t hash)
{
    size_t at = hash & (words->room - 1);
    while (words->slots[at].word.at &&
           (words->slots[at].hash != hash || words->slots[at].word.len != word.len ||
            memcmp(words->slots[at].word.at, word.at, word.len) != 0))
        at = (at + 1) & (words->room - 1);
    return &words->slots[at];
}

/* Cuts the next piece off text, up to a separator, which goes too. */
static ng_str cut(ng_str *text, char separator)
{
    const char *end = memchr(text->at, separator, text->len);
    const ng_str piece = {text->at, end ? (size_t)(end - text->at) : text->len};
    const size_t taken = end ? piece.len + 1 : piece.len;
    text->at += taken;
    text->len -= taken;
    return piece;
}

static ng_status complain(const ng_host *host, size_t line, ng_str list)
{
    char message[160];
    snprintf(message, sizeof message,
             "words.tsv:%zu: \"%.*s\" is no list that this plugin knows", line,
             (int)(list.len < 60 ? list.len : 60), list.at);
    ng_say(host, NG_ERROR, message);
    return NG_NOFILE;
}

static ng_status read_line(const ng_host *host, struct words *words, ng_str line,
                           size_t number)
{
    ng_str list = cut(&line, '\t');
    enum word_class class = 0;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (is(list, lists[i].name)) class = lists[i].class;
    if (!class) return complain(host, number, list);
    while (line.len) {
        const ng_str word = cut(&line, ' ');
        if (!word.len) continue;
        const uint32_t hash = ng_hash(host, word);
        struct slot *slot = find(words, word, hash);
        slot->word = word;
        slot->hash = hash;
        slot->classes |= class;
    }
    return NG_OK;
}

static size_t count_words(ng_str data)
{
    size_t count = 0;
    for (size_t i = 0; i < data.len; i++)
        count += data.at[i] == ' ' || data.at[i] == '\n';
    return count;
}

ng_status words_open(const ng_host *host, struct words **words)
{
    ng_str data;
    const ng_status status = ng_data_of(host, "words.tsv", &data);
    if (status) return status;

    *words = calloc(1, sizeof **words);
    if (!*words) return NG_NOMEM;
    (*words)->room = 64;
    while ((*words)->room < 2 * count_words(data))
        (*words)->room *= 2;
    (*words)->slots = calloc((*words)->room, sizeof *(*words)->slots);
    if (!(*words)->slots) return NG_NOMEM;

    for (size_t number = 1; data.len; number++) {
        const ng_str line = cut(&data, '\n');
        if (!line.len || line.at[0] == '#' || is(line, "list\twords")) continue;
        const ng_status trouble = read_line(host, *words, line, number);
        if (trouble) return trouble;
    }
    return NG_OK;
}

void words_close(struct words *words)
{
    if (!words) return;
    free(words->slots);
    free(words);
}

uint32_t words_find(const struct words *words, ng_str folded, uint32_t hash)
{
    return find(words, folded, hash)->classes;
}

#include "lexicon.h"
#include "terms.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const builtin_classes[CLASS_BUILTIN] = {
    [CLASS_NUMBER] = "number",   [CLASS_ORDINAL] = "ordinal",
    [CLASS_DAY] = "daynumber",   [CLASS_MONTH_DIGITS] = "monthnumber",
    [CLASS_YEAR] = "yearnumber", [CLASS_TWO] = "twodigits",
    [CLASS_HOUR] = "hournumber", [CLASS_SIXTY] = "sixty",
    [CLASS_FOUR] = "fourdigits", [CLASS_CLOCK] = "clocknumber",
    [CLASS_COMPACT] = "compact", [CLASS_SMALL] = "smallnumber",
    [CLASS_DECADE] = "decade",   [CLASS_SCALE] = "scale",
    [CLASS_TEEN] = "teen",       [CLASS_AND] = "and",
    [CLASS_TITLE] = "title",     [CLASS_UPPER] = "upper",
    [CLASS_NAME] = "name",       [CLASS_MARK] = "mark",
};

static const struct {
    const char *name;
    int32_t value;
} constants[] = {
    {"second",      UNIT_SECOND      },
    {"minute",      UNIT_MINUTE      },
    {"hour",        UNIT_HOUR        },
    {"day",         UNIT_DAY         },
    {"weekend",     UNIT_WEEKEND     },
    {"week",        UNIT_WEEK        },
    {"fortnight",   UNIT_FORTNIGHT   },
    {"month",       UNIT_MONTH       },
    {"quarter",     UNIT_QUARTER     },
    {"season",      UNIT_SEASON      },
    {"half",        UNIT_HALF        },
    {"year",        UNIT_YEAR        },
    {"decade",      UNIT_DECADE      },
    {"century",     UNIT_CENTURY     },
    {"millennium",  UNIT_MILLENNIUM  },
    {"spring",      SEASON_SPRING    },
    {"summer",      SEASON_SUMMER    },
    {"autumn",      SEASON_AUTUMN    },
    {"winter",      SEASON_WINTER    },
    {"MO",          PART_MORNING     },
    {"MI",          PART_MIDDAY      },
    {"AF",          PART_AFTERNOON   },
    {"EV",          PART_EVENING     },
    {"NI",          PART_NIGHT       },
    {"DT",          PART_DAYTIME     },
    {"PAST_REF",    REFERENCE_PAST   },
    {"PRESENT_REF", REFERENCE_PRESENT},
    {"FUTURE_REF",  REFERENCE_FUTURE },
    {"am",          1                },
    {"pm",          2                },
};

bool str_equal(ng_str a, ng_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

static bool is_name(ng_str str, const char *name)
{
    return str_equal(str, ng_make_str(name, strlen(name)));
}

static bool read_integer(ng_str text, int32_t *value)
{
    const bool negative = text.len && *text.at == '-';
    size_t i = negative ? 1 : 0;
    if (i == text.len || text.len - i > 8) return false;
    int32_t number = 0;
    for (; i < text.len; i++) {
        if (text.at[i] < '0' || text.at[i] > '9') return false;
        number = number * 10 + (text.at[i] - '0');
    }
    *value = negative ? -number : number;
    return true;
}

/* A day that recurs: "12-25"; "11-4-4", the fourth Thursday of November; "easter-2".
 * Encoded as MMDD; 10000 + 1000 * month + 10 * weekday + n (9 is the last); 50000 +
 * days after Easter. */
static bool read_recurring(ng_str text, int32_t *value)
{
    char copy[16];
    if (text.len >= sizeof copy) return false;
    memcpy(copy, text.at, text.len);
    copy[text.len] = '\0';
    int a = 0, b = 0, c = 0, end = 0;
    if (sscanf(copy, "easter%d%n", &a, &end) == 1 && (size_t)end == text.len) {
        *value = 50000 + a;
        return true;
    }
    if (sscanf(copy, "%d-%d-%d%n", &a, &b, &c, &end) == 3 && (size_t)end == text.len) {
        *value = 10000 + 1000 * a + 10 * b + c;
        return true;
    }
    if (sscanf(copy, "%d-%d%n", &a, &b, &end) != 2 || (size_t)end != text.len)
        return false;
    *value = 100 * a + b;
    return true;
}

bool lexicon_constant(ng_str name, int32_t *value)
{
    if (read_integer(name, value)) return true;
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        if (is_name(name, constants[i].name)) {
            *value = constants[i].value;
            return true;
        }
    }
    for (int32_t i = 0; i <= MOD_APPROX; i++) {
        if (*mod_names[i] && is_name(name, mod_names[i])) {
            *value = i;
            return true;
        }
    }
    return read_recurring(name, value);
}

int32_t lexicon_class(const struct lexicon *lexicon, ng_str name)
{
    for (int32_t i = 0; i < lexicon->class_count; i++)
        if (str_equal(lexicon->class_names[i], name)) return i;
    return -1;
}

/* Room for one more word, or sense. */
static bool grow_words(struct lexicon *lexicon)
{
    if (lexicon->word_count < lexicon->word_room) return true;
    const size_t room = lexicon->word_room ? lexicon->word_room * 2 : 256;
    struct word *bigger = realloc(lexicon->words, room * sizeof *bigger);
    if (!bigger) return false;
    lexicon->words = bigger;
    lexicon->word_room = room;
    return true;
}

static bool grow_senses(struct lexicon *lexicon)
{
    if (lexicon->sense_count < lexicon->sense_room) return true;
    const size_t room = lexicon->sense_room ? lexicon->sense_room * 2 : 256;
    struct sense *bigger = realloc(lexicon->senses, room * sizeof *bigger);
    if (!bigger) return false;
    lexicon->senses = bigger;
    lexicon->sense_room = room;
    return true;
}

static void insert_slot(struct lexicon *lexicon, uint32_t index)
{
    const size_t mask = lexicon->slot_count - 1;
    size_t slot = lexicon->words[index].hash & mask;
    while (lexicon->slots[slot])
        slot = (slot + 1) & mask;
    lexicon->slots[slot] = (lexicon->words[index].hash & ~(uint32_t)WORD_INDEX) | index;
}

/* The table is kept a quarter full at most: most words of a text are not in it, and
 * should meet an empty slot at once. */
static bool grow_slots(struct lexicon *lexicon)
{
    if (lexicon->word_count * 4 < lexicon->slot_count) return true;
    const size_t count = lexicon->slot_count ? lexicon->slot_count * 2 : 1024;
    uint32_t *slots = calloc(count, sizeof *slots);
    if (!slots) return false;
    free(lexicon->slots);
    lexicon->slots = slots;
    lexicon->slot_count = count;
    for (uint32_t i = 1; i < lexicon->word_count; i++)
        insert_slot(lexicon, i);
    return true;
}

/* The index of a word, added if it is new; 0 when memory runs out. */
static uint32_t add_word(struct lexicon *lexicon, ng_str text)
{
    const uint32_t hash = ng_hash(lexicon->host, text);
    const uint32_t known = lexicon_find(lexicon, hash, text.at, text.len);
    if (known) return known;
    if (lexicon->word_count > WORD_INDEX || !grow_words(lexicon)) return 0;
    const uint32_t index = (uint32_t)lexicon->word_count;
    lexicon->words[lexicon->word_count++] =
        (struct word){.hash = hash, .length = (uint32_t)text.len, .at = text.at};
    if (!grow_slots(lexicon)) return 0;
    if (lexicon_find(lexicon, hash, text.at, text.len) != index)
        insert_slot(lexicon, index);
    return index;
}

uint32_t lexicon_quote(struct lexicon *lexicon, ng_str word)
{
    char *copy = malloc(word.len + 1);
    if (!copy) return 0;
    memcpy(copy, word.at, word.len);
    const uint32_t index = add_word(lexicon, ng_make_str(copy, word.len));
    if (index && lexicon->words[index].at == copy)
        lexicon->words[index].owned = true;
    else
        free(copy);
    if (index && !lexicon->words[index].quote)
        lexicon->words[index].quote = ++lexicon->quote_count;
    return index;
}

static int32_t add_class(struct lexicon *lexicon, ng_str name)
{
    const int32_t known = lexicon_class(lexicon, name);
    if (known >= 0 || lexicon->class_count == CLASS_LIMIT) return known;
    lexicon->class_names[lexicon->class_count] = name;
    return lexicon->class_count++;
}

uint64_t lexicon_cue(const struct lexicon *lexicon, ng_str name)
{
    for (int32_t i = 0; i < lexicon->cue_count; i++)
        if (str_equal(lexicon->cue_names[i], name)) return CLASS_BIT(i);
    return 0;
}

/* The bit of a cue, added if it is new; 0 if there are too many. */
static uint64_t add_cue(struct lexicon *lexicon, ng_str name)
{
    const uint64_t known = lexicon_cue(lexicon, name);
    if (known || lexicon->cue_count == CUE_LIMIT) return known;
    lexicon->cue_names[lexicon->cue_count] = name;
    return CLASS_BIT(lexicon->cue_count++);
}

/* Senses of one word need not stand together in the file, so they are chained by
 * being searched: a word has one to three. */
static bool add_sense(struct lexicon *lexicon, uint32_t index, struct sense sense,
                      bool capital)
{
    struct word *word = &lexicon->words[index];
    const bool fresh = word->sense_count == 0;
    const size_t old = word->first_sense;
    if (!fresh && old + word->sense_count != lexicon->sense_count) {
        /* Move the senses to the end, where there is room for one more. */
        word->first_sense = (uint32_t)lexicon->sense_count;
        for (uint32_t i = 0; i < word->sense_count; i++) {
            if (!grow_senses(lexicon)) return false;
            lexicon->senses[lexicon->sense_count++] = lexicon->senses[old + i];
        }
    }
    if (!grow_senses(lexicon)) return false;
    if (fresh) word->first_sense = (uint32_t)lexicon->sense_count;
    lexicon->senses[lexicon->sense_count++] = sense;
    word->sense_count++;
    if (capital)
        word->capital |= CLASS_BIT(sense.class);
    else
        word->classes |= CLASS_BIT(sense.class);
    return true;
}

int32_t lexicon_value(const struct lexicon *lexicon, uint32_t word, int32_t class)
{
    const struct word *at = &lexicon->words[word];
    for (uint32_t i = 0; i < at->sense_count; i++) {
        const struct sense *sense = &lexicon->senses[at->first_sense + i];
        if (sense->class == class) return sense->value;
    }
    return SLOT_EMPTY;
}

/* Cuts the text at the first separator; the rest stays in *text. */
static ng_str cut(ng_str *text, char separator)
{
    const char *end = text->len ? memchr(text->at, separator, text->len) : NULL;
    const ng_str piece = {text->at, end ? (size_t)(end - text->at) : text->len};
    const size_t used = end ? piece.len + 1 : piece.len;
    *text = ng_make_str(text->at + used, text->len - used);
    return piece;
}

static const char *read_cue_row(struct lexicon *lexicon, ng_str words, ng_str name)
{
    const uint64_t cue = add_cue(lexicon, name);
    if (!cue) return "names one cue too many: CUE_LIMIT in lexicon.h says how many";
    while (words.len) {
        const uint32_t index = add_word(lexicon, cut(&words, '|'));
        if (!index) return "ran out of memory";
        lexicon->words[index].cues |= cue;
    }
    return NULL;
}

static const char *read_row(struct lexicon *lexicon, ng_str line)
{
    ng_str words = cut(&line, '\t');
    const ng_str class_name = cut(&line, '\t');
    const ng_str value_text = cut(&line, '\t');
    const ng_str flags = line;
    if (!words.len || !class_name.len)
        return "needs a word and a class, with a tab between";
    if (*class_name.at == '~')
        return read_cue_row(lexicon, words,
                            ng_make_str(class_name.at + 1, class_name.len - 1));
    const bool capital = is_name(flags, "capital");
    if (flags.len && !capital) return "has a fourth column that is not \"capital\"";

    struct sense sense = {.class = add_class(lexicon, class_name)};
    if (sense.class < 0)
        return "names one class too many: CLASS_LIMIT in lexicon.h says how many; a "
               "class "
               "that no rule names can be a cue, \"~name\"";
    if (value_text.len && !lexicon_constant(value_text, &sense.value))
        return "has a value that is no number and no known name";
    while (words.len) {
        const uint32_t index = add_word(lexicon, cut(&words, '|'));
        if (!index || !add_sense(lexicon, index, sense, capital))
            return "ran out of memory";
    }
    return NULL;
}

/* What numbers.c looks for, whether the table has it or not. */
static bool add_number_words(struct lexicon *lexicon)
{
    static const char *const words[] = {"th", "st", "nd", "rd", "s",
                                        ",",  ".",  "-",  "/",  "'"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!add_word(lexicon, ng_make_str(words[i], strlen(words[i])))) return false;
    lexicon->half = add_word(lexicon, NG_STR("half"));
    return lexicon->half != 0;
}

static void read_shapes(struct lexicon *lexicon)
{
    for (uint32_t shape = 0; shape < SHAPES; shape++) {
        uint64_t classes = 0;
        if (shape & NG_TITLE) classes |= CLASS_BIT(CLASS_TITLE);
        if (shape & NG_UPPER) classes |= CLASS_BIT(CLASS_UPPER);
        if (shape & NG_TITLE && !(shape & NG_OPENER)) classes |= CLASS_BIT(CLASS_NAME);
        if (shape & NG_PUNCT) classes |= CLASS_BIT(CLASS_MARK);
        lexicon->spelling[shape] = classes;
    }
}

ng_status lexicon_read(struct lexicon *lexicon, const ng_host *host, const char *file,
                       ng_str text)
{
    lexicon->host = host;
    read_shapes(lexicon);
    for (; lexicon->class_count < CLASS_BUILTIN; lexicon->class_count++) {
        const char *name = builtin_classes[lexicon->class_count];
        lexicon->class_names[lexicon->class_count] = ng_make_str(name, strlen(name));
    }
    if (!grow_words(lexicon)) return NG_NOMEM;
    lexicon->words[0] = (struct word){0};
    lexicon->word_count = 1;
    if (!grow_slots(lexicon) || !add_number_words(lexicon)) return NG_NOMEM;

    for (unsigned number = 1; text.len; number++) {
        const ng_str line = cut(&text, '\n');
        if (!line.len || *line.at == '#') continue;
        const char *wrong = read_row(lexicon, line);
        if (!wrong) continue;
        char message[240];
        snprintf(message, sizeof message, "%s:%u: the row %s", file, number, wrong);
        ng_say(host, NG_ERROR, message);
        return NG_NOFILE;
    }
    const int32_t hyphen = lexicon_class(lexicon, NG_STR("hyphen"));
    lexicon->hyphen = hyphen < 0 ? 0 : CLASS_BIT(hyphen);
    return NG_OK;
}

void lexicon_free(struct lexicon *lexicon)
{
    for (size_t i = 1; i < lexicon->word_count; i++)
        if (lexicon->words[i].owned) free((char *)(uintptr_t)lexicon->words[i].at);
    free(lexicon->words);
    free(lexicon->senses);
    free(lexicon->slots);
    *lexicon = (struct lexicon){0};
}

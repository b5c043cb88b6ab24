/* language: every function word counts for the languages that have it; most wins. */
#include "text/language.h"

enum {
    EN = 1 << 0,
    MS = 1 << 1,
    ID = 1 << 2,
    FR = 1 << 3,
    DE = 1 << 4,
    ES = 1 << 5,
    PT = 1 << 6,
    IT = 1 << 7,
    NL = 1 << 8,
    LANGUAGE_COUNT = 9
};

static const char *const codes[LANGUAGE_COUNT] = {"en", "ms", "id", "fr", "de",
                                                  "es", "pt", "it", "nl"};

enum {
    TOKENS_READ = 400, /* the begin of an article tells enough */
    EVIDENCE    = 2,   /* function words that it takes to tell a language */
    LEAD        = 10,  /* so many more than any other has end the reading */
    LONGEST     = 8    /* bytes of a function word */
};

/* Sorted by word. */
/* clang-format off */
static const struct {
    char     word[LONGEST + 1];
    uint16_t languages;
} function_words[] = {
    {"'s", EN}, {"a", EN | FR | PT | ES | IT}, {"aan", NL}, {"ada", MS | ID},
    {"adalah", MS | ID}, {"akan", MS | ID}, {"al", ES | IT}, {"alla", IT},
    {"an", EN | DE}, {"and", EN}, {"are", EN}, {"as", EN | PT}, {"at", EN}, {"au", FR},
    {"auf", DE}, {"avec", FR}, {"bahawa", MS}, {"bahwa", ID}, {"be", EN},
    {"beliau", MS | ID}, {"berkata", MS}, {"bisa", ID}, {"boleh", MS}, {"but", EN},
    {"by", EN}, {"che", IT}, {"com", PT}, {"con", ES | IT}, {"da", PT | IT},
    {"dalam", MS | ID}, {"dan", MS | ID | NL}, {"dans", FR}, {"dari", MS | ID},
    {"daripada", MS}, {"das", DE | PT}, {"dat", NL}, {"de", FR | ES | PT | NL},
    {"del", ES | IT}, {"della", IT}, {"dem", DE}, {"den", DE}, {"dengan", MS | ID},
    {"der", DE}, {"des", FR | DE}, {"di", MS | ID | IT}, {"die", DE | NL}, {"do", PT},
    {"dos", PT}, {"du", FR | DE}, {"e", PT | IT}, {"een", NL}, {"ein", DE},
    {"eine", DE}, {"el", ES}, {"em", PT}, {"en", FR | ES | NL}, {"er", DE | NL},
    {"es", ES | DE}, {"est", FR}, {"et", FR}, {"for", EN}, {"from", EN}, {"gli", IT},
    {"had", EN | NL}, {"harus", ID}, {"has", EN}, {"have", EN}, {"he", EN}, {"het", NL},
    {"i", EN | IT}, {"ialah", MS}, {"il", FR | IT}, {"im", DE},
    {"in", EN | DE | IT | NL}, {"ini", MS | ID}, {"is", EN | NL}, {"ist", DE},
    {"it", EN}, {"its", EN}, {"itu", MS | ID}, {"juga", MS | ID}, {"kami", MS | ID},
    {"karena", ID}, {"kata", MS | ID}, {"katanya", MS}, {"ke", MS | ID},
    {"kepada", MS | ID}, {"kerana", MS}, {"la", FR | ES | IT}, {"las", ES},
    {"le", FR | IT}, {"les", FR}, {"lo", ES | IT}, {"los", ES}, {"mais", FR | PT},
    {"met", NL}, {"mit", DE}, {"more", EN}, {"na", PT}, {"naar", NL}, {"nicht", DE},
    {"niet", NL}, {"no", EN | ES | PT}, {"non", FR | IT}, {"not", EN}, {"o", PT},
    {"of", EN | NL}, {"oleh", MS | ID}, {"on", EN}, {"op", NL}, {"orang", MS | ID},
    {"os", PT}, {"ou", FR | PT}, {"pada", MS | ID}, {"par", FR}, {"para", ES | PT | ID},
    {"pas", FR}, {"pela", PT}, {"per", IT}, {"por", ES | PT}, {"pour", FR},
    {"que", FR | ES | PT}, {"qui", FR}, {"saat", ID}, {"said", EN}, {"saya", MS | ID},
    {"se", ES | PT | IT}, {"secara", MS | ID}, {"seperti", MS | ID}, {"she", EN},
    {"si", IT}, {"sich", DE}, {"sie", DE}, {"sono", IT}, {"su", ES | IT}, {"sur", FR},
    {"te", NL}, {"telah", MS | ID}, {"tersebut", MS | ID}, {"that", EN}, {"the", EN},
    {"their", EN}, {"they", EN}, {"this", EN}, {"tidak", MS | ID}, {"to", EN},
    {"um", PT}, {"uma", PT}, {"un", FR | ES | IT}, {"una", ES | IT}, {"und", DE},
    {"une", FR}, {"uno", IT}, {"untuk", MS | ID}, {"van", NL}, {"von", DE},
    {"voor", NL}, {"was", EN | NL}, {"were", EN}, {"will", EN}, {"with", EN},
    {"would", EN}, {"y", ES}, {"yang", MS | ID}, {"zu", DE}, {"zum", DE},
};
/* clang-format on */

enum { WORD_COUNT = sizeof function_words / sizeof *function_words };

enum { LETTERS = 'z' - 'a' + 1 };

/* Where the words of each first letter begin in the table; and behind them all. */
static void index_letters(uint8_t begins[LETTERS + 1])
{
    size_t word = 0;
    for (int letter = 0; letter <= LETTERS; letter++) {
        while (word < WORD_COUNT && function_words[word].word[0] < 'a' + letter)
            word++;
        begins[letter] = (uint8_t)word;
    }
}

static bool is_word(const char *word, const char *at, size_t length)
{
    size_t i = 0;
    while (i < length && word[i] == at[i])
        i++;
    return i == length && word[i] == '\0';
}

/* The languages in which a folded word of at most LONGEST bytes is a function word. */
static unsigned languages_of(const uint8_t begins[LETTERS + 1], struct str word)
{
    if (!char_is_lower(word.at[0])) return 0;
    const int letter = word.at[0] - 'a';
    for (size_t i = begins[letter]; i < begins[letter + 1]; i++)
        if (is_word(function_words[i].word, word.at, word.length))
            return function_words[i].languages;
    return 0;
}

/* Whether one language has so many more function words than any other that the rest of
 * the article is unlikely to change that. */
static bool is_clear(const size_t counts[LANGUAGE_COUNT])
{
    size_t best = 0, second = 0;
    for (size_t k = 0; k < LANGUAGE_COUNT; k++) {
        if (counts[k] > best) {
            second = best;
            best = counts[k];
        } else if (counts[k] > second) {
            second = counts[k];
        }
    }
    return best - second >= LEAD;
}

struct str language_detect(const struct token *tokens, size_t count)
{
    size_t counts[LANGUAGE_COUNT] = {0}, best = 0;
    uint8_t begins[LETTERS + 1];
    index_letters(begins);
    if (count > TOKENS_READ) count = TOKENS_READ;
    for (size_t i = 0; i < count && !is_clear(counts); i++) {
        const struct token *token = &tokens[i];
        if (!(token->shape & TOKEN_WORD) || token->length > LONGEST) continue;
        const unsigned languages =
            languages_of(begins, (struct str){token->word, token->length});
        for (size_t k = 0; languages >> k; k++)
            counts[k] += languages >> k & 1;
    }
    for (size_t k = 1; k < LANGUAGE_COUNT; k++)
        if (counts[k] > counts[best]) best = k;
    return counts[best] >= EVIDENCE ? str_from(codes[best]) : (struct str){NULL, 0};
}

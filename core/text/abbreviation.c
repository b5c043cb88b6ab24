/* abbreviation: a sorted table, searched by halves. */
#include "text/abbreviation.h"

#include "base/hash.h"

enum where { /* what a word needs around it to be an abbreviation */
    ANYWHERE,
    CAPITAL, /* a capital at its begin */
    COMMA,   /* a capital, and a comma before it: "Boston, Mass." */
    DIGIT    /* a digit behind it: "No. 5" */
};

enum { LONGEST = 6 };

struct entry {
    char    word[8]; /* zeros behind it */
    uint8_t kind;  /* enum abbreviation */
    uint8_t where; /* enum where */
};

enum {
    T = ABBREVIATION_TITLE,
    K = ABBREVIATION_LINK,
    B = ABBREVIATION_NUMBER,
    N = ABBREVIATION_NAME,
    I = ABBREVIATION_LIST
};

/* Sorted by word.  Titles, states and companies as the style books of the agencies
 * shorten them. */
static const struct entry entries[] = {
    {"adj", T, CAPITAL},     {"adm", T, CAPITAL},   {"al", I, ANYWHERE},
    {"ala", N, COMMA},       {"alta", N, COMMA},    {"amb", T, CAPITAL},
    {"approx", K, ANYWHERE}, {"apr", B, CAPITAL},   {"arch", T, CAPITAL},
    {"ariz", N, CAPITAL},    {"ark", N, COMMA},     {"art", B, DIGIT},
    {"arts", B, DIGIT},      {"assn", N, ANYWHERE}, {"assoc", N, CAPITAL},
    {"asst", T, CAPITAL},    {"atty", T, CAPITAL},  {"aug", B, CAPITAL},
    {"ave", N, CAPITAL},     {"bhd", N, CAPITAL},   {"bldg", N, ANYWHERE},
    {"blvd", N, ANYWHERE},   {"brig", T, CAPITAL},  {"bros", N, CAPITAL},
    {"ca", K, DIGIT},        {"calif", N, CAPITAL}, {"capt", T, CAPITAL},
    {"cf", K, ANYWHERE},     {"ch", B, DIGIT},      {"chap", B, DIGIT},
    {"cia", N, CAPITAL},     {"cie", N, CAPITAL},   {"cmdr", T, CAPITAL},
    {"co", N, CAPITAL},      {"col", T, CAPITAL},   {"colo", N, CAPITAL},
    {"comdr", T, CAPITAL},   {"conn", N, CAPITAL},  {"corp", N, CAPITAL},
    {"cos", N, CAPITAL},     {"cpl", T, CAPITAL},   {"dec", B, CAPITAL},
    {"del", N, COMMA},       {"dept", N, CAPITAL},  {"det", T, CAPITAL},
    {"dist", N, CAPITAL},    {"dr", T, CAPITAL},    {"drs", T, CAPITAL},
    {"ed", K, DIGIT},        {"eq", B, DIGIT},      {"esp", K, ANYWHERE},
    {"esq", N, CAPITAL},     {"est", K, DIGIT},     {"etc", I, ANYWHERE},
    {"feb", B, CAPITAL},     {"fig", B, DIGIT},     {"figs", B, DIGIT},
    {"fla", N, CAPITAL},     {"fr", T, CAPITAL},    {"fri", B, CAPITAL},
    {"ft", T, CAPITAL},      {"ga", N, COMMA},      {"gen", T, CAPITAL},
    {"gens", T, CAPITAL},    {"gov", T, CAPITAL},   {"govs", T, CAPITAL},
    {"govt", N, ANYWHERE},   {"hon", T, CAPITAL},   {"hwy", B, CAPITAL},
    {"ill", N, COMMA},       {"inc", N, CAPITAL},   {"ind", N, COMMA},
    {"insp", T, CAPITAL},    {"intl", N, CAPITAL},  {"jan", B, CAPITAL},
    {"jr", N, CAPITAL},      {"jul", B, CAPITAL},   {"jun", B, CAPITAL},
    {"kan", N, COMMA},       {"ky", N, COMMA},      {"la", N, COMMA},
    {"lt", T, CAPITAL},      {"ltd", N, CAPITAL},   {"maj", T, CAPITAL},
    {"mar", B, DIGIT},       {"mass", N, COMMA},    {"md", N, COMMA},
    {"messrs", T, CAPITAL},  {"mfg", N, CAPITAL},   {"mich", N, CAPITAL},
    {"minn", N, CAPITAL},    {"misc", K, ANYWHERE}, {"miss", N, COMMA},
    {"mlle", T, CAPITAL},    {"mme", T, CAPITAL},   {"mo", N, COMMA},
    {"mon", B, CAPITAL},     {"mont", N, COMMA},    {"mr", T, CAPITAL},
    {"mrs", T, CAPITAL},     {"ms", T, CAPITAL},    {"msgr", T, CAPITAL},
    {"mt", T, CAPITAL},      {"mx", T, CAPITAL},    {"natl", N, CAPITAL},
    {"neb", N, CAPITAL},     {"nev", N, CAPITAL},   {"no", B, DIGIT},
    {"nos", B, DIGIT},       {"nov", B, CAPITAL},   {"nr", B, DIGIT},
    {"oct", B, CAPITAL},     {"okla", N, CAPITAL},  {"ont", N, COMMA},
    {"op", B, DIGIT},        {"ore", N, COMMA},     {"p", B, DIGIT},
    {"pa", N, COMMA},        {"par", B, DIGIT},     {"para", B, DIGIT},
    {"pct", N, ANYWHERE},    {"penn", N, COMMA},    {"pfc", T, CAPITAL},
    {"ph.d", N, ANYWHERE},   {"plc", N, CAPITAL},   {"pp", B, DIGIT},
    {"pres", T, CAPITAL},    {"prof", T, CAPITAL},  {"profs", T, CAPITAL},
    {"pte", N, CAPITAL},     {"pty", N, CAPITAL},   {"pvt", T, CAPITAL},
    {"que", N, COMMA},       {"rd", N, CAPITAL},    {"rep", T, CAPITAL},
    {"reps", T, CAPITAL},    {"ret", N, ANYWHERE},  {"rev", T, CAPITAL},
    {"rp", B, DIGIT},        {"rs", B, DIGIT},      {"rte", B, CAPITAL},
    {"sask", N, COMMA},      {"sat", B, DIGIT},     {"sdn", T, CAPITAL},
    {"sec", B, DIGIT},       {"sen", T, CAPITAL},   {"sens", T, CAPITAL},
    {"sep", B, CAPITAL},     {"sept", B, CAPITAL},  {"sgt", T, CAPITAL},
    {"sh", B, DIGIT},        {"shs", B, DIGIT},     {"spc", T, CAPITAL},
    {"sq", K, ANYWHERE},     {"sr", N, CAPITAL},    {"sra", T, CAPITAL},
    {"st", T, CAPITAL},      {"ste", T, CAPITAL},   {"sun", B, DIGIT},
    {"supt", T, CAPITAL},    {"tenn", N, CAPITAL},  {"tex", N, COMMA},
    {"thu", B, CAPITAL},     {"thur", B, CAPITAL},  {"thurs", B, CAPITAL},
    {"tk", B, DIGIT},        {"tue", B, CAPITAL},   {"tues", B, CAPITAL},
    {"univ", N, CAPITAL},    {"v", K, ANYWHERE},    {"va", N, COMMA},
    {"ven", T, CAPITAL},     {"viz", K, ANYWHERE},  {"vol", B, DIGIT},
    {"vols", B, DIGIT},      {"vs", K, ANYWHERE},   {"vt", N, COMMA},
    {"wash", N, COMMA},      {"wed", B, DIGIT},     {"wis", N, CAPITAL},
    {"wyo", N, CAPITAL},
};

static bool fits(uint8_t where, const struct abbreviation_place *place)
{
    switch (where) {
    case CAPITAL:
        return place->capital;
    case COMMA:
        return place->capital && place->after_comma;
    case DIGIT:
        return place->before_digit;
    default:
        return true;
    }
}

/* Eight bytes as a number that sorts as they do. */
static uint64_t rank(const char word[8])
{
    return __builtin_bswap64(hash_load(word));
}

static const struct entry *find(struct str folded)
{
    char   key[8] = {0};
    size_t low = 0, high = sizeof entries / sizeof *entries;
    memcpy(key, folded.at, folded.length);
    while (low < high) {
        const size_t   middle = low + (high - low) / 2;
        const uint64_t wanted = rank(key), found = rank(entries[middle].word);
        if (wanted == found) return &entries[middle];
        if (wanted < found)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

enum abbreviation abbreviation_find(struct str folded,
                                    const struct abbreviation_place *place)
{
    if (folded.length == 0 || folded.length > LONGEST) return ABBREVIATION_NONE;
    const struct entry *entry = find(folded);
    if (!entry || !fits(entry->where, place)) return ABBREVIATION_NONE;
    return (enum abbreviation)entry->kind;
}

enum abbreviation abbreviation_of_letters(struct str folded)
{
    if (str_is(folded, "a.m.") || str_is(folded, "p.m.")) return ABBREVIATION_HOUR;
    if (str_is(folded, "e.g.") || str_is(folded, "i.e.")) return ABBREVIATION_LINK;
    return folded.length > 2 ? ABBREVIATION_NAME : ABBREVIATION_INITIAL;
}

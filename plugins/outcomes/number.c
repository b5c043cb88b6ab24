/* number: tables of the words for numbers, their scales and parts. */
#include "number.h"

#include <stdlib.h>
#include <string.h>

struct numeral {
    const char *word;
    double value;
};

static const struct numeral numerals[] = {
    {"zero",      0 },
    {"one",       1 },
    {"two",       2 },
    {"three",     3 },
    {"four",      4 },
    {"five",      5 },
    {"six",       6 },
    {"seven",     7 },
    {"eight",     8 },
    {"nine",      9 },
    {"ten",       10},
    {"eleven",    11},
    {"twelve",    12},
    {"thirteen",  13},
    {"fourteen",  14},
    {"fifteen",   15},
    {"sixteen",   16},
    {"seventeen", 17},
    {"eighteen",  18},
    {"nineteen",  19},
    {"twenty",    20},
    {"thirty",    30},
    {"forty",     40},
    {"fifty",     50},
    {"sixty",     60},
    {"seventy",   70},
    {"eighty",    80},
    {"ninety",    90},
    {"dozen",     12}
};

static const struct numeral scales[] = {
    {"hundred",  1e2 },
    {"thousand", 1e3 },
    {"million",  1e6 },
    {"billion",  1e9 },
    {"trillion", 1e12},
    {"lakh",     1e5 },
    {"lakhs",    1e5 },
    {"crore",    1e7 },
    {"crores",   1e7 },
    {"mn",       1e6 },
    {"mln",      1e6 },
    {"mio",      1e6 },
    {"bn",       1e9 },
    {"bln",      1e9 },
    {"tn",       1e12},
    {"trn",      1e12},
    {"m",        1e6 },
    {"b",        1e9 },
    {"k",        1e3 },
    {"dozen",    12  }
};

static const struct numeral parts[] = {
    {"half",      0.5    },
    {"quarter",   0.25   },
    {"third",     1.0 / 3},
    {"fifth",     0.2    },
    {"eighth",    0.125  },
    {"tenth",     0.1    },
    {"hundredth", 0.01   }
};

static double find_numeral(const struct numeral *list, size_t count, const char *word,
                           size_t len, double none)
{
    for (size_t i = 0; i < count; i++)
        if (len && list[i].word[0] == word[0] && strlen(list[i].word) == len &&
            memcmp(list[i].word, word, len) == 0)
            return list[i].value;
    return none;
}

#define FIND(list, word, len, none)                                                      \
    find_numeral(list, sizeof(list) / sizeof *(list), word, len, none)

double number_scale(const char *word, size_t len)
{
    return FIND(scales, word, len, 0);
}

double number_part(const char *word, size_t len)
{
    return FIND(parts, word, len, 0);
}

bool number_of_word(const char *word, size_t len, double *value)
{
    *value = FIND(numerals, word, len, -1);
    if (*value >= 0) return true;
    const char *hyphen = memchr(word, '-', len);
    if (!hyphen) return false;
    const size_t tens = (size_t)(hyphen - word);
    const double ten = FIND(numerals, word, tens, -1);
    const double one = FIND(numerals, hyphen + 1, len - tens - 1, -1);
    if (ten < 20 || ten > 90 || one < 1 || one >= 10) return false;
    *value = ten + one;
    return true;
}

/* "1/2", "3/4", "15/16": the parts that prices are quoted in, and no date. */
static size_t read_ratio(const char *word, size_t len, double *value)
{
    char *end;
    char plain[8];
    if (len < 3 || len >= sizeof plain) return 0;
    memcpy(plain, word, len);
    plain[len] = '\0';
    const unsigned long over = strtoul(plain, &end, 10);
    if (*end != '/' || end == plain) return 0;
    const unsigned long under = strtoul(end + 1, &end, 10);
    const bool halves = under == 2 || under == 4 || under == 8 || under == 16 ||
                        under == 32 || under == 64;
    if (*end || !halves || !over || over >= under) return 0;
    *value = (double)over / (double)under;
    return len;
}

size_t number_of_digits(const char *word, size_t len, bool metres, double *value)
{
    char plain[40];
    size_t used = 0, at = 0;
    const size_t ratio = read_ratio(word, len, value);
    if (ratio) return ratio;
    for (; at < len && used + 1 < sizeof plain; at++) {
        if (word[at] == ',' && at && at + 1 < len) continue;
        const bool digit = word[at] >= '0' && word[at] <= '9';
        if (!digit && !(word[at] == '.' && at + 1 < len)) break;
        plain[used++] = word[at];
    }
    plain[used] = '\0';
    if (!used || (plain[0] == '.' && used == 1)) return 0;
    *value = strtod(plain, NULL);
    size_t scale = at; /* letters of a scale, up to the end or a hyphen */
    while (scale < len && word[scale] >= 'a' && word[scale] <= 'z')
        scale++;
    if (scale == at || (scale < len && word[scale] != '-')) return at;
    const double by = number_scale(word + at, scale - at);
    const bool metre = metres && scale == at + 1 && word[at] == 'm' && *value >= 100;
    if (by == 0 || metre) return at;
    *value *= by;
    return scale;
}

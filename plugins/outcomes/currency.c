/* currency: tables.  Signs, abbreviations as papers write them, and codes of ISO 4217. */
#include "currency.h"

#include <string.h>

struct currency {
    const char *sign, *unit;
};

static const struct currency before[] = {
  /* sorted by sign */
    {"$",              "dollars"                    },
    {"a$",             "Australian dollars"         },
    {"aed",            "dirhams"                    },
    {"ars",            "pesos"                      },
    {"aud",            "Australian dollars"         },
    {"b$",             "Brunei dollars"             },
    {"bds$",           "Barbados dollars"           },
    {"bdt",            "taka"                       },
    {"br",             "birr"                       },
    {"brl",            "reais"                      },
    {"c$",             "Canadian dollars"           },
    {"cad",            "Canadian dollars"           },
    {"cfa",            "CFA francs"                 },
    {"chf",            "francs"                     },
    {"clp",            "pesos"                      },
    {"cny",            "yuan"                       },
    {"czk",            "koruna"                     },
    {"dh",             "dirhams"                    },
    {"dhs",            "dirhams"                    },
    {"dkk",            "kroner"                     },
    {"dm",             "marks"                      },
    {"ec$",            "East Caribbean dollars"     },
    {"egp",            "pounds"                     },
    {"etb",            "birr"                       },
    {"eur",            "euros"                      },
    {"f$",             "Fiji dollars"               },
    {"fcfa",           "CFA francs"                 },
    {"g$",             "Guyana dollars"             },
    {"gbp",            "pounds"                     },
    {"ghs",            "cedis"                      },
    {"gh\xC2\xA2",     "cedis"                      },
    {"gh\xE2\x82\xB5", "cedis"                      },
    {"hk$",            "Hong Kong dollars"          },
    {"hkd",            "Hong Kong dollars"          },
    {"huf",            "forints"                    },
    {"idr",            "rupiah"                     },
    {"ils",            "shekels"                    },
    {"inr",            "rupees"                     },
    {"j$",             "Jamaican dollars"           },
    {"jpy",            "yen"                        },
    {"kes",            "shillings"                  },
    {"krw",            "won"                        },
    {"ksh",            "shillings"                  },
    {"kshs",           "shillings"                  },
    {"kwd",            "dinars"                     },
    {"lkr",            "rupees"                     },
    {"mxn",            "pesos"                      },
    {"myr",            "ringgit"                    },
    {"n$",             "Namibian dollars"           },
    {"ngn",            "naira"                      },
    {"nis",            "shekels"                    },
    {"nok",            "kroner"                     },
    {"npr",            "rupees"                     },
    {"nrs",            "rupees"                     },
    {"nt$",            "Taiwan dollars"             },
    {"nz$",            "New Zealand dollars"        },
    {"nzd",            "New Zealand dollars"        },
    {"omr",            "rials"                      },
    {"php",            "pesos"                      },
    {"pkr",            "rupees"                     },
    {"pln",            "zlotys"                     },
    {"qar",            "riyals"                     },
    {"qr",             "riyals"                     },
    {"r$",             "reais"                      },
    {"rm",             "ringgit"                    },
    {"rmb",            "yuan"                       },
    {"rp",             "rupiah"                     },
    {"rs",             "rupees"                     },
    {"rub",            "rubles"                     },
    {"s$",             "Singapore dollars"          },
    {"sar",            "riyals"                     },
    {"sek",            "kronor"                     },
    {"sfr",            "francs"                     },
    {"sgd",            "Singapore dollars"          },
    {"sh",             "shillings"                  },
    {"shs",            "shillings"                  },
    {"slrs",           "rupees"                     },
    {"sr",             "riyals"                     },
    {"thb",            "baht"                       },
    {"tk",             "taka"                       },
    {"tl",             "lira"                       },
    {"try",            "lira"                       },
    {"tsh",            "shillings"                  },
    {"tshs",           "shillings"                  },
    {"tt$",            "Trinidad and Tobago dollars"},
    {"tzs",            "shillings"                  },
    {"u.s$",           "dollars"                    },
    {"uah",            "hryvnias"                   },
    {"ugx",            "shillings"                  },
    {"us$",            "dollars"                    },
    {"usd",            "dollars"                    },
    {"ush",            "shillings"                  },
    {"ushs",           "shillings"                  },
    {"vnd",            "dong"                       },
    {"xaf",            "CFA francs"                 },
    {"xof",            "CFA francs"                 },
    {"z$",             "Zimbabwe dollars"           },
    {"zar",            "rand"                       },
    {"zmw",            "kwacha"                     },
    {"\xC2\xA3",       "pounds"                     },
    {"\xC2\xA5",       "yen"                        },
    {"\xE0\xB8\xBF",   "baht"                       },
    {"\xE2\x82\xA6",   "naira"                      },
    {"\xE2\x82\xA9",   "won"                        },
    {"\xE2\x82\xAA",   "shekels"                    },
    {"\xE2\x82\xAB",   "dong"                       },
    {"\xE2\x82\xAC",   "euros"                      },
    {"\xE2\x82\xB1",   "pesos"                      },
    {"\xE2\x82\xB4",   "hryvnias"                   },
    {"\xE2\x82\xB5",   "cedis"                      },
    {"\xE2\x82\xB9",   "rupees"                     },
    {"\xE2\x82\xBA",   "lira"                       },
    {"\xE2\x82\xBD",   "rubles"                     },
    {"\xEF\xBF\xA5",   "yen"                        }
};

static const struct currency behind[] = {
  /* sorted by sign */
    {"baht",     "baht"     },
    {"birr",     "birr"     },
    {"crown",    "crowns"   },
    {"cts",      "cents"    },
    {"dinar",    "dinars"   },
    {"dirham",   "dirhams"  },
    {"dlr",      "dollars"  },
    {"dlrs",     "dollars"  },
    {"dollar",   "dollars"  },
    {"euro",     "euros"    },
    {"forint",   "forints"  },
    {"franc",    "francs"   },
    {"krona",    "kronor"   },
    {"krone",    "kroner"   },
    {"lira",     "lira"     },
    {"mark",     "marks"    },
    {"naira",    "naira"    },
    {"peso",     "pesos"    },
    {"pound",    "pounds"   },
    {"rand",     "rand"     },
    {"real",     "reais"    },
    {"rial",     "rials"    },
    {"ringgit",  "ringgit"  },
    {"riyal",    "riyals"   },
    {"rouble",   "roubles"  },
    {"ruble",    "rubles"   },
    {"rupee",    "rupees"   },
    {"rupiah",   "rupiah"   },
    {"shekel",   "shekels"  },
    {"shilling", "shillings"},
    {"stg",      "pounds"   },
    {"taka",     "taka"     },
    {"won",      "won"      },
    {"yen",      "yen"      },
    {"yuan",     "yuan"     },
    {"zloty",    "zlotys"   }
};

static const char *find(const struct currency *list, size_t count, const char *word,
                        size_t len)
{
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = (low + high) / 2, size = strlen(list[middle].sign);
        int order = memcmp(list[middle].sign, word, size < len ? size : len);
        if (order == 0) order = (size > len) - (size < len);
        if (order == 0) return list[middle].unit;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const char *currency_before(const char *word, size_t len)
{
    if (len > 1 && word[len - 1] == '.') len--; /* Rs. */
    return find(before, sizeof before / sizeof *before, word, len);
}

const char *currency_behind(const char *word, size_t len)
{
    return find(behind, sizeof behind / sizeof *behind, word, len);
}

const char *currency_letter(char letter)
{
    switch (letter) {
    case 'n':
        return "naira";
    case 'p':
        return "pesos";
    case 'r':
        return "rand";
    case 'k':
        return "kwacha";
    default:
        return NULL;
    }
}

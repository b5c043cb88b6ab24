/* agency: a table of names; it is read once or twice an article, so in order. */
#include "text/agency.h"

static const struct {
    const char *written, *name;
} agencies[] = {
    {"Bernama", "Bernama"},
    {"Malaysian National News Agency", "Bernama"},
    {"Reuters", "Reuters"},
    {"Reuter", "Reuters"},
    {"Thomson Reuters", "Reuters"},
    {"AP", "AP"},
    {"Associated Press", "AP"},
    {"The Associated Press", "AP"},
    {"AFP", "AFP"},
    {"Agence France-Presse", "AFP"},
    {"UPI", "UPI"},
    {"United Press International", "UPI"},
    {"Xinhua", "Xinhua"},
    {"Xinhua News Agency", "Xinhua"},
    {"AA", "Anadolu"},
    {"AAP", "AAP"},
    {"ABNA", "ABNA"},
    {"ABS-CBN", "ABS-CBN"},
    {"AKIpress", "AKIpress"},
    {"ANA", "ANA"},
    {"Anadolu", "Anadolu"},
    {"Anadolu Agency", "Anadolu"},
    {"ANI", "ANI"},
    {"ANP", "ANP"},
    {"ANSA", "ANSA"},
    {"Antara", "Antara"},
    {"APA", "APA"},
    {"APP", "APP"},
    {"APS", "APS"},
    {"Azertac", "Azertac"},
    {"BBC", "BBC"},
    {"Belga", "Belga"},
    {"BelTA", "BelTA"},
    {"Bloomberg", "Bloomberg"},
    {"BNA", "BNA"},
    {"BSS", "BSS"},
    {"BTA", "BTA"},
    {"Business Wire", "Business Wire"},
    {"Canadian Press", "The Canadian Press"},
    {"The Canadian Press", "The Canadian Press"},
    {"CNA", "CNA"},
    {"CNN", "CNN"},
    {"CNW", "CNW"},
    {"CTK", "CTK"},
    {"Dow Jones", "Dow Jones"},
    {"DPA", "dpa"},
    {"dpa", "dpa"},
    {"EFE", "EFE"},
    {"Fides", "Fides"},
    {"GLOBE NEWSWIRE", "GlobeNewswire"},
    {"GlobeNewswire", "GlobeNewswire"},
    {"GNA", "GNA"},
    {"Hina", "Hina"},
    {"IANS", "IANS"},
    {"INA", "INA"},
    {"Interfax", "Interfax"},
    {"IPS", "IPS"},
    {"IRIN", "IRIN"},
    {"IRNA", "IRNA"},
    {"ITAR-TASS", "TASS"},
    {"Jiji", "Jiji Press"},
    {"Jiji Press", "Jiji Press"},
    {"KCNA", "KCNA"},
    {"KNA", "KNA"},
    {"KUNA", "KUNA"},
    {"Kyodo", "Kyodo"},
    {"Kyodo News", "Kyodo"},
    {"Lusa", "Lusa"},
    {"MENA", "MENA"},
    {"MTI", "MTI"},
    {"NAN", "NAN"},
    {"NNA", "NNA"},
    {"NNN", "NNN"},
    {"NTB", "NTB"},
    {"Petra", "Petra"},
    {"PNA", "PNA"},
    {"PA", "PA"},
    {"Press Association", "PA"},
    {"PRNewswire", "PRNewswire"},
    {"PR Newswire", "PRNewswire"},
    {"PTI", "PTI"},
    {"Press Trust of India", "PTI"},
    {"QNA", "QNA"},
    {"RFE/RL", "RFE/RL"},
    {"RIA Novosti", "RIA Novosti"},
    {"SANA", "SANA"},
    {"SAPA", "SAPA"},
    {"SPA", "SPA"},
    {"Sputnik", "Sputnik"},
    {"TASS", "TASS"},
    {"Tanjug", "Tanjug"},
    {"TNA", "TNA"},
    {"TT", "TT"},
    {"UNI", "UNI"},
    {"Ukrinform", "Ukrinform"},
    {"VNA", "VNA"},
    {"VOA", "VOA"},
    {"WAFA", "WAFA"},
    {"WAM", "WAM"},
    {"Yonhap", "Yonhap"},
    {"Yonhap News Agency", "Yonhap"},
};

static char upper(char c)
{
    return (char)(c & (char_is_lower(c) ? ~0x20 : ~0));
}

/* As the table writes it, or all in capitals.  Any other case is a person's name: "Ana",
 * "Petra" stays one of both. */
static bool is_written(struct str text, const char *name)
{
    if (upper(text.at[0]) != upper(name[0])) return false;
    if (str_is(text, name)) return true;
    if (text.length != strlen(name)) return false;
    for (size_t i = 0; i < text.length; i++)
        if (text.at[i] != upper(name[i])) return false;
    return true;
}

struct str agency_find(struct str written)
{
    enum { LONGEST = 40 };
    if (written.length == 0 || written.length > LONGEST) return (struct str){NULL, 0};
    for (size_t i = 0; i < sizeof agencies / sizeof *agencies; i++)
        if (is_written(written, agencies[i].written)) return str_from(agencies[i].name);
    return (struct str){NULL, 0};
}

bool agency_has_medium(struct str name)
{
    static const char media[] =
        "News Agency Agencies Press Wire Times Post Herald Star Sun Mail Today Media TV "
        "Television Radio Online Reporters Network";
    struct str word;
    while (str_next(&name, ' ', &word))
        if (str_listed(word, media)) return true;
    return false;
}

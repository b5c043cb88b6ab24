/* lists: from the columns of the data files to arrays by row. */
#include "lists.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct sheet { /* a gazetteer being read */
    const ng_host *host;
    const ng_gazetteer *list;
    const char *file;
};

static ng_str cell(const struct sheet *sheet, uint32_t row, const char *column)
{
    return sheet->host->column(sheet->list, row, column);
}

static uint32_t count_rows(const struct sheet *sheet)
{
    uint32_t rows = 0;
    while (cell(sheet, rows, "name").len)
        rows++;
    return rows;
}

static bool is(ng_str value, const char *other)
{
    return value.len == strlen(other) && memcmp(value.at, other, value.len) == 0;
}

/* The kind that a cell names; most rows have the kind of the row above. */
static enum kind kind_after(ng_str value, enum kind above)
{
    return is(value, kind_name(above)) ? above : kind_of(value);
}

/* What a column can hold, for whoever wrote something else. */
static const char *values_of(const char *column)
{
    static const struct {
        const char *column, *values;
    } columns[] = {
        {"kind",    "one of " KIND_VALUES                                           },
        {"country", "two letters of ISO 3166-1, or nothing"                         },
        {"trust",   "support, sport, short or nothing (names), sure or weak (heads)"},
        {"place",   "last, first, of, suffix or whole"                              }
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (strcmp(columns[i].column, column) == 0) return columns[i].values;
    return "what README.md says";
}

/* A row is named by its name, which is in the file once, and counted from the line with
 * the columns' names, comments left out. */
static ng_status complain(const struct sheet *sheet, uint32_t row, const char *column)
{
    const ng_str name = cell(sheet, row, "name"), value = cell(sheet, row, column);
    char message[400];
    snprintf(message, sizeof message,
             "%s: row %u, \"%.*s\": column \"%s\" is \"%.*s\"; write %s", sheet->file,
             (unsigned)row + 1, (int)(name.len < 80 ? name.len : 80), name.at, column,
             (int)(value.len < 40 ? value.len : 40), value.at, values_of(column));
    ng_say(sheet->host, NG_ERROR, message);
    return NG_NOFILE;
}

/* The first name of a row, or of the row that its column "entity" stands for. */
static ng_str entity_of(const struct sheet *sheet, uint32_t row, ng_str name)
{
    const ng_str entity = cell(sheet, row, "entity");
    if (entity.len) name = entity;
    const char *bar = memchr(name.at, '|', name.len);
    if (bar) name.len = (size_t)(bar - name.at);
    return name;
}

static ng_status read_name(const struct sheet *sheet, uint32_t row, ng_str written,
                           enum kind above, struct name *name)
{
    const ng_str trust = cell(sheet, row, "trust");
    *name = (struct name){
        .kind = kind_after(cell(sheet, row, "kind"), above),
        .written = written,
        .country = cell(sheet, row, "country"),
        .entity = entity_of(sheet, row, written),
    };
    if (trust.len) {
        name->support = is(trust, "support");
        name->sport = is(trust, "sport");
        name->brief = is(trust, "short");
    }
    if (name->kind == KIND_NONE) return complain(sheet, row, "kind");
    if (trust.len && !name->support && !name->sport && !name->brief)
        return complain(sheet, row, "trust");
    return name->country.len == 0 || name->country.len == 2
               ? NG_OK
               : complain(sheet, row, "country");
}

static ng_status read_head(const struct sheet *sheet, uint32_t row, struct head *head)
{
    static const struct {
        const char *name;
        enum place place;
    } places[] = {
        {"last",   PLACE_LAST  },
        {"first",  PLACE_FIRST },
        {"of",     PLACE_OF    },
        {"suffix", PLACE_SUFFIX},
        {"whole",  PLACE_WHOLE }
    };
    const ng_str place = cell(sheet, row, "place");
    const ng_str trust = cell(sheet, row, "trust"), kind = cell(sheet, row, "kind");
    head->kind = kind.len ? kind_of(kind) : KIND_FORUM;
    head->sure = !is(trust, "weak");
    if (head->kind == KIND_NONE) return complain(sheet, row, "kind");
    if (trust.len && head->sure && !is(trust, "sure"))
        return complain(sheet, row, "trust");
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (!is(place, places[i].name)) continue;
        head->place = places[i].place;
        return NG_OK;
    }
    return complain(sheet, row, "place");
}

static ng_status open_names(const ng_host *host, struct lists *lists)
{
    struct sheet sheet = {.host = host, .file = "organisations.tsv"};
    ng_status status = ng_gazetteer_of(host, sheet.file, &lists->name_list);
    if (status) return status;
    sheet.list = lists->name_list;
    enum kind above = KIND_OTHER;
    uint32_t room = 0;
    for (uint32_t row = 0; !status; row++) {
        const ng_str written = cell(&sheet, row, "name");
        if (!written.len) break;
        if (row == room) {
            room = room ? 2 * room : 32768;
            struct name *more = realloc(lists->names, room * sizeof *more);
            if (!more) return NG_NOMEM;
            lists->names = more;
        }
        lists->name_count = row + 1;
        status = read_name(&sheet, row, written, above, &lists->names[row]);
        above = lists->names[row].kind;
    }
    return status;
}

static ng_status open_heads(const ng_host *host, const char *file,
                            const ng_gazetteer **list, struct head **heads,
                            uint32_t *count)
{
    struct sheet sheet = {.host = host, .file = file};
    ng_status status = ng_gazetteer_of(host, file, list);
    if (status) return status;
    sheet.list = *list;
    *count = count_rows(&sheet);
    *heads = calloc(*count + 1, sizeof **heads);
    if (!*heads) return NG_NOMEM;
    for (uint32_t row = 0; row < *count && !status; row++)
        status = read_head(&sheet, row, &(*heads)[row]);
    return status;
}

static ng_status open_nouns(const ng_host *host, struct lists *lists)
{
    struct sheet sheet = {.host = host, .file = "nouns.tsv"};
    const ng_status status = ng_gazetteer_of(host, sheet.file, &lists->noun_list);
    if (status) return status;
    sheet.list = lists->noun_list;
    const uint32_t count = count_rows(&sheet);
    lists->nouns = calloc(count + 1, sizeof *lists->nouns);
    if (!lists->nouns) return NG_NOMEM;
    for (uint32_t row = 0; row < count; row++) {
        lists->nouns[row] = kind_of(cell(&sheet, row, "kind"));
        if (lists->nouns[row] == KIND_NONE) return complain(&sheet, row, "kind");
    }
    return NG_OK;
}

/* A model with other labels would load, and find nothing. */
static ng_status check_labels(const ng_host *host, const ng_tagger *tagger)
{
    static const char *const needed[] = {"B-ORG", "I-ORG", "B-PART", "B-PER", "B-LOC"};
    enum { LABELS = 256 };
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        bool found = false;
        for (unsigned label = 0; label < LABELS && !found; label++)
            found = is(host->label_name(tagger, (uint8_t)label), needed[i]);
        if (found) continue;
        char message[240];
        snprintf(message, sizeof message,
                 "org.model: has no label \"%s\", so it is no model of this plugin's; "
                 "install the plugin again, train the model as README.md says, or set "
                 "organisations.model=false",
                 needed[i]);
        ng_say(host, NG_ERROR, message);
        return NG_NOFILE;
    }
    return NG_OK;
}

static ng_status open_model(const ng_host *host, struct lists *lists)
{
    const ng_status status = ng_tagger_of(host, "org.model", &lists->tagger);
    if (!status) return check_labels(host, lists->tagger);
    ng_say(host, NG_ERROR,
           "org.model: cannot be used; install the plugin again, or set "
           "organisations.model=false to do with lists and rules alone");
    return status;
}

ng_status lists_open(const ng_host *host, bool model, struct lists *lists)
{
    ng_status status = words_open(host, &lists->words);
    if (!status) status = open_names(host, lists);
    if (!status)
        status = open_heads(host, "heads.tsv", &lists->head_list, &lists->heads,
                            &lists->head_count);
    if (!status)
        status = open_heads(host, "fora.tsv", &lists->forum_list, &lists->fora,
                            &lists->forum_count);
    if (!status) status = ng_gazetteer_of(host, "things.tsv", &lists->thing_list);
    if (!status) status = open_nouns(host, lists);
    if (!status && model) status = open_model(host, lists);
    return status;
}

void lists_close(struct lists *lists)
{
    if (!lists) return;
    words_close(lists->words);
    free(lists->names);
    free(lists->heads);
    free(lists->fora);
    free(lists->nouns);
}

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

static ng_status complain(const struct sheet *sheet, uint32_t row, const char *column)
{
    const ng_str name = cell(sheet, row, "name"), value = cell(sheet, row, column);
    char message[240];
    snprintf(message, sizeof message,
             "%s: column \"%s\" of \"%.*s\" is \"%.*s\"; README.md lists what it can be",
             sheet->file, column, (int)(name.len < 80 ? name.len : 80), name.at,
             (int)(value.len < 40 ? value.len : 40), value.at);
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
                           struct name *name)
{
    const ng_str trust = cell(sheet, row, "trust");
    *name = (struct name){
        .kind = kind_of(cell(sheet, row, "kind")),
        .written = written,
        .country = cell(sheet, row, "country"),
        .entity = entity_of(sheet, row, written),
        .support = is(trust, "support"),
        .sport = is(trust, "sport"),
        .brief = is(trust, "short"),
    };
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
    uint32_t room = 0;
    for (uint32_t row = 0; !status; row++) {
        const ng_str written = cell(&sheet, row, "name");
        if (!written.len) break;
        if (row == room) {
            room = room ? 2 * room : 4096;
            struct name *more = realloc(lists->names, room * sizeof *more);
            if (!more) return NG_NOMEM;
            lists->names = more;
        }
        lists->name_count = row + 1;
        status = read_name(&sheet, row, written, &lists->names[row]);
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
    if (!status && model) status = ng_tagger_of(host, "org.model", &lists->tagger);
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

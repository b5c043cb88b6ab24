/* template: percentages, percentage points and basis points.  Names of units come from
 * units.tsv, numbers in words from numbers.tsv, numbers in digits from a rule; where a
 * number stands right before a unit, the two are a record. */
#include <nutgraf/plugin.h>

#include <stdlib.h>

struct lists { /* what open() makes and every thread reads */
    const ng_rules *digits;
    const ng_gazetteer *numbers;
    const ng_gazetteer *units;
    double least;
};

struct number {
    ng_span at;
    double value;
    int decimals;
};

/* 10, 1,200, 0.25: digits with commas between thousands, and a fraction. */
static struct number read_digits(ng_str text)
{
    struct number number = {.value = 0};
    double scale = 1;
    int fraction = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '.') fraction = 1;
        if (text.at[i] < '0' || text.at[i] > '9') continue;
        number.value = number.value * 10 + (text.at[i] - '0');
        scale *= fraction ? 10 : 1;
        number.decimals += fraction;
    }
    number.value /= scale;
    return number;
}

/* The options are checked before open(): an NG_NUMBER is digits, '-' and '.'. */
static double read_option(ng_str text)
{
    const double value = read_digits(text).value;
    return text.len && text.at[0] == '-' ? -value : value;
}

/* Whether a token is a number in digits, all of it. */
static int find_digits(const struct lists *self, ng_doc *doc, uint32_t token,
                       struct number *number)
{
    ng_scan scan = {.begin = token, .end = token + 1};
    if (!ng_next(doc, self->digits, &scan)) return 0;
    const ng_span whole = ng_tokens_of(doc).at[token].at;
    if (scan.at.begin != whole.begin || scan.at.end != whole.end) return 0;
    *number = read_digits(ng_at(doc, scan.at));
    number->at = scan.at;
    return number->decimals <= 9;
}

static void emit(const struct lists *self, ng_doc *doc, const struct number *number,
                 const ng_hit *unit, const char *rule)
{
    if (number->value < self->least) return;
    const ng_span at = ng_make_span(number->at.begin, unit->at.end);
    const ng_ref record = ng_emit(doc, "percentage", at, rule, 1);
    ng_set_number(doc, record, "value", number->value, number->decimals);
    ng_set(doc, record, "unit", ng_column_of(doc, self->units, unit->entry, "unit"));
}

static ng_status open_lists(const ng_host *host, const ng_config *config, void **self)
{
    static const ng_rule digits[] = {
        {.name = "digits",
         .triggers = "@digit",
         .regex = "(?: [0-9]{1,3} (?: , [0-9]{3} )+ | [0-9]+ ) (?: \\. [0-9]+ )?"},
        {0}
    };
    struct lists *made = calloc(1, sizeof *made);
    *self = made; /* close() gets it even if what follows fails */
    if (!made) return NG_NOMEM;
    made->least = read_option(ng_option_of(host, config, "least"));
    ng_status status = ng_rules_of(host, digits, &made->digits);
    if (status == NG_OK) status = ng_gazetteer_of(host, "numbers.tsv", &made->numbers);
    if (status == NG_OK) status = ng_gazetteer_of(host, "units.tsv", &made->units);
    return status;
}

static ng_status process(const void *opened, void *scratch, ng_doc *doc)
{
    const struct lists *self = opened;
    const ng_hits units = ng_hits_of(doc, self->units);
    const ng_hits numbers = ng_hits_of(doc, self->numbers);
    size_t next = 0; /* the first of numbers not before the unit */
    (void)scratch;
    for (size_t i = 0; i < units.len; i++) {
        const ng_hit *unit = &units.at[i];
        struct number number;
        while (next < numbers.len && numbers.at[next].last < unit->first)
            next++;
        if (next < numbers.len && numbers.at[next].last == unit->first) {
            const ng_hit *words = &numbers.at[next];
            number = read_digits(ng_column_of(doc, self->numbers, words->entry, "value"));
            number.at = words->at;
            emit(self, doc, &number, unit, "words");
        } else if (unit->first > 0 && find_digits(self, doc, unit->first - 1, &number)) {
            emit(self, doc, &number, unit, "digits");
        }
    }
    return NG_OK;
}

static const char *const needs[] = {"token", NULL};

static const ng_field percentage_fields[] = {
    {.name = "value",
     .type = NG_NUMBER,
     .flags = NG_KEY,
     .about = "how many of the unit"},
    {.name = "unit",
     .type = NG_TEXT,
     .flags = NG_KEY,
     .values = "percent point basis-point",
     .about = "what is counted"},
    {0}
};

static const ng_record records[] = {
    {.name = "percentage",
     .fields = percentage_fields,
     .flags = NG_EXCLUSIVE,
     .about = "a share or a change in hundredths, or in parts of them"},
    {0}
};

static const ng_option options[] = {
    {.name = "least",
     .type = NG_NUMBER,
     .preset = "0",
     .about = "values below this are left out"},
    {0}
};

NG_PLUGIN(template, .version = "1.0.0",
          .about = "Finds percentages, percentage points and basis points",
          .needs = needs, .records = records, .options = options, .open = open_lists,
          .close = free, .process = process);

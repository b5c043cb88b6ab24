/* emit: what the records look like, and how they are written. */
#include "emit.h"

#include <stdio.h>
#include <string.h>

static const ng_field outcome_fields[] = {
    {.name = "type",
     .type = NG_TEXT,
     .flags = NG_KEY,
     .about = "what kind of outcome it is",
     .values = TYPE_NAMES},
    {.name = "status",
     .type = NG_TEXT,
     .about = "whether it has happened",
     .values = STATUS_NAMES},
    {.name = "polarity",
     .type = NG_TEXT,
     .about = "- if the text denies it",
     .values = "+ -"},
    {.name = "group",
     .type = NG_LINK,
     .flags = NG_OPTIONAL,
     .about = "the announced group it belongs to"},
    {.name = "ordinal",
     .type = NG_INT,
     .flags = NG_OPTIONAL,
     .about = "its place in the group"},
    {.name = "plover",
     .type = NG_TEXT,
     .flags = NG_OPTIONAL,
     .about = "PLOVER root event type"},
    {.name = "cameo",                    .type = NG_TEXT, .flags = NG_OPTIONAL, .about = "CAMEO event code"},
    {.name = "tier",
     .type = NG_TEXT,
     .flags = NG_OPTIONAL,
     .about = "context: no outcome, but what surrounds one",
     .values = "context"},
    {.name = "date",
     .type = NG_LINK,
     .flags = NG_OPTIONAL,
     .about = "when, if the text says"},
    {0              }
};

static const ng_field agent_fields[] = {
    {.name = "head",        .type = NG_TEXT, .flags = NG_OPTIONAL, .about = "its head noun"},
    {.name = "resolved",
     .type = NG_TEXT,
     .flags = NG_OPTIONAL,
     .about = "what it stands for, if it is a pronoun or the like"},
    {.name = "entity",
     .type = NG_LINK,
     .flags = NG_OPTIONAL,
     .about = "the mention of an organisation or a country in it"},
    {0      }
};

static const ng_field quantity_fields[] = {
    {.name = "value",                                  .type = NG_TEXT, .about = "a decimal number, or a score: 112-87"},
    {.name = "unit", .type = NG_TEXT, .flags = NG_OPTIONAL, .about = "what is counted"},
    {0                                  }
};

static const ng_record outcome_parts[] = {
    {.name = "trigger",
     .about = "the words that say what happened; may be in two pieces"},
    {.name = "agent",                       .fields = agent_fields, .about = "who did it"},
    {.name = "object",.fields = agent_fields, .about = "what it was done to"},
    {.name = "recipient",                       .fields = agent_fields, .about = "who it was for"},
    {.name = "quantity",                       .fields = quantity_fields, .about = "how much or how many"},
    {.name = "attribution",                       .fields = agent_fields, .about = "who says so"},
    {.name = "place",.fields = agent_fields, .about = "where"},
    {0                      }
};

static const ng_field group_fields[] = {
    {.name = "declared",                      .type = NG_INT, .about = "how many the text announces"},
    {.name = "found", .type = NG_INT, .about = "how many were found"},
    {.name = "complete",                         .type = NG_BOOL, .about = "whether these are the same"},
    {0        }
};

static const ng_field item_fields[] = {
    {.name = "line", .type = NG_TEXT, .about = "the type that the lexicon gives it, or none"},
    {.name = "pieces",
     .type = NG_TEXT,
     .about = "the bytes of its trigger's first and last piece: begin end begin end"},
    {.name = "features", .type = NG_TEXT, .about = "as `nutgraf train` reads them"},
    {0                 }
};

const ng_record emit_records[] = {
    {.name = "group",
     .fields = group_fields,
     .flags = NG_NAMED,
     .about = "an announced number of outcomes"},
    {.name = "outcome",
     .fields = outcome_fields,
     .flags = NG_NAMED,
     .about = "what came of it",
     .inside = outcome_parts},
    {.name = "outcome-item",
     .fields = item_fields,
     .about = "what the model is told of a candidate; only with the option items"},
    {0                }
};

struct writer {
    ng_doc *doc;
    ng_tokens tokens;
    const struct layers *layers;
};

static ng_span span_of(const struct writer *writer, uint32_t first, uint32_t last)
{
    return ng_make_span(writer->tokens.at[first].at.begin,
                        writer->tokens.at[last - 1].at.end);
}

static ng_str cut_lines(ng_doc *doc, ng_str text)
{
    const char *line = memchr(text.at, '\n', text.len);
    if (!line) return text;
    char *copy = ng_alloc(doc, text.len);
    if (!copy) return text;
    for (size_t i = 0; i < text.len; i++)
        copy[i] = text.at[i] == '\n' ? ' ' : text.at[i];
    return ng_make_str(copy, text.len);
}

/* The index of the first item of a layer that begins at or behind a place. */
static size_t find_item(ng_items items, uint32_t begin)
{
    size_t low = 0, high = items.len;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (items.at[middle].at.begin < begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

enum { FAR_BACK = 8 }; /* items that may begin between a mention and its head */

/* The item that covers a place; 0 if there is none. */
static ng_ref item_over(ng_doc *doc, ng_layer layer, ng_span at)
{
    if (!layer) return 0;
    const ng_items items = ng_items_of(doc, layer);
    size_t i = find_item(items, at.begin + 1);
    for (int steps = 0; i > 0 && steps < FAR_BACK; steps++)
        if (items.at[--i].at.end >= at.end) return items.at[i].record;
    return 0;
}

static ng_ref write_phrase(const struct writer *writer, ng_ref outcome, const char *kind,
                           const struct phrase *phrase)
{
    if (phrase_is_empty(phrase)) return 0;
    const ng_span at = span_of(writer, phrase->first, phrase->last);
    const ng_ref record = ng_nest(writer->doc, outcome, kind, at, NULL, 1.0);
    const ng_token *head = &writer->tokens.at[phrase->head];
    if (head->shape & NG_WORD)
        ng_set(writer->doc, record, "head", ng_at(writer->doc, head->at));
    const ng_ref organisation =
        item_over(writer->doc, writer->layers->organisation, head->at);
    const ng_ref country =
        organisation ? 0 : item_over(writer->doc, writer->layers->country, head->at);
    if (organisation || country)
        ng_link(writer->doc, record, "entity", organisation ? organisation : country);
    return record;
}

static void write_quantity(const struct writer *writer, ng_ref outcome,
                           const struct quantity *quantity)
{
    if (!quantity->value[0]) return;
    const ng_span at = span_of(writer, quantity->first, quantity->last);
    const ng_ref record = ng_nest(writer->doc, outcome, "quantity", at, NULL, 1.0);
    ng_set(writer->doc, record, "value",
           ng_make_str(quantity->value, strlen(quantity->value)));
    if (quantity->unit.len) ng_set(writer->doc, record, "unit", quantity->unit);
}

static void write_codes(const struct writer *writer, ng_ref outcome,
                        const struct candidate *candidate)
{
    if (candidate->frame && candidate->frame->flags & FRAME_CONTEXT)
        ng_set(writer->doc, outcome, "tier", NG_STR("context"));
    if (candidate->plover.len) ng_set(writer->doc, outcome, "plover", candidate->plover);
    if (candidate->cameo.len) ng_set(writer->doc, outcome, "cameo", candidate->cameo);
}

/* Whether a record of the layer date says when: not how long, nor how often. */
static bool is_point(const ng_doc *doc, ng_ref date)
{
    const ng_str type = ng_field_of(doc, date, "type");
    return !(type.len == 8 && memcmp(type.at, "DURATION", 8) == 0) &&
           !(type.len == 3 && memcmp(type.at, "SET", 3) == 0);
}

/* Whether tokens hold a place of the text. */
static bool holds(const struct writer *writer, uint32_t first, uint32_t last, ng_span at)
{
    if (first >= last) return false;
    const ng_span span = span_of(writer, first, last);
    return span.begin <= at.begin && at.end <= span.end;
}

/* Whether a record of the layer date means a day or less: 2025-09-24, XXXX-WXX-3. */
static bool is_day(const ng_doc *doc, ng_ref date)
{
    enum { DAY = 10 }; /* characters of either */
    return ng_field_of(doc, date, "value").len >= DAY;
}

/* When it happened, if the clause says so: what dates an argument, as in "the 2026
 * budget", or a comparison says nothing of it, but "Saturday's poll" was won that day. */
static void write_date(const struct writer *writer, ng_ref outcome,
                       const struct candidate *candidate)
{
    const ng_span reach = candidate->reach;
    if (reach.begin >= reach.end || !writer->layers->date) return;
    const ng_span within = span_of(writer, reach.begin, reach.end);
    const ng_items dates = ng_items_of(writer->doc, writer->layers->date);
    for (size_t i = find_item(dates, within.begin);
         i < dates.len && dates.at[i].at.end <= within.end; i++) {
        const ng_span at = dates.at[i].at;
        const struct phrase *object = &candidate->object;
        if (!is_point(writer->doc, dates.at[i].record) ||
            (candidate->compared < reach.end &&
             span_of(writer, candidate->compared, candidate->compared + 1).end ==
                 at.end) ||
            (holds(writer, object->first, object->last, at) &&
             !is_day(writer->doc, dates.at[i].record)) ||
            (candidate->quantity.value[0] &&
             holds(writer, candidate->quantity.first, candidate->quantity.last, at)))
            continue;
        ng_link(writer->doc, outcome, "date", dates.at[i].record);
        return;
    }
}

static void write_outcome(const struct writer *writer, const struct candidate *candidate,
                          const ng_ref *groups)
{
    const ng_span *last = &candidate->pieces[candidate->piece_count - 1];
    const ng_span at = span_of(writer, candidate->pieces[0].begin, last->end);
    const ng_ref outcome = ng_emit(
        writer->doc, "outcome", at,
        candidate->frame                       ? candidate->frame->name
        : candidate->flags & CANDIDATE_OPEN ? "model"
                                            : "intention",
        candidate->score);
    const char *type = type_names[candidate->type];
    const char *status = status_names[candidate->status];
    ng_set(writer->doc, outcome, "type", ng_make_str(type, strlen(type)));
    ng_set(writer->doc, outcome, "status", ng_make_str(status, strlen(status)));
    ng_set(writer->doc, outcome, "polarity",
           candidate->negative ? NG_STR("-") : NG_STR("+"));
    if (candidate->group)
        ng_link(writer->doc, outcome, "group", groups[candidate->group - 1]);
    if (candidate->ordinal)
        ng_set_number(writer->doc, outcome, "ordinal", candidate->ordinal, 0);
    write_codes(writer, outcome, candidate);
    write_date(writer, outcome, candidate);
    for (uint32_t i = 0; i < candidate->piece_count; i++)
        ng_nest(writer->doc, outcome, "trigger",
                span_of(writer, candidate->pieces[i].begin, candidate->pieces[i].end),
                NULL, 1.0);
    const ng_ref agent = write_phrase(writer, outcome, "agent", &candidate->agent);
    const ng_ref object = write_phrase(writer, outcome, "object", &candidate->object);
    write_phrase(writer, outcome, "recipient", &candidate->recipient);
    write_quantity(writer, outcome, &candidate->quantity);
    write_phrase(writer, outcome, "attribution", &candidate->attribution);
    write_phrase(writer, outcome, "place", &candidate->place);
    if (candidate->resolved.len)
        ng_set(writer->doc, agent ? agent : object, "resolved",
               cut_lines(writer->doc, candidate->resolved));
}

static bool is_wanted(const struct candidate *candidate, double threshold, bool context)
{
    if (candidate->score < threshold) return false;
    return context || !candidate->frame || !(candidate->frame->flags & FRAME_CONTEXT);
}

void emit_all(ng_doc *doc, ng_tokens tokens, const struct layers *layers, const struct groups *groups,
              const struct candidates *candidates, double threshold, bool context)
{
    const struct writer writer = {
        .doc = doc, .tokens = tokens, .layers = layers};
    ng_ref refs[MAX_GROUPS] = {0};
    for (uint32_t i = 0; i < groups->count; i++) {
        const struct group *group = &groups->at[i];
        if (!group_counts(group)) continue;
        refs[i] =
            ng_emit(doc, "group", span_of(&writer, group->first, group->last), NULL, 1.0);
        ng_set_number(doc, refs[i], "declared", group->declared, 0);
        ng_set_number(doc, refs[i], "found", group->found, 0);
        ng_set(doc, refs[i], "complete",
               group->found == group->declared ? NG_STR("true") : NG_STR("false"));
    }
    for (uint32_t i = 0; i < candidates->count; i++) {
        struct candidate candidate = candidates->at[i];
        if (!is_wanted(&candidate, threshold, context)) continue;
        if (candidate.group && !refs[candidate.group - 1])
            candidate.group = candidate.ordinal = 0;
        write_outcome(&writer, &candidate, refs);
    }
}

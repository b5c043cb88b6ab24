/* emit: turns candidates and groups into records. */
#ifndef OUTCOMES_EMIT_H
#define OUTCOMES_EMIT_H

#include "candidate.h"
#include "group.h"

struct layers { /* what other plugins may have found; 0 where they are not installed */
    ng_layer date, country, organisation;
};

extern const ng_record emit_records[];

/* Emits all candidates of at least the threshold, context ones only if asked for. */
void emit_all(ng_doc *doc, ng_tokens tokens, const struct layers *layers, const struct groups *groups,
              const struct candidates *candidates, double threshold, bool context);

#endif

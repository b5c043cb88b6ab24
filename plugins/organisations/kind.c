/* kind: names of the sorts of organisations. */
#include "kind.h"

#include <string.h>

static const char *const names[KIND_COUNT] = {
    [KIND_NONE] = "other",
    [KIND_GOVERNMENT] = "government",
    [KIND_COMPANY] = "company",
    [KIND_PARTY] = "party",
    [KIND_INTERGOVERNMENTAL] = "intergovernmental",
    [KIND_MILITARY] = "military",
    [KIND_COURT] = "court",
    [KIND_MEDIA] = "media",
    [KIND_TEAM] = "team",
    [KIND_UNION] = "union",
    [KIND_UNIVERSITY] = "university",
    [KIND_HOSPITAL] = "hospital",
    [KIND_NGO] = "ngo",
    [KIND_FORUM] = "forum",
    [KIND_OTHER] = "other",
};

const char *kind_name(enum kind kind)
{
    return names[kind];
}

enum kind kind_of(ng_str name)
{
    for (enum kind kind = KIND_GOVERNMENT; kind < KIND_COUNT; kind++)
        if (strlen(names[kind]) == name.len &&
            memcmp(names[kind], name.at, name.len) == 0)
            return kind;
    return KIND_NONE;
}

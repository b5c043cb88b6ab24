/* kind: the sorts of organisations, as the output and the data files call them. */
#ifndef ORGANISATIONS_KIND_H
#define ORGANISATIONS_KIND_H

#include <nutgraf/plugin.h>

enum kind {
    KIND_NONE, /* not known */
    KIND_GOVERNMENT,
    KIND_COMPANY,
    KIND_PARTY,
    KIND_INTERGOVERNMENTAL,
    KIND_MILITARY,
    KIND_COURT,
    KIND_MEDIA,
    KIND_TEAM,
    KIND_UNION,
    KIND_UNIVERSITY,
    KIND_HOSPITAL,
    KIND_NGO,
    KIND_FORUM,
    KIND_OTHER,
    KIND_COUNT
};

/* All of them, separated by spaces, for the declaration of the field. */
#define KIND_VALUES                                                                      \
    "government company party intergovernmental military court media team union "        \
    "university hospital ngo forum other"

/* "government" and so on; "other" for KIND_NONE. */
const char *kind_name(enum kind kind);

/* KIND_NONE if there is no kind of this name. */
enum kind kind_of(ng_str name);

#endif

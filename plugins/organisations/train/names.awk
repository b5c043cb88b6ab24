# names.awk - from a table of names and the articles they stand in to the spans in them.
#
#   LC_ALL=C awk -f json.awk -f names.awk NAMES.tsv ARTICLES.jsonl > SPANS.tsv
#
# NAMES.tsv: a line "article ID", then its names: type (ORG, PER, LOC, MISC), name, and
# which of its occurrences are meant, "2,3", or nothing for all.  A name stands for each
# whole word or words like it that are not inside a longer name.  ARTICLES.jsonl: objects
# with "id" and "text"; those without names in the table are left out.  SPANS.tsv gets
# article, begin, end (bytes, half-open) and type, as label.awk takes them.

# Letters and digits; of what is not ASCII all but the signs of U+0080-00BF and U+2000-203F.
function ends_in_word(s) {
    if (s ~ /[A-Za-z0-9_]$/) return 1
    return s ~ /[\200-\377]$/ && s !~ /\302[\200-\277]$/ && s !~ /\342\200[\200-\277]$/
}
function begins_with_word(s) {
    if (s ~ /^[A-Za-z0-9_]/) return 1
    return s ~ /^[\300-\377]/ && s !~ /^\302/ && s !~ /^\342\200/
}

# A name as an expression: any space between its words, all else as it is.
function pattern_of(name,    out, i, c) {
    for (i = 1; i <= length(name); i++) {
        c = substr(name, i, 1)
        if (c == " ") out = out "([ \t\n\r]|\302\240)+"
        else if (c ~ /[][\\.^$*+?(){}|\/]/) out = out "\\" c
        else out = out c
    }
    return out
}

# Whether the span crosses one that is taken, other than to be the same.
function is_taken(begin, end,    i) {
    for (i = 1; i <= taken; i++)
        if (from[i] < end && begin < to[i] && (from[i] != begin || to[i] != end)) return 1
    return 0
}
function is_same(begin, end,    i) {
    for (i = 1; i <= taken; i++) if (from[i] == begin && to[i] == end) return 1
    return 0
}

function find(text, name, type, only,    at, begin, end, pattern, number) {
    pattern = pattern_of(name)
    at = 1
    while (match(substr(text, at), pattern)) {
        begin = at + RSTART - 1; end = begin + RLENGTH
        at = begin + 1
        if (ends_in_word(substr(text, 1, begin - 1)) && begins_with_word(substr(name, 1)))
            continue
        if (begins_with_word(substr(text, end, 3)) && ends_in_word(name)) continue
        at = end
        if (is_taken(begin, end)) continue
        number++
        if (only != "" && index("," only ",", "," number ",") == 0) continue
        if (is_same(begin, end)) continue
        from[++taken] = begin; to[taken] = end; sort_of[taken] = type
    }
}

BEGIN { FS = OFS = "\t" }
FNR == NR && $1 == "article" { article = $2; next }
FNR == NR {
    row = ++rows[article]
    types[article, row] = $1; names[article, row] = $2; which[article, row] = $3
    next
}
{
    id = value_of($0, "id"); text = value_of($0, "text")
    taken = 0
    size = 0
    for (i = 1; i <= rows[id]; i++)
        if (length(names[id, i]) > size) size = length(names[id, i])
    for (; size > 0; size--)
        for (i = 1; i <= rows[id]; i++)
            if (length(names[id, i]) == size)
                find(text, names[id, i], types[id, i], which[id, i])
    for (i = 2; i <= taken; i++) # in the order of the text
        for (k = i; k > 1 && from[k - 1] > from[k]; k--) {
            swap = from[k]; from[k] = from[k - 1]; from[k - 1] = swap
            swap = to[k]; to[k] = to[k - 1]; to[k - 1] = swap
            swap = sort_of[k]; sort_of[k] = sort_of[k - 1]; sort_of[k - 1] = swap
        }
    for (i = 1; i <= taken; i++) print id, from[i] - 1, to[i] - 1, sort_of[i]
}

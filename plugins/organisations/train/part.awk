# part.awk - marks as PART what some corpora leave out of an organisation's name: the place
# in "Kenya Airways", the nationality in "Indian Navy", the founder in "Ford Foundation".
#
#   LC_ALL=C awk -f json.awk -f part.awk -v names=apart -v known=KNOWN.tsv \
#       ARTICLES.jsonl SPANS.tsv > PARTS.tsv
#
# With names=apart the corpus has "Kenya" and "Airways" as two names: the first becomes
# PART.  With names=whole it has one, which is cut in two.  What is a place or a nationality
# is learnt from a corpus that has them apart: there KNOWN.tsv is written, then it is read.
# So is a place that the corpus names twice, or once in the same article.

function text_of(article, begin, end) { return substr(texts[article], begin + 1, end - begin) }

# What binds the words before it to a place behind it: "Bank of" + "Korea".
function is_open(name) { return name ~ /(^| )(of|in|for|and|&|de|del|von|der|di|da|do|the)$/ }

function is_common(name) {
    return name ~ /^(Government|Governments|Cabinet|Empire|Republic|Opposition|FA|Security)$/
}

# Whether two neighbours are one name, in a corpus that has them apart.
function belong(i, k,    first, second) {
    if (ends[i] + 1 != begins[k] || text_of(article, ends[i], begins[k]) != " ") return 0
    first = text_of(article, begins[i], ends[i]); second = text_of(article, begins[k], ends[k])
    if (types[k] == "ORG" && (types[i] == "LOC" || types[i] == "PER"))
        return second ~ /^([A-Z]|and |& |of )/
    if (types[k] == "ORG" && types[i] == "MISC")
        return second ~ /^[A-Z]/ && !is_common(second)
    return types[i] == "ORG" && (types[k] == "LOC" || types[k] ~ /^(PER|MISC)$/ && is_open(first))
}

function join(    i) {
    for (i = 1; i <= count; i++) old[i] = types[i]
    for (i = 1; i < count; i++)
        if (belong(i, i + 1)) {
            if (types[i] == "ORG") types[i + 1] = "PART" # and what follows it is judged anew
            else types[i] = "PART"
            note_part(i, i + 1)
        }
    for (i = 1; i <= count; i++) {
        print article, begins[i], ends[i], types[i]
        note(old[i], text_of(article, begins[i], ends[i]))
    }
}

# For KNOWN.tsv: how often a name stands for a place; how often a nationality is a part, and
# how often the first word of an organisation.
function note(type, name,    words) {
    if (type == "LOC") places[name]++
    if (type == "MISC") others[name]++
    if (type == "ORG" && split(name, words, " ") > 1) openings[words[1]]++
}
function note_part(i, k) { if (old[i] == "MISC") cuts[text_of(article, begins[i], ends[i])]++ }

function write_known(    name) {
    for (name in places)
        if (places[name] > 1 && name ~ /^[A-Z]/ && !(name in heads)) print name, "LOC" > known
    for (name in others)
        if (!(name in heads) && (cuts[name] > 0 && cuts[name] >= openings[name] ||
            others[name] > 4 && !openings[name] && name ~ /(an|ese|ish|i|ic|ch)$/))
            print name, "MISC" > known
}

# Cuts the known parts out of a whole name.
function cut(i, own,    words, n, from, to, name, k, at, sort) {
    n = split(text_of(article, begins[i], ends[i]), words, " ")
    at = begins[i]
    from = 1
    for (k = 1; k <= n; k++) sort[k] = "ORG"
    while (from <= n) {
        for (to = (from + 2 < n ? from + 2 : n); to >= from; to--) {
            name = words[from]
            for (k = from + 1; k <= to; k++) name = name " " words[k]
            if (to - from + 1 < n && is_part(name, from, to, n)) break
        }
        for (k = from; k <= to; k++) sort[k] = "PART"
        from = (to < from ? from : to) + 1
    }
    for (k = 1; k <= n && sort[k] == "PART"; k++);
    if (k > n) sort[n] = "ORG" # not of parts alone
    for (from = 1; from <= n; from = to + 1) {
        name = words[from]
        for (to = from; to < n && sort[to + 1] == sort[from]; to++) name = name " " words[to + 1]
        print article, at, at + length(name), sort[from]
        at += length(name) + 1
    }
}
function is_part(name, from, to, n) {
    if (name in heads) return 0
    if (name in is_place || (article, "LOC", name) in own) return 1
    if (to == n) return 0
    return name in is_other || from == 1 && to > 1 && (article, "PER", name) in own
}

function part(    i) {
    for (i = 1; i <= count; i++)
        if (types[i] != "ORG") own[article, types[i], text_of(article, begins[i], ends[i])] = 1
    for (i = 1; i <= count; i++)
        if (types[i] != "ORG" || text_of(article, begins[i], ends[i]) ~ /[\t\n\r]|  /)
            print article, begins[i], ends[i], types[i]
        else cut(i)
}

function end_article() {
    if (count && names == "apart") join()
    else if (count) part()
    count = 0
}

BEGIN {
    FS = OFS = "\t"
    # Words that are places here and there, and elsewhere the main word of a name.
    split("Academy Airport Alliance Bank Black Cabinet Capitol Center Central Centre Church " \
          "City Coast College Council County Court District East Garden Gardens Golden Green " \
          "Heights Hospital Hotel House International Island Islands King Lake Liberty Main " \
          "Metro Mission Museum National New Normal North Orient Pacific Palace Park " \
          "Parliament Province Region Republic River School South Stadium State States " \
          "Station Street Sun Temple Tower Union University Valley Village West Western " \
          "World", list, " ")
    for (i in list) heads[list[i]] = 1
    if (names == "whole")
        while ((getline line < known) > 0) {
            split(line, cells, "\t")
            if (cells[2] == "LOC") is_place[cells[1]] = 1
            else is_other[cells[1]] = 1
        }
}
FNR == NR { texts[value_of($0, "id")] = value_of($0, "text"); next }
{
    rows++
    row_article[rows] = $1; row_begin[rows] = $2; row_end[rows] = $3; row_type[rows] = $4
    if (names == "whole" && $4 == "LOC") {
        place = substr(texts[$1], $2 + 1, $3 - $2)
        if (++places[place] > 1 && place ~ /^[A-Z]/) is_place[place] = 1
    }
}
END {
    for (r = 1; r <= rows; r++) {
        if (row_article[r] != article) { end_article(); article = row_article[r] }
        count++
        begins[count] = row_begin[r]; ends[count] = row_end[r]; types[count] = row_type[r]
    }
    end_article()
    if (names == "apart") write_known()
}

# marks.awk - from marks.tsv and the articles it is about to JSON Lines and the places of triggers.
#
#   LC_ALL=C awk -f marks.awk -v spans=SPANS.tsv marks.tsv NEWS.jsonl > ARTICLES.jsonl
#
# A line of marks.tsv: article, bytes of its text, how many of them were annotated, and then the
# outcomes, "BEGIN-END TYPE" or, of a trigger in two pieces, "BEGIN-END+BEGIN-END TYPE" (bytes,
# half-open), with "?" if the record is optional.
#
# NEWS.jsonl: objects with "id" and "text", one a line; a number before the id, "0/", and an
# extension behind it count for nothing.  An article whose text has another length is another
# text, and is left out.  ARTICLES.jsonl has the articles up to where they were annotated,
# SPANS.tsv what gold.awk writes.

# An article's id as marks.tsv has it.
function name_of(id) {
    sub(/^[0-9]+\//, "", id)
    sub(/\.(txt|json)$/, "", id)
    if (match(id, /^(geovirus|lgl|trnews)-/)) id = substr(id, 1, RLENGTH - 1) "/" id
    return id
}

# Finds the strings "id" and "text" of the object in a line, as they stand in it.
function read_article(line,    token, key, colon, depth) {
    id = text = ""
    while (match(line, /"([^"\\]|\\.)*"|[][{}:,]/)) {
        token = substr(line, RSTART, RLENGTH)
        line = substr(line, RSTART + RLENGTH)
        if (token ~ /^[[{]/) depth++
        else if (token ~ /^[]}]/) depth--
        else if (depth == 1 && token ~ /^"/) {
            if (!colon) key = token
            else if (key == "\"id\"") id = substr(token, 2, length(token) - 2)
            else if (key == "\"text\"") text = substr(token, 2, length(token) - 2)
        }
        colon = token == ":"
    }
    gsub(/\\\//, "/", id)
}

# The beginning of a JSON string that stands for so many bytes; `taken` says how many it has.
function take(string, most,    out, at, hex, chars, bytes) {
    taken = 0
    while ((at = index(string, "\\")) > 0 && taken + at - 1 < most) {
        chars = 2; bytes = 1
        if (substr(string, at + 1, 1) == "u") {
            hex = tolower(substr(string, at + 2, 4))
            chars = hex ~ /^d[89ab]/ ? 12 : 6 # half of a pair: the other half follows
            bytes = chars == 12 ? 4 : hex ~ /^00[0-7]/ ? 1 : hex ~ /^0[0-7]/ ? 2 : 3
        }
        out = out substr(string, 1, at - 1 + chars)
        string = substr(string, at + chars)
        taken += at - 1 + bytes
    }
    string = substr(string, 1, most - taken)
    taken += length(string)
    return out string
}

function write_marks(id, marks,    count, cells, i, place, type) {
    count = split(marks, cells, "\t")
    for (i = 1; i <= count; i++) {
        split(cells[i], type, " ")
        split(type[1], place, /[-+]/)
        print id, place[1], place[2], place[3] + 0, place[4] + 0,
              substr(type[2], 1, index(type[2] "?", "?") - 1), type[2] ~ /\?$/ > spans
    }
}

BEGIN { OFS = "\t" }
FNR == NR {
    match($0, /^[^\t]*\t[0-9]+\t[0-9]+/)
    split(substr($0, 1, RLENGTH), cells, "\t")
    size[cells[1]] = cells[2]
    annotated[cells[1]] = cells[3]
    marks[cells[1]] = substr($0, RLENGTH + 2)
    next
}
{
    read_article($0)
    name = name_of(id)
    if (!(name in size) || name in done) next
    take(text, length(text))
    if (taken != size[name]) { other[name] = 1; next }
    printf "{\"id\":\"%s\",\"text\":\"%s\"}\n", id, take(text, annotated[name])
    write_marks(id, marks[name])
    done[name] = 1
}
END {
    for (name in size) {
        if (name in done) continue
        if (name in other) others++; else missing++
    }
    if (missing) print missing " articles of marks.tsv are missing" > "/dev/stderr"
    if (others) print others " articles of marks.tsv have another text" > "/dev/stderr"
}

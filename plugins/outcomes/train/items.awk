# items.awk - from nutgraf's candidates and the places of triggers to items to train with.
#
#   nutgraf extract --only outcomes -s outcomes.model=false -s outcomes.items=true \
#       --offsets bytes -f tsv ARTICLES.jsonl |
#   LC_ALL=C awk -f items.awk -v spans=SPANS.tsv [-v optional=0.25] [-v weight=1] \
#       > ITEMS
#
# Each annotated outcome is given to one candidate whose trigger it shares a word with: one that
# has a line of the lexicon, of the same type, a verb, if there is a choice.  Other candidates
# that share a word with it are left out; the rest is none.  Optional outcomes weigh `optional`.

function covers(begin, end, g,    i) {
    return (begin < gold_end[g, 1] && gold_begin[g, 1] < end) ||
           (begin < gold_end[g, 2] && gold_begin[g, 2] < end)
}

function end_article(    f, g, i, j, best, rank, score, hit) {
    for (j = 1; j <= gold_count[article]; j++) {
        g = golds[article, j]
        best = 0; rank = -1
        for (i = 1; i <= count; i++) {
            hit = covers(head[i], head[i] + 1, g) ? 2 : covers(piece[i, 1], piece[i, 2], g) || covers(piece[i, 3], piece[i, 4], g)
            if (!hit || class[i] ~ /[a-z]/) continue
            score = 4 * hit + 8 * (line[i] != "none") + 4 * (line[i] == gold_type[g]) + (kind[i] == "#118")
            class[i] = "-"
            if (score > rank) { rank = score; best = i }
        }
        if (best) {
            class[best] = gold_type[g]
            item_weight[best] = gold_optional[g] ? optional * weight : weight
        }
    }
    for (i = 1; i <= count; i++) {
        if (class[i] == "-") continue
        f = " " features[i]
        gsub(/ /, "\t", f)
        print (class[i] == "" ? "none" : class[i]), (class[i] == "" ? weight : item_weight[i]) f
    }
    split("", class); count = 0
}

BEGIN {
    FS = OFS = "\t"
    if (weight == "") weight = 1
    if (optional == "") optional = 0.25
    while ((getline row < spans) > 0) {
        split(row, cells, "\t")
        g++
        golds[cells[1], ++gold_count[cells[1]]] = g
        gold_begin[g, 1] = cells[2] + 0; gold_end[g, 1] = cells[3] + 0
        gold_begin[g, 2] = cells[4] + 0; gold_end[g, 2] = cells[5] + 0
        gold_type[g] = cells[6]; gold_optional[g] = cells[7] + 0
    }
}
NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
$at["record"] == "outcome-item" {
    if ($at["article"] != article) { end_article(); article = $at["article"] }
    i = ++count
    head[i] = $at["begin"] + 0
    split($at["pieces"], cells, " ")
    for (k = 1; k <= 4; k++) piece[i, k] = cells[k] + 0
    line[i] = $at["line"]
    features[i] = $at["features"]
    match(features[i], /(^| )word=[^&]*/)
    kind[i] = substr(features[i], RSTART + RLENGTH - 4, 4)
}
END { end_article() }

# label.awk - from nutgraf's tokens, with the plugin's columns, and spans to a training file.
#
#   nutgraf extract --only organisations -s organisations.columns=true --offsets bytes \
#       -f tsv ARTICLES.jsonl |
#   LC_ALL=C awk -f label.awk -v spans=SPANS.tsv > TRAIN.tsv
#
# A line of the result is a token, the columns listed, listed-kind, phrase, head, acronym,
# spelling, sort, sport, thing, and a label; an empty line ends a sentence.

BEGIN {
    FS = OFS = "\t"
    wanted = split("listed listed-kind phrase head acronym spelling sort sport thing", names, " ")
    while ((getline line < spans) > 0) {
        split(line, cells, "\t")
        n = ++span_count[cells[1]]
        begins[cells[1], n] = cells[2]; ends[cells[1], n] = cells[3]; types[cells[1], n] = cells[4]
    }
}
NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
{
    article = $at["article"]; begin = $at["begin"] + 0; end = $at["end"] + 0
    if (article != last_article) {
        print (NR > 2 ? "\n" : "") "-DOCSTART-\n"
        last_article = article; next_span = 1; inside = ""
    } else if ($at["sentence"] != last_sentence) {
        print ""
        inside = ""
    }
    last_sentence = $at["sentence"]
    while (next_span <= span_count[article] && ends[article, next_span] + 0 <= begin) {
        next_span++
        inside = ""
    }
    label = "O"
    if (next_span <= span_count[article] && begins[article, next_span] + 0 < end) {
        label = (inside == "" ? "B-" : "I-") types[article, next_span]
        inside = next_span
    } else inside = ""
    row = $at["text"]
    if (row == "\\\\") row = "\\" # the table escapes it
    for (i = 1; i <= wanted; i++) row = row OFS ($at[names[i]] == "" ? 0 : $at[names[i]])
    print row, label
}

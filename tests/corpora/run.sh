#!/bin/sh
# Reads every annotated article of corpora/, and the marks of articles that are not there
# (plugins/outcomes/train), and says what is not as they are described.
#   sh run.sh NUTGRAF SOURCE-DIRECTORY
set -eu
nutgraf=$1 top=$2
train=$top/plugins/outcomes/train
LC_ALL=C
export LC_ALL
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
status=0

fail() {
    echo "corpora: $1" >&2
    status=1
}

# What the fields of an outcome can be, as the plugin says: "type=agree", "polarity=-".
"$nutgraf" plugin show outcomes >plugin
awk '/^  [^ ]/ { inside = $1 == "outcome:" }
    inside && /; one of: / { for (i = NF; $i != "of:"; i--) print $1 "=" $i }' plugin >values
[ "$(grep -c '^type=' values)" -ge 18 ] || fail "the plugin outcomes does not say its types"

# The product reads them: every quotation stands in its sentence, every element is known.
for folder in "$top"/corpora/*/; do
    name=$(basename "$folder")
    ls "$folder" >files
    count=$(grep -c '\.gold\.xml$' files) || continue
    [ "$count" -eq "$(wc -l <files)" ] || fail "$name: holds other files too"
    "$nutgraf" score "$folder" "$folder" >score || {
        fail "$name: cannot be read"
        continue
    }
    grep -q "^$count articles" score || fail "$name: $(head -n 1 score), of $count files"
    grep '^  strict ' score >strict || fail "$name: nothing is marked"
    ! grep -v ' F1 1\.000 ' strict || fail "$name: an annotation differs from itself"

    # The trainer reads them: it finds each trigger as whole words.
    awk -f "$train/gold.awk" -v spans=spans "$folder"/*.gold.xml >articles.jsonl 2>lost
    [ ! -s lost ] || fail "$name: $(cat lost)"
    [ "$(wc -l <articles.jsonl)" -eq "$count" ] || fail "$name: articles are lost in training"
    [ "$(wc -l <spans)" -eq "$(cat "$folder"/*.gold.xml | grep -c '<outcome ')" ] ||
        fail "$name: outcomes are lost in training"

    # An article is called as its file, and its outcomes have values that there are.
    awk -v folder="$name" '
        FILENAME == "values" { known[$0] = 1; next }
        FNR == 1 {
            file = FILENAME
            sub(/^.*\//, "", file)
            sub(/\.gold\.xml$/, "", file)
            if (!index($0, "<article id=\"" file "\" ")) wrong("the article has not the name of its file")
        }
        /<outcome / {
            for (i = 1; i <= split("type status polarity", names, " "); i++) {
                match($0, " " names[i] "=\"[^\"]*\"")
                value = substr($0, RSTART + 1, RLENGTH - 1)
                gsub(/"/, "", value)
                if (!(value in known)) wrong("no such " names[i] " of an outcome: " value)
            }
            if (/ optional="/ && !/ optional="yes"/) wrong("optional is yes or nothing")
        }
        function wrong(what) { print folder "/" file ":" FNR ": " what; failed = 1 }
        END { exit failed }' values "$folder"/*.gold.xml >&2 || status=1

    # Only one of the folders has an article, but for the second annotation.
    [ "$name" = second ] || ls "$folder" >>ids
done
sort ids | uniq -d >twice
[ ! -s twice ] || fail "in two folders: $(tr '\n' ' ' <twice)"

# The marks: sorted, one line an article, inside what was annotated, of types that there are.
cut -f 1 "$train/marks.tsv" >names
sort -u names | cmp -s - names || fail "marks.tsv: is not sorted by article, each once"
awk -F '\t' '
    FILENAME == "values" { known[$0] = 1; next }
    $2 !~ /^[0-9]+$/ || $3 !~ /^[0-9]+$/ || $3 + 0 > $2 + 0 { wrong("lengths: " $2 " " $3) }
    {
        for (i = 4; i <= NF; i++) {
            if ($i !~ /^[0-9]+-[0-9]+(\+[0-9]+-[0-9]+)? [a-z]+\??$/) { wrong($i); continue }
            type = substr($i, index($i, " ") + 1)
            sub(/\?/, "", type)
            if (!("type=" type in known)) wrong($i)
            end = 0
            for (k = 1; k <= split($i, place, /[-+ ]/) - 1; k++) {
                if (place[k] + 0 < end || k % 2 == 0 && place[k] + 0 == end) wrong($i)
                end = place[k] + 0
            }
            if (end > $3 + 0) wrong($i)
        }
    }
    function wrong(what) { print "marks.tsv:" FNR ": " what; failed = 1 }
    END { exit failed }' values "$train/marks.tsv" >&2 || status=1

# What marks.awk makes of marks and an article, with all that JSON may write otherwise.
printf 'bbc/sport/7\t46\t29\t11-14 win\t19-21+26-28 move?\nlgl/lgl-1\t3\t3\nweb/a\t9\t9\n' >marks.tsv
cat >news.jsonl <<'END'
{"text": "none", "id": "0/bbc/sport/8.txt"}
{"note": {"text": "no", "id": "no"}, "text": "A \"\u00e9\ud83d\ude00\" won, \u20acby 2\n\\nil. And \/ more text.", "id": "0\/bbc\/sport\/7.txt"}
{"id": "lgl-1", "text": "abcd"}
END
awk -f "$train/marks.awk" -v spans=marked marks.tsv news.jsonl >cut 2>said
cat >want <<'END'
{"id":"0/bbc/sport/7.txt","text":"A \"\u00e9\ud83d\ude00\" won, \u20acby 2\n\\nil."}
1 articles of marks.tsv are missing
1 articles of marks.tsv have another text
0/bbc/sport/7.txt 11 14 0 0 win 0
0/bbc/sport/7.txt 19 21 26 28 move 1
END
tr '\t' ' ' <marked | cat cut said - | diff want - >&2 || fail "marks.awk makes something else"

exit $status

#!/bin/sh
# Prints how long `nutgraf diff` takes on many pairs of articles, and how much memory,
# beside `cmp` on the same two files.
#   sh tests/bench/diff.sh NUTGRAF [PAIRS]        100000 pairs if none are named
set -eu
nutgraf=$1 pairs=${2:-100000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Two outputs of made-up articles of about a kilobyte with twelve records each: in one
# article of twenty the new text has a word more, in another one a value differs.
make() { # VERSION
    awk -v n="$pairs" -v version="$1" 'BEGIN {
        split("the ministry said that a new bridge would open in and three companies were fined " \
              "by court after years of delay police river market price rose fell week month", word, " ")
        for (count = 0; (count + 1) in word; ) count++
        srand(1)
        print "<nutgraf xmlns=\"urn:nutgraf:1\" version=\"1\"><made-by nutgraf=\"1\">"
        print "<plugin name=\"p\" version=\"1\"/></made-by>"
        for (i = 0; i < n; i++) {
            longer = version == 2 && i % 20 == 0
            text = longer ? "Update: " : ""
            for (w = 0; w < 180; w++) { at[w] = length(text); k = int(rand() * count) + 1; text = text word[k] " "; len[w] = length(word[k]) }
            printf "<article id=\"%08d\" characters=\"%d\" digest=\"%032d\"><text>%s</text><p>\n", i, length(text), i * 2 + longer, text
            for (r = 0; r < 12; r++) {
                w = r * 15
                value = version == 2 && i % 20 == 1 && r == 3 ? "other" : "value" r
                printf "<x begin=\"%d\" end=\"%d\" v=\"%s\" rule=\"r\" score=\"0.90\">%s</x>\n", at[w], at[w] + len[w], value, substr(text, at[w] + 1, len[w])
            }
            print "</p></article>"
        }
        print "</nutgraf>"
    }'
}
make 1 >"$work/old.xml"
make 2 >"$work/new.xml"
cp "$work/old.xml" "$work/same.xml"

cpu() { # user and system seconds, and peak kB, of COMMAND
    /usr/bin/time -f '%U %S %M' -o "$work/time" "$@" >/dev/null || true
    tail -n 1 "$work/time"
}
cpu cmp "$work/old.xml" "$work/same.xml" >/dev/null
set -- $(cpu cmp "$work/old.xml" "$work/same.xml") $(cpu "$nutgraf" diff "$work/old.xml" "$work/same.xml") \
    $(cpu "$nutgraf" diff "$work/old.xml" "$work/new.xml")
size=$(wc -c <"$work/old.xml")
awk -v pairs="$pairs" -v size="$size" -v c="$(echo "$1 $2" | awk '{ print $1 + $2 }')" \
    -v s="$(echo "$4 $5" | awk '{ print $1 + $2 }')" -v sm="$6" \
    -v d="$(echo "$7 $8" | awk '{ print $1 + $2 }')" -v dm="$9" 'BEGIN {
    printf "%d pairs, two files of %.0f MB; CPU time\n", pairs, size / 1e6
    printf "cmp                     %6.2f s\n", c
    printf "diff, nothing changed   %6.2f s  %5.1f x cmp  %6d kB at most\n", s, s / c, sm
    printf "diff, one in ten changed%6.2f s  %5.1f x cmp  %6d kB at most\n", d, d / c, dm
}'

#!/bin/sh
# Extracts every sample article and compares the XML with the file kept beside this one;
# then holds the sample of README.md against the file of the article that it names.
#   sh run.sh NUTGRAF SOURCE-DIRECTORY            compare
#   sh run.sh NUTGRAF SOURCE-DIRECTORY --update   keep what comes out now
set -eu
nutgraf=$1 top=$2 mode=${3:-}
kept=$top/tests/golden
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# From within the folder, so that no path of this machine is in the output.
(cd "$top/corpora/samples" && "$nutgraf" extract --quiet -o "$work" .)

if [ "$mode" = --update ]; then
    rm -f "$kept"/*.xml
    cp "$work"/*.xml "$kept"
    exit 0
fi

status=0
count=0
for file in "$top"/corpora/samples/*.txt; do
    name=$(basename "$file" .txt)
    [ -e "$work/$name.txt.xml" ] && out=$work/$name.txt.xml || out=$work/$name.xml
    diff -u "$kept/$(basename "$out")" "$out" || status=1
    "$nutgraf" validate "$out" || status=1
    xmllint --noout "$out" || status=1
    count=$((count + 1))
done
[ $count -ge 8 ] || { echo "golden: $count articles, at least 8 are needed" >&2; exit 1; }

# Prints the lines of the first block of XML in a text.
sample_of() {
    awk '/^```xml$/ { inside = 1; next } inside && /^```/ { exit } inside' "$1"
}

# The article that stands nearest above the sample, "corpora/samples/NAME.txt".
named_in() {
    awk '/^```xml$/ { exit } { print }' "$1" |
        grep -o 'corpora/samples/[a-z0-9-]*\.txt' | tail -n 1
}

readme=$top/README.md
named=$(named_in "$readme")
whole=$kept/$(basename "${named:-none}" .txt).xml
sample_of "$readme" >"$work/sample"
if [ ! -s "$work/sample" ] || [ ! -f "$whole" ]; then
    echo "README.md: no sample of XML below the name of an article of corpora/samples" >&2
    status=1
else
    # Lines of nothing but "..." stand for what was left out; the others are to the letter,
    # and in order.
    awk 'NR == FNR { whole[++lines] = $0; next }
        $1 == "..." && NF == 1 { next }
        {
            while (++at <= lines && whole[at] != $0) continue
            if (at <= lines) next
            print "README.md: line " FNR " of the sample is not in the golden file: " $0
            exit 1
        }' "$whole" "$work/sample" >&2 || status=1
fi

[ $status -eq 0 ] || echo "golden: if the change is meant: sh tests/golden/run.sh NUTGRAF SOURCE --update" >&2
exit $status

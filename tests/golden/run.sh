#!/bin/sh
# Extracts every sample article and compares the XML with the file kept beside this one.
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
[ $status -eq 0 ] || echo "golden: if the change is meant: sh tests/golden/run.sh NUTGRAF SOURCE --update" >&2
exit $status

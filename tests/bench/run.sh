#!/bin/sh
# Prints how fast each stage is beside `wc -w`, and the instructions a byte end to end as
# callgrind counts them.
#   sh tests/bench/run.sh BUILD-DIRECTORY [ARTICLES.jsonl]
# Without a file it takes the articles in corpora/, which are few: real news gives better
# figures.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ $# -gt 1 ]; then
    articles=$2
else
    articles=$work/samples.jsonl
    (cd "$top/corpora/samples" && "$build/nutgraf" extract --quiet --format jsonl --with-text .) \
        >"$articles"
fi
model=$top/core/data/pos.model
[ -e "$model" ] || model=
"$build/tests/bench/bench" "$articles" "$build/plugins" $model

command -v valgrind >/dev/null || { echo "instructions a byte: valgrind is not installed"; exit 0; }
head -n 400 "$articles" >"$work/part.jsonl"
count() { # instructions of a run
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
        sed -n 's/.*Collected : *\([0-9]*\).*/\1/p'
}
: >"$work/none.jsonl"
whole=$(count "$build/nutgraf" extract --quiet -j1 "$work/part.jsonl")
start=$(count "$build/nutgraf" extract --quiet -j1 "$work/none.jsonl")
bytes=$("$build/nutgraf" extract -j1 "$work/part.jsonl" 2>&1 >/dev/null | sed -n 's/.*, \([0-9]*\) bytes.*/\1/p')
[ -n "$bytes" ] || bytes=$(wc -c <"$work/part.jsonl")
echo "instructions: start-up $start, $(((whole - start) / bytes)) a byte of text"

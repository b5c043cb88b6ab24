#!/bin/sh
# Runs `nutgraf diff` on the pairs of pairs.txt, each made from base.xml by sed, and
# compares what it prints; then swaps each pair and compares the counts.
#   sh pairs.sh NUTGRAF              compare
#   sh pairs.sh NUTGRAF --update     keep what comes out now
#
# pairs.txt holds, for each pair:
#   # what it shows          the pair's name
#   old: SED-SCRIPT          how OLD is made; several lines are one script
#   new: SED-SCRIPT
#   args: OPTIONS
#   exit: STATUS
#   | OUTPUT                 a line that must be printed, in order
set -eu
here=$(cd "$(dirname "$0")" && pwd)
nutgraf=$1 mode=${2:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
NO_COLOR=1
export NO_COLOR

# One directory a pair.
awk '
    /^# /     { n++; dir = sprintf("%03d", n); system("mkdir -p " dir)
                print substr($0, 3) > (dir "/name"); next }
    /^old: /  { print substr($0, 6) > (dir "/old.sed"); next }
    /^new: /  { print substr($0, 6) > (dir "/new.sed"); next }
    /^args: / { print substr($0, 7) > (dir "/args"); next }
    /^exit: / { print substr($0, 7) > (dir "/exit"); next }
    /^\| /    { print substr($0, 3) > (dir "/want"); next }
    /^\|$/    { print "" > (dir "/want"); next }
' "$here/pairs.txt"

counts() { # of a JSON report: removed added moved changed retyped, articles -/+
    sed -n 's/.*"totals": {"removed": \([0-9]*\), "added": \([0-9]*\), "moved": \([0-9]*\), "changed": \([0-9]*\), "retyped": \([0-9]*\), .*"articles-added": \([0-9]*\), "articles-removed": \([0-9]*\).*/\1 \2 \3 \4 \5 \7 \6/p'
}
swapped() { awk '{ print $2, $1, $3, $4, $5, $7, $6 }'; }

status=0 count=0
: >kept
for dir in ???; do
    count=$((count + 1))
    for file in old new; do
        touch "$dir/$file.sed"
        sed -f "$dir/$file.sed" "$here/base.xml" >"$file.xml"
    done
    touch "$dir/args" "$dir/want"
    args=$(cat "$dir/args")
    code=0
    # shellcheck disable=SC2086 # options, separated by spaces
    "$nutgraf" diff $args old.xml new.xml >got 2>&1 || code=$?
    {
        echo "# $(cat "$dir/name")"
        sed 's/^/old: /' "$dir/old.sed"
        sed 's/^/new: /' "$dir/new.sed"
        sed 's/^/args: /' "$dir/args"
        echo "exit: $code"
        sed 's/^/| /; s/ *$//' got
        echo
    } >>kept
    [ "$mode" = --update ] && continue
    sed 's/ *$//' got >got.plain
    if ! diff -u "$dir/want" got.plain >difference || [ "$code" != "$(cat "$dir/exit")" ]; then
        echo "pairs: $(cat "$dir/name"): exit $code, $(cat "$dir/exit") wanted"
        cat difference
        status=1
    fi
    [ "$code" -le 1 ] || continue
    "$nutgraf" diff --format json old.xml new.xml 2>/dev/null | counts >there || true
    "$nutgraf" diff --format json new.xml old.xml 2>/dev/null | counts | swapped >back || true
    if ! cmp -s there back || [ ! -s there ]; then
        echo "pairs: $(cat "$dir/name"): $(cat there) there, $(cat back) back"
        status=1
    fi
done
if [ "$mode" = --update ]; then
    cp kept "$here/pairs.txt"
    exit 0
fi
[ $count -ge 30 ] || { echo "pairs: $count pairs, at least 30 are needed"; status=1; }
exit $status

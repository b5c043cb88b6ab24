# On a terminal a line says how far the run is, and goes away; elsewhere there is none.
. "$(dirname "$0")/shared.sh"
terminal=$(dirname "$probe")/terminal
[ -w /dev/ptmx ] || exit 77
escape=$(printf '\033')
# Each is a batch by itself, and takes a while.
awk 'BEGIN { for (i = 0; i < 10000; i++) words = words "words "
             for (i = 0; i < 150; i++) printf "{\"text\":\"Article %d has %s\"}\n", i, words }' >a.jsonl

# shown FILE: what stands in the lines on the way, one a line.
shown() {
    tr '\r' '\n' <"$1" | sed -n "s/^$escape\[K\(..*\)/\1/p" | grep -v '^nutgraf: '
}

slow="-s probe.slow=true"
"$terminal" said "$nutgraf" extract $slow a.jsonl >out || fail "exit code $?"
shown said >lines
[ -s lines ] || fail "no line on the way"
wrong=$(grep -vcE '^[0-9]+ articles, [0-9]+\.[0-9] MB, [0-9]+\.[0-9] MB/s, [0-9]+:[0-5][0-9]:[0-5][0-9] left$' lines)
[ "$wrong" -eq 0 ] || fail "not a line of progress: $(head -3 lines)"
sort -n -c lines 2>/dev/null || fail "the count goes back: $(cat lines)"
# The last of them is taken away before the run is summed up.
tr '\r' '\n' <said | tail -1 | grep -q "^$escape\[Knutgraf: 150 articles, " || fail "the end is $(tail -c 200 said)"
well_formed out

# Nobody knows how long a stream is.
"$terminal" said sh -c "cat a.jsonl | \"$nutgraf\" extract $slow -f jsonl -" >out || fail "exit code $?"
shown said >lines
[ -s lines ] || fail "no line for a stream"
lacks lines "left"

# No colours and no lines where nobody looks, or where none are wanted.
run 0 extract $slow a.jsonl
lacks err "$escape" " MB/s, "
"$terminal" said "$nutgraf" extract -q $slow a.jsonl >out || fail "exit code $?"
[ ! -s said ] || fail "--quiet says $(cat said)"
finish

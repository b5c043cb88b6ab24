# SIGINT and SIGTERM finish what was begun; SIGPIPE is quiet.
. "$(dirname "$0")/shared.sh"
awk 'BEGIN { for (i = 0; i < 3000; i++) printf "{\"text\":\"Article Number %d, and Some More Words\"}\n", i }' >a.jsonl

for pair in INT:130 TERM:143; do
    signal=${pair%:*} expected=${pair#*:}
    for jobs in 1 3; do
        timeout --foreground --preserve-status -s "$signal" 0.5 \
            "$nutgraf" extract -j $jobs -s probe.slow=true a.jsonl >out 2>err
        code=$?
        [ $code -eq "$expected" ] || fail "$signal gives exit code $code: $(cat err)"
        well_formed out
        holds out "<error reason=\"interrupted by SIG$signal\"/>" "</nutgraf>"
        articles=$(grep -c '<article ' out)
        [ "$articles" -lt 3000 ] || fail "$signal does not end the run"
        sed -n 's/.*<article id="a-\([0-9]*\)".*/\1/p' out >ids
        [ "$articles" -eq 0 ] || [ "$(tail -1 ids)" -eq "$articles" ] || fail "$signal leaves a gap"
    done
done

# One that waits for a writer ends too.
mkfifo pipe
sleep 5 >pipe &
sleeper=$!
timeout --foreground --preserve-status -s TERM 0.3 "$nutgraf" extract pipe >out 2>err
[ $? -eq 143 ] || fail "a reader that waits does not end: $(cat err)"
kill $sleeper 2>/dev/null
well_formed out

# In a directory a file is whole or not there.
timeout --foreground --preserve-status -s INT 0.5 \
    "$nutgraf" extract -q -s probe.slow=true -o dir a.jsonl >out 2>err
[ -z "$(ls -A dir)" ] || fail "an interrupted run leaves $(ls -A dir)"

{ "$nutgraf" extract -q a.jsonl 2>err; echo $? >code; } | head -c 10 >/dev/null
[ "$(cat code)" -eq 141 ] || fail "SIGPIPE gives exit code $(cat code)"
[ ! -s err ] || fail "SIGPIPE is not quiet: $(cat err)"
finish

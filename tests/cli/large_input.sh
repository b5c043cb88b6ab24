# What is too large fails alone, and memory does not grow with the input.
. "$(dirname "$0")/shared.sh"
truncate -s 5G huge.txt || exit 77
printf 'Fine' >z.txt
limit() {
    # Sanitizers need address space of their own.
    [ "$sanitized" = 1 ] || ulimit -v "$1"
}
(limit 400000 && "$nutgraf" extract -j 1 huge.txt z.txt >out 2>err)
[ $? -eq 1 ] || fail "a file of 5 GB does not fail alone: $(cat err)"
holds out "huge.txt: is over the limit of" '<article id="z"'

awk 'BEGIN { printf "{\"text\":\""; for (i = 0; i < 1000000; i++) printf "%s", "long long long long long long long long long long line of many words"; print "\"}"; print "{\"text\":\"Next\"}" }' >line.jsonl
(limit 400000 && "$nutgraf" extract -j 1 - <line.jsonl >out 2>err)
[ $? -eq 1 ] || fail "a line of 70 MB does not fail alone: $(cat err)"
holds out "standard input:1: is over the limit of" '<article id="stdin-2"'

# 60 MB of articles in 200 MB of address space, of which the program takes a part.
awk 'BEGIN { for (i = 0; i < 60000; i++) { printf "{\"id\":\"%d\",\"text\":\"", i; for (k = 0; k < 100; k++) printf "Word%d word ", (i * 31 + k * 17) % 99; print "\"}" } }' >many.jsonl
(limit 200000 && "$nutgraf" extract -j 1 many.jsonl 2>err >/dev/null)
[ $? -eq 0 ] || fail "many articles do not fit: $(cat err)"
holds err "nutgraf: 60000 articles, "
finish

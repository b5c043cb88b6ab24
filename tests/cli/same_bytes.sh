# The same bytes for every number of threads, locale, time zone, umask and directory.
. "$(dirname "$0")/shared.sh"
awk 'BEGIN { for (i = 0; i < 2000; i++) { printf "{\"id\":\"%d\",\"title\":\"T%d\",\"text\":\"", i, i % 7; for (k = 0; k < (i * i) % 97; k++) printf "Istanbul Iced %d caf\303\251 1.5 ", (i * 31 + k * 17) % 99; print "\"}" } }' >a.jsonl
mkdir in
for i in 1 2 3 4 5 6 7 8 9; do printf 'Article Number %d is Here' $i >in/$i.txt; done
for format in xml jsonl tsv; do
    "$nutgraf" extract -q -j 1 --format $format a.jsonl in >first
    for jobs in 2 3 8 64; do
        "$nutgraf" extract -q -j $jobs --format $format a.jsonl in >other
        same first other
    done
done
"$nutgraf" extract -q a.jsonl in >first
for locale in C.UTF-8 tr_TR.UTF-8 de_DE.UTF-8 ar_EG.UTF-8; do
    LC_ALL=$locale LANG=$locale "$nutgraf" extract -q a.jsonl in >other
    same first other
done
for zone in UTC Asia/Kuala_Lumpur America/Los_Angeles :/nonsense; do
    TZ=$zone "$nutgraf" extract -q a.jsonl in >other
    same first other
done
(umask 077 && "$nutgraf" extract -q a.jsonl in >other)
same first other
cp -r a.jsonl in /"$work"/in/ 2>/dev/null
mkdir -p deep/er
(cd deep/er && ln -s ../../a.jsonl a.jsonl && cp -r ../../in in && rm -rf in/in in/a.jsonl &&
    "$nutgraf" extract -q a.jsonl in >../../other)
same first other
env -i "$nutgraf" extract -q --plugin-path "$probe" a.jsonl in >other 2>err || true
rm -rf in/in in/a.jsonl
env -i ${ASAN_OPTIONS:+ASAN_OPTIONS="$ASAN_OPTIONS"} "$nutgraf" extract -q --plugin-path "$probe" a.jsonl in >other
same first other
finish

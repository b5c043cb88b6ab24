# Every option of extract does what its help says.
. "$(dirname "$0")/shared.sh"
printf 'Caf\303\251 Owners met in Desaru.\n' >a.txt
printf '{"id":"x","text":"One"}\n{"text":"Two","published":"2020-02-02"}\n' >b.jsonl

run 0 extract a.txt
holds out '<article id="a" source="a.txt" characters="27" digest=' \
    '<name id="name-5-11" begin="5" end="11" rule="title" score="0.88">Owners</name>' \
    '<phrase id="phrase-0-11" begin="0" end="11" words="2" after="name-0-4" rule="run"' \
    '<word begin="0" end="4" upper="false" score="1.00">Caf'
holds err "nutgraf: 1 article, " " records, 0 errors, 0.0 kB in "
lacks out "<text>" "$work"

run 0 extract --offsets=bytes a.txt
holds out 'offsets="bytes"' 'characters="27" bytes="28"' 'begin="6" end="12"'
run 0 extract --offsets characters a.txt
lacks out 'offsets='
run 0 extract --with-text a.txt
holds out "<text>Caf" "met in Desaru."
run 0 extract -t a.txt
holds out "<text>"

run 0 extract --quiet a.txt
[ ! -s err ] || fail "--quiet says something"
run 1 extract -q none.txt
holds err "none.txt"

run 0 extract --published 2025-09-26 a.txt b.jsonl
holds out '<article id="a" source="a.txt" published="2025-09-26"' \
    '<article id="x" source="b.jsonl" published="2025-09-26"' \
    '<article id="b-2" source="b.jsonl" published="2020-02-02"'
run 0 extract -p 2025-09-26 --language ms a.txt
run 0 extract -l en a.txt

run 0 extract --input-format text b.jsonl
holds out '<article id="b" source="b.jsonl"'
cp b.jsonl c.txt
run 0 extract --input-format=jsonl c.txt
holds out '<article id="x" source="c.txt"' '<article id="c-2"'

run 0 extract --only probe a.txt
holds out "<probe>"
run 1 extract --set probe.fail=met a.txt
holds out '<error plugin="probe"'
printf '# settings\n[probe]\nfail = met\n' >set.ini
run 1 extract --config set.ini a.txt
run 0 extract --config set.ini -s probe.fail=other a.txt
run 0 extract -s probe.fail=met -s probe.fail=other a.txt

NUTGRAF_PLUGIN_PATH=$work run 0 extract --plugin-path "$probe" a.txt
NUTGRAF_PLUGIN_PATH="$work:$probe" run 0 extract a.txt
run 0 extract --plugin-path "$work" --plugin-path "$probe" a.txt
run 0 extract -- a.txt
cp a.txt ./-q
run 0 extract -- -q
holds out 'source="-q"'
finish

# XML, JSON Lines and TSV hold the same.
. "$(dirname "$0")/shared.sh"
printf 'New York and <Kuala Lumpur>\t\n' >a.txt
printf '{"id":"b","text":"Port Moresby","title":"A \\"Title\\""}\n{"id":"c"}\n' >b.jsonl

for format in xml jsonl tsv; do
    run 1 extract --format $format a.txt b.jsonl
    cp out out.$format
done
well_formed out.xml
for text in "York" "Moresby" "b.jsonl:2:1: key "; do
    holds out.xml "$text"
    holds out.jsonl "$text"
    holds out.tsv "$text"
done
holds out.xml 'title="A &quot;Title&quot;"'
holds out.jsonl '"title":"A \"Title\""' '"words":2' '"upper":false' \
    '"made-by":{"nutgraf":"' '"plugins":{"probe":"1.2.3"}' '{"id":"c","source":"b.jsonl"'
[ "$(wc -l <out.jsonl)" -eq 3 ] || fail "not one line of JSON an article"
head -1 out.tsv | grep -q "^article	record	id	begin	end	text	rule	score	" || fail "TSV has no head"
awk -F '\t' 'NR == 1 { n = NF } NF != n { exit 1 }' out.tsv || fail "TSV has ragged rows"
[ "$(cut -f 2 out.tsv | sort -u | tr '\n' ' ')" = "error name phrase phrase/word record summary " ] ||
    fail "TSV lacks kinds: $(cut -f 2 out.tsv | sort -u)"
records=$(grep -c '<\(name\|phrase\|word\|summary\) ' out.xml)
[ "$(($(wc -l <out.tsv) - 2))" -eq "$records" ] || fail "TSV and XML have not the same records"

# TimeML and brat hold one article a document; another is left out, and said to be.
printf 'Another Report.\n' >c.txt
printf '{"id":"b","text":"Port Moresby"}\n{"id":"c","text":"Buenos Aires"}\n' >two.jsonl
for format in timeml brat; do
    run 0 extract --format $format a.txt
    cp out alone
    run 1 extract --format $format a.txt c.txt
    cmp -s alone out || fail "$format has two articles in one document"
    holds err "c.txt: left out, as a document of this --format holds one article;"
    run 0 extract --format $format -o apart-$format a.txt c.txt
    [ "$(find apart-$format -type f ! -name '.*' | wc -l)" -eq 2 ] ||
        fail "$format has not a file for each article"
    run 1 extract --format $format -o lines-$format two.jsonl
    holds err "two.jsonl:2: left out"
done
run 0 extract --format timeml a.txt
well_formed out

# Everything is there again when JSON Lines go through a pipe, for machines in parallel.
run 1 extract --format jsonl b.jsonl
cp out whole
split -l 1 b.jsonl part.
for part in part.*; do
    "$nutgraf" extract --quiet --format jsonl - <"$part" 2>err
done >pieces
sed 's/"source":"[^"]*",//; s/b\.jsonl:2/standard input:1/' whole >whole.stripped
sed 's/"source":"[^"]*",//' pieces >pieces.stripped
[ "$(head -1 whole.stripped)" = "$(head -1 pieces.stripped)" ] || fail "a pipe changes the records"
finish

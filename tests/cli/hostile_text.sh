# Whatever bytes come in, what goes out is well-formed and valid.
. "$(dirname "$0")/shared.sh"
mkdir in
printf '' >in/empty.txt
printf '\357\273\277' >in/mark.txt
printf ' \n\n\t ' >in/spaces.txt
printf 'A\000B \001\002 \032 \033[31mRed\033[0m \177 Delta\r\nEcho\r' >in/control.txt
printf 'Caf\351 \223Quoted\224 \200' >in/cp1252.txt
printf 'U+FFFE \357\277\276 U+FFFF \357\277\277 End' >in/noncharacters.txt
printf 'C1 \302\205 Next \342\200\250 Line' >in/c1.txt
printf 'Overlong \300\257 \340\200\257 \360\200\200\257 End' >in/overlong.txt
printf 'Surrogates \355\240\275\355\270\200 End' >in/surrogates.txt
printf 'Beyond \364\220\200\200 \370\210\200\200\200 End' >in/beyond.txt
printf 'Cut \303' >in/cut2.txt
printf 'Cut \360\237\230' >in/cut4.txt
printf '\377\376H\000e\000\054\330\000\334' >in/utf16le.txt
printf '\376\377\000H\000e\330\075' >in/utf16be.txt
printf ']]> <![CDATA[ &amp; <!-- --> "Quoted" '"'" >in/markup.txt
printf '{"id":"\\u0000\\ud800\\uffff","text":"A\\u0000 \\ud800 \\uffff \\u001b Bee","title":"<&\\">\\n"}\n' >in/json.jsonl
printf '{"id":"\377","text":"\377\376 \300 Tea"}\n' >>in/json.jsonl
tail -c +5 "$nutgraf" | head -c 300000 >in/binary.txt
tr '\000-\377' '\200-\377\000-\177' <in/binary.txt >in/binary2.txt
mkdir in/names
printf 'Bee' >"in/names/$(printf 'line\nfeed <&"> \001 \377 \357\277\276').txt"

run 0 extract --with-text in
cp out out.xml
well_formed out.xml
run 0 validate out.xml
run 0 schema
cp out schema.rng
xmllint --noout --relaxng schema.rng out.xml 2>lint || {
    fail "xmllint does not find the output valid"
    head -3 lint >&2
}
run 0 extract --with-text --offsets bytes in
cp out bytes.xml
well_formed bytes.xml
run 0 validate bytes.xml
for offsets in characters bytes; do
    run 0 extract --with-text --offsets $offsets --format jsonl in
    cp out out.jsonl
    run 0 validate out.jsonl
done
run 0 extract --format tsv in
awk -F '\t' 'NR == 1 { n = NF } NF != n { exit 1 }' out || fail "TSV has ragged rows"
! LC_ALL=C grep -q "$(printf '[\001-\010\013-\037]')" out || fail "TSV holds control characters"

# A character of the output is a character of the text.
holds out.xml 'source="in/control.txt"' 'replaced="1"'
grep -A 12 'source="in/empty.txt"' out.xml | grep -q 'characters="0"' || fail "empty.txt"
grep -A 12 'source="in/mark.txt"' out.xml | grep -q 'characters="0"' || fail "mark.txt"

# Broken files fail alone, with a reason.
mkdir bad
printf '\037\213\010' >bad/a.txt
printf '%%PDF-1.7' >bad/b.txt
printf '\377\376{\000}\000' >bad/c.jsonl
printf '{"text":"One"}\n{"text":\n"Two"}\n{"text":"Three",}\n' >bad/d.jsonl
printf 'fine' >bad/e.txt
run 1 extract bad
well_formed out
holds out "zcat FILE | nutgraf extract -" "pdftotext" "iconv -f UTF-16" "bad/d.jsonl:2:9" \
    "bad/d.jsonl:3:1" "bad/d.jsonl:4:17" '<article id="d-1"' '<article id="e"'
cp out bad.xml
run 0 validate bad.xml
finish

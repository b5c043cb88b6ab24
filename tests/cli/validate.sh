# validate says what is wrong, and where.
. "$(dirname "$0")/shared.sh"
printf 'New York Times' >a.txt
run 0 extract --with-text a.txt
cp out good.xml
run 0 validate good.xml
holds err "good.xml: valid, 1 article, 8 records"
run 0 validate --quiet good.xml
[ ! -s err ] || fail "--quiet says something"
"$nutgraf" validate - <good.xml 2>err || fail "standard input is not validated"

sed 's/words="3"/words="three"/' good.xml >bad.xml
run 1 validate bad.xml
holds err 'bad.xml:10: a: a value does not fit its type: "three"'
sed 's/>York</>Pork</' good.xml >bad.xml
run 1 validate bad.xml
holds err 'a: the text does not say there: "Pork"'
sed 's/after="name-0-3"/after="name-0-4"/' good.xml >bad.xml
run 1 validate good.xml bad.xml
holds err 'a link leads to no record: "name-0-4"' "good.xml: valid"
sed 's/<name /<nama /' good.xml >bad.xml
run 1 validate bad.xml
head -c 500 good.xml >bad.xml
run 1 validate bad.xml
holds err "bad.xml:"
run 1 validate none.xml
holds err "none.xml: cannot be opened"
run 1 validate a.txt
holds err "a.txt: is neither XML nor JSON Lines of nutgraf"
run 2 validate
run 2 validate --quite good.xml
holds err "did you mean --quiet?"
run 0 schema
cp out schema.rng
well_formed schema.rng
xmllint --noout --relaxng schema.rng good.xml 2>lint || fail "xmllint and the schema disagree"
run 2 schema extra
run 0 schema --only probe
finish

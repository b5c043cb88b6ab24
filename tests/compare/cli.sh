#!/bin/sh
# Uses diff, score and view as people do: from the shell, from git, on many articles.
#   sh cli.sh NUTGRAF SOURCE-DIRECTORY [sanitized]
set -eu
nutgraf=$1 top=$2 build=${3:-plain}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
NO_COLOR=1 TMPDIR=$work
export NO_COLOR TMPDIR
status=0

fail() {
    echo "cli: $1"
    status=1
}
# wants STATUS COMMAND...: runs it, its output in ./out and ./err.
wants() {
    want=$1
    shift
    got=0
    "$@" >out 2>err || got=$?
    [ "$got" = "$want" ] || fail "$*: exit $got, $want wanted: $(head -c 300 err)"
}
says() {
    grep -q -- "$1" "$2" || fail "\"$1\" is not in: $(head -c 300 "$2")"
}

base=$top/tests/compare/base.xml
sed 's/value="2024-06"/value="2025-06"/' "$base" >new.xml

# Colours only where they are asked for.
wants 1 "$nutgraf" diff --color always "$base" new.xml
says "$(printf '\033')" out
wants 1 "$nutgraf" diff "$base" new.xml
! grep -q "$(printf '\033')" out || fail "colours without --color"

# Directories, one file of which is on one side only.
mkdir -p a/deep b/deep
cp "$base" a/deep/x.xml && cp new.xml b/deep/x.xml && cp "$base" b/y.xml
wants 1 "$nutgraf" diff a b
says 'changed date 126-130' out
says 'bridge: article added' out
wants 0 "$nutgraf" diff a a

# An article that stands in another file now, alone or renamed, is found there.
mkdir -p c d
cp "$base" c/one.xml && cp new.xml d/two.xml
wants 1 "$nutgraf" diff c d
says 'changed date 126-130' out
! grep -q 'article added' out || fail "a file of another name hides its articles"
sed 's/id="bridge"/id="crossing"/' "$base" >d/two.xml
wants 1 "$nutgraf" diff c d
says 'bridge -> crossing: article renamed' out
sed 's/<plugin name="[a-z]*"/<plugin name="other"/' "$base" >d/two.xml
wants 1 "$nutgraf" diff c d
says 'plugin other only in d' out
wants 2 "$nutgraf" diff a new.xml
says 'is a directory and' err
wants 2 "$nutgraf" diff nothing.xml new.xml
wants 2 "$nutgraf" diff new.xml
wants 2 "$nutgraf" diff --fail-on lost new.xml new.xml
says 'removed, added, moved, changed or retyped' err
wants 2 "$nutgraf" diff --formt xml new.xml new.xml
says 'format' err

# JSON Lines against XML: the format of the file makes no difference.
(cd "$top/corpora/samples" && "$nutgraf" extract --quiet --with-text . >"$work/s.xml" &&
    "$nutgraf" extract --quiet --with-text --format jsonl . >"$work/s.jsonl")
wants 0 "$nutgraf" diff s.xml s.jsonl
wants 0 "$nutgraf" diff s.jsonl s.xml

# An entity that is gone takes what is inside it along, in every format.
sed '/entity="works-ministry"/,/<\/organisation>/d' "$base" >without.xml
wants 1 "$nutgraf" diff --format json "$base" without.xml
says '"inside": \[{"name": "mention", "begin": 71' out
wants 1 "$nutgraf" diff --format xml "$base" without.xml
says '<inside name="mention" begin="71"' out

# Machine formats are well-formed.
wants 1 "$nutgraf" diff --format xml "$base" new.xml
xmllint --noout out || fail "--format xml is not well-formed"
if command -v python3 >/dev/null; then
    wants 1 "$nutgraf" diff --format json "$base" new.xml
    python3 -m json.tool out >/dev/null || fail "diff --format json is no JSON"
fi

# From git: difftool, and log -p with a textconv that shows one record a line.
git init -q repo && cd repo
git config user.email tests@localhost && git config user.name tests
cp "$base" out.xml && git add out.xml && git commit -q -m one
cp ../new.xml out.xml && git commit -q -a -m two
git difftool -y --extcmd "$nutgraf diff" HEAD~1 HEAD -- out.xml >../out 2>../err || true
says 'value: 2024-06 -> 2025-06' ../out
echo 'out.xml diff=nutgraf' >.gitattributes
git config diff.nutgraf.textconv "grep -o '<[a-z]* .*begin=.*'"
git log -p -1 >../out
says '^-<date begin="126"' ../out
says '^+<date begin="126"' ../out
cd ..

# Hostile files are refused with a message, quickly.
printf '<nutgraf xmlns="urn:nutgraf:1" version="1"><made-by nutgraf="1"/><article id="a">' >deep.xml
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "<a>" }' >>deep.xml
wants 2 "$nutgraf" diff deep.xml deep.xml
cat >bomb.xml <<'END'
<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>
<nutgraf xmlns="urn:nutgraf:1" version="1"><made-by nutgraf="&c;"/></nutgraf>
END
wants 2 "$nutgraf" diff bomb.xml bomb.xml
# A file that one version does not have, as git difftool gives it.
wants 1 "$nutgraf" diff /dev/null "$base"
says "bridge: article added" out
wants 0 "$nutgraf" diff /dev/null /dev/null
: >empty.xml
wants 2 "$nutgraf" diff empty.xml "$base"
says "is empty" err

# Reversed places, places beyond the text, control characters in ids.
one() { # ID BEGIN END VALUE
    printf '<nutgraf xmlns="urn:nutgraf:1" version="1"><made-by nutgraf="1"/><article id="%s" digest="1"><text>abc</text><p><x begin="%s" end="%s" v="%s">w</x></p></article></nutgraf>' "$@"
}
one a 9 2 1 >reversed.xml
one a 1 4294967294 1 >far.xml
one a 4294967290 4294967294 2 >farther.xml
one 'a&#x9b;31m' 0 2 '&#x9b;J' >steering.xml
wants 2 "$nutgraf" diff reversed.xml far.xml
says 'reversed.xml:1: begin is behind end in "x"' err
wants 1 "$nutgraf" diff far.xml farther.xml
wants 1 "$nutgraf" diff --format html far.xml farther.xml
wants 0 "$nutgraf" score --errors 5 far.xml farther.xml
wants 0 "$nutgraf" view far.xml farther.xml
wants 1 "$nutgraf" diff steering.xml far.xml
says 'a?31m -> a: article renamed' out
! grep -q "$(printf '\302\233')" out || fail "a control character reaches the terminal"

# A hundred thousand records over one place: all of these end soon, or the test's time does.
pile() { # SHIFT
    printf '<nutgraf xmlns="urn:nutgraf:1" version="1"><made-by nutgraf="1"/><article id="a" digest="1"><text>'
    awk 'BEGIN { for (i = 0; i < 30000; i++) printf "\303\251 word " }'
    printf '</text><p>'
    awk -v s="$1" 'BEGIN { for (i = 0; i < 100000; i++)
        printf "<x begin=\"%d\" end=\"%d\" v=\"%d\">w</x>", i + s, i + s + 200000, i * 2 + s }'
    printf '</p></article></nutgraf>\n'
}
pile 0 >pile0.xml
pile 1 >pile1.xml
wants 1 "$nutgraf" diff pile0.xml pile1.xml
wants 0 "$nutgraf" score --errors 100000 pile0.xml pile1.xml
wants 0 "$nutgraf" view pile0.xml

# Many articles in flat memory, whatever their order: sorted, shuffled, one missing.
head='<nutgraf xmlns="urn:nutgraf:1" version="1"><made-by nutgraf="1"><plugin name="p" version="1"/></made-by>'
many() { # FIRST STEP COUNT MODULUS: ids in the order of (first + i * step) mod modulus
    echo "$head"
    awk -v a="$1" -v s="$2" -v n="$3" -v m="$4" 'BEGIN { for (i = 0; i < n; i++) {
        k = (a + i * s) % m
        printf "<article id=\"%07d\" digest=\"%032d\"><p><x begin=\"%d\" end=\"%d\" v=\"%d\" score=\"1.00\">w</x></p></article>\n", k, k, k % 9, k % 9 + 3, k % 7 } }'
    echo '</nutgraf>'
}
many 0 1 20000 20000 >sorted.xml
many 5 7919 20000 20000 >shuffled.xml
many 0 1 19999 20000 >shorter.xml
wants 0 "$nutgraf" diff sorted.xml shuffled.xml
wants 0 "$nutgraf" diff shuffled.xml sorted.xml
wants 1 "$nutgraf" diff shuffled.xml shorter.xml
says '0019999: article removed' out
[ "$(wc -l <out)" -eq 2 ] || fail "more than one article differs: $(head -3 out)"
# AddressSanitizer keeps freed memory for a while, so there the figure says nothing.
if [ "$build" = plain ] && command -v /usr/bin/time >/dev/null; then
    many 0 1 2000 2000 >few.xml
    /usr/bin/time -f %M -o few.kb "$nutgraf" diff few.xml few.xml
    /usr/bin/time -f %M -o many.kb "$nutgraf" diff sorted.xml sorted.xml
    [ "$(tail -1 many.kb)" -le "$(($(tail -1 few.kb) + 4096))" ] ||
        fail "memory grows with the articles: $(tail -1 few.kb) kB for 2000, $(tail -1 many.kb) kB for 20000"
fi

# Score: gold against itself, against an output, and extracted in one go.
wants 0 "$nutgraf" score s.xml s.xml
says 'F1 1.000' out
! grep -qE '^  (strict|relaxed|value).*F1 0' out || fail "gold does not score 1 against itself"
articles=$(find "$top/corpora/gold" -name '*.gold.xml' | wc -l)
twice=$(find "$top/corpora/second" -name '*.gold.xml' | wc -l)
wants 0 "$nutgraf" score "$top/corpora/gold"
says "^$articles articles" out
says '^outcome' out
wants 0 "$nutgraf" score --format json s.xml s.xml
cp out before.json
wants 0 "$nutgraf" score --baseline before.json s.xml s.xml
says 'change +0.000' out
wants 4 "$nutgraf" score nothing
wants 4 "$nutgraf" score --baseline s.xml s.xml s.xml
says 'a baseline is what score --format json wrote' err

# The score for programs says all that the one for people says.
wants 0 "$nutgraf" score --format json --errors 2 --baseline before.json "$top/corpora/gold"
says '"low": ' out
says '"desks": {"' out
says '"error": "missed", "article": "' out
! grep -q '"f1": [2-9]' out || fail "an F1 above 1"
wants 0 "$nutgraf" score --format json --baseline before.json s.xml s.xml
says '"change": {"f1": 0.0000' out
command -v python3 >/dev/null && { python3 -m json.tool out >/dev/null || fail "score --format json is no JSON"; }

# One annotation against another, as a directory and as files.
wants 0 "$nutgraf" score "$top/corpora/gold" "$top/corpora/gold"
says '^date' out
! grep -qE '^  (strict|relaxed|value).*F1 0' out || fail "an annotation differs from itself"
wants 0 "$nutgraf" score "$top/corpora/gold" "$top/corpora/second"
says "^$twice articles; in brackets" out
mkdir other
sed 's/ id="[^"]*"/ id="other"/' "$top/corpora/second/sport-01.gold.xml" >other/other.gold.xml
wants 4 "$nutgraf" score other "$top/corpora/second"
says 'has none of the articles of other' err

wants 4 "$nutgraf" score s.xml "$top/corpora/gold"
says 'give the annotation first, as the gold' err

# Positions in other units are not compared.
(cd "$top/corpora/samples" && "$nutgraf" extract --quiet --offsets=bytes . >"$work/bytes.xml")
wants 4 "$nutgraf" score s.xml bytes.xml
says 'bytes.xml counts positions in bytes, and the gold in characters' err
wants 2 "$nutgraf" score

# Brat: places of characters, a name that runs over a line end in two pieces.
printf 'Zoë flew to New\nZealand on May 8, 2024.\n' >flight.txt
wants 0 "$nutgraf" extract --quiet --format brat --only countries,dates flight.txt
says "^T1$(printf '\t')country-mention 12 15;16 23$(printf '\t')New Zealand$" out
says "^T2$(printf '\t')date 27 38$(printf '\t')May 8, 2024$" out
says "^#2$(printf '\t')AnnotatorNotes T2$(printf '\t').*value=2024-05-08" out

# View: an article and an output make the same page but for the source's name.
wants 0 "$nutgraf" view "$top/corpora/samples/bernama-defence.txt"
says '<h2>' out
says 'class="card' out
wants 0 "$nutgraf" view -o page.html s.xml
[ "$(grep -c '<article ' page.html)" -eq 8 ] || fail "eight articles make eight sections"
wants 2 "$nutgraf" view
wants 1 "$nutgraf" view nothing.txt
says 'nothing.txt: cannot be opened' out
wants 4 "$nutgraf" view -o nowhere/at/all/../../../../../dev/null/x s.xml
exit $status

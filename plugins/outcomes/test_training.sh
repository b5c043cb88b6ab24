#!/bin/sh
# From annotated articles to a model by the scripts of train/, and back: the model finds in
# the same articles what it was told of, words of any bytes and all.
#   sh test_training.sh NUTGRAF PLUGIN-FOLDER TRAIN-FOLDER
set -eu
nutgraf=$1
folder=$2
train=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/outcomes"
cp "$folder"/*.so "$folder"/triggers.txt "$folder"/senses.tsv "$work/outcomes"
LC_ALL=C
export LC_ALL
tab=$(printf '\t')

fail() {
    echo "$1" >&2
    exit 1
}

# "pecked" and "wobbled" are in no line of the lexicon; "killed" is in one that is wrong here.
cat > "$work/harbour.gold.xml" << 'END'
<article id="harbour" desk="business" published="2024-03-05" place="Tarn">
<p><s n="1">Herons pecked Café Zoë&apos;s awning on Monday, and the council banned them.</s> <s n="2">AT&amp;T sold 50% of the mill to R&amp;D Señor.</s></p>
<p><s n="3">The price = &lt;b&gt; of #1 copper wobbled 100% to €5.</s> <s n="4">The glare killed the mood, a "clerk" said.</s></p>
<outcomes>
  <outcome s="1" type="harm" status="achieved" polarity="+" trigger="pecked" agent="Herons" object="Café Zoë&apos;s awning"/>
  <outcome s="1" type="restrict" status="achieved" polarity="+" trigger="banned" agent="the council" object="them"/>
  <outcome s="2" type="trade" status="achieved" polarity="+" trigger="sold" agent="AT&amp;T" object="50% of the mill"/>
  <outcome s="3" type="move" status="achieved" polarity="+" trigger="wobbled" object="The price"/>
</outcomes>
</article>
END
cat > "$work/board.gold.xml" << 'END'
<article id="board" desk="business">
<p><s n="1">The board sacked the cook.</s> <s n="2">Talks with the <org entity="union">union</org> fell through.</s> <s n="3">A heron took the chairman \ "boss" Łukasz by surprise.</s></p>
<p><s n="4">The closure of the mill hurt nobody.</s> <s n="5">The cook liked herons, and slept while it rained.</s></p>
<outcomes>
  <outcome s="1" type="appoint" status="achieved" polarity="+" trigger="sacked" agent="The board" object="the cook"/>
  <outcome s="2" type="agree" status="failed" polarity="+" trigger="fell ... through" object="Talks with the union" optional="yes"/>
  <outcome s="4" type="yield" status="achieved" polarity="+" trigger="closure" object="the mill"/>
</outcomes>
</article>
END

awk -f "$train/gold.awk" -v spans="$work/spans" "$work/harbour.gold.xml" \
    "$work/board.gold.xml" > "$work/articles.jsonl" 2> "$work/lost"
[ ! -s "$work/lost" ] || fail "$(cat "$work/lost")"

# extract OPTION...: the records of the articles
extract() {
    "$nutgraf" extract -q --plugin-path "$work" --only outcomes --offsets bytes -f tsv "$@" \
        "$work/articles.jsonl"
}

# column NAME RECORD FILE: the article, the begin and a column of the records of a kind
column() {
    awk -F '\t' -v name="$1" -v record="$2" '
        NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
        $at["record"] == record { print $at["article"], $at["text"] "\t" $at[name] }' "$3"
}

extract -s outcomes.model=false -s outcomes.items=true > "$work/told"
awk -f "$train/items.awk" -v spans="$work/spans" -v optional=0.5 "$work/told" \
    > "$work/items"
awk -f "$train/happens.awk" "$work/items" "$work/items" > "$work/kept"

# Each outcome is told of once, with its weight, and many words are none.
cut -f 1,2 "$work/kept" | grep -v '^none' | sort > "$work/classes"
cat > "$work/wanted" << END
agree${tab}0.5
appoint${tab}1
harm${tab}1
move${tab}1
restrict${tab}1
trade${tab}1
yield${tab}1
END
diff "$work/wanted" "$work/classes" >&2 || fail "other outcomes are told of"
[ "$(grep -c '^none' "$work/items")" -ge 5 ] && grep -q '^none' "$work/kept" ||
    fail "nothing is told of that is no outcome"
for word in 'at%26t' 'caf%C3%A9'; do
    grep -qF -e "&$word" "$work/kept" || fail "nothing is told of $word"
done

# Words that are nowhere an outcome are not kept.
[ "$(wc -l < "$work/kept")" -lt "$(wc -l < "$work/items")" ] || fail "all words are kept"

"$nutgraf" train -q --method maxent --least 1 --penalty 0.02 --rounds 200 \
    -t "$work/kept" -o "$work/outcomes/outcomes.model" "$work/kept" > "$work/report"
grep -q 'all but none *100.00 *100.00 *100.00' "$work/report" || {
    cat "$work/report" >&2
    fail "the model has not learnt the items"
}

# The plugin's keys are the trainer's: the model finds what it was told of, and no more.
extract -s outcomes.items=true -s outcomes.threshold=0.5 > "$work/found"
column type outcome "$work/found" | sort > "$work/outcomes.found"
cat > "$work/wanted" << END
board closure${tab}yield
board fell through${tab}agree
board sacked${tab}appoint
harbour banned${tab}restrict
harbour pecked${tab}harm
harbour sold${tab}trade
harbour wobbled${tab}move
END
diff "$work/wanted" "$work/outcomes.found" >&2 || fail "other outcomes are found"

# What the model is asked is what it was told.
column features outcome-item "$work/told" | sort > "$work/told.items"
column features outcome-item "$work/found" | sort > "$work/found.items"
[ -s "$work/found.items" ] || fail "no items beside the outcomes"
if comm -13 "$work/told.items" "$work/found.items" | grep . >&2; then
    fail "the model is asked something else than it was told"
fi

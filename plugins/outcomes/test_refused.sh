#!/bin/sh
# What is wrong with the plugin's files is refused, with the file, the place and the remedy.
#   sh test_refused.sh NUTGRAF PLUGIN-FOLDER OTHER-MODEL
set -eu
nutgraf=$1
folder=$2
other=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
here=$work/outcomes

# model CLASS: a model that knows hardly anything
model() {
    printf 'none\t1\tword=heron\nharm\t1\tword=kill\n%s\t1\tword=drop\n' "$1" > "$work/items"
    "$nutgraf" train -q --method maxent --least 1 -o "$here/outcomes.model" "$work/items" \
        > /dev/null
}

fresh() {
    rm -rf "$here"
    mkdir "$here"
    cp "$folder"/*.so "$folder"/triggers.txt "$folder"/senses.tsv "$here"
    model move
}

extract() {
    echo "The blast killed 11 men." |
        "$nutgraf" extract --plugin-path "$work" --only outcomes -f tsv "$@" -
}

# refused OPTION MESSAGE...: no article is read, and each part of the message is printed
refused() {
    option=$1
    shift
    code=0
    extract -s "$option" > /dev/null 2> "$work/log" || code=$?
    if [ $code -ne 3 ]; then
        echo "exit status $code; wanted 3 and: $*" >&2
        exit 1
    fi
    for part in "$@"; do
        if ! grep -qF -e "$part" "$work/log"; then
            echo "wanted: $part" >&2
            cat "$work/log" >&2
            exit 1
        fi
    done
}

# finds OPTION...: the lexicon's outcome is found
finds() {
    extract -q "$@" > "$work/records"
    if ! grep -q "$(printf '\toutcome\t')" "$work/records"; then
        echo "no outcome with $*" >&2
        exit 1
    fi
}

fresh
finds -s outcomes.threshold=0

rm "$here/outcomes.model"
refused outcomes.model=true "outcomes.model" "outcomes.model=false"

: > "$here/outcomes.model"
refused outcomes.model=true "outcomes.model" "outcomes.model=false"

cp "$other" "$here/outcomes.model"
refused outcomes.model=true "outcomes.model" "outcomes.model=false"

model move
size=$(wc -c < "$here/outcomes.model")
head -c $((size - 16)) "$here/outcomes.model" > "$work/short"
cp "$work/short" "$here/outcomes.model"
refused outcomes.model=true "outcomes.model" "outcomes.model=false"

# A byte in the middle is another, so that the checksum is wrong.
model move
head -c $((size / 2)) "$here/outcomes.model" > "$work/damaged"
tail -c +$((size / 2 + 1)) "$here/outcomes.model" | head -c 1 | tr '\000-\377' '\001-\377\000' \
    >> "$work/damaged"
tail -c +$((size / 2 + 2)) "$here/outcomes.model" >> "$work/damaged"
cp "$work/damaged" "$here/outcomes.model"
refused outcomes.model=true "outcomes.model" "outcomes.model=false"

model arrival
refused outcomes.model=true 'outcomes.model: the class "arrival" is no type of outcome' \
    "train the model as README.md says" "outcomes.model=false"

# The senses: without them there is no model, and nothing to train one with.
fresh
rm "$here/senses.tsv"
refused outcomes.model=true "senses.tsv"
finds -s outcomes.model=false

fresh
printf 'heron\tanimal\tnature\n' >> "$here/senses.tsv"
lines=$(wc -l < "$here/senses.tsv")
refused outcomes.model=true "senses.tsv:$lines: neither verb nor noun: \"animal\"; write a word"
rm "$here/outcomes.model"
if extract -s outcomes.model=false -s outcomes.items=true > /dev/null 2> "$work/log"; then
    echo "items were made with bad senses" >&2
    exit 1
fi
grep -qF "senses.tsv:$lines: neither verb nor noun" "$work/log"

# Without the model the plugin does its work.
finds -s outcomes.model=false

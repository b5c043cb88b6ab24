#!/bin/sh
# What is wrong with the plugin's files is refused, with the file, the place and the remedy.
#   sh test_refused.sh NUTGRAF PLUGIN-FOLDER OTHER-MODEL
set -eu
nutgraf=$1
folder=$2
other=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fresh() {
    rm -rf "$work/organisations"
    mkdir "$work/organisations"
    for file in "$folder"/*.so "$folder"/*.tsv "$folder"/org.model; do
        cp "$file" "$work/organisations/"
    done
}

# refused OPTION MESSAGE: no article is read, and each part of the message is printed
refused() {
    option=$1
    shift
    if echo "Text." | "$nutgraf" extract --plugin-path "$work" --only organisations \
        -s "$option" - > /dev/null 2> "$work/log"; then
        echo "accepted; wanted: $*" >&2
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

fresh
rm "$work/organisations/org.model"
refused organisations.model=true "org.model" "organisations.model=false"

cp "$other" "$work/organisations/org.model"
refused organisations.model=true 'org.model: has no label "B-ORG"' "organisations.model=false"

fresh
printf 'Tarn Harbour Bank\tcompani\t\t\t\t\n' >> "$work/organisations/organisations.tsv"
refused organisations.model=false 'organisations.tsv: row' '"Tarn Harbour Bank"' \
    'column "kind" is "compani"' 'write one of'

fresh
printf 'Tarn Harbour Bank\tcompany\n' >> "$work/organisations/organisations.tsv"
refused organisations.model=false 'organisations.tsv:' 'has 2 columns'

# Without the model the plugin does its work.
fresh
rm "$work/organisations/org.model"
echo "The United Nations met." | "$nutgraf" extract -q --plugin-path "$work" \
    --only organisations -s organisations.model=false - | grep -qF "United Nations"

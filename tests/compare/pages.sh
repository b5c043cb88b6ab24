#!/bin/sh
# Looks at the pages of view and diff in a headless Chromium, at the width of a desk and of
# a phone, light and dark: scripts run, nothing is loaded, contrast, labels, keyboard.
# Exits 77 (skipped) if there is no Chromium.
#   sh pages.sh NUTGRAF SOURCE-DIRECTORY [FOLDER-FOR-SCREENSHOTS]
set -eu
nutgraf=$1 top=$2 pictures=${3:-}
command -v chromium >/dev/null || { echo "pages: skipped, chromium is not installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sed 's/value="2024-06"/value="2025-06"/; /<mention begin="136"/d' "$top/tests/compare/base.xml" \
    >"$work/new.xml"
(cd "$top/corpora/samples" && "$nutgraf" extract --quiet --with-text . >"$work/samples.xml")
"$nutgraf" view -o "$work/view.html" "$work/samples.xml"
"$nutgraf" diff --format html "$top/tests/compare/base.xml" "$work/new.xml" >"$work/diff.html" || true

browse() { # PAGE WIDTH SCHEME OPTION...
    page=$1 width=$2 scheme=$3
    shift 3
    dark=""
    [ "$scheme" = dark ] && dark="--force-dark-mode --enable-features=WebContentsForceDark:none --blink-settings=preferredColorScheme=0"
    # shellcheck disable=SC2086 # options, separated by spaces
    chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run $dark \
        --disable-background-networking --disable-component-update --disable-sync \
        --user-data-dir="$work/profile" --window-size="$width",1600 "$@" "file://$page" 2>/dev/null
}

status=0
for name in view diff; do
    # The check goes first, so that it sees errors of the page's own script.
    awk -v script="$top/tests/compare/check.js" '
        /<title>/ { print "<script>"; while ((getline line < script) > 0) print line; print "</script>" }
        { print }' "$work/$name.html" >"$work/$name-checked.html"
    for width in 1400 500; do
        for scheme in light dark; do
            browse "$work/$name-checked.html" "$width" "$scheme" --dump-dom |
                sed -n '/id="page-report">/,/<\/pre>/p' | sed 's/.*id="page-report">//; s/<\/pre>.*//' >"$work/report"
            if [ "$(cat "$work/report")" != "nothing is wrong" ]; then
                echo "pages: $name, $width wide, $scheme:"
                head -n 12 "$work/report"
                status=1
            fi
            [ -z "$pictures" ] ||
                browse "$work/$name.html" "$width" "$scheme" --screenshot="$pictures/$name-$width-$scheme.png" >/dev/null
        done
    done
done
exit $status

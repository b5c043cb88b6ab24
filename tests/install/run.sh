#!/bin/sh
# Installs into a fresh prefix, moves the prefix, and uses what is there as a stranger
# would: extract, list, validate, and build a plugin of one's own against the header.
#   sh run.sh BUILD-DIRECTORY SOURCE-DIRECTORY
set -eu
build=$1 top=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/first" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
mv "$work/first" "$work/moved"
nutgraf=$work/moved/bin/nutgraf

# Not the build tree's plugins: the installed ones.
env -i PATH="$PATH" ${ASAN_OPTIONS:+ASAN_OPTIONS="$ASAN_OPTIONS"} \
    "$nutgraf" plugin list >"$work/list"
for name in dates countries organisations outcomes; do
    grep -q "^$name " "$work/list" || { echo "install: plugin $name is missing"; cat "$work/list"; exit 1; }
done

(cd "$top/corpora/samples" && "$nutgraf" extract --quiet . >"$work/installed.xml")
(cd "$top/corpora/samples" && "$build/nutgraf" extract --quiet . >"$work/built.xml")
cmp "$work/installed.xml" "$work/built.xml"
"$nutgraf" validate "$work/installed.xml"

# A plugin of one's own, outside the source tree.
(cd "$work" && "$nutgraf" plugin new quotas)
cmake -S "$work/quotas" -B "$work/quotas/build" -DCMAKE_PREFIX_PATH="$work/moved" \
    -DCMAKE_C_COMPILER="${CC:-cc}" >"$work/log" 2>&1 &&
    cmake --build "$work/quotas/build" >>"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
"$nutgraf" plugin list --plugin-path "$work/quotas/build" | grep -q '^quotas '

# The same against the build directory, for those who did not install.
cmake -S "$work/quotas" -B "$work/quotas/second" -Dnutgraf_DIR="$build" \
    -DCMAKE_C_COMPILER="${CC:-cc}" >"$work/log" 2>&1 &&
    cmake --build "$work/quotas/second" >>"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
"$build/nutgraf" plugin list --plugin-path "$work/quotas/second" | grep -q '^quotas '

#!/bin/sh
# Installs what nutgraf needs, builds it in build/, and extracts a sample article.
#   sh core/demo.sh [ARTICLE...]
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)

sh "$top/core/packages.sh"
{
    cmake -S "$top" -B "$top/build" -DNUTGRAF_TESTS=OFF
    cmake --build "$top/build" -j "$(nproc)"
} >"${TMPDIR:-/tmp}/nutgraf-build.$$" 2>&1 || {
    cat "${TMPDIR:-/tmp}/nutgraf-build.$$" >&2
    exit 1
}
rm -f "${TMPDIR:-/tmp}/nutgraf-build.$$"

[ $# -gt 0 ] || set -- "$top/corpora/samples/bernama-defence.txt"
exec "$top/build/nutgraf" extract "$@"

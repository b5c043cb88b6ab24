#!/bin/sh
# Installs the Debian packages that nutgraf is built with, and those named as arguments;
# does nothing if all are there.  Needs root or sudo only when something is missing.
set -eu

missing=""
for package in gcc libc6-dev cmake make pkg-config libpcre2-dev libutf8proc-dev \
               libxml2-dev "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
        missing="$missing $package"
done
[ -z "$missing" ] && exit 0

run=""
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
        echo "packages.sh: needs$missing; run as root, install sudo, or install them yourself" >&2
        exit 1
    }
    run=sudo
fi
echo "packages.sh: installing$missing" >&2
$run apt-get update -qq >&2
# shellcheck disable=SC2086 # a list of words
$run env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    $missing >&2

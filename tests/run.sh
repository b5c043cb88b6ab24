#!/bin/sh
# Installs what the tests need, builds everything twice and runs every test: with clang
# under AddressSanitizer and UBSan, then with gcc as it is shipped.  Warnings are errors.
#   sh tests/run.sh [BUILD-DIRECTORY]
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
build=${1:-$top/build-tests}
jobs=$(nproc)

sh "$top/core/packages.sh" g++ clang libclang-rt-14-dev libcmocka-dev libxml2-utils \
    iso-codes git time

# variant NAME OPTION...: configures, builds and tests one variant.
variant() {
    name=$1
    shift
    echo "== $name" >&2
    cmake -S "$top" -B "$build/$name" -DNUTGRAF_WERROR=ON "$@" >"$build/$name.log" 2>&1 &&
        cmake --build "$build/$name" -j "$jobs" >>"$build/$name.log" 2>&1 || {
        cat "$build/$name.log"
        exit 1
    }
    ctest --test-dir "$build/$name" -j "$jobs" --output-on-failure
}

mkdir -p "$build"
variant clang-sanitize -DCMAKE_C_COMPILER=clang -DNUTGRAF_SANITIZE=ON
variant gcc -DCMAKE_C_COMPILER=gcc

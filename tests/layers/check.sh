#!/bin/sh
# Checks the arrows of core/README.md: a directory includes only what stands before it,
# plugins see nothing but the public header, and core/ names no kind of record.
#   sh check.sh SOURCE-DIRECTORY
set -eu
cd "$1"
status=0

fail() {
    echo "layers: $1" >&2
    status=1
}

# allowed LAYER: the directories that it may include from.
allowed() {
    case $1 in
    base) echo "base" ;;
    text) echo "base text" ;;
    doc) echo "base text doc" ;;
    plugin) echo "base text doc plugin" ;;
    run) echo "base text doc plugin run" ;;
    xml) echo "base text doc xml" ;;
    compare) echo "base text doc xml compare" ;;
    train) echo "base text train" ;;
    cli) echo "base text doc plugin run xml compare train cli" ;;
    *) return 1 ;;
    esac
}

for folder in core/*/; do
    layer=$(basename "$folder")
    case $layer in include | data) continue ;; esac
    may=$(allowed "$layer") || {
        fail "core/$layer is in no layer; give it a place in tests/layers/check.sh"
        continue
    }
    for file in "$folder"*.c "$folder"*.h; do
        [ -e "$file" ] || continue
        for used in $(sed -n 's|^ *# *include *"\([a-z]*\)/.*|\1|p' "$file" | sort -u); do
            case " $may " in
            *" $used "*) ;;
            *) fail "$file includes from $used/, which does not stand before $layer/" ;;
            esac
        done
        case $layer in
        base) libraries='pcre2|utf8proc|libxml|dlfcn' ;;
        text | train) libraries='libxml|dlfcn' ;;
        doc | run | compare | cli) libraries='pcre2|utf8proc|libxml|dlfcn' ;;
        plugin) libraries='pcre2|utf8proc|libxml' ;;
        xml) libraries='pcre2|utf8proc|dlfcn' ;;
        esac
        if grep -nE "^ *# *include *<($libraries)" "$file"; then
            fail "$file includes a library that $layer/ may not use"
        fi
    done
done

opens=$(grep -lE '\bdlopen *\(' core/*/*.c | tr '\n' ' ')
[ "$opens" = "core/plugin/load.c " ] || fail "dlopen() is called in: $opens"

if grep -nIwE '"(date|dates|country|countries|organisations?|outcomes?)"' core/*/*.c core/*/*.h; then
    fail "core/ names a kind of record"
fi
if grep -nE '\b(printf|puts|putchar|exit|abort) *\(' core/base/*.c core/text/*.c core/doc/*.c \
    core/plugin/*.c core/run/*.c core/xml/*.c core/compare/*.c core/train/*.c 2>/dev/null; then
    fail "library code prints to stdout or ends the process"
fi

for file in plugins/*/*.c plugins/*/*.h; do
    [ -e "$file" ] || continue
    case $file in */test_*) continue ;; esac
    if sed -n 's/^ *# *include *<\([^>]*\)>.*/\1/p' "$file" |
        grep -vxE 'nutgraf/plugin\.h|assert\.h|ctype\.h|errno\.h|inttypes\.h|limits\.h|math\.h|stdarg\.h|stdbool\.h|stddef\.h|stdint\.h|stdio\.h|stdlib\.h|string\.h'; then
        fail "$file includes more than nutgraf/plugin.h and libc"
    fi
    if grep -nE '^ *# *include *"[^"]*/' "$file"; then
        fail "$file includes a header of another directory"
    fi
done

# Every header compiles alone.
flags=$(pkg-config --cflags libpcre2-8 libutf8proc libxml-2.0)
for file in core/*/*.h core/include/nutgraf/*.h; do
    # shellcheck disable=SC2086 # flags, separated by spaces
    ${CC:-cc} -std=c11 -D_GNU_SOURCE $flags -Icore -Icore/include -fsyntax-only -x c "$file" 2>/dev/null ||
        fail "$file does not compile alone"
done
exit $status

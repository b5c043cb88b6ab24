#!/bin/sh
# Compiles the public header alone, and the layout that is written down, in one language
# and without a warning.
#   sh run.sh COMPILER LANGUAGE STANDARD INCLUDE-DIRECTORY SOURCE-DIRECTORY
# Exits 77, skipped, where the compiler does not know the language.
set -eu
compiler=$1 language=$2 standard=$3 include=$4 source=$5

compile() {
    "$compiler" -x "$language" -std="$standard" -fsyntax-only -I "$include" "$@"
}

echo 'int probe;' | compile - 2>/dev/null || {
    echo "abi: $compiler does not compile $standard here"
    exit 77
}
warnings='-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wcast-qual -Wundef -Werror'
case $standard in
c++*) warnings="$warnings -Wno-missing-field-initializers" ;;
*) warnings="$warnings -Wstrict-prototypes -Wmissing-prototypes -Wvla" ;;
esac
# The header's own code must be as clean as any: it is compiled where it stands.
echo '#include <nutgraf/plugin.h>' | compile $warnings -
compile $warnings "$source/layout.c"

# What the scripts of this directory share; each begins with `. shared.sh`.
#   sh NAME.sh NUTGRAF PLUGIN-DIRECTORY SANITIZED
set -u
nutgraf=$1
probe=$2
sanitized=${3:-0}
export NUTGRAF_PLUGIN_PATH="$probe"
export LC_ALL=C
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0

fail() {
    echo "FAILED: $*" >&2
    failed=1
}

# run CODE ARGUMENT...: runs nutgraf; its output is in `out`, what it says in `err`.
run() {
    wanted=$1
    shift
    "$nutgraf" "$@" >out 2>err
    code=$?
    [ $code -eq "$wanted" ] || {
        fail "nutgraf $*: exit code $code, not $wanted"
        head -5 err >&2
    }
}

# holds FILE TEXT...: the file has each text in one of its lines.
holds() {
    file=$1
    shift
    for text in "$@"; do
        grep -qF -e "$text" "$file" || {
            fail "no \"$text\" in $file:"
            head -20 "$file" >&2
        }
    done
}

# lacks FILE TEXT...: no line has any of the texts.
lacks() {
    file=$1
    shift
    for text in "$@"; do
        ! grep -qF -e "$text" "$file" || fail "\"$text\" in $file"
    done
}

# same FILE FILE: byte for byte.
same() {
    cmp "$1" "$2" >&2 || fail "$1 and $2 differ"
}

# well_formed FILE...: xmllint is the oracle.
well_formed() {
    for file in "$@"; do
        xmllint --noout "$file" 2>lint || {
            fail "$file is not well-formed"
            head -3 lint >&2
        }
    done
}

finish() {
    exit $failed
}

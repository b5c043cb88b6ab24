# Errors of the system, injected by strace: short and interrupted calls are done again,
# failed ones are told with their path, and old output stays as it was.
. "$(dirname "$0")/shared.sh"
[ "$sanitized" = 0 ] || { echo "skipped: sanitizers and strace do not go together"; exit 77; }
strace -o /dev/null true 2>/dev/null || { echo "skipped: strace does not work here"; exit 77; }
mkdir in
for i in 1 2 3 4 5; do printf 'Article Number %d' $i >in/$i.txt; done
printf '{"text":"One"}\n{"text":"Two"}\n' >in/6.jsonl
"$nutgraf" extract -q -j 1 in >first
inject() {
    strace -f -o /dev/null -e trace="$1" -e inject="$1:$2" "$nutgraf" extract -q -j 1 $3 2>err
}
strace -f -o /dev/null -P in/1.txt -P in/6.jsonl -e trace=read -e inject=read:error=EINTR:when=1+2 \
    "$nutgraf" extract -q -j 1 in >other 2>err || fail "EINTR in read is not done again: $(cat err)"
same first other
inject write "error=EINTR:when=1+3" in >other || fail "EINTR in write is not done again: $(cat err)"
same first other

inject write "error=ENOSPC:when=1" in >other
[ $? -eq 4 ] || fail "ENOSPC does not give exit code 4"
holds err "standard output: cannot be written: No space left on device"
inject write "error=EIO:when=1" in >other
[ $? -eq 4 ] || fail "EIO does not give exit code 4"
holds err "Input/output error"

"$nutgraf" extract -q -o dir in
cp -r dir before
for at in 1 2 4; do
    inject write "error=ENOSPC:when=$at" "-o dir in"
    [ $? -eq 4 ] || fail "ENOSPC with -o does not give exit code 4: $(cat err)"
    holds err "dir/" "No space left on device"
    diff -r before dir >&2 || fail "ENOSPC changes old output"
done
inject renameat "error=EIO:when=2" "-o dir in"
[ $? -eq 4 ] || fail "a rename that fails does not give exit code 4: $(cat err)"
diff -r before dir >&2 || fail "a rename that fails changes old output"

inject openat "error=EMFILE:when=1000" in >other
same first other
finish

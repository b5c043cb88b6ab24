# Directories: sorted, hidden files and what is no file left out, trouble in its place.
. "$(dirname "$0")/shared.sh"
mkdir -p in/b in/.git
printf 'x' >in/b/2.txt
printf 'x' >in/b/10.txt
printf 'x' >in/a.txt
printf 'x' >in/B.txt
printf 'x' >in/.hidden
printf 'x' >in/.git/x
mkfifo in/fifo
ln -s .. in/b/loop
ln -s self in/self
ln -s a.txt in/link.txt
ln -s gone in/dangling.txt
mkdir in/closed && printf 'x' >in/closed/x.txt
run 1 extract in
well_formed out
sed -n 's/.*<article id="\([^"]*\)".*/\1/p' out | tr '\n' ' ' >ids
[ "$(cat ids)" = "B a b/10 b/2 closed/x dangling link " ] || fail "order: $(cat ids)"
holds err "in/fifo: passed over: it is not a regular file" \
    "in/b/loop: passed over: it is a directory that we are in" \
    "in/self: passed over: it is a loop of symbolic links" \
    "in/dangling.txt: cannot be opened: No such file or directory"
run 1 extract -q in
lacks err "passed over"

# The user that owns everything can read everything.
user=
if [ "$(id -u)" -eq 0 ]; then
    user="setpriv --reuid=65534 --regid=65534 --clear-groups"
    chmod 755 "$work"
    $user "$nutgraf" --version >/dev/null 2>&1 && $user test -r "$probe/probe.so" || user=none
fi
if [ "$user" != none ]; then
    chmod 000 in/a.txt in/closed
    $user "$nutgraf" extract in >out 2>err
    [ $? -eq 1 ] || fail "files that cannot be read do not give exit code 1"
    holds out '<error reason="in/a.txt: cannot be opened: Permission denied"/>' \
        '<error reason="in/closed: cannot be opened: Permission denied"/>' '<article id="b/2"'
    well_formed out
fi
run 1 extract /dev/null none in/b
holds out '<article id="null" source="/dev/null" characters="0"' '<article id="none"' '<article id="2"'
finish

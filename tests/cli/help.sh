# Every command has help that leads with examples, and every example names the command.
. "$(dirname "$0")/shared.sh"
run 0 --help
holds out "Examples:" "Commands:"
cp out first
run 0 help
same first out
commands=$(sed -n '/^Commands:/,$ s/^  \([a-z]*\) .*/\1/p' first | grep -v '^help$')
[ -n "$commands" ] || fail "no command is listed"
for command in $commands; do
    run 0 help "$command"
    cp out help
    run 0 "$command" --help
    same help out
    run 0 "$command" -h
    same help out
    holds out "Usage: nutgraf $command" "  nutgraf $command"
    sed -n 3p out | grep -q '^Examples:$' || fail "$command: the help does not lead with examples"
    [ "$(awk 'length > 90' out)" = "" ] || fail "$command: a line of the help is too long"
done
run 2 help extrakt
holds err 'did you mean "extract"?'
finish

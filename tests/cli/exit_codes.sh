# The exit code of every way to fail, with a sentence that names thing and remedy.
. "$(dirname "$0")/shared.sh"
printf 'A Report.\n' >a.txt

run 0 extract a.txt
run 0 --version
holds out "nutgraf "
run 2
holds err "a command is missing; see nutgraf --help"
run 2 extrat a.txt
holds err 'there is no command "extrat"; did you mean "extract"?'
run 2 --halp
holds err 'there is no option "--halp"'

run 2 extract
holds err "a file, a directory or - is missing; see nutgraf extract --help"
run 2 extract --formt xml a.txt
holds err "extract has no option --formt; did you mean --format?"
run 2 extract --format xlm a.txt
holds err '--format must be xml, jsonl, tsv, timeml or brat, not xlm; see'
run 2 extract --offsets byte a.txt
holds err '--offsets must be characters or bytes, not '
for jobs in 0 -1 1000 x ''; do
    run 2 extract -j "$jobs" a.txt
    holds err "--jobs must be a number from 1 to 512"
done
run 2 extract --published 26-09-2025 a.txt
holds err "--published must be a day, YYYY-MM-DD, not 26-09-2025"
run 2 extract --language English a.txt
holds err "--language must be a code of ISO 639"
run 2 extract --input-format json a.txt
holds err '--input-format must be auto, text or jsonl, not '
run 2 extract --resume a.txt
holds err "--resume needs --output"

run 3 extract --only prob a.txt
holds err 'there is no plugin "prob"; did you mean "probe"?'
run 3 extract -s probe.fial=x a.txt
holds err "fail"
run 3 extract -s prob.fail=x a.txt
run 3 extract -s probe.slow=maybe a.txt
holds err "slow"
run 3 extract --config none.ini a.txt
holds err "none.ini: cannot be opened: No such file or directory"
printf '[probe]\nfial = x\n' >bad.ini
run 3 extract --config bad.ini a.txt
holds err "bad.ini:2"
mkdir empty
run 3 extract --plugin-path empty a.txt
holds err "no plugin was found in empty; set --plugin-path or NUTGRAF_PLUGIN_PATH"
mkdir broken
printf 'no shared object' >broken/broken.so
run 3 extract --plugin-path "$probe:broken" a.txt
holds err "broken.so"
holds out '<article id="a"'

run 1 extract none.txt
holds err "none.txt: cannot be opened: No such file or directory"
holds out '<article id="none" source="none.txt">' \
    '<error reason="none.txt: cannot be opened: No such file or directory"/>'
run 1 extract -s probe.fail=report a.txt
holds out '<error plugin="probe" reason='
holds err "a: probe: "

"$nutgraf" extract a.txt >/dev/full 2>err
[ $? -eq 4 ] || fail "a full device does not give exit code 4"
holds err "standard output: cannot be written: No space left on device"
"$nutgraf" extract a.txt >&- 2>err
[ $? -eq 4 ] || fail "a closed standard output does not give exit code 4"
for command in "schema" "plugin list" "plugin show probe" "help" "--version"; do
    "$nutgraf" $command >/dev/full 2>err
    [ $? -eq 4 ] || fail "$command: a full device does not give exit code 4"
    holds err "standard output: cannot be written"
done
printf x >file
run 4 extract -o file a.txt
holds err "file: cannot be opened: Not a directory"
run 4 extract -o none/deeper a.txt
holds err "none/deeper: cannot be made: No such file or directory"
finish

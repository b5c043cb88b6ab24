# JSON Lines in: from files and from pipes, by name and by the first byte.
. "$(dirname "$0")/shared.sh"
printf '\357\273\277{"text":"One"}\r\n\n  {"id":7,"text":"Two","other":{"deep":[1,[2]]}}\n{"text":"Three"}' >a.jsonl
run 0 extract a.jsonl
holds out '<article id="a-1" source="a.jsonl"' '<article id="7"' '<article id="a-4"'
cp out file
run 0 extract - <a.jsonl
holds out '<article id="stdin-1" source="-"' '<article id="stdin-4"'
sed 's/stdin-/a-/; s/source="-"/source="a.jsonl"/' out >stdin
same file stdin
printf 'Plain Text' | run 0 extract -
holds out '<article id="stdin" source="-"'
printf '' | run 0 extract -
holds out '<article id="stdin" source="-" characters="0"'
printf '  \n {"text":"x"}' | run 0 extract -
holds out '<article id="stdin-2"'
mkfifo pipe
printf '{"text":"x"}\n' >pipe &
run 0 extract pipe
holds out '<article id="pipe-1" source="pipe"'
printf '' >empty.jsonl
run 0 extract empty.jsonl
holds err "nutgraf: 0 articles"
well_formed out

# A deep object is no reason to fall over, nor a long key.
awk 'BEGIN { printf "{\"x\":"; for (i = 0; i < 100000; i++) printf "["; print }' >deep.jsonl
printf '{"text":"After"}\n' >>deep.jsonl
run 1 extract deep.jsonl
holds out "deep.jsonl:1:70: arrays or objects are nested too deeply" '<article id="deep-2"'
finish

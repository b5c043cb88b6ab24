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

# Two articles with one id are both written, and once there is a warning.
printf '{"id":"twin","text":"One"}\n{"id":"other","text":"Two"}\n' >first.jsonl
printf '\n{"id":"twin","text":"Three"}\n{"id":"other","text":"Four"}\n' >second.jsonl
run 0 extract first.jsonl second.jsonl
holds err 'second.jsonl:2: the id "twin" is that of first.jsonl:1, too'
lacks err '"other"'
[ "$(grep -c '<article id="twin"' out)" -eq 2 ] || fail "an article with a double id is lost"
cp err once
run 0 extract -j4 first.jsonl second.jsonl
head -n 1 err >said && head -n 1 once >wanted_said
same said wanted_said
run 0 extract --quiet first.jsonl second.jsonl
[ ! -s err ] || fail "--quiet warns of ids"
cat first.jsonl second.jsonl | run 0 extract -
holds err 'standard input:4: the id "twin" is that of standard input:1, too'
run 0 extract first.jsonl
lacks err 'the id'

# A deep object is no reason to fall over, nor a long key.
awk 'BEGIN { printf "{\"x\":"; for (i = 0; i < 100000; i++) printf "["; print }' >deep.jsonl
printf '{"text":"After"}\n' >>deep.jsonl
run 1 extract deep.jsonl
holds out "deep.jsonl:1:70: arrays or objects are nested too deeply" '<article id="deep-2"'
finish

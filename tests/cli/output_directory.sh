# -o DIR mirrors the input, whole files only, and nothing lands anywhere else.
. "$(dirname "$0")/shared.sh"
mkdir -p in/2025/09 in/2024
printf 'A Report' >in/a.txt
printf 'Bee' >in/2025/09/b.txt
printf 'Cee' >in/2024/c.md
printf '{"text":"One"}\n{"text":"Two"}\n' >in/2025/d.jsonl
printf '' >in/2025/e.jsonl
run 0 extract -o out1 in
[ ! -s out ] || fail "-o writes to standard output"
[ "$(cd out1 && find . -type f | sort | tr '\n' ' ')" = \
    "./2024/c.xml ./2025/09/b.xml ./2025/d.xml ./2025/e.xml ./a.xml " ] ||
    fail "not a mirror: $(cd out1 && find . -type f)"
well_formed out1/a.xml out1/2025/d.xml out1/2025/e.xml
[ "$(grep -c '<article ' out1/2025/d.xml)" -eq 2 ] || fail "d.xml has not all its articles"
for file in a.xml 2025/d.xml 2025/e.xml 2024/c.xml; do run 0 validate "out1/$file"; done
run 0 extract -j 4 -o out4 in
diff -r out1 out4 >&2 || fail "-j 4 writes other files"
run 0 extract --format jsonl -o outj in
[ "$(cat outj/2025/d.jsonl | wc -l)" -eq 2 ] || fail "no JSON Lines in outj"
run 0 extract -o outf in/a.txt in/2025/09/b.txt
[ "$(ls outf | tr '\n' ' ')" = "a.xml b.xml " ] || fail "files that were named lie elsewhere"
printf 'Stdin' | run 0 extract -o outs -
[ "$(ls outs)" = "stdin.xml" ] || fail "standard input has no file"

# The output is no input.
cp -r in all
run 0 extract -o all/xml all
holds err "all/xml: passed over: the output goes there"
run 0 extract -o all/xml all
[ -z "$(find all/xml -mindepth 1 -name xml)" ] || fail "the output was read as input"

# Two inputs for one output: nothing runs.
printf 'x' >in/a.md
run 2 extract -o outc in
holds err "in/a.md and in/a.txt would be written to the same file"
[ ! -e outc ] || fail "a clash leaves a directory"
rm in/a.md
run 2 extract -o outc in/a.txt all/a.txt
holds err "in/a.txt and all/a.txt would be written to the same file"
run 2 extract -o outc in/a.txt in/a.txt
holds err "in/a.txt: is given twice"

# What is there already is replaced, and nothing is written through a link.
mkdir -p outl elsewhere
printf 'kept' >elsewhere/kept
ln -s ../elsewhere outl/2025
ln -s ../elsewhere/kept outl/a.xml
run 1 extract -o outl in
holds err "outl/2025/"
[ "$(ls elsewhere)" = "kept" ] && [ "$(cat elsewhere/kept)" = "kept" ] ||
    fail "a link led out of the directory"
holds outl/a.xml '<article id="a"'
holds outl/2024/c.xml '<article id="2024/c"'

# With standard error closed, no message lands in a file.
"$nutgraf" extract -s probe.fail=bee -o oute in 2>&- || true
for file in oute/2025/09/b.xml oute/a.xml; do
    well_formed $file
    lacks $file "nutgraf: "
done
"$nutgraf" extract -o outc in 0<&- >&- 2>&- || fail "closed standard files are in the way"
diff -r out1 outc >&2 || fail "closed standard files change the output"

# Only what is missing or older is done again.
cp -r out1 outr
rm outr/2024/c.xml
touch -d '2001-01-01' outr/a.xml
printf 'left alone' >outr/2025/09/b.xml
run 0 extract --resume -o outr in
holds err "nutgraf: 2 articles"
same outr/2024/c.xml out1/2024/c.xml
same outr/a.xml out1/a.xml
holds outr/2025/09/b.xml "left alone"

# A run that is killed leaves whole files only, and the next one the same bytes.
mkdir many
i=0
while [ $i -lt 60 ]; do
    printf 'Article Number %d' $i >many/$i.txt
    i=$((i + 1))
done
run 0 extract -o whole many
for round in 1 2 3; do
    timeout --foreground -s KILL "0.$round" "$nutgraf" extract -q -j 2 -s probe.slow=true -o killed many
    for file in killed/*.xml; do [ ! -e "$file" ] || well_formed "$file"; done
done
run 0 extract --resume -o killed many
rm -f killed/.nutgraf.tmp
diff -r whole killed >&2 || fail "a resumed run gives other bytes"

# Looking at what is there and writing go on side by side.
mkdir lots
i=0
while [ $i -lt 3000 ]; do
    echo "Article Number $i" >lots/$i.txt
    i=$((i + 1))
done
run 0 extract -j 1 -o lots1 lots
run 0 extract -j 3 --resume -o lots3 lots
diff -r lots1 lots3 >&2 || fail "--resume leaves out what is missing"

# Two runs at once: the second leaves.  The first waits for who writes to the FIFO.
mkfifo hold
"$nutgraf" extract -q -o locked hold 2>first &
exec 3>hold
while [ ! -d locked ]; do sleep 0.1; done
sleep 0.1
run 4 extract -o locked many
holds err "locked: another nutgraf is writing there; wait for it, or use another directory"
exec 3>&-
wait $! || fail "the first of two runs failed: $(cat first)"
[ -s locked/hold.xml ] || fail "the first of two runs wrote nothing"
finish

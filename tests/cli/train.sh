# `nutgraf train` makes a classifier, the same each time, and says what is wrong with a command
# line or with items.
. "$(dirname "$0")/shared.sh"
printf 'none\t1\tverb=rests\nmove\t1\tverb=sails\n' >ok.items
printf 'none\t1\tverb=rests\nmove\tmuch\tverb=sails\n' >bad.items
printf 'none\t1\tverb=rests\n' >one.items

run 0 train --quiet --method maxent --least 1 --penalty 0.1 -t ok.items -o ok.model ok.items
holds out "2 items, 2 classes" "2 features seen, 2 kept" "items right         100.00 % of 2"
[ -s ok.model ] || fail "there is no ok.model"
[ -s err ] && fail "--quiet says something"
cp ok.model first.model
run 0 train --method maxent --least 1 --penalty 0.1 -o ok.model ok.items
holds err "round 1: loss" "an item"
cmp -s ok.model first.model || fail "the same items gave another model"

run 2 train --method maxnet -o x.model ok.items
holds err "--method must be crf, perceptron or maxent, not maxnet"
run 2 train --method maxent -o x.model
holds err "training needs items to learn from"
run 2 train --method maxent ok.items
holds err "--output has to name the file to write"
for option in "templates t" "words w" "column n=3" "map A=B" "fine A" "voters 2" "seed 2" \
    "rate 0.1" "dropout 0.1" "margin 1" "recall 1" "limit 2" "certain 2" "doubt 0.1" \
    "classes 4" "given m"; do
    # shellcheck disable=SC2086 # a name and a value
    run 2 train --method maxent --$option -o x.model ok.items
    holds err "--${option%% *} is not for --method maxent; leave one of them out"
done
run 2 train --penalty 1 -T t -o x.model ok.items
holds err "--penalty is only for --method maxent; leave one of them out"
for penalty in -1 x '' 1e9; do
    run 2 train --method maxent --penalty "$penalty" -o x.model ok.items
    holds err "--penalty must be a number from 0 to below 1e+06, not"
done

run 4 train --quiet --method maxent -o x.model bad.items
holds err 'bad.items:2: "much" is no weight; write a decimal number above 0'
run 4 train --quiet --method maxent -o x.model one.items
holds err "one.items: there are items of 1 class; a classifier needs two or more"
run 4 train --quiet --method maxent -o x.model missing.items
holds err "missing.items: cannot be opened"
[ -e x.model ] && fail "a failed training left x.model"
finish

# happens.awk - leaves out the words that are hardly ever an outcome, so that the model does not
# know them and the plugin need not ask it.
#
#   LC_ALL=C awk -f happens.awk [-v least=0.1] ITEMS ITEMS > KEPT
#
# A word of which less than this share of the items is an outcome goes, but for the items that a
# line of the lexicon found.

function word_of(    i) {
    for (i = 3; i <= NF; i++) if ($i ~ /^word=/) return $i
    return ""
}

BEGIN { FS = "\t"; if (least == "") least = 0.1 }
FNR == NR { word = word_of(); seen[word]++; happens[word] += $1 != "none"; next }
!/\tflag=#13(\t|$)/ { print; next }
{
    word = word_of()
    if (happens[word] > 0 && happens[word] >= least * seen[word]) print
}

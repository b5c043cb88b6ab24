# happens.awk - leaves out the nouns and adjectives that are nowhere an outcome, so that the model
# does not know them and the plugin need not ask it.
#
#   LC_ALL=C awk -f happens.awk ITEMS ITEMS > KEPT
#
# Verbs, and what a line of the lexicon found, stay.

function word_of(    i) {
    for (i = 3; i <= NF; i++) if ($i ~ /^word=/) return $i
    return ""
}

BEGIN { FS = "\t" }
FNR == NR { if ($1 != "none") happens[word_of()] = 1; next }
{
    word = word_of()
    if (word ~ /^word=#118&/ || !/\tflag=#13(\t|$)/ || word in happens) print
}

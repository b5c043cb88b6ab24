# From a treebank's columns (word, Penn tag) to those that pos.model is trained on: the
# tags of the public header, and words as our tokeniser cuts them, whole at hyphens.
#
#     awk -f pos.awk treebank.tsv > pos.tsv
BEGIN {
    FS = "\t"; OFS = "\t"
    split("NNPS NNP JJR JJ JJS JJ RBR RB RBS RB PDT DT WDT WH WP WH WP$ WH WRB WH " \
          "HYPH . : . `` QUOTE '' QUOTE -LRB- QUOTE -RRB- QUOTE SYM OTHER $ OTHER " \
          "UH OTHER FW OTHER ADD OTHER GW OTHER AFX OTHER LS OTHER NFP OTHER", pairs, " ")
    for (i = 1; i in pairs; i += 2) ours[pairs[i]] = pairs[i + 1]
    split("anti co counter de dis ex inter mid mis multi non out over post pre pro re self " \
          "semi sub super un under", words, " ")
    for (i in words) prefix[words[i]] = 1
}

# A word of several parts: that of its last part, but what stands before a noun to say
# more of it is an adjective: "a long-term plan", "the state-owned bank".
function compound(first, last, next_tag) {
    if (prefix[tolower(first)]) return last
    if (last == "VBN" || last == "VBD") return "JJ"
    if (last == "VBG") return next_tag ~ /^(NN|JJ)/ ? "JJ" : "NN"
    if (last ~ /^(NN|VB|VBP|RB|RP|IN)$/ && next_tag ~ /^(NN|JJ)/) return "JJ"
    return last
}

function clean(word, tag) {
    if (tag in ours) tag = ours[tag]
    if (tag == "," && word != ",") tag = "."      # dashes are not commas
    if (tag == "." && word ~ /^["'`\[\](){}]$/) tag = "QUOTE"
    return tag
}

function flush(   i, first, text, tag, joined) {
    for (i = 1; i <= count; i++) {
        text = word[i]; first = word[i]; joined = 0
        while (i + 2 <= count && penn[i + 1] == "HYPH") {
            text = text word[i + 1] word[i + 2]
            joined = 1; i += 2
        }
        tag = clean(word[i], penn[i])
        if (joined) tag = compound(first, tag, i < count ? clean(word[i + 1], penn[i + 1]) : "")
        print text, tag
    }
    count = 0
    print ""
}

NF < 2 { flush(); next }
{ count++; word[count] = $1; gsub(/ /, "_", word[count]); penn[count] = $2 }
END { if (count) flush() }

# gold.awk - from annotated articles (corpora/README.md) to JSON Lines and the places of triggers.
#
#   LC_ALL=C awk -f gold.awk -v spans=SPANS.tsv FILE.gold.xml... > ARTICLES.jsonl
#
# A line of SPANS.tsv: article, begin, end, begin and end of the second piece or 0 (bytes,
# half-open), type, and 1 if the record is optional.

function attribute(element, name,    rest) {
    if (!match(element, "[ \n]" name "=\"")) return ""
    rest = substr(element, RSTART + RLENGTH)
    return plain(substr(rest, 1, index(rest, "\"") - 1))
}

function plain(s) {
    gsub(/<[^>]*>/, "", s)
    gsub(/&lt;/, "<", s); gsub(/&gt;/, ">", s); gsub(/&quot;/, "\"", s); gsub(/&apos;/, "'", s)
    gsub(/&amp;/, "\\&", s)
    return s
}

function escape(s) {
    gsub(/\\/, "&&", s); gsub(/"/, "\\\"", s); gsub(/\n/, "\\n", s)
    return s
}

function is_word_byte(c) { return c ~ /[A-Za-z0-9_\200-\377]/ }

# Where words stand in a sentence, from a place on; 0 if they do not.
function find_words(sentence, words, from,    at, skipped) {
    skipped = from - 1
    sentence = substr(sentence, from)
    while ((at = index(sentence, words)) > 0) {
        if (!(at > 1 && is_word_byte(substr(sentence, at - 1, 1)) && is_word_byte(substr(words, 1, 1))) &&
            !(is_word_byte(substr(sentence, at + length(words), 1)) &&
              is_word_byte(substr(words, length(words)))))
            return skipped + at
        sentence = substr(sentence, at + 1)
        skipped += at
    }
    return 0
}

function read_sentences(article,    rest, element, paragraph, open) {
    text = ""
    split("", sentences); split("", places)
    rest = article
    while (match(rest, /<p>|<s n="[0-9]+">/)) {
        element = substr(rest, RSTART, RLENGTH)
        rest = substr(rest, RSTART + RLENGTH)
        if (element == "<p>") { paragraph = 1; continue }
        gsub(/[^0-9]/, "", element)
        open = substr(rest, 1, index(rest, "</s>") - 1)
        if (text != "") text = text (paragraph ? "\n\n" : " ")
        paragraph = 0
        places[element + 0] = length(text)
        sentences[element + 0] = plain(open)
        text = text sentences[element + 0]
    }
}

function write_outcome(id, element,    n, pieces, count, i, at, from, row) {
    n = attribute(element, "s") + 0
    count = split(attribute(element, "trigger"), pieces, / \.\.\. /)
    from = 1
    for (i = 1; i <= 2; i++) {
        if (i > count) { row = row OFS 0 OFS 0; continue }
        at = find_words(sentences[n], pieces[i], from)
        if (!at) { print id ": no " pieces[i] " in sentence " n > "/dev/stderr"; return }
        from = at + 1
        row = row OFS (places[n] + at - 1) OFS (places[n] + at - 1 + length(pieces[i]))
    }
    print id row, attribute(element, "type"), attribute(element, "optional") == "yes" > spans
}

function end_article(    head, id, published, rest, element) {
    if (article == "") return
    match(article, /<article[^>]*>/)
    head = substr(article, RSTART, RLENGTH)
    id = attribute(head, "id")
    published = attribute(head, "published")
    read_sentences(article)
    printf "{\"id\":\"%s\",%s\"text\":\"%s\"}\n", escape(id),
           published == "" ? "" : "\"published\":\"" published "\",", escape(text)
    rest = article
    while (match(rest, /<outcome [^>]*>/)) {
        element = substr(rest, RSTART, RLENGTH)
        rest = substr(rest, RSTART + RLENGTH)
        write_outcome(id, element)
    }
    article = ""
}

BEGIN { OFS = "\t" }
FNR == 1 { end_article() }
{ article = article $0 "\n" }
END { end_article() }

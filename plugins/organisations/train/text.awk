# text.awk - from a corpus in columns (token ... label) to articles and the spans in them.
#
#   LC_ALL=C awk -f text.awk -v spans=SPANS.tsv [-v the=drop] [-v id=PREFIX] FILE > ARTICLES.jsonl
#
# An empty line ends a sentence, -DOCSTART- begins an article; without any, each sentence
# is one.  Labels are B-X, I-X, O; Organisation, Person and Location are taken for ORG,
# PER and LOC.  SPANS.tsv gets article, begin, end (bytes, half-open) and label.  With
# the=drop a span does not begin with "the".

function is_word(s) { return s ~ /[A-Za-z0-9\200-\377]$/ }
function starts_word(s) { return s ~ /^[A-Za-z0-9\200-\377]/ }
function escape(s) {
    gsub(/\\/, "\\\\\\\\", s); gsub(/"/, "\\\"", s); gsub(/\n/, "\\n", s)
    gsub(/[\001-\037]/, " ", s)
    return s
}

# Whether a lone "-" is a hyphen inside a word, rather than a dash between words.
function is_hyphen(i,    before, after) {
    before = tokens[i - 1]; after = tokens[i + 1]
    if (!is_word(before) || !starts_word(after)) return 0
    if (tokens[i + 2] == "-" || length(before) < 3) return 1
    if (tolower(before) ~ /^(anti|covid|mid|multi|non|post|pre|pro|self|semi|sub|vice)$/) return 1
    if (after ~ /^[0-9]/ && before !~ /[0-9]$/) return toupper(before) == before
    if (tolower(after) in dash_words) return 0
    if (after !~ /^[A-Z]/) return 1
    return before ~ /^[A-Z]/ && (i > 4 || toupper(before) != before)
}

# Whether a space stands between the token before and this one.
function apart(i, token, before, after,    low) {
    low = tolower(token)
    if (before == "" || glue) return 0
    if (token == "\"" && open_quote) return 0
    if (low ~ /^('|\342\200\231)(s|t|re|ve|ll|d|m)$/ || low == "n't") return 0
    if ((token == "'" || token == "\342\200\231") && is_word(before)) {
        if (tolower(after) ~ /^(s|t|re|ve|ll|d|m)$/) { glue_next = 1; return 0 }
        if (before ~ /[sS]$/) return 0
    }
    if (token ~ /^([,.;:?!)\]}%]|\.\.\.)$/ || token == "\342\200\235") return 0
    if (token ~ /^[A-Z]$/ && before == "." && tokens[i - 2] ~ /^[A-Z]$/) return 0 # U.S.
    if (token == "s" && before ~ /^[0-9]+$/) return 0
    if (token == "$" && before ~ /^(US|A|C|S|AU|NZ|HK|CA|R|NT)$/) return 0
    if (token == "-" && is_hyphen(i)) { glue_next = 1; return 0 }
    if (token == "/" && is_word(before) && starts_word(after)) { glue_next = 1; return 0 }
    return 1
}

function opens(token) {
    if (token == "\"") { open_quote = !open_quote; return open_quote }
    return token ~ /^[([{$#]$/ || token == "\342\200\234" || token == "\342\202\254" ||
           token == "\302\243"
}

function type_of(label,    type) {
    if (label == "O" || label !~ /^[A-Z]-/) return ""
    type = toupper(substr(label, 3))
    if (type == "ORGANISATION" || type == "ORGANIZATION") return "ORG"
    if (type == "PERSON") return "PER"
    if (type == "LOCATION") return "LOC"
    return type
}

function end_span() {
    if (span_type == "ORG" && the == "drop" && tolower(substr(text, span_begin + 1, 4)) == "the ")
        span_begin += 4
    if (span_type ~ /^(ORG|PER|LOC|MISC)$/ && span_end > span_begin)
        print id number, span_begin, span_end, span_type > spans
    span_type = ""
}

# Whether a sentence has a line of its own: headlines and tables do, by their looks.
function ends_line(    i, all) {
    for (i = 1; i <= count; i++) all = all tokens[i]
    return all !~ /[.?!]["')]*$/ && all !~ /[.?!]\342\200\235$/ || toupper(all) == all
}

function end_sentence(    i, type) {
    if (!count) return
    if (text != "") text = text (line_ended ? "\n\n" : " ")
    open_quote = glue = 0
    for (i = 1; i <= count; i++) {
        glue_next = 0
        if (i > 1 && apart(i, tokens[i], tokens[i - 1], tokens[i + 1])) text = text " "
        gsub(/_/, " ", tokens[i])
        type = type_of(labels[i])
        if (span_type != "" && (type != span_type || labels[i] ~ /^[BSU]/)) end_span()
        if (type != "" && span_type == "") { span_type = type; span_begin = length(text) }
        text = text tokens[i]
        if (type != "") span_end = length(text)
        glue = glue_next || opens(tokens[i])
    }
    end_span()
    line_ended = ends_line()
    split("", tokens); count = 0
    if (!documents) end_article()
}

function end_article() {
    if (text != "") printf "{\"id\":\"%s%05d\",\"text\":\"%s\"}\n", id, number, escape(text)
    text = ""
    number = sprintf("%05d", number + 1)
}

BEGIN {
    OFS = "\t"
    number = "00001"
    split("a an the and or but nor so if as at by for from in into of off on onto out over per " \
          "than that then to under until up via with within without who which what when where " \
          "while why how he she it they we you i his her its their our my this these those is " \
          "are was were be been has have had will would can could may must should do does did " \
          "not no all both each every some any many most more such only even also just " \
          "including because since after before during although though", list, " ")
    for (i in list) dash_words[list[i]] = 1
}
{ sub(/\r$/, "") }
/^-DOCSTART-/ { end_sentence(); if (documents) end_article(); documents = 1; next }
/^[ \t]*$/ { end_sentence(); next }
{
    split($0, cells, /[\t ]/)
    tokens[++count] = cells[1]
    labels[count] = $NF
}
END { end_sentence(); end_article() }

# json.awk - values of a line of JSON, for the other programs here: awk -f json.awk -f ...
# Strings are taken as bytes (LC_ALL=C).

# The string that begins behind the quotation mark at a place of the line.
function unquote(line, at,    out, c, code, low) {
    out = ""
    for (at++; (c = substr(line, at, 1)) != "\""; at++) {
        if (c != "\\") { out = out c; continue }
        c = substr(line, ++at, 1)
        if (c == "n") out = out "\n"
        else if (c == "t") out = out "\t"
        else if (c == "r") out = out "\r"
        else if (c == "b") out = out "\b"
        else if (c == "f") out = out "\f"
        else if (c != "u") out = out c
        else {
            code = hex(substr(line, at + 1, 4)); at += 4
            if (code >= 55296 && code < 56320) { # half of a pair
                low = hex(substr(line, at + 3, 4)); at += 6
                code = 65536 + (code - 55296) * 1024 + low - 56320
            }
            out = out encode(code)
        }
    }
    return out
}
function hex(digits,    i, value) {
    for (i = 1; i <= 4; i++)
        value = value * 16 + index("0123456789abcdef", tolower(substr(digits, i, 1))) - 1
    return value
}
function encode(code) {
    if (code < 128) return sprintf("%c", code)
    if (code < 2048) return sprintf("%c%c", 192 + int(code / 64), 128 + code % 64)
    if (code < 65536)
        return sprintf("%c%c%c", 224 + int(code / 4096), 128 + int(code / 64) % 64, 128 + code % 64)
    return sprintf("%c%c%c%c", 240 + int(code / 262144), 128 + int(code / 4096) % 64,
                   128 + int(code / 64) % 64, 128 + code % 64)
}

# The value of a key of an object that has no objects inside.
function value_of(line, key) {
    if (!match(line, "\"" key "\"[ \t]*:[ \t]*\"")) return ""
    return unquote(line, RSTART + RLENGTH - 1)
}

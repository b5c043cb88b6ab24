# The sample of core/xml/README.md is what comes out.
. "$(dirname "$0")/shared.sh"
printf '{"id":"harbour","text":"Port Moresby is open.","published":"2025-09-26","place":"Lumut","agency":"Bernama"}\n' >harbour.jsonl
run 0 extract harbour.jsonl
sed -n '/^```xml$/,/^```$/p' "$here/../../core/xml/README.md" | sed '1d;$d' >sample
same sample out
finish

# plugin list, show and new.
. "$(dirname "$0")/shared.sh"
run 0 plugin list
holds out "probe 1.2.3    Finds capitalised words."
run 0 plugin show probe
holds out "probe 1.2.3: Finds capitalised words." "from $probe/probe.so" "needs token" \
    "  phrase: several of them in a row" "  phrase/word: a word of the phrase" \
    "  summary: the article in numbers; about the whole article" \
    "      title        text, key, optional: the article's title" \
    "      names        link, many, optional: all names" \
    "  probe.fail: text, fail where this word stands" \
    "  probe.slow: bool, take some time for each article (false)"
run 3 plugin show prob
holds err 'there is no plugin "prob"; did you mean "probe"?'
mkdir none
run 3 plugin list --plugin-path none
holds err "no plugin was found in none; set --plugin-path or NUTGRAF_PLUGIN_PATH"
run 2 plugin
run 2 plugin show
run 2 plugin new
run 2 plugin list extra
run 2 plugin lits
holds err 'did you mean "list"?'
run 2 plugin new Bad-Name
holds err 'a plugin cannot be called "Bad-Name"'
run 2 plugin new ../escape
[ ! -e ../escape ] || fail "plugin new leads out of the directory"
run 0 plugin new quotas
holds out "quotas/ holds a plugin that works"
for file in quotas.c CMakeLists.txt README.md; do
    [ -s "quotas/$file" ] || fail "plugin new does not make $file"
done
! grep -rq template quotas || fail "plugin new leaves the template's name in its copy"
mkdir taken
run 2 plugin new taken
holds err "taken: is there already"
finish

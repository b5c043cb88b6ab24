nutgraf_unit(
    test_check
    test_config
    test_gazetteer
    test_rules
    test_trie
)

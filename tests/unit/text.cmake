nutgraf_unit(
    test_dateline
    test_fold
    test_language
    test_sentence
    test_token
    test_utf8
)

nutgraf_unit(
    test_decode
    test_json
    test_jsonl
    test_stream
)

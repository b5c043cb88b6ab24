nutgraf_unit(
    test_decode
    test_input
    test_json
    test_jsonl
    test_output
    test_pipeline
    test_repeats
    test_stream
    test_walk
)
target_link_libraries(test_pipeline PRIVATE Threads::Threads)

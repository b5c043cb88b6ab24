nutgraf_unit(
    test_features
    test_tagger
    test_certain
    test_corpus
    test_items
    test_maxent
    test_train
)

# The example of core/train/README.md, run as it stands there.
add_test(NAME train/example
    COMMAND ${CMAKE_COMMAND} -DNUTGRAF=$<TARGET_FILE:nutgraf>
            -DREADME=${PROJECT_SOURCE_DIR}/core/train/README.md
            -DFROM=${PROJECT_SOURCE_DIR}/core/train/example
            -DTO=${CMAKE_CURRENT_BINARY_DIR}/train-example
            -P ${CMAKE_CURRENT_LIST_DIR}/train_example.cmake)

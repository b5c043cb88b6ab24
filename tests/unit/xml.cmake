nutgraf_unit(
    test_digest
    test_escape
    test_position
    test_read
    test_schema
    test_validate
    test_write
)
target_link_libraries(test_schema PRIVATE PkgConfig::XML2)

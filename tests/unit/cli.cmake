nutgraf_unit(test_cli)
target_sources(test_cli PRIVATE ${PROJECT_SOURCE_DIR}/core/cli/cli.c)

nutgraf_unit(test_sequence test_diff)

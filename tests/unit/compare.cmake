nutgraf_unit(test_sequence test_align test_pair test_diff test_pack test_meet test_link
    test_excerpt test_gold test_score test_bootstrap test_page test_exhaustion)

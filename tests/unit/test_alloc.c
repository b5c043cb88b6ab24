#include "unit.h"

#include "base/alloc.h"

static void size_nothing_gives_a_pointer(void **state)
{
    (void)state;
    void *bytes = alloc_bytes(0), *zeroed = alloc_zeroed(0, 8);
    assert_non_null(bytes);
    assert_non_null(zeroed);
    bytes = alloc_resize(bytes, 0);
    assert_non_null(bytes);
    alloc_free(bytes);
    alloc_free(zeroed);
    alloc_free(NULL);
}

static void zeroed_memory_is_zero(void **state)
{
    (void)state;
    unsigned char *at = alloc_zeroed(16, 16);
    for (size_t i = 0; i < 256; i++) assert_int_equal(at[i], 0);
    alloc_free(at);
}

static void product_that_overflows_is_refused(void **state)
{
    (void)state;
    assert_null(alloc_zeroed(SIZE_MAX / 2, 4));
}

static void resize_keeps_the_bytes(void **state)
{
    (void)state;
    char *at = alloc_bytes(4);
    memcpy(at, "abcd", 4);
    at = alloc_resize(at, 4096);
    assert_memory_equal(at, "abcd", 4);
    alloc_free(at);
}

static void nth_request_and_later_ones_fail(void **state)
{
    (void)state;
    alloc_fail_from(2);
    void *first = alloc_bytes(1);
    assert_non_null(first);
    assert_null(alloc_bytes(1));
    assert_null(alloc_zeroed(1, 1));
    assert_null(alloc_resize(NULL, 1));
    alloc_fail_from(0);
    alloc_free(first);
}

static void requests_are_counted(void **state)
{
    (void)state;
    alloc_fail_from(0);
    alloc_free(alloc_bytes(1));
    alloc_free(alloc_zeroed(1, 1));
    alloc_free(alloc_resize(NULL, 1));
    assert_int_equal(alloc_fail_from(0), 3);
    assert_int_equal(alloc_fail_from(0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(size_nothing_gives_a_pointer),
        cmocka_unit_test(zeroed_memory_is_zero),
        cmocka_unit_test(product_that_overflows_is_refused),
        cmocka_unit_test(resize_keeps_the_bytes),
        cmocka_unit_test(nth_request_and_later_ones_fail),
        cmocka_unit_test(requests_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

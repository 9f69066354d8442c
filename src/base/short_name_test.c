/* short_name_test.c: an office is found by what everybody calls it. */
#include "base/testing.h"

#include "base/short_name.h"

static void the_table_is_read_both_ways(void **state)
{
        (void)state;
        struct arena arena = { 0 };
        assert_str(short_name(&arena, S("定远县扶贫开发领导小组办公室")), "定远县扶贫办");
        assert_str(short_name(&arena, S("清江县农业银行")), "清江县农行");
        assert_str(short_name(&arena, S("定远县水利局")), "");
        assert_str(short_name_whole(&arena, S("县扶贫办"), 0), "县扶贫开发领导小组办公室");
        assert_str(short_name_whole(&arena, S("县扶贫办"), 1), "县扶贫开发办公室");
        assert_str(short_name_whole(&arena, S("水利局"), 0), "");
        arena_release(&arena);
}

int main(void)
{
        const struct CMUnitTest tests[] = { cmocka_unit_test(the_table_is_read_both_ways) };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

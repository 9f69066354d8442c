/* pay_sheet_test.c: a table of pay as counties draw it: what is right comes in and twice changes nothing; a row that
 * breaks a rule is refused by itself, with the amount that would be right. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

#define PAY_HEAD "村干部报酬发放表\n乡镇,村,姓名,职务,发放月份,基本报酬,绩效报酬,实发\n"

/* A wrong base and a stranger are refused each by himself, and the right row comes in all the same: one error in a
 * sheet of a township must not stop the others. The second import finds what the first made. */
static void a_table_of_pay_becomes_the_lines_of_its_run(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        PUT("pay_rate", "class", "principal", "from_on", "2017-01-01", "monthly", "2215");
        const char *wang = id_of(&f, person_of(&f, "王村长", EAST)), *li = id_of(&f, person_of(&f, "李村长", EAST));
        PUT("village_post", "person", wang, "place", EAST, "class", "principal", "from_on", "2016-01-01");
        PUT("village_post", "person", li, "place", EAST, "class", "principal", "from_on", "2016-01-01");
        const char *sheet = PAY_HEAD "定城镇,东门村,王村长,书记,2017年3月,2215.00,100.50,2315.50\n"
                                     ",,李村长,主任,2017年3月,2214.00,,2214.00\n"
                                     ",,外来人,主任,2017年3月,2215.00,,2215.00\n"
                                     "合计,,,,,6644.00,100.50,\n";
        struct import_report r = import_sheet(&f, sheet);
        assert_int_equal(r.refusals.n, 2);
        assert_str(r.refusals.items[0].code, "pay.base");
        assert_str(r.refusals.items[1].code, "pay.no_post");
        assert_int_equal(fixture_count(&f, "pay_run"), 1);
        assert_int_equal(fixture_count(&f, "pay_line"), 2);
        (void)import_sheet(&f, sheet);
        assert_int_equal(fixture_count(&f, "pay_run"), 1);
        assert_int_equal(fixture_count(&f, "pay_line"), 2);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_table_of_pay_becomes_the_lines_of_its_run),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

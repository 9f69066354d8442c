/* funds_sheet_test.c: a table of operating funds as counties draw it: class, class amount and appropriation come in
 * together, twice changes nothing, and what disagrees with what stands is refused. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

#define FUND_HEAD "2017年村级运转经费分配表\n乡镇,村,档次,标准,年度系数,应拨金额\n"

/* The first row of a class sets its amount, the others must agree; a row short by the year's growth is refused; and a
 * class that stands is not changed by a table of money. */
static void a_table_of_funds_enters_class_amount_and_appropriation(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *sheet = FUND_HEAD "定城镇,东门村,大村,90000,1.05,94500\n"
                                      "定城镇,西门村,小村,50000,1.05,50000\n"
                                      "二龙回族乡,二龙村,小村,50000,1.05,52500\n";
        struct import_report r = import_sheet(&f, sheet);
        assert_int_equal(r.refusals.n, 1);
        assert_str(r.refusals.items[0].code, "fund.amount");
        assert_figure("operating_fund.total", "2017", 14700000);
        assert_figure("operating_fund.class_small", "2017", 5250000);
        (void)import_sheet(&f, sheet);
        assert_figure("operating_fund.total", "2017", 14700000);
        /* The village is large already: another class is refused, not taken. */
        r = import_sheet(&f, FUND_HEAD "定城镇,东门村,小村,50000,1.05,52500\n");
        assert_int_equal(r.refusals.n, 1);
        assert_str(r.refusals.items[0].code, "fund.class");
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_table_of_funds_enters_class_amount_and_appropriation),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

/* dividend_run_test.c: a dividend comes out to the cent, the odd cents to the largest remainders, nobody twice, and who
 * got nothing is on a list. */
#include "base/testing.h"

#include "mechanisms/leadership/dividend_run.h"
#include "mechanisms/mechanism_fixture.h"

/* Over many amounts the parts come to the whole; a third of 1.00 gives the odd cent to the older share; the largest sum
 * doesn't overflow. */
static void the_parts_are_the_whole(void **state)
{
        struct arena a = { 0 };
        (void)state;
        for (int64_t amount = 1; amount < 2000; amount += 7) {
                struct dividend_part parts[] = { { 1, 3 }, { 2, 3 }, { 3, 1 }, { 4, 4 } };
                int64_t sum = 0;
                dividend_divide(&a, parts, COUNT(parts), amount);
                for (size_t i = 0; i < COUNT(parts); i++)
                        sum += parts[i].amount;
                assert_int_equal(sum, amount);
        }
        struct dividend_part thirds[] = { { 1, 1 }, { 2, 1 }, { 3, 1 } };
        dividend_divide(&a, thirds, COUNT(thirds), 100);
        assert_int_equal(thirds[0].amount, 34); /* equal remainders: the older share */
        assert_int_equal(thirds[1].amount, 33);
        struct dividend_part large[] = { { 1, 999999999 }, { 2, 1 } };
        dividend_divide(&a, large, COUNT(large), 1000000000000);
        assert_int_equal(large[1].amount, 1000);
        arena_release(&a);
}

/* The run pays who isn't paid yet and nobody twice; a holder paid another sum beforehand stops it. */
static void everybody_is_paid_once(void **state)
{
        struct fixture f;
        struct dividend_done done = { 0 };
        int64_t head;
        (void)state;
        mechanism_county(&f);
        const char *venture =
                id_of(&f, PUT("equity", "name", "茶园", "place", EAST, "shares", "7", "from_on", "2016-01-01"));
        const char *village = id_of(&f, unit_of(&f, "东门村集体", "cooperative", EAST));
        PUT("equity_share", "equity", venture, "holder", "collective", "organisation", village, "shares", "4",
            "from_on", "2016-01-01");
        for (int i = 0; i < 3; i++) {
                const char *household = id_of(&f, household_of(&f, i ? i == 1 ? "02" : "03" : "01", EAST, &head));
                PUT("equity_share", "equity", venture, "holder", "household", "household", household, "shares", "1",
                    "from_on", "2016-01-01");
        }
        int64_t dividend =
                PUT("dividend", "equity", venture, "year", "2017", "declared_on", "2017-12-01", "amount", "1000.01");
        assert_figure("dividend.missed", "2017", 4);
        assert_true(dividend_run(&f.c, dividend, "2017-12-10", NULL, &done));
        assert_int_equal(done.paid, 4);
        assert_figure("dividend.missed", "2017", 0);
        assert_figure("dividend.paid", "2017", 100001);
        assert_figure("ledger.differs_dividend_payment", "2017", 0);
        done = (struct dividend_done){ 0 };
        assert_true(dividend_run(&f.c, dividend, "2017-12-11", NULL, &done));
        assert_int_equal(done.paid, 0);
        assert_int_equal(done.same, 4);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(the_parts_are_the_whole),
                cmocka_unit_test(everybody_is_paid_once),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

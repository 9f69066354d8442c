/* enterprise_pairing_test.c: what enterprises gave counts when it has arrived, which a voucher proves; and the
 * village it went to has to be in the year's exit plan. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

/* Money without a voucher is in no sum, though its item counts, and what arrives in January is none of December's; a
 * village outside the plan is told until it is in it, and a pairing of 2017 is none of 2016. */
static void money_counts_with_its_voucher_only(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        int64_t firm = fixture_put(&f, "organisation", 0, PAIRS("name", "某公司", "kind", "private_enterprise"));
        int64_t pair = fixture_put(&f, "enterprise_pairing", 0,
                                   PAIRS("enterprise", id_of(&f, firm), "place", EAST, "from_on", "2017-01-10"));
        assert_figure("enterprise_pairing.not_planned", "2017", 1);
        fixture_put(&f, "exit_plan", 0, PAIRS("year", "2017", "place", EAST));
        assert_figure("enterprise_pairing.not_planned", "2017", 0);
        fixture_put(&f, "assistance_item", 0,
                    PAIRS("pairing", id_of(&f, pair), "title", "修路", "day", "2017-05-01", "arrived", "100.00"));
        assert_figure("enterprise_pairing.invested", "2017", 0);
        fixture_put(&f, "assistance_item", 0,
                    PAIRS("pairing", id_of(&f, pair), "title", "捐款", "day", "2017-06-01", "arrived", "1200.50",
                          "voucher_no", "凭1", "jobs", "3", "jobs_promised", "5", "persons", "4"));
        assert_figure("enterprise_pairing.invested", "2017", 120050);
        assert_figure("enterprise_pairing.items", "2017", 2);
        assert_figure("enterprise_pairing.jobs", "2017", 3);
        assert_figure("enterprise_pairing.jobs_promised", "2017", 5);
        assert_figure("enterprise_pairing.persons", "2017", 4);
        assert_figure("enterprise_pairing.enterprises", "2016", 0);
        fixture_put(&f, "assistance_item", 0,
                    PAIRS("pairing", id_of(&f, pair), "title", "助学", "day", "2017-12-20", "promised", "500.00",
                    "arrived",
                          "500.00", "arrived_on", "2018-01-05", "voucher_no", "凭2"));
        assert_figure("enterprise_pairing.promised", "2017", 50000);
        assert_figure("enterprise_pairing.invested", "2017", 120050);
        assert_figure("enterprise_pairing.invested", "2018", 50000);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(money_counts_with_its_voucher_only),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

/* operating_funds_test.c: what operating funds and dues promise: an appropriation is its class grown, no more is paid
 * than appropriated, and a grant goes from a level to somebody. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

/* The source's classes: 50,000, 70,000 and 90,000 yuan, and 5 % more in 2017. */
static void enter_classes(struct fixture *f)
{
        static const char *const rows[][4] = {
                { "2016", "small", "50000", "0" },  { "2016", "medium", "70000", "0" },
                { "2016", "large", "90000", "0" },  { "2017", "small", "50000", "5" },
                { "2017", "medium", "70000", "5" }, { "2017", "large", "90000", "5" },
        };
        for (size_t i = 0; i < COUNT(rows); i++)
                fixture_put(f, "operating_fund_amount", 0,
                            PAIRS("year", rows[i][0], "class", rows[i][1], "amount", rows[i][2], "growth", rows[i][3]));
        fixture_put(f, "village_size", 0, PAIRS("place", EAST, "class", "large", "from_on", "2016-01-01"));
        fixture_put(f, "village_size", 0, PAIRS("place", ERLONG, "class", "小村", "from_on", "2016-01-01"));
}

/* Neither last year's amount nor a village without a class can be appropriated; an amount left out follows from the
 * class; and a second class for the same days would make the sum anybody's choice. */
static void an_appropriation_is_its_class_grown(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        assert_figure("operating_fund.class_small", "2016", FIGURE_NONE);
        enter_classes(&f);
        assert_figure("operating_fund.class_small", "2016", 5000000);
        assert_figure("operating_fund.class_medium", "2016", 7000000);
        assert_figure("operating_fund.class_large", "2016", 9000000);
        assert_figure("operating_fund.class_medium", "2017", 7350000);
        assert_refused("rule.appropriation", "operating_fund", 0, "year", "2017", "place", EAST, "amount", "90000");
        assert_refused("rule.appropriation", "operating_fund", 0, "year", "2017", "place", WEST, "amount", "52500");
        PUT("operating_fund", "year", "2016", "place", EAST, "amount", "90000");
        PUT("operating_fund", "year", "2017", "place", EAST, "amount", "94500");
        int64_t small = PUT("operating_fund", "year", "2017", "place", ERLONG);
        assert_figure("operating_fund.total", "2016", 9000000);
        assert_figure("operating_fund.total", "2017", 14700000);
        assert_figure_at("operating_fund.total", "2017", OTHER_TOWN, 5250000);
        assert_string_equal(void_of(&f, "operating_fund", small), "");
        assert_figure("operating_fund.total", "2017", 9450000);
        assert_refused("rule.one_size", "village_size", 0, "place", EAST, "class", "small", "from_on", "2017-01-01");
        fixture_close(&f);
}

/* One fen beyond the appropriation is refused, over all its parts together. */
static void no_more_is_paid_than_appropriated(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        enter_classes(&f);
        const char *fund = id_of(&f, PUT("operating_fund", "year", "2017", "place", EAST));
        PUT("operating_fund_payment", "fund", fund, "day", "2017-06-30", "part", "1", "amount", "50000", "voucher_no",
            "凭1");
        assert_refused("rule.paid_within", "operating_fund_payment", 0, "fund", fund, "day", "2017-11-30", "part", "2",
                       "amount", "44500.01", "voucher_no", "凭2");
        assert_figure("operating_fund.unpaid", "2017", 1);
        PUT("operating_fund_payment", "fund", fund, "day", "2017-11-30", "part", "2", "amount", "44500", "voucher_no",
            "凭2");
        assert_figure("operating_fund.unpaid", "2017", 0);
        assert_figure("operating_fund.paid", "2017", 9450000);
        fixture_close(&f);
}

/* A branch's grant with only a member named ends nowhere; levels count once each, by the day of the grant, and a day
 * moved out of the period takes its money along. */
static void grants_name_source_and_recipient(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *branch = id_of(&f, unit_of(&f, "东门村党支部", "branch", EAST));
        const char *member = id_of(&f, person_of(&f, "困难党员", WEST));
        assert_refused("dues.recipient", "dues_grant", 0, "day", "2016-07-01", "source_level", "省", "recipient",
                       "branch", "amount", "1000", "person", member);
        assert_figure("dues_grant.total", "2016..2017", 0);
        PUT("dues_grant", "day", "2016-07-01", "source_level", "省", "recipient", "branch", "organisation", branch,
            "amount", "100000", "place", EAST);
        int64_t city = PUT("dues_grant", "day", "2017-01-20", "source_level", "市", "recipient", "member", "person",
                           member, "amount", "2000", "place", WEST);
        PUT("dues_grant", "day", "2017-02-20", "source_level", "市", "recipient", "member", "person", member, "amount",
            "500", "place", WEST);
        assert_figure("dues_grant.total", "2016..2017", 10250000);
        assert_figure("dues_grant.source_levels", "2016..2017", 2);
        assert_figure("dues_grant.source_levels", "2017", 1);
        assert_figure("dues_grant.city", "2017", 250000);
        /* A grant moved out of the period takes its money along. */
        SET("dues_grant", city, "day", "2015-12-31");
        assert_figure("dues_grant.total", "2016..2017", 10050000);
        fixture_close(&f);
}

/* From the meeting to the receipt: what lacks either, or came in the wrong order, is seen. */
static void a_grant_from_dues_was_decided_and_is_accounted_for(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *branch = id_of(&f, unit_of(&f, "东门村党支部", "branch", EAST)),
                   *li = id_of(&f, person_of(&f, "李党员", EAST));
        const int64_t grant = PUT("dues_grant", "day", "2017-06-28", "source_level", "县", "recipient", "生活困难党员",
                                  "person", li, "amount", "500", "use_until", "2017-10-31");
        assert_figure("dues_grant.no_decision", "2017", 1);
        SET("dues_grant", grant, "decided_on", "2017-07-01", "decision", "部务会");
        assert_figure("dues_grant.no_decision", "2017", 0);
        assert_figure("dues_grant.late_decision", "2017", 1);
        SET("dues_grant", grant, "decided_on", "2017-06-20");
        assert_figure("dues_grant.late_decision", "2017", 0);
        assert_figure("dues_grant.no_receipt", "2017-10-31", 0);
        assert_figure("dues_grant.no_receipt", "2017-11-01", 1);
        SET("dues_grant", grant, "used_on", "2017-09-30", "receipt", "回执1号");
        assert_figure("dues_grant.no_receipt", "2017-11-01", 0);
        assert_figure("dues_grant.not_in_hardship", "2017", 0); /* no members are kept here */
        const int64_t member = PUT("party_member", "person", li, "organisation", branch, "from_on", "2001-07-01");
        assert_figure("dues_grant.not_in_hardship", "2017", 1);
        SET("party_member", member, "in_hardship", "是");
        assert_figure("dues_grant.not_in_hardship", "2017", 0);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(an_appropriation_is_its_class_grown),
                cmocka_unit_test(no_more_is_paid_than_appropriated),
                cmocka_unit_test(grants_name_source_and_recipient),
                cmocka_unit_test(a_grant_from_dues_was_decided_and_is_accounted_for),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

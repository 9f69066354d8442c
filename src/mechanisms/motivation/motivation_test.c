/* motivation_test.c: what mechanisms 4.1 to 4.3 promise: pay, insurance and funds come out to the cent, and their hard
 * rules refuse what doesn't. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

#include <stdlib.h>

/* The source's rates, principal 954 → 2,215 and deputy 668 → 1,772 in steps; one row repeats the rate before it, which
 * is no adjustment. */
static void enter_rates(struct fixture *f)
{
        static const char *const rows[][3] = {
                { "principal", "2013-01-01", "954" },  { "principal", "2015-01-01", "1600" },
                { "principal", "2016-01-01", "1600" }, { "principal", "2017-01-01", "2215" },
                { "deputy", "2013-01-01", "668" },     { "deputy", "2017-07-01", "1772" },
        };
        for (size_t i = 0; i < COUNT(rows); i++)
                fixture_put(f, "pay_rate", 0, PAIRS("class", rows[i][0], "from_on", rows[i][1], "monthly", rows[i][2]));
}

/* in_post: somebody in a village post; the person's id as text. */
static const char *in_post(struct fixture *f, const char *name, const char *village, const char *class,
                           const char *from)
{
        const char *person = id_of(f, person_of(f, name, village));
        fixture_put(f, "village_post", 0, PAIRS("person", person, "place", village, "class", class, "from_on", from));
        return person;
}

static const char *pay_run_in(struct fixture *f, const char *month)
{
        return id_of(f, fixture_put(f, "pay_run", 0, PAIRS("month", month)));
}

/* approve_run: locked at the store itself, where one may be in two roles; that accounts must differ is pay_run_test.c's
 * to prove. */
static void approve_run(struct fixture *f, const char *run, const char *prepared, const char *approved)
{
        int64_t id = strtoll(run, NULL, 10);
        fixture_put(f, "pay_run", id,
                    PAIRS("prepared_by", prepared, "approved_by", approved, "locked_on", "2017-12-28"));
}

/* A rate is in force from its first day, not a day before, and in every township; a voided one never was. A rate that
 * is only repeated is no adjustment: the source counts how often the pay was raised. */
static void a_rate_is_that_of_its_day(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        assert_figure("pay.rate_principal", "2017-12-31", FIGURE_NONE);
        assert_figure("pay.adjustments", "2013..2017", 0);
        enter_rates(&f);
        assert_figure("pay.rate_principal", "2012-12-31", FIGURE_NONE);
        assert_figure("pay.rate_principal", "2013-01-01", 95400);
        assert_figure("pay.rate_principal", "2016-12-31", 160000);
        assert_figure("pay.rate_principal", "2017-12-31", 221500);
        assert_figure_at("pay.rate_principal", "2017-12-31", TOWN, 221500);
        assert_figure("pay.rate_deputy", "2013-01-01", 66800);
        assert_figure("pay.rate_deputy", "2017-12-31", 177200);
        assert_figure("pay.adjustments", "2013..2017", 2);
        assert_figure("pay.adjustments", "2015", 1);
        /* A rate entered by mistake moves the count until it is voided. */
        int64_t wrong = PUT("pay_rate", "class", "principal", "from_on", "2017-06-01", "monthly", "2300");
        assert_figure("pay.adjustments", "2013..2017", 3);
        assert_string_equal(void_of(&f, "pay_rate", wrong), "");
        assert_figure("pay.adjustments", "2013..2017", 2);
        fixture_close(&f);
}

/* What nobody has approved is in no total; what is approved counts in its run's month and its village's township. */
static void only_locked_runs_count(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        enter_rates(&f);
        const char *a = id_of(&f, cadre_of(&f, "制表")), *b = id_of(&f, cadre_of(&f, "审批"));
        const char *wang = in_post(&f, "王村长", EAST, "principal", "2016-01-01"), *run = pay_run_in(&f, "2017-03-15");
        PUT("pay_line", "run", run, "person", wang, "part", "base", "amount", "2215");
        PUT("pay_line", "run", run, "person", wang, "part", "performance", "amount", "100.50");
        assert_figure("pay.total", "2017", 0);
        approve_run(&f, run, a, b);
        assert_figure("pay.total", "2017", 231550);
        assert_figure("pay.base", "2017", 221500);
        assert_figure("pay.other", "2017", 10050);
        /* By the run's month, and by the township of the village. */
        assert_figure("pay.total", "2017-Q2", 0);
        assert_figure("pay.total", "2016", 0);
        assert_figure_at("pay.total", "2017", TOWN, 231550);
        assert_figure_at("pay.total", "2017", OTHER_TOWN, 0);
        assert_figure("pay.persons", "2017", 1);
        fixture_close(&f);
}

/* A fen more is refused, when typed and when changed later; months of two rates are each at their own; taking back
 * wants a reason, or a sum could shrink without a word. */
static void base_is_the_rate_times_the_months(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        enter_rates(&f);
        const char *li = in_post(&f, "李副职", WEST, "deputy", "2017-01-01"), *run = pay_run_in(&f, "2017-07-01");
        assert_refused("rule.pay_rate_times_months", "pay_line", 0, "run", run, "person", li, "part", "base", "amount",
                       "1772.01");
        int64_t july = PUT("pay_line", "run", run, "person", li, "part", "base", "amount", "1772");
        PUT("pay_line", "run", run, "person", li, "part", "base", "from_month", "2017-05-01", "to_month", "2017-06-01",
            "amount", "1336");
        assert_refused("rule.pay_rate_times_months", "pay_line", july, "amount", "1771");
        assert_refused("pay.reason", "pay_line", 0, "run", run, "person", li, "part", "base", "from_month",
                       "2017-05-01", "amount", "-668");
        PUT("pay_line", "run", run, "person", li, "part", "base", "from_month", "2017-06-01", "to_month", "2017-06-01",
            "amount", "-668", "reason", "重复发放");
        fixture_close(&f);
}

/* A month touched is held (from the 15th of February, February is paid); the month before is not, nor is anybody
 * without a post, whatever class the line says. */
static void nobody_is_paid_for_a_post_not_held(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        enter_rates(&f);
        const char *run = pay_run_in(&f, "2017-03-01"), *none = id_of(&f, person_of(&f, "没有职务", EAST));
        const char *zhao = in_post(&f, "赵村长", EAST, "principal", "2017-02-15");
        assert_refused("rule.pay_post_held", "pay_line", 0, "run", run, "person", none, "class", "principal", "part",
                       "base", "amount", "2215");
        assert_refused("rule.pay_post_held", "pay_line", 0, "run", run, "person", zhao, "class", "principal", "part",
                       "base", "from_month", "2017-01-01", "to_month", "2017-03-01", "amount", "6645");
        PUT("pay_line", "run", run, "person", zhao, "part", "base", "from_month", "2017-02-01", "to_month",
            "2017-03-01", "amount", "4430");
        fixture_close(&f);
}

/* Locking wants two persons, and nothing gets around a lock: no second locking, no line more, no voiding of a line or
 * of the run. */
static void a_locked_run_stays(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        enter_rates(&f);
        const char *a = id_of(&f, cadre_of(&f, "制表")), *b = id_of(&f, cadre_of(&f, "审批"));
        const char *wang = in_post(&f, "王村长", EAST, "principal", "2016-01-01"), *run = pay_run_in(&f, "2017-03-01");
        int64_t line = PUT("pay_line", "run", run, "person", wang, "part", "base", "amount", "2215");
        int64_t id = strtoll(run, NULL, 10);
        assert_refused("rule.pay_two_persons", "pay_run", id, "locked_on", "2017-12-28");
        assert_refused("rule.pay_two_persons", "pay_run", id, "locked_on", "2017-12-28", "prepared_by", a,
                       "approved_by", a);
        approve_run(&f, run, a, b);
        assert_refused("rule.pay_locked", "pay_run", id, "locked_on", "2017-12-29");
        assert_refused("rule.pay_locked", "pay_line", 0, "run", run, "person", wang, "part", "award", "amount", "1");
        assert_string_equal(void_of(&f, "pay_line", line), "rule.pay_locked");
        assert_string_equal(void_of(&f, "pay_run", id), "rule.pay_locked");
        assert_figure("pay.total", "2017", 221500);
        fixture_close(&f);
}

static void insure_kind(struct fixture *f, const char *person, const char *kind, const char *to)
{
        fixture_put(f, "insurance_enrolment", 0,
                    PAIRS("person", person, "kind", kind, "from_on", "2017-01-01", "to_on", to, "premium", "1500",
                          "county_paid", "1000", "person_paid", "500"));
}

/* Two of three is not insured; all three without a post is none either. The last day counts, the day after doesn't;
 * money counts by the year it was paid in. */
static void the_insured_hold_a_post_and_all_three(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        assert_figure("insurance.coverage", "2017-12-31", FIGURE_NONE);
        const char *wang = in_post(&f, "王村长", EAST, "principal", "2016-01-01");
        const char *li = in_post(&f, "李副职", ERLONG, "deputy", "2016-01-01");
        const char *out = id_of(&f, person_of(&f, "不任职", EAST));
        insure_kind(&f, wang, "pension", "2017-12-31");
        insure_kind(&f, wang, "accident", "2017-12-31");
        assert_figure("insurance.insured", "2017-12-31", 0);
        insure_kind(&f, wang, "medical", "2017-12-31");
        insure_kind(&f, out, "medical", "2017-12-31");
        assert_figure("insurance.insured", "2017-12-31", 1);
        assert_figure("insurance.insured", "2018-01-01", 0);
        assert_figure("insurance.townships", "2017-12-31", 1);
        assert_figure("insurance.coverage", "2017-12-31", 50);
        assert_figure("insurance.county_paid", "2017", 400000);
        assert_figure("insurance.county_paid", "2016", 0);
        insure_kind(&f, li, "pension", "2017-12-31");
        insure_kind(&f, li, "accident", "2017-12-31");
        insure_kind(&f, li, "medical", "2017-11-30");
        assert_figure("insurance.medical", "2017-12-31", 1);
        assert_figure("insurance.pension_coverage", "2017-12-31", 100);
        assert_figure("insurance.no_medical", "2017-12-31", 1);
        assert_figure("insurance.not_in_post", "2017-12-31", 1);
        assert_figure("insurance.insured", "2017-06-30", 2);
        assert_figure_at("insurance.insured", "2017-06-30", TOWN, 1);
        fixture_close(&f);
}

/* A fen that nobody bears is refused. One day of overlap is an overlap; the day after is the next period. */
static void a_premium_is_shared_and_paid_once(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *wang = in_post(&f, "王村长", EAST, "principal", "2016-01-01");
        assert_refused("rule.premium_shares", "insurance_enrolment", 0, "person", wang, "kind", "pension", "from_on",
                       "2017-01-01", "premium", "1500", "county_paid", "1000", "person_paid", "499.99");
        insure_kind(&f, wang, "pension", "2017-12-31");
        assert_refused("rule.insured_once", "insurance_enrolment", 0, "person", wang, "kind", "pension", "from_on",
                       "2017-12-31", "county_paid", "10");
        PUT("insurance_enrolment", "person", wang, "kind", "pension", "from_on", "2018-01-01", "county_paid", "10");
        assert_figure("insurance.county_paid", "2018", 1000);
        fixture_close(&f);
}

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

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_rate_is_that_of_its_day),
                cmocka_unit_test(only_locked_runs_count),
                cmocka_unit_test(base_is_the_rate_times_the_months),
                cmocka_unit_test(nobody_is_paid_for_a_post_not_held),
                cmocka_unit_test(a_locked_run_stays),
                cmocka_unit_test(the_insured_hold_a_post_and_all_three),
                cmocka_unit_test(a_premium_is_shared_and_paid_once),
                cmocka_unit_test(an_appropriation_is_its_class_grown),
                cmocka_unit_test(no_more_is_paid_than_appropriated),
                cmocka_unit_test(grants_name_source_and_recipient),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

/* pay_test.c: what remuneration promises: the base is rate times months to the cent, nobody is paid for a post not
 * held, and a run that is locked stays as it is and alone counts. */
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

/* pay_run_in: a run of the month; any day of it may be said. */
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

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_rate_is_that_of_its_day),
                cmocka_unit_test(only_locked_runs_count),
                cmocka_unit_test(base_is_the_rate_times_the_months),
                cmocka_unit_test(nobody_is_paid_for_a_post_not_held),
                cmocka_unit_test(a_locked_run_stays),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

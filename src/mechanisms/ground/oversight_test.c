/* oversight_test.c: an excused row leaves its check until the day it ends, and is counted beside it. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

static int64_t excused_of(struct fixture *f, const char *list, const char *day)
{
        struct query q = { .list = list_find(str_of(list)) };
        int64_t n = -1;
        q.e = entity_find(str_of(q.list->of));
        assert_true(period_parse(&f->c, str_of(day), &q.period) && query_excused(&f->c, &q, &n));
        return n;
}

static int64_t on_desk(struct fixture *f, const char *list, const char *day)
{
        struct query q = { .list = list_find(str_of(list)), .desk = true };
        int64_t n = -1;
        q.e = entity_find(str_of(q.list->of));
        assert_true(period_parse(&f->c, str_of(day), &q.period) && query_count(&f->c, &q, &n));
        return n;
}

/* The last day counts. A figure never changes by an excuse: only the desk is shorter, and how much shorter is said. */
static void an_excused_row_is_left_out_until_the_end(void **state)
{
        struct fixture f;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        const char *household = id_of(&f, household_of(&f, "0001", EAST, &head));
        household_of(&f, "0002", WEST, &head);
        assert_figure("responsibility.uncovered_households", "2017-12-31", 2);
        PUT("check_excuse", "list", "responsibility.uncovered_households", "record", household, "reason", "全家外出",
            "evidence", "村委会证明 3 号", "until_on", "2018-03-31");
        assert_int_equal(on_desk(&f, "responsibility.uncovered_households", "2017-12-31"), 1);
        assert_int_equal(on_desk(&f, "responsibility.uncovered_households", "2018-03-31"), 1);
        assert_int_equal(on_desk(&f, "responsibility.uncovered_households", "2018-04-01"), 2);
        assert_figure("responsibility.uncovered_households", "2017-12-31", 2); /* no excuse changes a figure */
        assert_int_equal(excused_of(&f, "responsibility.uncovered_households", "2017-12-31"), 1);
        assert_int_equal(excused_of(&f, "responsibility.uncovered_households", "2018-04-01"), 0);
        assert_int_equal(excused_of(&f, "responsibility.uncovered_villages", "2017-12-31"), 0);
        fixture_close(&f);
}

/* A list that is no check, a record it does not find, a day that has passed, no evidence: each is refused; a new end is
 * a change like any other. */
static void only_what_a_check_finds_is_excused_and_with_evidence(void **state)
{
        struct fixture f;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        const char *household = id_of(&f, household_of(&f, "0001", EAST, &head));
        assert_refused("excuse.refused", "check_excuse", 0, "list", "household.poor", "record", household, "reason",
                       "x", "evidence", "x", "until_on", "2018-03-31");
        assert_refused("excuse.refused", "check_excuse", 0, "list", "responsibility.uncovered_households", "record",
                       "341125-999999", "reason", "x", "evidence", "x", "until_on", "2018-03-31");
        assert_refused("excuse.refused", "check_excuse", 0, "list", "responsibility.uncovered_households", "record",
                       household, "reason", "x", "evidence", "x", "until_on", "2017-12-30");
        assert_string_not_equal(fixture_try(&f, "check_excuse", 0,
                                            PAIRS("list", "responsibility.uncovered_households", "record", household,
                                                  "reason", "x", "until_on", "2018-03-31")),
                                "");
        int64_t id = PUT("check_excuse", "list", "responsibility.uncovered_households", "record", household, "reason",
                         "外出", "evidence", "证明", "until_on", "2018-03-31");
        /* a longer excuse, and then none: the desk follows at once */
        SET("check_excuse", id, "until_on", "2018-06-30");
        assert_int_equal(on_desk(&f, "responsibility.uncovered_households", "2018-06-30"), 0);
        assert_string_equal(void_of(&f, "check_excuse", id), "");
        assert_int_equal(on_desk(&f, "responsibility.uncovered_households", "2018-06-30"), 1);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(an_excused_row_is_left_out_until_the_end),
                cmocka_unit_test(only_what_a_check_finds_is_excused_and_with_evidence),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

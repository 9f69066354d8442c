/* presence_test.c: who was on post too few days: what was approved and counts is service, part of a month is asked for
 * part of the days, and which leave counts the county says. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

static const char *posted(struct fixture *f, const char *name, const char *from)
{
        int64_t team = fixture_put(f, "work_team", 0, PAIRS("name", name, "place", EAST, "from_on", "2016-01-01"));
        int64_t slot = fixture_put(f, "slot", 0, PAIRS("team", id_of(f, team), "kind", "member", "from_on",
                "2016-01-01"));
        int64_t cadre = cadre_of(f, name);
        return id_of(f, fixture_put(f, "posting", 0, PAIRS("slot", id_of(f, slot), "cadre", id_of(f, cadre), "level",
                                                   "county", "from_on", from)));
}

static void approved_leave_that_counts_is_service(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *posting = posted(&f, "王驻村", "2017-01-01");
        PUT("attendance", "posting", posting, "month", "2017-03-01", "days_on_post", "12");
        assert_figure("posting.days_short", "2017", 1);
        PUT("posting_leave", "posting", posting, "kind", "事假", "from_on", "2017-03-06", "to_on", "2017-03-17",
            "approved_by", "镇党委");
        assert_figure("posting.days_short", "2017", 1); /* private: not counted unless the county says so */
        int64_t meeting = PUT("posting_leave", "posting", posting, "kind", "meeting", "from_on", "2017-03-20", "to_on",
                              "2017-03-28", "approved_by", "县委组织部");
        assert_figure("posting.days_short", "2017", 1); /* seven working days: nineteen */
        SET("posting_leave", meeting, "to_on", "2017-03-29");
        assert_figure("posting.days_short", "2017", 0);
        PUT("parameter_value", "name", "leave_counted", "place", "341125", "from_on", "2017-01-01", "words", "年休假、病假");
        assert_figure("posting.days_short", "2017", 1); /* the county's own list stands in place of ours */
        PUT("parameter_value", "name", "leave_counted", "place", "341125", "from_on", "2017-02-01", "words", "事假");
        assert_figure("posting.days_short", "2017", 0);
        fixture_close(&f);
}

static void part_of_a_month_is_asked_for_part_of_the_days(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        int64_t row = PUT("attendance", "posting", posted(&f, "李驻村", "2017-03-20"), "month", "2017-03-01",
                          "days_on_post", "8"); /* 12 of 31 days: 7.7 of 20 */
        assert_figure("posting.days_short", "2017", 0);
        SET("attendance", row, "days_on_post", "7");
        assert_figure("posting.days_short", "2017", 1);
        fixture_close(&f);
}

/* A parameter of words takes words of its list, or a day, and no number; one of numbers no words. */
static void a_parameter_takes_what_it_is(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        assert_refused("parameter.words", "parameter_value", 0, "name", "leave_counted", "place", "341125", "from_on",
                       "2017-01-01", "words", "打麻将");
        assert_refused("parameter.value", "parameter_value", 0, "name", "leave_counted", "place", "341125", "from_on",
                       "2017-01-01", "value", "3");
        assert_refused("parameter.value", "parameter_value", 0, "name", "days_on_post", "place", "341125", "from_on",
                       "2017-01-01", "words", "事假");
        assert_refused("parameter.value", "parameter_value", 0, "name", "days_on_post", "place", "341125", "from_on",
                       "2017-01-01");
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(approved_leave_that_counts_is_service),
                cmocka_unit_test(part_of_a_month_is_asked_for_part_of_the_days),
                cmocka_unit_test(a_parameter_takes_what_it_is),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

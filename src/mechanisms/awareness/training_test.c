/* training_test.c: sessions, persons and person-times are three numbers. A head count wants the signed sheet that
 * proves it, and two sessions are due in every calendar month. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

/* A month needs two sessions and not two days of one; a bare number is refused; the head count and the person by
 * name add up to person-times and stay apart. */
static void training_counts_sessions_and_person_times_apart(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        int64_t s = fixture_put(&f, "training_session", 0, PAIRS("held_on", "2017-03-05", "title", "扶贫政策"));
        assert_figure("training.sessions", "2017", 1);
        assert_figure("training.sessions", "2017-04", 0);
        assert_figure("training.months_below_two", "2017", 12);
        fixture_put(&f, "training_session", 0, PAIRS("held_on", "2017-03-20", "title", "党建"));
        assert_figure("training.months_below_two", "2017", 11);
        assert_string_equal(
                fixture_try(&f, "training_attendance", 0, PAIRS("session", id_of(&f, s), "head_count", "100")),
                "attendance.sign_in");
        fixture_put(&f, "training_attendance", 0,
                    PAIRS("session", id_of(&f, s), "head_count", "100", "sign_in", "签到表1.pdf"));
        int64_t p = fixture_put(&f, "person", 0, PAIRS("name", "张三"));
        fixture_put(&f, "training_attendance", 0, PAIRS("session", id_of(&f, s), "person", id_of(&f, p)));
        assert_figure("training.person_times", "2017", 101);
        assert_figure("training.by_person", "2017", 1);
        assert_figure("training.person_times", "2016", 0);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(training_counts_sessions_and_person_times_apart),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

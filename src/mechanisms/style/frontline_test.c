/* frontline_test.c: what mechanism 5.3 promises: no service at the front that no record shows. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

/* Service counts when it began before the day of the appointment, whatever the row says; an appointment that
 * lies ahead is none; and one taken back leaves the figure. */
static void an_appointment_claims_no_service_without_a_record(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *li = id_of(&f, person_of(&f, "李队长", "341125")),
                   *wu = id_of(&f, person_of(&f, "吴科长", "341125"));
        assert_figure("appointment.leadership_team", "2013..2017", 0);
        assert_refused("rule.appointment_service", "appointment", 0, "published_on", "2017-05-01", "person", li, "kind",
                       "提拔", "post_after", "副局长", "service", "有");
        PUT("frontline_service", "person", li, "kind", "驻村工作队", "from_on", "2015-01-01", "place", EAST);
        int64_t one = PUT("appointment", "published_on", "2017-05-01", "person", li, "kind", "提拔", "from_agency",
                          "是", "post_after", "副局长", "service", "有");
        PUT("appointment", "published_on", "2017-06-01", "person", wu, "kind", "提拔", "from_agency", "是",
            "post_after", "副局长");
        PUT("appointment", "published_on", "2014-06-01", "person", wu, "kind", "乡镇班子", "post_after", "副镇长",
            "place", TOWN);
        assert_refused("rule.appointment_published", "appointment", 0, "published_on", "2018-02-01", "person", wu,
                       "kind", "提拔", "post_after", "局长");
        assert_figure("appointment.agency_frontline", "2013..2017", 1);
        assert_figure("appointment.leadership_team", "2013..2017", 1);
        assert_figure("appointment.leadership_team", "2017", 0);
        assert_figure("appointment.five_sources", "2013..2017", 0);
        PUT("appointment", "published_on", "2015-06-01", "person", wu, "kind", "乡镇班子", "post_after", "党委委员",
            "place", TOWN, "drawn_from", "大学生村官");
        assert_figure("appointment.five_sources", "2013..2017", 1);
        assert_figure("appointment.five_sources", "2017", 0);
        assert_figure("appointment.with_service", "2017", 1);
        SET("appointment", one, "published_on", "2017-07-01");
        assert_string_equal(void_of(&f, "appointment", one), "");
        assert_figure("appointment.agency_frontline", "2013..2017", 0);
        fixture_close(&f);
}

/* A cadre who is posted in a village and stands among service besides is one at the front, and another from either
 * register alone; each on his days, in his place. */
static void who_is_at_the_front_is_counted_once(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *both = id_of(&f, person_of(&f, "李队长", "341125"));
        const char *served = id_of(&f, person_of(&f, "吴科长", "341125"));
        const char *cadre = id_of(&f, PUT("cadre", "person", both, "organisation",
                                                 id_of(&f, unit_of(&f, "县水务局", "government_unit", "341125")), "post",
                                                 "科长"));
        const char *team = id_of(&f, PUT("work_team", "place", EAST, "name", "东门队", "from_on", "2017-01-01"));
        const char *slot = id_of(&f, PUT("slot", "team", team, "kind", "leader", "from_on", "2017-01-01"));
        PUT("posting", "slot", slot, "cadre", cadre, "level", "county", "from_on", "2017-03-01");
        assert_figure("frontline.at_front", "2017-02-28", 0);
        assert_figure("frontline.at_front", "2017-03-01", 1);
        PUT("frontline_service", "person", both, "kind", "first_secretary", "from_on", "2017-03-01", "place", EAST);
        assert_figure("frontline.at_front", "2017-12-31", 1);
        PUT("frontline_service", "person", served, "kind", "office", "from_on", "2017-06-01", "place", ERLONG);
        assert_figure("frontline.at_front", "2017-12-31", 2);
        assert_figure_at("frontline.at_front", "2017-12-31", TOWN, 1);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(an_appointment_claims_no_service_without_a_record),
                cmocka_unit_test(who_is_at_the_front_is_counted_once),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

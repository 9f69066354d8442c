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

/* Five working days, weekends and the county's holidays left out; on creation, by a later edit, and by a sheet. What
 * was never entered is no way around: it is on the organisation department's desk. */
static void a_notice_runs_its_working_days(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *li = id_of(&f, person_of(&f, "李队长", "341125"));
        assert_refused("rule.appointment_notice", "appointment", 0, "published_on", "2017-05-20", "person", li, "kind",
                       "提拔", "post_after", "副局长", "notice_from", "2017-05-09", "notice_to", "2017-05-14");
        int64_t one = PUT("appointment", "published_on", "2017-05-20", "person", li, "kind", "提拔", "post_after",
                          "副局长", "notice_from", "2017-05-08", "notice_to", "2017-05-12");
        assert_figure("appointment.no_notice", "2017", 0);
        assert_refused("rule.appointment_notice", "appointment", one, "notice_to", "2017-05-11");
        PUT("appointment", "published_on", "2017-06-20", "person", li, "kind", "提拔", "post_after", "局长");
        PUT("appointment", "published_on", "2017-07-20", "person", li, "kind", "平调", "post_after", "主任");
        assert_figure("appointment.no_notice", "2017", 1);
        struct import_report r = import_sheet(&f, "姓名,任命公布日期,任用类别,任用后职务,公示开始日期,公示结束日期\n"
                                                  "李队长,2017-08-20,提拔,书记,2017-08-07,2017-08-09\n");
        assert_int_equal(r.refusals.n, 1);
        PUT("holiday", "day", "2017-05-10", "kind", "holiday");
        assert_figure("appointment.no_notice", "2017", 2); /* the county's calendar said so later */
        PUT("parameter_value", "name", "notice_days", "place", "341125", "from_on", "2017-01-01", "value", "4");
        assert_figure("appointment.no_notice", "2017", 1);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_notice_runs_its_working_days),
                cmocka_unit_test(an_appointment_claims_no_service_without_a_record),
                cmocka_unit_test(who_is_at_the_front_is_counted_once),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

/* personnel_test.c: what mechanisms 2.2 and 2.3 promise: offices, stations and villages are staffed; teams and
 * commissioners stand where they should. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

/* The rows differ in who, where and since when; all else is left to the form's defaults. */
static int64_t employ_in(struct fixture *f, const char *name, const char *office, const char *place, const char *from)
{
        const char *person = id_of(f, person_of(f, name, "341125"));
        return fixture_put(f, "staff", 0, PAIRS("person", person, "office", office, "place", place, "from_on", from));
}

/* The account's 7 to 19: who came in the year is counted by first days, so a row corrected to an earlier year,
 * ended or voided must leave the figure. */
static void the_office_grows_by_those_who_came(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        assert_figure("staff.county_office", "2017-12-31", 0);
        employ_in(&f, "老一", "县扶贫办", "341125", "2010-01-01");
        int64_t old = employ_in(&f, "老二", "county_office", "341125", "2010-01-01");
        int64_t came = employ_in(&f, "新一", "county_office", "341125", "2017-03-01");
        employ_in(&f, "站员", "station", TOWN, "2017-03-01");
        assert_figure("staff.county_office", "2016-12-31", 2);
        assert_figure("staff.county_office", "2017-12-31", 3);
        assert_figure("staff.transferred_in", "2017", 1);
        SET("staff", old, "to_on", "2017-06-30");
        assert_figure("staff.county_office", "2017-12-31", 2);
        SET("staff", came, "from_on", "2016-12-31");
        assert_figure("staff.transferred_in", "2017", 0);
        assert_string_equal(void_of(&f, "staff", came), "");
        assert_figure("staff.county_office", "2017-12-31", 1);
        fixture_close(&f);
}

/* Within the tolerance it is fine, below it not, on the very day; the county's own number replaces the program's, what
 * was approved for one station both. A station is judged by one list alone. */
static void a_station_is_held_to_its_strength(void **state)
{
        struct fixture f;
        int64_t last = 0;
        (void)state;
        mechanism_county(&f);
        for (int i = 0; i < 4; i++)
                last = employ_in(&f, fixture_name(&f, "站员", arena_fmt(&f.arena, "%d", i).p), "station", TOWN,
                                 "2017-01-01");
        assert_figure("staff.stations", "2017-12-31", 1);
        assert_figure("staff.stations_off_strength", "2017-12-31", 0);
        assert_figure("staff.no_station", "2017-12-31", 1);
        SET("staff", last, "to_on", "2017-11-30");
        assert_figure("staff.stations_off_strength", "2017-12-31", 1);
        assert_figure("staff.stations_off_strength", "2017-11-30", 0);
        PUT("parameter_value", "name", "station_strength", "place", "341125", "from_on", "2017-12-01", "value", "3");
        assert_figure("staff.stations_off_strength", "2017-12-31", 0);
        PUT("establishment", "office", "乡镇扶贫工作站", "place", TOWN, "posts", "8", "from_on", "2017-12-31");
        assert_figure("staff.stations_off_strength", "2017-12-30", 0);
        assert_figure("staff.stations_off_strength", "2017-12-31", 1);
        assert_figure("staff.off_establishment", "2017-12-31", 0);
        PUT("establishment", "office", "县扶贫办", "posts", "8", "from_on", "2017-12-31");
        assert_figure("staff.off_establishment", "2017-12-31", 1);
        fixture_close(&f);
}

/* One officer, two villages: covered villages and officers are two numbers, part time covers none, and the same
 * person is not in a station besides. */
static void an_officer_covers_villages(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *one = id_of(&f, person_of(&f, "专干", EAST));
        assert_refused("staff.place", "staff", 0, "person", one, "office", "扶贫专干", "place", TOWN, "from_on",
                       "2017-01-01");
        PUT("staff", "person", one, "office", "扶贫专干", "place", EAST, "from_on", "2017-01-01");
        int64_t also = PUT("staff", "person", one, "office", "扶贫专干", "place", WEST, "from_on", "2017-01-01");
        assert_figure("staff.villages_with_officer", "2017-12-31", 2);
        assert_figure("staff.officers", "2017-12-31", 1);
        assert_figure("staff.officer_coverage", "2017-12-31", 50);
        assert_figure("staff.villages_without_officer", "2017-12-31", 2);
        SET("staff", also, "full_time", "否");
        assert_figure("staff.villages_with_officer", "2017-12-31", 1);
        assert_refused("rule.staff_once", "staff", 0, "person", one, "office", "station", "place", TOWN, "from_on",
                       "2017-06-01");
        fixture_close(&f);
}

/* "All in stations" is shown from two registers: said to be placed is not yet there. */
static void recruits_go_to_stations(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *a = id_of(&f, person_of(&f, "特岗一", TOWN)), *b = id_of(&f, person_of(&f, "特岗二", TOWN));
        PUT("grassroots_recruit", "person", a, "recruited_on", "2017-09-01", "placed_in", "乡镇扶贫工作站", "place",
            TOWN);
        int64_t second = PUT("grassroots_recruit", "person", b, "recruited_on", "2017-09-01", "placed_in", "其他");
        assert_figure("staff.recruits", "2017", 2);
        assert_figure("staff.recruits_in_stations", "2017", 1);
        assert_figure("staff.recruits_elsewhere", "2017", 2);
        PUT("staff", "person", a, "office", "station", "place", TOWN, "from_on", "2017-09-15");
        assert_figure("staff.recruits_elsewhere", "2017", 1);
        SET("grassroots_recruit", second, "service_ends_on", "2017-08-31", "school", "安徽农业大学", "plan", "扶贫专岗");
        assert_figure("staff.recruits_due", "2017-08-31", 0);
        assert_figure("staff.recruits_due", "2017-09-01", 1);
        SET("grassroots_recruit", second, "outcome", "考录公务员");
        assert_figure("staff.recruits_due", "2017-09-01", 0);
        SET("grassroots_recruit", second, "recruited_on", "2016-09-01");
        assert_figure("staff.recruits", "2017", 1);
        fixture_close(&f);
}

/* Two teams on one day would make 25 specialists 26; one after the other is fine, and a team that has ended takes
 * its members out of the figure. */
static void a_specialist_is_in_one_team(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        assert_figure("expert.members", "2017-12-31", 0);
        int64_t team = PUT("advisory_team", "name", "种植智囊团", "from_on", "2017-01-01");
        const char *one = id_of(&f, team),
                   *two = id_of(&f, PUT("advisory_team", "name", "养殖智囊团", "from_on", "2017-01-01"));
        const char *li = id_of(&f, person_of(&f, "李技术", "341125")),
                   *wu = id_of(&f, person_of(&f, "吴医生", "341125"));
        int64_t first = PUT("advisory_member", "team", one, "person", li, "from_on", "2017-01-01", "politics", "党员");
        PUT("advisory_member", "team", two, "person", wu, "from_on", "2017-01-01");
        assert_refused("rule.one_team", "advisory_member", 0, "team", two, "person", li, "from_on", "2017-06-01");
        assert_figure("expert.members", "2017-12-31", 2);
        assert_figure("expert.teams", "2017-12-31", 2);
        assert_figure("expert.not_member", "2017-12-31", 1);
        SET("advisory_member", first, "to_on", "2017-05-31");
        PUT("advisory_member", "team", two, "person", li, "from_on", "2017-06-01");
        SET("advisory_team", team, "to_on", "2017-10-31");
        assert_figure("expert.members", "2017-12-31", 2);
        assert_figure("expert.teams", "2017-12-31", 1);
        fixture_close(&f);
}

/* The same commissioner in planned and other villages: only planned ones are in the figure, and a planned one
 * without any is on the list. */
static void commissioners_count_in_planned_villages(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *li = id_of(&f, person_of(&f, "特派员", "341125"));
        PUT("st_commissioner", "person", li, "place", EAST, "from_on", "2017-01-01");
        PUT("st_commissioner", "person", li, "place", WEST, "from_on", "2017-01-01");
        assert_figure("expert.villages", "2017-12-31", 0);
        PUT("exit_plan", "year", "2017", "place", EAST);
        PUT("exit_plan", "year", "2017", "place", ERLONG);
        PUT("exit_plan", "year", "2018", "place", WEST);
        assert_figure("expert.villages", "2017-12-31", 1);
        assert_figure("expert.no_commissioner", "2017-12-31", 1);
        assert_figure("expert.commissioners", "2017-12-31", 1);
        fixture_close(&f);
}

/* Reached twice is one household; by place, by month, and gone from the year when its activity is moved to another. */
static void households_are_reached_once(void **state)
{
        struct fixture f;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        const char *home = id_of(&f, household_of(&f, "1", EAST, &head)),
                   *far = id_of(&f, household_of(&f, "2", ERLONG, &head));
        const char *may = id_of(&f, PUT("expert_activity", "day", "2017-05-01", "kind", "产业帮扶", "title", "剪枝"));
        int64_t june = PUT("expert_activity", "day", "2017-06-01", "kind", "义诊", "title", "义诊");
        PUT("expert_household", "activity", may, "household", home);
        PUT("expert_household", "activity", id_of(&f, june), "household", home);
        PUT("expert_household", "activity", id_of(&f, june), "household", far);
        assert_figure("expert.households", "2017", 2);
        assert_figure_at("expert.households", "2017", TOWN, 1);
        assert_figure("expert.households", "2017-05", 1);
        SET("expert_activity", june, "day", "2018-06-01");
        assert_figure("expert.households", "2017", 1);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(the_office_grows_by_those_who_came),
                cmocka_unit_test(a_station_is_held_to_its_strength),
                cmocka_unit_test(an_officer_covers_villages),
                cmocka_unit_test(recruits_go_to_stations),
                cmocka_unit_test(a_specialist_is_in_one_team),
                cmocka_unit_test(commissioners_count_in_planned_villages),
                cmocka_unit_test(households_are_reached_once),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

/* withdrawal_test.c: the gaps nobody may leave behind: a successor who goes again, one who comes too late, a helper or
 * a slot taken back, a village's designation ended without its delisting. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

/* A planned end is given here, or none. */
static int64_t helps_from(struct fixture *f, int64_t cadre, int64_t household, const char *from, const char *to)
{
        return fixture_put(f, "responsibility", 0,
                           PAIRS("tier", "cadre_household", "cadre", id_of(f, cadre), "household", id_of(f, household),
                                 "from_on", from, "to_on", to));
}

/* A name on the row is not enough: one whose own end is planned leaves a gap that is known today, one who comes a
 * day late leaves a day. */
static void a_successor_truly_covers(void **state)
{
        struct fixture f;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        int64_t h = household_of(&f, "1", EAST, &head), a = cadre_of(&f, "王建"), b = cadre_of(&f, "李明");
        int64_t r = helps_from(&f, a, h, "2016-03-01", "");
        int64_t next = helps_from(&f, b, h, "2017-06-01", "2018-06-30"); /* his end is planned, and nobody follows */
        assert_refused("rule.no_withdrawal", "responsibility", r, "to_on", "2017-06-30");
        SET("responsibility", next, "to_on", "");
        SET("responsibility", r, "to_on", "2017-06-30");
        int64_t k = household_of(&f, "2", EAST, &head), late = helps_from(&f, a, k, "2016-03-01", "");
        helps_from(&f, b, k, "2017-07-02", ""); /* a day late */
        assert_refused("rule.no_withdrawal", "responsibility", late, "to_on", "2017-06-30");
        SET("responsibility", late, "to_on", "2017-07-01");
        fixture_close(&f);
}

/* The gap may lie in the successor's service and not in his row: both ends are looked at. */
static void a_successor_in_service_for_a_while_only(void **state)
{
        struct fixture f;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        int64_t h = household_of(&f, "1", EAST, &head), a = cadre_of(&f, "王建"), b = cadre_of(&f, "李明");
        int64_t r = helps_from(&f, a, h, "2016-03-01", ""), c = cadre_of(&f, "赵接");
        SET("cadre", b, "to_on", "2018-03-31");
        helps_from(&f, b, h, "2017-06-01", "");
        assert_refused("rule.no_withdrawal", "responsibility", r, "to_on", "2017-06-30");
        helps_from(&f, c, h, "2018-04-01", "");
        SET("responsibility", r, "to_on", "2017-06-30");
        fixture_close(&f);
}

/* The road by voiding is closed from the top: first what he bears, then he. */
static void who_bears_something_is_not_voided(void **state)
{
        struct fixture f;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        int64_t h = household_of(&f, "1", EAST, &head), a = cadre_of(&f, "王建"), b = cadre_of(&f, "赵队");
        int64_t r = helps_from(&f, a, h, "2016-03-01", "");
        assert_string_equal(void_of(&f, "cadre", a), "rule.cadre_in_use");
        assert_string_equal(void_of(&f, "responsibility", r), ""); /* entered in error: then the cadre too */
        assert_string_equal(void_of(&f, "cadre", a), "");
        int64_t team = PUT("work_team", "name", "东门村工作队", "place", EAST, "from_on", "2016-03-01");
        int64_t slot = PUT("slot", "team", id_of(&f, team), "kind", "leader", "from_on", "2016-03-01");
        int64_t posting = PUT("posting", "slot", id_of(&f, slot), "cadre", id_of(&f, b), "level", "county", "from_on",
                              "2016-03-01");
        assert_string_equal(void_of(&f, "slot", slot), "rule.slot_in_use");
        assert_string_equal(void_of(&f, "cadre", b), "rule.cadre_in_use");
        assert_string_equal(void_of(&f, "posting", posting), "");
        assert_string_equal(void_of(&f, "slot", slot), "");
        fixture_close(&f);
}

/* The same for leaders, whose successor may stand in another slot of the team. */
static void a_leader_of_a_team_truly_follows(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        PUT("village_designation", "place", EAST, "kind", "poor_village", "from_on", "2016-01-01");
        PUT("village_designation", "place", EAST, "kind", "work_team", "from_on", "2016-01-01");
        int64_t team = PUT("work_team", "name", "东门村工作队", "place", EAST, "from_on", "2016-03-01");
        int64_t slot = PUT("slot", "team", id_of(&f, team), "kind", "leader", "from_on", "2016-03-01");
        int64_t spare = PUT("slot", "team", id_of(&f, team), "kind", "leader", "from_on", "2016-04-01");
        int64_t a = cadre_of(&f, "赵队"), b = cadre_of(&f, "钱队");
        int64_t posting = PUT("posting", "slot", id_of(&f, slot), "cadre", id_of(&f, a), "level", "county", "from_on",
                              "2016-03-01");
        int64_t next = PUT("posting", "slot", id_of(&f, spare), "cadre", id_of(&f, b), "level", "county", "from_on",
                           "2017-06-01", "to_on", "2018-06-30");
        assert_refused("rule.no_withdrawal", "posting", posting, "to_on", "2017-06-30");
        SET("posting", next, "to_on", "");
        SET("posting", posting, "to_on", "2017-06-30");
        fixture_close(&f);
}

/* A team is due while the village is designated; so the designation itself must not be ended to be rid of the
 * team: only a confirmed delisting ends it, and not for a day before it. */
static void a_designation_ends_with_a_confirmed_delisting_only(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        f.actor.channel = "page";
        static const char *const kinds[] = { "poor_village", "work_team" };
        int64_t a = cadre_of(&f, "王建"), b = cadre_of(&f, "李明"), ids[2];
        for (size_t i = 0; i < COUNT(kinds); i++) {
                ids[i] = PUT("village_designation", "place", EAST, "kind", kinds[i], "from_on", "2016-01-01");
                assert_refused("rule.true_delisting", "village_designation", ids[i], "to_on", "2017-06-30");
        }
        int64_t x = PUT("village_exit", "place", EAST, "day", "2017-07-01", "evidence", "验收合格", "proposed_by",
                        id_of(&f, a));
        assert_refused("rule.true_delisting", "village_designation", ids[0], "to_on", "2017-06-30"); /* proposed only */
        SET("village_exit", x, "confirmed_by", id_of(&f, b), "confirmed_on", "2017-07-10");
        assert_refused("rule.true_delisting", "village_designation", ids[0], "to_on", "2017-06-15"); /* before it */
        for (size_t i = 0; i < COUNT(kinds); i++)
                SET("village_designation", ids[i], "to_on", "2017-06-30");
        int64_t key = PUT("village_designation", "place", WEST, "kind", "weak_economy", "from_on", "2016-01-01");
        SET("village_designation", key, "to_on", "2017-06-30"); /* asks for no delisting */
        fixture_close(&f);
}

/* ends_for: the helper of a household ends for the reason, with another standing in: by the successor of the ending, or
 * by rows of his own typed before. The code of a refusal, or "". */
static const char *ends_for(struct fixture *f, const char *number, const char *reason, bool typed)
{
        int64_t head, h = household_of(f, number, EAST, &head), r;
        int64_t a = cadre_of(f, fixture_name(f, "前", number)), b = cadre_of(f, fixture_name(f, "后", number));
        r = helps_from(f, a, h, "2016-03-01", "");
        if (!typed)
                return fixture_try(f, "responsibility", r,
                                   PAIRS("to_on", "2017-06-30", "end_reason", reason, "successor", id_of(f, b),
                                         "successor_interim", "1"));
        fixture_put(f, "responsibility", 0,
                    PAIRS("tier", "cadre_household", "cadre", id_of(f, b), "household", id_of(f, h), "from_on",
                          "2017-07-01", "interim", "1"));
        fixture_put(f, "vacancy", 0,
                    PAIRS("kind", "household", "household", id_of(f, h), "place", EAST, "from_on", "2017-07-01",
                          "due_on", "2017-08-31"));
        return fixture_try(f, "responsibility", r, PAIRS("to_on", "2017-06-30", "end_reason", reason));
}

/* After which reasons somebody may stand in is the county's list, by its document and from its day, on both roads. */
static void the_county_lists_when_an_interim_may_stand_in(void **state)
{
        static const char *const listed[] = { "death", "illness", "promotion", "investigated", "maternity",
                "secondment" };
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        for (size_t i = 0; i < COUNT(listed); i++) {
                assert_string_equal(ends_for(&f, arena_fmt(&f.arena, "1%zu", i).p, listed[i], false), "");
                assert_string_equal(ends_for(&f, arena_fmt(&f.arena, "2%zu", i).p, listed[i], true), "");
        }
        assert_string_equal(ends_for(&f, "31", "rotation", false), "succession.interim");
        assert_string_equal(ends_for(&f, "32", "rotation", true), "rule.no_withdrawal");
        PUT("parameter_value", "name", "interim_reasons", "place", "341125", "from_on", "2017-01-01", "words", "去世、轮换");
        assert_string_equal(ends_for(&f, "41", "promotion", false), "succession.interim");
        assert_string_equal(ends_for(&f, "42", "promotion", true), "rule.no_withdrawal");
        assert_string_equal(ends_for(&f, "43", "rotation", false), "");
        assert_string_equal(ends_for(&f, "44", "rotation", true), "");
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_successor_truly_covers),
                cmocka_unit_test(a_successor_in_service_for_a_while_only),
                cmocka_unit_test(who_bears_something_is_not_voided),
                cmocka_unit_test(a_leader_of_a_team_truly_follows),
                cmocka_unit_test(a_designation_ends_with_a_confirmed_delisting_only),
                cmocka_unit_test(the_county_lists_when_an_interim_may_stand_in),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

/* withdrawal_roads_test.c: help that outlasts the exit (摘帽不摘责任): every road on which a helper or a leader could be
 * lost for a household or village that has left poverty, and the ways that are open. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

/* The fixture's calendar ends with 2018, so its county's document begins the stretch with 2017-06-01. */
static void helped_after_exit(struct fixture *f)
{
        mechanism_county(f);
        fixture_put(f, "parameter_value", 0,
                    PAIRS("name", "help_after_exit_from", "place", "341125", "from_on", "2016-01-01", "words",
                          "2017-06-01"));
}

static const char *ended(struct fixture *f, const char *entity, int64_t id, const char *on)
{
        struct change *ch;
        assert_true(change_begin(&f->c, &(struct change_head){ .reason = "结束" }, &ch));
        bool ok = change_end(&f->c, ch, entity_find(str_of(entity)), id, on, NULL);
        ok = ok ? change_commit(&f->c, ch, NULL) : change_abandon(&f->c, ch);
        const char *code = ok ? "" : arena_copy(&f->arena, str_of(f->c.err.code));
        f->c.err = (struct err){ .kind = ERR_NONE };
        return code;
}

/* ---- a household ---- */

struct helped {
        int64_t household, status, cadre, row;
};

static struct helped exited_household(struct fixture *f, const char *number)
{
        struct helped x = { .household = fixture_household(f, number, EAST),
                            .cadre = cadre_of(f, fixture_name(f, "帮扶", number)) };
        x.status = fixture_put(f, "household_status", 0,
                               PAIRS("household", id_of(f, x.household), "kind", "exited", "from_on", "2016-12-31"));
        x.row = fixture_put(f, "responsibility", 0,
                            PAIRS("tier", "cadre_household", "cadre", id_of(f, x.cadre), "household",
                                  id_of(f, x.household), "from_on", "2016-03-01"));
        return x;
}

static const char *by_edit(struct fixture *f, const struct helped *x)
{
        return fixture_try(f, "responsibility", x->row, PAIRS("to_on", "2017-06-30"));
}
static const char *by_ending(struct fixture *f, const struct helped *x)
{
        return ended(f, "responsibility", x->row, "2017-06-30");
}
static const char *by_service(struct fixture *f, const struct helped *x)
{
        return ended(f, "cadre", x->cadre, "2017-06-30");
}
static const char *by_first_day(struct fixture *f, const struct helped *x)
{
        return fixture_try(f, "responsibility", x->row, PAIRS("from_on", "2018-02-01"));
}
static const char *by_another_household(struct fixture *f, const struct helped *x)
{
        return fixture_try(f, "responsibility", x->row, PAIRS("household", id_of(f, fixture_household(f, "9", WEST)),
                "place", WEST));
}
static const char *by_status_ended(struct fixture *f, const struct helped *x)
{
        fixture_put(f, "household_status", x->status, PAIRS("to_on", "2017-06-15"));
        return by_ending(f, x);
}
static const char *by_exit_taken_back(struct fixture *f, const struct helped *x)
{
        assert_string_equal(void_of(f, "household_status", x->status), "");
        fixture_put(f, "household_status", 0,
                    PAIRS("household", id_of(f, x->household), "kind", "poor", "from_on", "2016-12-31"));
        return by_ending(f, x);
}
static const char *by_voiding_the_cadre(struct fixture *f, const struct helped *x)
{
        return void_of(f, "cadre", x->cadre);
}
/* A successor who goes on the next day is none. */
static const char *by_a_successor_for_a_day(struct fixture *f, const struct helped *x)
{
        fixture_put(f, "responsibility", 0,
                    PAIRS("tier", "cadre_household", "cadre", id_of(f, cadre_of(f, "短任")), "household",
                          id_of(f, x->household), "from_on", "2017-07-01", "to_on", "2017-07-01"));
        return by_ending(f, x);
}

static void no_road_leaves_an_exited_household_without_help(void **state)
{
        static const struct {
                const char *(*go)(struct fixture *f, const struct helped *x);
                const char *refused;
        } roads[] = {
                { by_edit, "rule.no_withdrawal" },
                { by_ending, "rule.no_withdrawal" },
                { by_service, "rule.no_withdrawal" },
                { by_first_day, "rule.no_withdrawal" },
                { by_another_household, "span.fixed" },
                { by_status_ended, "rule.no_withdrawal" },
                { by_exit_taken_back, "rule.no_withdrawal" },
                { by_voiding_the_cadre, "rule.cadre_in_use" },
                { by_a_successor_for_a_day, "rule.no_withdrawal" },
        };
        struct fixture f;
        (void)state;
        for (size_t i = 0; i < COUNT(roads); i++) {
                helped_after_exit(&f);
                const struct helped x = exited_household(&f, "1");
                assert_string_equal(roads[i].go(&f, &x), roads[i].refused);
                assert_figure("responsibility.uncovered_exited", "2017-12-31", 0);
                fixture_close(&f);
        }
}

/* Taken back as entered in error, the record goes; the household is then seen, on the township's desk. */
static void what_was_taken_back_is_seen(void **state)
{
        struct fixture f;
        (void)state;
        helped_after_exit(&f);
        const struct helped x = exited_household(&f, "1");
        assert_string_equal(void_of(&f, "responsibility", x.row), "");
        assert_figure("responsibility.uncovered_exited", "2017-12-31", 1);
        assert_figure("responsibility.uncovered_exited", "2017-05-31", 0); /* help ended with the exit then */
        fixture_close(&f);
}

/* Open: a successor from the next day; the document that decided it; a household that is no more; a day before. */
static void help_ends_by_its_ways(void **state)
{
        struct fixture f;
        (void)state;
        helped_after_exit(&f);
        const struct helped next = exited_household(&f, "1"), paper = exited_household(&f, "2"),
                            gone = exited_household(&f, "3"), early = exited_household(&f, "4");
        SET("responsibility", next.row, "to_on", "2017-06-30", "end_reason", "rotation", "successor",
            id_of(&f, cadre_of(&f, "接任")));
        int64_t document = PUT("document", "number", "定扶〔2017〕8号", "title", "关于调整帮扶责任人的通知", "issued_on",
                               "2017-06-20", "issuer", "县扶贫办");
        SET("responsibility", paper.row, "to_on", "2017-06-30", "end_document", id_of(&f, document));
        assert_figure("responsibility.uncovered_exited", "2017-12-31", 0);
        SET("household", gone.household, "ended_on", "2017-06-15");
        assert_string_equal(ended(&f, "responsibility", gone.row, "2017-06-30"), "");
        assert_string_equal(ended(&f, "responsibility", early.row, "2017-05-30"), "rule.no_withdrawal"); /* today too */
        fixture_close(&f);
        mechanism_county(&f); /* the nation's day, 2018-08: in 2017 the exit ends help, as the source has it */
        const struct helped free = exited_household(&f, "5");
        assert_string_equal(ended(&f, "responsibility", free.row, "2017-06-30"), "");
        fixture_close(&f);
}

/* ---- a village ---- */

struct led {
        int64_t team, slot, cadre, posting, designation;
};

static struct led delisted_village(struct fixture *f)
{
        struct led x = { .cadre = cadre_of(f, "赵队") };
        const char *one = id_of(f, cadre_of(f, "提出人")), *two = id_of(f, cadre_of(f, "确认人"));
        fixture_put(f, "village_designation", 0, PAIRS("place", EAST, "kind", "poor_village", "from_on", "2016-01-01"));
        x.designation = fixture_put(f, "village_designation", 0,
                                    PAIRS("place", EAST, "kind", "work_team", "from_on", "2016-01-01"));
        x.team = fixture_put(f, "work_team", 0, PAIRS("name", "东门工作队", "place", EAST, "from_on", "2016-03-01"));
        x.slot = fixture_put(f, "slot", 0, PAIRS("team", id_of(f, x.team), "kind", "leader", "from_on", "2016-03-01"));
        x.posting = fixture_put(f, "posting", 0,
                                PAIRS("slot", id_of(f, x.slot), "cadre", id_of(f, x.cadre), "level", "county",
                                        "from_on",
                                      "2016-03-01"));
        fixture_put(f, "village_exit", 0,
                    PAIRS("place", EAST, "day", "2017-01-15", "evidence", "验收合格", "proposed_by", one, "confirmed_by",
                          two, "confirmed_on", "2017-01-20"));
        return x;
}

static void no_road_leaves_a_delisted_village_without_its_leader(void **state)
{
        static const struct {
                const char *entity;
                size_t at;
        } spans[] = { { "posting", offsetof(struct led, posting) },
                      { "slot", offsetof(struct led, slot) },
                      { "work_team", offsetof(struct led, team) },
                      { "cadre", offsetof(struct led, cadre) } };
        struct fixture f;
        (void)state;
        for (int designated = 1; designated >= 0; designated--)
                for (size_t i = 0; i < COUNT(spans); i++) {
                        helped_after_exit(&f);
                        const struct led x = delisted_village(&f);
                        const int64_t id = *(const int64_t *)(const void *)((const char *)&x + spans[i].at);
                        if (!designated)
                                fixture_put(&f, "village_designation", x.designation, PAIRS("to_on", "2017-02-28"));
                        assert_string_equal(ended(&f, spans[i].entity, id, "2017-06-30"), "rule.no_withdrawal");
                        fixture_close(&f);
                }
}

static void a_delisted_villages_team_goes_by_document(void **state)
{
        struct fixture f;
        (void)state;
        helped_after_exit(&f);
        const struct led x = delisted_village(&f);
        assert_figure("posting.no_leader", "2017-12-31", 0);
        int64_t document = PUT("document", "number", "定组〔2017〕3号", "title", "关于工作队期满的通知", "issued_on",
                               "2017-06-20", "issuer", "县委组织部");
        SET("posting", x.posting, "to_on", "2017-06-30", "end_document", id_of(&f, document));
        assert_figure("posting.no_leader", "2017-12-31", 1); /* while it is designated for a team */
        fixture_close(&f);
        mechanism_county(&f); /* 2017 as it was: delisted, it binds nobody */
        assert_string_equal(ended(&f, "posting", delisted_village(&f).posting, "2017-06-30"), "");
        assert_figure("posting.no_leader", "2017-12-31", 0);
        fixture_close(&f);
}

/* From the day teams follow the designation, a village that never was poor keeps its leader, until the county ends it.
 * */
static void a_designated_village_keeps_its_team(void **state)
{
        struct fixture f;
        (void)state;
        for (int from = 0; from < 2; from++) {
                mechanism_county(&f);
                if (from)
                        PUT("parameter_value", "name", "teams_by_designation", "place", "341125", "from_on",
                                "2016-01-01",
                            "words", "2017-01-01");
                PUT("village_designation", "place", WEST, "kind", "key_village", "from_on", "2016-01-01");
                PUT("village_designation", "place", WEST, "kind", "work_team", "from_on", "2016-01-01");
                int64_t team = PUT("work_team", "name", "西门工作队", "place", WEST, "from_on", "2016-03-01");
                int64_t slot = PUT("slot", "team", id_of(&f, team), "kind", "leader", "from_on", "2016-03-01");
                int64_t posting = PUT("posting", "slot", id_of(&f, slot), "cadre", id_of(&f, cadre_of(&f, "钱队")),
                                      "level", "county", "from_on", "2016-03-01");
                assert_string_equal(ended(&f, "posting", posting, "2017-06-30"), from ? "rule.no_withdrawal" : "");
                fixture_close(&f);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(no_road_leaves_an_exited_household_without_help),
                cmocka_unit_test(what_was_taken_back_is_seen),
                cmocka_unit_test(help_ends_by_its_ways),
                cmocka_unit_test(no_road_leaves_a_delisted_village_without_its_leader),
                cmocka_unit_test(a_delisted_villages_team_goes_by_document),
                cmocka_unit_test(a_designated_village_keeps_its_team),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

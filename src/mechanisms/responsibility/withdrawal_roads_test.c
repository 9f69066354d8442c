/* withdrawal_roads_test.c: help that outlasts the exit (摘帽不摘责任): every road on which a helper or a leader could be
 * lost for a household or village that has left poverty, and the ways that are open. */
#include "base/testing.h"

#include "core/review.h"
#include "mechanisms/households/life_fixture.h"

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

static const char *by_taking_back(struct fixture *f, const struct helped *x)
{
        return void_of(f, "responsibility", x->row);
}
/* Two rows to void, one after the other: the last of them is none too many. */
static const char *by_taking_back_both(struct fixture *f, const struct helped *x)
{
        int64_t second = life_help_put(f, cadre_of(f, "次任"), x->household);
        assert_string_equal(void_of(f, "responsibility", x->row), "");
        return void_of(f, "responsibility", second);
}

#define ROWS_OF_HELP "包保责任\n包保层级,责任人,受扶户,开始日期,结束日期\n"
static const char *refused_row(const struct import_report *r)
{
        if (!r->refusals.n)
                return "";
        return r->refusals.items[0].code.p;
}
static const char *by_sheet(struct fixture *f, const struct helped *x)
{
        const char *number = field_words(f, "household", x->household, "hh_no");
        const char *csv = arena_fmt(&f->arena, ROWS_OF_HELP "干部包户,%s,%s,2016-03-01,2017-06-30\n",
                                    fixture_name(f, "帮扶", "1"), number).p;
        const struct import_report r = import_sheet(f, csv);
        return refused_row(&r);
}
/* The sheet's helper is the only one left when it is taken back. */
static const char *by_import_taken_back(struct fixture *f, const struct helped *x)
{
        struct import_withdrawn w;
        (void)cadre_of(f, "后任");
        const char *csv = arena_fmt(&f->arena, ROWS_OF_HELP "干部包户,后任,%s,2017-07-01,\n",
                                    field_words(f, "household", x->household, "hh_no")).p;
        const struct import_report r = import_sheet(f, csv);
        assert_string_equal(refused_row(&r), "");
        assert_string_equal(by_ending(f, x), "");
        assert_false(import_withdraw(&f->c, r.id, &w));
        const char *code = arena_copy(&f->arena, str_of(f->c.err.code));
        f->c.err = (struct err){ .kind = ERR_NONE };
        return code;
}

/* proposed_void: a village takes a row back, which waits; the code of what refuses it. */
static const char *proposed_void(struct fixture *f, int64_t row, int64_t *proposal)
{
        struct change *ch;
        struct block block = { 0 };
        fixture_as(f, ROLE_VILLAGE, EAST, 0);
        assert_true(change_begin(&f->c, &(struct change_head){ .reason = "录错", .review = REVIEW_WHOLE }, &ch));
        bool ok = change_void(&f->c, ch, entity_find(S("responsibility")), row, "录错");
        ok = ok ? change_commit(&f->c, ch, &block) : change_abandon(&f->c, ch);
        const char *code = ok ? "" : arena_copy(&f->arena, str_of(f->c.err.code));
        f->c.err = (struct err){ .kind = ERR_NONE };
        *proposal = block.proposal;
        act_as(&f->c, &f->actor);
        return code;
}
static const char *by_proposal(struct fixture *f, const struct helped *x)
{
        int64_t proposal;
        fixture_put(f, "review_setting", 0,
                    PAIRS("register", "responsibility", "steps", "county", "from_on", "2017-01-01"));
        return proposed_void(f, x->row, &proposal);
}
/* What could be taken back when it was proposed no longer can when it is confirmed. */
static const char *by_proposal_and_then_the_other(struct fixture *f, const struct helped *x)
{
        int64_t proposal, second = life_help_put(f, cadre_of(f, "次任"), x->household);
        struct str state = S("");
        fixture_put(f, "review_setting", 0,
                    PAIRS("register", "responsibility", "steps", "county", "from_on", "2017-01-01"));
        assert_string_equal(proposed_void(f, x->row, &proposal), "");
        assert_string_equal(ended(f, "responsibility", second, "2017-06-30"), "");
        fixture_as(f, ROLE_OFFICE, "341125", 0);
        struct actor other = *f->c.actor;
        other.name = "另一账号";
        other.account_id = 99;
        act_as(&f->c, &other);
        const char *code = "";
        if (!review_confirm(&f->c, proposal, 0, &state))
                code = arena_copy(&f->arena, str_of(f->c.err.code));
        f->c.err = (struct err){ .kind = ERR_NONE };
        act_as(&f->c, &f->actor);
        return code;
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
                { by_taking_back, "rule.no_withdrawal" },
                { by_taking_back_both, "rule.no_withdrawal" },
                { by_sheet, "rule.no_withdrawal" },
                { by_import_taken_back, "rule.no_withdrawal" },
                { by_proposal, "rule.no_withdrawal" },
                { by_proposal_and_then_the_other, "rule.no_withdrawal" },
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

/* An error has its way: who helps truly is entered first. Nothing is lost by taking back what is over, and before help
 * outlasted the exit an error went at once. */
static void what_was_entered_in_error_goes(void **state)
{
        struct fixture f;
        (void)state;
        helped_after_exit(&f);
        const struct helped wrong = exited_household(&f, "1"), past = exited_household(&f, "2");
        life_help_put(&f, cadre_of(&f, "实任"), wrong.household);
        assert_string_equal(void_of(&f, "responsibility", wrong.row), "");
        SET("responsibility", past.row, "to_on", "2017-06-30", "end_reason", "rotation", "successor",
            id_of(&f, cadre_of(&f, "接任")));
        assert_string_equal(void_of(&f, "responsibility", past.row), "");
        assert_figure("responsibility.uncovered_exited", "2017-12-31", 0);
        fixture_close(&f);
        mechanism_county(&f);
        const struct helped free = exited_household(&f, "3");
        assert_string_equal(void_of(&f, "responsibility", free.row), "");
        fixture_close(&f);
}

/* Two records of the helper's person become one, and a household goes over the township's border: help goes on. */
static void events_of_life_are_no_road(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        life_county(&f);
        PUT("parameter_value", "name", "help_after_exit_from", "place", "341125", "from_on", "2016-01-01", "words",
            "2017-01-01");
        const struct life_family k = life_family(&f, "1", "exited");
        struct life_order o = { .kind = "move", .day = DAY, .household = k.household, .place = ERLONG };
        assert_string_equal(life_try(&f, &o, &done), "life.helper_asked");
        int64_t helper, twice = person_of(&f, fixture_name(&f, "干部", "1"), EAST);
        assert_true(str_int(str_of(strchr(field_words(&f, "cadre", k.cadre, "person"), '-') + 1), &helper));
        struct life_order same = { .kind = "duplicate", .day = DAY, .household = twice, .other = helper,
                                   .reason = "同一人" };
        assert_string_equal(life_try(&f, &same, &done), "");
        assert_figure("responsibility.uncovered_exited", "2017-12-31", 0);
        assert_string_equal(void_of(&f, "responsibility", k.help), "rule.no_withdrawal");
        life_county_close(&f);
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

/* Taken back, a leader's posting and his team are looked at as ended; who leads truly is entered first. */
static void a_delisted_villages_leader_is_not_taken_back(void **state)
{
        struct fixture f;
        (void)state;
        helped_after_exit(&f);
        const struct led x = delisted_village(&f);
        assert_string_equal(void_of(&f, "posting", x.posting), "rule.no_withdrawal");
        assert_string_equal(void_of(&f, "work_team", x.team), "rule.no_withdrawal");
        assert_string_equal(void_of(&f, "slot", x.slot), "rule.slot_in_use");
        assert_string_equal(void_of(&f, "cadre", x.cadre), "rule.cadre_in_use");
        int64_t slot = PUT("slot", "team", id_of(&f, x.team), "kind", "leader", "from_on", "2017-01-01");
        PUT("posting", "slot", id_of(&f, slot), "cadre", id_of(&f, cadre_of(&f, "钱队")), "level", "county", "from_on",
            "2017-01-01");
        assert_string_equal(void_of(&f, "posting", x.posting), "");
        assert_figure("posting.no_leader", "2017-12-31", 0);
        fixture_close(&f);
        mechanism_county(&f);
        assert_string_equal(void_of(&f, "posting", delisted_village(&f).posting), "");
        fixture_close(&f);
}

/* The days of the rule are no way around it: no department moves them alone. */
static void the_days_are_guarded(void **state)
{
        static const char *const names[] = { "help_after_exit_from", "help_after_exit_until", "teams_by_designation" };
        (void)state;
        for (size_t i = 0; i < COUNT(names); i++)
                assert_true(parameter_find(str_of(names[i]))->guards);
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
                PUT("village_designation", "place", WEST, "kind", "weak_branch", "from_on", "2016-01-01");
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
                cmocka_unit_test(what_was_entered_in_error_goes),
                cmocka_unit_test(events_of_life_are_no_road),
                cmocka_unit_test(help_ends_by_its_ways),
                cmocka_unit_test(no_road_leaves_a_delisted_village_without_its_leader),
                cmocka_unit_test(a_delisted_villages_leader_is_not_taken_back),
                cmocka_unit_test(the_days_are_guarded),
                cmocka_unit_test(a_delisted_villages_team_goes_by_document),
                cmocka_unit_test(a_designated_village_keeps_its_team),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

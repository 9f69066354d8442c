/* exits_test.c: a household leaves poverty by an exit that two persons looked at, and by no other road. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

/* Proposed, an exit changes no figure; confirmed by another, it changes them from its day on, not from the day of the
 * confirmation; and whoever helped may leave. */
static void a_confirmed_exit_ends_the_duty(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        int64_t a = cadre_of(&f, "王建"), b = cadre_of(&f, "李明");
        int64_t poor = poor_of(&f, "1", EAST);
        int64_t r = PUT("responsibility", "tier", "cadre_household", "cadre", id_of(&f, a), "household",
                        id_of(&f, poor), "from_on", "2016-06-01");
        const char *by = id_of(&f, a), *other = id_of(&f, b), *household = id_of(&f, poor);
        assert_string_equal(fixture_try(&f, "household_exit", 0,
                                        PAIRS("household", household, "day", "2017-06-01", "evidence", "入户核实",
                                              "proposed_by", by, "confirmed_by", by, "confirmed_on", "2017-06-10")),
                            "rule.exit_two_persons");
        /* proposed: nothing has changed yet */
        int64_t x = fixture_put(
                &f, "household_exit", 0,
                PAIRS("household", household, "day", "2017-06-01", "evidence", "入户核实", "proposed_by", by));
        assert_figure("household.poor", "2017-12-31", 1);
        fixture_put(&f, "household_exit", x, PAIRS("confirmed_by", other, "confirmed_on", "2017-06-10"));
        assert_figure("household.poor", "2017-05-31", 1);
        assert_figure("household.poor", "2017-06-01", 0);
        assert_figure("household.exited", "2017-06-01", 1);
        /* what two persons looked at stays as they saw it */
        assert_string_equal(fixture_try(&f, "household_exit", x, PAIRS("day", "2017-01-01")), "rule.exit_confirmed");
        assert_string_equal(fixture_try(&f, "household_exit", x, PAIRS("confirmed_by", "", "confirmed_on", "")),
                            "rule.exit_confirmed");
        SET("responsibility", r, "to_on", "2017-06-30", "end_reason",
            "transfer"); /* nobody follows, and nobody has to */
        fixture_close(&f);
}

/* Two cadres can be picked by one clerk: two accounts can't. And there is no second road: who only proposes can't end
 * the status by hand or void it, and who may confirm can't end one without an exit. */
static void one_account_does_not_propose_and_confirm(void **state)
{
        struct fixture f;
        struct actor clerk, chief;
        (void)state;
        mechanism_county(&f);
        int64_t a = cadre_of(&f, "王建"), b = cadre_of(&f, "李明"), h = poor_of(&f, "1", EAST);
        /* two desks of one office: the same rights, two logins */
        clerk = f.actor;
        clerk.account_id = 7;
        clerk.name = "clerk";
        clerk.grants[0].role = ROLE_OFFICE;
        chief = clerk;
        chief.account_id = 8;
        chief.name = "chief";
        act_as(&f.c, &clerk);
        const char *const *proposal = PAIRS("household", id_of(&f, h), "day", "2017-06-01", "evidence", "入户核实",
                                            "proposed_by", id_of(&f, a));
        const char *const *confirmation = PAIRS("confirmed_by", id_of(&f, b), "confirmed_on", "2017-06-10");
        int64_t x = fixture_put(&f, "household_exit", 0, proposal);
        assert_string_equal(fixture_try(&f, "household_exit", x, confirmation), "rule.exit_two_persons");
        act_as(&f.c, &chief);
        assert_string_equal(fixture_try(&f, "household_exit", x, confirmation), "");
        act_as(&f.c, &f.actor);
        assert_figure("household.poor", "2017-06-01", 0);
        int64_t other = fixture_household(&f, "2", EAST);
        int64_t status = fixture_put(&f, "household_status", 0,
                                     PAIRS("household", id_of(&f, other), "kind", "poor", "from_on", "2016-01-01"));
        clerk.grants[0].role = ROLE_VILLAGE; /* proposes, and may not lift the status by hand instead */
        act_as(&f.c, &clerk);
        assert_string_equal(fixture_try(&f, "household_status", status, PAIRS("kind", "exited")), "exit.confirm");
        assert_string_equal(fixture_try(&f, "household_status", status, PAIRS("to_on", "2017-06-30")), "exit.confirm");
        struct change *ch;
        assert_true(change_begin(&f.c, &(struct change_head){ 0 }, &ch));
        assert_false(change_void(&f.c, ch, entity_find(S("household_status")), status, "录错"));
        assert_string_equal(f.c.err.code, "void.confirm");
        change_abandon(&f.c, ch);
        f.c.err = (struct err){ .kind = ERR_NONE };
        clerk.grants[0].role = ROLE_OFFICE; /* may confirm: but an exit, not a status without one */
        clerk.channel = "api";
        assert_string_equal(fixture_try(&f, "household_status", status, PAIRS("kind", "exited")), "span.fixed");
        assert_string_equal(fixture_try(&f, "household_status", status, PAIRS("to_on", "2017-06-30")),
                            "rule.true_exit");
        act_as(&f.c, &f.actor);
        fixture_close(&f);
}

/* Two heads leave nobody to be related to; two statuses of one road count a household twice. The head's name in the
 * household's row follows the member who is head. */
static void a_household_has_one_head_and_one_status(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        int64_t h = poor_of(&f, "1", EAST);
        const char *household = id_of(&f, h);
        int64_t a = fixture_put(&f, "person", 0, PAIRS("name", "张三")),
                b = fixture_put(&f, "person", 0, PAIRS("name", "李四"));
        assert_figure("household.no_head", "2017-12-31", 1);
        fixture_put(&f, "household_member", 0,
                    PAIRS("household", household, "person", id_of(&f, a), "relation", "户主"));
        assert_figure("household.no_head", "2017-12-31", 0);
        assert_string_equal(fixture_try(&f, "household_member", 0,
                                        PAIRS("household", household, "person", id_of(&f, b), "relation", "户主")),
                            "rule.one_head");
        fixture_put(&f, "household_member", 0,
                    PAIRS("household", household, "person", id_of(&f, b), "relation", "配偶"));
        assert_figure("household.poor_persons", "2017-12-31", 2);
        assert_string_equal(fixture_try(&f, "household_status", 0,
                                        PAIRS("household", household, "kind", "exited", "from_on", "2017-01-01")),
                            "rule.status_overlap");
        struct draft *d;
        assert_true(change_load(&f.c, entity_find(S("household")), h, &d));
        assert_str(draft_get(d, "head_name").s, "张三");
        assert_int_equal(fixture_faults(&f), 0);
        fixture_close(&f);
}

/* A household that monitoring found was never registered as poor; one that left poverty is, whatever is monitored
 * beside it. */
static void registered_is_who_was_registered(void **state)
{
        struct fixture f;
        int64_t head = 0;
        (void)state;
        mechanism_county(&f);
        (void)household_of(&f, "1", EAST, &head);
        assert_figure("household.registered", "2017-12-31", 1);
        static const char *const found[] = { "marginal", "sudden", "prevention", "risk_removed", "general" };
        for (size_t i = 0; i < COUNT(found); i++) {
                const char *h = id_of(&f, PUT("household", "hh_no", arena_fmt(&f.arena, "9%zu", i).p, "place", EAST));
                PUT("household_status", "household", h, "kind", found[i], "from_on", "2026-06-01");
        }
        assert_figure("household.registered", "2026-12-31", 1);
        const char *left = id_of(&f, PUT("household", "hh_no", "80", "place", EAST));
        PUT("household_status", "household", left, "kind", "exited", "from_on", "2016-01-01");
        PUT("household_status", "household", left, "kind", "unstable", "from_on", "2026-06-01");
        assert_figure("household.registered", "2026-12-31", 2);
        fixture_close(&f);
}

/* The rate a village is delisted by follows from who is registered as poor that day and from its population; one
 * typed otherwise is seen, and without a population nothing is said. */
static void the_poverty_rate_of_a_village_follows_from_the_registers(void **state)
{
        struct fixture f;
        struct draft *d;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        const char *li = id_of(&f, cadre_of(&f, "李书记"));
        household_of(&f, "1", EAST, &head);
        household_of(&f, "2", EAST, &head);
        household_of(&f, "3", WEST, &head);
        const int64_t bare = PUT("village_exit", "place", WEST, "day", "2017-12-20", "evidence", "自查报告", "proposed_by",
                                 li, "poverty_rate", "1.5");
        PUT("village_fact", "place", EAST, "year", "2016", "population", "300", "households", "80");
        const int64_t exit = PUT("village_exit", "place", EAST, "day", "2017-12-20", "evidence", "自查报告",
                                 "proposed_by", li);
        assert_true(change_load(&f.c, entity_find(S("village_exit")), exit, &d));
        assert_int_equal(draft_get(d, "poverty_rate").i, 67); /* two of three hundred */
        assert_figure("village.rate_differs", "2017", 0);
        SET("village_exit", exit, "poverty_rate", "0.5");
        assert_figure("village.rate_differs", "2017", 1);
        PUT("village_fact", "place", EAST, "year", "2017", "population", "400");
        assert_figure("village.rate_differs", "2017", 0); /* the year's own: two of four hundred */
        PUT("village_fact", "place", WEST, "year", "2017", "population", "100");
        assert_figure("village.rate_differs", "2017", 1);
        SET("village_exit", bare, "poverty_rate", "1");
        assert_figure("village.rate_differs", "2017", 0);
        assert_figure("village_fact.population", "2017-12-31", 500);
        assert_figure("village_fact.villages", "2016-12-31", 1);
        const struct import_report r = import_sheet(&f, "2018年行政村基本情况表\n村,年度,总户数,总人口,党员数,村两委人数,劳动力,耕地面积(亩)\n"
                                                        "东门村,2017,100,410,30,5,200,1200.5\n");
        assert_int_equal(r.refusals.n, 0);
        assert_figure("village_fact.population", "2017-12-31", 510);
        assert_figure("village_fact.implausible", "2017", 0);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_confirmed_exit_ends_the_duty),
                cmocka_unit_test(one_account_does_not_propose_and_confirm),
                cmocka_unit_test(a_household_has_one_head_and_one_status),
                cmocka_unit_test(registered_is_who_was_registered),
                cmocka_unit_test(the_poverty_rate_of_a_village_follows_from_the_registers),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

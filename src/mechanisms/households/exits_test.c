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
                PUT("household_status", "household", h, "kind", found[i], "from_on", "2017-01-01");
        }
        assert_figure("household.registered", "2017-12-31", 1);
        const char *left = id_of(&f, PUT("household", "hh_no", "80", "place", EAST));
        PUT("household_status", "household", left, "kind", "exited", "from_on", "2016-01-01");
        PUT("household_status", "household", left, "kind", "unstable", "from_on", "2017-01-01");
        assert_figure("household.registered", "2017-12-31", 2);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_confirmed_exit_ends_the_duty),
                cmocka_unit_test(one_account_does_not_propose_and_confirm),
                cmocka_unit_test(a_household_has_one_head_and_one_status),
                cmocka_unit_test(registered_is_who_was_registered),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

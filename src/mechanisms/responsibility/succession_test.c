/* succession_test.c: an ending that names who takes over writes his row, once, and takes it back when it is undone. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

/* standing_rows: rows that stand, "posting" where …; %lld stands for the ids. */
static int64_t standing_rows(struct fixture *f, const char *entity, const char *where, int64_t a, int64_t b)
{
        struct val v = V_NULL;
        struct str sql = arena_fmt(f->c.arena, "SELECT COUNT(*) FROM %s WHERE voided = 0 AND %s", entity, where);
        assert_true(db_one(&f->c, sql, ARGS(ARG("a_id", V_INT(a)), ARG("b_id", V_INT(b))), &v));
        return v.i;
}

/* A village that is poor and designated, so that its leader is under the rule. */
static int64_t leader(struct fixture *f, int64_t cadre, int64_t *slot)
{
        static const char *const kinds[] = { "poor_village", "work_team" };
        for (size_t i = 0; i < COUNT(kinds); i++)
                fixture_put(f, "village_designation", 0,
                            PAIRS("place", EAST, "kind", kinds[i], "from_on", "2016-01-01"));
        int64_t team = fixture_put(f, "work_team", 0,
                                   PAIRS("name", "东门村工作队", "place", EAST, "from_on", "2016-03-01"));
        *slot = fixture_put(f, "slot", 0, PAIRS("team", id_of(f, team), "kind", "leader", "from_on", "2016-03-01"));
        return fixture_put(f, "posting", 0, PAIRS("slot", id_of(f, *slot), "cadre", id_of(f, cadre), "level", "county",
                                                  "from_on", "2016-03-01"));
}

/* One form does it: last day and successor, and his posting stands. Whoever corrects the day or the name must not
 * find two successors, and who takes the ending back none. */
static void a_leader_is_followed_in_one_change(void **state)
{
        struct fixture f;
        int64_t slot;
        (void)state;
        mechanism_county(&f);
        int64_t a = cadre_of(&f, "赵队"), b = cadre_of(&f, "钱队"), c = cadre_of(&f, "孙队");
        int64_t first = leader(&f, a, &slot);
        assert_refused("rule.no_withdrawal", "posting", first, "to_on", "2017-06-30", "end_reason", "rotation");
        assert_refused("handover.same", "posting", first, "to_on", "2017-06-30", "successor", id_of(&f, a));
        SET("posting", first, "to_on", "2017-06-30", "end_reason", "rotation", "successor", id_of(&f, b));
        assert_int_equal(standing_rows(&f, "posting",
                                       "slot_id = :a_id AND cadre_id = :b_id AND from_on = '2017-07-01' AND "
                                       "to_on IS NULL AND interim IS NULL AND organisation_id IS NOT NULL",
                                       slot, b),
                         1);
        assert_int_equal(standing_rows(&f, "posting", "predecessor_id = :a_id AND cadre_id = :b_id", first, b), 1);
        /* another day, another successor: the row follows */
        SET("posting", first, "to_on", "2017-07-15");
        assert_int_equal(standing_rows(&f, "posting", "from_on = '2017-07-16'", 0, 0), 1);
        SET("posting", first, "to_on", "2017-07-20", "successor", id_of(&f, c));
        assert_int_equal(standing_rows(&f, "posting", "predecessor_id IS NOT NULL", 0, 0), 1);
        assert_int_equal(standing_rows(&f, "posting", "from_on = '2017-07-21' AND cadre_id = :a_id", c, 0), 1);
        /* the ending taken back */
        SET("posting", first, "to_on", "");
        assert_int_equal(standing_rows(&f, "posting", "slot_id = :a_id", slot, 0), 1);
        assert_int_equal(fixture_faults(&f), 0);
        fixture_close(&f);
}

/* The vacancy goes with the interim it was written for: left behind, it would wait on a desk for a post that is
 * held. */
static void an_interim_leader_comes_with_a_dated_vacancy(void **state)
{
        struct fixture f;
        int64_t slot;
        (void)state;
        mechanism_county(&f);
        int64_t a = cadre_of(&f, "赵队"), b = cadre_of(&f, "钱队"), first = leader(&f, a, &slot);
        assert_refused("succession.interim", "posting", first, "to_on", "2017-06-30", "end_reason", "rotation",
                       "successor", id_of(&f, b), "successor_interim", "1");
        SET("posting", first, "to_on", "2017-06-30", "end_reason", "illness", "successor", id_of(&f, b),
            "successor_interim", "1", "vacancy_due_on", "2017-08-31");
        assert_int_equal(standing_rows(&f, "posting", "interim = 1 AND from_on = '2017-07-01'", 0, 0), 1);
        assert_int_equal(standing_rows(&f, "vacancy",
                                       "kind = 'slot' AND from_on = '2017-07-01' AND due_on = '2017-08-31'", 0, 0),
                         1);
        SET("posting", first, "to_on", "");
        assert_int_equal(standing_rows(&f, "vacancy", "id > 0", 0, 0), 0);
        fixture_close(&f);
}

/* The bearer is a cadre or a unit, by the tier; each is followed by its own kind. */
static void responsibilities_of_each_tier_are_followed(void **state)
{
        struct fixture f;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        int64_t a = cadre_of(&f, "王建"), b = cadre_of(&f, "李明"), h = household_of(&f, "1", EAST, &head);
        int64_t old = unit_of(&f, "县财政局", "government_unit", "341125");
        int64_t next = unit_of(&f, "县水务局", "government_unit", "341125");
        int64_t helper = PUT("responsibility", "tier", "cadre_household", "cadre", id_of(&f, a), "household",
                             id_of(&f, h), "from_on", "2016-03-01");
        int64_t unit = PUT("responsibility", "tier", "unit_village", "organisation", id_of(&f, old), "place", EAST,
                           "from_on", "2016-03-01");
        SET("responsibility", helper, "to_on", "2017-06-30", "successor", id_of(&f, b));
        SET("responsibility", unit, "to_on", "2017-06-30", "successor_unit", id_of(&f, next));
        assert_int_equal(standing_rows(&f, "responsibility",
                                       "household_id = :a_id AND cadre_id = :b_id AND from_on = "
                                       "'2017-07-01'",
                                       h, b),
                         1);
        assert_int_equal(standing_rows(&f, "responsibility",
                                       "from_on = '2017-07-01' AND place = '" EAST "' AND "
                                       "organisation_id = :a_id AND tier = 'unit_village'",
                                       next, 0),
                         1);
        fixture_close(&f);
}

/* A successor whose row the register has, or the same change writes, is not entered twice. */
static void a_row_that_stands_is_enough(void **state)
{
        struct fixture f;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        int64_t a = cadre_of(&f, "王建"), b = cadre_of(&f, "李明"), h = household_of(&f, "1", EAST, &head);
        int64_t r = PUT("responsibility", "tier", "cadre_household", "cadre", id_of(&f, a), "household", id_of(&f, h),
                        "from_on", "2016-03-01");
        struct change *ch;
        struct draft *end = draft_new(f.c.arena, entity_find(S("responsibility"))),
                     *begin = draft_new(f.c.arena, entity_find(S("responsibility")));
        draft_set(end, "successor", V_INT(b));
        draft_set(begin, "cadre", V_INT(b));
        draft_set(begin, "household", V_INT(h));
        draft_set(begin, "from_on", V_TEXT("2017-07-01"));
        assert_true(change_begin(&f.c, &(struct change_head){ .reason = "轮换" }, &ch));
        assert_true(change_end(&f.c, ch, entity_find(S("responsibility")), r, "2017-06-30", end));
        assert_true(change_put(&f.c, ch, begin));
        assert_true(change_commit(&f.c, ch, NULL));
        assert_int_equal(standing_rows(&f, "responsibility", "household_id = :a_id", h, 0), 2);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_leader_is_followed_in_one_change),
                cmocka_unit_test(an_interim_leader_comes_with_a_dated_vacancy),
                cmocka_unit_test(responsibilities_of_each_tier_are_followed),
                cmocka_unit_test(a_row_that_stands_is_enough),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

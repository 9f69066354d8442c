/* life_test.c: what happens to households: each event does what it says in one change, refuses what it must, and leaves
 * nobody uncovered and nothing that does not verify. */
#include "base/testing.h"

#include "mechanisms/households/life_fixture.h"

/* Father, mother and son become son, father and mother: derived, not asked. A preview writes nothing; of two clerks at
 * once the second is told to look again. */
static void a_new_head_restates_the_relations(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        life_county(&f);
        struct life_family k = life_family(&f, "1", "poor");
        struct life_order o = { .kind = "head", .day = DAY, .household = k.household, .person = k.son, .dry = true };
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_false(done.open);
        /* the page shows who becomes what before anything is ordered */
        assert_int_equal(done.n_members, 3);
        assert_string_equal(relation_of(&f, k.household, k.head), "head"); /* a preview writes nothing */
        o.dry = false;
        o.basis = arena_copy(&f.arena, done.basis);
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_string_equal(relation_of(&f, k.household, k.son), "head");
        assert_string_equal(relation_of(&f, k.household, k.head), "father");
        assert_string_equal(relation_of(&f, k.household, k.wife), "mother");
        assert_string_equal(field_words(&f, "household", k.household, "head_name"), "子一");
        assert_string_equal(field_words(&f, "household_event", done.event, "kind"), "变更户主");
        assert_string_equal(life_try(&f, &o, &done), "change.stale"); /* two at once: the second looks again */
        o.basis = NULL;
        assert_string_equal(life_try(&f, &o, &done), "life.same_head");
        assert_figure("household.no_head", "2017-03-01", 0);
        assert_figure("household.poor_persons", "2017-12-31", 3);
        life_county_close(&f);
}

/* A grandson may be the new head's son or nephew: an order that leaves it open is refused, not guessed. */
static void what_nobody_can_derive_is_asked(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        life_county(&f);
        struct life_family k = life_family(&f, "1", "poor");
        int64_t grandson = life_person(&f, "孙", "1"), m = life_member_put(&f, k.household, grandson, "grandson");
        struct life_order o = { .kind = "head", .day = DAY, .household = k.household, .person = k.son, .dry = true };
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_true(done.open);
        o.dry = false;
        assert_string_equal(life_try(&f, &o, &done), "life.relation_missing");
        /* said in the words of the form, as well as by code */
        const struct life_choice said[] = { { m, S("之子") } };
        o.choices = said;
        o.n_choices = 1;
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_string_equal(relation_of(&f, k.household, grandson), "son");
        life_county_close(&f);
}

/* The new household is poor from the day of the split, so that past figures stay; its helper is the old one's. The head
 * can't be split off from his own household. */
static void a_household_splits_and_stays_helped(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        life_county(&f);
        struct life_family k = life_family(&f, "1", "poor");
        const struct life_choice chosen[] = { { k.m_son, S("") } };
        struct life_order o = { .kind = "split",
                                .day = DAY,
                                .household = k.household,
                                .person = k.son,
                                .choices = chosen,
                                .n_choices = 1 };
        o.number = "1";
        assert_string_equal(life_try(&f, &o, &done), "life.number_used");
        /* a number of its own, or none: the national system gives it later */
        o.number = "1-1";
        o.day = "2018-02-01";
        assert_string_equal(life_try(&f, &o, &done), "life.future");
        o.day = DAY;
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_string_equal(relation_of(&f, done.other, k.son), "head");
        assert_string_equal(relation_of(&f, k.household, k.son), "");
        assert_string_equal(field_words(&f, "household", done.other, "head_name"), "子一");
        /* what was counted before the split stays counted so */
        assert_figure("household.poor", "2017-05-31", 1);
        assert_figure("household.poor", "2017-12-31", 2);
        assert_figure("household.poor_persons", "2017-12-31", 3);
        assert_figure("responsibility.covered_households", "2017-12-31", 2);
        const struct life_choice head[] = { { k.m_head, S("") } };
        o.number = "1-2";
        o.choices = head;
        assert_string_equal(life_try(&f, &o, &done), "life.head_leaves");
        life_county_close(&f);
}

static bool helps(struct fixture *f, int64_t household, int64_t cadre, const char *from, const char *to)
{
        struct val v = V_NULL;
        assert_true(db_one(&f->c,
                           S("SELECT id FROM responsibility WHERE household_id = :household_id AND cadre_id = "
                             ":cadre_id AND from_on = :from_on AND COALESCE(to_on, '') = :to_on AND voided = 0"),
                           ARGS(ARG("household_id", V_INT(household)), ARG("cadre_id", V_INT(cadre)),
                                ARG("from_on", V_TEXT(from)), ARG("to_on", V_TEXT(to))),
                           &v));
        return v.type == VAL_INT;
}

static int64_t life_member_of(struct fixture *f, int64_t household, int64_t person)
{
        struct val v = V_NULL;
        assert_true(db_one(&f->c,
                           S("SELECT id FROM household_member WHERE household_id = :household_id AND "
                             "person_id = :person_id AND voided = 0 AND to_on IS NULL"),
                           ARGS(ARG("household_id", V_INT(household)), ARG("person_id", V_INT(person))), &v));
        return v.i;
}

/* A helper who is about to go, and the one who is to come, are so for the new household too; its number comes later. */
static void a_split_copies_the_spans_of_the_helpers(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        life_county(&f);
        struct life_family k = life_family(&f, "1", "poor");
        int64_t next = cadre_of(&f, "接任人");
        SET("responsibility", k.help, "to_on", "2017-08-31", "end_reason", "transfer", "successor", id_of(&f, next));
        const struct life_choice chosen[] = { { k.m_son, S("") } };
        struct life_order o = { .kind = "split",
                                .day = DAY,
                                .household = k.household,
                                .person = k.son,
                                .choices = chosen,
                                .n_choices = 1 };
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_true(helps(&f, done.other, k.cadre, DAY, "2017-08-31"));
        assert_true(helps(&f, done.other, next, "2017-09-01", ""));
        assert_false(helps(&f, done.other, k.cadre, DAY, ""));
        assert_string_equal(field_words(&f, "household", done.other, "hh_no"), "");
        /* merged again the same day: whose membership is in the way is said, and nothing is written */
        struct life_order back = { .kind = "merge", .day = DAY, .household = k.household, .other = done.other };
        const struct life_choice said[] = { { life_member_of(&f, done.other, k.son), S("son") } };
        back.choices = said;
        back.n_choices = 1;
        assert_string_equal(life_try(&f, &back, &done), "life.begun_later");
        /* later: who had not begun by then goes with the household, from his own day */
        back.day = "2017-07-01";
        assert_string_equal(life_try(&f, &back, &done), "");
        assert_false(helps(&f, back.other, next, "2017-09-01", ""));
        life_county_close(&f);
}

/* A split is no way to leave a poor household without anybody, neither the new one nor the old. */
static void a_split_poor_household_wants_a_helper(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        life_county(&f);
        struct life_family k = life_family(&f, "1", "poor");
        assert_string_equal(void_of(&f, "responsibility", k.help), "");
        const struct life_choice chosen[] = { { k.m_son, S("") } };
        struct life_order o = { .kind = "split",
                                .day = DAY,
                                .household = k.household,
                                .person = k.son,
                                .number = "2",
                                .choices = chosen,
                                .n_choices = 1 };
        assert_string_equal(life_try(&f, &o, &done), "rule.event_covered");
        o.helper = cadre_of(&f, "新干部");
        assert_string_equal(life_try(&f, &o, &done),
                            "rule.event_covered"); /* the one it comes from has nobody either */
        life_help_put(&f, k.cadre, k.household);
        assert_string_equal(life_try(&f, &o, &done), "");
        life_county_close(&f);
}

/* Relations are said by people; the one that goes ends the day before and keeps its past; nothing begins in it
 * afterwards, and the record of the event stays. */
static void two_households_merge(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        life_county(&f);
        struct life_family a = life_family(&f, "1", "poor"), b = life_family(&f, "2", "poor");
        life_help_put(&f, a.cadre, b.household); /* the same helper for both */
        struct life_order o = { .kind = "merge", .day = DAY, .household = a.household, .other = b.household };
        assert_string_equal(life_try(&f, &o, &done), "life.relation_missing");
        const struct life_choice said[] = { { b.m_head, S("sibling") },
                                            { b.m_wife, S("other") },
                                            { b.m_son, S("nephew") } };
        o.choices = said;
        o.n_choices = 3;
        assert_string_equal(life_try(&f, &o, &done), "");
        /* what is over takes nothing more, and the event is not undone by hand */
        const int64_t event = done.event;
        assert_string_equal(relation_of(&f, a.household, b.head), "sibling");
        assert_string_equal(field_words(&f, "household", b.household, "ended_on"), "2017-05-31");
        assert_figure("household.poor", "2017-05-31", 2);
        assert_figure("household.poor", "2017-12-31", 1);
        assert_figure("household.poor_persons", "2017-12-31", 6);
        assert_figure("responsibility.covered_households", "2017-12-31", 1);
        assert_string_equal(life_try(&f, &o, &done), "life.ended");
        assert_refused("household.ended", "household_member", 0, "household", id_of(&f, b.household), "person",
                       id_of(&f, life_person(&f, "新来", "1")), "relation", "other");
        assert_refused("household.ended", "household_status", 0, "household", id_of(&f, b.household), "kind", "poor",
                       "from_on", "2017-08-01");
        assert_string_equal(void_of(&f, "household_event", event), "rule.event_kept");
        life_county_close(&f);
}

/* Poor into exited would be an exit without proof. A household nobody registered is poor from then on. */
static void a_merger_lifts_nobody_out_of_poverty(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        life_county(&f);
        struct life_family a = life_family(&f, "1", "exited"), b = life_family(&f, "2", "poor"),
                           g = life_family(&f, "3", "general");
        const struct life_choice said[] = { { b.m_head, S("sibling") },
                                            { b.m_wife, S("other") },
                                            { b.m_son, S("nephew") } };
        struct life_order o = { .kind = "merge",
                                .day = DAY,
                                .household = a.household,
                                .other = b.household,
                                .choices = said,
                                .n_choices = 3 };
        assert_string_equal(life_try(&f, &o, &done), "life.status_differs");
        /* into a household that never was registered */
        o.household = g.household;
        assert_string_equal(life_try(&f, &o, &done), ""); /* the general household is poor from then on */
        assert_figure("household.poor", "2017-12-31", 1);
        assert_figure("household.poor_persons", "2017-12-31", 6);
        life_county_close(&f);
}

/* Within a township by itself; over its border with an answer to who helps; and never by somebody who may write only
 * one of the two villages. */
static void a_household_moves_with_all_it_has(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        life_county(&f);
        struct life_family k = life_family(&f, "1", "poor");
        int64_t next = cadre_of(&f, "接任");
        struct life_order o = { .kind = "move", .day = DAY, .household = k.household, .place = WEST };
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_figure_at("household.poor_persons", "2017-12-31", WEST, 3);
        assert_figure_at("responsibility.covered_households", "2017-12-31", WEST, 1);
        /* over the township's border somebody answers for who helps from then on */
        o.place = ERLONG;
        o.day = "2017-07-01";
        assert_string_equal(life_try(&f, &o, &done), "life.helper_asked");
        fixture_as(&f, ROLE_TOWNSHIP, TOWN, 0);
        o.helper = next;
        assert_string_equal(life_try(&f, &o, &done), "scope.write"); /* the other township's village is out of reach */
        act_as(&f.c, &f.actor);
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_figure_at("responsibility.covered_households", "2017-12-31", OTHER_TOWN, 1);
        assert_string_equal(field_words(&f, "responsibility", k.help, "to_on"), "2017-06-30");
        assert_string_equal(field_words(&f, "person", k.wife, "place"), ERLONG);
        life_county_close(&f);
}

/* It lifts poverty, so whoever may only propose an exit can't enter it. */
static void who_leaves_the_county_ends(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        life_county(&f);
        struct life_family k = life_family(&f, "1", "poor");
        struct life_order o = { .kind = "move_out", .day = DAY, .household = k.household };
        /* a village proposes exits; leaving the county is as much as one */
        fixture_as(&f, ROLE_VILLAGE, EAST, 0);
        assert_string_equal(life_try(&f, &o, &done), "exit.confirm");
        act_as(&f.c, &f.actor);
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_figure("household.poor", "2017-12-31", 0);
        assert_string_equal(field_words(&f, "responsibility", k.help, "end_reason"), "受扶户自然减少");
        life_county_close(&f);
}

/* He is a member on the day of death and not after; his other posts are pointed out to whoever answers for them, not
 * ended here. */
static void a_head_dies(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        life_county(&f);
        struct life_family k = life_family(&f, "1", "poor");
        /* the head is a cadre too: what he was besides is for others to end */
        int64_t unit = unit_of(&f, "村委会", "village_committee", EAST);
        int64_t cadre = PUT("cadre", "person", id_of(&f, k.head), "organisation", id_of(&f, unit), "post", "委员");
        struct life_order o = { .kind = "death", .day = DAY, .household = k.household, .person = k.head };
        assert_string_equal(life_try(&f, &o, &done), "life.head_missing");
        o.head = k.wife;
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_int_equal(done.n_notes, 1);
        assert_int_equal(done.notes[0].id, cadre);
        assert_string_equal(field_words(&f, "cadre", cadre, "to_on"), ""); /* pointed out, not ended */
        assert_string_equal(relation_of(&f, k.household, k.wife), "head");
        assert_string_equal(relation_of(&f, k.household, k.son), "son");
        assert_string_equal(field_words(&f, "household_member", k.m_head, "to_on"), DAY);
        assert_figure("household.poor_persons", DAY, 3);
        assert_figure("household.poor_persons", "2017-06-02", 2);
        life_county_close(&f);
}

/* Nobody is left to help: the household ends without an exit, and is no poor one any more. */
static void the_last_one_dies(void **state)
{
        struct fixture f;
        struct life_done done;
        int64_t head;
        (void)state;
        life_county(&f);
        int64_t household = household_of(&f, "9", EAST, &head);
        struct life_order o = { .kind = "death", .day = DAY, .household = household, .person = head };
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_string_equal(field_words(&f, "household", household, "ended_on"), DAY);
        assert_figure("household.poor", "2017-12-31", 0);
        life_county_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_new_head_restates_the_relations),
                cmocka_unit_test(what_nobody_can_derive_is_asked),
                cmocka_unit_test(a_household_splits_and_stays_helped),
                cmocka_unit_test(a_split_copies_the_spans_of_the_helpers),
                cmocka_unit_test(a_split_poor_household_wants_a_helper),
                cmocka_unit_test(two_households_merge),
                cmocka_unit_test(a_merger_lifts_nobody_out_of_poverty),
                cmocka_unit_test(a_household_moves_with_all_it_has),
                cmocka_unit_test(who_leaves_the_county_ends),
                cmocka_unit_test(a_head_dies),
                cmocka_unit_test(the_last_one_dies),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

/* review_test.c: what is reviewed waits, with everything it brings, and comes out as it was asked for. */
#include "base/testing.h"

#include "core/review.h"
#include "mechanisms/mechanism_fixture.h"

/* as: acts from now on as somebody of his own name. */
static void as(struct fixture *f, const char *name, enum role role, const char *place)
{
        fixture_as(f, role, place, 0);
        struct actor *a = NEW(&f->arena, struct actor);
        *a = *f->c.actor;
        a->name = name;
        act_as(&f->c, a);
}

static void setting(struct fixture *f, const char *name, const char *steps)
{
        act_as(&f->c, &f->actor);
        fixture_put(f, "review_setting", 0, PAIRS("register", name, "steps", steps, "from_on", "2017-01-01"));
}

/* sends: one record, giving the proposal it becomes (0: it stands, -1: refused). */
static int64_t sends(struct fixture *f, enum review_way way, const char *entity, int64_t id, const char *const *pairs)
{
        const struct entity *e = entity_find(str_of(entity));
        struct change *ch;
        struct block block = { 0 };
        struct draft *d = draft_new(&f->arena, e);
        d->id = id;
        for (; pairs[0]; pairs += 2)
                assert_true(draft_text(&f->c, d, &e->fields[field_index(e, pairs[0])], str_of(pairs[1])));
        assert_true(change_begin(&f->c, &(struct change_head){ .reason = "测试", .review = way }, &ch));
        if (!change_put(&f->c, ch, d) ? !change_abandon(&f->c, ch) : !change_commit(&f->c, ch, &block))
                return -1;
        return block.proposal;
}

static const char *refusal(struct fixture *f)
{
        const char *code = arena_copy(&f->arena, str_of(f->c.err.code));
        f->c.err = (struct err){ 0 };
        return code;
}

static const char *confirm(struct fixture *f, int64_t id)
{
        struct str state = S("");
        if (!review_confirm(&f->c, id, 0, &state))
                return refusal(f);
        return arena_copy(&f->arena, state);
}

static int64_t households(struct fixture *f)
{
        const struct actor *who = f->c.actor;
        act_as(&f->c, &f->actor);
        int64_t n = fixture_count(f, "household");
        act_as(&f->c, who);
        return n;
}

/* Nobody is a reviewer by name: whoever may confirm that register there is one, at the level his grant reaches. */
static void a_level_is_a_right_to_confirm_at_the_place(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        /* townships confirm households, and nobody below the county confirms cadres */
        const struct entity *household = entity_find(S("household")), *cadre = entity_find(S("cadre"));
        static const struct {
                enum role role;
                const char *at;
                enum review_level east, cadre_east, other;
        } cases[] = {
                { ROLE_VILLAGE, "341125100201", LEVEL_NONE, LEVEL_NONE, LEVEL_NONE },
                { ROLE_TOWNSHIP, "341125100", LEVEL_TOWNSHIP, LEVEL_NONE, LEVEL_NONE },
                { ROLE_TOWNSHIP, "341125100201", LEVEL_NONE, LEVEL_NONE, LEVEL_NONE },
                { ROLE_OFFICE, "341125", LEVEL_COUNTY, LEVEL_COUNTY, LEVEL_COUNTY },
                { ROLE_OFFICE, "341125200", LEVEL_NONE, LEVEL_NONE, LEVEL_TOWNSHIP },
                { ROLE_LEADER, "341125", LEVEL_NONE, LEVEL_NONE, LEVEL_NONE },
        };
        for (size_t i = 0; i < COUNT(cases); i++) {
                fixture_as(&f, cases[i].role, cases[i].at, 0);
                assert_int_equal(review_level(f.c.actor, household, "341125100201"), cases[i].east);
                assert_int_equal(review_level(f.c.actor, cadre, "341125100201"), cases[i].cadre_east);
                assert_int_equal(review_level(f.c.actor, household, "341125200201"), cases[i].other);
        }
        fixture_close(&f);
}

/* The list of registers is written by hand; a register renamed, or one no review can hold, would be found here. */
static void every_code_of_the_setting_is_a_register(void **state)
{
        (void)state;
        const struct entity *setting_entity = entity_find(S("review_setting"));
        const struct codes *registers = field_find(setting_entity, S("register"))->codes;
        struct code k;
        for (size_t i = 0; code_at(registers, i, &k); i++) {
                const struct entity *e = entity_find(str_of(k.code));
                assert_non_null(e);
                assert_string_equal(e->title, k.title);
                assert_false(e->reference || e->of_areas);
        }
}

/* Two levels, two persons, none of them the one who asked; sent twice it is one proposal; and until the last word the
 * register has nothing of it. */
static void what_is_asked_for_waits_and_comes_out_once(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        setting(&f, "household", "township_county");
        as(&f, "cun", ROLE_VILLAGE, "341125100201");
        int64_t id = sends(&f, REVIEW_WHOLE, "household", 0, PAIRS("hh_no", "0001", "place", "341125100201"));
        assert_true(id > 0);
        assert_int_equal(households(&f), 0);
        assert_int_equal(sends(&f, REVIEW_WHOLE, "household", 0, PAIRS("hh_no", "0001", "place", "341125100201")), id);
        assert_string_equal(confirm(&f, id), "review.own");
        as(&f, "zhen2", ROLE_TOWNSHIP, "341125200");
        assert_string_equal(confirm(&f, id), "record.unknown");
        as(&f, "zhen", ROLE_TOWNSHIP, "341125100");
        assert_string_equal(confirm(&f, id), "waiting_county");
        assert_string_equal(confirm(&f, id), "review.own");
        assert_int_equal(households(&f), 0);
        as(&f, "ban", ROLE_OFFICE, "341125");
        assert_string_equal(confirm(&f, id), "confirmed");
        assert_int_equal(households(&f), 1);
        assert_string_equal(confirm(&f, id), "review.state");
        assert_int_equal(fixture_faults(&f), 0);
        fixture_close(&f);
}

/* A caller that can't show a proposal is refused, not let through; whoever may confirm needs no review. */
static void a_road_that_can_not_wait_is_closed(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        setting(&f, "household", "county");
        as(&f, "zhen", ROLE_TOWNSHIP, "341125100");
        assert_int_equal(sends(&f, REVIEW_REFUSED, "household", 0, PAIRS("hh_no", "1", "place", "341125100201")), -1);
        assert_string_equal(refusal(&f), "review.unsupported");
        as(&f, "ban", ROLE_OFFICE, "341125");
        assert_int_equal(sends(&f, REVIEW_REFUSED, "household", 0, PAIRS("hh_no", "1", "place", "341125100201")), 0);
        assert_int_equal(households(&f), 1);
        fixture_close(&f);
}

/* The consequence waits with its cause; confirmed, it is made in the name of who asked, and so is the exit. */
static void an_event_that_brings_what_is_reviewed_waits_too(void **state)
{
        struct fixture f;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        int64_t household = household_of(&f, "0001", EAST, &head);
        const char *first = id_of(&f, cadre_of(&f, "甲")), *second = id_of(&f, cadre_of(&f, "乙"));
        int64_t exit_id = PUT("household_exit", "household", id_of(&f, household), "day", "2017-12-01", "evidence",
                              "核查表", "proposed_by", first);
        setting(&f, "household_status", "county");
        as(&f, "zhen", ROLE_TOWNSHIP, TOWN);
        int64_t id = sends(&f, REVIEW_WHOLE, "household_exit", exit_id,
                           PAIRS("confirmed_by", second, "confirmed_on", "2017-12-02"));
        assert_true(id > 0);
        assert_figure("household.exited", "2017-12-31", 0);
        as(&f, "ban", ROLE_OFFICE, "341125");
        assert_string_equal(confirm(&f, id), "confirmed");
        assert_figure("household.exited", "2017-12-31", 1);
        struct draft *made;
        assert_true(change_load(&f.c, entity_find(S("household_exit")), exit_id, &made));
        assert_true(
                str_is(draft_get(made, "confirmed_account").s, "zhen")); /* who confirmed the exit, not the review */
        assert_int_equal(fixture_faults(&f), 0);
        fixture_close(&f);
}

/* Two grants are not one: confirming in one township gives nothing in the other. */
static void a_right_elsewhere_confirms_no_exit_here(void **state)
{
        struct fixture f;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        int64_t household = household_of(&f, "0001", EAST, &head);
        const char *first = id_of(&f, cadre_of(&f, "甲")), *second = id_of(&f, cadre_of(&f, "乙"));
        int64_t exit_id = PUT("household_exit", "household", id_of(&f, household), "day", "2017-12-01", "evidence",
                              "核查表", "proposed_by", first);
        as(&f, "cun", ROLE_VILLAGE, EAST); /* and keeps the station of the other township */
        /* the village's clerk, with a second grant that confirms, but elsewhere */
        struct actor both = *f.c.actor;
        both.grants[both.n_grants++] = (struct grant){ .role = ROLE_TOWNSHIP, .place = OTHER_TOWN };
        act_as(&f.c, &both);
        assert_int_equal(sends(&f, REVIEW_WHOLE, "household_exit", exit_id,
                               PAIRS("confirmed_by", second, "confirmed_on", "2017-12-02")),
                         -1);
        assert_string_equal(refusal(&f), "exit.confirm");
        fixture_close(&f);
}

/* Read back whole or not at all, at every length: half a proposal would be half a change. */
static void a_content_cut_off_is_no_content(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        const struct entity *e = entity_find(S("household"));
        struct review_action a = {
                .op = "create", .e = e, .now = draft_new(&f.arena, e), .was = draft_new(&f.arena, e)
        };
        draft_set(a.now, "hh_no", V_TEXT("0001"));
        draft_set(a.now, "group_no", V_NULL);
        struct review_actions back, all = { &a, 1 };
        struct str content = review_content(&f.arena, &all);
        assert_true(review_read(&f.c, content, &back));
        assert_int_equal(back.n, 1);
        assert_true(str_is(draft_get(back.items[0].now, "hh_no").s, "0001"));
        assert_true(draft_given(back.items[0].now, "group_no"));
        assert_false(draft_given(back.items[0].now, "phone"));
        for (size_t n = 1; n < content.n; n++) {
                assert_false(review_read(&f.c, str_slice(content, 0, n), &back));
                assert_string_equal(refusal(&f), "review.content");
        }
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_level_is_a_right_to_confirm_at_the_place),
                cmocka_unit_test(every_code_of_the_setting_is_a_register),
                cmocka_unit_test(what_is_asked_for_waits_and_comes_out_once),
                cmocka_unit_test(a_road_that_can_not_wait_is_closed),
                cmocka_unit_test(an_event_that_brings_what_is_reviewed_waits_too),
                cmocka_unit_test(a_right_elsewhere_confirms_no_exit_here),
                cmocka_unit_test(a_content_cut_off_is_no_content),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

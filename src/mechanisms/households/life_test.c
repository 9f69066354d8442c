/* life_test.c: what happens to households and persons: each event does what it says in one change, refuses what it
 * must, and leaves nobody uncovered and nothing that does not verify. */
#include "base/testing.h"

#include "core/account.h"
#include "mechanisms/households/life.h"
#include "mechanisms/mechanism_fixture.h"

#define DAY "2017-06-01"

struct family { /* a poor household with a helper: head (man), wife, son */
        int64_t household, head, wife, son, m_head, m_wife, m_son, cadre, help;
};

static int64_t human(struct fixture *f, const char *name, const char *sex)
{
        return fixture_put(f, "person", 0, PAIRS("name", name, "sex", sex, "place", EAST));
}

static int64_t member(struct fixture *f, int64_t household, int64_t person, const char *relation)
{
        return fixture_put(f, "household_member", 0,
                           PAIRS("household", id_of(f, household), "person", id_of(f, person), "relation", relation));
}

static int64_t help(struct fixture *f, int64_t cadre, int64_t household)
{
        return fixture_put(f, "responsibility", 0,
                           PAIRS("tier", "cadre_household", "cadre", id_of(f, cadre), "household", id_of(f, household),
                                 "from_on", "2016-03-01"));
}

static void status(struct fixture *f, int64_t household, const char *kind)
{
        fixture_put(f, "household_status", 0,
                    PAIRS("household", id_of(f, household), "kind", kind, "from_on", "2016-01-01"));
}

static struct family family(struct fixture *f, const char *number, const char *kind)
{
        struct family k = { .household = fixture_household(f, number, EAST) };
        k.head = human(f, arena_fmt(&f->arena, "父%s", number).p, "1");
        k.wife = human(f, arena_fmt(&f->arena, "母%s", number).p, "2");
        k.son = human(f, arena_fmt(&f->arena, "子%s", number).p, "1");
        k.m_head = member(f, k.household, k.head, "head");
        k.m_wife = member(f, k.household, k.wife, "spouse");
        k.m_son = member(f, k.household, k.son, "son");
        k.cadre = cadre_of(f, arena_fmt(&f->arena, "干部%s", number).p);
        status(f, k.household, kind);
        k.help = help(f, k.cadre, k.household);
        return k;
}

static void open_county(struct fixture *f)
{
        mechanism_county(f);
        f->actor.channel = "page";
}

static void close_county(struct fixture *f)
{
        assert_int_equal(figure_of(f, "responsibility.uncovered_households", "2017-12-31", NULL), 0);
        assert_int_equal(figure_of(f, "household.no_head", "2017-12-31", NULL), 0);
        assert_int_equal(figure_of(f, "household.two_places", "2017-12-31", NULL), 0);
        assert_int_equal(fixture_faults(f), 0);
        fixture_close(f);
}

/* run: the code of the error, "" when it was done. */
static const char *run(struct fixture *f, const struct life_order *o, struct life_done *done)
{
        const bool ok = life_run(&f->c, o, done);
        const char *code = ok ? "" : arena_copy(&f->arena, str_of(f->c.err.code));
        if (!ok)
                print_message("%s: %s\n", o->kind, f->c.err.text);
        f->c.err = (struct err){ .kind = ERR_NONE };
        return code;
}

/* text_of: a field of a record as it stands. */
static const char *text_of(struct fixture *f, const char *entity, int64_t id, const char *field)
{
        struct draft *d;
        const struct entity *e = entity_find(str_of(entity));
        assert_true(change_load(&f->c, e, id, &d));
        return arena_copy(&f->arena, value_text(&f->c, &e->fields[field_index(e, field)], draft_get(d, field)));
}

/* relation_of: what a person is in the household on the last day of 2017; "" when he is no member. */
static const char *relation_of(struct fixture *f, int64_t household, int64_t person)
{
        struct val v = V_NULL;
        assert_true(db_one(&f->c,
                           S("SELECT relation FROM household_member WHERE county = :county AND household_id = "
                             ":household_id AND person_id = :person_id AND voided = 0 AND to_on IS NULL"),
                           ARGS(ARG("household_id", V_INT(household)), ARG("person_id", V_INT(person))), &v));
        return v.type == VAL_TEXT ? arena_copy(&f->arena, v.s) : "";
}

static void a_new_head_restates_the_relations(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        open_county(&f);
        struct family k = family(&f, "1", "poor");
        struct life_order o = { .kind = "head", .day = DAY, .household = k.household, .person = k.son, .dry = true };
        assert_string_equal(run(&f, &o, &done), "");
        assert_false(done.open);
        assert_int_equal(done.n_members, 3);
        assert_string_equal(relation_of(&f, k.household, k.head), "head"); /* a preview writes nothing */
        o.dry = false;
        o.basis = arena_copy(&f.arena, done.basis);
        assert_string_equal(run(&f, &o, &done), "");
        assert_string_equal(relation_of(&f, k.household, k.son), "head");
        assert_string_equal(relation_of(&f, k.household, k.head), "father");
        assert_string_equal(relation_of(&f, k.household, k.wife), "mother");
        assert_string_equal(text_of(&f, "household", k.household, "head_name"), "子1");
        assert_string_equal(text_of(&f, "household_event", done.event, "kind"), "变更户主");
        assert_string_equal(run(&f, &o, &done), "change.stale"); /* two at once: the second looks again */
        o.basis = NULL;
        assert_string_equal(run(&f, &o, &done), "life.same_head");
        assert_figure("household.no_head", "2017-03-01", 0);
        assert_figure("household.poor_persons", "2017-12-31", 3);
        close_county(&f);
}

static void what_nobody_can_derive_is_asked(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        open_county(&f);
        struct family k = family(&f, "1", "poor");
        int64_t grandson = human(&f, "孙", "1"), m = member(&f, k.household, grandson, "grandson");
        struct life_order o = { .kind = "head", .day = DAY, .household = k.household, .person = k.son, .dry = true };
        assert_string_equal(run(&f, &o, &done), "");
        assert_true(done.open);
        o.dry = false;
        assert_string_equal(run(&f, &o, &done), "life.relation_missing");
        const struct life_choice said[] = { { m, S("之子") } };
        o.choices = said;
        o.n_choices = 1;
        assert_string_equal(run(&f, &o, &done), "");
        assert_string_equal(relation_of(&f, k.household, grandson), "son");
        close_county(&f);
}

static void a_household_splits_and_stays_helped(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        open_county(&f);
        struct family k = family(&f, "1", "poor");
        const struct life_choice chosen[] = { { k.m_son, S("") } };
        struct life_order o = { .kind = "split", .day = DAY, .household = k.household, .person = k.son,
                                .choices = chosen, .n_choices = 1 };
        o.number = "1";
        assert_string_equal(run(&f, &o, &done), "life.number_used");
        o.number = "1-1";
        o.day = "2018-02-01";
        assert_string_equal(run(&f, &o, &done), "life.future");
        o.day = DAY;
        assert_string_equal(run(&f, &o, &done), "");
        assert_string_equal(relation_of(&f, done.other, k.son), "head");
        assert_string_equal(relation_of(&f, k.household, k.son), "");
        assert_string_equal(text_of(&f, "household", done.other, "head_name"), "子1");
        assert_figure("household.poor", "2017-05-31", 1);
        assert_figure("household.poor", "2017-12-31", 2);
        assert_figure("household.poor_persons", "2017-12-31", 3);
        assert_figure("responsibility.covered_households", "2017-12-31", 2);
        const struct life_choice head[] = { { k.m_head, S("") } };
        o.number = "1-2";
        o.choices = head;
        assert_string_equal(run(&f, &o, &done), "life.head_leaves");
        close_county(&f);
}

static bool helps(struct fixture *f, int64_t household, int64_t cadre, const char *from, const char *to)
{
        struct val v = V_NULL;
        assert_true(db_one(&f->c, S("SELECT id FROM responsibility WHERE household_id = :household_id AND cadre_id = "
                                    ":cadre_id AND from_on = :from_on AND COALESCE(to_on, '') = :to_on AND voided = 0"),
                           ARGS(ARG("household_id", V_INT(household)), ARG("cadre_id", V_INT(cadre)),
                                ARG("from_on", V_TEXT(from)), ARG("to_on", V_TEXT(to))), &v));
        return v.type == VAL_INT;
}

static int64_t member_of(struct fixture *f, int64_t household, int64_t person)
{
        struct val v = V_NULL;
        assert_true(db_one(&f->c, S("SELECT id FROM household_member WHERE household_id = :household_id AND "
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
        open_county(&f);
        struct family k = family(&f, "1", "poor");
        int64_t next = cadre_of(&f, "接任人");
        SET("responsibility", k.help, "to_on", "2017-08-31", "end_reason", "transfer", "successor", id_of(&f, next));
        const struct life_choice chosen[] = { { k.m_son, S("") } };
        struct life_order o = { .kind = "split", .day = DAY, .household = k.household, .person = k.son,
                                .choices = chosen, .n_choices = 1 };
        assert_string_equal(run(&f, &o, &done), "");
        assert_true(helps(&f, done.other, k.cadre, DAY, "2017-08-31"));
        assert_true(helps(&f, done.other, next, "2017-09-01", ""));
        assert_false(helps(&f, done.other, k.cadre, DAY, ""));
        assert_string_equal(text_of(&f, "household", done.other, "hh_no"), "");
        /* merged again the same day: whose membership is in the way is said, and nothing is written */
        struct life_order back = { .kind = "merge", .day = DAY, .household = k.household, .other = done.other };
        const struct life_choice said[] = { { member_of(&f, done.other, k.son), S("son") } };
        back.choices = said;
        back.n_choices = 1;
        assert_string_equal(run(&f, &back, &done), "life.begun_later");
        /* later: who had not begun by then goes with the household, from his own day */
        back.day = "2017-07-01";
        assert_string_equal(run(&f, &back, &done), "");
        assert_false(helps(&f, back.other, next, "2017-09-01", ""));
        close_county(&f);
}

static void a_split_poor_household_wants_a_helper(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        open_county(&f);
        struct family k = family(&f, "1", "poor");
        assert_string_equal(void_of(&f, "responsibility", k.help), "");
        const struct life_choice chosen[] = { { k.m_son, S("") } };
        struct life_order o = { .kind = "split", .day = DAY, .household = k.household, .person = k.son, .number = "2",
                                .choices = chosen, .n_choices = 1 };
        assert_string_equal(run(&f, &o, &done), "rule.event_covered");
        o.helper = cadre_of(&f, "新干部");
        assert_string_equal(run(&f, &o, &done), "rule.event_covered"); /* the one it comes from has nobody either */
        help(&f, k.cadre, k.household);
        assert_string_equal(run(&f, &o, &done), "");
        close_county(&f);
}

static void two_households_merge(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        open_county(&f);
        struct family a = family(&f, "1", "poor"), b = family(&f, "2", "poor");
        help(&f, a.cadre, b.household); /* the same helper for both */
        struct life_order o = { .kind = "merge", .day = DAY, .household = a.household, .other = b.household };
        assert_string_equal(run(&f, &o, &done), "life.relation_missing");
        const struct life_choice said[] = { { b.m_head, S("sibling") }, { b.m_wife, S("other") },
                                             { b.m_son, S("nephew") } };
        o.choices = said;
        o.n_choices = 3;
        assert_string_equal(run(&f, &o, &done), "");
        const int64_t event = done.event;
        assert_string_equal(relation_of(&f, a.household, b.head), "sibling");
        assert_string_equal(text_of(&f, "household", b.household, "ended_on"), "2017-05-31");
        assert_figure("household.poor", "2017-05-31", 2);
        assert_figure("household.poor", "2017-12-31", 1);
        assert_figure("household.poor_persons", "2017-12-31", 6);
        assert_figure("responsibility.covered_households", "2017-12-31", 1);
        assert_string_equal(run(&f, &o, &done), "life.ended");
        assert_refused("household.ended", "household_member", 0, "household", id_of(&f, b.household), "person",
                       id_of(&f, human(&f, "新来", "1")), "relation", "other");
        assert_refused("household.ended", "household_status", 0, "household", id_of(&f, b.household), "kind", "poor",
                       "from_on", "2017-08-01");
        assert_string_equal(void_of(&f, "household_event", event), "rule.event_kept");
        close_county(&f);
}

static void a_merger_lifts_nobody_out_of_poverty(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        open_county(&f);
        struct family a = family(&f, "1", "exited"), b = family(&f, "2", "poor"), g = family(&f, "3", "general");
        const struct life_choice said[] = { { b.m_head, S("sibling") }, { b.m_wife, S("other") },
                                             { b.m_son, S("nephew") } };
        struct life_order o = { .kind = "merge", .day = DAY, .household = a.household, .other = b.household,
                                .choices = said, .n_choices = 3 };
        assert_string_equal(run(&f, &o, &done), "life.status_differs");
        o.household = g.household;
        assert_string_equal(run(&f, &o, &done), ""); /* the general household is poor from then on */
        assert_figure("household.poor", "2017-12-31", 1);
        assert_figure("household.poor_persons", "2017-12-31", 6);
        close_county(&f);
}

static void a_household_moves_with_all_it_has(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        open_county(&f);
        struct family k = family(&f, "1", "poor");
        int64_t next = cadre_of(&f, "接任");
        struct life_order o = { .kind = "move", .day = DAY, .household = k.household, .place = WEST };
        assert_string_equal(run(&f, &o, &done), "");
        assert_figure_at("household.poor_persons", "2017-12-31", WEST, 3);
        assert_figure_at("responsibility.covered_households", "2017-12-31", WEST, 1);
        o.place = ERLONG;
        o.day = "2017-07-01";
        assert_string_equal(run(&f, &o, &done), "life.helper_asked");
        fixture_as(&f, ROLE_TOWNSHIP, TOWN, 0);
        o.helper = next;
        assert_string_equal(run(&f, &o, &done), "scope.write"); /* the other township's village is out of reach */
        act_as(&f.c, &f.actor);
        assert_string_equal(run(&f, &o, &done), "");
        assert_figure_at("responsibility.covered_households", "2017-12-31", OTHER_TOWN, 1);
        assert_string_equal(text_of(&f, "responsibility", k.help, "to_on"), "2017-06-30");
        assert_string_equal(text_of(&f, "person", k.wife, "place"), ERLONG);
        close_county(&f);
}

static void who_leaves_the_county_ends(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        open_county(&f);
        struct family k = family(&f, "1", "poor");
        struct life_order o = { .kind = "move_out", .day = DAY, .household = k.household };
        fixture_as(&f, ROLE_VILLAGE, EAST, 0);
        assert_string_equal(run(&f, &o, &done), "exit.confirm");
        act_as(&f.c, &f.actor);
        assert_string_equal(run(&f, &o, &done), "");
        assert_figure("household.poor", "2017-12-31", 0);
        assert_string_equal(text_of(&f, "responsibility", k.help, "end_reason"), "受扶户自然减少");
        close_county(&f);
}

static void a_head_dies(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        open_county(&f);
        struct family k = family(&f, "1", "poor");
        int64_t unit = unit_of(&f, "村委会", "village_committee", EAST);
        int64_t cadre = PUT("cadre", "person", id_of(&f, k.head), "organisation", id_of(&f, unit), "post", "委员");
        struct life_order o = { .kind = "death", .day = DAY, .household = k.household, .person = k.head };
        assert_string_equal(run(&f, &o, &done), "life.head_missing");
        o.head = k.wife;
        assert_string_equal(run(&f, &o, &done), "");
        assert_int_equal(done.n_notes, 1);
        assert_int_equal(done.notes[0].id, cadre);
        assert_string_equal(text_of(&f, "cadre", cadre, "to_on"), ""); /* pointed out, not ended */
        assert_string_equal(relation_of(&f, k.household, k.wife), "head");
        assert_string_equal(relation_of(&f, k.household, k.son), "son");
        assert_string_equal(text_of(&f, "household_member", k.m_head, "to_on"), DAY);
        assert_figure("household.poor_persons", DAY, 3);
        assert_figure("household.poor_persons", "2017-06-02", 2);
        close_county(&f);
}

static void the_last_one_dies(void **state)
{
        struct fixture f;
        struct life_done done;
        int64_t head;
        (void)state;
        open_county(&f);
        int64_t household = household_of(&f, "9", EAST, &head);
        struct life_order o = { .kind = "death", .day = DAY, .household = household, .person = head };
        assert_string_equal(run(&f, &o, &done), "");
        assert_string_equal(text_of(&f, "household", household, "ended_on"), DAY);
        assert_figure("household.poor", "2017-12-31", 0);
        close_county(&f);
}

/* ---- duplicates ---- */

static void two_records_of_one_person_become_one(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        open_county(&f);
        struct family k = family(&f, "1", "poor");
        int64_t twice = PUT("person", "name", "子1", "id_no", "341125199001011231", "place", EAST);
        int64_t unit = unit_of(&f, "村委会", "village_committee", EAST);
        int64_t cadre = PUT("cadre", "person", id_of(&f, twice), "organisation", id_of(&f, unit), "post", "委员");
        struct life_order o = { .kind = "duplicate", .day = DAY, .household = k.son, .other = twice, .reason = "同一人" };
        fixture_as(&f, ROLE_TOWNSHIP, OTHER_TOWN, 0);
        assert_string_equal(run(&f, &o, &done), "record.missing");
        act_as(&f.c, &f.actor);
        assert_string_equal(run(&f, &o, &done), "");
        assert_string_equal(text_of(&f, "cadre", cadre, "person"),
                            arena_copy(&f.arena, outside_id(&f.arena, f.c.county, k.son)));
        assert_string_equal(text_of(&f, "person", k.son, "id_no"), "341125199001011231");
        struct draft *d = draft_new(&f.arena, entity_find(S("person")));
        int64_t found = 0;
        draft_set(d, "id_no", V_TEXT("341125199001011231"));
        assert_true(change_find(&f.c, d, &found));
        assert_int_equal(found, k.son);
        assert_string_equal(run(&f, &o, &done), "record.voided");
        close_county(&f);
}

static void two_numbers_are_refused_until_one_is_chosen(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        open_county(&f);
        int64_t a = PUT("person", "name", "王五", "id_no", "341125199001011231", "place", EAST);
        int64_t b = PUT("person", "name", "王五", "id_no", "341125199001021237", "place", EAST);
        assert_figure("person.duplicate_suspect", "2017-12-31", 0);
        struct life_order o = { .kind = "duplicate", .day = DAY, .household = a, .other = b };
        assert_string_equal(run(&f, &o, &done), "life.id_differs");
        o.id_no = "other";
        assert_string_equal(run(&f, &o, &done), "");
        assert_string_equal(text_of(&f, "person", a, "id_no"), "341125199001021237");
        assert_string_equal(text_of(&f, "person", a, "birth"), "1990-01-02");
        struct draft *d = draft_new(&f.arena, entity_find(S("person")));
        int64_t found = 0;
        draft_set(d, "id_no", V_TEXT("341125199001011231")); /* the number that was wrong still leads to him */
        assert_true(change_find(&f.c, d, &found));
        assert_int_equal(found, a);
        close_county(&f);
}

static void members_of_two_households_are_a_conflict(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        open_county(&f);
        struct family a = family(&f, "1", "poor"), b = family(&f, "2", "poor");
        struct life_order o = { .kind = "duplicate", .day = DAY, .household = a.son, .other = b.son };
        assert_string_equal(run(&f, &o, &done), "life.person_conflict");
        assert_string_equal(relation_of(&f, b.household, b.son), "son");
        int64_t again = human(&f, "子1", "1");
        int64_t m = member(&f, a.household, again, "son"); /* the same membership twice */
        assert_figure("person.duplicate_suspect", "2017-12-31", 2);
        o.other = again;
        assert_string_equal(run(&f, &o, &done), "");
        assert_string_equal(void_of(&f, "household_member", m), "record.voided");
        assert_figure("household.poor_persons", "2017-12-31", 6);
        assert_figure("person.duplicate_suspect", "2017-12-31", 0);
        close_county(&f);
}

/* ids_text: references in one field, as they are typed. */
static const char *ids_text(struct fixture *f, int64_t a, int64_t b)
{
        return arena_fmt(&f->arena, "%lld,%lld", (long long)a, (long long)b).p;
}

static void several_references_in_one_field_follow(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        open_county(&f);
        int64_t kept = human(&f, "钱专家", "1"), gone = human(&f, "钱专家", "1"), third = human(&f, "孙专家", "2");
        int64_t both = PUT("expert_activity", "day", DAY, "kind", "industry", "title", "剪枝", "experts",
                           ids_text(&f, gone, third));
        int64_t twice = PUT("expert_activity", "day", "2017-06-02", "kind", "industry", "title", "施肥", "experts",
                            ids_text(&f, kept, gone));
        struct life_order o = { .kind = "duplicate", .day = DAY, .household = kept, .other = gone };
        assert_string_equal(run(&f, &o, &done), "");
        assert_string_equal(text_of(&f, "expert_activity", both, "experts"), ids_text(&f, kept, third));
        assert_string_equal(text_of(&f, "expert_activity", twice, "experts"), id_of(&f, kept)); /* once, not twice */
        close_county(&f);
}

static void an_account_follows_its_person(void **state)
{
        struct fixture f;
        struct life_done done;
        struct actor *actor;
        int64_t account;
        (void)state;
        open_county(&f);
        int64_t kept = human(&f, "李账号", "1"), gone = human(&f, "李账号", "1");
        const struct account_new fresh = { .login = S("lizhanghao"),
                                           .title = S("李账号"),
                                           .password = S("a password of some length"),
                                           .role = ROLE_VILLAGE,
                                           .place = EAST,
                                           .person = outside_id(&f.arena, f.c.county, gone),
                                           .life = PASSWORD_KEPT };
        assert_true(account_add(&f.c, &fresh, &account));
        struct life_order o = { .kind = "duplicate", .day = DAY, .household = kept, .other = gone };
        assert_string_equal(run(&f, &o, &done), "");
        assert_true(account_actor(&f.c, account, "page", &actor, NULL));
        assert_int_equal(actor->person_id, kept);
        close_county(&f);
}

static int64_t held(struct fixture *f, int64_t person, const char *from)
{
        return fixture_put(f, "village_post", 0,
                           PAIRS("person", id_of(f, person), "place", EAST, "class", "deputy", "from_on", from));
}

static void an_open_span_is_no_twin_of_an_ended_one(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        open_county(&f);
        int64_t kept = human(&f, "吴副职", "1"), gone = human(&f, "吴副职", "1");
        int64_t first = held(&f, kept, "2016-01-01"), second = held(&f, gone, "2016-01-01");
        SET("village_post", first, "to_on", "2017-01-31");
        struct life_order o = { .kind = "duplicate", .day = DAY, .household = kept, .other = gone };
        assert_string_equal(run(&f, &o, &done), "life.person_conflict");
        assert_string_equal(text_of(&f, "village_post", second, "to_on"), "");
        close_county(&f);
}

/* paid: somebody's base for a month in a run. */
static int64_t paid(struct fixture *f, int64_t run_id, int64_t person)
{
        return fixture_put(f, "pay_line", 0,
                           PAIRS("run", id_of(f, run_id), "person", id_of(f, person), "class", "deputy", "amount",
                                 "1600"));
}

static int64_t run_of(struct fixture *f, const char *month)
{
        return fixture_put(f, "pay_run", 0,
                           PAIRS("month", month, "prepared_by", id_of(f, cadre_of(f, "制表")), "approved_by",
                                 id_of(f, cadre_of(f, "审批"))));
}

/* locked_pay_follows_its_person: what was paid is his who is kept, to the cent; twice in one run is for people to
 * settle, and nothing is written. */
static void locked_pay_follows_its_person(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        open_county(&f);
        PUT("pay_rate", "class", "deputy", "from_on", "2017-01-01", "monthly", "1600");
        int64_t kept = human(&f, "周副职", "1"), gone = human(&f, "周副职", "1"), third = human(&f, "周副职", "1");
        int64_t first = held(&f, kept, "2016-01-01");
        SET("village_post", first, "to_on", "2017-01-31");
        held(&f, gone, "2017-02-01");
        held(&f, third, "2017-02-01");
        int64_t january = run_of(&f, "2017-01-01"), february = run_of(&f, "2017-02-01");
        paid(&f, january, kept);
        int64_t line = paid(&f, february, gone);
        paid(&f, february, third);
        SET("pay_run", january, "locked_on", "2017-01-26");
        SET("pay_run", february, "locked_on", "2017-02-26");
        struct life_order o = { .kind = "duplicate", .day = DAY, .household = kept, .other = gone };
        assert_string_equal(run(&f, &o, &done), "");
        assert_string_equal(text_of(&f, "pay_line", line, "person"),
                            arena_copy(&f.arena, outside_id(&f.arena, f.c.county, kept)));
        assert_int_equal(figure_of(&f, "pay.total", "2017", NULL), 3 * 160000);
        assert_int_equal(figure_of(&f, "pay.persons", "2017", NULL), 2);
        assert_int_equal(figure_of(&f, "ledger.differs_pay_run", "2017", NULL), 0);
        o.other = third;
        assert_string_equal(run(&f, &o, &done), "life.person_conflict");
        assert_int_equal(figure_of(&f, "pay.persons", "2017", NULL), 2);
        close_county(&f);
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
                cmocka_unit_test(two_records_of_one_person_become_one),
                cmocka_unit_test(two_numbers_are_refused_until_one_is_chosen),
                cmocka_unit_test(members_of_two_households_are_a_conflict),
                cmocka_unit_test(several_references_in_one_field_follow),
                cmocka_unit_test(an_account_follows_its_person),
                cmocka_unit_test(an_open_span_is_no_twin_of_an_ended_one),
                cmocka_unit_test(locked_pay_follows_its_person),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

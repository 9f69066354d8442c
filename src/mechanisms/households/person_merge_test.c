/* person_merge_test.c: two records of one person become one: everything that named the one names the other, nothing is
 * counted twice or lost, and what only people can settle is left to them. */
#include "base/testing.h"

#include "core/account.h"
#include "mechanisms/households/life_fixture.h"

/* What named the one names the other, and his number finds him; whoever sees neither is told there is no such
 * person. */
static void two_records_of_one_person_become_one(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        life_county(&f);
        struct life_family k = life_family(&f, "1", "poor");
        int64_t twice = PUT("person", "name", "子一", "id_no", "341125199001011231", "place", EAST);
        int64_t unit = unit_of(&f, "村委会", "village_committee", EAST);
        int64_t cadre = PUT("cadre", "person", id_of(&f, twice), "organisation", id_of(&f, unit), "post", "委员");
        struct life_order o = {
                .kind = "duplicate", .day = DAY, .household = k.son, .other = twice, .reason = "同一人"
        };
        /* out of sight is not there */
        fixture_as(&f, ROLE_TOWNSHIP, OTHER_TOWN, 0);
        assert_string_equal(life_try(&f, &o, &done), "record.missing");
        act_as(&f.c, &f.actor);
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_string_equal(field_words(&f, "cadre", cadre, "person"),
                            arena_copy(&f.arena, outside_id(&f.arena, f.c.county, k.son)));
        assert_string_equal(field_words(&f, "person", k.son, "id_no"), "341125199001011231");
        struct draft *d = draft_new(&f.arena, entity_find(S("person")));
        int64_t found = 0;
        draft_set(d, "id_no", V_TEXT("341125199001011231"));
        assert_true(change_find(&f.c, d, &found));
        assert_int_equal(found, k.son);
        assert_string_equal(life_try(&f, &o, &done), "record.voided");
        life_county_close(&f);
}

/* Birth and sex follow the number that is right; the wrong one still leads to him, for old sheets have it. */
static void two_numbers_are_refused_until_one_is_chosen(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        life_county(&f);
        int64_t a = PUT("person", "name", "王五", "id_no", "341125199001011231", "place", EAST);
        int64_t b = PUT("person", "name", "王五", "id_no", "341125199001021237", "place", EAST);
        assert_figure("person.duplicate_suspect", "2017-12-31", 0);
        struct life_order o = { .kind = "duplicate", .day = DAY, .household = a, .other = b };
        assert_string_equal(life_try(&f, &o, &done), "life.id_differs");
        o.id_no = "other";
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_string_equal(field_words(&f, "person", a, "id_no"), "341125199001021237");
        assert_string_equal(field_words(&f, "person", a, "birth"), "1990-01-02");
        struct draft *d = draft_new(&f.arena, entity_find(S("person")));
        int64_t found = 0;
        draft_set(d, "id_no", V_TEXT("341125199001011231")); /* the number that was wrong still leads to him */
        assert_true(change_find(&f.c, d, &found));
        assert_int_equal(found, a);
        life_county_close(&f);
}

/* In two households he may be two persons: somebody ends one membership first. The same membership twice is said
 * once. */
static void members_of_two_households_are_a_conflict(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        life_county(&f);
        struct life_family a = life_family(&f, "1", "poor"), b = life_family(&f, "2", "poor");
        struct life_order o = { .kind = "duplicate", .day = DAY, .household = a.son, .other = b.son };
        assert_string_equal(life_try(&f, &o, &done), "life.person_conflict");
        assert_string_equal(relation_of(&f, b.household, b.son), "son");
        /* no number, no birth, one name in one village */
        int64_t again = life_person(&f, "子一", "1");
        int64_t m = life_member_put(&f, a.household, again, "son"); /* the same membership twice */
        assert_figure("person.duplicate_suspect", "2017-12-31", 2);
        o.other = again;
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_string_equal(void_of(&f, "household_member", m), "record.voided");
        assert_figure("household.poor_persons", "2017-12-31", 6);
        assert_figure("person.duplicate_suspect", "2017-12-31", 0);
        life_county_close(&f);
}

/* ids_text: references in one field, as they are typed. */
static const char *ids_text(struct fixture *f, int64_t a, int64_t b)
{
        return arena_fmt(&f->arena, "%lld,%lld", (long long)a, (long long)b).p;
}

/* A list of experts names him once, in the place where the other stood. */
static void several_references_in_one_field_follow(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        life_county(&f);
        int64_t kept = life_person(&f, "钱专家", "1"), gone = life_person(&f, "钱专家", "1"),
                third = life_person(&f, "孙专家", "2");
        int64_t both = PUT("expert_activity", "day", DAY, "kind", "industry", "title", "剪枝", "experts",
                           ids_text(&f, gone, third));
        int64_t twice = PUT("expert_activity", "day", "2017-06-02", "kind", "industry", "title", "施肥", "experts",
                            ids_text(&f, kept, gone));
        struct life_order o = { .kind = "duplicate", .day = DAY, .household = kept, .other = gone };
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_string_equal(field_words(&f, "expert_activity", both, "experts"), ids_text(&f, kept, third));
        assert_string_equal(field_words(&f, "expert_activity", twice, "experts"),
                            id_of(&f, kept)); /* once, not twice */
        life_county_close(&f);
}

/* Else a helper would log in and see nobody's households. */
static void an_account_follows_its_person(void **state)
{
        struct fixture f;
        struct life_done done;
        struct actor *actor;
        int64_t account;
        (void)state;
        life_county(&f);
        int64_t kept = life_person(&f, "李账号", "1"), gone = life_person(&f, "李账号", "1");
        const struct account_new fresh = { .login = S("lizhanghao"),
                                           .title = S("李账号"),
                                           .password = S("a password of some length"),
                                           .role = ROLE_VILLAGE,
                                           .place = EAST,
                                           .person = outside_id(&f.arena, f.c.county, gone),
                                           .life = PASSWORD_KEPT };
        assert_true(account_add(&f.c, &fresh, &account));
        struct life_order o = { .kind = "duplicate", .day = DAY, .household = kept, .other = gone };
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_true(account_actor(&f.c, account, "page", &actor, NULL));
        assert_int_equal(actor->person_id, kept);
        life_county_close(&f);
}

static int64_t held(struct fixture *f, int64_t person, const char *from)
{
        return fixture_put(f, "village_post", 0,
                           PAIRS("person", id_of(f, person), "place", EAST, "class", "deputy", "from_on", from));
}

/* Dropped, the open post would end with it and nobody would have ended it. */
static void an_open_span_is_no_twin_of_an_ended_one(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        life_county(&f);
        int64_t kept = life_person(&f, "吴副职", "1"), gone = life_person(&f, "吴副职", "1");
        int64_t first = held(&f, kept, "2016-01-01"), second = held(&f, gone, "2016-01-01");
        /* the one kept left the post, the one that goes holds it */
        SET("village_post", first, "to_on", "2017-01-31");
        struct life_order o = { .kind = "duplicate", .day = DAY, .household = kept, .other = gone };
        assert_string_equal(life_try(&f, &o, &done), "life.person_conflict");
        assert_string_equal(field_words(&f, "village_post", second, "to_on"), "");
        life_county_close(&f);
}

/* paid: somebody's base for a month in a run. */
static int64_t paid(struct fixture *f, int64_t run_id, int64_t person)
{
        return fixture_put(
                f, "pay_line", 0,
                PAIRS("run", id_of(f, run_id), "person", id_of(f, person), "class", "deputy", "amount", "1600"));
}

static int64_t pay_run_put(struct fixture *f, const char *month)
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
        life_county(&f);
        PUT("pay_rate", "class", "deputy", "from_on", "2017-01-01", "monthly", "1600");
        int64_t kept = life_person(&f, "周副职", "1"), gone = life_person(&f, "周副职", "1"),
                third = life_person(&f, "周副职", "1");
        int64_t first = held(&f, kept, "2016-01-01");
        SET("village_post", first, "to_on", "2017-01-31");
        held(&f, gone, "2017-02-01");
        held(&f, third, "2017-02-01");
        int64_t january = pay_run_put(&f, "2017-01-01"), february = pay_run_put(&f, "2017-02-01");
        paid(&f, january, kept);
        int64_t line = paid(&f, february, gone);
        paid(&f, february, third);
        SET("pay_run", january, "locked_on", "2017-01-26");
        SET("pay_run", february, "locked_on", "2017-02-26");
        struct life_order o = { .kind = "duplicate", .day = DAY, .household = kept, .other = gone };
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_string_equal(field_words(&f, "pay_line", line, "person"),
                            arena_copy(&f.arena, outside_id(&f.arena, f.c.county, kept)));
        assert_int_equal(figure_of(&f, "pay.total", "2017", NULL), 3 * 160000);
        assert_int_equal(figure_of(&f, "pay.persons", "2017", NULL), 2);
        assert_int_equal(figure_of(&f, "ledger.differs_pay_run", "2017", NULL), 0);
        /* two lines of one run are two payments, whoever got them */
        o.other = third;
        assert_string_equal(life_try(&f, &o, &done), "life.person_conflict");
        assert_int_equal(figure_of(&f, "pay.persons", "2017", NULL), 2);
        life_county_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
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

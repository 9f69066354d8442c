/* person_merge_test.c: two records of one person become one: everything that named the one names the other, nothing is
 * counted twice or lost, and what only people can settle is left to them. */
#include "base/testing.h"

#include "core/account.h"
#include "mechanisms/households/life_fixture.h"

/* life_said: the words of an order have it. */
static bool life_said(const struct life_done *done, const char *words)
{
        for (size_t i = 0; i < done->n_words; i++)
                if (str_find(done->words[i], str_of(words)) < done->words[i].n)
                        return true;
        return false;
}

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

/* What one record ended and the other holds on to is one post, from the first day on and open. */
static void spans_that_overlap_become_one(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        life_county(&f);
        int64_t kept = life_person(&f, "吴副职", "1"), gone = life_person(&f, "吴副职", "1");
        int64_t first = held(&f, kept, "2016-01-01"), second = held(&f, gone, "2016-05-01");
        SET("village_post", first, "to_on", "2017-01-31", "end_reason", "transfer");
        struct life_order o = { .kind = "duplicate", .day = DAY, .household = kept, .other = gone, .dry = true };
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_true(life_said(&done, "合为一条：2016-01-01 至 今"));
        assert_string_equal(field_words(&f, "village_post", first, "to_on"), "2017-01-31"); /* shown, not done */
        o.dry = false;
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_string_equal(field_words(&f, "village_post", first, "from_on"), "2016-01-01");
        assert_string_equal(field_words(&f, "village_post", first, "to_on"), "");
        assert_string_equal(field_words(&f, "village_post", first, "end_reason"), "");
        assert_string_equal(void_of(&f, "village_post", second), "record.voided");
        life_county_close(&f);
}

/* Two spans of the one kept, and one of the other over both: all three are one. */
static void a_span_over_two_makes_one_of_all(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        life_county(&f);
        int64_t kept = life_person(&f, "吴副职", "1"), gone = life_person(&f, "吴副职", "1");
        int64_t first = held(&f, kept, "2015-01-01");
        SET("village_post", first, "to_on", "2015-12-31");
        int64_t again = held(&f, kept, "2016-07-01"), over = held(&f, gone, "2015-03-01");
        struct life_order o = { .kind = "duplicate", .day = DAY, .household = kept, .other = gone };
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_string_equal(field_words(&f, "village_post", first, "from_on"), "2015-01-01");
        assert_string_equal(field_words(&f, "village_post", first, "to_on"), "");
        assert_string_equal(void_of(&f, "village_post", again), "record.voided");
        assert_string_equal(void_of(&f, "village_post", over), "record.voided");
        life_county_close(&f);
}

/* The usual duplicate: two sheets, two spellings of what he is to the head. Nobody but people can tell. */
static void facts_that_differ_are_asked(void **state)
{
        static const char *const said[] = { "keep", "other" }, *const stands[] = { "son", "other" };
        (void)state;
        for (size_t i = 0; i < COUNT(said); i++) {
                struct fixture f;
                struct life_done done;
                life_county(&f);
                struct life_family a = life_family(&f, "1", "poor");
                int64_t again = life_person(&f, "子一", "1");
                int64_t m = life_member_put(&f, a.household, again, "other");
                SET("household_member", m, "education", "primary"); /* only the other knows it */
                struct life_order o = { .kind = "duplicate", .day = DAY, .household = a.son, .other = again };
                assert_string_equal(life_try(&f, &o, &done), "life.facts_differ");
                assert_string_equal(relation_of(&f, a.household, again), "other");
                o.facts = said[i];
                assert_string_equal(life_try(&f, &o, &done), "");
                assert_string_equal(relation_of(&f, a.household, a.son), stands[i]);
                assert_string_equal(field_words(&f, "household_member", a.m_son, "education"), "小学");
                assert_string_equal(void_of(&f, "household_member", m), "record.voided");
                life_county_close(&f);
        }
}

/* A helper entered twice helps one household twice and another once: each is helped once, by him. */
static void what_hangs_on_a_record_follows(void **state)
{
        struct fixture f;
        struct life_done done;
        (void)state;
        life_county(&f);
        struct life_family a = life_family(&f, "1", "poor"), b = life_family(&f, "2", "poor");
        int64_t unit = unit_of(&f, "村委会", "village_committee", EAST), kept = life_person(&f, "王帮扶", "1"),
                gone = life_person(&f, "王帮扶", "1");
        int64_t cadres[] = { PUT("cadre", "person", id_of(&f, kept), "organisation", id_of(&f, unit), "post", "委员"),
                             PUT("cadre", "person", id_of(&f, gone), "organisation", id_of(&f, unit), "post", "委员") };
        int64_t both = life_help_put(&f, cadres[0], a.household), twice = life_help_put(&f, cadres[1], a.household),
                once = life_help_put(&f, cadres[1], b.household);
        struct life_order o = { .kind = "duplicate", .day = DAY, .household = kept, .other = gone };
        assert_string_equal(life_try(&f, &o, &done), "");
        assert_string_equal(void_of(&f, "cadre", cadres[1]), "record.voided");
        assert_string_equal(void_of(&f, "responsibility", twice), "record.voided");
        assert_string_equal(field_words(&f, "responsibility", both, "to_on"), "");
        assert_string_equal(field_words(&f, "responsibility", once, "cadre"),
                            arena_copy(&f.arena, outside_id(&f.arena, f.c.county, cadres[0])));
        life_county_close(&f);
}

/* ---- every register in which somebody stands for some days ---- */

struct standing {
        const char *entity, *pairs[8]; /* "@" stands for a record of `needed` of the register the field names */
};
static const struct standing standings[] = {
        { "household_member", { "household", "@", "relation", "son" } },
        { "cadre", { "organisation", "@", "post", "委员" } },
        { "party_member", { "organisation", "@" } },
        { "party_post", { "organisation", "@", "post", "member" } },
        { "village_post", { "place", EAST, "class", "deputy" } },
        { "public_post", { "household", "@", "kind", "护林" } },
        { "advisory_member", { "team", "@" } },
        { "st_commissioner", { "place", EAST } },
        { "volunteer", { NULL } },
        { "staff", { "office", "station", "place", TOWN } },
        { "frontline_service", { "kind", "village_team" } },
        { "mobile_member", { "branch", "@" } },
        { "member_contact", { "household", "@" } },
        { "lead_member", { "kind", "cooperative", "name", "合作社" } },
        { "benefit_link", { "base", "@", "household", "@", "kind", "wage" } },
        { "workshop_link", { "workshop", "@", "household", "@" } },
};

static const struct standing *standing_of(const char *entity)
{
        for (size_t i = 0; i < COUNT(standings); i++)
                if (strcmp(standings[i].entity, entity) == 0)
                        return &standings[i];
        return NULL;
}

/* stands_in: a span of a person; money has another rule. */
static bool stands_in(const struct entity *e)
{
        const struct field *f = field_find(e, S("person"));
        return e->life == LIFE_SPAN && e->area != AREA_MONEY && !e->reference && f && f->type == FIELD_REF;
}
struct needed { /* by the field that names it */
        const char *field;
        int64_t id;
};

static int64_t stand(struct fixture *f, const struct standing *s, int64_t person, const struct needed *needed,
                     const char *from, const char *to)
{
        const char *pairs[16] = { "person", id_of(f, person), "from_on", from, to ? "to_on" : NULL, to };
        size_t n = to ? 6 : 4;
        for (size_t i = 0; i < COUNT(s->pairs) && s->pairs[i]; i += 2) {
                const struct needed *at = needed;
                while (at->field && strcmp(at->field, s->pairs[i]) != 0)
                        at++;
                pairs[n++] = s->pairs[i];
                pairs[n++] = strcmp(s->pairs[i + 1], "@") == 0 ? id_of(f, at->id) : s->pairs[i + 1];
        }
        return fixture_put(f, s->entity, 0, pairs);
}

/* One person, entered twice, in every register that says where somebody stood from when to when: the catalogue says
 * which. Kept: 2015 to mid 2017; the other: 2016 and on. */
static void every_register_of_days_is_joined(void **state)
{
        struct fixture f;
        struct life_done done;
        const struct entity *e;
        int64_t first[COUNT(standings)], second[COUNT(standings)];
        (void)state;
        life_county(&f);
        int64_t mobile = PUT("mobile_branch", "name", "流动支部", "place", TOWN, "from_on", "2014-01-01");
        const struct needed needed[] = {
                { "household", life_family(&f, "1", "poor").household },
                { "organisation", unit_of(&f, "东湖村党支部", "branch", EAST) },
                { "base", PUT("base", "name", "果园", "place", EAST, "from_on", "2014-01-01") },
                { "branch", mobile },
                { "workshop", PUT("workshop", "branch", id_of(&f, mobile), "kind", "workshop", "name", "车间", "from_on",
                                  "2014-01-01") },
                { "team", PUT("advisory_team", "name", "智囊团", "from_on", "2014-01-01") },
                { NULL, 0 },
        };
        for (size_t i = 0; (e = entity_at(i)); i++)
                if (stands_in(e) && !standing_of(e->name)) {
                        print_message("%s has no row in this test\n", e->name);
                        assert_false(stands_in(e));
                }
        int64_t kept = life_person(&f, "郑全能", "1"), gone = life_person(&f, "郑全能", "1");
        for (size_t i = 0; i < COUNT(standings); i++) {
                first[i] = stand(&f, &standings[i], kept, needed, "2015-01-01", "2017-06-30");
                second[i] = stand(&f, &standings[i], gone, needed, "2016-01-01", NULL);
        }
        struct life_order o = { .kind = "duplicate", .day = DAY, .household = kept, .other = gone };
        assert_string_equal(life_try(&f, &o, &done), "");
        for (size_t i = 0; i < COUNT(standings); i++) {
                print_message("%s\n", standings[i].entity);
                assert_string_equal(field_words(&f, standings[i].entity, first[i], "from_on"), "2015-01-01");
                assert_string_equal(field_words(&f, standings[i].entity, first[i], "to_on"), "");
                assert_string_equal(void_of(&f, standings[i].entity, second[i]), "record.voided");
        }
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
                cmocka_unit_test(spans_that_overlap_become_one),
                cmocka_unit_test(a_span_over_two_makes_one_of_all),
                cmocka_unit_test(facts_that_differ_are_asked),
                cmocka_unit_test(what_hangs_on_a_record_follows),
                cmocka_unit_test(every_register_of_days_is_joined),
                cmocka_unit_test(locked_pay_follows_its_person),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

/* responsibility_test.c: no withdrawal before exit: whoever answers for a poor household, or leads the team of a
 * poor village, stays until it is out of poverty, and no way of writing goes around that. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

/* cadre_in_party: a cadre of the county's own, Party member or not: only the former count as helpers of the account. */
static int64_t cadre_in_party(struct fixture *f, const char *name, const char *politics)
{
        int64_t unit = fixture_put(
                f, "organisation", 0,
                PAIRS("name", arena_fmt(&f->arena, "%s单位", name).p, "kind", "government_unit", "level", "county"));
        int64_t person = fixture_put(f, "person", 0, PAIRS("name", name));
        return fixture_put(f, "cadre", 0,
                           PAIRS("person", id_of(f, person), "organisation", id_of(f, unit), "post", "科员",
                                 "political_status", politics));
}

/* A row of long ago and without an end, so that only what the test does to it is tried. */
static int64_t pledge_of(struct fixture *f, int64_t helper, int64_t household)
{
        return fixture_put(f, "responsibility", 0,
                           PAIRS("tier", "cadre_household", "cadre", id_of(f, helper), "household", id_of(f, household),
                                 "from_on", "2016-06-01"));
}

/* end_try: ends a record in one change with further records ("entity", pairs…); the code of the error, "" when taken.
 */
/* A successor is written in the same change or he comes too late, so the tests write both at once. */
struct also {
        const char *entity;
        const char *const *pairs;
};
static const char *end_try(struct fixture *f, const char *entity, int64_t id, const char *on, const char *reason,
                           const struct also *more, size_t n)
{
        const struct entity *e = entity_find(str_of(entity));
        struct change *ch;
        struct draft *d = draft_new(&f->arena, e);
        assert_true(change_begin(&f->c, &(struct change_head){ .reason = "测试" }, &ch));
        if (reason)
                draft_set(d, "end_reason", V_TEXT(reason));
        bool ok = change_end(&f->c, ch, e, id, on, d);
        for (size_t i = 0; ok && i < n; i++) {
                const struct entity *m = entity_find(str_of(more[i].entity));
                struct draft *x = draft_new(&f->arena, m);
                for (const char *const *p = more[i].pairs; ok && p[0]; p += 2)
                        ok = draft_text(&f->c, x, &m->fields[field_index(m, p[0])], str_of(p[1]));
                ok = ok && change_put(&f->c, ch, x);
        }
        ok = ok ? change_commit(&f->c, ch, NULL) : change_abandon(&f->c, ch);
        const char *code = ok ? "" : arena_copy(&f->arena, str_of(f->c.err.code));
        f->c.err = (struct err){ .kind = ERR_NONE };
        return code;
}

static const char *end_alone_try(struct fixture *f, const char *entity, int64_t id, const char *on)
{
        return end_try(f, entity, id, on, "other", NULL, 0);
}

/* All that a poor village's leader hangs on, each of which is a road out. */
struct leader {
        int64_t team, slot, posting, cadre;
};

/* Poor and designated for a team: only such a village binds its leader. */
static struct leader posted(struct fixture *f)
{
        struct leader l = { .cadre = cadre_in_party(f, "赵队", "member") };
        fixture_put(f, "village_designation", 0, PAIRS("place", EAST, "kind", "poor_village", "from_on", "2016-01-01"));
        fixture_put(f, "village_designation", 0, PAIRS("place", EAST, "kind", "work_team", "from_on", "2016-01-01"));
        l.team = fixture_put(f, "work_team", 0, PAIRS("name", "东门村工作队", "place", EAST, "from_on", "2016-03-01"));
        l.slot = fixture_put(f, "slot", 0, PAIRS("team", id_of(f, l.team), "kind", "leader", "from_on", "2016-03-01"));
        l.posting = fixture_put(f, "posting", 0,
                                PAIRS("slot", id_of(f, l.slot), "cadre", id_of(f, l.cadre), "level", "county",
                                      "from_on", "2016-03-01"));
        return l;
}

/* Persons are counted, not responsibilities; and a household counts as helped on a day, not once and for all. */
static void a_helper_is_counted_once(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        int64_t a = cadre_in_party(&f, "王建", "member"), b = cadre_in_party(&f, "李明", "masses");
        int64_t one = poor_of(&f, "1", EAST), two = poor_of(&f, "2", WEST);
        assert_figure("responsibility.uncovered_households", "2017-12-31", 2);
        pledge_of(&f, a, one);
        pledge_of(&f, a, two);
        pledge_of(&f, b, two);
        assert_figure("helper.cadres", "2017-12-31", 1);
        assert_figure("responsibility.uncovered_households", "2017-12-31", 0);
        assert_figure("responsibility.uncovered_households", "2016-05-31", 2);
        assert_figure("responsibility.coverage", "2017-12-31", 100);
        fixture_close(&f);
}

/* By an end, by leaving service, by a new last day, by another household: each is refused while the household is poor,
 * and all of them are free once somebody follows on the next day. */
static void nobody_withdraws_before_exit(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        int64_t a = cadre_in_party(&f, "王建", "member"), b = cadre_in_party(&f, "李明", "member");
        int64_t poor = poor_of(&f, "1", EAST);
        int64_t r = pledge_of(&f, a, poor);
        assert_string_equal(end_alone_try(&f, "responsibility", r, "2017-06-30"), "rule.no_withdrawal");
        assert_string_equal(end_alone_try(&f, "cadre", a, "2017-06-30"), "rule.no_withdrawal");
        assert_string_equal(fixture_try(&f, "responsibility", r, PAIRS("to_on", "2017-06-30")), "rule.no_withdrawal");
        assert_string_equal(fixture_try(&f, "responsibility", r, PAIRS("household", id_of(&f, poor_of(&f, "9", WEST)))),
                            "span.fixed");
        const struct also heir[] = { { "responsibility",
                                       PAIRS("tier", "cadre_household", "cadre", id_of(&f, b), "household",
                                             id_of(&f, poor), "from_on", "2017-07-01") } };
        assert_string_equal(end_try(&f, "responsibility", r, "2017-06-30", "transfer", heir, 1), "");
        assert_figure("responsibility.uncovered_households", "2017-12-31", 1); /* number 9 */
        fixture_close(&f);
}

/* The successor begins the day after, not some day. */
static void a_gap_of_one_day_is_a_withdrawal(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        int64_t a = cadre_in_party(&f, "王建", "member"), b = cadre_in_party(&f, "李明", "member");
        int64_t poor = poor_of(&f, "1", EAST);
        int64_t r = pledge_of(&f, a, poor);
        const struct also late[] = { { "responsibility",
                                       PAIRS("tier", "cadre_household", "cadre", id_of(&f, b), "household",
                                             id_of(&f, poor), "from_on", "2017-07-02") } };
        assert_string_equal(end_try(&f, "responsibility", r, "2017-06-30", "transfer", late, 1), "rule.no_withdrawal");
        fixture_close(&f);
}

/* The fixture's day is 2017-12-31. Whatever road leaves a poor household alone today or tomorrow is a withdrawal. */
static void no_road_goes_around_the_successor(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        int64_t a = cadre_in_party(&f, "王建", "member"), b = cadre_in_party(&f, "李明", "member");
        int64_t poor = poor_of(&f, "1", EAST), r = pledge_of(&f, a, poor);
        assert_string_equal(fixture_try(&f, "responsibility", r, PAIRS("from_on", "2018-02-01")), "rule.no_withdrawal");
        assert_string_equal(fixture_try(&f, "responsibility", r, PAIRS("from_on", "2015-01-01", "to_on", "2015-01-02")),
                            "rule.no_withdrawal");
        assert_string_equal(fixture_try(&f, "cadre", a, PAIRS("from_on", "2018-02-01")), "rule.no_withdrawal");
        assert_string_equal(fixture_try(&f, "responsibility", r, PAIRS("interim", "1")), "span.fixed");
        const struct also brief[] = { { "responsibility",
                                        PAIRS("tier", "cadre_household", "cadre", id_of(&f, b), "household",
                                              id_of(&f, poor), "from_on", "2017-12-31", "to_on", "2017-12-31") } };
        assert_string_equal(end_try(&f, "responsibility", r, "2017-12-30", "transfer", brief, 1), "rule.no_withdrawal");
        assert_string_equal(fixture_try(&f, "responsibility", r, PAIRS("from_on", "2016-03-01")), "");
        assert_string_equal(fixture_try(&f, "responsibility", r, PAIRS("from_on", "2016-06-01")), "");
        fixture_close(&f);
}

/* The duty is the household's, not the helper's: who is not the last may go. */
static void one_of_two_may_leave(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        int64_t a = cadre_in_party(&f, "王建", "member"), b = cadre_in_party(&f, "李明", "member");
        int64_t poor = poor_of(&f, "1", EAST);
        int64_t first = pledge_of(&f, a, poor), second = pledge_of(&f, b, poor);
        assert_string_equal(end_alone_try(&f, "responsibility", first, "2017-06-30"), "");
        assert_string_equal(end_alone_try(&f, "responsibility", second, "2017-06-30"), "rule.no_withdrawal");
        fixture_close(&f);
}

/* A stand-in is for what nobody chose, and only beside a vacancy with a day on somebody's desk: else it would be the
 * end of the duty under another name. */
static void an_interim_wants_a_listed_reason_and_a_dated_vacancy(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        int64_t a = cadre_in_party(&f, "王建", "member"), b = cadre_in_party(&f, "李明", "member");
        int64_t poor = poor_of(&f, "1", EAST);
        int64_t r = pledge_of(&f, a, poor);
        const struct also more[] = {
                { "responsibility", PAIRS("tier", "cadre_household", "cadre", id_of(&f, b), "household",
                                          id_of(&f, poor), "from_on", "2017-07-01", "interim", "1") },
                { "vacancy", PAIRS("kind", "household", "household", id_of(&f, poor), "place", EAST, "from_on",
                                   "2017-07-01", "due_on", "2017-07-31") },
        };
        assert_string_equal(end_try(&f, "responsibility", r, "2017-06-30", "transfer", more, 2), "rule.no_withdrawal");
        assert_string_equal(end_try(&f, "responsibility", r, "2017-06-30", "illness", more, 1), "rule.no_withdrawal");
        assert_string_equal(end_try(&f, "responsibility", r, "2017-06-30", "illness", more, 2), "");
        assert_figure("responsibility.vacancy_overdue", "2017-12-31", 1);
        assert_figure("responsibility.vacancies", "2017-07-15", 1);
        fixture_close(&f);
}

/* Voiding is no ending and is allowed; that nobody helps is then told by the check. */
static void an_error_is_voided_and_leaves_the_household_on_the_list(void **state)
{
        struct fixture f;
        struct change *ch;
        (void)state;
        mechanism_county(&f);
        int64_t a = cadre_in_party(&f, "王建", "member"), poor = poor_of(&f, "1", EAST), r = pledge_of(&f, a, poor);
        assert_true(change_begin(&f.c, &(struct change_head){ 0 }, &ch));
        assert_true(change_void(&f.c, ch, entity_find(S("responsibility")), r, "录错户"));
        assert_true(change_commit(&f.c, ch, NULL));
        assert_figure("responsibility.uncovered_households", "2017-12-31", 1);
        fixture_close(&f);
}

/* A record that lies where its household lies is counted there after a move. */
static void a_responsibility_moves_with_its_household(void **state)
{
        struct fixture f;
        struct draft *d;
        (void)state;
        mechanism_county(&f);
        int64_t a = cadre_in_party(&f, "王建", "member"), h = poor_of(&f, "1", EAST), r = pledge_of(&f, a, h);
        fixture_put(&f, "household", h, PAIRS("place", WEST));
        assert_true(change_load(&f.c, entity_find(S("responsibility")), r, &d));
        assert_string_equal(d->place, WEST);
        assert_str(draft_get(d, "place").s, WEST);
        assert_int_equal(fixture_faults(&f), 0);
        fixture_close(&f);
}

/* The same of a village: neither posting nor slot, team or cadre is a way out, nor are their first days or another
 * village. */
static void a_poor_village_keeps_its_team_leader(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        struct leader l = posted(&f);
        assert_figure("posting.leaders", "2017-12-31", 1);
        assert_figure("posting.leaders_county", "2017-12-31", 1);
        assert_figure("posting.no_leader", "2017-12-31", 0);
        assert_string_equal(end_alone_try(&f, "posting", l.posting, "2017-06-30"), "rule.no_withdrawal");
        assert_string_equal(end_alone_try(&f, "slot", l.slot, "2017-06-30"), "rule.no_withdrawal");
        assert_string_equal(end_alone_try(&f, "work_team", l.team, "2017-06-30"), "rule.no_withdrawal");
        assert_string_equal(end_alone_try(&f, "cadre", l.cadre, "2017-06-30"), "rule.no_withdrawal");
        assert_string_equal(fixture_try(&f, "posting", l.posting, PAIRS("from_on", "2018-02-01")),
                            "rule.no_withdrawal");
        assert_string_equal(fixture_try(&f, "slot", l.slot, PAIRS("from_on", "2018-02-01")), "rule.no_withdrawal");
        assert_string_equal(fixture_try(&f, "slot", l.slot, PAIRS("kind", "member")), "span.fixed");
        assert_string_equal(fixture_try(&f, "work_team", l.team, PAIRS("place", WEST)), "span.fixed");
        assert_string_equal(fixture_try(&f, "posting", l.posting, PAIRS("interim", "1")), "span.fixed");
        int64_t next = cadre_in_party(&f, "钱队", "member");
        const struct also heir[] = { { "posting", PAIRS("slot", id_of(&f, l.slot), "cadre", id_of(&f, next), "level",
                                                        "city", "from_on", "2017-07-01") } };
        const struct also early[] = { { "posting", PAIRS("slot", id_of(&f, l.slot), "cadre", id_of(&f, next), "level",
                                                         "city", "from_on", "2017-06-01") } };
        assert_string_equal(end_try(&f, "posting", l.posting, "2017-06-30", "rotation", early, 1), "rule.one_occupant");
        assert_string_equal(end_try(&f, "posting", l.posting, "2017-06-30", "rotation", heir, 1), "");
        assert_figure("posting.leaders_city", "2017-12-31", 1);
        fixture_close(&f);
}

/* Delisted and confirmed, the village binds nobody any more. */
static void a_delisted_village_may_let_its_leader_go(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        struct leader l = posted(&f);
        int64_t b = cadre_in_party(&f, "李明", "member");
        fixture_put(&f, "village_exit", 0,
                    PAIRS("place", EAST, "day", "2017-06-01", "evidence", "验收", "proposed_by", id_of(&f, l.cadre),
                          "confirmed_by", id_of(&f, b), "confirmed_on", "2017-06-20"));
        assert_string_equal(end_alone_try(&f, "posting", l.posting, "2017-06-30"), "");
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_helper_is_counted_once),
                cmocka_unit_test(nobody_withdraws_before_exit),
                cmocka_unit_test(a_gap_of_one_day_is_a_withdrawal),
                cmocka_unit_test(no_road_goes_around_the_successor),
                cmocka_unit_test(one_of_two_may_leave),
                cmocka_unit_test(an_interim_wants_a_listed_reason_and_a_dated_vacancy),
                cmocka_unit_test(an_error_is_voided_and_leaves_the_household_on_the_list),
                cmocka_unit_test(a_responsibility_moves_with_its_household),
                cmocka_unit_test(a_poor_village_keeps_its_team_leader),
                cmocka_unit_test(a_delisted_village_may_let_its_leader_go),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

/* modules_test.c: what the registers promise a county: figures that move by exactly what was entered, and the hard
 * rules. */
#include "base/testing.h"

#include "base/date.h"
#include "core/core_fixture.h"

#include <stdio.h>

#define EAST "341125100201"
#define WEST "341125100202"

/* The calendar around the tests' year: the day after an ending is looked up there. */
static void enter_calendar(struct fixture *f)
{
        struct change *ch;
        assert_true(change_begin(&f->c, &(struct change_head){ .reason = "日历" }, &ch));
        for (int64_t n = date_number(2016, 1, 1); n <= date_number(2018, 12, 31); n++) {
                char day[11];
                date_of_number(n, day);
                struct draft *d = draft_new(&f->arena, entity_find(S("calendar")));
                draft_set(d, "day", V_STR(arena_str(&f->arena, str_of(day))));
                draft_set(d, "number", V_INT(n));
                draft_set(d, "kind", V_TEXT("workday"));
                assert_true(change_put(&f->c, ch, d));
        }
        assert_true(change_commit(&f->c, ch, NULL));
}

static void county(struct fixture *f)
{
        fixture_open(f);
        enter_calendar(f);
}

static int64_t figure_at(struct fixture *f, const char *name, const char *period, const char *place)
{
        const struct list *l = list_find(str_of(name));
        assert_non_null(l);
        struct query q = { .e = entity_find(str_of(l->of)), .list = l, .place = place };
        int64_t value = -1;
        bool none = false;
        assert_true(period_parse(&f->c, str_of(period), &q.period));
        bool ok = query_measure(&f->c, &q, &value, &none);
        if (!ok)
                print_message("%s: %s\n", name, f->c.err.text);
        assert_true(ok);
        return none ? -1 : value;
}

static int64_t figure(struct fixture *f, const char *name, const char *period)
{
        return figure_at(f, name, period, NULL);
}

static const char *id_text(struct fixture *f, int64_t id)
{
        return arena_fmt(&f->arena, "%lld", (long long)id).p;
}

static int64_t cadre(struct fixture *f, const char *name, const char *politics)
{
        int64_t unit = fixture_put(
                f, "organisation", 0,
                PAIRS("name", arena_fmt(&f->arena, "%s单位", name).p, "kind", "government_unit", "level", "county"));
        int64_t person = fixture_put(f, "person", 0, PAIRS("name", name));
        return fixture_put(f, "cadre", 0,
                           PAIRS("person", id_text(f, person), "organisation", id_text(f, unit), "post", "科员",
                                 "political_status", politics));
}

static int64_t poor_household(struct fixture *f, const char *number, const char *village)
{
        int64_t id = fixture_household(f, number, village);
        fixture_put(f, "household_status", 0,
                    PAIRS("household", id_text(f, id), "kind", "poor", "from_on", "2016-01-01"));
        return id;
}

static int64_t help(struct fixture *f, int64_t helper, int64_t household)
{
        return fixture_put(f, "responsibility", 0,
                           PAIRS("tier", "cadre_household", "cadre", id_text(f, helper), "household",
                                 id_text(f, household), "from_on", "2016-06-01"));
}

/* end_with: ends a record in one change with further records ("entity", pairs…); the code of the error, "" when taken.
 */
struct also {
        const char *entity;
        const char *const *pairs;
};
static const char *end_with(struct fixture *f, const char *entity, int64_t id, const char *on, const char *reason,
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

static const char *end_alone(struct fixture *f, const char *entity, int64_t id, const char *on)
{
        return end_with(f, entity, id, on, "transfer", NULL, 0);
}

static void the_tables_prove_themselves(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        bool ok = catalogue_check(&f.c);
        if (!ok)
                print_message("%s\n", f.c.err.text);
        assert_true(ok);
        fixture_close(&f);
}

static void every_list_runs_in_an_empty_county(void **state)
{
        struct fixture f;
        const struct list *l;
        (void)state;
        county(&f);
        for (size_t i = 0; (l = list_at(i)); i++) {
                int64_t value = figure(&f, l->name, "2017"), at = figure_at(&f, l->name, "2017-12-31", "341125100");
                bool places = strcmp(l->of, "place") == 0 || strcmp(l->of, "calendar") == 0;
                assert_true(places || value <= 0 || l->num); /* -1: nobody entered one */
                assert_true(places || at <= 0 || l->num);
                struct query q = { .e = entity_find(str_of(l->of)), .list = l };
                struct rows *rows;
                struct row_view v;
                if (l->num)
                        continue;
                assert_true(query_rows(&f.c, &q, &rows));
                while (rows_next(&f.c, rows, &v))
                        ;
                assert_int_equal(f.c.err.kind, ERR_NONE);
        }
        assert_int_equal(figure(&f, "place.townships", "2017"), 2);
        assert_int_equal(figure(&f, "place.villages", "2017-12-31"), 4);
        assert_int_equal(figure_at(&f, "place.villages", "2017-12-31", "341125100"), 2);
        assert_int_equal(figure(&f, "responsibility.uncovered_townships", "2017-12-31"), 2);
        assert_int_equal(figure(&f, "responsibility.uncovered_villages", "2017-12-31"), 4);
        assert_int_equal(figure(&f, "training.months_below_two", "2017"), 12);
        assert_int_equal(figure_at(&f, "training.months_below_two", "2017", "341125100"), 12);
        fixture_close(&f);
}

static void a_place_counts_for_as_long_as_it_stands(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        fixture_put(&f, "place", 0, PAIRS("code", "341125100203", "name", "新村村委会", "from_on", "2017-03-01"));
        assert_int_equal(figure(&f, "place.villages", "2017-02-28"), 4);
        assert_int_equal(figure(&f, "place.villages", "2017-03-01"), 5);
        fixture_close(&f);
}

static void training_counts_sessions_and_person_times_apart(void **state)
{
        struct fixture f;
        (void)state;
        county(&f);
        int64_t s = fixture_put(&f, "training_session", 0, PAIRS("held_on", "2017-03-05", "title", "扶贫政策"));
        assert_int_equal(figure(&f, "training.sessions", "2017"), 1);
        assert_int_equal(figure(&f, "training.sessions", "2017-04"), 0);
        assert_int_equal(figure(&f, "training.months_below_two", "2017"), 12);
        fixture_put(&f, "training_session", 0, PAIRS("held_on", "2017-03-20", "title", "党建"));
        assert_int_equal(figure(&f, "training.months_below_two", "2017"), 11);
        assert_string_equal(
                fixture_try(&f, "training_attendance", 0, PAIRS("session", id_text(&f, s), "head_count", "100")),
                "attendance.sign_in");
        fixture_put(&f, "training_attendance", 0,
                    PAIRS("session", id_text(&f, s), "head_count", "100", "sign_in", "签到表1.pdf"));
        int64_t p = fixture_put(&f, "person", 0, PAIRS("name", "张三"));
        fixture_put(&f, "training_attendance", 0, PAIRS("session", id_text(&f, s), "person", id_text(&f, p)));
        assert_int_equal(figure(&f, "training.person_times", "2017"), 101);
        assert_int_equal(figure(&f, "training.by_person", "2017"), 1);
        assert_int_equal(figure(&f, "training.person_times", "2016"), 0);
        fixture_close(&f);
}

static void money_counts_with_its_voucher_only(void **state)
{
        struct fixture f;
        (void)state;
        county(&f);
        int64_t firm = fixture_put(&f, "organisation", 0, PAIRS("name", "某公司", "kind", "private_enterprise"));
        int64_t pair = fixture_put(&f, "enterprise_pairing", 0,
                                   PAIRS("enterprise", id_text(&f, firm), "place", EAST, "from_on", "2017-01-10"));
        assert_int_equal(figure(&f, "enterprise_pairing.not_planned", "2017"), 1);
        fixture_put(&f, "exit_plan", 0, PAIRS("year", "2017", "place", EAST));
        assert_int_equal(figure(&f, "enterprise_pairing.not_planned", "2017"), 0);
        fixture_put(&f, "assistance_item", 0,
                    PAIRS("pairing", id_text(&f, pair), "title", "修路", "day", "2017-05-01", "arrived", "100.00"));
        assert_int_equal(figure(&f, "enterprise_pairing.invested", "2017"), 0);
        fixture_put(&f, "assistance_item", 0,
                    PAIRS("pairing", id_text(&f, pair), "title", "捐款", "day", "2017-06-01", "arrived", "1200.50",
                          "voucher_no", "凭1", "jobs", "3"));
        assert_int_equal(figure(&f, "enterprise_pairing.invested", "2017"), 120050);
        assert_int_equal(figure(&f, "enterprise_pairing.items", "2017"), 2);
        assert_int_equal(figure(&f, "enterprise_pairing.jobs", "2017"), 3);
        assert_int_equal(figure(&f, "enterprise_pairing.enterprises", "2016"), 0);
        fixture_close(&f);
}

static void a_helper_is_counted_once(void **state)
{
        struct fixture f;
        (void)state;
        county(&f);
        int64_t a = cadre(&f, "王建", "member"), b = cadre(&f, "李明", "masses");
        int64_t one = poor_household(&f, "1", EAST), two = poor_household(&f, "2", WEST);
        assert_int_equal(figure(&f, "responsibility.uncovered_households", "2017-12-31"), 2);
        help(&f, a, one);
        help(&f, a, two);
        help(&f, b, two);
        assert_int_equal(figure(&f, "helper.cadres", "2017-12-31"), 1);
        assert_int_equal(figure(&f, "responsibility.uncovered_households", "2017-12-31"), 0);
        assert_int_equal(figure(&f, "responsibility.uncovered_households", "2016-05-31"), 2);
        assert_int_equal(figure(&f, "responsibility.coverage", "2017-12-31"), 100);
        fixture_close(&f);
}

static void nobody_withdraws_before_exit(void **state)
{
        struct fixture f;
        (void)state;
        county(&f);
        int64_t a = cadre(&f, "王建", "member"), b = cadre(&f, "李明", "member");
        int64_t poor = poor_household(&f, "1", EAST);
        int64_t r = help(&f, a, poor);
        assert_string_equal(end_alone(&f, "responsibility", r, "2017-06-30"), "rule.no_withdrawal");
        assert_string_equal(end_alone(&f, "cadre", a, "2017-06-30"), "rule.no_withdrawal");
        assert_string_equal(fixture_try(&f, "responsibility", r, PAIRS("to_on", "2017-06-30")), "rule.no_withdrawal");
        assert_string_equal(
                fixture_try(&f, "responsibility", r, PAIRS("household", id_text(&f, poor_household(&f, "9", WEST)))),
                "span.fixed");
        const struct also heir[] = { { "responsibility",
                                       PAIRS("tier", "cadre_household", "cadre", id_text(&f, b), "household",
                                             id_text(&f, poor), "from_on", "2017-07-01") } };
        assert_string_equal(end_with(&f, "responsibility", r, "2017-06-30", "transfer", heir, 1), "");
        assert_int_equal(figure(&f, "responsibility.uncovered_households", "2017-12-31"), 1); /* number 9 */
        fixture_close(&f);
}

static void a_gap_of_one_day_is_a_withdrawal(void **state)
{
        struct fixture f;
        (void)state;
        county(&f);
        int64_t a = cadre(&f, "王建", "member"), b = cadre(&f, "李明", "member");
        int64_t poor = poor_household(&f, "1", EAST);
        int64_t r = help(&f, a, poor);
        const struct also late[] = { { "responsibility",
                                       PAIRS("tier", "cadre_household", "cadre", id_text(&f, b), "household",
                                             id_text(&f, poor), "from_on", "2017-07-02") } };
        assert_string_equal(end_with(&f, "responsibility", r, "2017-06-30", "transfer", late, 1), "rule.no_withdrawal");
        fixture_close(&f);
}

/* The fixture's day is 2017-12-31. Whatever road leaves a poor household alone today or tomorrow is a withdrawal. */
static void no_road_goes_around_the_successor(void **state)
{
        struct fixture f;
        (void)state;
        county(&f);
        int64_t a = cadre(&f, "王建", "member"), b = cadre(&f, "李明", "member");
        int64_t poor = poor_household(&f, "1", EAST), r = help(&f, a, poor);
        assert_string_equal(fixture_try(&f, "responsibility", r, PAIRS("from_on", "2018-02-01")), "rule.no_withdrawal");
        assert_string_equal(fixture_try(&f, "responsibility", r, PAIRS("from_on", "2015-01-01", "to_on", "2015-01-02")),
                            "rule.no_withdrawal");
        assert_string_equal(fixture_try(&f, "cadre", a, PAIRS("from_on", "2018-02-01")), "rule.no_withdrawal");
        assert_string_equal(fixture_try(&f, "responsibility", r, PAIRS("interim", "1")), "span.fixed");
        const struct also brief[] = { { "responsibility",
                                        PAIRS("tier", "cadre_household", "cadre", id_text(&f, b), "household",
                                              id_text(&f, poor), "from_on", "2017-12-31", "to_on", "2017-12-31") } };
        assert_string_equal(end_with(&f, "responsibility", r, "2017-12-30", "transfer", brief, 1),
                            "rule.no_withdrawal");
        assert_string_equal(fixture_try(&f, "responsibility", r, PAIRS("from_on", "2016-03-01")), "");
        assert_string_equal(fixture_try(&f, "responsibility", r, PAIRS("from_on", "2016-06-01")), "");
        fixture_close(&f);
}

static void one_of_two_may_leave(void **state)
{
        struct fixture f;
        (void)state;
        county(&f);
        int64_t a = cadre(&f, "王建", "member"), b = cadre(&f, "李明", "member");
        int64_t poor = poor_household(&f, "1", EAST);
        int64_t first = help(&f, a, poor), second = help(&f, b, poor);
        assert_string_equal(end_alone(&f, "responsibility", first, "2017-06-30"), "");
        assert_string_equal(end_alone(&f, "responsibility", second, "2017-06-30"), "rule.no_withdrawal");
        fixture_close(&f);
}

static void an_interim_wants_a_listed_reason_and_a_dated_vacancy(void **state)
{
        struct fixture f;
        (void)state;
        county(&f);
        int64_t a = cadre(&f, "王建", "member"), b = cadre(&f, "李明", "member");
        int64_t poor = poor_household(&f, "1", EAST);
        int64_t r = help(&f, a, poor);
        const struct also more[] = {
                { "responsibility", PAIRS("tier", "cadre_household", "cadre", id_text(&f, b), "household",
                                          id_text(&f, poor), "from_on", "2017-07-01", "interim", "1") },
                { "vacancy", PAIRS("kind", "household", "household", id_text(&f, poor), "place", EAST, "from_on",
                                   "2017-07-01", "due_on", "2017-07-31") },
        };
        assert_string_equal(end_with(&f, "responsibility", r, "2017-06-30", "transfer", more, 2), "rule.no_withdrawal");
        assert_string_equal(end_with(&f, "responsibility", r, "2017-06-30", "illness", more, 1), "rule.no_withdrawal");
        assert_string_equal(end_with(&f, "responsibility", r, "2017-06-30", "illness", more, 2), "");
        assert_int_equal(figure(&f, "responsibility.vacancy_overdue", "2017-12-31"), 1);
        assert_int_equal(figure(&f, "responsibility.vacancies", "2017-07-15"), 1);
        fixture_close(&f);
}

static void an_error_is_voided_and_leaves_the_household_on_the_list(void **state)
{
        struct fixture f;
        struct change *ch;
        (void)state;
        county(&f);
        int64_t a = cadre(&f, "王建", "member"), poor = poor_household(&f, "1", EAST), r = help(&f, a, poor);
        assert_true(change_begin(&f.c, &(struct change_head){ 0 }, &ch));
        assert_true(change_void(&f.c, ch, entity_find(S("responsibility")), r, "录错户"));
        assert_true(change_commit(&f.c, ch, NULL));
        assert_int_equal(figure(&f, "responsibility.uncovered_households", "2017-12-31"), 1);
        fixture_close(&f);
}

static void a_confirmed_exit_ends_the_duty(void **state)
{
        struct fixture f;
        (void)state;
        county(&f);
        int64_t a = cadre(&f, "王建", "member"), b = cadre(&f, "李明", "member");
        int64_t poor = poor_household(&f, "1", EAST), r = help(&f, a, poor);
        const char *by = id_text(&f, a), *other = id_text(&f, b), *household = id_text(&f, poor);
        assert_string_equal(fixture_try(&f, "household_exit", 0,
                                        PAIRS("household", household, "day", "2017-06-01", "evidence", "入户核实",
                                              "proposed_by", by, "confirmed_by", by, "confirmed_on", "2017-06-10")),
                            "rule.exit_two_persons");
        int64_t x = fixture_put(
                &f, "household_exit", 0,
                PAIRS("household", household, "day", "2017-06-01", "evidence", "入户核实", "proposed_by", by));
        assert_int_equal(figure(&f, "household.poor", "2017-12-31"), 1);
        fixture_put(&f, "household_exit", x, PAIRS("confirmed_by", other, "confirmed_on", "2017-06-10"));
        assert_int_equal(figure(&f, "household.poor", "2017-05-31"), 1);
        assert_int_equal(figure(&f, "household.poor", "2017-06-01"), 0);
        assert_int_equal(figure(&f, "household.exited", "2017-06-01"), 1);
        assert_string_equal(fixture_try(&f, "household_exit", x, PAIRS("day", "2017-01-01")), "rule.exit_confirmed");
        assert_string_equal(fixture_try(&f, "household_exit", x, PAIRS("confirmed_by", "", "confirmed_on", "")),
                            "rule.exit_confirmed");
        assert_string_equal(end_alone(&f, "responsibility", r, "2017-06-30"), "");
        fixture_close(&f);
}

static void one_account_does_not_propose_and_confirm(void **state)
{
        struct fixture f;
        struct actor clerk, chief;
        (void)state;
        county(&f);
        int64_t a = cadre(&f, "王建", "member"), b = cadre(&f, "李明", "member"), h = poor_household(&f, "1", EAST);
        clerk = f.actor;
        clerk.account_id = 7;
        clerk.name = "clerk";
        clerk.grants[0].role = ROLE_OFFICE;
        chief = clerk;
        chief.account_id = 8;
        chief.name = "chief";
        act_as(&f.c, &clerk);
        const char *const *proposal = PAIRS("household", id_text(&f, h), "day", "2017-06-01", "evidence", "入户核实",
                                            "proposed_by", id_text(&f, a));
        const char *const *confirmation = PAIRS("confirmed_by", id_text(&f, b), "confirmed_on", "2017-06-10");
        int64_t x = fixture_put(&f, "household_exit", 0, proposal);
        assert_string_equal(fixture_try(&f, "household_exit", x, confirmation), "rule.exit_two_persons");
        act_as(&f.c, &chief);
        assert_string_equal(fixture_try(&f, "household_exit", x, confirmation), "");
        act_as(&f.c, &f.actor);
        assert_int_equal(figure(&f, "household.poor", "2017-06-01"), 0);
        int64_t other = fixture_household(&f, "2", EAST);
        int64_t status = fixture_put(&f, "household_status", 0,
                                     PAIRS("household", id_text(&f, other), "kind", "poor", "from_on", "2016-01-01"));
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

struct leader {
        int64_t team, slot, posting, cadre;
};
static struct leader posted(struct fixture *f)
{
        struct leader l = { .cadre = cadre(f, "赵队", "member") };
        fixture_put(f, "village_designation", 0, PAIRS("place", EAST, "kind", "poor_village", "from_on", "2016-01-01"));
        fixture_put(f, "village_designation", 0, PAIRS("place", EAST, "kind", "work_team", "from_on", "2016-01-01"));
        l.team = fixture_put(f, "work_team", 0, PAIRS("name", "东门村工作队", "place", EAST, "from_on", "2016-03-01"));
        l.slot =
                fixture_put(f, "slot", 0, PAIRS("team", id_text(f, l.team), "kind", "leader", "from_on", "2016-03-01"));
        l.posting = fixture_put(f, "posting", 0,
                                PAIRS("slot", id_text(f, l.slot), "cadre", id_text(f, l.cadre), "level", "county",
                                      "from_on", "2016-03-01"));
        return l;
}

static void a_poor_village_keeps_its_team_leader(void **state)
{
        struct fixture f;
        (void)state;
        county(&f);
        struct leader l = posted(&f);
        assert_int_equal(figure(&f, "posting.leaders", "2017-12-31"), 1);
        assert_int_equal(figure(&f, "posting.leaders_county", "2017-12-31"), 1);
        assert_int_equal(figure(&f, "posting.no_leader", "2017-12-31"), 0);
        assert_string_equal(end_alone(&f, "posting", l.posting, "2017-06-30"), "rule.no_withdrawal");
        assert_string_equal(end_alone(&f, "slot", l.slot, "2017-06-30"), "rule.no_withdrawal");
        assert_string_equal(end_alone(&f, "work_team", l.team, "2017-06-30"), "rule.no_withdrawal");
        assert_string_equal(end_alone(&f, "cadre", l.cadre, "2017-06-30"), "rule.no_withdrawal");
        assert_string_equal(fixture_try(&f, "posting", l.posting, PAIRS("from_on", "2018-02-01")),
                            "rule.no_withdrawal");
        assert_string_equal(fixture_try(&f, "slot", l.slot, PAIRS("from_on", "2018-02-01")), "rule.no_withdrawal");
        assert_string_equal(fixture_try(&f, "slot", l.slot, PAIRS("kind", "member")), "span.fixed");
        assert_string_equal(fixture_try(&f, "work_team", l.team, PAIRS("place", WEST)), "span.fixed");
        assert_string_equal(fixture_try(&f, "posting", l.posting, PAIRS("interim", "1")), "span.fixed");
        int64_t next = cadre(&f, "钱队", "member");
        const struct also heir[] = { { "posting", PAIRS("slot", id_text(&f, l.slot), "cadre", id_text(&f, next),
                                                        "level", "city", "from_on", "2017-07-01") } };
        const struct also early[] = { { "posting", PAIRS("slot", id_text(&f, l.slot), "cadre", id_text(&f, next),
                                                         "level", "city", "from_on", "2017-06-01") } };
        assert_string_equal(end_with(&f, "posting", l.posting, "2017-06-30", "rotation", early, 1),
                            "rule.one_occupant");
        assert_string_equal(end_with(&f, "posting", l.posting, "2017-06-30", "rotation", heir, 1), "");
        assert_int_equal(figure(&f, "posting.leaders_city", "2017-12-31"), 1);
        fixture_close(&f);
}

static void a_delisted_village_may_let_its_leader_go(void **state)
{
        struct fixture f;
        (void)state;
        county(&f);
        struct leader l = posted(&f);
        int64_t b = cadre(&f, "李明", "member");
        fixture_put(&f, "village_exit", 0,
                    PAIRS("place", EAST, "day", "2017-06-01", "evidence", "验收", "proposed_by", id_text(&f, l.cadre),
                          "confirmed_by", id_text(&f, b), "confirmed_on", "2017-06-20"));
        assert_string_equal(end_alone(&f, "posting", l.posting, "2017-06-30"), "");
        fixture_close(&f);
}

static void a_household_has_one_head_and_one_status(void **state)
{
        struct fixture f;
        (void)state;
        county(&f);
        int64_t h = poor_household(&f, "1", EAST);
        const char *household = id_text(&f, h);
        int64_t a = fixture_put(&f, "person", 0, PAIRS("name", "张三")),
                b = fixture_put(&f, "person", 0, PAIRS("name", "李四"));
        assert_int_equal(figure(&f, "household.no_head", "2017-12-31"), 1);
        fixture_put(&f, "household_member", 0,
                    PAIRS("household", household, "person", id_text(&f, a), "relation", "户主"));
        assert_int_equal(figure(&f, "household.no_head", "2017-12-31"), 0);
        assert_string_equal(fixture_try(&f, "household_member", 0,
                                        PAIRS("household", household, "person", id_text(&f, b), "relation", "户主")),
                            "rule.one_head");
        fixture_put(&f, "household_member", 0,
                    PAIRS("household", household, "person", id_text(&f, b), "relation", "配偶"));
        assert_int_equal(figure(&f, "household.poor_persons", "2017-12-31"), 2);
        assert_string_equal(fixture_try(&f, "household_status", 0,
                                        PAIRS("household", household, "kind", "exited", "from_on", "2017-01-01")),
                            "rule.status_overlap");
        struct draft *d;
        assert_true(change_load(&f.c, entity_find(S("household")), h, &d));
        assert_str(draft_get(d, "head_name").s, "张三");
        assert_int_equal(fixture_faults(&f), 0);
        fixture_close(&f);
}

static void a_responsibility_moves_with_its_household(void **state)
{
        struct fixture f;
        struct draft *d;
        (void)state;
        county(&f);
        int64_t a = cadre(&f, "王建", "member"), h = poor_household(&f, "1", EAST), r = help(&f, a, h);
        fixture_put(&f, "household", h, PAIRS("place", WEST));
        assert_true(change_load(&f.c, entity_find(S("responsibility")), r, &d));
        assert_string_equal(d->place, WEST);
        assert_str(draft_get(d, "place").s, WEST);
        assert_int_equal(fixture_faults(&f), 0);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(the_tables_prove_themselves),
                cmocka_unit_test(every_list_runs_in_an_empty_county),
                cmocka_unit_test(a_place_counts_for_as_long_as_it_stands),
                cmocka_unit_test(training_counts_sessions_and_person_times_apart),
                cmocka_unit_test(money_counts_with_its_voucher_only),
                cmocka_unit_test(a_helper_is_counted_once),
                cmocka_unit_test(nobody_withdraws_before_exit),
                cmocka_unit_test(a_gap_of_one_day_is_a_withdrawal),
                cmocka_unit_test(no_road_goes_around_the_successor),
                cmocka_unit_test(one_of_two_may_leave),
                cmocka_unit_test(an_interim_wants_a_listed_reason_and_a_dated_vacancy),
                cmocka_unit_test(an_error_is_voided_and_leaves_the_household_on_the_list),
                cmocka_unit_test(a_confirmed_exit_ends_the_duty),
                cmocka_unit_test(one_account_does_not_propose_and_confirm),
                cmocka_unit_test(a_poor_village_keeps_its_team_leader),
                cmocka_unit_test(a_delisted_village_may_let_its_leader_go),
                cmocka_unit_test(a_household_has_one_head_and_one_status),
                cmocka_unit_test(a_responsibility_moves_with_its_household),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

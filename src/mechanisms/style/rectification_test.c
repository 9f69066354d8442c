/* rectification_test.c: what rectification.c promises: due after found, closed with evidence and by somebody else,
 * opened again with the reason, and made from a row of a check with what the row says. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

#include <stdlib.h>

/* What the tests share: a problem found in a village, with who mends it and somebody else who may close it. */
struct asked { /* a problem being mended */
        const char *owner, *li, *wu; /* organisation; cadre responsible; another */
        int64_t id;
};

static struct asked a_problem(struct fixture *f)
{
        struct asked a = { id_of(f, unit_of(f, "城关镇政府", "government_unit", TOWN)), id_of(f, cadre_of(f, "李责任")),
                           id_of(f, cadre_of(f, "吴验收")), 0 };
        a.id = fixture_put(f, "rectification", 0,
                           PAIRS("problem", "档案不全", "source", "督查", "found_on", "2017-03-01", "place", EAST, "owner",
                                 a.owner, "cadre", a.li, "due_on", "2017-04-01"));
        return a;
}

/* The days at their edges: due on the day itself is not overdue yet, a week before is near, twelve days are
 * not. Another township's desk stays empty. */
static void it_is_due_after_it_was_found(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        struct asked a = a_problem(&f);
        assert_refused("rule.due_after_found", "rectification", a.id, "due_on", "2017-03-01");
        assert_refused("field.required", "rectification", 0, "problem", "无主", "source", "督查", "due_on", "2018-01-01");
        assert_figure("rectification.found", "2017", 1);
        assert_figure("rectification.no_inspection", "2017", 1);
        SET("rectification", a.id, "inspection", "2017年第一轮督查");
        assert_figure("rectification.no_inspection", "2017", 0);
        assert_figure("rectification.open", "2017-03-31", 1);
        assert_figure("rectification.due_soon", "2017-03-20", 0);
        assert_figure("rectification.due_soon", "2017-03-25", 1);
        assert_figure("rectification.overdue", "2017-04-01", 0);
        assert_figure("rectification.overdue", "2017-04-02", 1);
        assert_figure_at("rectification.overdue", "2017-04-02", OTHER_TOWN, 0);
        assert_figure("rectification.no_measure", "2017-04-02", 1);
        assert_figure("rectification.no_progress", "2017-04-02", 1);
        PUT("rectification_note", "rectification", id_of(&f, a.id), "noted_on", "2017-03-20", "note", "补了一半");
        assert_figure("rectification.no_progress", "2017-04-02", 0);
        fixture_close(&f);
}

/* Each of the three things without which nothing is closed is left out once: measure, evidence, another. Then
 * that what is closed stays, and that opening it again gives a reason and makes it overdue as if it had never
 * been closed. */
static void it_is_closed_with_evidence_and_by_another(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        struct asked a = a_problem(&f);
        assert_refused("rule.closed_proved", "rectification", a.id, "closed_on", "2017-03-28", "closed_by", a.wu,
                       "evidence", "档案照片");
        SET("rectification", a.id, "measure", "补齐档案");
        assert_refused("rule.closed_proved", "rectification", a.id, "closed_on", "2017-03-28", "closed_by", a.wu);
        assert_refused("rule.closed_by_another", "rectification", a.id, "closed_on", "2017-03-28", "closed_by", a.li,
                       "evidence", "档案照片");
        assert_refused("rule.closed_by_another", "rectification", a.id, "closed_on", "2017-03-28", "evidence",
                       "档案照片");
        assert_refused("rule.due_after_found", "rectification", a.id, "closed_on", "2017-02-28", "closed_by", a.wu,
                       "evidence", "档案照片");
        SET("rectification", a.id, "closed_on", "2017-03-28", "closed_by", a.wu, "evidence", "档案照片");
        assert_figure("rectification.closed", "2017", 1);
        assert_figure("rectification.open", "2017-03-28", 0);
        assert_refused("rule.rectification_closed", "rectification", a.id, "evidence", "别的");
        assert_refused("rule.reopened_why", "rectification", a.id, "closed_on", "");
        SET("rectification", a.id, "closed_on", "", "reopen_reason", "复查发现仍不全");
        assert_figure("rectification.closed", "2017", 0);
        assert_figure("rectification.overdue", "2017-04-02", 1);
        fixture_close(&f);
}

/* A file counts as evidence, so taking the file back must be asked too: no rule about the problem's own row
 * would see it. */
static void an_attachment_is_evidence_as_long_as_it_stands(void **state)
{
        struct fixture f;
        struct change *ch;
        (void)state;
        mechanism_county(&f);
        struct asked a = a_problem(&f);
        struct draft *d = draft_new(&f.arena, entity_find(S("attachment")));
        draft_set(d, "owner", V_TEXT("rectification"));
        draft_set(d, "owner_id", V_INT(a.id));
        draft_set(d, "name", V_TEXT("照片.jpg"));
        draft_set(d, "media_type", V_TEXT("image/jpeg"));
        draft_set(d, "size", V_INT(1));
        draft_set(d, "digest", V_TEXT("0123"));
        assert_true(change_begin(&f.c, &(struct change_head){ .reason = "上传" }, &ch));
        assert_true(change_put(&f.c, ch, d));
        assert_true(change_commit(&f.c, ch, NULL));
        SET("rectification", a.id, "measure", "补齐", "closed_on", "2017-03-28", "closed_by", a.wu);
        assert_string_equal(void_of(&f, "attachment", d->id), "rule.closed_proved");
        fixture_close(&f);
}

/* Naming somebody else as the one who looked must not help the responsible cadre's own account. */
static void who_is_responsible_closes_it_from_no_account(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        struct asked a = a_problem(&f);
        struct actor own = *f.c.actor;
        const struct actor *before = f.c.actor;
        struct val person;
        assert_true(db_one(&f.c, S("SELECT person_id FROM cadre WHERE county = :county AND id = :id"),
                           ARGS(ARG("id", V_INT(strtoll(a.li, NULL, 10)))), &person));
        own.person_id = person.i;
        act_as(&f.c, &own);
        assert_refused("rule.closed_by_another", "rectification", a.id, "measure", "补齐", "evidence", "照片",
                       "closed_on", "2017-03-28", "closed_by", a.wu);
        act_as(&f.c, before);
        SET("rectification", a.id, "measure", "补齐", "evidence", "照片", "closed_on", "2017-03-28", "closed_by", a.wu);
        fixture_close(&f);
}

/* A problem made from a check takes over place and household, so that it lands on the right desk; and a record
 * that nobody may see, or that is none, gives nothing away. */
static void a_row_of_a_check_says_what_was_found(void **state)
{
        struct fixture f;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        struct asked a = a_problem(&f);
        const int64_t home = household_of(&f, "7", EAST, &head);
        const char *record = arena_fmt(&f.arena, "341125-%lld", (long long)home).p;
        assert_refused("rectification.record", "rectification", 0, "list", "no.such", "record", record, "owner",
                       a.owner, "cadre", a.li, "due_on", "2049-01-01");
        assert_refused("record.unknown", "rectification", 0, "list", "household.no_income", "record", "341125-99999",
                       "owner", a.owner, "cadre", a.li, "due_on", "2049-01-01");
        const int64_t made = PUT("rectification", "list", "household.no_income", "record", record, "owner", a.owner,
                                 "cadre", a.li, "due_on", "2049-01-01");
        struct draft *d;
        assert_true(change_load(&f.c, entity_find(S("rectification")), made, &d));
        assert_true(str_is(draft_get(d, "source").s, "check"));
        assert_true(str_is(draft_get(d, "register").s, "household"));
        assert_int_equal(draft_get(d, "household").i, home);
        assert_string_equal(d->place, EAST);
        assert_true(draft_get(d, "problem").s.n > 0);
        assert_refused("rectification.record", "rectification", made, "record", "341125-1");
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(it_is_due_after_it_was_found),
                cmocka_unit_test(it_is_closed_with_evidence_and_by_another),
                cmocka_unit_test(an_attachment_is_evidence_as_long_as_it_stands),
                cmocka_unit_test(who_is_responsible_closes_it_from_no_account),
                cmocka_unit_test(a_row_of_a_check_says_what_was_found),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

/* assessment_test.c: what scoring and its result promise: each rule of scoring, scored again only what changed, told
 * and appealed within the working days, decided by another, locked and then fixed. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"
#include "mechanisms/style/assessment_run.h"
#include "mechanisms/style/assessment_standing.h"

#include <stdlib.h>

/* What the tests share: an organisation assessed by a list with one item by hand, so that a result is never
 * finished by pressing the button alone. */
struct asked { /* an organisation assessed by a list */
        const char *list, *hand, *org, *a;
        int64_t id;
};

static struct asked an_assessment(struct fixture *f)
{
        struct asked x;
        x.org = id_of(f, unit_of(f, "定城镇党委", "committee", TOWN));
        x.list = id_of(f, fixture_put(f, "assessment_list", 0,
                                      PAIRS("year", "2017", "subject", "乡镇党委", "title", "清单", "standard", "60")));
        x.hand = id_of(f, fixture_put(f, "assessment_item", 0,
                                      PAIRS("duty_list", x.list, "title", "满意度", "weight", "20", "source", "人工")));
        x.id = fixture_put(f, "assessment", 0,
                           PAIRS("duty_list", x.list, "organisation", x.org, "assessed_on", "2017-12-01"));
        x.a = id_of(f, x.id);
        return x;
}

/* Every item is computed from the same figure: what differs is its rule alone. */
static const char *item_of(struct fixture *f, const char *list, const char *title, const char *kind, const char *goal)
{
        return id_of(f, fixture_put(f, "assessment_item", 0,
                                    PAIRS("duty_list", list, "title", title, "weight", "20", "source", "系统取数",
                                          "figure", "training.sessions", "goal_kind", kind, "goal", goal)));
}

/* The points on the sheet, as its reader gets them; -1 without a score, -2 without such an item. */
static int64_t scored(struct fixture *f, int64_t assessment, const char *item)
{
        struct assessment_sheet s = { 0 };
        assert_true(assessment_sheet(&f->c, assessment, &s));
        for (size_t i = 0; i < s.n; i++)
                if (s.items[i].item == strtoll(item, NULL, 10))
                        return s.items[i].scored ? s.items[i].score : -1;
        return -2;
}

/* Protects the four rules against each other: three sessions of four are three quarters in proportion and
 * nothing at a threshold. And a second scoring against writing what did not change: the journal would tell of
 * work where there was none. Changing the goal scores again at once, changing a record only at the next
 * scoring. */
static void each_item_is_scored_by_its_rule_and_again_only_when_it_changed(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        struct asked x = an_assessment(&f);
        const char *reach = item_of(&f, x.list, "按比例", "reach", "4"),
                   *all = item_of(&f, x.list, "达标", "threshold", "4"),
                   *nil = item_of(&f, x.list, "为零", "none", NULL),
                   *bands = item_of(&f, x.list, "分档", "bands", NULL);
        PUT("assessment_band", "item", bands, "at_least", "1", "score", "5");
        PUT("assessment_band", "item", bands, "at_least", "3", "score", "15");
        assert_refused("rule.band_within", "assessment_band", 0, "item", bands, "at_least", "9", "score", "21");
        for (int i = 0; i < 3; i++)
                PUT("training_session", "held_on", arena_fmt(&f.arena, "2017-0%d-01", i + 1).p, "title", "培训", "place",
                    TOWN);
        struct assessment_done done = { 0 };
        assert_true(assessment_run(&f.c, x.id, NULL, &done));
        assert_int_equal(done.changed, 4);
        assert_int_equal(done.by_hand, 1);
        assert_int_equal(scored(&f, x.id, reach), 1500);
        assert_int_equal(scored(&f, x.id, all), 0);
        assert_int_equal(scored(&f, x.id, nil), 0);
        assert_int_equal(scored(&f, x.id, bands), 1500);
        done = (struct assessment_done){ 0 };
        assert_true(assessment_run(&f.c, x.id, NULL, &done));
        assert_int_equal(done.changed, 0);
        assert_int_equal(done.same, 4);
        SET("assessment_item", strtoll(reach, NULL, 10), "goal", "6");
        assert_int_equal(scored(&f, x.id, reach), 1000);
        SET("assessment_item", strtoll(reach, NULL, 10), "goal", "4");
        assert_int_equal(scored(&f, x.id, reach), 1500);
        PUT("training_session", "held_on", "2017-09-01", "title", "补办", "place", TOWN);
        done = (struct assessment_done){ 0 };
        assert_true(assessment_run_list(&f.c, strtoll(x.list, NULL, 10), NULL, &done));
        assert_int_equal(done.changed, 4); /* every value; two of the scores */
        assert_int_equal(scored(&f, x.id, all), 2000);
        assert_figure("assessment.behind", "2017", 2);
        fixture_close(&f);
}

/* A list is written in January and scored in December: what it can't be scored by is refused when it is
 * written. A check serves as a figure: nil is what it should be. */
static void a_figure_is_named_and_a_check_will_do(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        struct asked x = an_assessment(&f);
        assert_refused("item.figure", "assessment_item", 0, "duty_list", x.list, "title", "无", "weight", "10", "source",
                       "系统取数", "figure", "no.such", "goal", "1");
        assert_refused("item.goal", "assessment_item", 0, "duty_list", x.list, "title", "无", "weight", "10", "source",
                       "系统取数", "figure", "training.sessions", "goal_kind", "threshold");
        PUT("assessment_item", "duty_list", x.list, "title", "无逾期", "weight", "10", "source", "系统取数", "figure",
            "rectification.overdue", "goal_kind", "none");
        struct assessment_done done = { 0 };
        assert_true(assessment_run(&f.c, x.id, NULL, &done));
        assert_figure("assessment.behind", "2017", 0);
        fixture_close(&f);
}

/* Evidence by hand, no typing where records say it, no weights above a hundred, not by a hundredth. Another
 * township's session is not counted here. The standard decides, to the hundredth. */
static void no_score_without_evidence(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *town = id_of(&f, unit_of(&f, "定城镇党委", "committee", TOWN));
        const char *list = id_of(&f, PUT("assessment_list", "year", "2017", "subject", "乡镇党委", "title", "乡镇清单",
                                         "standard", "60"));
        const char *hand = id_of(
                &f, PUT("assessment_item", "duty_list", list, "title", "群众满意", "weight", "40", "source", "人工"));
        assert_refused("rule.weights_within", "assessment_item", 0, "duty_list", list, "title", "过重", "weight",
                       "60.01", "source", "人工");
        const char *record = id_of(&f, PUT("assessment_item", "duty_list", list, "title", "培训", "weight", "60",
                                           "source", "系统取数", "figure", "training.sessions", "goal", "4"));
        const char *a =
                id_of(&f, PUT("assessment", "duty_list", list, "organisation", town, "assessed_on", "2017-12-20"));
        assert_figure("assessment.unscored", "2017", 1);
        assert_refused("rule.score_evidence", "assessment_score", 0, "assessment", a, "item", hand, "score", "30");
        assert_refused("score.weight", "assessment_score", 0, "assessment", a, "item", hand, "score", "40.5",
                       "evidence", "测评");
        assert_refused("rule.score_computed", "assessment_score", 0, "assessment", a, "item", record, "score", "60",
                       "evidence", "说办了");
        PUT("assessment_score", "assessment", a, "item", hand, "score", "30", "evidence", "测评表");
        for (int i = 0; i < 3; i++)
                PUT("training_session", "held_on", arena_fmt(&f.arena, "2017-0%d-01", i + 1).p, "title", "培训",
                    "place", TOWN);
        PUT("training_session", "held_on", "2017-05-01", "title", "别处培训", "place", OTHER_TOWN);
        PUT("assessment_score", "assessment", a, "item", record);
        assert_figure("assessment.unscored", "2017", 0);
        assert_figure("assessment.met", "2017", 1); /* 30 of 40, and 3 of 4 sessions: 45 of 60 */
        assert_figure("assessment.not_met", "2017", 0);
        SET("assessment_list", strtoll(list, NULL, 10), "standard", "75.01");
        assert_figure("assessment.not_met", "2017", 1);
        assert_figure("assessment.organisations", "2017", 1);
        fixture_close(&f);
}

/* The road of a result, and each step that is not to be taken before another. The time to appeal is a parameter
 * with a first day, so eight days and then five are both tried on one telling. Behind the lock nothing moves:
 * scores, items, the day it was told, the result itself. */
static void a_result_is_told_appealed_in_time_and_locked(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        struct asked x = an_assessment(&f);
        assert_refused("rule.assessment_unscored", "assessment", x.id, "told_on", "2017-12-20");
        const int64_t score =
                PUT("assessment_score", "assessment", x.a, "item", x.hand, "score", "18", "evidence", "测评表");
        assert_refused("rule.appeal_in_time", "assessment_appeal", 0, "assessment", x.a, "matter", "不服", "appealed_on",
                       "2017-12-20");
        SET("assessment", x.id, "told_on", "2017-12-20");
        PUT("parameter_value", "name", "appeal_days", "place", "341125", "from_on", "2017-01-01", "value", "8");
        assert_refused("rule.assessment_told", "assessment", x.id, "locked_on", "2017-12-31");
        PUT("parameter_value", "name", "appeal_days", "place", "341125", "from_on", "2017-02-01", "value", "5");
        const int64_t appeal = PUT("assessment_appeal", "assessment", x.a, "item", x.hand, "matter", "材料已补",
                                   "appealed_on", "2017-12-25");
        assert_refused("rule.assessment_appealed", "assessment", x.id, "locked_on", "2017-12-31");
        assert_figure("assessment.appeal_open", "2017-12-31", 1);
        assert_refused("rule.appeal_result", "assessment_appeal", appeal, "decision", "采纳");
        SET("assessment_appeal", appeal, "decision", "采纳", "result", "补材料属实");
        assert_refused("rule.appeal_decided", "assessment_appeal", appeal, "matter", "再改");
        SET("assessment_score", score, "score", "20");
        SET("assessment", x.id, "locked_on", "2017-12-31");
        assert_refused("rule.assessment_locked", "assessment_score", score, "score", "19");
        assert_refused("rule.assessment_locked", "assessment", x.id, "told_on", "2017-12-01");
        assert_refused("rule.assessment_locked", "assessment_item", 0, "duty_list", x.list, "title", "新增", "weight",
                       "5", "source", "人工");
        assert_string_equal(void_of(&f, "assessment", x.id), "rule.assessment_locked");
        assert_string_equal(void_of(&f, "assessment_score", score), "rule.assessment_locked");
        struct assessment_done done = { 0 };
        assert_false(assessment_run(&f.c, x.id, NULL, &done));
        fixture_close(&f);
}

/* The first week of October is the holiday that most often falls into a time to appeal: told on the Friday
 * before, the first working day is the ninth. */
static void working_days_leave_out_weekends_and_holidays(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        struct asked x = an_assessment(&f);
        PUT("assessment_score", "assessment", x.a, "item", x.hand, "score", "18", "evidence", "测评表");
        SET("assessment", x.id, "told_on", "2017-09-29");
        PUT("parameter_value", "name", "appeal_days", "place", "341125", "from_on", "2017-01-01", "value", "1");
        for (int i = 1; i <= 8; i++)
                PUT("holiday", "day", arena_fmt(&f.arena, "2017-10-0%d", i).p, "kind", "holiday");
        assert_refused("rule.appeal_in_time", "assessment_appeal", 0, "assessment", x.a, "matter", "晚了", "appealed_on",
                       "2017-10-10");
        PUT("assessment_appeal", "assessment", x.a, "matter", "正好", "appealed_on", "2017-10-09");
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(each_item_is_scored_by_its_rule_and_again_only_when_it_changed),
                cmocka_unit_test(a_figure_is_named_and_a_check_will_do),
                cmocka_unit_test(no_score_without_evidence),
                cmocka_unit_test(a_result_is_told_appealed_in_time_and_locked),
                cmocka_unit_test(working_days_leave_out_weekends_and_holidays),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

/* duty_reports_test.c: lists are signed for before anybody is assessed by them, the score of a report enters the
 * assessment, and a reminder is no decision on accountability. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

static const char *list_of(struct fixture *f)
{
        return id_of(f, fixture_put(f, "assessment_list", 0,
                                    PAIRS("year", "2017", "subject", "乡镇党委", "title", "党建责任清单", "standard", "80")));
}

/* Signed for after the assessment is not signed for; a list nobody signed for asks nobody. */
static void who_is_assessed_had_signed_for_the_list(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *list = list_of(&f), *east = id_of(&f, unit_of(&f, "定城镇党委", "committee", TOWN)),
                   *other = id_of(&f, unit_of(&f, "炉桥镇党委", "committee", OTHER_TOWN));
        PUT("assessment", "duty_list", list, "organisation", east, "assessed_on", "2017-11-20");
        PUT("assessment", "duty_list", list, "organisation", other, "assessed_on", "2017-11-20");
        assert_figure("duty_list.unsigned", "2017", 0);
        PUT("duty_signing", "duty_list", list, "organisation", east, "signed_on", "2017-03-01", "signed_by", "李书记");
        assert_figure("duty_list.unsigned", "2017", 1);
        PUT("duty_signing", "duty_list", list, "organisation", other, "signed_on", "2017-12-01", "signed_by", "吴书记");
        assert_figure("duty_list.unsigned", "2017", 1);
        assert_figure("duty_list.signed", "2017", 2);
        assert_figure_at("duty_list.signed", "2017", TOWN, 1);
        fixture_close(&f);
}

/* An item that takes the score of the report gives its share of the weight; the secretary of the day reported. */
static void the_score_of_a_report_enters_the_assessment(void **state)
{
        struct fixture f;
        struct draft *d;
        (void)state;
        mechanism_county(&f);
        const char *list = list_of(&f), *east = id_of(&f, unit_of(&f, "定城镇党委", "committee", TOWN)),
                   *li = id_of(&f, person_of(&f, "李书记", TOWN));
        PUT("party_post", "organisation", east, "person", li, "post", "书记", "from_on", "2016-01-01");
        (void)unit_of(&f, "炉桥镇党委", "committee", OTHER_TOWN);
        assert_figure("duty_report.missing", "2017", 0);
        const int64_t report = PUT("duty_report", "year", "2017", "organisation", east, "reported_on", "2017-12-20",
                                   "score", "90", "good", "40", "fairly_good", "5", "grade", "好");
        assert_true(change_load(&f.c, entity_find(S("duty_report")), report, &d));
        assert_string_equal(id_of(&f, draft_get(d, "person").i), li);
        assert_figure("duty_report.missing", "2017", 1);
        assert_figure("duty_report.score", "2017", 9000);
        assert_figure("duty_report.score", "2016", FIGURE_NONE);
        const char *item = id_of(&f, PUT("assessment_item", "duty_list", list, "title", "述职评议", "weight", "20",
                                         "source", "系统取数", "figure", "duty_report.score", "goal_kind", "按比例",
                                         "goal", "100", "measured_by", "考核对象本单位"));
        const char *assessment =
                id_of(&f, PUT("assessment", "duty_list", list, "organisation", east, "assessed_on", "2017-12-25"));
        const int64_t score = PUT("assessment_score", "assessment", assessment, "item", item);
        assert_true(change_load(&f.c, entity_find(S("assessment_score")), score, &d));
        assert_int_equal(draft_get(d, "score").i, 1800); /* ninety in a hundred of twenty */
        fixture_close(&f);
}

static void a_reminder_is_no_decision(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *li = id_of(&f, person_of(&f, "李书记", TOWN));
        assert_refused("subject.missing", "reminder", 0, "day", "2017-05-01", "kind", "约谈", "by", "县委组织部", "matter",
                       "党建台账不实");
        const int64_t one = PUT("reminder", "day", "2017-05-01", "kind", "提醒谈话", "by", "县委组织部", "matter",
                                "党建台账不实", "person", li, "due_on", "2017-06-30");
        assert_figure("reminder.reminders", "2017", 1);
        assert_figure("accountability.decisions", "2017", 0);
        assert_figure("reminder.unanswered", "2017-06-30", 0);
        assert_figure("reminder.unanswered", "2017-07-01", 1);
        SET("reminder", one, "done_on", "2017-06-20", "result", "已更正");
        assert_figure("reminder.unanswered", "2017-07-01", 0);
        const struct import_report r = import_sheet(&f, "约谈提醒台账\n约谈时间,约谈对象,约谈人,约谈方式,约谈事由,整改期限\n"
                                                        "2017-08-01,李书记,县纪委,诫勉谈话,履职不力,2017-09-30\n"
                                                        "2017-08-02,李书记,县委组织部,约谈,走访不到位,2017-09-30\n");
        assert_int_equal(r.refusals.n, 1); /* an admonition is a measure of accountability and no talk */
        assert_str(r.refusals.items[0].code, "code.unknown");
        assert_figure("reminder.reminders", "2017", 2);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(who_is_assessed_had_signed_for_the_list),
                cmocka_unit_test(the_score_of_a_report_enters_the_assessment),
                cmocka_unit_test(a_reminder_is_no_decision),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

/* consensus_test.c: what mechanism 1.1 promises: topics are studied by whom they bind, tasks are done with their
 * evidence, reports are heard at their interval. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

static const char *document_of(struct fixture *f, const char *number)
{
        return id_of(
                f, fixture_put(f, "document", 0,
                               PAIRS("number", number, "title", "方案", "issuer", "县委", "issued_on", "2017-01-05")));
}

/* Two bodies are bound by one topic: one that studied it doesn't speak for the other. The day it is due is
 * still in time. A session that is voided, or moved out of its campaign, proves nothing. */
static void a_required_topic_is_studied_by_whom_it_binds(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *paper = document_of(&f, "定发〔2017〕1号");
        const char *campaign = id_of(&f, PUT("campaign", "title", "两学一做", "document", paper, "from_on",
                                             "2017-01-01", "to_on", "2017-12-31"));
        const char *topic = id_of(&f, PUT("required_topic", "campaign", campaign, "title", "脱贫攻坚讲话", "document",
                                          paper, "binds", "常委会、中心组", "due_on", "2017-06-30"));
        assert_figure("study.topic_missed", "2017-06-30", 0);
        assert_figure("study.topic_missed", "2017-07-01", 1);
        PUT("study_session", "body", "常委会", "held_on", "2017-05-01", "title", "学习讲话", "topics", topic);
        assert_figure("study.topic_missed", "2017-07-01", 1);
        int64_t group =
                PUT("study_session", "body", "中心组", "held_on", "2017-05-02", "title", "学习讲话", "topics", topic);
        assert_figure("study.topic_missed", "2017-07-01", 0);
        assert_figure("study.sessions", "2017", 2);
        assert_figure("study.sessions_study_group", "2017", 1);
        assert_figure("study.campaigns", "2017", 1);
        assert_refused("rule.topic_in_campaign", "study_session", group, "held_on", "2018-01-02");
        assert_string_equal(void_of(&f, "study_session", group), "");
        assert_figure("study.topic_missed", "2017-07-01", 1);
        fixture_close(&f);
}

/* Told by unit and by member: a township committee that has met doesn't cover another, and who was absent has
 * missed it until he made up for it. */
static void who_missed_a_topic_is_listed(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *paper = document_of(&f, "定发〔2017〕1号");
        const char *campaign = id_of(&f, PUT("campaign", "title", "两学一做", "document", paper, "from_on",
                                             "2017-01-01", "to_on", "2017-12-31"));
        const char *topic = id_of(&f, PUT("required_topic", "campaign", campaign, "title", "讲话", "document", paper,
                                          "binds", "常委会、乡镇党委", "due_on", "2017-06-30"));
        const char *one = id_of(&f, unit_of(&f, "定城镇党委", "committee", TOWN)),
                   *li = id_of(&f, person_of(&f, "李常委", "341125")), *wu = id_of(&f, person_of(&f, "吴常委", "341125"));
        unit_of(&f, "炉桥镇党委", "committee", OTHER_TOWN);
        assert_figure("study.unit_missed", "2017-06-30", 0);
        assert_figure("study.unit_missed", "2017-07-01", 2);
        PUT("study_session", "body", "乡镇党委", "held_on", "2017-05-02", "title", "学习", "topics", topic, "organisation",
            one);
        assert_figure("study.unit_missed", "2017-07-01", 1);
        assert_figure_at("study.unit_missed", "2017-07-01", OTHER_TOWN, 1);
        const char *session = id_of(
                &f, PUT("study_session", "body", "常委会", "held_on", "2017-05-01", "title", "学习", "topics", topic));
        PUT("study_attendance", "session", session, "person", li, "presence", "出席");
        const int64_t away = PUT("study_attendance", "session", session, "person", wu, "presence", "缺席");
        assert_figure("study.member_missed", "2017-07-01", 1);
        SET("study_attendance", away, "presence", "补学", "made_up_on", "2017-05-09");
        assert_figure("study.member_missed", "2017-07-01", 0);
        fixture_close(&f);
}

/* No state without its day, no day without evidence. Figures ask how it stood on a day: done on the 20th, it
 * was overdue on the first and stays so for that day. Its own township sees it, the other doesn't. */
static void a_task_is_done_with_its_evidence(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *paper = document_of(&f, "定发〔2017〕2号"),
                   *owner = id_of(&f, unit_of(&f, "组织部", "government_unit", "341125"));
        const char *plan =
                id_of(&f, PUT("work_plan", "title", "工作方案", "document", paper, "issued_on", "2017-01-05"));
        int64_t task = PUT("plan_task", "plan", plan, "title", "选派队长", "owner", owner, "due_on", "2017-03-31");
        assert_refused("field.required", "plan_task", 0, "plan", plan, "title", "无主任务", "due_on", "2017-03-31");
        assert_figure("study.task_overdue", "2017-03-31", 0);
        assert_figure("study.task_overdue", "2017-04-01", 1);
        assert_refused("rule.task_proved", "plan_task", task, "done_on", "2017-03-20");
        assert_refused("rule.task_proved", "plan_task", task, "state", "已完成");
        SET("plan_task", task, "done_on", "2017-04-20", "result", "70名队长到岗", "evidence", "任职文件");
        assert_figure("study.task_overdue", "2017-04-01", 1);
        assert_figure("study.task_overdue", "2017-04-20", 0);
        assert_figure("study.tasks_done", "2017", 1);
        assert_figure("study.tasks_done", "2017-Q1", 0);
        const char *town = id_of(&f, unit_of(&f, "定城镇党委", "committee", TOWN));
        PUT("plan_task", "plan", plan, "title", "镇里的事", "owner", town, "due_on", "2017-05-31");
        assert_figure("study.task_due_soon", "2017-05-20", 0);
        assert_figure("study.task_due_soon", "2017-05-22", 1);
        assert_figure_at("study.task_overdue_here", "2017-06-01", TOWN, 1);
        assert_figure_at("study.task_overdue_here", "2017-06-01", OTHER_TOWN, 0);
        fixture_close(&f);
}

/* The interval is a parameter with a first day; a month is late when the last report lies further back. A
 * demonstration site ends with a reason, for what becomes of them is mostly never written down. */
static void reports_are_heard_at_their_interval(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        assert_figure("study.report_late", "2017", 12);
        int64_t report = PUT("thematic_report", "heard_on", "2017-02-10", "title", "扶贫专题汇报");
        assert_figure("study.reports", "2017", 1);
        assert_figure("study.report_late", "2017-02..2017-05", 0);
        assert_figure("study.report_late", "2017-06", 1);
        PUT("parameter_value", "name", "report_interval", "place", "341125", "from_on", "2017-01-01", "value", "30");
        assert_figure("study.report_late", "2017-02..2017-05", 2);
        assert_string_equal(void_of(&f, "thematic_report", report), "");
        assert_figure("study.reports", "2017", 0);
        int64_t site = PUT("demo_site", "name", "示范点", "place", EAST, "from_on", "2017-01-01");
        assert_figure("study.demo_sites", "2017-12-31", 1);
        assert_refused("site.reason", "demo_site", site, "to_on", "2017-11-30");
        SET("demo_site", site, "to_on", "2017-11-30", "reason", "不再具备示范条件");
        assert_figure("study.demo_sites", "2017-12-31", 0);
        fixture_close(&f);
}

/* A committee that deliberates, or hears a report, has met and not studied. */
static void what_a_meeting_was_is_told_apart(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        PUT("study_session", "body", "县委常委会", "held_on", "2017-03-01", "title", "学习讲话精神");
        PUT("study_session", "body", "县委常委会", "held_on", "2017-04-01", "title", "集体学习", "nature", "学习");
        PUT("study_session", "body", "县委常委会", "held_on", "2017-05-01", "title", "研究脱贫攻坚", "nature", "研究");
        PUT("study_session", "body", "县委常委会", "held_on", "2017-06-01", "title", "听取汇报", "nature", "听取汇报");
        assert_figure("study.sessions", "2017", 2);
        assert_figure("study.sessions_standing_committee", "2017", 2);
        assert_figure("study.deliberations", "2017", 1);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_required_topic_is_studied_by_whom_it_binds),
                cmocka_unit_test(who_missed_a_topic_is_listed),
                cmocka_unit_test(a_task_is_done_with_its_evidence),
                cmocka_unit_test(reports_are_heard_at_their_interval),
                cmocka_unit_test(what_a_meeting_was_is_told_apart),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

/* style_test.c: what mechanisms 1.1 and 5.1 to 5.3 promise: topics are studied and tasks proved, households are linked
 * once, no score without evidence, no service at the front that no record shows. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

#include <stdlib.h>

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

/* Only members are linked, as far as the county keeps their register here; the same two only once at a time;
 * and a household with two links would count once. An item kept for one link is not kept for another. */
static void a_household_is_linked_to_members_and_counted_once(void **state)
{
        struct fixture f;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        const char *home = id_of(&f, household_of(&f, "1", EAST, &head)),
                   *far = id_of(&f, household_of(&f, "2", ERLONG, &head));
        const char *li = id_of(&f, person_of(&f, "李党员", EAST)), *wu = id_of(&f, person_of(&f, "吴群众", EAST));
        const char *branch = id_of(&f, unit_of(&f, "东门支部", "branch", EAST));
        PUT("party_member", "person", li, "organisation", branch, "from_on", "2001-07-01");
        assert_figure("member_contact.households", "2017-12-31", 0);
        assert_refused("rule.linked_member", "member_contact", 0, "person", wu, "household", home, "from_on",
                       "2017-01-01");
        int64_t link = PUT("member_contact", "person", li, "household", home, "from_on", "2017-01-01", "no_post", "是");
        assert_refused("rule.contact_once", "member_contact", 0, "person", li, "household", home, "from_on",
                       "2017-06-01");
        PUT("member_contact", "person", li, "household", far, "from_on", "2017-01-01");
        assert_figure("member_contact.households", "2017-12-31", 2);
        assert_figure_at("member_contact.households", "2017-12-31", TOWN, 1);
        assert_figure("member_contact.no_post_members", "2017-12-31", 1);
        const char *item = id_of(&f, PUT("five_five_item", "kind", "五帮", "title", "帮就业", "from_on", "2017-01-01"));
        assert_figure("member_contact.item_missed", "2017", 2);
        PUT("contact_item", "contact", id_of(&f, link), "item", item, "day", "2017-05-01", "result", "介绍务工");
        assert_figure("member_contact.item_missed", "2017", 1);
        SET("member_contact", link, "to_on", "2017-11-30");
        assert_figure("member_contact.households", "2017-12-31", 1);
        fixture_close(&f);
}

/* One household, two who bring it along: one. The share of earned income is nothing without a link, not nil:
 * there would be nothing to divide by. */
static void a_household_brought_along_by_two_counts_once(void **state)
{
        struct fixture f;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        const char *home = id_of(&f, household_of(&f, "1", EAST, &head)),
                   *li = id_of(&f, person_of(&f, "李能人", EAST));
        const char *wu = id_of(&f, person_of(&f, "吴能人", EAST));
        const char *coop = id_of(&f, PUT("lead_member", "person", li, "kind", "合作社", "name", "养殖合作社", "place",
                                         EAST, "from_on", "2017-01-01"));
        const char *base = id_of(&f, PUT("lead_member", "person", wu, "kind", "示范基地", "name", "果园", "place", EAST,
                                         "from_on", "2017-01-01"));
        PUT("brings_along", "lead", coop, "household", home, "from_on", "2017-01-01");
        int64_t second = PUT("brings_along", "lead", base, "household", home, "from_on", "2017-01-01");
        assert_figure("member_contact.brought_along", "2017-12-31", 1);
        assert_figure("member_contact.cooperatives", "2017-12-31", 1);
        assert_figure("member_contact.demo_bases", "2017-12-31", 1);
        assert_string_equal(void_of(&f, "brings_along", second), "");
        assert_figure("member_contact.brought_along", "2017-12-31", 1);
        PUT("household_income", "household", home, "year", "2017", "wage", "6000", "business", "3000", "costs", "1000",
            "transfer", "2000");
        assert_figure("member_contact.earned_share", "2017", FIGURE_NONE);
        PUT("member_contact", "person", li, "household", home, "from_on", "2017-01-01");
        assert_figure("member_contact.earned_income", "2017", 800000);
        assert_figure("member_contact.earned_share", "2017", 80);
        fixture_close(&f);
}

/* Evidence by hand, no typing where records say it, no weight above a hundred: by a hundredth too much each
 * time. Another township's session is not counted here. The standard decides, to the hundredth. */
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

/* A line about nobody is refused, in both registers by one function. */
static void decisions_and_honours_name_their_subject(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *town = id_of(&f, unit_of(&f, "定城镇党委", "committee", TOWN));
        assert_refused("subject.missing", "accountability", 0, "decided_on", "2017-05-01", "body", "县纪委", "number",
                       "定纪〔2017〕3号", "form", "通报", "matter", "工作不实");
        assert_refused("field.required", "accountability", 0, "decided_on", "2017-05-01", "body", "县纪委", "form",
                       "通报", "matter", "工作不实", "organisation", town);
        PUT("accountability", "decided_on", "2017-05-01", "body", "县纪委", "number", "定纪〔2017〕3号", "form", "通报",
            "matter", "工作不实", "organisation", town);
        assert_figure("accountability.decisions", "2017", 1);
        PUT("honour", "awarded_on", "2017-07-01", "kind", "先进集体", "title", "先进基层党组织", "organisation", town);
        assert_figure("honour.honours", "2017", 1);
        assert_figure("honour.persons", "2017", 0);
        assert_figure("honour.organisations", "2016", 0);
        fixture_close(&f);
}

/* Service counts when it began before the day of the appointment, whatever the row says; an appointment that
 * lies ahead is none; and one taken back leaves the figure. */
static void an_appointment_claims_no_service_without_a_record(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *li = id_of(&f, person_of(&f, "李队长", "341125")),
                   *wu = id_of(&f, person_of(&f, "吴科长", "341125"));
        assert_figure("appointment.leadership_team", "2013..2017", 0);
        assert_refused("rule.appointment_service", "appointment", 0, "published_on", "2017-05-01", "person", li, "kind",
                       "提拔", "post_after", "副局长", "service", "有");
        PUT("frontline_service", "person", li, "kind", "驻村工作队", "from_on", "2015-01-01", "place", EAST);
        int64_t one = PUT("appointment", "published_on", "2017-05-01", "person", li, "kind", "提拔", "from_agency",
                          "是", "post_after", "副局长", "service", "有");
        PUT("appointment", "published_on", "2017-06-01", "person", wu, "kind", "提拔", "from_agency", "是",
            "post_after", "副局长");
        PUT("appointment", "published_on", "2014-06-01", "person", wu, "kind", "乡镇班子", "post_after", "副镇长",
            "place", TOWN);
        assert_refused("rule.appointment_published", "appointment", 0, "published_on", "2018-02-01", "person", wu,
                       "kind", "提拔", "post_after", "局长");
        assert_figure("appointment.agency_frontline", "2013..2017", 1);
        assert_figure("appointment.leadership_team", "2013..2017", 1);
        assert_figure("appointment.leadership_team", "2017", 0);
        assert_figure("appointment.with_service", "2017", 1);
        SET("appointment", one, "published_on", "2017-07-01");
        assert_string_equal(void_of(&f, "appointment", one), "");
        assert_figure("appointment.agency_frontline", "2013..2017", 0);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_required_topic_is_studied_by_whom_it_binds),
                cmocka_unit_test(who_missed_a_topic_is_listed),
                cmocka_unit_test(a_task_is_done_with_its_evidence),
                cmocka_unit_test(reports_are_heard_at_their_interval),
                cmocka_unit_test(a_household_is_linked_to_members_and_counted_once),
                cmocka_unit_test(a_household_brought_along_by_two_counts_once),
                cmocka_unit_test(no_score_without_evidence),
                cmocka_unit_test(decisions_and_honours_name_their_subject),
                cmocka_unit_test(an_appointment_claims_no_service_without_a_record),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}

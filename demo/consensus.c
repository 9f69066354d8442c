/* consensus.c: the education campaign with its required topics, the study of the standing committee and the theory
 * study group in 2017, the reports heard, the plan of work with its tasks, and demonstration sites.
 *
 * One topic has not been studied by everybody it binds, one task is overdue, somebody was absent and has not made up
 * for it.
 *
 * The topics are those a county had to study in that year; who was absent, and what was made up for, is drawn. */
#include "demo/county.h"

#define STANDING 11 /* of the county's leaders, those of the standing committee */

static const struct {
        const char *title, *binds, *due;
        int standing, group; /* months of 2017 in which it was studied; 0: not */
/* The last has not been studied by the study group, and is overdue on the county's day. */
} topics[] = { { "学习党章党规", "standing_committee,study_group", "2017-03-31", 1, 2 },
               { "学习扶贫开发重要论述", "standing_committee,study_group", "2017-04-30", 3, 4 },
               { "学习精准扶贫精准脱贫基本方略", "standing_committee,study_group", "2017-06-30", 5, 6 },
               { "学习抓党建促脱贫攻坚政策", "standing_committee,study_group", "2017-08-31", 7, 8 },
               { "学习党的十九大精神", "standing_committee,study_group", "2017-12-31", 11, 12 },
               { "学习扶贫领域作风建设有关规定", "standing_committee,study_group", "2017-11-30", 9, 0 } };
static const char *const reports[] = { "脱贫攻坚工作情况",     "驻村帮扶工作情况", "贫困村出列工作情况",
                                       "村级集体经济发展情况", "扶贫资金使用情况", "年度脱贫退出工作情况" };
/* Who reports is the office the matter is in, so that a reader finds the same name again elsewhere. */
static const char *const reporters[] = { "定远县扶贫开发办公室", "定远县委组织部", "定远县扶贫开发办公室",
                                         "定远县农业委员会",     "定远县财政局",   "定远县扶贫开发办公室" };
static const struct {
        const char *title, *owner, *due;
        int done; /* month; 0: not */
/* Some end with their month, some run to the year's end; one is past its day. */
} tasks[] = { { "调整充实县扶贫办和乡镇扶贫工作站力量", "定远县委组织部", "-03-31", 3 },
              { "组织非公企业党组织与计划出列村结对", "定远县委组织部", "-03-20", 3 },
              { "举办扶贫业务培训不少于24期", "定远县委组织部", "-12-31", 0 },
              { "选派计划出列村科技特派员", "定远县科学技术协会", "-02-28", 2 },
              { "调整村干部报酬标准", "定远县委组织部", "-09-30", 9 },
              { "拨付村级运转经费", "定远县财政局", "-10-31", 0 },
              { "开展扶贫领域监督检查", "定远县纪委监察局", "-11-30", 11 },
              { "完成年度责任清单考核", "定远县扶贫开发办公室", "-12-31", 0 } };
static const struct {
        const char *name, *place, *model, *to, *reason;
/* One was taken down during the year, with the reason: a list of demonstration sites that only grows shows
 * nothing. */
} sites[] = { { "西卅店镇幸福村党建扶贫示范点", "341125112203", "base", NULL, NULL },
              { "定城镇十八岗村支部带入股示范点", "341125100222", "share", NULL, NULL },
              { "大桥镇返乡创业车间示范点", "341125115", "mobile", NULL, NULL },
              { "西卅店镇高潮村党员联户示范点", "341125112206", "contact", "2017-09-15",
                "联户制度坚持不够，摘牌整改" } };

/* A topic binds bodies and has a day: without both nobody could say that it has been studied in time. */
bool make_campaigns(struct county *k)
{
        int64_t campaign;
        if (!demo_begin(k, "2017-01-10", "录入专题教育和必修课") ||
            !demo_put(k, "campaign", &campaign,
                      ARGS(ARG("title", V_TEXT("“两学一做”学习教育")),
                           ARG("document", V_ID(k->documents[DOCUMENT_STUDY_2016])),
                           ARG("from_on", V_TEXT("2016-04-15")), ARG("place", V_TEXT(DEMO_COUNTY)))))
                return false;
        for (size_t i = 0; i < COUNT(topics); i++) {
                int64_t id;
                if (!demo_put(k, "required_topic", &id,
                              ARGS(ARG("campaign", V_ID(campaign)), ARG("title", V_TEXT(topics[i].title)),
                                   ARG("document", V_ID(k->documents[DOCUMENT_STUDY_2016])),
                                   ARG("binds", V_TEXT(topics[i].binds)), ARG("due_on", V_TEXT(topics[i].due)))))
                        return false;
                numbers_add(k, &k->topics, id);
        }
        return demo_commit(k);
}

/* ---- the plan of work ---- */

/* All four stand when the year begins; take_down ends one of them in September. */
static bool put_sites(struct county *k)
{
        for (size_t i = 0; i < COUNT(sites); i++)
                if (!demo_put(k, "demo_site", NULL,
                              ARGS(ARG("name", V_TEXT(sites[i].name)), ARG("place", V_TEXT(sites[i].place)),
                                   ARG("model", V_TEXT(sites[i].model)), ARG("households", V_INT(15 + (int)i * 4)),
                                   ARG("from_on", V_TEXT("2016-12-01")))))
                        return false;
        return true;
}

/* Tasks are owned by a unit and a cadre of it, since a task that only an office owns is on nobody's desk. */
bool make_work_plan(struct county *k, int year)
{
        const bool first = year == 2017;
        int64_t plan;
        if (!demo_begin(k, keep_text(k, "%d-02-16", year),
                        keep_text(k, first ? "录入%d年工作方案和示范点" : "录入%d年工作方案", year)) ||
            !demo_put(k, "work_plan", &plan,
                      ARGS(ARG("title", brief_text(k, "%d年抓党建促脱贫攻坚工作方案", year)),
                           ARG("document", V_ID(k->documents[first ? DOCUMENT_WORK_PLAN : DOCUMENT_WORK_PLAN_2018])),
                           ARG("issued_on", brief_text(k, "%d-02-10", year)), ARG("place", V_TEXT(DEMO_COUNTY)))))
                return false;
        for (size_t i = 0; i < COUNT(tasks); i++) {
                const struct unit *owner = &k->units[unit_called(k, tasks[i].owner)];
                int64_t id;
                if (!demo_put(k, "plan_task", &id,
                              ARGS(ARG("plan", V_ID(plan)), ARG("title", V_TEXT(tasks[i].title)),
                                   ARG("owner", V_ID(owner->id)), ARG("cadre", V_ID(owner->cadres.at[2].cadre)),
                                   ARG("due_on", brief_text(k, "%d%s", year, tasks[i].due)),
                                   ARG("state", V_TEXT("begun")))))
                        return false;
                numbers_add(k, &k->tasks, id);
        }
        return (!first || put_sites(k)) && demo_commit(k);
}

/* With what it came to and the evidence: a task is not done by being called so. */
static bool finish_tasks(struct county *k, int month)
{
        for (size_t i = 0; i < COUNT(tasks); i++)
                if (tasks[i].done == month_of(month) &&
                    !demo_set(k, "plan_task", k->tasks.at[i + (month > 12 ? COUNT(tasks) : 0)],
                                                        ARGS(ARG("done_on", V_TEXT(month_day(k, month, 20))),
                                                             ARG("result", V_TEXT("已按方案完成")),
                                                             ARG("evidence", V_TEXT("总结报告和名册(演示)")))))
                        return false;
        return true;
}

/* ---- study and reports, month by month ---- */

/* In a month without a required topic the session has an ordinary one. */
static const char *topic_in(const struct county *k, int month, bool standing, struct val *number)
{
        for (size_t i = 0; i < COUNT(topics); i++)
                if ((standing ? topics[i].standing : topics[i].group) == month) {
                        *number = V_INT(k->topics.at[i]);
                        return topics[i].title;
                }
        *number = V_NULL;
        return standing ? "研究脱贫攻坚工作" : "专题学习研讨";
}

/* A drawn absence now and then, made up for later; the last of the year have not had the time. */
static bool attend_study(struct county *k, int64_t session, int month)
{
        for (size_t i = 0; i < STANDING; i++) {
                bool away = (i * 5 + (size_t)month) % 17 == 7, made_up = away && month < 11 + k->months;
                if (!demo_put(k, "study_attendance", NULL,
                              ARGS(ARG("session", V_ID(session)), ARG("person", V_ID(k->leaders.at[i].id)),
                                   ARG("presence", V_TEXT(made_up ? "made_up"
                                                          : away  ? "absent"
                                                                  : "present")),
                                   ARG("made_up_on", made_up ? V_TEXT(month_day(k, month, 22)) : V_NULL))))
                        return false;
        }
        return true;
}

/* The standing committee studies every month, the theory group in every other; minutes are numbered apart. */
static bool put_study_session(struct county *k, int month, bool standing)
{
        struct val topic;
        const char *title = topic_in(k, month, standing, &topic);
        int64_t id;
        return demo_put(k, "study_session", &id,
                        ARGS(ARG("body", V_TEXT(standing ? "standing_committee" : "study_group")),
                             ARG("number", V_INT(standing ? month_of(month) : (month_of(month) + 1) / 2)),
                             ARG("held_on", V_TEXT(month_day(k, month, standing ? 9 : 16))),
                             ARG("title", V_TEXT(title)),
                             ARG("topics", topic.type == VAL_INT ? brief_text(k, "%lld", (long long)topic.i) : V_NULL),
                             ARG("chair", V_TEXT(k->leaders.at[0].name)), ARG("expected", V_INT(STANDING)),
                             ARG("minutes_no", brief_text(k, "演示纪要〔%d〕%d号", YEAR_OF(month),
                                                          (standing ? 0 : 40) + month_of(month))),
                             ARG("organisation", V_ID(k->county_committee)), ARG("place", V_TEXT(DEMO_COUNTY)))) &&
               (!standing || attend_study(k, id, month));
}

/* Heard at the session of the same day, so that minutes and report bear one number. */
static bool put_report(struct county *k, int month)
{
        size_t i = (size_t)month_of(month) / 2 - 1;
        return demo_put(
                k, "thematic_report", NULL,
                ARGS(ARG("heard_on", V_TEXT(month_day(k, month, 9))), ARG("title", brief_text(k, "%s汇报", reports[i])),
                     ARG("reporter", V_ID(k->units[unit_called(k, reporters[i])].id)),
                     ARG("body", V_TEXT("standing_committee")), ARG("decision", V_TEXT("原则同意，按会议意见抓好落实")),
                     ARG("minutes_no", brief_text(k, "演示纪要〔%d〕%d号", YEAR_OF(month), month_of(month))),
                     ARG("place", V_TEXT(DEMO_COUNTY))));
}

/* By name and place, as somebody finds it who didn't make it: the number isn't kept. */
static bool take_down(struct county *k)
{
        for (size_t i = 0; i < COUNT(sites); i++)
                if (sites[i].to) {
                        int64_t id;
                        struct draft *d = draft_new(k->c->arena, entity_find(S("demo_site")));
                        draft_set(d, "name", V_TEXT(sites[i].name));
                        draft_set(d, "place", V_TEXT(sites[i].place));
                        if (!change_find(k->c, d, &id) ||
                            !demo_set(k, "demo_site", id,
                                      ARGS(ARG("to_on", V_TEXT(sites[i].to)), ARG("reason", V_TEXT(sites[i].reason)))))
                                return false;
                }
        return true;
}

/* A report every other month: six a year, within the interval the county has set itself. */
bool make_study(struct county *k, int month)
{
        return demo_begin(k, month_day(k, month, 23), keep_text(k, "录入%d月学习会议、汇报和任务进展", month_of(month))) &&
               put_study_session(k, month, true) &&
               (month % 2 || (put_study_session(k, month, false) && put_report(k, month))) &&
               finish_tasks(k, month) && (month != 9 || take_down(k)) && demo_commit(k);
}

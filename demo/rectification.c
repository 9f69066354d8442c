/* rectification.c: problems found in 2017 and what was done about them: two closed by somebody else with evidence, one
 * overdue, one due in the first days of January, one whose measure nobody has written yet.
 *
 * Each lies in a village the other subjects tell something about, so that a reader who follows a problem finds the
 * records it was about. */
#include "demo/county.h"

#include <string.h>

static const struct {
        const char *problem, *source, *place, *found, *due, *measure, *progress, *closed, *evidence;
/* Two closed, one overdue, one nearly due, one without a measure: each lights another lamp of the register. */
} problems[] = {
        { "党员联户制度坚持不够，联户记录不全(演示)", "supervision", "341125112206", "2017-09-12", "2017-11-15",
          "补齐联户记录，村支部每月检查一次", "联户记录已补至九月", "2017-11-10", "联户记录册和村支部检查记录(演示)" },
        { "帮扶手册填写与帮扶实际不一致(演示)", "audit", "341125112203", "2017-10-09", "2017-11-30",
          "逐户核对帮扶手册，由帮扶责任人签字确认", "已核对全部手册", "2017-11-28", "核对签字表(演示)" },
        { "基地个别联结户年度收益没有登记(演示)", "own", "341125112203", "2017-11-06", "2017-12-15",
          "到户核实务工收入并登记", "已核实三户，其余待核", NULL, NULL },
        { "驻村工作日志漏记(演示)", "covert", "341125112206", "2017-12-04", "2018-01-05",
          "补记日志，镇扶贫工作站每周抽查", NULL, NULL, NULL },
        { "群众反映公示栏内容没有更新(演示)", "appeal", "341125100222", "2017-12-20", "2018-01-31", NULL, NULL, NULL,
          NULL },
};

/* Closed by another cadre than its owner: nobody confirms his own work. */
static bool put_problem(struct county *k, size_t i, int64_t *id)
{
        const struct village *v = village_at(k, problems[i].place);
        const struct township *t = &k->townships[v->township];
        const char *closed = problems[i].closed, *evidence = problems[i].evidence, *measure = problems[i].measure;
        return demo_put(k, "rectification", id,
                        ARGS(ARG("problem", V_TEXT(problems[i].problem)), ARG("source", V_TEXT(problems[i].source)),
                             ARG("inspection", strcmp(problems[i].source, "own") == 0 ||
                                                               strcmp(problems[i].source, "appeal") == 0
                                                       ? V_NULL
                                                       : brief_text(k, "%.7s检查(演示)", late_day(k, problems[i].found))),
                             ARG("found_on", V_TEXT(late_day(k, problems[i].found))), ARG("place", V_TEXT(v->code)),
                             ARG("organisation", V_ID(v->general)),
                             ARG("measure", measure ? V_TEXT(measure) : V_NULL), ARG("owner", V_ID(t->committee)),
                             ARG("cadre", V_ID(t->cadres.at[1].cadre)),
                             ARG("due_on", V_TEXT(late_day(k, problems[i].due))),
                             ARG("evidence", evidence ? V_TEXT(evidence) : V_NULL),
                             ARG("closed_on", closed ? V_TEXT(late_day(k, closed)) : V_NULL),
                             ARG("closed_by", closed ? V_ID(t->cadres.at[2].cadre) : V_NULL)));
}

/* A note some weeks after the finding: progress is told in between, not only at the end. */
bool make_rectifications(struct county *k)
{
        if (!demo_begin(k, late_day(k, "2017-12-29"), "录入问题整改台账"))
                return false;
        for (size_t i = 0; i < COUNT(problems); i++) {
                int64_t id;
                if (!put_problem(k, i, &id))
                        return false;
                if (problems[i].progress &&
                    !demo_put(k, "rectification_note", NULL,
                              ARGS(ARG("rectification", V_ID(id)),
                                   ARG("noted_on", V_TEXT(day_after(k, late_day(k, problems[i].found), 20))),
                                   ARG("note", V_TEXT(problems[i].progress)))))
                        return false;
        }
        return demo_commit(k);
}

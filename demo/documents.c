/* documents.c: the policy documents that plans, postings and exits of the demonstration rest on. Numbers and titles
 * are invented.
 *
 * Documents come first because everything else names one: a rate, an appointment, a plan is what a paper says from a
 * day on. They are entered when they were issued, in several batches through the two years. */
#include "demo/county.h"

static const struct {
        const char *number, *title, *issuer, *kind, *day;
} documents[] = {
        { "演示发〔2014〕6号", "关于开展建档立卡工作的实施方案", "县扶贫开发领导小组(演示)", "plan", "2014-04-18" },
        { "演示发〔2016〕3号", "关于全面实行包保责任制的意见", "中共定远县委办公室(演示)", "opinion", "2016-01-08" },
        { "演示组〔2016〕9号", "关于选派干部驻村帮扶工作的通知", "中共定远县委组织部(演示)", "notice", "2016-02-22" },
        { "演示扶组〔2016〕17号", "关于贫困户脱贫和贫困村出列工作的实施细则", "县扶贫开发领导小组(演示)", "measures",
          "2016-07-12" },
        { "演示扶组〔2017〕2号", "2017年贫困村出列和贫困户脱贫计划", "县扶贫开发领导小组(演示)", "plan", "2017-01-20" },
        { "演示组〔2017〕5号", "2017年抓党建促脱贫攻坚培训计划", "中共定远县委组织部(演示)", "plan", "2017-01-12" },
        { "演示组〔2017〕8号", "关于开展“百企帮百村”结对帮扶活动的通知", "中共定远县委组织部(演示)", "notice",
          "2017-02-15" },
        { "演示扶组〔2017〕31号", "关于公布2017年脱贫户和出列村名单的决定", "县扶贫开发领导小组(演示)", "decision",
          "2017-12-20" },
        { "演示组〔2012〕31号", "关于提高村干部报酬的通知(2013年执行)", "中共定远县委组织部(演示)", "notice",
          "2012-12-24" },
        { "演示组〔2014〕40号", "关于调整村干部报酬标准的通知(2015年执行)", "中共定远县委组织部(演示)", "notice",
          "2014-12-22" },
        { "演示组〔2015〕44号", "关于调整村干部报酬标准的通知(2016年执行)", "中共定远县委组织部(演示)", "notice",
          "2015-12-21" },
        { "演示发〔2016〕12号", "关于在全体党员中开展学习教育的实施方案", "中共定远县委办公室(演示)", "plan",
          "2016-04-11" },
        { "演示编〔2016〕6号", "关于充实县乡村三级扶贫工作力量的通知", "县机构编制委员会(演示)", "notice",
          "2016-03-18" },
        { "演示政办〔2016〕20号", "关于保障村级组织运转经费的意见", "县人民政府办公室(演示)", "opinion", "2016-02-26" },
        { "演示组〔2016〕21号", "关于组建党员专家智囊团的通知", "中共定远县委组织部(演示)", "notice", "2016-05-20" },
        { "演示组〔2016〕25号", "关于下拨党费支持脱贫攻坚的通知", "中共定远县委组织部(演示)", "notice", "2016-06-24" },
        { "演示组〔2016〕38号", "关于村干部参加养老、意外伤害和医疗保险的通知", "中共定远县委组织部(演示)", "notice",
          "2016-12-09" },
        { "演示发〔2017〕4号", "脱贫攻坚责任清单和考核办法", "中共定远县委办公室(演示)", "measures", "2017-01-16" },
        { "演示发〔2017〕7号", "2017年抓党建促脱贫攻坚工作方案", "中共定远县委办公室(演示)", "plan", "2017-02-10" },
        { "演示组〔2017〕36号", "关于调整村干部报酬标准的通知(2017年10月执行)", "中共定远县委组织部(演示)", "notice",
          "2017-09-20" },
        { "演示干〔2017〕15号", "关于任职的通知(演示汇总)", "中共定远县委组织部(演示)", "notice", "2017-11-28" },
        /* of the year after, where it is told */
        { "演示扶组〔2018〕2号", "2018年贫困村出列和贫困户脱贫计划", "县扶贫开发领导小组(演示)", "plan", "2018-01-18" },
        { "演示组〔2018〕4号", "2018年抓党建促脱贫攻坚培训计划", "中共定远县委组织部(演示)", "plan", "2018-01-15" },
        { "演示发〔2018〕3号", "2018年脱贫攻坚责任清单和考核办法", "中共定远县委办公室(演示)", "measures", "2018-01-19" },
        { "演示发〔2018〕5号", "2018年抓党建促脱贫攻坚工作方案", "中共定远县委办公室(演示)", "plan", "2018-01-22" }
};
_Static_assert(COUNT(documents) == COUNT(((struct county *)0)->documents), "every document is kept");

/* Those already entered are passed over, so the steps of demo.c may ask for the same day again. */
bool make_documents(struct county *k, const char *until, const char *day)
{
        if (!demo_begin(k, day, "登记政策文件"))
                return false;
        for (size_t i = 0; i < COUNT(documents); i++) {
                if (k->documents[i] || strcmp(documents[i].day, until) > 0)
                        continue;
                k->past = i == 0; /* by which the registers were begun */
                if (!demo_put(k, "document", &k->documents[i],
                              ARGS(ARG("number", V_TEXT(documents[i].number)), ARG("title", V_TEXT(documents[i].title)),
                                   ARG("issuer", V_TEXT(documents[i].issuer)), ARG("kind", V_TEXT(documents[i].kind)),
                                   ARG("issued_on", V_TEXT(documents[i].day)), ARG("place", V_TEXT(DEMO_COUNTY)))))
                        return false;
                k->past = false;
        }
        return demo_commit(k);
}

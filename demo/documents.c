/* documents.c: the policy documents that plans, postings and exits of the demonstration rest on. Numbers and titles
 * are invented. */
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
          "2017-12-20" }
};
_Static_assert(COUNT(documents) == COUNT(((struct county *)0)->documents), "every document is kept");

bool make_documents(struct county *k, const char *until, const char *day)
{
        if (!demo_begin(k, day, "登记政策文件"))
                return false;
        for (size_t i = 0; i < COUNT(documents); i++) {
                if (k->documents[i] || strcmp(documents[i].day, until) > 0)
                        continue;
                if (!demo_put(k, "document", &k->documents[i],
                              ARGS(ARG("number", V_TEXT(documents[i].number)), ARG("title", V_TEXT(documents[i].title)),
                                   ARG("issuer", V_TEXT(documents[i].issuer)), ARG("kind", V_TEXT(documents[i].kind)),
                                   ARG("issued_on", V_TEXT(documents[i].day)), ARG("place", V_TEXT(DEMO_COUNTY)))))
                        return false;
        }
        return demo_commit(k);
}

/* pillars.c: see pillars.h. Words from the county's own account; which mechanism is built is read off the modules. */
#include "http/pillars.h"

static const struct pillar pillars[] = {
        { "pillar_awareness",
          "强化思想认识",
          "Ideological awareness",
          {
                  { "1.1", "凝聚共识", "Building consensus", "县委办公室、组织部",
                    "Party committee office, organisation department" },
                  { "1.2", "教育培训", "Training", "组织部、扶贫办",
                    "Organisation department, poverty-alleviation office" },
                  { "1.3", "包保责任", "Assigned responsibility", "扶贫办、组织部",
                    "Poverty-alleviation office, organisation department" },
          } },
        { "pillar_personnel",
          "强化人员调配",
          "Personnel deployment",
          {
                  { "2.1", "选派帮扶", "Selection and dispatch", "组织部", "Organisation department" },
                  { "2.2", "充实力量", "Staffing", "编办、扶贫办", "Establishment office, poverty-alleviation office" },
                  { "2.3", "专家智囊团", "Expert advisory teams", "组织部、人社局",
                    "Organisation department, personnel bureau" },
          } },
        { "pillar_leadership",
          "强化组织引领",
          "Organisational leadership",
          {
                  { "3.1", "乡镇党委带基地", "Township-led bases", "乡镇党委", "Township Party committees" },
                  { "3.2", "流动党支部带驿站车间", "Mobile branches", "乡镇党委", "Township Party committees" },
                  { "3.3", "村（社）支部带入股", "Village (community) branches", "村（社区）支部",
                    "Village (community) branches" },
          } },
        { "pillar_motivation",
          "强化动力提升",
          "Motivation",
          {
                  { "4.1", "村干部报酬", "Village cadre remuneration", "组织部、财政局",
                    "Organisation department, finance bureau" },
                  { "4.2", "村干部保险", "Insurance", "组织部、人社局", "Organisation department, personnel bureau" },
                  { "4.3", "村级运转经费", "Operating funds", "财政局、组织部",
                    "Finance bureau, organisation department" },
          } },
        { "pillar_style",
          "强化作风引领",
          "Work style",
          {
                  { "5.1", "党员联户", "Member–household contact", "村（社区）支部", "Village (community) branches" },
                  { "5.2", "清单考核", "Responsibility lists and assessment", "组织部、纪委",
                    "Organisation department, discipline commission" },
                  { "5.3", "一线培养", "Frontline development", "组织部", "Organisation department" },
          } },
};

const struct pillar *pillar_table(size_t *n)
{
        *n = sizeof pillars / sizeof pillars[0];
        return pillars;
}

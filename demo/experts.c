/* experts.c: advisory teams of Party members, the science and technology commissioners of the villages to exit,
 * volunteers, and what was done month by month.
 *
 * Every village is visited once in the year, in a drawn order, and most of its households are reached then; each has a
 * row of its own.
 *
 * Visits are entered month by month with the households reached, so that a figure of households counts each once
 * however often an expert came. */
#include "demo/county.h"

/* Cadres of a unit are used from different places of its list, so that the same man is not leader, helper,
 * expert and commissioner at once. */
#define FIRST_EXPERT 40       /* of a unit's cadres */
#define FIRST_COMMISSIONER 45 /* behind them */
#define FIRST_VOLUNTEER 52
#define VOLUNTEERS 40
#define REACHED 880 /* of a thousand households of a village */

/* Five teams of five: the twenty-five members. Each comes from the office whose trade it is. */
static const struct {
        const char *name, *expertise, *unit, *title;
} teams[EXPERT_TEAMS] = { { "种植业专家智囊团", "planting", "定远县农业委员会", "高级农艺师" },
                          { "畜牧水产专家智囊团", "livestock", "定远县畜牧兽医局", "高级畜牧师" },
                          { "林果蔬菜专家智囊团", "fruit", "定远县林业局", "林业工程师" },
                          { "医疗卫生专家智囊团", "medical", "定远县总医院", "副主任医师" },
                          { "农村电商专家智囊团", "marketing", "定远县商务局", "经济师" } };
static const struct {
        const char *unit, *expertise;
} senders[] = { { "定远县农业委员会", "planting" },
                { "定远县畜牧兽医局", "livestock" },
                { "定远县林业局", "fruit" },
                { "定远县水务局", "engineering" },
                { "定远县农业机械管理局", "engineering" },
                { "定远县科学技术协会", "education" } };
static const struct {
        const char *kind, *title;
        size_t team;
/* What an expert does in a village, and of which team he is. */
} activities[] = { { "industry", "优质水稻种植技术指导", 0 }, { "training", "畜禽养殖和防疫技术培训", 1 },
                   { "industry", "果蔬大棚管理现场指导", 2 }, { "medical", "专家进村义诊和签约服务", 3 },
                   { "training", "农产品网上销售培训", 4 },   { "visit", "小麦赤霉病防治入户指导", 0 },
                   { "industry", "稻虾共作技术指导", 1 } };

/* Party members and backbones of their trade, as the account has it. */
static bool put_expert(struct county *k, size_t team, const struct unit *u, const struct man *m)
{
        return demo_put(k, "advisory_member", NULL,
                        ARGS(ARG("team", V_ID(k->advisory[team])), ARG("person", V_ID(m->id)),
                             ARG("expertise", V_TEXT(teams[team].expertise)), ARG("politics", V_TEXT("member")),
                             ARG("backbone", V_INT(1)), ARG("title", V_TEXT(teams[team].title)),
                             ARG("unit", V_TEXT(u->name)), ARG("from_on", V_TEXT("2016-06-01"))));
}

static bool put_advisory_team(struct county *k, size_t team)
{
        const struct unit *u = &k->units[unit_called(k, teams[team].unit)];
        if (!demo_put(k, "advisory_team", &k->advisory[team],
                      ARGS(ARG("name", V_TEXT(teams[team].name)), ARG("expertise", V_TEXT(teams[team].expertise)),
                           ARG("organisation", V_ID(u->id)), ARG("place", V_TEXT(DEMO_COUNTY)),
                           ARG("from_on", V_TEXT("2016-06-01")),
                           ARG("document", V_ID(k->documents[DOCUMENT_EXPERTS])))))
                return false;
        for (size_t i = 0; i < EXPERTS_IN_TEAM; i++)
                if (!put_expert(k, team, u, &u->cadres.at[FIRST_EXPERT + i]))
                        return false;
        return true;
}

/* Not of a team: a register beside it, which the figure of members must not count. */
static bool put_volunteer(struct county *k, size_t i)
{
        const struct unit *u = &k->units[i % UNITS];
        return demo_put(k, "volunteer", NULL,
                        ARGS(ARG("person", V_ID(u->cadres.at[FIRST_VOLUNTEER].id)),
                             ARG("expertise", V_TEXT(teams[i % EXPERT_TEAMS].expertise)),
                             ARG("place", V_TEXT(DEMO_COUNTY)), ARG("unit", V_TEXT(u->name)),
                             ARG("from_on", V_TEXT("2016-06-15"))));
}

/* In 2016: the teams are there before the year that is told. */
bool make_experts(struct county *k)
{
        if (!demo_begin(k, "2016-06-16", "录入党员专家智囊团和志愿者"))
                return false;
        for (size_t i = 0; i < EXPERT_TEAMS; i++)
                if (!put_advisory_team(k, i))
                        return false;
        for (size_t i = 0; i < VOLUNTEERS; i++)
                if (!put_volunteer(k, i))
                        return false;
        return demo_commit(k);
}

/* One for each village planned for exit, before the season begins. */
bool make_commissioners(struct county *k)
{
        if (!demo_begin(k, "2017-02-22", "录入计划出列村科技特派员"))
                return false;
        for (size_t i = 0; i < PLANNED_VILLAGES; i++) {
                const struct unit *u = &k->units[unit_called(k, senders[i % COUNT(senders)].unit)];
                const struct man *m = &u->cadres.at[FIRST_COMMISSIONER + i / COUNT(senders)];
                if (!demo_put(k, "st_commissioner", NULL,
                              ARGS(ARG("person", V_ID(m->id)),
                                   ARG("place", V_TEXT(k->villages[k->poor[EXITS_BEFORE + i]].code)),
                                   ARG("expertise", V_TEXT(senders[i % COUNT(senders)].expertise)),
                                   ARG("unit", V_TEXT(u->name)), ARG("from_on", V_TEXT("2017-02-20")),
                                   ARG("document", V_ID(k->documents[DOCUMENT_EXPERTS])))))
                        return false;
        }
        return demo_commit(k);
}

/* 880 of a thousand of some twelve thousand households are the "over 10,000", counted as households and not as
 * visits. */
static bool reach(struct county *k, struct draw *r, int64_t activity, const struct village *v)
{
        for (size_t i = 0; i < v->n_houses; i++)
                if (draw_chance(r, REACHED) &&
                    !demo_put(k, "expert_household", NULL,
                              ARGS(ARG("activity", V_ID(activity)), ARG("household", V_ID(v->houses[i].id)),
                                   ARG("signed_by", V_TEXT(v->houses[i].name)))))
                        return false;
        return true;
}

static bool put_activity(struct county *k, struct draw *r, int month, const struct village *v)
{
        size_t which = (size_t)draw_below(r, COUNT(activities)), team = activities[which].team;
        const struct unit *u = &k->units[unit_called(k, teams[team].unit)];
        int64_t id, expert = u->cadres.at[FIRST_EXPERT + (size_t)draw_below(r, EXPERTS_IN_TEAM)].id;
        bool training = strcmp(activities[which].kind, "training") == 0;
        return demo_put(k, "expert_activity", &id,
                        ARGS(ARG("day", V_TEXT(month_day(k, month, (int)draw_between(r, 2, 26)))),
                             ARG("kind", V_TEXT(activities[which].kind)), ARG("title", V_TEXT(activities[which].title)),
                             ARG("place", V_TEXT(v->code)), ARG("team", V_ID(k->advisory[team])),
                             ARG("experts", brief_text(k, "%lld", (long long)expert)),
                             ARG("trained", training ? V_INT(draw_between(r, 30, 80)) : V_NULL),
                             ARG("evidence", V_TEXT("签字表和现场照片存村委会")))) &&
               reach(k, r, id, v);
}

/* The order of visits is drawn from a stream of its own, the same in every month: each village has exactly one. */
bool make_activities(struct county *k, int month)
{
        struct draw order_of = draw_fork(k->seed, "visits"), r = draw_fork(k->seed + (uint64_t)month, "activities");
        size_t order[VILLAGES];
        draw_order(&order_of, order, VILLAGES);
        if (!demo_begin(k, month_day(k, month, 27), keep_text(k, "录入%d月专家帮扶活动", month_of(month))))
                return false;
        for (size_t i = (size_t)month_of(month) - 1; i < VILLAGES; i += 12)
                if (!put_activity(k, &r, month, &k->villages[order[i]]))
                        return false;
        return demo_commit(k);
}

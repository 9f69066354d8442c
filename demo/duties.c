/* duties.c: lists of responsibility for 2017, assessments by them, honours, and one decision of the competent body.
 *
 * Where a record exists the score is computed from it; what is scored by hand has its evidence. One organisation has
 * not been assessed to the end. Townships were told their results and one has appealed; half of the county units'
 * results are locked.
 *
 * Items a record can score name a figure and a goal, so that the score of a township is computed from the registers
 * made before, and changes with them. */
#include "demo/county.h"

/* A third of the units, so that a list of those not assessed yet isn't empty. */
#define UNITS_ASSESSED 20
#define HONOURED 12

/* Weights of a list come to a hundred. Where a register can tell, a figure does the scoring, and no hand. */
static const struct {
        size_t list;
        const char *title, *figure, *goal_kind; /* figure NULL: by hand */
        int64_t weight, goal;
} items[] = { { 0, "贫困户帮扶责任人全覆盖", "responsibility.uncovered_households", "none", 25, 0 },
              { 0, "单位包村全覆盖", "responsibility.uncovered_villages", "none", 20, 0 },
              { 0, "党员联系贫困户", "member_contact.households", "reach", 15, 12 },
              { 0, "群众满意度入户抽查", NULL, NULL, 25, 0 },
              { 0, "扶贫档案资料", NULL, NULL, 15, 0 },
              { 1, "包村帮扶任务落实", NULL, NULL, 60, 0 },
              { 1, "干部到户走访", NULL, NULL, 40, 0 } };
static const struct {
        const char *title, *subject;
} lists[] = { { "乡镇党委脱贫攻坚责任清单", "township_committee" }, { "县直单位包村帮扶责任清单", "county_unit" } };

/* Points are kept in hundredths; eighty is the standard below which a reminder is raised. */
static bool put_list(struct county *k, size_t list, int year)
{
        if (!demo_put(k, "assessment_list", &k->lists[list],
                      ARGS(ARG("year", V_INT(year)), ARG("subject", V_TEXT(lists[list].subject)),
                           ARG("title", V_TEXT(lists[list].title)), ARG("standard", V_INT(8000)),
                           ARG("document", V_ID(k->documents[year == 2017 ? DOCUMENT_DUTIES : DOCUMENT_DUTIES_2018])),
                           ARG("place", V_TEXT(DEMO_COUNTY)))))
                return false;
        for (size_t i = 0; i < COUNT(items); i++) {
                int64_t id;
                if (items[i].list != list)
                        continue;
                if (!demo_put(k, "assessment_item", &id,
                              ARGS(ARG("duty_list", V_ID(k->lists[list])), ARG("title", V_TEXT(items[i].title)),
                                   ARG("weight", V_INT(items[i].weight * 100)),
                                   ARG("source", V_TEXT(items[i].figure ? "record" : "hand")),
                                   ARG("figure", items[i].figure ? V_TEXT(items[i].figure) : V_NULL),
                                   ARG("goal_kind", items[i].goal_kind ? V_TEXT(items[i].goal_kind) : V_NULL),
                                   ARG("goal", V_MAYBE(items[i].goal)))))
                        return false;
                numbers_add(k, &k->duties, id);
        }
        return true;
}

/* sign_lists: every committee of a township signs for the first list, each unit assessed for the second; one didn't. */
static bool sign_list(struct county *k, size_t list, int year, int64_t organisation,
                      const struct man *who)
{
        return demo_put(k, "duty_signing", NULL,
                        ARGS(ARG("duty_list", V_ID(k->lists[list])), ARG("organisation", V_ID(organisation)),
                             ARG("signed_on", brief_text(k, "%d-02-20", year)), ARG("signed_by", V_TEXT(who->name))));
}

static bool sign_lists(struct county *k, int year)
{
        for (size_t i = 0; i < TOWNSHIPS; i++)
                if (!sign_list(k, 0, year, k->townships[i].committee, &k->townships[i].cadres.at[0]))
                        return false;
        for (size_t i = 1; i < UNITS_ASSESSED; i++)
                if (!sign_list(k, 1, year, k->units[i].id, &k->units[i].cadres.at[0]))
                        return false;
        return true;
}

/* In February: nobody can be assessed by a list he did not know. */
bool make_duties(struct county *k, int year)
{
        return demo_begin(k, keep_text(k, "%d-02-21", year), keep_text(k, "录入%d年责任清单", year)) &&
               put_list(k, 0, year) && put_list(k, 1, year) && sign_lists(k, year) && demo_commit(k);
}

/* assess: by hand between seven tenths and all of the weight; unfinished leaves the last hand score out. */
static bool assess(struct county *k, struct draw *r, size_t list, int64_t organisation, bool unfinished, int64_t *made)
{
        const char *day = list ? "2017-12-15" : "2017-12-28";
        int64_t id;
        if (!demo_put(k, "assessment", &id,
                      ARGS(ARG("duty_list", V_ID(k->lists[list])), ARG("organisation", V_ID(organisation)),
                           ARG("assessed_on", V_TEXT(day)))))
                return false;
        *made = id;
        for (size_t i = 0; i < COUNT(items); i++) {
                bool by_hand = !items[i].figure, last = i + 1 == COUNT(items) || items[i + 1].list != list;
                int64_t points = items[i].weight * draw_between(r, 74, 99);
                if (items[i].list != list || (unfinished && last))
                        continue;
                if (!demo_put(k, "assessment_score", NULL,
                              ARGS(ARG("assessment", V_ID(id)), ARG("item", V_ID(k->duties.at[i])),
                                   ARG("score", by_hand ? V_INT(points) : V_NULL),
                                   ARG("evidence", by_hand ? V_TEXT("考核组现场记录表(演示)") : V_NULL),
                                   ARG("scored_on", V_TEXT(day)))))
                        return false;
        }
        return true;
}

/* On the Party's day, the first of July, or the eve of it, honours are given. */
static bool put_honours(struct county *k, struct draw *r)
{
        size_t order[POOR_VILLAGES];
        draw_order(r, order, POOR_VILLAGES);
        for (size_t i = 0; i < HONOURED; i++) {
                const struct village *v = &k->villages[k->poor[order[i]]];
                bool person = i % 3 == 2;
                if (!demo_put(k, "honour", NULL,
                              ARGS(ARG("awarded_on", V_TEXT("2017-06-30")),
                                   ARG("kind", V_TEXT(person ? "person" : "organisation")),
                                   ARG("title", V_TEXT(person ? "脱贫攻坚先进个人" : "先进基层党组织")),
                                   ARG("organisation", person ? V_NULL : V_ID(v->general)),
                                   ARG("person", person ? V_ID(v->cadres.at[0].id) : V_NULL),
                                   ARG("level", V_TEXT("county")), ARG("awarded_by", V_TEXT("中共定远县委(演示)")),
                                   ARG("place", V_TEXT(v->code)))))
                        return false;
        }
        return true;
}

/* Taken by the competent body and only recorded here, with its number: the program never decides about a person.
 * It concerns an organisation, so that no invented person is blamed. */
static bool put_decision(struct county *k)
{
        return demo_put(k, "accountability", NULL,
                        ARGS(ARG("decided_on", V_TEXT("2017-08-15")),
                             ARG("body", V_TEXT("中共定远县纪律检查委员会(演示)")),
                             ARG("number", V_TEXT("演示纪〔2017〕3号")), ARG("form", V_TEXT("circular")),
                             ARG("organisation", V_ID(k->units[UNITS - 1].id)),
                             ARG("matter", V_TEXT("包村帮扶任务落实不力，由有权机关约谈(演示)")),
                             ARG("place", V_TEXT(DEMO_COUNTY))));
}

/* tell: townships when they were assessed, units before; of the units every other result is locked. */
static bool tell(struct county *k, const struct numbers *made)
{
        for (size_t i = 0; i < made->n; i++) {
                const bool unit = i >= TOWNSHIPS;
                if (i + 1 == TOWNSHIPS)
                        continue; /* not assessed to the end */
                if (!demo_set(k, "assessment", made->at[i],
                              ARGS(ARG("told_on", V_TEXT(unit ? "2017-12-18" : "2017-12-28")))))
                        return false;
                if (unit && i % 2 &&
                    !demo_set(k, "assessment", made->at[i], ARGS(ARG("locked_on", V_TEXT("2017-12-29")))))
                        return false;
        }
        return demo_put(k, "assessment_appeal", NULL,
                        ARGS(ARG("assessment", V_ID(made->at[township_at(k, "341125112")])),
                             ARG("item", V_ID(k->duties.at[4])), ARG("appealed_on", V_TEXT("2017-12-29")),
                             ARG("matter", V_TEXT("档案资料在检查后已经补齐，请复核(演示)")),
                             ARG("evidence", V_TEXT("补齐的档案目录(演示)"))));
}

/* Townships first, in their order: tell counts on it. */
bool make_assessments(struct county *k)
{
        struct numbers made = { 0 };
        int64_t id;
        struct draw r = draw_fork(k->seed, "assessments");
        if (!demo_begin(k, "2017-12-29", "录入年度考核、先进典型和问责决定"))
                return false;
        for (size_t i = 0; i < TOWNSHIPS; i++) {
                if (!assess(k, &r, 0, k->townships[i].committee, i + 1 == TOWNSHIPS, &id))
                        return false;
                numbers_add(k, &made, id);
        }
        for (size_t i = 0; i < UNITS_ASSESSED; i++) {
                if (!assess(k, &r, 1, k->units[i].id, false, &id))
                        return false;
                numbers_add(k, &made, id);
        }
        return tell(k, &made) && put_honours(k, &r) && put_decision(k) && demo_commit(k);
}

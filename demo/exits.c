/* exits.c: plans for exit, the income of a year, what was found of the Two Assurances and Three Guarantees, and the
 * exits themselves.
 *
 * At the end of each year every household's income is entered; those that come out are found to meet all items,
 * proposed by the village's secretary and confirmed by the township's station. Some proposals of the last days still
 * wait; some incomes are missing.
 *
 * An exit is the end of a proof and never a wish: the six guarantees are found first, the income of the year stands
 * beside them, the village proposes and the township confirms. The rules that want this order are the program's own,
 * so a generator that cut a corner would not get through. */
#include "demo/county.h"

#define WAITING_VILLAGES 2 /* planned villages whose delisting is proposed and not confirmed */
#define STATION_MASTER 8   /* among the cadres of a township */

/* Villages drawn in the beginning (households.c): eighteen for 2016 and the twenty-six for 2017 the county is
 * known for. */
static bool due(const struct village *v, int year)
{
        return year == 2016 ? v->before : v->planned; /* in 2018 the same as the year before: villages of key support */
}

/* The village, and every household of it that is to come out: a plan names them before the year begins. */
static bool plan_village(struct county *k, const struct village *v, int year)
{
        int64_t document = k->documents[year == 2016 ? 1 : year == 2017 ? 4 : DOCUMENT_PLAN_2018];
        if (!demo_put(k, "exit_plan", NULL,
                      ARGS(ARG("year", V_INT(year)), ARG("place", V_TEXT(v->code)), ARG("document", V_ID(document)))))
                return false;
        for (size_t i = 0; i < v->n_houses; i++)
                if (v->houses[i].exit_year == year &&
                    !demo_put(k, "exit_plan", NULL,
                              ARGS(ARG("year", V_INT(year)), ARG("place", V_TEXT(v->code)),
                                   ARG("household", V_ID(v->houses[i].id)), ARG("document", V_ID(document)))))
                        return false;
        return true;
}

/* In the year's first months, before anything that rests on being planned: pairings, commissioners. */
bool make_plans(struct county *k, int year)
{
        if (!demo_begin(k, keep_text(k, year == 2016 ? "%d-02-25" : "%d-01-22", year),
                        moved(k) ? "录入当年重点帮促村" : "录入当年出列和脱贫计划"))
                return false;
        for (size_t i = 0; i < VILLAGES; i++)
                if (due(&k->villages[i], year) && !plan_village(k, &k->villages[i], year))
                        return false;
        return demo_commit(k);
}

/* ---- income ---- */

/* Fen a head. Who is out lies above the line of the year, who comes out next year just below, the others far
 * below: the rule on exits looks at this. */
static int64_t draw_per_capita(const struct county *k, struct draw *r, const struct house *h, int year)
{
        if (moved(k)) /* as such households have had since 2021 */
                return draw_between(r, needy(k, h) ? 950000 : 1150000, year == 2016 ? 1950000 : 2150000);
        bool out = h->exit_year && h->exit_year <= year;
        if (out)
                return draw_between(r, 350000, year == 2016 ? 780000 : 880000);
        if (h->exit_year == year + 1)
                return draw_between(r, 260000, 330000);
        return draw_between(r, 190000, 294000);
}

/* put_income: the sources add up to the income per head: net = wages + business + property + transfers - costs.
 * Old people who live alone have transfers, families wages: the mixture a village's sheet shows. */
static bool put_income(struct county *k, struct draw *r, struct house *h, int year)
{
        int64_t net = draw_per_capita(k, r, h, year) * h->persons;
        int64_t costs = net / draw_between(r, 9, 20), gross = net + costs;
        int64_t wage = gross * draw_between(r, h->persons > 1 ? 300 : 0, h->persons > 1 ? 600 : 150) / 1000;
        int64_t transfer = gross * draw_between(r, h->persons > 1 ? 120 : 500, h->persons > 1 ? 300 : 700) / 1000;
        int64_t property = gross * draw_between(r, 0, 40) / 1000;
        if (year == 2017)
                h->per_capita = net / h->persons;
        return demo_put(k, "household_income", NULL,
                        ARGS(ARG("household", V_ID(h->id)), ARG("year", V_INT(year)), ARG("persons", V_INT(h->persons)),
                             ARG("wage", V_INT(wage)), ARG("business", V_INT(gross - wage - transfer - property)),
                             ARG("property", V_INT(property)), ARG("transfer", V_INT(transfer)),
                             ARG("costs", V_INT(costs)), ARG("period_from", brief_text(k, "%d-10-01", year - 1)),
                             ARG("period_to", brief_text(k, "%d-09-30", year))));
}

/* ---- guarantees ---- */

static const struct {
        const char *item, *met, *unmet;
/* The Two Assurances and Three Guarantees, and water, which counties check with them; in the words of a checker. */
} items[] = {
        { "food", "入户查看，粮食够吃，肉蛋常有", "入户查看，口粮不足" },
        { "clothing", "入户查看，四季衣被齐全", "入户查看，冬衣不足" },
        { "education", "学籍名册核对，无失学辍学", "一名子女未在校，正在劝返" },
        { "medical", "医保缴费名册核对，全户参保", "一人未参保，正在补缴" },
        { "housing", "住房鉴定为A级或B级，查看属实", "住房鉴定为C级，列入改造计划" },
        { "water", "自来水入户，水质检测合格", "饮用浅井水，未检测" },
};

/* Found by the helper, who was there; where there is none, by the head of the villagers' committee. */
static bool put_guarantee(struct county *k, const struct house *h, size_t item, bool met, const char *day)
{
        const struct village *v = &k->villages[h->village];
        return demo_put(k, "guarantee", NULL,
                        ARGS(ARG("household", V_ID(h->id)), ARG("item", V_TEXT(items[item].item)),
                             ARG("day", V_TEXT(day)), ARG("met", V_INT(met)),
                             ARG("evidence", V_TEXT(met ? items[item].met : items[item].unmet)),
                             ARG("checked_by", V_ID(h->helped_by ? h->helped_by->cadre : v->cadres.at[1].cadre))));
}

/* ---- exits ---- */

/* Found in November, proposed in December, confirmed within days: the order the rule on exits wants. */
static bool put_exit(struct county *k, struct draw *r, const struct house *h, int year, bool confirmed)
{
        const struct village *v = &k->villages[h->village];
        const char *found = brief_text(k, "%d-11-%02lld", year, (long long)draw_between(r, 6, 28)).s.p;
        const char *day = brief_text(k, "%d-12-%02lld", year,
                                     (long long)(confirmed ? draw_between(r, 4, 18) : draw_between(r, 20, 27)))
                                  .s.p;
        for (size_t i = 0; i < COUNT(items); i++)
                if (!put_guarantee(k, h, i, true, found))
                        return false;
        const struct man *station = &k->townships[v->township].cadres.at[STATION_MASTER];
        return demo_put(
                k, "household_exit", NULL,
                ARGS(ARG("household", V_ID(h->id)), ARG("day", V_TEXT(day)), ARG("precision", V_TEXT("day")),
                     ARG("method", V_TEXT(h->persons == 1 ? "covered" : "helped")),
                     ARG("per_capita", V_MAYBE(h->per_capita)),
                     ARG("evidence", V_TEXT("入户核实表、村民评议记录和公示照片存村委会")),
                     ARG("document", V_ID(k->documents[3])), ARG("proposed_by", V_ID(v->cadres.at[0].cadre)),
                     ARG("confirmed_by", confirmed ? V_ID(station->cadre) : V_NULL),
                     ARG("confirmed_on", confirmed ? V_TEXT(day_after(k, day, draw_between(r, 1, 5))) : V_NULL)));
}

/* Three in a thousand incomes are missing, and a guarantee here and there is not met: what the checks are for. */
static bool house_year(struct county *k, struct draw *r, struct house *h, int year)
{
        bool missing = year == 2017 && h->exit_year == 0 && draw_chance(r, 3);
        if (!missing && !put_income(k, r, h, year))
                return false;
        if (h->exit_year == year)
                return put_exit(k, r, h, year, true);
        if (year == 2017 && h->exit_year == 0 && draw_chance(r, 200))
                return put_guarantee(k, h, (size_t)draw_between(r, 2, 5), false, "2017-06-20");
        if (year == 2017 && h->exit_year == 0 && k->villages[h->village].planned && draw_chance(r, 300))
                return put_exit(k, r, h, year, false);
        return true;
}

/* Its poverty rate follows from the registers; a village has to show collective income besides. */
static bool put_village_exit(struct county *k, struct draw *r, const struct village *v, int year, bool confirmed)
{
        const struct man *secretary = &v->cadres.at[0], *station = &k->townships[v->township].cadres.at[STATION_MASTER];
        return demo_put(k, "village_exit", NULL,
                        ARGS(ARG("place", V_TEXT(v->code)), ARG("day", brief_text(k, "%d-12-20", year)),
                             ARG("precision", V_TEXT("day")),
                             ARG("collective_income", V_INT(draw_between(r, 520, 1600) * 10000)),
                             ARG("evidence", V_TEXT("村出列自查报告、集体收入台账和公示照片存乡镇扶贫工作站")),
                             ARG("document", V_ID(k->documents[3])), ARG("proposed_by", V_ID(secretary->cadre)),
                             ARG("confirmed_by", confirmed ? V_ID(station->cadre) : V_NULL),
                             ARG("confirmed_on", confirmed ? brief_text(k, "%d-12-25", year) : V_NULL)));
}

/* Villages after their households, since the share still poor is what a village has to show. */
static bool village_exits(struct county *k, struct draw *r, int year)
{
        int waiting = year == 2017 ? WAITING_VILLAGES : 0;
        if (!demo_begin(k, year == 2016 ? "2016-12-28" : "2017-12-28", "录入当年村出列"))
                return false;
        for (size_t i = 0; i < VILLAGES; i++)
                if (due(&k->villages[i], year) && !put_village_exit(k, r, &k->villages[i], year, waiting-- <= 0))
                        return false;
        return demo_commit(k);
}

/* A change for each township: as its station would enter it, and small enough for one commit. */
bool make_exits(struct county *k, int year)
{
        struct draw r = draw_fork(k->seed + (uint64_t)year, "exits");
        for (int t = 0; t < TOWNSHIPS; t++) {
                if (!demo_begin(k, year == 2016 ? "2016-12-26" : "2017-12-27",
                                keep_text(k, moved(k) ? "%s：录入%d年收入" : "%s：录入%d年收入和脱贫", k->townships[t].name, year)))
                        return false;
                for (size_t v = 0; v < VILLAGES; v++)
                        for (size_t i = 0; k->villages[v].township == t && i < k->villages[v].n_houses; i++)
                                if (!house_year(k, &r, &k->villages[v].houses[i], year))
                                        return false;
                if (!demo_commit(k))
                        return false;
        }
        return moved(k) || village_exits(k, &r, year);
}

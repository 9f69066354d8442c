/* visits.c: visits of helpers to the households that are still poor, in the last weeks of 2017, and the interval the
 * county has laid down. A few households were not visited, for the check. */
#include "demo/county.h"

#define INTERVAL 60 /* days between visits */
#define MISSED 97   /* one household in so many was not visited */
#define WISHES 40   /* in so many visits something was asked for */

static const struct {
        const char *items, *done;
} kinds[] = { { "policy,situation", "讲解教育、医疗政策，了解生产生活情况(演示)" },
              { "income,situation", "核对全年收入和支出，填写帮扶手册(演示)" },
              { "industry", "商定来年种养计划(演示)" },
              { "medical,errand", "代办医保缴费和慢病证(演示)" },
              { "housing,surroundings", "查看住房，帮助清理房前屋后(演示)" },
              { "work", "介绍到扶贫车间务工(演示)" } };

static bool put_interval(struct county *k)
{
        return demo_put(k, "parameter_value", NULL,
                        ARGS(ARG("name", V_TEXT("visit_interval")), ARG("place", V_TEXT(DEMO_COUNTY)),
                             ARG("from_on", V_TEXT(late_day(k, "2017-12-01"))), ARG("value", V_INT(INTERVAL)),
                             ARG("document", V_ID(k->documents[DOCUMENT_DUTIES]))));
}

static bool put_visit(struct county *k, struct draw *r, const struct house *h, size_t n)
{
        const size_t kind = (size_t)draw_below(r, COUNT(kinds));
        const bool wish = n % WISHES == 0;
        return demo_put(k, "visit", NULL,
                        ARGS(ARG("household", V_ID(h->id)), ARG("cadre", V_ID(h->helped_by->cadre)),
                             ARG("day", V_TEXT(late_day(k, month_day(k, 12, (int)draw_between(r, 4, 22))))),
                             ARG("way", V_TEXT("home")), ARG("met", V_INT(1)), ARG("items", V_TEXT(kinds[kind].items)),
                             ARG("done", V_TEXT(kinds[kind].done)),
                             ARG("wanted", wish ? V_TEXT("希望联系冬季务工(演示)") : V_NULL),
                             ARG("answered", wish && n % (3 * WISHES) ? V_TEXT("已与镇扶贫车间联系(演示)") : V_NULL)));
}

/* A change a township: it enters what its helpers wrote down. */
bool make_visits(struct county *k)
{
        struct draw r = draw_fork(k->seed, "visits");
        size_t n = 0;
        for (int t = 0; t < TOWNSHIPS; t++) {
                if (!demo_begin(k, late_day(k, "2017-12-25"), keep_text(k, "%s：录入帮扶走访", k->townships[t].name)) ||
                    (t == 0 && !put_interval(k)))
                        return false;
                for (size_t v = 0; v < VILLAGES; v++)
                        for (size_t i = 0; k->villages[v].township == t && i < k->villages[v].n_houses; i++) {
                                const struct house *h = &k->villages[v].houses[i];
                                if (needy(k, h) && h->helped_by && ++n % MISSED && !put_visit(k, &r, h, n))
                                        return false;
                        }
                if (!demo_commit(k))
                        return false;
        }
        return true;
}

/* village_facts.c: what each village reports of itself by year: households, people, members, cadres, labour, land.
 * Villages are large enough that few in a hundred are poor. */
#include "demo/county.h"

#define PEOPLE_LEAST 2600
#define PEOPLE_MORE 2600

static bool put_facts(struct county *k, struct draw *r, const struct village *v, int year)
{
        const int64_t people = PEOPLE_LEAST + draw_below(r, PEOPLE_MORE);
        return demo_put(k, "village_fact", NULL,
                        ARGS(ARG("place", V_TEXT(v->code)), ARG("year", V_INT(year)),
                             ARG("households", V_INT(people * 10 / 37)), ARG("population", V_INT(people)),
                             ARG("members", V_INT((int64_t)(v->members.n + v->cadres.n))),
                             ARG("cadres", V_INT(VILLAGE_CADRES)), ARG("labour", V_INT(people * 55 / 100)),
                             ARG("land_mu", V_INT(people * draw_between(r, 120, 260))),
                             ARG("evidence", V_TEXT("村情报表(演示)"))));
}

/* The same people in both years: the stream knows no year. */
bool make_village_facts(struct county *k, int year)
{
        struct draw r = draw_fork(k->seed, "village facts");
        if (!demo_begin(k, year == 2016 ? "2016-12-24" : "2017-12-25", "录入村情"))
                return false;
        for (size_t i = 0; i < VILLAGES; i++)
                if (!put_facts(k, &r, &k->villages[i], year))
                        return false;
        return demo_commit(k);
}

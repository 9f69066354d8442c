/* funds.c: the operating funds of villages of 2016 and 2017, and grants from dues to the branches of poor villages and
 * to members in poverty.
 *
 * Which village is of which size is drawn; how many are of each follows from the totals (shape.h). Funds are paid in
 * two parts; in 2017 a few villages still wait for the second. Two grants have no voucher yet.
 *
 * Amounts are fixed for a year and a size of village by a paper, appropriated to each village, and paid in parts
 * with a voucher each: three registers, so that what is due, what is set aside and what has arrived can differ and
 * be seen to. */
#include "demo/county.h"

#include "base/date.h"

#include <string.h>

#define GROWTH 500 /* 5 % */
#define WAITING 6  /* villages whose second part of 2017 has not come */
#define MEMBERS_GRANTED 2

static const struct {
        const char *class;
        int64_t yuan;
/* Yuan a year for a village of each size. */
} sizes[] = { { "large", 90000 }, { "medium", 70000 }, { "small", 50000 } };

/* size_of: of the village at that position of a drawn order. */
static size_t size_of(size_t position)
{
        return position < LARGE_VILLAGES ? 0 : position < LARGE_VILLAGES + MEDIUM_VILLAGES ? 1 : 2;
}

/* 45 large, 125 medium and 70 small villages: 16.30 million yuan in 2016, and with five per cent more 17.115
 * million in 2017. */
static bool put_amounts(struct county *k, int year)
{
        for (size_t i = 0; i < COUNT(sizes); i++)
                if (!demo_put(k, "operating_fund_amount", NULL,
                              ARGS(ARG("year", V_INT(year)), ARG("class", V_TEXT(sizes[i].class)),
                                   ARG("amount", V_INT(YUAN(sizes[i].yuan))),
                                   ARG("growth", V_INT(year == 2017 ? GROWTH : 0)),
                                   ARG("document", V_ID(k->documents[DOCUMENT_FUNDS])))))
                        return false;
        return true;
}

/* Every yuan with its voucher: what has none has not arrived. */
static bool put_part(struct county *k, int64_t fund, int year, int part, int64_t amount)
{
        return demo_put(k, "operating_fund_payment", NULL,
                        ARGS(ARG("fund", V_ID(fund)),
                             ARG("day", brief_text(k, "%d-%s", year, part == 1 ? "04-20" : "10-20")),
                             ARG("part", V_INT(part)), ARG("amount", V_INT(amount)),
                             ARG("voucher_no", brief_text(k, "演示拨%d-%lld-%d", year, (long long)fund, part))));
}

/* Six tenths in spring, the rest in autumn, under a voucher of its own. */
static bool fund_village(struct county *k, const struct village *v, size_t position, int year)
{
        size_t size = size_of(position);
        int64_t id, due = YUAN(sizes[size].yuan) / 100 * (year == 2016 ? 100 : 105), first = due / 10 * 6;
        if (year == 2016 &&
            !demo_put(k, "village_size", NULL,
                      ARGS(ARG("place", V_TEXT(v->code)), ARG("class", V_TEXT(sizes[size].class)),
                           ARG("from_on", V_TEXT("2016-01-01")), ARG("document", V_ID(k->documents[DOCUMENT_FUNDS])))))
                return false;
        if (!demo_put(k, "operating_fund", &id,
                      ARGS(ARG("year", V_INT(year)), ARG("place", V_TEXT(v->code)),
                           ARG("document", V_ID(k->documents[DOCUMENT_FUNDS])))) ||
            !put_part(k, id, year, 1, first))
                return false;
        bool waits = year == 2018 || (year == 2017 && position % (VILLAGES / WAITING) == 7);
        return waits || put_part(k, id, year, 2, due - first);
}

/* The order, and with it the size of each village, is the same in both years: the stream knows no year. */
bool make_funds(struct county *k, int year)
{
        struct draw r = draw_fork(k->seed, "funds");
        size_t order[VILLAGES];
        draw_order(&r, order, VILLAGES);
        if (!demo_begin(k, year == 2018 ? "2018-04-25" : keep_text(k, "%d-10-25", year), "录入村级运转经费安排和拨付") ||
            !put_amounts(k, year))
                return false;
        for (size_t i = 0; i < VILLAGES; i++)
                if (!fund_village(k, &k->villages[order[i]], i, year))
                        return false;
        return demo_commit(k);
}

/* ---- grants from dues ---- */

/* One grant, or one round of them, whose village is filled in. */
struct grant_given {
        const char *day, *level, *purpose;
        int64_t yuan;
        size_t number;
        const struct man *member; /* NULL: the village's branch */
};

/* From its level to its recipient with the paper: every yuan of dues can be traced. */
static bool put_grant(struct county *k, const struct village *v, const struct grant_given *g)
{
        bool proved = g->number % 97 != 40;
        return demo_put(
                k, "dues_grant", NULL,
                ARGS(ARG("day", V_TEXT(g->day)), ARG("source_level", V_TEXT(g->level)),
                     ARG("recipient", V_TEXT(g->member ? "member" : "branch")),
                     ARG("organisation", g->member ? V_NULL : V_ID(v->general)),
                     ARG("person", g->member ? V_ID(g->member->id) : V_NULL), ARG("place", V_TEXT(v->code)),
                     ARG("purpose", V_TEXT(g->purpose)), ARG("amount", V_INT(YUAN(g->yuan))),
                     ARG("voucher_no", proved ? brief_text(k, "演示党费%.4s-%04zu", g->day, g->number) : V_NULL),
                     ARG("decided_on", g->number % 89 == 7 ? V_NULL : V_TEXT(day_after(k, g->day, -8))),
                     ARG("decision", V_TEXT("部务会议研究(演示)")),
                     ARG("use_until", V_TEXT(strncmp(g->day, "2016", 4) == 0 ? "2017-12-31" : "2018-12-31")),
                     ARG("document", V_ID(k->documents[DOCUMENT_DUES]))));
}

/* to_members: grants of the county to the first members of every second village. */
static bool to_members(struct county *k, const char *day, size_t first)
{
        for (size_t v = first; v < VILLAGES; v += 2)
                for (size_t m = 0; m < MEMBERS_GRANTED; m++)
                        if (!put_grant(k, &k->villages[v],
                                       &(struct grant_given){ day, "county", "hardship", v % 3 ? 500 : 800, v,
                                                              &k->villages[v].members.at[m] }))
                                return false;
        return true;
}

/* The branches of the poor villages, one in five with a little more: the sums of a round are not all alike. */
static bool to_branches(struct county *k, const struct grant_given *g)
{
        for (size_t i = 0; i < POOR_VILLAGES; i++) {
                struct grant_given one = *g;
                one.number = i;
                one.yuan += i % 5 ? 0 : 2000;
                if (!put_grant(k, &k->villages[k->poor[i]], &one))
                        return false;
        }
        return true;
}

/* Three levels, each above nil, and over three million in two years, are what the county is known for. */
bool make_dues(struct county *k, int year)
{
        static const struct grant_given rounds[] = { { "2016-06-28", "province", "site", 18000, 0, NULL },
                                                     { "2017-06-28", "city", "press", 12000, 0, NULL },
                                                     { "2017-09-20", "county", "training", 10000, 0, NULL },
                                                     { "2018-05-18", "county", "press", 12000, 0, NULL } };
        if (!demo_begin(k, year == 2016 ? "2016-07-04" : year == 2017 ? "2017-10-09" : "2018-05-30",
                        "录入党费补助下拨"))
                return false;
        for (size_t i = 0; i < COUNT(rounds); i++)
                if (date_year(rounds[i].day) == year && !to_branches(k, &rounds[i]))
                        return false;
        const char *day = keep_text(k, "%d-%s", year, year == 2018 ? "05-25" : "06-30");
        return to_members(k, day, year == 2016) && demo_commit(k);
}

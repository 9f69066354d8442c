/* pairing.c: private enterprises and the villages planned for exit: what they did in 2017, the money that arrived, the
 * jobs taken up.
 *
 * Every enterprise does at least one thing. One sum has come without a voucher and so doesn't count; a few promises
 * are not kept yet.
 *
 * Sums and jobs are shared out over the items, so that the total is near what the county is known for and each item
 * has a plausible size; the last one takes the remainder. */
#include "demo/county.h"

/* 32 enterprises over 26 villages: six villages have two. */
struct village *paired_village(struct county *k, size_t enterprise)
{
        return &k->villages[k->poor[EXITS_BEFORE + enterprise % PLANNED_VILLAGES]];
}

static const struct {
        const char *title, *kind, *job;
/* What enterprises do, of every kind the register knows; some bring jobs. */
} things[] = { { "订单种植优质水稻", "industry", NULL },       { "吸纳贫困劳动力进厂务工", "employment", "worker" },
               { "捐资修建村组道路", "infrastructure", NULL }, { "收购贫困户农产品", "consumption", NULL },
               { "来料加工点", "employment", "home" },         { "资助贫困家庭学生", "donation", NULL },
               { "大棚蔬菜基地用工", "industry", "base" },     { "养殖技术培训", "intellect", NULL },
               { "捐建村文化活动室", "welfare", NULL },        { "代销村集体产品", "trade", NULL },
               { "光伏管护用工", "employment", "base" },       { "安装太阳能路灯", "infrastructure", NULL } };

struct share {               /* what is left to give out */
        int64_t money, jobs; /* yuan; jobs */
        int paying, hiring;  /* items among which */
};

/* drawn_part: a drawn part of what is left, everything at the end. Between half and one and a half of the mean, so
 * that no enterprise gives everything; the last one takes what is left and the sum is exact. */
static int64_t drawn_part(struct draw *r, int64_t left, int among, int64_t step)
{
        if (among <= 1)
                return left;
        int64_t mean = left / among;
        return draw_between(r, mean / 2, mean * 3 / 2) / step * step;
}

/* Of the year after, what has come by spring. */
static const char *item_day(struct county *k, struct draw *r, int year, bool second)
{
        const int month = year == 2018 ? (int)draw_between(r, 14, 16)
                                       : (int)(second ? draw_between(r, 9, 11) : draw_between(r, 3, 8));
        return month_day(k, month, (int)draw_between(r, 1, 28));
}

static struct val receipt(struct county *k, int year, size_t number)
{
        return brief_text(k, "演示收据%04zu", (year == 2018 ? 301 : 101) + number);
}

/* One sum without a voucher, and some promises not kept: what the checks look for. */
static bool put_item(struct county *k, struct draw *r, size_t number, int64_t pairing, struct share *left, int year)
{
        size_t thing = number % COUNT(things);
        bool unproved = number == 5, hires = things[thing].job != NULL, pays = !unproved && number % 4 != 3;
        int64_t money = pays ? drawn_part(r, left->money, left->paying--, 100) : unproved ? 8000 : 0;
        int64_t jobs = hires ? drawn_part(r, left->jobs, left->hiring--, 1) : 0;
        left->money -= pays ? money : 0;
        left->jobs -= jobs;
        bool second =
                number >= ENTERPRISES; /* of its pairing: later in the year, so never the same thing on the same day */
        const char *day = item_day(k, r, year, second);
        int64_t promised = number % 15 == 7 ? money + 5000 : money;
        return demo_put(k, "assistance_item", NULL,
                        ARGS(ARG("pairing", V_ID(pairing)), ARG("title", V_TEXT(things[thing].title)),
                             ARG("kind", V_TEXT(things[thing].kind)), ARG("day", V_TEXT(day)),
                             ARG("promised", promised ? V_INT(YUAN(promised)) : V_NULL),
                             ARG("arrived", money ? V_INT(YUAN(money)) : V_NULL),
                             ARG("voucher_no", pays ? receipt(k, year, number) : V_NULL),
                             ARG("arrived_on", money ? V_TEXT(day) : V_NULL), ARG("jobs", jobs ? V_INT(jobs) : V_NULL),
                             ARG("job_kind", hires ? V_TEXT(things[thing].job) : V_NULL),
                             ARG("households", V_INT(draw_between(r, 2, 30)))));
}

/* The same conditions as put_item's, asked beforehand: how many share the money and the jobs. */
static void count_items(struct share *s, size_t items)
{
        for (size_t i = 0; i < items; i++) {
                s->hiring += things[i % COUNT(things)].job != NULL;
                s->paying += i != 5 && i % 4 != 3;
        }
}

/* After the year's plan of exits: a rule wants the village in it. */
bool make_pairings(struct county *k)
{
        if (!demo_begin(k, "2017-03-06", "录入“百企帮百村”结对"))
                return false;
        for (size_t i = 0; i < ENTERPRISES; i++) {
                struct enterprise *e = &k->enterprises[i];
                if (!demo_put(k, "enterprise_pairing", &e->pairing,
                              ARGS(ARG("enterprise", V_ID(e->id)), ARG("place", V_TEXT(paired_village(k, i)->code)),
                                   ARG("party_organisation", V_ID(e->branch)), ARG("from_on", V_TEXT("2017-03-01")),
                                   ARG("document", V_ID(k->documents[6])))))
                        return false;
        }
        return demo_commit(k);
}

/* Near the sum the county is known for, not on it: the figure is counted, and another seed gives another one. */
bool make_items(struct county *k, int year)
{
        const size_t items = year == 2018 ? ITEMS / 2 : ITEMS;
        struct draw r = draw_fork(k->seed, "items");
        struct share left = { .money = INVESTED_YUAN + draw_between(&r, -40, 40) * 100, .jobs = JOBS };
        if (year == 2018)
                left = (struct share){ .money = left.money / 2, .jobs = JOBS / 2 };
        size_t order[ENTERPRISES];
        draw_order(&r, order, ENTERPRISES);
        count_items(&left, items);
        if (!demo_begin(k, year == 2018 ? "2018-05-30" : "2017-12-04", "录入结对企业帮扶事项"))
                return false;
        for (size_t i = 0; i < items; i++)
                if (!put_item(k, &r, i, k->enterprises[i < ENTERPRISES ? i : order[i - ENTERPRISES]].pairing, &left,
                              year))
                        return false;
        return demo_commit(k);
}

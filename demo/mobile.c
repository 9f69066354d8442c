/* mobile.c: Party branches of members who work away, those who came back and what they began, their workshops and
 * stations, and the households they take along.
 *
 * Two are those the county is known for. Households linked to them come out of poverty at the end of the year like any
 * others (exits.c); a few linked ones don't. One branch hasn't reported.
 *
 * A branch away from home has its members in many villages and its place in none: it lies in the township that keeps
 * it. */
#include "demo/county.h"

/* So many that a branch goes on when some return. */
#define MEMBERS 18
#define WORKING_SINCE 1966 /* born then or later */
#define EXTRA 4            /* households linked that don't come out this year */

/* The first two are the county's known ones: six returned, a workshop and 21 households out of poverty; a station
 * and 29. The others are invented, one of them with no venue, as most are. */
static const struct branch {
        const char *township, *name, *location;
        size_t returned, households; /* households: that come out in 2017 */
        const char *kind, *venue;    /* NULL: none */
} branches[] = {
        { "341125115", "大桥镇驻沪流动党支部", "上海市松江区", 6, 21, "workshop", "大桥镇返乡创业扶贫车间" },
        { "341125108", "连江镇驻丹阳流动党支部", "江苏省丹阳市", 0, 29, "service_station", "丹阳扶贫驿站" },
        { "341125101", "炉桥镇驻苏州流动党支部", "江苏省苏州市", 2, 8, "workshop", "炉桥镇服装扶贫车间" },
        { "341125107", "池河镇驻合肥流动党支部", "安徽省合肥市", 1, 0, NULL, NULL },
        { "341125105", "张桥镇驻南京流动党支部", "江苏省南京市", 0, 6, "service_station", "南京扶贫驿站" },
};

/* next_member: the next member of working age of a village of the township, from a place that moves on. */
struct search {
        size_t village, member;
        size_t house;
};

/* From the end of a village's list on: its first members are its cadres, who don't work away. */
static const struct man *next_member(const struct county *k, size_t township, struct search *s)
{
        for (; s->village < VILLAGES; s->village++, s->member = 0) {
                const struct village *v = &k->villages[s->village];
                while (v->township == (int)township && s->member < v->members.n) {
                        const struct man *m = &v->members.at[v->members.n - ++s->member];
                        if (m->birth_year >= WORKING_SINCE && s->member < 12)
                                return m;
                }
        }
        return NULL;
}

/* next_house: the next of the township that comes out in that year (0: doesn't). Where nobody does any more, those who
 * are helped first stand for those who don't. */
static bool comes_out(const struct county *k, const struct house *h, int year)
{
        return moved(k) ? needy(k, h) == (year == 0) : h->exit_year == year;
}

static const struct house *next_house(const struct county *k, size_t township, int year, struct search *s)
{
        for (; s->village < VILLAGES; s->village++, s->house = 0) {
                const struct village *v = &k->villages[s->village];
                while (v->township == (int)township && s->house < v->n_houses) {
                        const struct house *h = &v->houses[s->house++];
                        if (comes_out(k, h, year))
                                return h;
                }
        }
        return NULL;
}

/* In the first months of the year, around the Spring Festival, when people are at home and decide to stay. */
static bool put_return(struct county *k, int64_t branch, const struct man *m, size_t number, int64_t *venture)
{
        static const struct {
                const char *name, *kind;
        } ventures[] = { { "服装加工车间", "workshop" }, { "稻虾种养场", "planting" },
                         { "生态养殖场", "livestock" },  { "农产品电商服务部", "service" },
                         { "家具加工厂", "enterprise" }, { "蔬菜大棚", "planting" } };
        size_t kind = number % COUNT(ventures);
        return demo_put(k, "return_venture", venture,
                        ARGS(ARG("branch", V_ID(branch)), ARG("person", V_ID(m->id)),
                             ARG("returned_on", V_TEXT(month_day(k, 1 + (int)number % 4, 8 + (int)number))),
                             ARG("name", brief_text(k, "%s%s", m->name, ventures[kind].name)),
                             ARG("kind", V_TEXT(ventures[kind].kind)), ARG("jobs", V_INT(4 + (int)number * 3))));
}

/* put_members: the members away, of them the first returned in 2017; venture is the first one's. */
static bool put_members(struct county *k, const struct branch *b, int64_t branch, int64_t *venture)
{
        size_t township = township_at(k, b->township);
        struct search s = { 0 };
        for (size_t i = 0; i < MEMBERS; i++) {
                const struct man *m = next_member(k, township, &s);
                int64_t *into = i == 0 ? venture : NULL;
                if (!m)
                        break;
                bool back = i < b->returned;
                if (!demo_put(k, "mobile_member", NULL,
                              ARGS(ARG("branch", V_ID(branch)), ARG("person", V_ID(m->id)),
                                   ARG("from_on", V_TEXT("2015-03-01")),
                                   ARG("to_on", back ? V_TEXT(month_day(k, 1 + (int)i % 4, 5 + (int)i)) : V_NULL),
                                   ARG("location", V_TEXT(b->location)), ARG("work", V_TEXT("务工")))) ||
                    (back && !put_return(k, branch, m, i, into)))
                        return false;
        }
        return true;
}

/* By the year in which they come out: an exit counts for the venue only when linked and confirmed, and both are
 * records of other files. */
static bool link_houses(struct county *k, const struct branch *b, int64_t venue, int year, size_t wanted)
{
        struct search s = { 0 };
        for (size_t i = 0; i < wanted; i++) {
                const struct house *h = next_house(k, township_at(k, b->township), year, &s);
                if (h && !demo_put(k, "workshop_link", NULL,
                                   ARGS(ARG("workshop", V_ID(venue)), ARG("household", V_ID(h->id)),
                                        ARG("kind", V_TEXT(strcmp(b->kind, "workshop") == 0 ? "work" : "referral")),
                                        ARG("from_on", V_TEXT("2017-05-10")))))
                        return false;
        }
        return true;
}

/* A workshop belongs to somebody's venture, a station to the branch. */
static bool put_venue(struct county *k, const struct branch *b, int64_t branch, int64_t venture)
{
        int64_t venue;
        return demo_put(k, "workshop", &venue,
                        ARGS(ARG("branch", V_ID(branch)), ARG("kind", V_TEXT(b->kind)), ARG("name", V_TEXT(b->venue)),
                             ARG("venture", V_MAYBE(strcmp(b->kind, "workshop") == 0 ? venture : 0)),
                             ARG("address", V_TEXT(b->location)), ARG("from_on", V_TEXT("2017-05-02")),
                             ARG("workers", V_INT((int64_t)b->households + EXTRA)))) &&
               link_houses(k, b, venue, 2017, b->households) && link_houses(k, b, venue, 0, EXTRA);
}

/* Kept by the township's committee, whatever province its members are in. */
static bool put_branch(struct county *k, const struct branch *b)
{
        int64_t id, venture = 0;
        if (!demo_put(k, "mobile_branch", &id,
                      ARGS(ARG("name", V_TEXT(b->name)), ARG("place", V_TEXT(b->township)),
                           ARG("location", V_TEXT(b->location)),
                           ARG("organisation", V_ID(k->townships[township_at(k, b->township)].committee)),
                           ARG("liaison", V_TEXT(invented_name(k))), ARG("from_on", V_TEXT("2014-07-01")))))
                return false;
        numbers_add(k, &k->branches, id);
        return put_members(k, b, id, &venture) && (!b->kind || put_venue(k, b, id, venture));
}

/* In May, so that the links are there long before the exits of December. */
bool make_mobile_branches(struct county *k)
{
        if (!demo_begin(k, "2017-05-15", "录入流动党支部、返乡创业和带动户"))
                return false;
        for (size_t i = 0; i < COUNT(branches); i++)
                if (!put_branch(k, &branches[i]))
                        return false;
        return demo_commit(k);
}

/* All but the last: the yearly report that is missing is a to-do. */
bool make_reports(struct county *k)
{
        if (!demo_begin(k, "2017-12-19", "录入流动党支部年报"))
                return false;
        for (size_t i = 0; i + 1 < k->branches.n; i++)
                if (!demo_put(k, "mobile_report", NULL,
                              ARGS(ARG("branch", V_ID(k->branches.at[i])), ARG("year", V_INT(2017)),
                                   ARG("reported_on", V_TEXT("2017-12-15")),
                                   ARG("summary",
                                       V_TEXT("组织生活正常，联系返乡创业，介绍贫困户就业，带动户名单附后。")))))
                        return false;
        return demo_commit(k);
}

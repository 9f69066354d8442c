/* party.c: Party members and cadres: of the county's units, of the towns and townships, of the villages, of
 * enterprises, and those whom province and city send.
 *
 * Most cadres are Party members of the branch where they work; some are not. A few memberships have ended before the
 * system was taken into use. The leaders of the county are invented like everybody else, and have the posts any county
 * has.
 *
 * By far the most persons of the county are made here. Most members never appear again; they are what the figures of
 * organisations count, and what a search has to find its way through. */
#include "demo/county.h"

#include <stdio.h>
#include <string.h>

/* Members of each kind of branch. With these 240 villages have some 23,500 members, the units 6,900, townships
 * 990 and enterprises 384: the "over 30,000" the county is known for. */
#define UNIT_MEMBERS 36 /* in each branch of a large unit */
#define SMALL_UNIT_MEMBERS 60
#define VILLAGE_MEMBERS_LEAST 94
#define VILLAGE_MEMBERS_MORE 9
#define ENTERPRISE_MEMBERS 12
/* Of a village branch's members: the first of the list are in hardship, one in so many can lead others. */
#define IN_HARDSHIP 5
#define CAPABLE_EVERY 10
#define SENT_FROM_EACH 5
/* Units written in one change. */
#define UNITS_IN_A_BATCH 10

/* In this order, which posts.c counts on. */
static const char *const village_posts[VILLAGE_CADRES] = { "村党总支书记", "村委会主任", "村党总支副书记",
                                                           "村“两委”委员", "村文书" };
/* The ninth is the master of the station, whom exits.c and staff.c ask for by his place in the list. */
static const char *const township_posts[] = { "党委书记", "乡镇长",   "人大主席", "党委副书记",     "纪委书记",
                                              "组织委员", "副乡镇长", "副乡镇长", "扶贫工作站站长", "民政办主任" };
static const char *const unit_posts[] = {
        "局长(主任)", "党组成员、副局长", "副局长", "纪检组长", "办公室主任", "股长", "股长", "副股长"
};
/* Twenty-two: each leads a township (help.c), and the first eleven are the standing committee (consensus.c). */
static const char *const leader_posts[] = { "县委书记",
                                            "县委副书记、县长",
                                            "县委副书记",
                                            "县委常委、常务副县长",
                                            "县委常委、组织部部长",
                                            "县委常委、纪委书记",
                                            "县委常委、宣传部部长",
                                            "县委常委、政法委书记",
                                            "县委常委、统战部部长",
                                            "县委常委、人武部政委",
                                            "县委常委、副县长",
                                            "副县长",
                                            "副县长",
                                            "副县长",
                                            "副县长",
                                            "县人大常委会主任",
                                            "县人大常委会副主任",
                                            "县人大常委会副主任",
                                            "县政协主席",
                                            "县政协副主席",
                                            "县政协副主席",
                                            "县人民法院院长" };

/* joined: the day somebody joined the Party: at 20 to 35, not after 2015. */
static struct val joined(struct county *k, int birth_year)
{
        int64_t year = birth_year + draw_between(&k->names, 20, 35);
        return brief_text(k, "%lld-%02lld-%02lld", (long long)(year > 2015 ? 2015 : year),
                          (long long)draw_between(&k->names, 1, 12), (long long)draw_between(&k->names, 1, 28));
}

struct service { /* what somebody does as a cadre */
        int64_t organisation;
        const char *post, *source;
};

/* add_men: so many persons of a branch (0: none), as cadres when s is not NULL; posts from a list, the last for all
 * the rest. */
struct group {
        struct men *into;
        size_t n;
        struct born born;
        int64_t branch;
        const struct service *service;
        const char *const *posts;
        size_t n_posts;
};

/* A mark of a member, by his number and not drawn, so that nobody else's lot is another: villagers have them, and
 * whoever works for a unit holds a post. */
static struct val marked(const struct group *g, bool mark)
{
        return V_INT(mark && !g->service && g->born.place && strlen(g->born.place) == 12);
}

/* No membership begins before the register's own beginning in 2012: earlier branches are not in the tree. */
static bool add_membership(struct county *k, const struct man *m, const struct group *g, size_t n, bool ended)
{
        static const char *const ends[] = { "transfer", "death" };
        struct draw *r = &k->names;
        struct val day = joined(k, m->birth_year);
        bool later = str_cmp(day.s, S("2012-07-01")) > 0;
        struct val from = later ? day : V_TEXT("2012-07-01");
        struct val to = ended ? brief_text(k, "2015-%02lld-%02lld", (long long)draw_between(r, 6, 12),
                                           (long long)draw_between(r, 1, 28))
                              : V_NULL;
        if (ended && str_cmp(to.s, from.s) < 0)
                to = V_TEXT("2015-12-31");
        return demo_put(k, "party_member", NULL,
                        ARGS(ARG("person", V_ID(m->id)), ARG("organisation", V_ID(g->branch)),
                             ARG("kind", V_TEXT("full")),
                             ARG("joined_on", day), ARG("no_post", marked(g, true)),
                             ARG("in_hardship", marked(g, n < IN_HARDSHIP)),
                             ARG("capable", marked(g, n % CAPABLE_EVERY == CAPABLE_EVERY - 1)),
                             ARG("from_on", from), ARG("to_on", to),
                             ARG("end_reason", ended ? V_TEXT(ends[draw_below(r, COUNT(ends))]) : V_NULL)));
}

/* In service from 2006 to 2015, but not before he was twenty: later days belong to what happens in the county's
 * two years. */
static bool add_cadre(struct county *k, struct man *m, const struct service *s)
{
        int64_t year = draw_between(&k->names, 2006, 2015);
        if (year < m->birth_year + 20)
                year = m->birth_year + 20;
        m->unit = s->organisation;
        return demo_put(
                k, "cadre", &m->cadre,
                ARGS(ARG("person", V_ID(m->id)), ARG("organisation", V_ID(s->organisation)),
                     ARG("post", V_TEXT(s->post)), ARG("political_status", V_TEXT(m->member ? "member" : "masses")),
                     ARG("source", V_TEXT(s->source)),
                     ARG("from_on",
                         brief_text(k, "%lld-%02lld-01", (long long)year, (long long)draw_between(&k->names, 1, 12)))));
}

/* Draws persons one after the other from one stream: a change in one group moves all that follow, so groups are
 * added at the end. */
static bool add_men(struct county *k, const struct group *g)
{
        for (size_t i = 0; i < g->n; i++) {
                struct man m;
                if (!person_make(k, &g->born, &m))
                        return false;
                bool ended = g->branch && !g->service && draw_chance(&k->names, 10);
                if (g->branch && !add_membership(k, &m, g, i, ended))
                        return false;
                struct service s = g->service ? *g->service : (struct service){ 0 };
                if (i < g->n_posts)
                        s.post = g->posts[i];
                if (g->service && !add_cadre(k, &m, &s))
                        return false;
                if (g->into && !ended)
                        men_add(k, g->into, m);
        }
        return true;
}

/* ---- the county's units ---- */

/* Here and not in organisations.c, because how many branches a unit has follows from how many members. */
static bool add_branch(struct county *k, const char *name, const char *kind, int64_t parent, int64_t *id)
{
        return demo_put(k, "organisation", id,
                        ARGS(ARG("name", V_TEXT(name)), ARG("kind", V_TEXT(kind)), ARG("parent", V_ID(parent)),
                             ARG("level", V_TEXT("county")), ARG("place", V_TEXT(DEMO_COUNTY)),
                             ARG("from_on", V_TEXT("2012-03-01"))));
}

/* unit_branches: a general branch and its branches, or a single one; returns how many. */
static bool unit_branches(struct county *k, size_t i, size_t *n)
{
        static const char *const order[UNIT_BRANCHES] = { "机关", "二级机构", "基层", "离退休干部" };
        struct unit *u = &k->units[i];
        const char *name = u->name;
        *n = i < UNITS_WITH_GENERAL ? UNIT_BRANCHES : 1;
        if (*n == 1)
                return add_branch(k, keep_text(k, "%s党支部", name), "branch", unit_top(k, i), &u->branch[0]);
        if (!add_branch(k, keep_text(k, "%s党总支", name), "general_branch", unit_top(k, i), &u->general))
                return false;
        for (size_t b = 0; b < UNIT_BRANCHES; b++)
                if (!add_branch(k, keep_text(k, "%s%s党支部", name, order[b]), "branch", u->general, &u->branch[b]))
                        return false;
        return true;
}

/* Helpers are 54 members of each unit, of the first two branches where it has four: with those of townships and
 * villages the "over 5,000" Party members who help. The rest of the branches are colleagues and pensioners, whom
 * no other file calls. */
static bool add_unit_people(struct county *k, size_t i)
{
        struct unit *u = &k->units[i];
        size_t n;
        if (!unit_branches(k, i, &n))
                return false;
        const int64_t *branch = u->branch;
        const struct service service = { u->id, "科员", "county" };
        const struct born working = { .from = 1959, .to = 1991, .place = DEMO_COUNTY, .phone = true, .party = true };
        const struct born retired = { .from = 1932, .to = 1962, .place = DEMO_COUNTY, .party = true };
        size_t here = n == 1 ? HELPERS_OF_UNIT : UNIT_MEMBERS, there = HELPERS_OF_UNIT - here;
        struct group helpers = { .into = &u->cadres,
                                 .n = here,
                                 .born = working,
                                 .branch = branch[0],
                                 .service = &service,
                                 .posts = unit_posts,
                                 .n_posts = COUNT(unit_posts) };
        if (!add_men(k, &helpers))
                return false;
        if (n == 1 &&
            !add_men(k, &(struct group){ .n = SMALL_UNIT_MEMBERS - here, .born = retired, .branch = branch[0] }))
                return false;
        if (n > 1 && !add_men(k, &(struct group){ .into = &u->cadres,
                                                  .n = there,
                                                  .born = working,
                                                  .branch = branch[1],
                                                  .service = &service }))
                return false;
        if (n > 1 && !add_men(k, &(struct group){ .n = UNIT_MEMBERS - there, .born = working, .branch = branch[1] }))
                return false;
        for (size_t b = 2; b < n; b++)
                if (!add_men(k, &(struct group){
                                        .n = UNIT_MEMBERS, .born = b == 3 ? retired : working, .branch = branch[b] }))
                        return false;
        struct born outside = working;
        outside.party = false;
        return add_men(k,
                       &(struct group){
                               .into = &u->cadres, .n = HELPERS_OUTSIDE_PARTY, .born = outside, .service = &service });
}

/* Ten units a change: the memory of a change grows with its records, and one for all would not show in the
 * journal who came. */
static bool make_units(struct county *k)
{
        for (size_t i = 0; i < UNITS; i++) {
                if (i % UNITS_IN_A_BATCH == 0 && !demo_begin(k, "2016-01-07", "启用系统：县直单位党员和干部"))
                        return false;
                if (!add_unit_people(k, i))
                        return false;
                if ((i + 1) % UNITS_IN_A_BATCH == 0 && !demo_commit(k))
                        return false;
        }
        return !k->ch || demo_commit(k);
}

/* ---- towns, townships, villages ---- */

/* The cadres are in the first branch, and the other members over all three as evenly as can be. */
static bool add_village_people(struct county *k, struct village *v)
{
        const struct service service = { v->committee, "村“两委”委员", "village" };
        const struct born cadre = { .from = 1957, .to = 1990, .place = v->code, .phone = true, .party = true };
        const struct born member = { .from = 1934, .to = 1992, .place = v->code, .party = true };
        size_t all = VILLAGE_MEMBERS_LEAST + (size_t)draw_below(&k->names, VILLAGE_MEMBERS_MORE) - VILLAGE_CADRES;
        struct group cadres = { .into = &v->cadres,
                                .n = VILLAGE_CADRES,
                                .born = cadre,
                                .branch = v->branch[0],
                                .service = &service,
                                .posts = village_posts,
                                .n_posts = COUNT(village_posts) };
        if (!add_men(k, &cadres))
                return false;
        for (size_t b = 0; b < VILLAGE_BRANCHES; b++) {
                size_t n = all / VILLAGE_BRANCHES + (b < all % VILLAGE_BRANCHES);
                if (!add_men(k, &(struct group){ .into = &v->members, .n = n, .born = member, .branch = v->branch[b] }))
                        return false;
        }
        return true;
}

/* A township and its villages are one change: it is the township's office that enters them. */
static bool make_township_people(struct county *k, size_t i)
{
        struct township *t = &k->townships[i];
        const struct service service = { t->government, "科员", "township" };
        const struct born inside = { .from = 1960, .to = 1992, .place = t->code, .phone = true, .party = true };
        struct born outside = inside;
        outside.party = false;
        struct group cadres = { .into = &t->cadres,
                                .n = TOWNSHIP_CADRES,
                                .born = inside,
                                .branch = t->branch,
                                .service = &service,
                                .posts = township_posts,
                                .n_posts = COUNT(township_posts) };
        if (!demo_begin(k, "2016-01-11", keep_text(k, "启用系统：%s党员和干部", t->name)) || !add_men(k, &cadres) ||
            !add_men(k,
                     &(struct group){
                             .into = &t->cadres, .n = TOWNSHIP_OUTSIDE_PARTY, .born = outside, .service = &service }))
                return false;
        for (size_t v = 0; v < VILLAGES; v++)
                if (k->villages[v].township == (int)i && !add_village_people(k, &k->villages[v]))
                        return false;
        return demo_commit(k);
}

/* ---- others ---- */

/* The secretary is kept: he helps households in the village his enterprise is paired with. */
static bool add_enterprise_people(struct county *k, struct enterprise *e)
{
        const struct born born = { .from = 1962, .to = 1993, .place = DEMO_COUNTY, .phone = true, .party = true };
        const struct service service = { e->id, "企业党支部书记", "private_enterprise" };
        struct men first = { 0 };
        if (!add_men(k,
                     &(struct group){ .into = &first, .n = 1, .born = born, .branch = e->branch, .service = &service }))
                return false;
        e->secretary = first.at[0];
        return add_men(k, &(struct group){ .n = ENTERPRISE_MEMBERS - 1, .born = born, .branch = e->branch });
}

/* Those sent by province and city are cadres only: their memberships are kept where they come from. */
static bool make_others(struct county *k)
{
        const struct born grown = { .from = 1960, .to = 1982, .place = DEMO_COUNTY, .phone = true, .party = true };
        if (!demo_begin(k, "2016-01-12", "启用系统：县领导、非公企业和上级派出单位"))
                return false;
        const struct service leader = { k->county_committee, "县领导", "county" };
        if (!add_men(k, &(struct group){ .into = &k->leaders,
                                         .n = COUNT(leader_posts),
                                         .born = grown,
                                         .service = &leader,
                                         .posts = leader_posts,
                                         .n_posts = COUNT(leader_posts) }))
                return false;
        for (size_t i = 0; i < ENTERPRISES; i++)
                if (!add_enterprise_people(k, &k->enterprises[i]))
                        return false;
        for (size_t i = 0; i < SENDERS; i++) {
                const struct service sent = { k->senders[i].id, "处级干部", i < 3 ? "province" : "city" };
                if (!add_men(k, &(struct group){ .into = &k->senders[i].cadres,
                                                 .n = SENT_FROM_EACH,
                                                 .born = grown,
                                                 .service = &sent }))
                        return false;
        }
        return demo_commit(k);
}

/* Units first: their people are named by their place in the list in nearly every other file. */
bool make_party(struct county *k)
{
        if (!make_units(k))
                return false;
        for (size_t i = 0; i < TOWNSHIPS; i++)
                if (!make_township_people(k, i))
                        return false;
        return make_others(k);
}

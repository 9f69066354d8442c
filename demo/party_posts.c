/* party_posts.c: who leads the Party organisations: secretaries of all of them but the county's own, whom the city
 * appoints, and the committees of townships and villages.
 *
 * They are cadres the county has already, so that nobody is entered twice: of a village its first cadre leads the
 * general branch and others its branches. */
#include "demo/county.h"

#define SINCE "2016-01-10"    /* every member was one by then */
#define TERM_ENDS "2019-01-09" /* of villages; townships and units have five years */
#define LONG_TERM_ENDS "2021-01-09"

static bool put_party_post(struct county *k, int64_t organisation, const struct man *m, const char *post)
{
        return demo_put(k, "party_post", NULL,
                        ARGS(ARG("organisation", V_ID(organisation)), ARG("person", V_ID(m->id)),
                             ARG("post", V_TEXT(post)), ARG("from_on", V_TEXT(SINCE))));
}

static bool set_term(struct county *k, int64_t organisation, const char *ends)
{
        return demo_set(k, "organisation", organisation, ARGS(ARG("term_ends_on", V_TEXT(ends))));
}

struct seat { /* who of the cadres sits in a committee, as what */
        size_t cadre;
        const char *post;
};
static const struct seat township_seats[] = {
        { 0, "secretary" }, { 3, "deputy" }, { 4, "discipline" }, { 5, "organisation" }, { 6, "member" },
};
static const struct seat village_seats[] = {
        { 0, "secretary" }, { 2, "deputy" }, { 1, "member" }, { 3, "organisation" },
};

static bool put_committee(struct county *k, int64_t organisation, const struct men *cadres, const struct seat *seats,
                          size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (!put_party_post(k, organisation, &cadres->at[seats[i].cadre], seats[i].post))
                        return false;
        return true;
}

static bool lead_township(struct county *k, const struct township *t)
{
        return put_committee(k, t->committee, &t->cadres, township_seats, COUNT(township_seats)) &&
               set_term(k, t->committee, LONG_TERM_ENDS) && put_party_post(k, t->branch, &t->cadres.at[3], "secretary");
}

/* Its branches are led by the last of the village's cadres. */
static bool lead_village(struct county *k, const struct village *v)
{
        if (!put_committee(k, v->general, &v->cadres, village_seats, COUNT(village_seats)) ||
            !set_term(k, v->general, TERM_ENDS))
                return false;
        for (size_t b = 0; b < VILLAGE_BRANCHES; b++)
                if (!put_party_post(k, v->branch[b], &v->cadres.at[VILLAGE_CADRES - 1 - b], "secretary"))
                        return false;
        return true;
}

static bool lead_unit(struct county *k, const struct unit *u)
{
        if (u->general && !put_party_post(k, u->general, &u->cadres.at[0], "secretary"))
                return false;
        for (size_t b = 0; b < (u->general ? UNIT_BRANCHES : 1); b++)
                if (!put_party_post(k, u->branch[b], &u->cadres.at[b + 1], "secretary"))
                        return false;
        return true;
}

/* The committees of the county's own systems: the deputy head of the first unit under each; of private enterprises,
 * which have none, one of the united front department. */
static bool lead_tops(struct county *k)
{
        for (size_t i = 0; i < TOP_COMMITTEES; i++) {
                size_t u = 0;
                while (u < UNITS && unit_top(k, u) != k->top[i])
                        u++;
                if (u == UNITS)
                        u = unit_called(k, "定远县委统战部");
                if (!put_party_post(k, k->top[i], &k->units[u].cadres.at[2], "secretary") ||
                    !set_term(k, k->top[i], LONG_TERM_ENDS))
                        return false;
        }
        return true;
}

/* One change a tier: who enters them is the organisation department. */
bool make_party_posts(struct county *k)
{
        if (!demo_begin(k, "2016-01-13", "启用系统：党组织书记和委员") || !lead_tops(k))
                return false;
        for (size_t i = 0; i < UNITS; i++)
                if (!lead_unit(k, &k->units[i]))
                        return false;
        for (size_t i = 0; i < ENTERPRISES; i++)
                if (!put_party_post(k, k->enterprises[i].branch, &k->enterprises[i].secretary, "secretary"))
                        return false;
        for (size_t i = 0; i < TOWNSHIPS; i++)
                if (!lead_township(k, &k->townships[i]))
                        return false;
        for (size_t i = 0; i < VILLAGES; i++)
                if (!lead_village(k, &k->villages[i]))
                        return false;
        return demo_commit(k);
}

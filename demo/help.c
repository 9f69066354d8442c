/* help.c: assigned responsibility: a county leader for each township, a unit for each village, a cadre for each
 * household.
 *
 * A village's helpers are its own cadres, a share of its township's, a share of the unit that looks after it, and the
 * secretaries of the enterprises paired with it. Poor households mostly have one from the village or township; every
 * helper has at least one household, and in a few villages somebody has been given too many.
 *
 * A helper may carry five households (the parameter the county has entered). Nobody carries none, because a helper
 * without a household is a finding; a few carry too many, for the same reason. */
#include "demo/county.h"

#define POOL_MAX 80

/* Whom a village can ask; eighty is more than any comes to. */
struct pool {
        struct man *at[POOL_MAX];
        size_t n, local; /* the first are of the village and its township */
};

/* Everybody is in exactly one share, so nobody is asked by two villages. */
static void take_share(struct pool *p, struct men *m, size_t part, size_t parts)
{
        for (size_t i = part * m->n / parts; i < (part + 1) * m->n / parts && p->n < POOL_MAX; i++)
                p->at[p->n++] = &m->at[i];
}

/* position: which village of its township, and of how many. */
static void position(const struct county *k, const struct village *v, size_t *part, size_t *parts)
{
        *part = *parts = 0;
        for (size_t i = 0; i < VILLAGES; i++) {
                if (k->villages[i].township != v->township)
                        continue;
                *part += &k->villages[i] < v;
                ++*parts;
        }
}

/* From near to far: the order is what "local" counts on. */
static void gather(struct county *k, struct village *v, struct pool *p)
{
        size_t part, parts;
        *p = (struct pool){ .n = 0 };
        position(k, v, &part, &parts);
        take_share(p, &v->cadres, 0, 1);
        take_share(p, &k->townships[v->township].cadres, part, parts);
        p->local = p->n;
        take_share(p, &k->units[v->unit].cadres, v->share, SHARE);
        for (size_t e = 0; e < ENTERPRISES && p->n < POOL_MAX; e++)
                if (paired_village(k, e) == v)
                        p->at[p->n++] = &k->enterprises[e].secretary;
}

/* Spreads the load by itself: by the end everyone has one and hardly anybody five. */
static struct man *least_loaded(const struct pool *p, size_t from)
{
        struct man *best = p->at[from];
        for (size_t i = from; i < p->n; i++)
                if (p->at[i]->load < best->load)
                        best = p->at[i];
        return best;
}

/* The poor get somebody near; the others whoever carries least. */
static struct man *choose(const struct county *k, struct draw *r, const struct pool *p, const struct house *h,
                          size_t *turn)
{
        if (!needy(k, h))
                return least_loaded(p, 0);
        struct man *near = p->at[(*turn)++ % p->local];
        return near->load < HELPER_LIMIT && draw_chance(r, 850) ? near : least_loaded(p, 0);
}

/* Also those out of poverty: help goes on after an exit. */
static bool put_helper(struct county *k, struct draw *r, struct house *h, struct man *m)
{
        h->helped_by = m;
        m->load++;
        return demo_put(k, "responsibility", &h->helper,
                        ARGS(ARG("tier", V_TEXT("cadre_household")), ARG("cadre", V_ID(m->cadre)),
                             ARG("household", V_ID(h->id)),
                             ARG("from_on", brief_text(k, "2016-02-%02lld", (long long)draw_between(r, 1, 28))),
                             ARG("document", V_ID(k->documents[1]))));
}

/* help_village: the poor first, from nearby; then the others, to whoever has least. */
static bool help_village(struct county *k, struct draw *r, struct village *v)
{
        struct pool p;
        size_t turn = 0, laden = draw_chance(r, 30) ? HELPER_LIMIT + 2 : 0;
        gather(k, v, &p);
        for (int later = 0; later < 2; later++)
                for (size_t i = 0; i < v->n_houses; i++) {
                        struct house *h = &v->houses[i];
                        if (needy(k, h) == (later == 1))
                                continue;
                        struct man *m = later && laden && laden-- ? p.at[0] : choose(k, r, &p, h, &turn);
                        if (!put_helper(k, r, h, m))
                                return false;
                }
        return true;
}

/* As many leaders as townships: none is uncovered. */
static bool lead_townships(struct county *k)
{
        for (size_t i = 0; i < TOWNSHIPS; i++)
                if (!demo_put(k, "responsibility", NULL,
                              ARGS(ARG("tier", V_TEXT("leader_township")), ARG("cadre", V_ID(k->leaders.at[i].cadre)),
                                   ARG("place", V_TEXT(k->townships[i].code)), ARG("from_on", V_TEXT("2016-02-01")),
                                   ARG("document", V_ID(k->documents[1])))))
                        return false;
        return true;
}

/* Sixty units with four villages each: none is uncovered. */
static bool serve_village(struct county *k, const struct village *v)
{
        return demo_put(k, "responsibility", NULL,
                        ARGS(ARG("tier", V_TEXT("unit_village")), ARG("organisation", V_ID(k->units[v->unit].id)),
                             ARG("place", V_TEXT(v->code)), ARG("from_on", V_TEXT("2016-02-01")),
                             ARG("document", V_ID(k->documents[1]))));
}

/* Units get villages in a drawn order, hence all over the county. Then a change for each township, which enters
 * its own. */
bool make_help(struct county *k)
{
        struct draw r = draw_fork(k->seed, "help");
        size_t order[VILLAGES];
        draw_order(&r, order, VILLAGES);
        if (!demo_begin(k, "2016-03-01", "录入县领导包乡镇、单位包村") || !lead_townships(k))
                return false;
        for (size_t i = 0; i < VILLAGES; i++) {
                k->villages[order[i]].unit = (int)(i / SHARE);
                k->villages[order[i]].share = i % SHARE;
                if (!serve_village(k, &k->villages[order[i]]))
                        return false;
        }
        if (!demo_commit(k))
                return false;
        for (int t = 0; t < TOWNSHIPS; t++) {
                if (!demo_begin(k, "2016-03-02", keep_text(k, "%s：录入干部包户", k->townships[t].name)))
                        return false;
                for (size_t v = 0; v < VILLAGES; v++)
                        if (k->villages[v].township == t && !help_village(k, &r, &k->villages[v]))
                                return false;
                if (!demo_commit(k))
                        return false;
        }
        return true;
}

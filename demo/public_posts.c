/* public_posts.c: public-interest posts of 2017 in the villages designated poor: a few members of registered households
 * clean, keep watch over woods and rivers, or look after the old.
 *
 * Holders are taken from the end of a village's households, since those at its beginning work in the bases. They are
 * entered in November, so that who came out of poverty in December goes on holding his post. */
#include "demo/county.h"

#define A_VILLAGE 3 /* posts a village has, where so many can work */
#define MONTHLY 500 /* yuan; a post of more hours is paid a step more */
#define STEP 100
#define STEPS 4

/* The list is the distribution: cleaning comes first everywhere. */
static const char *const kinds[] = { "cleaning", "cleaning", "forest", "road", "river", "care", "facility" };

/* One post a household: its first adult, employed by the villagers' committee. */
static bool give_post(struct county *k, struct draw *r, const struct village *v, const struct house *h)
{
        const char *kind = kinds[draw_below(r, COUNT(kinds))];
        const int64_t monthly = MONTHLY + STEP * draw_below(r, STEPS);
        return demo_put(k, "public_post", NULL,
                        ARGS(ARG("household", V_ID(h->id)), ARG("person", V_ID(h->adults[0])),
                             ARG("kind", V_TEXT(kind)), ARG("employer", V_ID(v->committee)),
                             ARG("from_on", V_TEXT(month_day(k, (int)draw_between(r, 3, 9), 1))),
                             ARG("monthly", V_INT(YUAN(monthly)))));
}

bool make_public_posts(struct county *k)
{
        struct draw r = draw_fork(k->seed, "public posts");
        if (!demo_begin(k, "2017-11-06", "录入公益性岗位"))
                return false;
        for (size_t i = 0; i < POOR_VILLAGES; i++) {
                const struct village *v = &k->villages[k->poor[i]];
                size_t given = 0;
                for (size_t n = v->n_houses; n > 0 && given < A_VILLAGE; n--) {
                        const struct house *h = &v->houses[n - 1];
                        if (h->n_adults == 0)
                                continue;
                        if (!give_post(k, &r, v, h))
                                return false;
                        given++;
                }
        }
        return demo_commit(k);
}

/* bases.c: industry bases with their sites, partners and benefit links, and what the links brought in 2017.
 *
 * Two are those the county is known for: that of a town with sites in two villages, and the loach base of a village.
 * Others are invented, one in a poor village each, where not every link has its benefit entered yet.
 *
 * A link joins a household to a base, and a household may have several. Jobs are links by wage of one person each,
 * so that a figure of jobs and one of households can both be counted and neither is entered. */
#include "demo/county.h"

#define TOWN "341125112"
#define SITE_ONE "341125112203"
#define SITE_TWO "341125112206"
/* Households and jobs of the two bases the county is known for; with two jobs each and three once the town's
 * come to thirty-one. */
#define TOWN_HOUSEHOLDS 15
#define LOACH_VILLAGE "341125100222"
#define LOACH_HOUSEHOLDS 16
/* Invented ones, so that a list of bases has more than two rows. */
#define OTHERS 8
/* Contracts begin with the season. */
#define STARTED "2017-03-01"

/* Areas are kept in hundredths of a mu. 80 and 50 make the town's 130. */
static bool put_site(struct county *k, int64_t base, const char *place, int64_t mu, const char *industry)
{
        return demo_put(k, "base_site", NULL,
                        ARGS(ARG("base", V_ID(base)), ARG("place", V_TEXT(place)), ARG("area", V_INT(mu * 100)),
                             ARG("industry", V_TEXT(industry)), ARG("from_on", V_TEXT("2016-09-01"))));
}

/* A base is Party committee, branches, cooperative and households together: the partners say who plays which
 * part. */
static bool put_partner(struct county *k, int64_t base, const char *role, int64_t organisation)
{
        return demo_put(k, "base_partner", NULL,
                        ARGS(ARG("base", V_ID(base)), ARG("role", V_TEXT(role)),
                             ARG("organisation", V_ID(organisation)), ARG("from_on", V_TEXT("2016-09-01"))));
}

/* Not among the organisations of 2012: a cooperative comes with the base it works in. */
static bool put_cooperative(struct county *k, const char *name, const char *place, int64_t *id)
{
        return demo_put(k, "organisation", id,
                        ARGS(ARG("name", V_TEXT(name)), ARG("kind", V_TEXT("cooperative")), ARG("place", V_TEXT(place)),
                             ARG("from_on", V_TEXT("2015-06-01"))));
}

struct enterprise_site { /* a base as it is put */
        const char *name, *place, *industries;
        int64_t leader, invested, assistance; /* yuan */
};

/* With assistance money, so that the rule which then wants linked households and their yearly benefit has
 * something to hold. */
static bool put_base(struct county *k, const struct enterprise_site *b, int64_t *id)
{
        return demo_put(k, "base", id,
                        ARGS(ARG("name", V_TEXT(b->name)), ARG("place", V_TEXT(b->place)),
                             ARG("leader", V_ID(b->leader)), ARG("industries", V_TEXT(b->industries)),
                             ARG("invested", V_INT(YUAN(b->invested))), ARG("assistance", V_INT(YUAN(b->assistance))),
                             ARG("from_on", V_TEXT("2016-09-01"))));
}

/* employ: so many persons of a household by wage. Persons of the household in the order they were noted, so
 * that nobody is hired twice. */
static bool employ(struct county *k, int64_t base, const struct house *h, size_t persons)
{
        for (size_t i = 0; i < persons; i++) {
                int64_t link;
                if (!demo_put(k, "benefit_link", &link,
                              ARGS(ARG("base", V_ID(base)), ARG("household", V_ID(h->id)),
                                   ARG("person", V_ID(h->adults[i])), ARG("kind", V_TEXT("wage")),
                                   ARG("from_on", V_TEXT(STARTED)),
                                   ARG("contract", brief_text(k, "演示用工%lld-%zu", (long long)h->id, i + 1)))))
                        return false;
                numbers_add(k, &k->links, link);
        }
        return true;
}

/* employ_from: households of a village with at least so many who can work, as long as some are wanted. The first of a
 * base that has three sends three where three is asked once. */
struct wanted {
        int64_t base;
        size_t households, persons; /* left; of each */
        bool three;                 /* one household is still to send three */
};

/* Households with too few adults are passed over, so the numbers come out for every seed. */
static bool employ_from(struct county *k, const struct village *v, struct wanted *w)
{
        for (size_t i = 0; i < v->n_houses && w->households; i++) {
                const struct house *h = &v->houses[i];
                bool three = w->three && h->n_adults == ADULTS, last = w->three && w->households == 1;
                if (h->n_adults < w->persons || (last && !three))
                        continue;
                if (!employ(k, w->base, h, three ? ADULTS : w->persons))
                        return false;
                w->three = w->three && !three;
                w->households--;
        }
        return true;
}

/* other_ways: households that are linked otherwise than by wages: land let, shares, orders. Links without a job
 * exist as well, and a figure of jobs must not count them. */
static bool other_ways(struct county *k, int64_t base, const struct village *v)
{
        static const char *const kinds[] = { "rent", "rent", "share", "share", "order" };
        for (size_t i = 0; i < COUNT(kinds) && i < v->n_houses; i++) {
                const bool rent = strcmp(kinds[i], "rent") == 0, share = strcmp(kinds[i], "share") == 0;
                int64_t link;
                if (!demo_put(k, "benefit_link", &link,
                              ARGS(ARG("base", V_ID(base)), ARG("household", V_ID(v->houses[i].id)),
                                   ARG("kind", V_TEXT(kinds[i])), ARG("from_on", V_TEXT(STARTED)),
                                   ARG("land_mu", rent ? V_INT(250 + (int)i * 50) : V_NULL),
                                   ARG("paid_in", share ? V_INT(YUAN(2000)) : V_NULL))))
                        return false;
                numbers_add(k, &k->links, link);
        }
        return true;
}

/* Fifteen households, of which fourteen send two and one sends three: thirty-one persons. */
static bool town_base(struct county *k)
{
        const struct township *t = &k->townships[township_at(k, TOWN)];
        const struct village *one = village_at(k, SITE_ONE), *two = village_at(k, SITE_TWO);
        struct wanted w = { .households = TOWN_HOUSEHOLDS, .persons = 2, .three = true };
        int64_t cooperative, adviser;
        if (!put_base(k,
                      &(struct enterprise_site){ "西卅店镇幸福高潮产业扶贫基地", TOWN, "greenhouse,fruit,aquaculture",
                                                 t->committee, 4200000, 1500000 },
                      &w.base) ||
            !put_cooperative(k, "西卅店镇众和种养专业合作社(演示)", TOWN, &cooperative) ||
            !demo_put(k, "organisation", &adviser,
                      ARGS(ARG("name", V_TEXT("西卅店镇农业技术推广站(演示)")), ARG("kind", V_TEXT("government_unit")),
                           ARG("place", V_TEXT(TOWN)), ARG("from_on", V_TEXT("2010-01-01")))))
                return false;
        return put_site(k, w.base, SITE_ONE, 80, "greenhouse") && put_site(k, w.base, SITE_TWO, 50, "aquaculture") &&
               put_partner(k, w.base, "committee", t->committee) && put_partner(k, w.base, "branch", one->general) &&
               put_partner(k, w.base, "branch", two->general) && put_partner(k, w.base, "cooperative", cooperative) &&
               put_partner(k, w.base, "enterprise", k->enterprises[1].id) &&
               put_partner(k, w.base, "research", adviser) && employ_from(k, one, &w) && employ_from(k, two, &w) &&
               other_ways(k, w.base, two);
}

/* One job a household here: the share is what its people live on (shares.c). */
static bool loach_base(struct county *k)
{
        const struct village *v = village_at(k, LOACH_VILLAGE);
        struct wanted w = { .households = LOACH_HOUSEHOLDS, .persons = 1 };
        return put_base(k,
                        &(struct enterprise_site){ "十八岗村千亩泥鳅养殖基地", LOACH_VILLAGE, "aquaculture", v->general,
                                                   9600000, 1200000 },
                        &w.base) &&
               put_site(k, w.base, LOACH_VILLAGE, 1000, "aquaculture") &&
               put_partner(k, w.base, "branch", v->general) && put_partner(k, w.base, "collective", v->committee) &&
               put_partner(k, w.base, "enterprise", k->enterprises[0].id) && employ_from(k, v, &w);
}

/* elsewhere: neither of the town nor the loach village. */
static bool elsewhere(const struct county *k, const struct village *v)
{
        return strcmp(k->townships[v->township].code, TOWN) != 0 && strcmp(v->code, LOACH_VILLAGE) != 0;
}

/* Smaller than the two, so that those stand at the head of a list by size. */
static bool other_base(struct county *k, struct draw *r, const struct village *v)
{
        static const struct {
                const char *word, *industry;
        } kinds[] = { { "蔬菜大棚", "greenhouse" },
                      { "稻虾共作", "grain" },
                      { "生态养鸡", "livestock" },
                      { "瓜果采摘", "fruit" } };
        size_t kind = (size_t)draw_below(r, COUNT(kinds));
        const struct township *t = &k->townships[v->township];
        int64_t invested = draw_between(r, 40, 200) * 10000;
        const char *name = keep_text(k, "%s%s%s产业基地", t->name, v->name, kinds[kind].word);
        struct wanted w = { .households = (size_t)draw_between(r, 6, 12), .persons = 1 };
        return put_base(k,
                        &(struct enterprise_site){ name, v->code, kinds[kind].industry, v->general, invested,
                                                   invested / 4 },
                        &w.base) &&
               put_site(k, w.base, v->code, draw_between(r, 60, 320), kinds[kind].industry) &&
               put_partner(k, w.base, "branch", v->general) && employ_from(k, v, &w);
}

/* From the last of the poor villages on: the first are delisted or planned, and have their stories elsewhere. */
bool make_bases(struct county *k)
{
        struct draw r = draw_fork(k->seed, "bases");
        int left = OTHERS;
        if (!demo_begin(k, "2017-03-10", "录入产业基地和利益联结") || !town_base(k) || !loach_base(k))
                return false;
        for (size_t i = 0; i < POOR_VILLAGES && left > 0; i++) {
                const struct village *v = &k->villages[k->poor[POOR_VILLAGES - 1 - i]];
                if (!elsewhere(k, v))
                        continue;
                if (!other_base(k, &r, v))
                        return false;
                left--;
        }
        return demo_commit(k);
}

/* Some links of the invented bases have no benefit yet: a check that finds nothing can't be shown. */
bool make_benefits(struct county *k)
{
        struct draw r = draw_fork(k->seed, "benefits");
        if (!demo_begin(k, "2017-12-05", "录入2017年基地带来的收入"))
                return false;
        for (size_t i = 0; i < k->links.n; i++) {
                bool later = i > TOWN_HOUSEHOLDS * 3 + LOACH_HOUSEHOLDS && i % 19 == 0;
                int64_t yuan = draw_between(&r, 60, 150) * 100;
                if (!later &&
                    !demo_put(k, "link_benefit", NULL,
                              ARGS(ARG("link", V_ID(k->links.at[i])), ARG("year", V_INT(2017)),
                                   ARG("amount", V_INT(YUAN(yuan))), ARG("evidence", V_TEXT("工资、租金、分红发放表(演示)")))))
                        return false;
        }
        return demo_commit(k);
}

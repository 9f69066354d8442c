/* shares.c: the venture by shares of the loach village, its dividends, another venture whose shares don't add up yet,
 * and the collective income of every village in 2016 and 2017.
 *
 * The dividend of 2017 has reached everybody but one household.
 *
 * A venture's shares come to exactly its number, and a dividend is divided over them to the cent; one holder was
 * passed over, which a check finds. */
#include "demo/county.h"

#define LOACH_VILLAGE "341125100222"
#define SHARES 1000
#define OF_COLLECTIVE 400
#define OF_ENTERPRISE 350
#define HOLDERS 25 /* households, of ten shares each */
#define OF_HOUSEHOLD ((SHARES - OF_COLLECTIVE - OF_ENTERPRISE) / HOLDERS)
#define YUAN_A_SHARE 500

/* One of three: the collective, an enterprise, a household. */
struct holder {
        const char *kind;
        int64_t organisation, household, shares;
};

/* Paid in by the share, so that capital and shares agree. */
static bool put_share(struct county *k, int64_t equity, const struct holder *h, int64_t *id)
{
        return demo_put(k, "equity_share", id,
                        ARGS(ARG("equity", V_ID(equity)), ARG("holder", V_TEXT(h->kind)),
                             ARG("organisation", V_MAYBE(h->organisation)), ARG("household", V_MAYBE(h->household)),
                             ARG("shares", V_INT(h->shares)), ARG("paid_in", V_INT(YUAN(h->shares * YUAN_A_SHARE))),
                             ARG("from_on", V_TEXT("2016-10-01"))));
}

/* A thousand shares each: round numbers are what such ventures choose. */
static bool put_venture(struct county *k, const struct village *v, const char *name, int64_t *id)
{
        return demo_put(k, "equity", id,
                        ARGS(ARG("name", V_TEXT(name)), ARG("place", V_TEXT(v->code)), ARG("shares", V_INT(SHARES)),
                             ARG("capital", V_INT(YUAN(SHARES * YUAN_A_SHARE))), ARG("from_on", V_TEXT("2016-10-01"))));
}

/* put_holders: collective, enterprise and households; each row is kept, for what it is paid. */
static bool put_holders(struct county *k, const struct village *v, int64_t equity, size_t households)
{
        int64_t id;
        if (!put_share(k, equity, &(struct holder){ "collective", v->committee, 0, OF_COLLECTIVE }, &id))
                return false;
        numbers_add(k, &k->holders, id);
        if (!put_share(k, equity, &(struct holder){ "enterprise", k->enterprises[0].id, 0, OF_ENTERPRISE }, &id))
                return false;
        numbers_add(k, &k->holders, id);
        for (size_t i = 0; i < households; i++) {
                if (!put_share(k, equity, &(struct holder){ "household", 0, v->houses[i].id, OF_HOUSEHOLD }, &id) ||
                    !demo_set(k, "household", v->houses[i].id,
                              ARGS(ARG("bank_name", V_TEXT(DEMO_BANK)), ARG("bank_card", card_make(k)))))
                        return false;
                numbers_add(k, &k->holders, id);
        }
        return true;
}

/* The second has only the collective's shares: the check of shares that don't add up finds it. */
bool make_shares(struct county *k)
{
        const struct village *v = village_at(k, LOACH_VILLAGE), *other = &k->villages[k->poor[EXITS_BEFORE]];
        int64_t id;
        return demo_begin(k, "2016-11-08", "录入村级入股项目") &&
               put_venture(k, v, "十八岗村泥鳅养殖入股项目", &k->venture) && put_holders(k, v, k->venture, HOLDERS) &&
               put_venture(k, other, keep_text(k, "%s光伏入股项目", other->name), &id) &&
               put_share(k, id, &(struct holder){ "collective", other->committee, 0, OF_COLLECTIVE }, NULL) &&
               demo_commit(k);
}

/* The last holder of 2017 was missed: a check compares holders and payments. */
static bool put_dividend(struct county *k, int year, int64_t yuan_a_share)
{
        const char *day = brief_text(k, "%d-12-10", year).s.p;
        int64_t id;
        if (!demo_put(k, "dividend", &id,
                      ARGS(ARG("equity", V_ID(k->venture)), ARG("year", V_INT(year)), ARG("declared_on", V_TEXT(day)),
                           ARG("amount", V_INT(YUAN(SHARES * yuan_a_share))),
                           ARG("notice", V_TEXT("村务公开栏公示7天")))))
                return false;
        for (size_t i = 0; i < k->holders.n; i++) {
                int64_t shares = i == 0 ? OF_COLLECTIVE : i == 1 ? OF_ENTERPRISE : OF_HOUSEHOLD;
                bool missed = year == 2017 && i + 1 == k->holders.n;
                if (!missed &&
                    !demo_put(k, "dividend_payment", NULL,
                              ARGS(ARG("dividend", V_ID(id)), ARG("share", V_ID(k->holders.at[i])),
                                   ARG("amount", V_INT(YUAN(shares * yuan_a_share))), ARG("paid_on", V_TEXT(day)),
                                   ARG("voucher_no", brief_text(k, "演示分红%d-%02zu", year, i + 1)))))
                        return false;
        }
        return true;
}

/* Of every village, since a growth needs the year before. */
static bool put_collective_income(struct county *k, const char *place, int year, int64_t yuan)
{
        const int64_t contracted = yuan * 35 / 100, investment = yuan / 10, subsidies = yuan / 5;
        return demo_put(k, "collective_income", NULL,
                        ARGS(ARG("place", V_TEXT(place)), ARG("year", V_INT(year)),
                             ARG("operating", V_INT(YUAN(yuan - contracted - investment - subsidies))),
                             ARG("contracted", V_INT(YUAN(contracted))), ARG("investment", V_INT(YUAN(investment))),
                             ARG("subsidies", V_INT(YUAN(subsidies))),
                             ARG("evidence", V_TEXT("村集体经济收入台账"))));
}

/* put_incomes: of a village, two years; now and then it fell. It fell in some villages: a growth that is
 * positive everywhere would be no figure. */
static bool put_incomes(struct county *k, struct draw *r, const struct village *v)
{
        bool loach = strcmp(v->code, LOACH_VILLAGE) == 0;
        int64_t before = loach ? 182000 : draw_between(r, 250, 1200) * 100;
        int64_t now = loach ? 265000 : before * draw_between(r, 950, 1450) / 100000 * 100;
        return put_collective_income(k, v->code, 2016, before) && put_collective_income(k, v->code, 2017, now);
}

/* More a share than the year before: income of the loach village went up, which is what it is known for. */
bool make_dividends(struct county *k)
{
        struct draw r = draw_fork(k->seed, "collective");
        if (!demo_begin(k, "2017-12-18", "录入分红和村集体经济收入") || !put_dividend(k, 2016, 180) ||
            !put_dividend(k, 2017, 240))
                return false;
        for (size_t i = 0; i < VILLAGES; i++)
                if (!put_incomes(k, &r, &k->villages[i]))
                        return false;
        return demo_commit(k);
}

/* insurance.c: the three insurances of everybody who held a village post in 2017.
 *
 * Pension and medical insurance end with the post, the accident policy of a leaver sometimes runs on until somebody
 * ends it. The county bears twenty parts of the pension and the person eight, all of the accident and two thirds of the
 * medical premium. What the county bears of a month of pension is what is left of its sum over all months, in whole
 * jiao: an invention, since only the sum is known.
 *
 * Rates and enrolments agree to the jiao, because a check compares them; those that don't are the forgotten
 * policies. */
#include "demo/county.h"

/* Yuan a year. Invented, like the shares: the account the county is known for says only what the county paid
 * for all. */
#define ACCIDENT_YUAN 120
#define MEDICAL_COUNTY_YUAN 120
#define MEDICAL_PERSON_YUAN 60
#define FORGOTTEN 12 /* in every so manyth village a leaver's accident policy has not been ended */

/* One insurance of one person: who insures, from when to when, and who bears what. */
struct cover {
        const char *kind, *insurer, *from, *to, *paid;
        int64_t county, person, base;
};

/* Three rows a person, since each insurance is looked after by another office. */
static bool put_cover(struct county *k, const struct held *h, const struct cover *c)
{
        return demo_put(k, "insurance_enrolment", NULL,
                        ARGS(ARG("person", V_ID(h->person)), ARG("kind", V_TEXT(c->kind)),
                             ARG("place", V_TEXT(k->villages[h->village].code)), ARG("from_on", V_TEXT(c->from)),
                             ARG("to_on", V_TEXT(c->to)), ARG("base", V_MAYBE(c->base)),
                             ARG("premium", V_INT(c->county + c->person)), ARG("county_paid", V_INT(c->county)),
                             ARG("person_paid", V_MAYBE(c->person)), ARG("paid_on", V_TEXT(c->paid)),
                             ARG("insurer", V_TEXT(c->insurer))));
}

/* served: the first and the last month of a year (0: 2017) in which the post was held; false: none. */
static bool served(const struct held *h, int year, int *first, int *last)
{
        *first = h->first > year * 12 ? h->first : year * 12 + 1;
        *last = h->last < year * 12 + 12 ? h->last : year * 12 + 12;
        return *first <= *last;
}

/* Both ends count. */
static int64_t months_of(const struct held *h, int year)
{
        int first, last;
        return served(h, year, &first, &last) ? last - first + 1 : 0;
}

/* month_share: what the county bears of one month of one pension, in fen. In whole jiao, so that months add up
 * to the sum as near as a tariff can. */
static int64_t month_share(const struct county *k)
{
        int64_t months = 0, left = YUAN(COUNTY_PREMIUMS_YUAN);
        for (size_t i = 0; i < k->posts.n; i++) {
                months += months_of(&k->posts.at[i], 0);
                left -= YUAN(ACCIDENT_YUAN + MEDICAL_COUNTY_YUAN);
        }
        return (left / months + 5) / 10 * 10;
}

/* As long as the post was held in the year: who left in June is insured until June. */
static bool insure(struct county *k, const struct held *h, int64_t share, int year)
{
        int first, last;
        if (!served(h, year, &first, &last))
                return true;
        const char *from = month_day(k, first, 1), *to = month_end(k, last);
        /* A forgotten policy runs on to the end of the year: the check of roster against posts finds it. */
        const char *policy = last < 12 && h->village % FORGOTTEN == 0 ? DEMO_DAY : to;
        int64_t county = share * months_of(h, year);
        const struct cover covers[] = {
                { "pension", "县社会保险事业管理局", from, to, year ? from : "2017-12-18", county, county * 8 / 20, share * 5 },
                { "accident", "财产保险公司(演示)", from, policy, from, YUAN(ACCIDENT_YUAN), 0, 0 },
                { "medical", "县城乡居民医保中心", from, to, from, YUAN(MEDICAL_COUNTY_YUAN), YUAN(MEDICAL_PERSON_YUAN),
                  0 },
        };
        for (size_t n = 0; n < COUNT(covers); n++)
                if (!put_cover(k, h, &covers[n]))
                        return false;
        return true;
}

/* put_rates: the year's premiums; the pension's by the month, since who served part of the year pays for that part. */
static bool put_rates(struct county *k, int64_t share, int year)
{
        const struct {
                const char *kind, *charged;
                int64_t county, person;
        } rates[] = {
                { "pension", "month", share, share * 8 / 20 },
                { "accident", "year", YUAN(ACCIDENT_YUAN), 0 },
                { "medical", "year", YUAN(MEDICAL_COUNTY_YUAN), YUAN(MEDICAL_PERSON_YUAN) },
        };
        for (size_t n = 0; n < COUNT(rates); n++)
                if (!demo_put(k, "insurance_rate", NULL,
                              ARGS(ARG("year", V_INT(2017 + year)), ARG("kind", V_TEXT(rates[n].kind)),
                                   ARG("charged", V_TEXT(rates[n].charged)),
                                   ARG("premium", V_INT(rates[n].county + rates[n].person)),
                                   ARG("county_paid", V_INT(rates[n].county)),
                                   ARG("person_paid", V_MAYBE(rates[n].person)),
                                   ARG("document", V_ID(k->documents[DOCUMENT_INSURANCE])))))
                        return false;
        return true;
}

/* At the end of the year, when it is settled who served how long; the year after is insured in January, until its
 * end. */
bool make_insurance(struct county *k, int year)
{
        const int later = year - 2017;
        int64_t share = month_share(k);
        if (!demo_begin(k, later ? "2018-01-25" : "2017-12-29", keep_text(k, "录入%d年度村干部参保台账", year)) ||
            !put_rates(k, share, later))
                return false;
        for (size_t i = 0; i < k->posts.n; i++)
                if (!insure(k, &k->posts.at[i], share, later))
                        return false;
        return demo_commit(k);
}

/* frontline.c: service at the front besides postings, its grades, and appointments as they were published.
 *
 * Twenty-four cadres came into leadership teams of townships from 2013 to 2017; some of them had served at the front
 * before, some hadn't, and the record says which. Some cadres of the county's units were promoted after their posting
 * in a village. One promotion is entered as without service although the posting is on record: somebody is to correct
 * it.
 *
 * Service at the front is what an appointment is judged by, so it is on record before the appointments are: a check
 * compares the two. */
#include "demo/county.h"

/* Into leadership teams of townships, over the days below; and some more promoted from the county's units. */
#define APPOINTED 24
#define FIRST_APPOINTED 20 /* of a township's cadres */
#define PROMOTED 6
#define FIRST_TEAM 24 /* whose leader is the county's and stays */
#define FIRST_SECONDED 8
#define SECONDED 50

static const char *const days[] = { "2013-07-12", "2014-06-20", "2015-09-18", "2016-05-27", "2017-11-28" };

/* appointed: the i-th of the township cadres, each of another township, then the first again. */
static const struct man *appointed(const struct county *k, size_t i)
{
        return &k->townships[i % TOWNSHIPS].cadres.at[FIRST_APPOINTED + i / TOWNSHIPS];
}

/* Service besides postings, which the register of teams has already. */
static bool put_service(struct county *k, int64_t person, const char *kind, const char *place, const char *from,
                        const char *to)
{
        return demo_put(k, "frontline_service", NULL,
                        ARGS(ARG("person", V_ID(person)), ARG("kind", V_TEXT(kind)), ARG("place", V_TEXT(place)),
                             ARG("from_on", V_TEXT(from)), ARG("to_on", to ? V_TEXT(to) : V_NULL)));
}

/* before: a day in the year before an appointment. */
static const char *before(struct county *k, const char *day)
{
        return day_after(k, day, -400);
}

/* Two in three of those appointed had served; the twelve who came to the county's office serve there now. */
bool make_service(struct county *k)
{
        if (!demo_begin(k, "2017-04-10", "录入一线经历和考核等次"))
                return false;
        for (size_t i = 0; i < APPOINTED; i++) {
                const char *day = days[i % COUNT(days)];
                const struct man *m = appointed(k, i);
                if (i % 3 != 2 && !put_service(k, m->id, "helper", k->townships[i % TOWNSHIPS].code, before(k, day),
                                               day_after(k, day, -1)))
                        return false;
        }
        for (size_t i = 0; i < OFFICE_CAME; i++) {
                const struct man *m = &k->units[FIRST_SECONDED + i].cadres.at[SECONDED];
                if (!put_service(k, m->id, "office", DEMO_COUNTY, i % 2 ? "2017-03-06" : "2017-03-13", NULL))
                        return false;
        }
        for (size_t i = 0; i < POOR_VILLAGES; i++)
                if (!demo_put(k, "service_grade", NULL,
                              ARGS(ARG("person", V_ID(k->teams[i].leader->id)), ARG("year", V_INT(2016)),
                                   ARG("grade", V_TEXT(i % 6 ? "competent" : "excellent")))))
                        return false;
        return demo_commit(k);
}

/* An appointment as it was published: who, from where, to what, and what was said of his service. */
struct promotion {
        const struct man *man;
        const char *day, *kind, *after, *place, *service;
        const char *unit_before, *drawn_from; /* drawn_from: which of the five sources; NULL: none */
        int64_t unit, document;
        bool agency;
};

/* A notice of a week ends before the publication, as the regulations on cadres want it. */
static bool put_appointment(struct county *k, const struct promotion *p)
{
        return demo_put(
                k, "appointment", NULL,
                ARGS(ARG("published_on", V_TEXT(p->day)), ARG("person", V_ID(p->man->id)), ARG("kind", V_TEXT(p->kind)),
                     ARG("from_agency", V_INT(p->agency)), ARG("unit_before", V_TEXT(p->unit_before)),
                     ARG("organisation", V_ID(p->unit)), ARG("post_after", V_TEXT(p->after)),
                     ARG("place", V_TEXT(p->place)), ARG("notice_from", V_TEXT(day_after(k, p->day, -12))),
                     ARG("notice_to", V_TEXT(day_after(k, p->day, -5))),
                     ARG("service", p->service ? V_TEXT(p->service) : V_NULL),
                     ARG("drawn_from", p->drawn_from ? V_TEXT(p->drawn_from) : V_NULL),
                     ARG("document", V_MAYBE(p->document))));
}

/* papers: the documents of appointments of the years before; that of 2017 is with the others (documents.c).
 * Papers of earlier years are made here, because only appointments speak of them. */
static bool put_papers(struct county *k, int64_t papers[COUNT(days)])
{
        papers[COUNT(days) - 1] = k->documents[DOCUMENT_APPOINTMENTS];
        for (size_t i = 0; i + 1 < COUNT(days); i++)
                if (!demo_put(k, "document", &papers[i],
                              ARGS(ARG("number", brief_text(k, "演示干〔%.4s〕%zu号", days[i], 11 + i)),
                                   ARG("title", V_TEXT("关于任职的通知(演示汇总)")),
                                   ARG("issuer", V_TEXT("中共定远县委组织部(演示)")), ARG("kind", V_TEXT("notice")),
                                   ARG("issued_on", V_TEXT(days[i])), ARG("place", V_TEXT(DEMO_COUNTY)))))
                        return false;
        return true;
}

/* Into another township than one's own: cadres are not promoted where they are. */
static bool into_teams(struct county *k, const int64_t papers[COUNT(days)])
{
        static const char *const posts[] = { "党委委员、副乡镇长", "党委委员、纪委书记", "党委委员、组织委员" };
        static const char *const sources[] = { "institution", NULL, "selected", NULL };
        for (size_t i = 0; i < APPOINTED; i++) {
                const struct township *t = &k->townships[(i + 5) % TOWNSHIPS];
                if (!put_appointment(k, &(struct promotion){ .man = appointed(k, i),
                                                             .day = days[i % COUNT(days)],
                                                             .kind = "leadership_team",
                                                             .after = posts[i % COUNT(posts)],
                                                             .place = t->code,
                                                             .unit_before = k->townships[i % TOWNSHIPS].name,
                                                             .unit = t->government,
                                                             .drawn_from = sources[i % COUNT(sources)],
                                                             .document = papers[i % COUNT(days)] }))
                        return false;
        }
        return true;
}

/* The last is entered against the record, so that the check that compares the two has something to find. */
static bool promote(struct county *k, size_t i)
{
        const struct team *t = &k->teams[FIRST_TEAM + i];
        const struct unit *u = &k->units[k->villages[k->poor[FIRST_TEAM + i]].unit];
        return put_appointment(k, &(struct promotion){ .man = t->leader,
                                                       .day = days[COUNT(days) - 1],
                                                       .kind = i % 3 ? "promotion" : "important_post",
                                                       .after = "股长(主任科员)",
                                                       .place = DEMO_COUNTY,
                                                       .unit_before = u->name,
                                                       .service = i + 1 == PROMOTED ? "none" : NULL,
                                                       .unit = u->id,
                                                       .agency = true,
                                                       .document = k->documents[DOCUMENT_APPOINTMENTS] });
}

/* Twenty-four in five years; the six promoted from units of the county are the "several" of the account. */
bool make_appointments(struct county *k)
{
        int64_t papers[COUNT(days)];
        if (!demo_begin(k, "2017-12-23", "录入已公布的任用") || !put_papers(k, papers) || !into_teams(k, papers))
                return false;
        for (size_t i = 0; i < PROMOTED; i++)
                if (!promote(k, i))
                        return false;
        return demo_commit(k);
}

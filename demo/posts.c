/* posts.c: who holds a post in a village: its five cadres, and its full-time officer, who is paid and insured like
 * them.
 *
 * A few villages have no officer of their own; the officer of the village before covers them too. In 2017 some officers
 * are followed by others from the first of a month: the leaver's post and row of staff end on the last day before. Who
 * will be followed when is settled in the beginning, because the rates of pay depend on it (pay.c). Secretaries are
 * heads of the villagers' committee, too, and draw one pay, of the first class; deputy heads are of the second, which
 * is an invention like the classes themselves. So are the cards they are paid to; who came in December has not told his
 * yet.
 *
 * Who holds which post when decides about pay, insurance and the checks of both, so it is settled for the whole year
 * before the first run is paid. */
#include "demo/county.h"

#define OPEN 36 /* behind every month that is told */
#define OFFICERS_SINCE "2016-04-01"

/* Five cadres in each of 240 villages and 237 officers: the 1,437 who are insured. */
static const struct {
        const char *title, *class;
} posts[VILLAGE_CADRES + 1] = { { "村党总支书记、村委会主任", "principal" }, { "村委会副主任", "deputy" },
                                { "村党总支副书记", "other" },   { "村“两委”委员", "other" },
                                { "村文书", "other" },           { "村扶贫专干", "other" } };

/* The list may move when it grows: what is kept of it is an index, never a pointer. */
static struct held *add_held(struct county *k, struct held one)
{
        struct helds *p = &k->posts;
        p->at = arena_grow(k->keep, p->at, &p->capacity, p->n + 1, sizeof *p->at);
        p->at[p->n] = one;
        return &p->at[p->n++];
}

/* Who came in December has no card yet, so his first pay waits (pay.c). */
static bool put_post(struct county *k, struct held *h, const char *title, const char *from)
{
        return demo_put(k, "village_post", &h->post,
                        ARGS(ARG("person", V_ID(h->person)), ARG("place", V_TEXT(k->villages[h->village].code)),
                             ARG("class", V_TEXT(h->class)), ARG("title", V_TEXT(title)),
                             ARG("bank_name", h->first < 12 ? V_TEXT(DEMO_BANK) : V_NULL),
                             ARG("bank_card", h->first < 12 ? card_make(k) : V_NULL), ARG("from_on", V_TEXT(from))));
}

/* An officer is on the staff and holds a post: the first is counted for coverage, the second is paid. */
static bool put_officer(struct county *k, int64_t person, size_t village, const char *from, int64_t *id)
{
        return demo_put(k, "staff", id,
                        ARGS(ARG("person", V_ID(person)), ARG("office", V_TEXT("village_officer")),
                             ARG("place", V_TEXT(k->villages[village].code)), ARG("identity", V_TEXT("officer")),
                             ARG("post", V_TEXT("扶贫专干")), ARG("full_time", V_INT(1)), ARG("from_on", V_TEXT(from)),
                             ARG("document", V_ID(k->documents[DOCUMENT_STAFF]))));
}

/* engage: somebody new as officer of a village, from a day on. */
static bool engage(struct county *k, struct held *h, const char *from)
{
        struct man m;
        const struct born born = { .from = 1972, .to = 1993, .place = k->villages[h->village].code, .phone = true };
        if (!person_make(k, &born, &m))
                return false;
        h->person = m.id;
        return put_post(k, h, posts[VILLAGE_CADRES].title, from) && put_officer(k, m.id, h->village, from, &h->officer);
}

/* Whether his officer covers the next village as well. */
static bool has_shared_neighbour(const struct county *k, size_t village)
{
        return village + 1 < VILLAGES && k->villages[village + 1].shared;
}

/* share_officers: draws the villages that have the officer of the one before. Neighbours in the same township,
 * and no chain of three: an officer covers two villages at most. */
static void share_officers(struct county *k, struct draw *r)
{
        size_t order[VILLAGES];
        int left = SHARED_OFFICERS;
        draw_order(r, order, VILLAGES);
        for (size_t i = 0; i < VILLAGES && left > 0; i++) {
                size_t v = order[i];
                if (v == 0 || k->villages[v - 1].township != k->villages[v].township || k->villages[v - 1].shared ||
                    has_shared_neighbour(k, v))
                        continue;
                k->villages[v].shared = true;
                left--;
        }
}

/* Years in post follow the elections: seniority is counted from them (pay.c). */
static bool fill_village(struct county *k, struct draw *r, size_t v)
{
        static const int years[] = { 3, 3, 6, 9 }; /* since the elections of 2014, 2011, 2008 */
        for (size_t i = 0; i < VILLAGE_CADRES; i++) {
                int since = years[draw_below(r, COUNT(years))];
                struct held *h = add_held(k, (struct held){ .person = k->villages[v].cadres.at[i].id,
                                                            .village = v,
                                                            .class = posts[i].class,
                                                            .years = since,
                                                            .first = 1,
                                                            .last = OPEN });
                if (!put_post(k, h, posts[i].title, brief_text(k, "%d-08-01", 2017 - since).s.p))
                        return false;
        }
        if (k->villages[v].shared) {
                const struct held *before = &k->posts.at[k->posts.n - VILLAGE_CADRES - 1];
                return put_officer(k, before->person, v, OFFICERS_SINCE, NULL);
        }
        return engage(
                k,
                add_held(k,
                         (struct held){ .village = v, .class = posts[VILLAGE_CADRES].class, .first = 1, .last = OPEN }),
                OFFICERS_SINCE);
}

/* settle_turns: which officers are followed by others, and from which month. Spread over the months from
 * February on; who covers two villages stays, or two posts would have to change hands. */
static void settle_turns(struct county *k, struct draw *r)
{
        size_t order[VILLAGES], held[VILLAGES], n = 0;
        for (size_t i = 0; i < k->posts.n; i++)
                if (k->posts.at[i].officer && !has_shared_neighbour(k, k->posts.at[i].village))
                        held[n++] = i;
        draw_order(r, order, n);
        for (size_t i = 0; i < OFFICER_TURNS; i++) {
                size_t before = held[order[i]];
                int month = 2 + (int)(i % 11);
                k->posts.at[before].last = month - 1;
                add_held(k, (struct held){ .village = k->posts.at[before].village,
                                           .after = before + 1,
                                           .class = k->posts.at[before].class,
                                           .first = month,
                                           .last = OPEN });
        }
}

/* One change for the county: its organisation department keeps this list. */
bool make_posts(struct county *k)
{
        struct draw r = draw_fork(k->seed, "posts");
        share_officers(k, &r);
        if (!demo_begin(k, "2016-04-11", "录入村干部任职和村扶贫专干"))
                return false;
        for (size_t v = 0; v < VILLAGES; v++)
                if (!fill_village(k, &r, v))
                        return false;
        settle_turns(k, &r);
        return demo_commit(k);
}

/* Post and staff end alike, on the same day. */
static bool end_with(struct county *k, const char *entity, int64_t id, const char *last, const char *reason)
{
        const struct entity *e = entity_find(str_of(entity));
        struct draft *more = draft_new(k->c->arena, e);
        draft_set(more, "end_reason", V_TEXT(reason));
        return change_end(k->c, k->ch, e, id, told_day(k, last), more);
}

/* January has none: the register was taken over with those in post. They go on in the year after. */
bool change_posts(struct county *k, int month)
{
        if (month == 1 || month > 12)
                return true;
        if (!demo_begin(k, month_day(k, month, 3), keep_text(k, "办理%d月村扶贫专干调整", month)))
                return false;
        const char *last = month_end(k, month - 1), *from = month_day(k, month, 1);
        for (size_t i = 0; i < k->posts.n; i++) {
                struct held *h = &k->posts.at[i];
                if (!h->after || h->first != month)
                        continue;
                const struct held *before = &k->posts.at[h->after - 1];
                if (!end_with(k, "village_post", before->post, last, "adjustment") ||
                    !end_with(k, "staff", before->officer, last, "transfer") ||
                    !engage(k, h, from))
                        return false;
        }
        return demo_commit(k);
}

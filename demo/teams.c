/* teams.c: work teams in the poor villages: who leads them, who else is there, how many days they were on post, and
 * their leave.
 *
 * Leaders come from province, city and county, members and first secretaries from the unit that looks after the
 * village. In 2017 some leaders are followed by others in one and the same change; where illness took one away, an
 * interim stands in and a dated vacancy waits.
 *
 * A slot is a place in a team and stays; who fills it is a posting and comes and goes. A leader who is followed on
 * the next day leaves no gap, and a rule sees to it that it is so. */
#include "demo/county.h"

#define FIRST_POSTED 10 /* of a unit's cadres, those who are posted come after its leaders */
#define STARTED "2016-03-14"
#define TERM_ENDS "2018-03-31"
#define LATER_TERM_ENDS "2019-03-31" /* where the months of the next year are told, too */
#define DAYS_WANTED 20
/* The first senders in the list are the province's. */
#define PROVINCE_SENDERS 3

static const char *const slot_kinds[POSTS] = {
        [LEADER] = "leader", [FIRST_SECRETARY] = "first_secretary", [MEMBER] = "member", [MEMBER + 1] = "member"
};

/* sent: who leads team i: the province's, the city's, then the county's. */
static struct man *leader_of(struct county *k, size_t i, struct team *t)
{
        struct village *v = &k->villages[k->poor[i]];
        size_t city = i - LEADERS_PROVINCE;
        struct unit *u = i < LEADERS_PROVINCE  ? &k->senders[i % PROVINCE_SENDERS]
                         : city < LEADERS_CITY ? &k->senders[PROVINCE_SENDERS + city % (SENDERS - PROVINCE_SENDERS)]
                                               : &k->units[v->unit];
        t->level = i < LEADERS_PROVINCE ? "province" : city < LEADERS_CITY ? "city" : "county";
        t->sender = u->id;
        size_t at = i < LEADERS_PROVINCE  ? i / PROVINCE_SENDERS
                    : city < LEADERS_CITY ? city / (SENDERS - PROVINCE_SENDERS)
                                          : FIRST_POSTED + v->share * POSTS;
        return &u->cadres.at[at];
}

/* Who fills a slot, sent by whom and from when. */
struct occupant {
        int64_t cadre, sender;
        const char *level, *from;
        bool interim;
};

/* The number is kept by slot: days on post are entered for whoever is in it that month. */
static bool put_posting(struct county *k, struct team *t, enum post post, const struct occupant *o)
{
        return demo_put(k, "posting", &t->posting[post],
                        ARGS(ARG("slot", V_ID(t->slot[post])), ARG("cadre", V_ID(o->cadre)),
                             ARG("organisation", V_ID(o->sender)), ARG("level", V_TEXT(o->level)),
                             ARG("from_on", V_TEXT(o->from)), ARG("interim", o->interim ? V_INT(1) : V_NULL),
                             ARG("batch", V_TEXT("2016年批(演示)")),
                             ARG("term_ends_on", V_TEXT(moved(k) ? LATER_TERM_ENDS : TERM_ENDS)),
                             ARG("document", V_ID(k->documents[2]))));
}

/* Never empty: who fills it comes in the same change. */
static bool put_slot(struct county *k, struct team *t, enum post post, const struct occupant *o)
{
        return demo_put(k, "slot", &t->slot[post],
                        ARGS(ARG("team", V_ID(t->id)), ARG("kind", V_TEXT(slot_kinds[post])),
                             ARG("from_on", V_TEXT(STARTED)))) &&
               put_posting(k, t, post, o);
}

/* A first secretary is missing in some teams: not every village has one. */
static bool put_team(struct county *k, size_t i)
{
        struct village *v = &k->villages[k->poor[i]];
        struct team *t = &k->teams[i];
        const struct unit *u = &k->units[v->unit];
        if (!demo_put(k, "work_team", &t->id,
                      ARGS(ARG("name", brief_text(k, "%s%s驻村工作队", k->townships[v->township].name, v->name)),
                           ARG("place", V_TEXT(v->code)), ARG("from_on", V_TEXT(STARTED)),
                           ARG("document", V_ID(k->documents[2])))) ||
            !demo_put(k, "responsibility", NULL,
                      ARGS(ARG("tier", V_TEXT("team_village")), ARG("team", V_ID(t->id)), ARG("place", V_TEXT(v->code)),
                           ARG("from_on", V_TEXT(STARTED)), ARG("document", V_ID(k->documents[2])))))
                return false;
        t->leader = leader_of(k, i, t);
        if (!put_slot(k, t, LEADER, &(struct occupant){ t->leader->cadre, t->sender, t->level, STARTED, false }))
                return false;
        for (enum post p = FIRST_SECRETARY; p < POSTS; p++) {
                if (p == FIRST_SECRETARY && i >= FIRST_SECRETARIES)
                        continue;
                const struct man *m = &u->cadres.at[FIRST_POSTED + v->share * POSTS + p];
                if (!put_slot(k, t, p, &(struct occupant){ m->cadre, u->id, "county", STARTED, false }))
                        return false;
        }
        return true;
}

/* Seventy villages with a team each: the seventy leaders, six of the province, eighteen of the city, the others
 * the county's. */
bool make_teams(struct county *k)
{
        if (!demo_begin(k, "2016-03-16", "录入驻村工作队及选派人员"))
                return false;
        for (size_t i = 0; i < POOR_VILLAGES; i++)
                if (!put_team(k, i))
                        return false;
        return demo_commit(k);
}

/* ---- days on post and leave ---- */

/* Longer leave is for the organisation department to grant, as the rules on those posted have it. */
static bool put_leave(struct county *k, struct draw *r, int64_t posting, int month)
{
        static const char *const kinds[] = { "personal", "sick", "annual", "meeting", "meeting" };
        const char *first = month_day(k, month, (int)draw_between(r, 2, 20));
        int64_t days = draw_between(r, 1, 6);
        return demo_put(k, "posting_leave", NULL,
                        ARGS(ARG("posting", V_ID(posting)), ARG("kind", V_TEXT(kinds[draw_below(r, COUNT(kinds))])),
                             ARG("from_on", V_TEXT(first)), ARG("to_on", V_TEXT(day_after(k, first, days - 1))),
                             ARG("approved_by", V_TEXT(days > 3 ? "县委组织部" : "乡镇党委")),
                             ARG("level", V_TEXT(days > 3 ? "organisation" : "township"))));
}

/* Who was away has leave for some of it and not for all: attendance and leave are two registers that disagree
 * now and then. */
bool make_days(struct county *k, int month)
{
        struct draw r = draw_fork(k->seed + (uint64_t)month, "days");
        if (!demo_begin(k, month_end(k, month), keep_text(k, "录入%d月驻村考勤和请假", month_of(month))))
                return false;
        for (size_t i = 0; i < POOR_VILLAGES; i++)
                for (enum post p = LEADER; p < POSTS; p++) {
                        int64_t posting = k->teams[i].posting[p];
                        bool away = draw_chance(&r, 15);
                        int64_t days = away ? draw_between(&r, 12, DAYS_WANTED - 1) : draw_between(&r, DAYS_WANTED, 25);
                        if (posting && !demo_put(k, "attendance", NULL,
                                                 ARGS(ARG("posting", V_ID(posting)),
                                                      ARG("month", V_TEXT(month_day(k, month, 1))),
                                                      ARG("days_on_post", V_INT(days)))))
                                return false;
                        if (posting && away && !put_leave(k, &r, posting, month))
                                return false;
                }
        return demo_commit(k);
}

/* ---- what is guaranteed to them ---- */

#define NOT_INSURED 83 /* one posting in so many */

/* At the end of the year, of whoever is in the slots then. */
bool make_guarantees(struct county *k)
{
        size_t n = 0;
        if (!demo_begin(k, "2017-12-29", "录入2017年驻村保障"))
                return false;
        for (size_t i = 0; i < POOR_VILLAGES; i++)
                for (enum post p = LEADER; p < POSTS; p++) {
                        const int64_t posting = k->teams[i].posting[p];
                        if (posting && !demo_put(k, "posting_guarantee", NULL,
                                                 ARGS(ARG("posting", V_ID(posting)), ARG("year", V_INT(2017)),
                                                      ARG("work_funds", p == LEADER ? V_INT(YUAN(10000)) : V_NULL),
                                                      ARG("allowance", V_INT(YUAN(7200))),
                                                      ARG("insured", V_INT(++n % NOT_INSURED != 0)),
                                                      ARG("checked_on", V_TEXT("2017-05-18")))))
                                return false;
                }
        return demo_commit(k);
}

/* ---- leaders who are followed by others ---- */

/* follow: the leader's last day, and from the next one another of the same unit (the village's, when a unit has nobody
 * left). */
struct turn {
        size_t team;
        const char *last, *reason;
        bool interim;
};

/* With the successor in the same change: the village is poor, and nobody withdraws before its exit. */
static bool end_posting(struct county *k, int64_t posting, const struct turn *turn, int64_t successor)
{
        const struct entity *e = entity_find(S("posting"));
        struct draft *more = draft_new(k->c->arena, e);
        draft_set(more, "end_reason", V_TEXT(turn->reason));
        draft_set(more, "successor", V_ID(successor));
        return change_end(k->c, k->ch, e, posting, told_day(k, turn->last), more);
}

/* From the unit that looks after the village, with the level of the slot: who is sent from nearer by doesn't
 * lower it. */
static bool follow(struct county *k, const struct turn *turn)
{
        struct team *t = &k->teams[turn->team];
        struct village *v = &k->villages[k->poor[turn->team]];
        struct unit *u = &k->units[v->unit];
        struct man *next = &u->cadres.at[FIRST_POSTED + SHARE * POSTS + v->share];
        const char *from = day_after(k, turn->last, 1);
        if (!end_posting(k, t->posting[LEADER], turn, next->cadre) ||
            !put_posting(k, t, LEADER, &(struct occupant){ next->cadre, u->id, t->level, from, turn->interim }))
                return false;
        t->leader = next;
        return !turn->interim || demo_put(k, "vacancy", NULL,
                                          ARGS(ARG("kind", V_TEXT("slot")), ARG("slot", V_ID(t->slot[LEADER])),
                                               ARG("place", V_TEXT(v->code)), ARG("from_on", V_TEXT(from)),
                                               ARG("due_on", V_TEXT(day_after(k, from, 45))), ARG("owner", V_ID(u->id)),
                                               ARG("note", V_TEXT("原队长患病住院，由同单位干部临时顶岗"))));
}

bool change_leaders(struct county *k, int month)
{
        static const struct {
                int month;
                struct turn turn;
        /* Four leaders in the course of the year; the last by illness, with an interim and a dated vacancy. */
        } turns[] = {
                { 4, { 60, "2017-04-16", "transfer", false } },
                { 7, { 33, "2017-07-09", "rotation", false } },
                { 9, { 48, "2017-09-03", "transfer", false } },
                { 12, { 55, "2017-12-03", "illness", true } },
                { 15, { 41, "2018-03-13", "rotation", false } },
                { 17, { 62, "2018-05-10", "transfer", false } },
        };
        for (size_t i = 0; i < COUNT(turns); i++)
                if (turns[i].month == month && !follow(k, &turns[i].turn))
                        return false;
        return true;
}

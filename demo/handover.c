/* handover.c: what changes in 2017: helpers who leave and hand all their households over, households that relapse,
 * children born, and help that was entered months after it began.
 *
 * A leaver's households, his successor's and his own end of service are one change, so that nobody is uncovered for a
 * day. After an illness the successor is an interim one, and a vacancy with its due day waits; some are overdue.
 *
 * The villages a unit looks after are spread over the county, so a leaver's households are, too; the handover names
 * them all, and his successor comes from the same unit.
 *
 * Turns of fortune come late in the year and are few: they show that a household can fall back, and leave the curve
 * of exits as it is. */
#include "demo/county.h"

#define FIRST_LEAVER 30 /* of a unit's cadres: behind those who are posted */
#define INTERIM_FROM 11 /* month: those who fell ill before have a successor by now */
#define RELAPSED 15
#define BORN 60
#define LATE_HELP 20

/* Reasons a handover may have; "stays" are those after which somebody is still a cadre and may help again. */
static const struct leaving {
        const char *reason;
        bool stays; /* he gives up helping, not his service */
} leavings[] = { { "transfer", false }, { "retirement", false }, { "rotation", true },
                 { "transfer", false }, { "adjustment", true },  { "illness", true } };

/* One leaver and his successor, and what all records of the handover share. */
struct parting {
        struct man *from, *to;
        const char *last, *next_day, *reason;
        int64_t handover;
        bool interim;
};

/* The old responsibility ends and the new one begins in one change: a rule refuses a day without anybody. */
static bool pass_on(struct county *k, struct house *h, const struct parting *p)
{
        const struct entity *e = entity_find(S("responsibility"));
        struct draft *more = draft_new(k->c->arena, e);
        draft_set(more, "end_reason", V_TEXT(p->reason));
        draft_set(more, "successor", V_ID(p->to->cadre));
        draft_set(more, "handover", V_ID(p->handover));
        if (!change_end(k->c, k->ch, e, h->helper, told_day(k, p->last), more))
                return false;
        h->helped_by = p->to;
        p->from->load--;
        p->to->load++;
        return demo_put(k, "responsibility", &h->helper,
                        ARGS(ARG("tier", V_TEXT("cadre_household")), ARG("cadre", V_ID(p->to->cadre)),
                             ARG("household", V_ID(h->id)), ARG("from_on", V_TEXT(p->next_day)),
                             ARG("handover", V_ID(p->handover)), ARG("interim", p->interim ? V_INT(1) : V_NULL)));
}

/* On the desk of the leaver's unit, which has thirty days to find somebody for good. */
static bool note_vacancy(struct county *k, const struct house *h, const struct parting *p)
{
        return demo_put(k, "vacancy", NULL,
                        ARGS(ARG("kind", V_TEXT("household")), ARG("household", V_ID(h->id)),
                             ARG("place", V_TEXT(k->villages[h->village].code)), ARG("from_on", V_TEXT(p->next_day)),
                             ARG("due_on", V_TEXT(day_after(k, p->next_day, 30))), ARG("owner", V_ID(p->from->unit)),
                             ARG("note", V_TEXT("责任人患病，由同单位干部临时接替"))));
}

/* After the households are passed on: nobody leaves with one still to his name. */
static bool leave_service(struct county *k, const struct parting *p)
{
        const struct entity *e = entity_find(S("cadre"));
        struct draft *more = draft_new(k->c->arena, e);
        draft_set(more, "end_reason", V_TEXT(p->reason));
        return change_end(k->c, k->ch, e, p->from->cadre, told_day(k, p->last), more);
}

/* hand_over: all households of a man, wherever his unit's villages are. */
static bool hand_over(struct county *k, const struct unit *u, struct parting *p, const struct leaving *how)
{
        if (!demo_put(k, "handover", &p->handover,
                      ARGS(ARG("cadre", V_ID(p->from->cadre)), ARG("day", V_TEXT(p->last)),
                           ARG("reason", V_TEXT(p->reason)), ARG("households", V_INT(p->from->load)),
                           ARG("supervisor", brief_text(k, "%s", u->cadres.at[0].name)),
                           ARG("note", V_TEXT("户情档案、帮扶计划、未办结事项清单已逐户交清")))))
                return false;
        for (size_t i = 0; i < VILLAGES; i++)
                for (size_t n = 0; &k->units[k->villages[i].unit] == u && n < k->villages[i].n_houses; n++) {
                        struct house *h = &k->villages[i].houses[n];
                        if (h->helped_by != p->from)
                                continue;
                        if (!pass_on(k, h, p) || (p->interim && !note_vacancy(k, h, p)))
                                return false;
                }
        return how->stays || leave_service(k, p);
}

/* two_leave: in every month two cadres of two units. The units step through the list so that none loses two in a
 * month; the successor is ten places on in the list. */
static bool two_leave(struct county *k, int month)
{
        struct draw r = draw_fork(k->seed + (uint64_t)month, "leavers");
        for (int i = 0; i < 2; i++) {
                struct unit *u = &k->units[(size_t)(month * 2 + i) * 2 % UNITS];
                const struct leaving *how = &leavings[(size_t)(month + i * 3) % COUNT(leavings)];
                struct man *from = &u->cadres.at[FIRST_LEAVER + draw_below(&r, 10)];
                struct parting p = { .from = from,
                                     .to = from + 10,
                                     .reason = how->reason,
                                     .interim = month >= INTERIM_FROM && strcmp(how->reason, "illness") == 0 };
                p.last = month_day(k, month, (int)draw_between(&r, 5, 24));
                if (moved(k) && (from->load == 0 || p.to->load == 0))
                        continue; /* left already, or helps nobody */
                p.next_day = day_after(k, p.last, 1);
                if (!hand_over(k, u, &p, how))
                        return false;
        }
        return true;
}

/* At the end of the month, when the days of all that happened in it are past. */
bool make_handovers(struct county *k, int month)
{
        return demo_begin(k, month_end(k, month), keep_text(k, "办理%d月轮换和交接", month_of(month))) &&
               change_leaders(k, month) &&
               two_leave(k, month) && demo_commit(k);
}

/* ---- turns of fortune, and late entries ---- */

/* Any household; whether something fits it is asked by turn. */
static struct house *draw_house(struct county *k, struct draw *r)
{
        struct village *v = &k->villages[draw_below(r, VILLAGES)];
        return &v->houses[draw_below(r, (int64_t)v->n_houses)];
}

/* Entered late, as of June: history says who was poor that day, and when it became known. */
static bool relapse(struct county *k, struct house *h)
{
        const struct entity *e = entity_find(S("household_status"));
        h->exit_year = 0;
        return change_end(k->c, k->ch, e, h->status, told_day(k, "2017-05-31"), NULL) &&
               demo_put(k, "household_status", &h->status,
                        ARGS(ARG("household", V_ID(h->id)), ARG("kind", V_TEXT("relapsed")),
                             ARG("from_on", V_TEXT("2017-06-01")), ARG("precision", V_TEXT("day")),
                             ARG("cause", V_TEXT("illness")),
                             ARG("note", V_TEXT("主要劳动力患大病，经评议公示后重新纳入"))));
}

/* One in ten is not insured yet: to-dos for a helper. */
static bool give_birth(struct county *k, struct draw *r, struct house *h)
{
        struct man child;
        const struct born born = { .from = 2017,
                                   .to = 2017,
                                   .surname = surname_of(k, h->name),
                                   .place = k->villages[h->village].code,
                                   .sex = 1 };
        if (!person_make(k, &born, &child))
                return false;
        h->persons++;
        return demo_put(k, "household_member", NULL,
                        ARGS(ARG("household", V_ID(h->id)), ARG("person", V_ID(child.id)),
                             ARG("relation", V_TEXT("grandson")), ARG("education", V_TEXT("preschool")),
                             ARG("school", V_TEXT("no")), ARG("health", V_TEXT("healthy")),
                             ARG("labour", V_TEXT("none")), ARG("medical", V_INT(draw_chance(r, 900))),
                             ARG("from_on", V_TEXT("2017-12-01")), ARG("start_reason", V_TEXT("birth"))));
}

/* Entered half a year after it began: what a late entry looks like in the journal. */
static bool second_helper(struct county *k, struct house *h)
{
        const struct man *m = &k->villages[h->village].cadres.at[3];
        return h->helped_by == m || demo_put(k, "responsibility", NULL,
                                             ARGS(ARG("tier", V_TEXT("cadre_household")), ARG("cadre", V_ID(m->cadre)),
                                                  ARG("household", V_ID(h->id)), ARG("from_on", V_TEXT("2017-06-05")),
                                                  ARG("note", V_TEXT("第二责任人，补录"))));
}

/* How many of each have happened. */
struct turns {
        int relapsed, born, late;
};

/* turn: what happens to a household drawn, if anything is still to happen that fits it. */
static bool turn(struct county *k, struct draw *r, struct house *h, struct turns *done)
{
        if (!moved(k) && h->exit_year == 2015 && done->relapsed < RELAPSED) {
                done->relapsed++;
                return relapse(k, h);
        }
        if (h->persons > 2 && h->persons < 6 && done->born < BORN) {
                done->born++;
                return give_birth(k, r, h);
        }
        if (needy(k, h) && done->late < LATE_HELP) {
                done->late++;
                return second_helper(k, h);
        }
        return true;
}

/* unlooked_at: units that came with a sheet, and that nobody has looked at yet. */
static bool unlooked_at(struct county *k)
{
        static const char *const names[] = { "定远县永宁农机专业合作社(演示)", "定远县江巷蔬菜专业合作社(演示)",
                                             "县农科所(演示)" };
        for (size_t i = 0; i < COUNT(names); i++)
                if (!demo_put(k, "organisation", NULL,
                              ARGS(ARG("name", V_TEXT(names[i])), ARG("kind", V_TEXT(i < 2 ? "cooperative" : "other")),
                                   ARG("place", V_TEXT(DEMO_COUNTY)), ARG("unverified", V_INT(1)))))
                        return false;
        return true;
}

/* After the year's work and before its exits, so that the exits of December see who fell back. */
bool make_turns(struct county *k)
{
        struct draw r = draw_fork(k->seed, "turns");
        struct turns done = { .relapsed = moved(k) ? RELAPSED : 0 }; /* who fell back is poor */
        if (!demo_begin(k, "2017-12-21", "补录年中变化"))
                return false;
        while (done.relapsed < RELAPSED || done.born < BORN || done.late < LATE_HELP)
                if (!turn(k, &r, draw_house(k, &r), &done))
                        return false;
        return unlooked_at(k) && demo_commit(k);
}

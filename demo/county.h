/* county.h: the demonstration county while it is being made: places, people, organisations and what they do, one file
 * a subject.
 *
 * Everything kept here lives in `keep`; the context's own arena is emptied after each change, which is what a batch of
 * records lives in. The day of a change is its journal's day: the county began to use the program early in 2016 and
 * has entered what happened since, now and then late. Subjects are made in the order of demo.c, each over what those
 * before it have left in struct county.
 *
 * Why a struct and not queries: a generator that asked the store for what it made would be as slow as a county, and
 * would have to find again what it has just had in its hand. What is kept is what later subjects need, and nothing
 * more. */
#ifndef BANGFU_DEMO_COUNTY_H
#define BANGFU_DEMO_COUNTY_H

#include "core/change.h"
#include "demo/demo.h"
#include "demo/random.h"
#include "demo/shape.h"

struct man { /* a person, man or woman, as far as the others need him */
        int64_t id, cadre;
        const char *name;
        int64_t unit; /* organisation of the cadre */
        int birth_year;
        bool member;
        int load; /* households helped */
};
struct men {
        struct man *at;
        size_t n, capacity;
};

#define ADULTS 3
/* A household as later files need it: who can work, whether and when it comes out, who helps. */
struct house {
        int64_t id, status; /* status: the open row */
        const char *name;   /* the head's */
        int exit_year;      /* 0: still poor */
        int persons;
        int village;
        int64_t per_capita; /* fen, 2017 */
        int64_t helper;     /* responsibility open at the end */
        struct man *helped_by;
        int64_t adults[ADULTS]; /* persons of it who can go to work */
        size_t n_adults;
};

struct village {
        const char *code, *name;
        int township;
        int64_t committee; /* organisation: the villagers' committee */
        int64_t general, branch[VILLAGE_BRANCHES];
        int unit;     /* which county unit looks after it */
        size_t share; /* which of its four villages this is */
        struct men members, cadres;
        struct house *houses;
        size_t n_houses;
        bool shared;                /* has the officer of the village before it in the list */
        bool poor, planned, before; /* designated poor; to exit in 2017; delisted in 2016 */
};
struct township {
        const char *code, *name;
        int64_t committee, branch, government;
        struct men cadres;
};
/* The places in `cadres` are an agreement of the files: leaders first, posted ones from 10, leavers from 30,
 * experts from 40, those seconded at 50. */
struct unit {
        const char *name;
        int64_t id;
        int64_t general, branch[UNIT_BRANCHES]; /* general: 0 of a unit with one branch */
        struct men cadres;
};
struct enterprise {
        const char *name;
        int64_t id, branch, pairing;
        struct man secretary;
};

/* Slots of a team; a member's slots follow each other. */
enum post { LEADER, FIRST_SECRETARY, MEMBER, POSTS = MEMBER + TEAM_MEMBERS };
struct team {
        int64_t id, slot[POSTS], posting[POSTS]; /* 0: no such slot */
        const char *level;                       /* of the leader */
        int64_t sender;
        struct man *leader;
};

struct held {                          /* a post in a village held in 2017 */
        int64_t post, person, officer; /* village_post; person; its row of staff, of officers */
        size_t village, after;         /* after: the post it follows, one more than its index; 0: none */
        const char *class;
        int years;       /* in post by 2017 */
        int first, last; /* months; OPEN: goes on */
};
struct helds {
        struct held *at;
        size_t n, capacity;
};

struct numbers { /* records that are written on later */
        int64_t *at;
        size_t n, capacity;
};

struct session { /* a training session */
        int month;
        char day[11];
        size_t theme;
        bool by_person;
        int64_t persons;
};

/* Those that are called by name; the others by their number in documents.c. */
enum document {
        DOCUMENT_RATES_2013 = 8,
        DOCUMENT_RATES_2015,
        DOCUMENT_RATES_2016,
        DOCUMENT_STUDY_2016,
        DOCUMENT_STAFF,
        DOCUMENT_FUNDS,
        DOCUMENT_EXPERTS,
        DOCUMENT_DUES,
        DOCUMENT_INSURANCE,
        DOCUMENT_DUTIES,
        DOCUMENT_WORK_PLAN,
        DOCUMENT_RATES_2017,
        DOCUMENT_APPOINTMENTS,
        DOCUMENT_PLAN_2018,
        DOCUMENT_TRAINING_2018,
        DOCUMENT_DUTIES_2018,
        DOCUMENT_WORK_PLAN_2018,
        DOCUMENTS
};

struct county {
        const char *day, *end; /* the county's last day, as it is told and as the model has it (told.c) */
        int later, months;     /* years it is moved; months told of the year after the model's */
        int last_exit;         /* the model's year in which the last came out, where nobody is poor any more */
        bool past;             /* what is written now happened when it happened, and is not moved */
        struct ctx *c;
        struct change *ch;
        struct arena *keep;
        uint64_t seed;
        struct draw names; /* names and numbers of persons */
        struct township townships[TOWNSHIPS];
        struct village villages[VILLAGES];
        struct unit units[UNITS], senders[SENDERS];
        struct enterprise enterprises[ENTERPRISES];
        int64_t county_committee, top[TOP_COMMITTEES];
        struct men leaders; /* of the county */
        int64_t documents[DOCUMENTS];
        uint16_t *numbers; /* running number by day of birth and sex */
        int64_t phones, cards;
        struct team teams[POOR_VILLAGES];
        struct session sessions[SESSIONS + SESSIONS_NEXT]; /* of 2017, and of the months behind it */
        int64_t plans[4];
        struct helds posts; /* in villages, 2017: first those held when it began */
        /* of benefit links, mobile branches, holders of shares, contacts of members, five and five, topics to be
         * studied, tasks of the plan, items of duties */
        struct numbers links, branches, holders, contacts, items, topics, tasks, duties;
        int64_t advisory[EXPERT_TEAMS], venture, lists[2]; /* advisory teams; by shares; of duties */
        int64_t other_rate, award;  /* fen: what is left to other posts from October, and to everybody at the end */
        int64_t run, bank;          /* the last month's pay run; how the bank's files look */
        size_t poor[POOR_VILLAGES]; /* the villages designated poor, in drawn order: before, planned, later */
};

/* ---- writing (tools.c) ---- */

/* demo_day: the day of what is done by an order of its own, which is a change by itself. */
void demo_day(struct county *k, const char *day);
/* demo_begin: a change made on a day of the county's life, at half past nine. demo_commit: and its memory is let go. */
MUST bool demo_begin(struct county *k, const char *day, const char *reason);
MUST bool demo_commit(struct county *k);
bool demo_give_up(struct county *k); /* always false */
/* demo_put: one record, by its fields; id (may be NULL) is its number. A fault of a field is an error: the generator
 * has to be right. */
MUST bool demo_put(struct county *k, const char *entity, int64_t *id, const struct arg *fields, size_t n);
/* demo_set: more about a record: the fields given. */
MUST bool demo_set(struct county *k, const char *entity, int64_t id, const struct arg *fields, size_t n);
void numbers_add(struct county *k, struct numbers *list, int64_t id);
const char *keep_text(struct county *k, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* keep_text: text that stays; brief_text: text that lives as long as the change. */
struct val brief_text(struct county *k, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* day_after: the day some days after another, in the change's memory. */
const char *day_after(struct county *k, const char *day, int64_t days);
struct man *men_add(struct county *k, struct men *m, struct man one);
#define V_ID(n) V_INT(n)
/* V_MAYBE: nothing instead of number 0. */
#define V_MAYBE(n) ((n) ? V_INT(n) : V_NULL)

/* ---- the county of another day (told.c) ---- */
/* make_for: for which day the county is made: one that is allowed. */
void make_for(struct county *k, const char *day);
/* moved: it is made for a later year than the model's, so that nobody in it is poor. */
static inline bool moved(const struct county *k)
{
        return k->later > 0;
}
/* told_day, told_text: a day and words of the model as the county has them, in the change's memory; told: any value
 * of a field. What is written by demo_put and demo_set is told already. */
const char *told_day(struct county *k, const char *day);
const char *told_text(struct county *k, const char *text);
struct val told(struct county *k, const struct field *f, struct val v);
/* late_day: a day of the last weeks of 2017, as far before the county's last day. */
const char *late_day(struct county *k, const char *day);
/* needy: a household that is helped first: poor, or, where nobody is, come out last. */
bool needy(const struct county *k, const struct house *h);

/* ---- people (people.c) ---- */
struct born {
        int from, to;        /* years */
        int sex;             /* 1, 2; 0: either */
        const char *surname; /* NULL: drawn */
        const char *place;   /* home */
        bool phone;
        bool party;
};
MUST bool person_make(struct county *k, const struct born *b, struct man *out);
/* card_make: a bank card nobody has, in the change's memory; DEMO_BANK: of this bank. */
struct val card_make(struct county *k);
#define DEMO_BANK "县农村商业银行(演示)"
/* surname_of: the first character of a name. */
const char *surname_of(struct county *k, const char *name);

/* unit_called: the number of a county unit (training.c has its record by unit_id). */
size_t unit_called(const struct county *k, const char *name);
/* village_at: by code; township_at likewise. They must exist. */
struct village *village_at(struct county *k, const char *code);
size_t township_at(const struct county *k, const char *code);
/* month_day: "2017-03-09", in the change's memory; month_end: the last day of a month. Months are counted from January
 * 2017 on: 13 is the first of the year after. month_of: 1 to 12. */
const char *month_day(struct county *k, int month, int day);
const char *month_end(struct county *k, int month);
int month_of(int month);
#define YEAR_OF(month) (2017 + ((month) - 1) / 12)

/* unit_top: the committee over a county unit (organisations.c). */
int64_t unit_top(const struct county *k, size_t unit);

/* paired_village: the village an enterprise is paired with (pairing.c). */
struct village *paired_village(struct county *k, size_t enterprise);
/* invented_name: of somebody who is in no register, a lecturer. */
const char *invented_name(struct county *k);

/* ---- subjects, in their order ---- */
MUST bool make_places(struct county *k);
/* make_documents: those issued up to a day, entered on another. */
MUST bool make_documents(struct county *k, const char *until, const char *day);
MUST bool make_organisations(struct county *k);
MUST bool make_party(struct county *k); /* members and cadres */
MUST bool make_party_posts(struct county *k);
MUST bool make_households(struct county *k);
MUST bool make_plans(struct county *k, int year); /* of exits */
MUST bool make_help(struct county *k);            /* responsibility for townships, villages, households */
MUST bool make_visits(struct county *k);
MUST bool make_guarantees(struct county *k);
MUST bool make_village_facts(struct county *k, int year);
MUST bool make_teams(struct county *k);
MUST bool make_exits(struct county *k, int year); /* with the year's incomes */
MUST bool make_pairings(struct county *k);
MUST bool make_items(struct county *k, int year); /* what the paired enterprises did */
MUST bool make_training_plan(struct county *k, int year);
MUST bool make_training(struct county *k, int month); /* of 2017 */
MUST bool make_days(struct county *k, int month);     /* days on post, leave */
/* change_leaders: inside a change: leaders of teams who are followed by others. */
MUST bool change_leaders(struct county *k, int month);
MUST bool make_handovers(struct county *k, int month);
MUST bool make_staff_2016(struct county *k); /* office, stations; make_recruits: those who came in 2017 */
MUST bool make_staff_2017(struct county *k);
MUST bool make_recruits(struct county *k);
MUST bool make_posts(struct county *k); /* in villages, with the officers; change_posts: those who follow in a month */
MUST bool change_posts(struct county *k, int month);
MUST bool make_rates(struct county *k, int year);
MUST bool make_pay(struct county *k, int month);
MUST bool make_transfers(struct county *k, int month); /* of that month's run: to the bank and back */
MUST bool make_insurance(struct county *k, int year);
MUST bool make_funds(struct county *k, int year);
MUST bool make_dues(struct county *k, int year);
MUST bool make_experts(struct county *k);
MUST bool make_commissioners(struct county *k);
MUST bool make_activities(struct county *k, int month);
MUST bool make_bases(struct county *k);
MUST bool make_benefits(struct county *k);
MUST bool make_public_posts(struct county *k);
MUST bool make_mobile_branches(struct county *k);
MUST bool make_reports(struct county *k); /* of mobile branches */
MUST bool make_shares(struct county *k);
MUST bool make_dividends(struct county *k);
MUST bool make_contacts(struct county *k);
MUST bool make_kept_items(struct county *k, int half);
MUST bool make_campaigns(struct county *k);
MUST bool make_work_plan(struct county *k, int year);
MUST bool make_study(struct county *k, int month);
MUST bool make_duties(struct county *k, int year);
MUST bool make_assessments(struct county *k);
MUST bool make_rectifications(struct county *k);
MUST bool make_collection(struct county *k);
MUST bool make_service(struct county *k);
MUST bool make_appointments(struct county *k);
MUST bool make_life(struct county *k);  /* deaths, splits, mergers, moves; persons entered twice */
MUST bool make_turns(struct county *k); /* households that relapsed, children born, entries made late */
MUST bool make_accounts(struct county *k);
MUST bool make_reviews(struct county *k); /* by those accounts */

#endif

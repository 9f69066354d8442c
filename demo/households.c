/* households.c: the registered households: who lives there, why they are poor, since when, and when they are to come
 * out of poverty.
 *
 * How many of a village's households come out in which year depends on the village: those delisted in 2016 and those
 * planned for 2017 are nearly done, other poor villages are not. Exits of 2014 and 2015 are history from sheets that
 * knew the year only; those of 2016 and 2017 happen later, by proposal and confirmation (exits.c). Every member's age,
 * schooling, health and work agree with one another.
 *
 * Everything else in the demonstration hangs on this file: a helper needs a household, an exit its status, a share
 * its member. It is drawn from one stream in the order of places, so that a county of the same seed has the same
 * people in the same houses.
 *
 * Sizes, ages and causes follow what registers of such counties look like, not any household that exists; ID numbers
 * stand under an unassigned division, telephones begin with digits no network has. */
#include "demo/county.h"

#include <stdio.h>

/* 240 villages of 36 to 63 come to some twelve thousand households: enough for the 10,000 and more that experts
 * reach (experts.c) and for five thousand helpers to have one each at least. */
#define HOUSES_LEAST 36 /* of a village: enough that every helper of it has one */
#define HOUSES_MORE 28
#define MOVED_LEAST 28 /* where a year and a half may be told, fewer: it is made in the same time */
#define MOVED_MORE 14
#define FIRST_EXITS 2014
#define NOW 2016 /* the year in which the register is loaded */

/* ---- the villages ---- */

/* choose_villages: in drawn order the first were delisted before, the next are planned, the rest of the poor
 * ones come later. Communities are no poor villages: they are town. */
static void choose_villages(struct county *k)
{
        struct draw r = draw_fork(k->seed, "villages");
        size_t order[VILLAGES], n = 0;
        draw_order(&r, order, VILLAGES);
        for (size_t i = 0; i < VILLAGES && n < POOR_VILLAGES; i++) {
                struct village *v = &k->villages[order[i]];
                if (strstr(v->name, "社区"))
                        continue;
                v->poor = true;
                v->before = n < EXITS_BEFORE;
                v->planned = !v->before && n < EXITS_BEFORE + PLANNED_VILLAGES;
                k->poor[n++] = order[i];
        }
}

/* past_exit_year: by the curve the whole county went, most in the middle; nobody in a year that is still to come. */
static int past_exit_year(const struct county *k, int at)
{
        static const int until[] = { 120, 260, 480, 680, 850, 960, 1000 }; /* of a thousand: by 2014, by 2015 … 2020 */
        int i = 0;
        while (at >= until[i])
                i++;
        const int year = FIRST_EXITS + i - k->later;
        return year < k->last_exit ? year : k->last_exit;
}

/* years: of a thousand households, how many come out in 2014, 2015, 2016 and 2017; the rest are still poor.
 * Rows: other villages, delisted before, planned, poor and later. They make the curve the county is known for:
 * most of those who are out came out in 2016 and 2017. */
static int draw_exit_year(const struct county *k, struct draw *r, const struct village *v)
{
        static const int years[4][4] = {
                { 170, 180, 160, 150 }, { 250, 300, 350, 50 }, { 120, 150, 180, 480 }, { 100, 120, 150, 150 }
        };
        const int *share = years[v->before ? 1 : v->planned ? 2 : v->poor ? 3 : 0];
        int64_t at = draw_below(r, 1000);
        if (moved(k))
                return past_exit_year(k, (int)at);
        for (int i = 0; i < 4; i++) {
                if (at < share[i])
                        return 2014 + i;
                at -= share[i];
        }
        return 0;
}

/* ---- members ---- */

/* A member before he is a person: relation, sex and age must fit the head's before anybody is drawn. */
struct member {
        const char *relation;
        int sex, birth_year;
        const char *surname; /* NULL: any */
};
#define MEMBERS_MAX 7

/* Drawn years can run out of what is alive or grown; they stop at the border. */
static int clamp(int64_t value, int low, int high)
{
        return value < low ? low : value > high ? high : (int)value;
}

/* 530 boys of 1,000: the proportion of births in such counties in those years. */
static struct member child_of(struct draw *r, int parent_year, const char *surname)
{
        bool boy = draw_chance(r, 530);
        return (struct member){ boy ? "son" : "daughter", boy ? 1 : 2,
                                clamp(parent_year + draw_between(r, 21, 34), 1940, NOW - 1), surname };
}

/* Mothers more often than fathers, as widows are; only a father has the head's surname. */
static struct member parent_of(struct draw *r, int birth_year, const char *surname)
{
        bool man = draw_chance(r, 350);
        return (struct member){ man ? "father" : "mother", man ? 1 : 2,
                                clamp(birth_year - draw_between(r, 20, 30), 1921, 1975), man ? surname : NULL };
}

/* next_child: a child of the head, or, where an elder child is grown, of his. */
static struct member next_child(struct draw *r, struct member head, int *eldest)
{
        const char *heirs = head.sex == 1 ? head.surname : NULL;
        bool grand = *eldest && *eldest < 1988 && draw_chance(r, 400);
        struct member m = child_of(r, grand ? *eldest : head.birth_year, heirs);
        if (grand)
                m.relation = m.sex == 1 ? "grandson" : "granddaughter";
        else if (!*eldest)
                *eldest = m.birth_year;
        return m;
}

/* family: the members beside the head, by the number of persons wanted; returns how many. A spouse first, then
 * a parent where the head is young, then children: households of two are mostly couples. */
static size_t family(struct draw *r, struct member head, size_t persons, struct member out[MEMBERS_MAX])
{
        size_t n = 0, others = persons - 1;
        int eldest = 0;
        if (others > 0 && (others > 1 || draw_chance(r, 700))) {
                int year = clamp(head.birth_year + draw_between(r, -4, 5), 1925, 1994);
                out[n++] = (struct member){ "spouse", 3 - head.sex, year, NULL };
        }
        if (n < others && (head.birth_year > 1962 || others > 3) && draw_chance(r, others > 2 ? 700 : 200))
                out[n++] = parent_of(r, head.birth_year, head.surname);
        while (n < others)
                out[n++] = next_child(r, head, &eldest);
        return n;
}

/* Nine years of schooling are compulsory, so nobody of 6 to 14 is out of school here: those who are would be a
 * finding, and "no child out of school" is one of the guarantees (exits.c). */
static const char *school_at(struct draw *r, int age)
{
        if (age < 3 || age > 22)
                return "no";
        if (age < 6)
                return "nursery";
        if (age < 12)
                return "primary";
        if (age < 15)
                return "junior";
        if (age < 18)
                return draw_chance(r, 550) ? "senior" : "vocational";
        return draw_chance(r, 300) ? (draw_chance(r, 500) ? "university" : "college") : "no";
}

/* By age: who is old today went to school before there was one in every village. */
static const char *education_at(struct draw *r, int age)
{
        static const char *const young[] = { "junior", "junior", "junior", "senior", "college" };
        static const char *const grown[] = { "primary", "primary", "junior", "junior", "none" };
        static const char *const old[] = { "none", "none", "primary", "primary", "junior" };
        if (age < 6)
                return "preschool";
        return (age < 35 ? young : age < 60 ? grown : old)[draw_below(r, 5)];
}

/* One draw moved by age and by the cause of poverty, so that a household poor by illness has somebody ill. */
static const char *health_at(struct draw *r, int age, bool ill)
{
        int64_t at = draw_below(r, 1000) - (ill ? 250 : 0) - (age > 60 ? 200 : 0);
        return at < 60 ? "serious" : at < 160 ? "disabled" : at < 330 && age > 30 ? "chronic" : "healthy";
}

/* Agrees with age and health: the check that compares the two must not find half the county. */
static const char *labour_at(struct draw *r, int age, bool healthy)
{
        if (age < 16 || age > 75)
                return "none";
        if (age > 60)
                return healthy && draw_chance(r, 600) ? "weak" : "none";
        if (!healthy)
                return draw_chance(r, 500) ? "weak" : draw_chance(r, 500) ? "lost" : "ordinary";
        return draw_chance(r, 80) ? "skilled" : "ordinary";
}

/* What a row of a register's sheet says of a member, as far as it follows from the household. */
struct membership {
        int64_t house, person;
        const char *relation;
        int age;
        bool ill, minimum;
};

/* All are insured against illness but three in a thousand, for the check that looks for them. Pupils have no
 * finished schooling and no work yet. */
static bool put_membership(struct county *k, const struct membership *m)
{
        static const char *const places[] = { "township", "county", "province", "outside", "outside" };
        struct draw *r = &k->names;
        const char *school = school_at(r, m->age), *health = health_at(r, m->age, m->ill);
        bool pupil = strcmp(school, "no") != 0;
        const char *labour = pupil ? "none" : labour_at(r, m->age, strcmp(health, "healthy") == 0);
        bool works = (strcmp(labour, "ordinary") == 0 || strcmp(labour, "skilled") == 0) && draw_chance(r, 620);
        return demo_put(k, "household_member", NULL,
                        ARGS(ARG("household", V_ID(m->house)), ARG("person", V_ID(m->person)),
                             ARG("relation", V_TEXT(m->relation)),
                             ARG("education", pupil ? V_NULL : V_TEXT(education_at(r, m->age))),
                             ARG("school", V_TEXT(school)), ARG("health", V_TEXT(health)),
                             ARG("labour", V_TEXT(labour)),
                             ARG("work_place", works ? V_TEXT(places[draw_below(r, COUNT(places))]) : V_NULL),
                             ARG("work_months", works ? V_INT(draw_between(r, 3, 11)) : V_NULL),
                             ARG("medical", V_INT(!draw_chance(r, 3))), ARG("serious_insurance", V_INT(1)),
                             ARG("pension", V_INT(m->age >= 16 && !pupil)), ARG("minimum", V_INT(m->minimum))));
}

/* ---- households ---- */

/* The list is the distribution: two and three are most frequent in a village today. */
static int draw_persons(struct draw *r, bool alone)
{
        static const int sizes[] = { 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 6 };
        return alone ? 1 : sizes[draw_below(r, COUNT(sizes))];
}

/* Illness leads everywhere; the list is the distribution. */
static const char *draw_cause(struct draw *r)
{
        static const char *const causes[] = { "illness",    "illness",    "illness",   "illness",    "illness",
                                              "illness",    "illness",    "illness",   "disability", "disability",
                                              "disability", "disability", "labour",    "labour",     "skill",
                                              "skill",      "funds",      "schooling", "disaster",   "motivation" };
        return causes[draw_below(r, COUNT(causes))];
}

/* A telephone is missing with four in ten: what the collection of December asks for. */
static bool put_house(struct county *k, struct house *h, const char *number, const char *attribute, const char *cause)
{
        static const char *const grades[] = { "A", "A", "B", "B", "B", "B", "C", "C", "D" };
        struct draw *r = &k->names;
        bool poor = h->exit_year == 0;
        return demo_put(
                k, "household", &h->id,
                ARGS(ARG("hh_no", V_TEXT(number)), ARG("head_name", V_TEXT(h->name)),
                     ARG("place", V_TEXT(k->villages[h->village].code)),
                     ARG("group_no", brief_text(k, "%lld组", (long long)draw_between(r, 1, 12))),
                     ARG("attribute", V_TEXT(attribute)), ARG("id_standard", V_TEXT("nation")),
                     ARG("cause_main", V_TEXT(cause)),
                     ARG("phone", draw_chance(r, 600) ? brief_text(k, "100%08lld", (long long)++k->phones) : V_NULL),
                     ARG("housing_grade", V_TEXT(grades[draw_below(r, poor ? COUNT(grades) : 6)])),
                     ARG("housing_area", V_INT(draw_between(r, 4000, 15000))),
                     ARG("land_farm_mu", V_INT(draw_between(r, 150, 1400))), ARG("power", V_INT(1)),
                     ARG("water_safe", V_INT(!poor || draw_chance(r, 900))), ARG("broadcast", V_INT(1)),
                     ARG("road_km", V_INT(draw_between(r, 5, 400))), ARG("toilet", V_INT(draw_chance(r, 550))),
                     ARG("cooperative", V_INT(draw_chance(r, 250))), ARG("no_labour", V_INT(0))));
}

/* Kept by its number: the status is ended later by whoever exits or relapses (exits.c, handover.c). */
static bool put_status(struct county *k, struct house *h, const char *kind, const char *from, const char *to)
{
        return demo_put(k, "household_status", &h->status,
                        ARGS(ARG("household", V_ID(h->id)), ARG("kind", V_TEXT(kind)), ARG("from_on", V_TEXT(from)),
                             ARG("to_on", to ? V_TEXT(to) : V_NULL), ARG("precision", V_TEXT("year")),
                             ARG("end_precision", to ? V_TEXT("year") : V_NULL),
                             ARG("document", V_ID(k->documents[0]))));
}

/* Days of years long past are known by the year only, and say so (precision). */
static bool put_history(struct county *k, struct house *h)
{
        const int year = h->exit_year + (moved(k) ? k->later : 0);
        int64_t first = draw_chance(&k->names, 800) || year == 2014 ? 2014 : 2015;
        const char *from = brief_text(k, "%lld-01-01", (long long)first).s.p;
        bool out = h->exit_year && h->exit_year < NOW;
        k->past = true;
        bool ok = put_status(k, h, "poor", from, out ? brief_text(k, "%d-12-30", year).s.p : NULL) &&
                  (!out || put_status(k, h, "exited", brief_text(k, "%d-12-31", year).s.p, NULL));
        k->past = false;
        return ok;
}

/* make_head: drawn first, because the family follows from the head. */
static bool make_head(struct county *k, struct village *v, struct man *head, int *sex)
{
        *sex = draw_chance(&k->names, 860) ? 1 : 2;
        return person_make(k, &(struct born){ .from = 1936, .to = 1985, .sex = *sex, .place = v->code }, head);
}

/* note_adult: keeps in mind who can go to work: grown, out of school, not old. */
static void note_adult(struct house *h, const struct man *m)
{
        if (m->birth_year >= NOW - 60 && m->birth_year <= NOW - 24 && h->n_adults < ADULTS)
                h->adults[h->n_adults++] = m->id;
}

/* The number of a household is its village's code and a running number. Who is old and lives alone is of the
 * "five guarantees"; of the others four in ten have the minimum allowance. */
static bool make_house(struct county *k, struct village *v, size_t number)
{
        struct draw *r = &k->names;
        struct house *h = &v->houses[number];
        const char *cause = draw_cause(r);
        struct man man;
        int sex;
        if (!make_head(k, v, &man, &sex))
                return false;
        bool alone = man.birth_year < 1958 && draw_chance(r, 250), minimum = !alone && draw_chance(r, 420);
        *h = (struct house){ .name = man.name,
                             .exit_year = draw_exit_year(k, r, v),
                             .persons = draw_persons(r, alone),
                             .village = (int)(v - k->villages) };
        char text[20];
        snprintf(text, sizeof text, "%s%04zu", v->code, number + 1);
        if (!put_house(k, h, text,
                       alone     ? (moved(k) ? "destitute" : "five_guarantees")
                       : minimum ? "minimum"
                                 : "general",
                       cause) ||
            !put_history(k, h))
                return false;
        bool ill = strcmp(cause, "illness") == 0 || strcmp(cause, "disability") == 0;
        note_adult(h, &man);
        struct member others[MEMBERS_MAX], head = { "head", sex, man.birth_year, surname_of(k, man.name) };
        size_t n = family(r, head, (size_t)h->persons, others);
        if (!put_membership(k, &(struct membership){ h->id, man.id, "head", NOW - man.birth_year, ill, minimum }))
                return false;
        for (size_t i = 0; i < n; i++) {
                struct man m;
                const struct born born = { .from = others[i].birth_year,
                                           .to = others[i].birth_year,
                                           .sex = others[i].sex,
                                           .surname = others[i].surname,
                                           .place = v->code };
                if (!person_make(k, &born, &m))
                        return false;
                note_adult(h, &m);
                if (!put_membership(k, &(struct membership){ h->id, m.id, others[i].relation, NOW - m.birth_year, false,
                                                             minimum }))
                        return false;
        }
        return true;
}

/* Both designations rest on the paper of 2014 by which the registers were begun. */
static bool designate(struct county *k, const struct village *v, const char *kind)
{
        k->past = true;
        bool ok = demo_put(k, "village_designation", NULL,
                        ARGS(ARG("place", V_TEXT(v->code)), ARG("kind", V_TEXT(kind)),
                             ARG("from_on", V_TEXT("2014-06-01")), ARG("document", V_ID(k->documents[0]))));
        k->past = false;
        return ok;
}

/* A village that came out before the county took the program into use, by the list it brought along. */
static bool put_delisted(struct county *k, const struct village *v)
{
        const int year = (v->before ? k->last_exit - 2 : v->planned ? k->last_exit - 1 : k->last_exit) + k->later;
        k->past = true;
        bool ok = demo_put(k, "village_exit", NULL,
                           ARGS(ARG("place", V_TEXT(v->code)), ARG("day", brief_text(k, "%d-12-20", year)),
                                ARG("precision", V_TEXT("year")),
                                ARG("evidence", V_TEXT("县档案馆存出列公告和名单(演示)")),
                                ARG("proposed_by", V_ID(v->cadres.at[0].cadre)),
                                ARG("confirmed_by", V_ID(k->townships[v->township].cadres.at[8].cadre)),
                                ARG("confirmed_on", brief_text(k, "%d-12-25", year))));
        k->past = false;
        return ok;
}

/* A designation of 2014 for the poor ones, with a work team: what the mechanisms begin from. */
static bool make_village(struct county *k, struct village *v)
{
        v->n_houses = (moved(k) ? MOVED_LEAST : HOUSES_LEAST) +
                      (size_t)draw_below(&k->names, moved(k) ? MOVED_MORE : HOUSES_MORE);
        v->houses = NEWS(k->keep, struct house, v->n_houses);
        for (size_t i = 0; i < v->n_houses; i++)
                if (!make_house(k, v, i))
                        return false;
        return !v->poor || (designate(k, v, "poor_village") && designate(k, v, "work_team") &&
                            (!moved(k) || put_delisted(k, v)));
}

/* One change a township, as if its sheet had been imported. */
bool make_households(struct county *k)
{
        choose_villages(k);
        for (int t = 0; t < TOWNSHIPS; t++) {
                if (!demo_begin(k, "2016-01-18", keep_text(k, "启用系统：%s建档立卡户", k->townships[t].name)))
                        return false;
                for (size_t v = 0; v < VILLAGES; v++)
                        if (k->villages[v].township == t && !make_village(k, &k->villages[v]))
                                return false;
                if (!demo_commit(k))
                        return false;
        }
        return true;
}

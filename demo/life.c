/* life.c: what happened to a few households by the end of the year: a death, a new head, a split, a merger, a move; and
 * a person entered twice, made one again.
 *
 * Only households long out of poverty, and persons who are nothing else to the system, so that no figure the county is
 * known for changes. Each is done by the same order a user gives (life.h).
 *
 * Each kind of order leaves its traces in several registers: a split makes a household, ends memberships and moves
 * helpers along. What it wrote can be read in the history of the records it touched. */
#include "demo/county.h"

#include "mechanisms/households/life.h"

/* A few of each, enough to see every kind of event and too few to move a figure. */
#define DEATHS 5
#define HEADS 3
#define SPLITS 3
#define MERGERS 2
#define MOVES 2
#define TWICE 3
#define APART 11 /* of those who fit, every eleventh */

/* A member as the query gives him: the generator's own houses don't say who is whose mother. */
struct chosen {
        int64_t household, member, person;
        const char *name, *place;
};
static const struct db_column chosen_columns[] = {
        DB_COLUMN_AS(struct chosen, household, "household_id"),
        DB_COLUMN_AS(struct chosen, member, "id"),
        DB_COLUMN_AS(struct chosen, person, "person_id"),
        DB_COLUMN(struct chosen, name),
        DB_COLUMN(struct chosen, place),
};

/* choose_members: members of a relation who fit; anywhere, every eleventh of them. Every eleventh and not the first
 * ones: they lie in several townships. */
static bool choose_members(struct county *k, const char *relation, const char *place, struct chosen *out, size_t want)
{
        struct stmt *s;
        size_t at = 0, n = 0;
        if (!db_query(k->c, db_sql(k->c->db, "life.demo_members"),
                      ARGS(ARG("relation", V_TEXT(relation)), ARG("place", V_TEXT(place))), &s))
                return false;
        while (n < want && db_next(k->c, s))
                if (*place || at++ % APART == 0)
                        db_read_kept(s, k->c->arena, DB_COLUMNS(chosen_columns), &out[n++]);
        db_done(s);
        if (k->c->err.kind == ERR_NONE && n < want)
                return fail(k->c, ERR_SYSTEM, "demo.life", relation, "too few of %s", relation);
        return k->c->err.kind == ERR_NONE;
}

/* The same checks as a user's: an order that doesn't fit ends the generation. */
static bool order(struct county *k, struct life_order *o)
{
        struct life_done done;
        return life_run(k->c, o, &done);
}

/* Mothers of heads: old, and seldom anything else to the system. */
static bool deaths(struct county *k)
{
        struct chosen mothers[DEATHS];
        if (!choose_members(k, "mother", "", mothers, DEATHS))
                return false;
        for (size_t i = 0; i < DEATHS; i++) {
                struct life_order o = { .kind = "death", .day = told_day(k, month_day(k, 11, (int)(3 + i * 4))),
                                        .household = mothers[i].household, .person = mothers[i].person,
                                        .reason = "因病去世" };
                if (!order(k, &o))
                        return false;
        }
        return true;
}

/* sons: some become heads, others go their own way. The same sons in one list, so that nobody becomes head of
 * the house he leaves. */
static bool sons(struct county *k)
{
        struct chosen all[HEADS + SPLITS];
        if (!choose_members(k, "son", "", all, COUNT(all)))
                return false;
        for (size_t i = 0; i < COUNT(all); i++) {
                const struct life_choice leaves[] = { { all[i].member, S("") } };
                struct life_order o = { .kind = i < HEADS ? "head" : "split",
                                        .day = told_day(k, month_day(k, 12, (int)(2 + i))),
                                        .household = all[i].household, .person = all[i].person,
                                        .reason = i < HEADS ? "户主年事已高" : "婚后另立门户" };
                if (i >= HEADS) {
                        o.choices = leaves;
                        o.n_choices = 1;
                        o.number = keep_text(k, "%s9%03zu", all[i].place, i);
                }
                if (!order(k, &o))
                        return false;
        }
        return true;
}

/* mergers: who lives alone goes to others of the village. */
static bool mergers(struct county *k)
{
        struct chosen alone[MERGERS];
        if (!choose_members(k, "alone", "", alone, COUNT(alone)))
                return false;
        for (size_t i = 0; i < MERGERS; i++) {
                struct chosen kin;
                const struct life_choice joins[] = { { alone[i].member, S("other") } };
                if (!choose_members(k, "head", alone[i].place, &kin, 1))
                        return false;
                struct life_order o = { .kind = "merge", .day = told_day(k, month_day(k, 12, 12)),
                                        .household = kin.household,
                                        .other = alone[i].household, .choices = joins, .n_choices = 1,
                                        .reason = "由亲属照料，并户生活" };
                if (!order(k, &o))
                        return false;
        }
        return true;
}

/* moves: to another village of the township. Within the township: the helper stays, and no handover has to be
 * made up. */
static bool moves(struct county *k)
{
        struct chosen fathers[MOVES];
        if (!choose_members(k, "father", "", fathers, MOVES))
                return false;
        for (size_t i = 0; i < MOVES; i++) {
                const char *to = NULL;
                for (size_t v = 0; v < VILLAGES && !to; v++)
                        if (strncmp(k->villages[v].code, fathers[i].place, 9) == 0 &&
                            strcmp(k->villages[v].code, fathers[i].place) != 0)
                                to = k->villages[v].code;
                struct life_order o = { .kind = "move", .day = told_day(k, month_day(k, 12, 15)), .place = to,
                                        .household = fathers[i].household, .reason = "集中居住" };
                if (to && !order(k, &o))
                        return false;
        }
        return true;
}

/* twice: a sheet without ID numbers brought somebody in again; noticed and merged. */
static bool twice(struct county *k)
{
        struct chosen daughters[TWICE];
        int64_t again[TWICE];
        if (!choose_members(k, "daughter", "", daughters, TWICE) || !demo_begin(k, DEMO_DAY, "补录人员"))
                return false;
        for (size_t i = 0; i < TWICE; i++)
                if (!demo_put(k, "person", &again[i],
                              ARGS(ARG("name", V_TEXT(keep_text(k, "%s", daughters[i].name))),
                                   ARG("place", V_TEXT(keep_text(k, "%s", daughters[i].place))))))
                        return false;
        if (!demo_commit(k))
                return false;
        for (size_t i = 0; i < TWICE; i++) {
                struct life_order o = { .kind = "duplicate", .day = told_day(k, DEMO_DAY),
                                        .household = daughters[i].person,
                                        .other = again[i], .reason = "同一人，表格无证件号码重复带入" };
                if (!order(k, &o))
                        return false;
        }
        return true;
}

/* The empty change sets the day of what follows, since each order is a change by itself. */
bool make_life(struct county *k)
{
        return demo_begin(k, DEMO_DAY, "户变动") && demo_commit(k) && deaths(k) && sons(k) && mergers(k) &&
               moves(k) && twice(k);
}

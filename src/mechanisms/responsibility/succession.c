/* succession.c: the row of who takes over (see succession.h). Posts and responsibilities differ in what the row keeps
 * of the one before, and in what a vacancy names; that is a table. */
#include "mechanisms/responsibility/succession.h"

#include "base/date.h"
#include "core/parameter.h"
#include "mechanisms/ground/shared.h"

/* What the successor's row has in common with the one before: what it is for, never who or when. */
#define KEPT_MAX 5
static const struct kind {
        const char *entity, *kept[KEPT_MAX];
        const char *vacancy, *concerns; /* kind of the vacancy, and the field of both rows that says where it is */
} kinds[] = {
        { "posting", { "slot", "level" }, "slot", "slot" },
        { "responsibility", { "tier", "household", "place", "handover" }, "household", "household" },
};

/* Who bears a span, and the field that names who bears it next. */
static const struct bearer {
        const char *now, *next;
} bearers[] = { { "cadre", "successor" }, { "organisation", "successor_unit" }, { "team", "successor_team" } };

/* Only spans of this table name succession_settle as their hook, so the end is never passed. */
static const struct kind *succession_kind(const struct entity *e)
{
        size_t i = 0;
        while (strcmp(kinds[i].entity, e->name) != 0)
                i++;
        return &kinds[i];
}

/* bearer_of: the one of the span that has a successor named; NULL: none. */
static const struct bearer *bearer_of(const struct draft *d)
{
        for (size_t i = 0; i < COUNT(bearers); i++)
                if (field_find(d->e, str_of(bearers[i].next)) && draft_get(d, bearers[i].now).type == VAL_INT &&
                    draft_get(d, bearers[i].next).type == VAL_INT)
                        return &bearers[i];
        return NULL;
}

/* codes_hold: whether "a,b,c" has the code. */
static bool codes_hold(struct str codes, struct str code)
{
        struct str one;
        while (str_cut(&codes, ',', &one))
                if (str_eq(one, code))
                        return true;
        return false;
}

/* Only for a reason the county lists; after rotation or transfer the post is filled for good. */
static bool interim_listed(struct ctx *c, const struct draft *d, const struct draft *old)
{
        const struct val interim = draft_now(d, old, "successor_interim"), reason = draft_now(d, old, "end_reason");
        struct val listed = V_NULL;
        if (interim.type != VAL_INT || interim.i == 0 || draft_same(d, old, "successor_interim"))
                return true;
        if (!parameter_value(c, "interim_reasons", c->county, c->today, &listed))
                return false;
        if (reason.type == VAL_TEXT && codes_hold(listed.s, reason.s))
                return true;
        return fail(c, ERR_INVALID, "succession.interim", "successor_interim",
                    say(c, "只有这些原因可以临时接任：%.*s。请核对文件写明的离岗原因，或由接任人正式接任",
                        "an interim successor only after: %.*s. Check the reason the document gives, or appoint the "
                        "successor for good"),
                    FMT(parameter_shown(c, parameter_find(S("interim_reasons")), listed.s)));
}

/* Asked when the row is typed and not at the commit, so that the message stands at its field. */
bool succession_check(struct ctx *c, const struct draft *d, const struct draft *old)
{
        for (size_t i = 0; i < COUNT(bearers); i++) {
                if (!field_find(d->e, str_of(bearers[i].next)) || draft_same(d, old, bearers[i].next))
                        continue;
                const struct val now = draft_now(d, old, bearers[i].now), next = draft_get(d, bearers[i].next);
                if (next.type == VAL_INT && val_eq(now, next))
                        return fail(c, ERR_INVALID, "handover.same", bearers[i].next, "%s",
                                    say(c, "接任人不能是离开的人本人", "the successor is another than who leaves"));
        }
        return interim_listed(c, d, old);
}

/* ---- what stands ---- */

struct standing {            /* a row of whom an ending may have written, or may spare */
        int64_t id, version; /* id 0: none */
        char from_on[11];
};
static const struct db_column standing_columns[] = { DB_COLUMN(struct standing, id),
                                                     DB_COLUMN(struct standing, version),
                                                     DB_COLUMN(struct standing, from_on) };

/* The statement is named after entity and question: postings and responsibilities are asked alike. */
static bool read_successor_row(struct ctx *c, const char *statement, const struct draft *d, struct standing *out)
{
        const char *name = arena_fmt(c->arena, "succession.%s_%s", d->e->name, statement).p;
        bool found;
        *out = (struct standing){ 0 };
        return db_first(c, db_sql(c->db, name), ARGS(ARG("id", V_INT(d->id))), c->arena, DB_COLUMNS(standing_columns),
                        out, &found);
}

/* take_back_successor: the row an ending wrote, and its vacancy. Only while nobody has touched them since (version
 * 1): then they are still nothing but the consequence of the ending that is gone. */
static bool take_back_successor(struct ctx *c, struct change *ch, const struct draft *d, const struct standing *written)
{
        const struct kind *k = succession_kind(d->e);
        const char *why = say(c, "结束日期已改动或撤回", "the ending was changed or taken back");
        struct val vacancy;
        if (!db_one(c, db_sql(c->db, "succession.vacancy"),
                    ARGS(ARG("kind", V_TEXT(k->vacancy)), ARG("concerns_id", draft_get(d, k->concerns)),
                         ARG("from_on", V_TEXT(written->from_on))),
                    &vacancy))
                return false;
        return change_void(c, ch, d->e, written->id, why) &&
               (vacancy.type != VAL_INT || change_void(c, ch, entity_find(S("vacancy")), vacancy.i, why));
}

/* ---- what is written ---- */

/* put_vacancy: an interim successor's post is to be filled by the day said, or in vacancy_days. */
static bool put_vacancy(struct ctx *c, struct change *ch, const struct draft *d, const struct draft *next,
                        const char *after)
{
        const struct kind *k = succession_kind(d->e);
        struct val due = draft_get(d, "vacancy_due_on"), days = V_NULL;
        char day[11];
        if (draft_get(d, k->concerns).type == VAL_NULL)
                return true;
        if (!parameter_value(c, "vacancy_days", c->county, c->today, &days))
                return false;
        date_add(after, days.type == VAL_INT ? days.i : 0, day);
        struct draft *v = draft_new(c->arena, entity_find(S("vacancy")));
        draft_set(v, "kind", V_TEXT(k->vacancy));
        draft_set(v, k->concerns, draft_get(d, k->concerns));
        draft_set(v, "place", V_TEXT(next->place));
        draft_set(v, "from_on", V_TEXT(after));
        draft_set(v, "due_on", due.type == VAL_TEXT ? due : V_TEXT(day));
        return change_put(c, ch, v);
}

struct sender {
        int64_t organisation_id;
        struct val level;
};
static const struct db_column sender_columns[] = { DB_COLUMN(struct sender, organisation_id),
                                                   DB_COLUMN(struct sender, level) };

/* sent_by: who is posted is sent by the unit he is a cadre of today, whose level is his; a unit without one: the
 * level of the one before. */
static bool sent_by(struct ctx *c, struct draft *next)
{
        struct sender sender;
        bool found;
        if (!db_first(c, db_sql(c->db, "succession.unit"), ARGS(ARG("id", draft_get(next, "cadre"))), c->arena,
                      DB_COLUMNS(sender_columns), &sender, &found))
                return false;
        if (found)
                draft_set(next, "organisation", V_INT(sender.organisation_id));
        if (found && sender.level.type == VAL_TEXT)
                draft_set(next, "level", sender.level);
        return true;
}

/* Any row is written by change_put like one typed in, so the rules judge it and the journal has it. */
static bool begin_next(struct ctx *c, struct change *ch, const struct draft *d, const struct bearer *b,
                       const char *after)
{
        const struct kind *k = succession_kind(d->e);
        const struct val interim = draft_get(d, "successor_interim");
        const bool stands_in = interim.type == VAL_INT && interim.i;
        struct draft *next = draft_new(c->arena, d->e);
        for (size_t i = 0; i < KEPT_MAX && k->kept[i]; i++)
                draft_set(next, k->kept[i], draft_get(d, k->kept[i]));
        draft_set(next, b->now, draft_get(d, b->next));
        draft_set(next, "from_on", V_TEXT(after));
        draft_set(next, "predecessor", V_INT(d->id));
        if (stands_in)
                draft_set(next, "interim", V_INT(1));
        if (strcmp(d->e->name, "posting") == 0 && !sent_by(c, next))
                return false;
        return change_put(c, ch, next) && (!stands_in || put_vacancy(c, ch, d, next, after));
}

/* Called when all actions of the change are written. What this ending wrote before, and for another day, goes
 * first; then the successor begins on the day after unless a row of his stands there. */
bool succession_settle(struct ctx *c, struct change *ch, const struct draft *d)
{
        const struct val to = draft_get(d, "to_on");
        const struct bearer *b = bearer_of(d);
        struct standing written, follower;
        char after[11] = "";
        if (to.type == VAL_TEXT)
                date_add(arena_copy(c->arena, to.s), 1, after);
        if (!read_successor_row(c, "written", d, &written))
                return false;
        if (written.version == 1 && strcmp(written.from_on, after) != 0 && !take_back_successor(c, ch, d, &written))
                return false;
        if (to.type != VAL_TEXT || !b)
                return true;
        return read_successor_row(c, "follower", d, &follower) && (follower.id || begin_next(c, ch, d, b, after));
}

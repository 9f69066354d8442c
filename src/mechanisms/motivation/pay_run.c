/* pay_run.c: computing a pay run and locking it (see pay_run.h).
 *
 * Everything is written through change.h, so the hard rules of pay.c (rate × months, post held, locked, two persons)
 * judge what is computed here as they judge what is typed. */
#include "core/scope.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/motivation/pay_run_private.h"

struct work { /* one row of pay_run.work: a part due to somebody, beside the line the run has of it */
        struct val person_id, place, class, amount, part, from_month, to_month;
        struct val old_place, old_class, old_amount, old_to;
        int64_t line_id; /* 0: the run has none */
        bool same;
};
struct works {
        struct work *items;
        size_t n, cap;
};

static const struct db_column work_columns[] = {
        DB_COLUMN(struct work, person_id), DB_COLUMN(struct work, place),      DB_COLUMN(struct work, class),
        DB_COLUMN(struct work, amount),    DB_COLUMN(struct work, part),       DB_COLUMN(struct work, from_month),
        DB_COLUMN(struct work, to_month),  DB_COLUMN(struct work, line_id),    DB_COLUMN(struct work, old_place),
        DB_COLUMN(struct work, old_class), DB_COLUMN(struct work, old_amount), DB_COLUMN(struct work, old_to),
};
static const struct db_column head_columns[] = {
        DB_COLUMN(struct pay_run_head, month),
        DB_COLUMN(struct pay_run_head, locked_on),
        DB_COLUMN(struct pay_run_head, before_id),
        DB_COLUMN(struct pay_run_head, before_month),
};

bool pay_run_head(struct ctx *c, int64_t run, struct pay_run_head *out)
{
        bool found;
        if (!db_first(c, db_sql(c->db, "pay_run.head"), ARGS(ARG("run_id", V_INT(run))), c->arena,
                      DB_COLUMNS(head_columns), out, &found))
                return false;
        return found ||
               fail(c, ERR_MISSING, "record.missing", "pay_run", "%s", say(c, "没有这个发放批次", "no such pay run"));
}

/* Said by each step before it does any work; the hard rule pay_locked would say the same at the end. */
bool pay_run_open(struct ctx *c, const struct pay_run_head *h)
{
        if (h->locked_on.type == VAL_NULL)
                return true;
        return fail(c, ERR_RULE, "rule.pay_locked", "pay_run", "%s",
                    say(c, "已锁定的发放批次不能再改，差错请在以后批次补扣",
                        "a locked run can't be changed: set it right by lines of a later run"));
}

/* ---- computing ---- */

/* read_work: what is the same in all that a line says is not written again, so that computing twice leaves no second
 * version behind. */
static bool read_work(struct ctx *c, int64_t run, struct val month, struct works *out)
{
        struct stmt *s;
        struct work w;
        if (!db_query(c, db_sql(c->db, "pay_run.work"), ARGS(ARG("run_id", V_INT(run)), ARG("month", month)), &s))
                return false;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(work_columns), &w)) {
                w.same = val_eq(w.place, w.old_place) && val_eq(w.class, w.old_class) &&
                         val_eq(w.amount, w.old_amount) && val_eq(w.to_month, w.old_to);
                out->items = arena_grow(c->arena, out->items, &out->cap, out->n + 1, sizeof *out->items);
                out->items[out->n++] = w;
        }
        return c->err.kind == ERR_NONE;
}

/* put_work: makes the line what is due; a line nothing is due of any more is voided, not set to nil, for nothing was
 * ever paid by it. */
static bool put_work(struct ctx *c, struct change *ch, int64_t run, const struct work *w)
{
        const struct entity *e = entity_find(S("pay_line"));
        if (w->amount.type == VAL_NULL)
                return change_void(c, ch, e, w->line_id, say(c, "重新计算：当月不应发放", "computed again: not due"));
        struct draft *d = draft_new(c->arena, e);
        d->id = w->line_id;
        draft_set(d, "run", V_INT(run));
        draft_set(d, "person", w->person_id);
        draft_set(d, "place", w->place);
        draft_set(d, "class", w->class);
        draft_set(d, "part", w->part);
        draft_set(d, "from_month", w->from_month);
        draft_set(d, "to_month", w->to_month);
        draft_set(d, "amount", w->amount);
        return change_put(c, ch, d);
}

/* count_work: told on the page before anybody approves: a run in which hundreds of lines change is looked at twice. */
static void count_work(const struct work *w, struct pay_run_done *out)
{
        if (w->same)
                out->same++;
        else if (w->amount.type == VAL_NULL)
                out->dropped++;
        else if (w->line_id)
                out->changed++;
        else
                out->added++;
}

/* The cadre is filled in only where nobody is named: a treasurer may prepare in the name of whoever answers for it, but
 * never from another's account. */
bool pay_run_prepared(struct ctx *c, struct change *ch, int64_t run)
{
        struct val cadre;
        struct draft *stands, *d = draft_new(c->arena, entity_find(S("pay_run")));
        if (!own_cadre(c, &cadre) || !change_load(c, d->e, run, &stands))
                return false;
        d->id = run;
        draft_set(d, "prepared_account", V_TEXT(c->actor->name));
        if (cadre.type == VAL_INT && draft_get(stands, "prepared_by").type == VAL_NULL)
                draft_set(d, "prepared_by", cadre);
        return change_put(c, ch, d);
}

/* compute_run: the work is read before the run is marked as prepared here, so that a locked or missing run fails with
 * its own words. */
static bool compute_run(struct ctx *c, struct change *ch, int64_t run, struct pay_run_done *out)
{
        struct pay_run_head h;
        struct works w = { 0 };
        if (!pay_run_head(c, run, &h) || !pay_run_open(c, &h) || !read_work(c, run, h.month, &w) ||
            !pay_run_prepared(c, ch, run))
                return false;
        for (size_t i = 0; i < w.n; i++) {
                count_work(&w.items[i], out);
                if (!w.items[i].same && !put_work(c, ch, run, &w.items[i]))
                        return false;
        }
        return true;
}

/* One change: a run is computed as a whole or not at all, and who looks meanwhile sees the run before. */
bool pay_run_compute(struct ctx *c, int64_t run, const char *key, struct pay_run_done *out)
{
        struct change *ch;
        if (!change_begin(c, &(struct change_head){ .reason = say(c, "计算发放批次", "pay run computed"), .key = key },
                          &ch))
                return false;
        return compute_run(c, ch, run, out) ? change_commit(c, ch, &out->block) : change_abandon(c, ch);
}

/* both_named: who approves and who prepared are persons; an account that is nobody's is told the ways out. Asked here,
 * in words for this page; the change would refuse it with a rule's. */
static bool both_named(struct ctx *c, int64_t run, struct val approver)
{
        struct val preparer;
        if (!db_one(c, S("SELECT prepared_by_id FROM pay_run WHERE county = :county AND id = :id"),
                    ARGS(ARG("id", V_INT(run))), &preparer))
                return false;
        if (preparer.type == VAL_NULL)
                return fail(c, ERR_RULE, "rule.pay_two_persons", "pay_run.prepared_by", "%s",
                            say(c, "本批次没有编制人：请先在批次中填写编制人(干部)，再审批",
                                "the run names nobody who prepared it: enter him in the run, then approve"));
        if (approver.type == VAL_INT)
                return true;
        return fail(c, ERR_RULE, "rule.pay_two_persons", "pay_run.approved_by", "%s",
                    say(c, "您的账号没有对应的干部：请选择审批人，或请账号管理员把本账号与本人关联",
                        "your account is no cadre's: choose who approves, or have the account tied to its person"));
}

/* Whether the two persons and the two accounts are different, and whether the lines pay anything twice, is proved by
 * the change: run_prepare and the rules of pay.c. */
bool pay_run_approve(struct ctx *c, int64_t run, int64_t approver, const char *key, struct pay_run_done *out)
{
        struct change *ch;
        struct val cadre = V_INT(approver);
        if ((!approver && !own_cadre(c, &cadre)) || !both_named(c, run, cadre))
                return false;
        struct draft *d = draft_new(c->arena, entity_find(S("pay_run")));
        d->id = run;
        draft_set(d, "approved_by", cadre);
        draft_set(d, "locked_on", V_TEXT(c->today));
        if (!change_begin(c, &(struct change_head){ .reason = say(c, "审批发放批次", "pay run approved"), .key = key },
                          &ch))
                return false;
        return change_put(c, ch, d) ? change_commit(c, ch, &out->block) : change_abandon(c, ch);
}

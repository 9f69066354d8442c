/* pay_run.c: computing a pay run, comparing it, locking it, and its files to and from the bank (see pay_run.h).
 *
 * Everything is written through change.h, so the hard rules of pay.c (rate × months, post held, locked, two persons)
 * judge what is computed here as they judge what is typed. */
#include "modules/pay_run.h"

#include "core/scope.h"

struct work { /* one row of pay_run.work */
        struct val person, place, class, due;
        int64_t line; /* 0: the run has none */
        bool same;
};
struct works {
        struct work *items;
        size_t n, cap;
};
struct head {
        struct val month, locked_on, before, before_month;
};

static bool read_head(struct ctx *c, int64_t run, struct head *out)
{
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "pay_run.head"),
                      ARGS(ARG("county", V_TEXT(c->county)), ARG("run_id", V_INT(run))), &s))
                return false;
        if (!db_next(c, s))
                return c->err.kind == ERR_NONE && fail(c, ERR_MISSING, "record.missing", "pay_run", "%s",
                                                       say(c, "没有这个发放批次", "no such pay run"));
        *out = (struct head){ val_copy(c->arena, db_val(s, 0)), val_copy(c->arena, db_val(s, 1)),
                              val_copy(c->arena, db_val(s, 2)), val_copy(c->arena, db_val(s, 3)) };
        db_done(s);
        return true;
}

static bool still_open(struct ctx *c, const struct head *h)
{
        if (h->locked_on.type == VAL_NULL)
                return true;
        return fail(c, ERR_RULE, "rule.pay_locked", "pay_run", "%s",
                    say(c, "已锁定的发放批次不能再改，差错请在以后批次补扣",
                        "a locked run can't be changed: set it right by lines of a later run"));
}

/* ---- computing ---- */

static bool read_work(struct ctx *c, int64_t run, struct val month, struct works *out)
{
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "pay_run.work"),
                      ARGS(ARG("county", V_TEXT(c->county)), ARG("run_id", V_INT(run)), ARG("month", month)), &s))
                return false;
        while (db_next(c, s)) {
                out->items = arena_grow(c->arena, out->items, &out->cap, out->n + 1, sizeof *out->items);
                out->items[out->n++] = (struct work){
                        .person = db_val(s, 0),
                        .place = val_copy(c->arena, db_val(s, 1)),
                        .class = val_copy(c->arena, db_val(s, 2)),
                        .due = db_val(s, 3),
                        .line = db_int(s, 4),
                        .same = val_eq(db_val(s, 1), db_val(s, 5)) && val_eq(db_val(s, 2), db_val(s, 6)) &&
                                val_eq(db_val(s, 3), db_val(s, 7)),
                };
        }
        return c->err.kind == ERR_NONE;
}

static bool put_work(struct ctx *c, struct change *ch, int64_t run, struct val month, const struct work *w)
{
        const struct entity *e = entity_find(S("pay_line"));
        if (w->due.type == VAL_NULL)
                return change_void(c, ch, e, w->line, say(c, "重新计算：当月不应发放", "computed again: not due"));
        struct draft *d = draft_new(c->arena, e);
        d->id = w->line;
        draft_set(d, "run", V_INT(run));
        draft_set(d, "person", w->person);
        draft_set(d, "place", w->place);
        draft_set(d, "class", w->class);
        draft_set(d, "part", V_TEXT("base"));
        draft_set(d, "from_month", month);
        draft_set(d, "to_month", month);
        draft_set(d, "amount", w->due);
        return change_put(c, ch, d);
}

static void count_work(const struct work *w, struct pay_run_done *out)
{
        if (w->same)
                out->same++;
        else if (w->due.type == VAL_NULL)
                out->dropped++;
        else if (w->line)
                out->changed++;
        else
                out->added++;
}

/* own_cadre: the cadre the actor's person is; NULL when his account names none. */
static bool own_cadre(struct ctx *c, struct val *out)
{
        return db_one(c, db_sql(c->db, "pay_run.cadre_of"),
                      ARGS(ARG("county", V_TEXT(c->county)), ARG("me_id", V_INT(c->actor->person_id))), out);
}

/* prepared: who computed it last is who prepared it. */
static bool prepared(struct ctx *c, struct change *ch, int64_t run)
{
        struct val cadre;
        struct draft *d = draft_new(c->arena, entity_find(S("pay_run")));
        if (!own_cadre(c, &cadre))
                return false;
        d->id = run;
        draft_set(d, "prepared_account", V_TEXT(c->actor->name));
        if (cadre.type == VAL_INT)
                draft_set(d, "prepared_by", cadre);
        return change_put(c, ch, d);
}

static bool compute(struct ctx *c, struct change *ch, int64_t run, struct pay_run_done *out)
{
        struct head h;
        struct works w = { 0 };
        if (!read_head(c, run, &h) || !still_open(c, &h) || !read_work(c, run, h.month, &w) ||
            !prepared(c, ch, run))
                return false;
        for (size_t i = 0; i < w.n; i++) {
                count_work(&w.items[i], out);
                if (!w.items[i].same && !put_work(c, ch, run, h.month, &w.items[i]))
                        return false;
        }
        return true;
}

bool pay_run_compute(struct ctx *c, int64_t run, const char *key, struct pay_run_done *out)
{
        struct change *ch;
        if (!change_begin(c, &(struct change_head){ .reason = say(c, "计算发放批次", "pay run computed"), .key = key },
                          &ch))
                return false;
        return compute(c, ch, run, out) ? change_commit(c, ch, &out->block) : change_abandon(c, ch);
}

bool pay_run_approve(struct ctx *c, int64_t run, int64_t approver, const char *key, struct pay_run_done *out)
{
        struct change *ch;
        struct val cadre = V_INT(approver);
        if (!approver && !own_cadre(c, &cadre))
                return false;
        struct draft *d = draft_new(c->arena, entity_find(S("pay_run")));
        d->id = run;
        if (cadre.type == VAL_INT)
                draft_set(d, "approved_by", cadre);
        draft_set(d, "locked_on", V_TEXT(c->today));
        if (!change_begin(c, &(struct change_head){ .reason = say(c, "审批发放批次", "pay run approved"), .key = key },
                          &ch))
                return false;
        return change_put(c, ch, d) ? change_commit(c, ch, &out->block) : change_abandon(c, ch);
}

/* ---- the difference from last month ---- */

static const struct {
        const char *reason, *zh, *en;
} reasons[] = {
        { "new_post", "新任", "new in post" },
        { "left", "离任", "left" },
        { "correction", "补发或扣回", "correction" },
        { "class", "职务类别变化", "other class of post" },
        { "rate", "标准调整", "rate changed" },
        { "other_parts", "其他部分不同", "other parts differ" },
};

const char *pay_reason_title(const struct ctx *c, const char *reason)
{
        for (size_t i = 0; i < COUNT(reasons); i++)
                if (strcmp(reasons[i].reason, reason) == 0)
                        return say(c, reasons[i].zh, reasons[i].en);
        return reason;
}

bool pay_run_compare(struct ctx *c, int64_t run, struct pay_comparison *out)
{
        struct head h;
        struct stmt *s;
        size_t cap = 0;
        if (!read_head(c, run, &h))
                return false;
        out->month = h.month.s;
        out->before_month = h.before_month.type == VAL_TEXT ? h.before_month.s : S("");
        out->locked = h.locked_on.type != VAL_NULL;
        if (!db_query(c, db_sql(c->db, "pay_run.compare"),
                      ARGS(ARG("county", V_TEXT(c->county)), ARG("run_id", V_INT(run)), ARG("before_id", h.before)),
                      &s))
                return false;
        while (db_next(c, s)) {
                const struct pay_difference d = { db_int(s, 0),
                                                  arena_str(c->arena, db_str(s, 1)),
                                                  arena_str(c->arena, db_str(s, 2)),
                                                  arena_str(c->arena, db_str(s, 6)),
                                                  db_int(s, 3),
                                                  db_int(s, 4),
                                                  arena_copy(c->arena, db_str(s, 5)) };
                out->now += d.now;
                out->before += d.before;
                out->persons += d.now != 0;
                if (d.now == d.before)
                        continue;
                out->items = arena_grow(c->arena, out->items, &cap, out->n + 1, sizeof *out->items);
                out->items[out->n++] = d;
        }
        return c->err.kind == ERR_NONE;
}

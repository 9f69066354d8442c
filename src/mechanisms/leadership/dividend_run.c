/* dividend_run.c: dividing and paying a dividend (see dividend_run.h). */
#include "mechanisms/leadership/dividend_run.h"

#include <stdlib.h>

/* A dividend of ten billion yuan over a billion shares passes 64 bits in the product. */
__extension__ typedef __int128 wide; /* fen × shares */

/* by_remainder: the largest first; of equal ones the older share, so that dividing again gives the same cents to the
 * same holders. */
static int by_remainder(const void *a, const void *b)
{
        const struct dividend_part *x = *(struct dividend_part *const *)a, *y = *(struct dividend_part *const *)b;
        if (x->remainder != y->remainder)
                return x->remainder < y->remainder ? 1 : -1;
        return (x->share > y->share) - (x->share < y->share);
}

/* At most one cent a holder is left over, so one pass gives them all out. */
void dividend_divide(struct arena *a, struct dividend_part *parts, size_t n, int64_t amount)
{
        struct dividend_part **order = NEWS(a, struct dividend_part *, n + 1);
        int64_t whole = 0, left = amount;
        for (size_t i = 0; i < n; i++)
                whole += parts[i].shares;
        for (size_t i = 0; i < n; i++) {
                const wide product = (wide)amount * parts[i].shares;
                parts[i].amount = (int64_t)(product / whole);
                parts[i].remainder = (int64_t)(product % whole);
                left -= parts[i].amount;
                order[i] = &parts[i];
        }
        qsort(order, n, sizeof *order, by_remainder);
        for (size_t i = 0; i < n && left > 0; i++, left--)
                order[i]->amount++;
}

static const struct db_column dividend_columns[] = {
        DB_COLUMN(struct dividend, id),
        DB_COLUMN_AS(struct dividend, equity, "equity_id"),
        DB_COLUMN_AS(struct dividend, day, "declared_on"),
        DB_COLUMN(struct dividend, amount),
};
static const struct db_column part_columns[] = {
        DB_COLUMN_AS(struct dividend_part, share, "share_id"),
        DB_COLUMN(struct dividend_part, shares),
        DB_COLUMN_AS(struct dividend_part, paid, "paid_id"),
        DB_COLUMN(struct dividend_part, paid_amount),
};

/* A dividend is read as it was declared: what is divided is never computed anew. */
bool dividend_read(struct ctx *c, int64_t id, struct dividend *out)
{
        bool found;
        if (!db_first(c, db_sql(c->db, "dividend_run.declared"), ARGS(ARG("id", V_INT(id))), c->arena,
                      DB_COLUMNS(dividend_columns), out, &found))
                return false;
        return found ||
               fail(c, ERR_MISSING, "record.missing", "dividend", "%s", say(c, "没有这笔分红", "no such dividend"));
}

/* A dividend only thought of (id 0) has no payments; its parts are computed just the same, for the page before it is
 * declared. */
bool dividend_parts(struct ctx *c, const struct dividend *d, struct dividend_parts *out)
{
        struct stmt *s;
        struct dividend_part part = { 0 };
        size_t cap = 0;
        if (!db_query(c, db_sql(c->db, "dividend_run.parts"),
                      ARGS(ARG("equity_id", V_INT(d->equity)), ARG("id", V_INT(d->id)), ARG("day", V_TEXT(d->day))),
                      &s))
                return false;
        while (db_row(c, s, DB_COLUMNS(part_columns), &part)) {
                out->items = arena_grow(c->arena, out->items, &cap, out->n + 1, sizeof *out->items);
                out->items[out->n++] = part;
        }
        if (c->err.kind != ERR_NONE)
                return false;
        if (out->n == 0)
                return fail(c, ERR_MISSING, "record.missing", "dividend", "%s",
                            say(c, "当天没有股东", "nobody holds shares on its day"));
        dividend_divide(c->arena, out->items, out->n, d->amount);
        return true;
}

/* put_dividend_payment: by hand so far; the bank's file makes it one of the bank's (dividend_bank.c). */
static bool put_dividend_payment(struct ctx *c, struct change *ch, int64_t dividend, const struct dividend_part *p,
                                 const char *day)
{
        struct draft *d = draft_new(c->arena, entity_find(S("dividend_payment")));
        draft_set(d, "dividend", V_INT(dividend));
        draft_set(d, "share", V_INT(p->share));
        draft_set(d, "amount", V_INT(p->amount));
        draft_set(d, "paid_on", V_TEXT(day));
        return change_put(c, ch, d);
}

/* pay_holders: whoever was paid another sum stops the run: dividing the rest by the old rule would leave somebody
 * short. Whose part is no cent gets no payment of nil. */
static bool pay_holders(struct ctx *c, struct change *ch, int64_t dividend, const char *day, struct dividend_done *out)
{
        struct dividend d;
        struct dividend_parts all = { 0 };
        if (!dividend_read(c, dividend, &d) || !dividend_parts(c, &d, &all))
                return false;
        for (size_t i = 0; i < all.n; i++) {
                const struct dividend_part *p = &all.items[i];
                if (p->paid && p->paid_amount != p->amount)
                        return fail(c, ERR_RULE, "dividend.paid_otherwise", "dividend_payment", "%s",
                                    say(c, "已有股东领取的金额与应得不同，请先更正",
                                        "a holder was paid another amount than his part: set it right first"));
                if (p->paid)
                        out->same++;
                else if (!p->amount)
                        out->nothing++;
                else if (out->paid++, !put_dividend_payment(c, ch, dividend, p, day))
                        return false;
        }
        return true;
}

/* REVIEW_WHOLE: where the county reviews money, the run waits as one proposal. */
bool dividend_run(struct ctx *c, int64_t dividend, const char *paid_on, const char *key, struct dividend_done *out)
{
        struct change *ch;
        if (!change_begin(c,
                          &(struct change_head){
                                  .reason = say(c, "发放分红", "dividend paid"), .key = key, .review = REVIEW_WHOLE },
                          &ch))
                return false;
        return pay_holders(c, ch, dividend, paid_on, out) ? change_commit(c, ch, &out->block) : change_abandon(c, ch);
}

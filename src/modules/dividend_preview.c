/* dividend_preview.c: a dividend before and after it is paid: each holder's part, who lacks what, who is missing
 * (see dividend_run.h). */
#include "modules/dividend_run.h"

static bool read_holders(struct ctx *c, int64_t dividend, const struct dividend_parts *parts,
                         struct dividend_preview *out)
{
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "dividend_run.holders"),
                      ARGS(ARG("county", V_TEXT(c->county)), ARG("id", V_INT(dividend))), &s))
                return false;
        out->holders = NEWS(c->arena, struct dividend_holder, parts->n);
        while (db_next(c, s) && out->n < parts->n) {
                struct dividend_holder *h = &out->holders[out->n];
                h->part = parts->items[out->n++];
                h->kind = arena_str(c->arena, db_str(s, 1));
                h->household = db_int(s, 2);
                h->organisation = db_int(s, 3);
                h->title = arena_str(c->arena, db_str(s, 4));
                h->ended = db_int(s, 5) == 1;
                h->card = db_int(s, 6) == 1;
                h->paid_on = arena_str(c->arena, db_str(s, 7));
                out->declared_on = arena_str(c->arena, db_str(s, 8));
                h->state = arena_str(c->arena, db_str(s, 9));
                h->reason = arena_str(c->arena, db_str(s, 10));
                out->paid += str_is(h->state, "failed") ? 0 : h->part.paid_amount;
        }
        return c->err.kind == ERR_NONE;
}

static bool read_absent(struct ctx *c, int64_t dividend, struct dividend_preview *out)
{
        struct stmt *s;
        size_t cap = 0;
        if (!db_query(c, db_sql(c->db, "dividend_run.absent"),
                      ARGS(ARG("county", V_TEXT(c->county)), ARG("id", V_INT(dividend))), &s))
                return false;
        while (db_next(c, s)) {
                out->absent = arena_grow(c->arena, out->absent, &cap, out->n_absent + 1, sizeof *out->absent);
                const struct str title = arena_str(c->arena, db_str(s, 1));
                out->absent[out->n_absent++] = (struct dividend_absent){ db_int(s, 0), title, db_int(s, 2) == 1 };
        }
        return c->err.kind == ERR_NONE;
}

bool dividend_preview(struct ctx *c, int64_t dividend, struct dividend_preview *out)
{
        struct dividend_parts parts = { 0 };
        if (!dividend_parts(c, dividend, &parts))
                return false;
        out->amount = parts.amount;
        return read_holders(c, dividend, &parts, out) && read_absent(c, dividend, out);
}

/* dividend_preview.c: a dividend before it is declared and until it is paid: each holder's part, who lacks what,
 * who is missing (see dividend_run.h). */
#include "mechanisms/leadership/dividend_run.h"

static bool read_holders(struct ctx *c, const struct dividend *d, const struct dividend_parts *parts,
                         struct dividend_preview *out)
{
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "dividend_run.holders"),
                      ARGS(ARG("equity_id", V_INT(d->equity)), ARG("id", V_INT(d->id)), ARG("day", V_TEXT(d->day))),
                      &s))
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
                h->state = arena_str(c->arena, db_str(s, 8));
                h->reason = arena_str(c->arena, db_str(s, 9));
                out->paid += str_is(h->state, "failed") ? 0 : h->part.paid_amount;
        }
        return c->err.kind == ERR_NONE;
}

static bool read_absent(struct ctx *c, const struct dividend *d, struct dividend_preview *out)
{
        struct stmt *s;
        size_t cap = 0;
        if (!db_query(c, db_sql(c->db, "dividend_run.absent"),
                      ARGS(ARG("equity_id", V_INT(d->equity)), ARG("day", V_TEXT(d->day))), &s))
                return false;
        while (db_next(c, s)) {
                out->absent = arena_grow(c->arena, out->absent, &cap, out->n_absent + 1, sizeof *out->absent);
                const struct str title = arena_str(c->arena, db_str(s, 1));
                out->absent[out->n_absent++] = (struct dividend_absent){ db_int(s, 0), title, db_int(s, 2) == 1 };
        }
        return c->err.kind == ERR_NONE;
}

bool dividend_preview(struct ctx *c, const struct dividend *d, struct dividend_preview *out)
{
        struct dividend_parts parts = { 0 };
        return dividend_parts(c, d, &parts) && read_holders(c, d, &parts, out) && read_absent(c, d, out);
}

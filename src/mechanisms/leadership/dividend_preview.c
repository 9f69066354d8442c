/* dividend_preview.c: a dividend before it is declared and until it is paid: each holder's part, who lacks what,
 * who is missing (see dividend_run.h). */
#include "mechanisms/leadership/dividend_run.h"

static const struct db_column holder_columns[] = {
        DB_COLUMN(struct dividend_holder, kind),
        DB_COLUMN_AS(struct dividend_holder, household, "household_id"),
        DB_COLUMN_AS(struct dividend_holder, organisation, "organisation_id"),
        DB_COLUMN(struct dividend_holder, title),
        DB_COLUMN(struct dividend_holder, ended),
        DB_COLUMN(struct dividend_holder, card),
        DB_COLUMN(struct dividend_holder, paid_on),
        DB_COLUMN(struct dividend_holder, state),
        DB_COLUMN(struct dividend_holder, reason),
};
static const struct db_column absent_columns[] = {
        DB_COLUMN_AS(struct dividend_absent, household, "household_id"),
        DB_COLUMN(struct dividend_absent, title),
        DB_COLUMN_AS(struct dividend_absent, left, "was"),
};

/* read_holders: beside the parts, which the other statement gives of the same holders in the same order: the run and
 * the page divide by one and the same. */
static bool read_holders(struct ctx *c, const struct dividend *d, const struct dividend_parts *parts,
                         struct dividend_preview *out)
{
        struct stmt *s;
        struct dividend_holder h = { 0 };
        if (!db_query(c, db_sql(c->db, "dividend_run.holders"),
                      ARGS(ARG("equity_id", V_INT(d->equity)), ARG("id", V_INT(d->id)), ARG("day", V_TEXT(d->day))),
                      &s))
                return false;
        out->holders = NEWS(c->arena, struct dividend_holder, parts->n);
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(holder_columns), &h)) {
                if (out->n == parts->n)
                        continue;
                h.part = parts->items[out->n];
                out->holders[out->n++] = h;
                out->paid += str_is(h.state, "failed") ? 0 : h.part.paid_amount;
        }
        return c->err.kind == ERR_NONE;
}

/* read_absent: who will ask at the counter why he got nothing. */
static bool read_absent(struct ctx *c, const struct dividend *d, struct dividend_preview *out)
{
        struct stmt *s;
        struct dividend_absent absent;
        size_t cap = 0;
        if (!db_query(c, db_sql(c->db, "dividend_run.absent"),
                      ARGS(ARG("equity_id", V_INT(d->equity)), ARG("day", V_TEXT(d->day))), &s))
                return false;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(absent_columns), &absent)) {
                out->absent = arena_grow(c->arena, out->absent, &cap, out->n_absent + 1, sizeof *out->absent);
                out->absent[out->n_absent++] = absent;
        }
        return c->err.kind == ERR_NONE;
}

bool dividend_preview(struct ctx *c, const struct dividend *d, struct dividend_preview *out)
{
        struct dividend_parts parts = { 0 };
        return dividend_parts(c, d, &parts) && read_holders(c, d, &parts, out) && read_absent(c, d, out);
}

/* funds_run.c: appropriating and paying a year's operating funds (see funds_run.h). */
#include "mechanisms/motivation/funds_run.h"

struct fund { /* a village to appropriate to, or an appropriation to pay of */
        int64_t id, amount, left_over;
        struct str place;
};
struct funds {
        struct fund *items;
        size_t n, cap;
};

static const struct db_column fund_columns[] = {
        DB_COLUMN(struct fund, id),
        DB_COLUMN(struct fund, amount),
        DB_COLUMN(struct fund, left_over),
        DB_COLUMN(struct fund, place),
};

/* read_funds: both statements give the same columns, so that villages and appropriations are walked alike. */
static bool read_funds(struct ctx *c, const char *statement, const struct arg *args, size_t n, struct funds *out)
{
        struct stmt *s;
        struct fund fund;
        if (!db_query(c, db_sql(c->db, statement), args, n, &s))
                return false;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(fund_columns), &fund)) {
                out->items = arena_grow(c->arena, out->items, &out->cap, out->n + 1, sizeof *out->items);
                out->items[out->n++] = fund;
        }
        return c->err.kind == ERR_NONE;
}

/* count_funds: the villages that have theirs: the page tells them from those just made. */
static bool count_funds(struct ctx *c, int64_t year, int64_t *count)
{
        struct val v;
        if (!db_one(c,
                    S("SELECT COUNT(*) FROM operating_fund WHERE county = :county AND year = :year_n AND voided = 0"),
                    ARGS(ARG("year_n", V_INT(year))), &v))
                return false;
        *count = v.i;
        return true;
}

/* has_amounts: without them no village would be found, and the page would say that all have theirs. */
static bool has_amounts(struct ctx *c, int64_t year)
{
        struct val v;
        if (!db_one(c,
                    S("SELECT COUNT(*) FROM operating_fund_amount WHERE county = :county AND year = :year_n AND "
                      "voided = 0"),
                    ARGS(ARG("year_n", V_INT(year))), &v))
                return false;
        return v.i > 0 || fail(c, ERR_RULE, "funds.no_amounts", "operating_fund_amount",
                               say(c, "还没有录入 %lld 年各档的运转经费标准", "no class amounts are entered for %lld"),
                               (long long)year);
}

/* appropriate_all: only the village is said; class and amount are the hook's to give (operating_funds.c), and the rule
 * proves them. */
static bool appropriate_all(struct ctx *c, struct change *ch, int64_t year, struct funds_done *out)
{
        struct funds all = { 0 };
        if (!has_amounts(c, year) || !count_funds(c, year, &out->same) ||
            !read_funds(c, "funds_run.to_appropriate", ARGS(ARG("year_n", V_INT(year))), &all))
                return false;
        for (size_t i = 0; i < all.n; i++) {
                struct draft *d = draft_new(c->arena, entity_find(S("operating_fund")));
                draft_set(d, "year", V_INT(year));
                draft_set(d, "place", V_STR(all.items[i].place));
                out->added++;
                out->amount += all.items[i].amount;
                if (!change_put(c, ch, d))
                        return false;
        }
        return true;
}

/* All or none: a village whose class was changed meanwhile is refused by the rule, and nothing is left half done. Where
 * money is reviewed it waits as one proposal (REVIEW_WHOLE). */
bool funds_appropriate(struct ctx *c, int64_t year, const char *key, struct funds_done *out)
{
        struct change *ch;
        if (!change_begin(c,
                          &(struct change_head){ .reason = say(c, "安排运转经费", "funds appropriated"),
                                                 .key = key,
                                                 .review = REVIEW_WHOLE },
                          &ch))
                return false;
        return appropriate_all(c, ch, year, out) ? change_commit(c, ch, &out->block) : change_abandon(c, ch);
}

/* share_of: a share to the cent, half up; 0 percent asks for all that is left, which is how a year is closed without
 * cents over. */
static int64_t share_of(const struct fund *f, int64_t percent)
{
        return percent ? (f->amount * percent + 5000) / 10000 : f->left_over;
}

/* put_fund_payment: one voucher for all villages of the part: the treasury pays them by one order. */
static bool put_fund_payment(struct ctx *c, struct change *ch, const struct funds_part *p, int64_t fund, int64_t amount)
{
        struct draft *d = draft_new(c->arena, entity_find(S("operating_fund_payment")));
        draft_set(d, "fund", V_INT(fund));
        draft_set(d, "day", V_TEXT(p->day));
        draft_set(d, "part", V_INT(p->part));
        draft_set(d, "amount", V_INT(amount));
        draft_set(d, "voucher_no", V_STR(p->voucher));
        return change_put(c, ch, d);
}

/* pay_part: a village with less left than its share gets what is left, and is counted, so that whoever asked for a
 * third sees where it was not one. */
static bool pay_part(struct ctx *c, struct change *ch, const struct funds_part *p, struct funds_done *out)
{
        struct funds all = { 0 };
        if (!read_funds(c, "funds_run.to_pay", ARGS(ARG("year_n", V_INT(p->year)), ARG("part_n", V_INT(p->part))),
                        &all))
                return false;
        for (size_t i = 0; i < all.n; i++) {
                const struct fund *f = &all.items[i];
                const int64_t share = share_of(f, p->percent), amount = share < f->left_over ? share : f->left_over;
                out->added++;
                out->capped += amount < share;
                out->amount += amount;
                if (!put_fund_payment(c, ch, p, f->id, amount))
                        return false;
        }
        return out->added > 0 || fail(c, ERR_RULE, "funds.nothing", "operating_fund", "%s",
                                      say(c, "没有可拨的村：本批已拨，或没有余额，或当年还没有安排",
                                          "nothing to pay: the part is paid, nothing is left or appropriated"));
}

/* REVIEW_WHOLE: where money is reviewed the part waits as one proposal, not as two hundred and forty. */
bool funds_pay(struct ctx *c, const struct funds_part *p, const char *key, struct funds_done *out)
{
        struct change *ch;
        if (!change_begin(c,
                          &(struct change_head){
                                  .reason = say(c, "拨付运转经费", "funds paid"), .key = key, .review = REVIEW_WHOLE },
                          &ch))
                return false;
        return pay_part(c, ch, p, out) ? change_commit(c, ch, &out->block) : change_abandon(c, ch);
}

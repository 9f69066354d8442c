/* pay_run_correct.c: a locked month computed again from today's records; what it comes to more or less than was paid
 * becomes lines of an open run, each with the month it concerns and its reason (see pay_run.h).
 *
 * One line a person and part: the difference between what is due and what all locked runs paid for the month; where one
 * line paid several months, between the sums of those months. Nothing locked is touched. Proposing again changes or
 * takes back what was proposed and no longer differs. */
#include "base/date.h"
#include "base/money.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/motivation/pay_run_private.h"

/* A correction of a whole county's rates could leave hundreds of lines set by hand: the first twenty are told, all are
 * counted. */
#define LEFT_MAX 20 /* told by name */

struct correction { /* one row of pay_run.corrections */
        struct val person_id, place, class, part, from_month, to_month;
        int64_t due, paid, line_id;
        struct str left_why, name; /* left_why: why it is only told; empty: it is not */
};
struct corrections {
        struct correction *items;
        size_t n, cap;
};

/* What a line already proposed has (have) is not among them: the statement gives no row where it is the difference. */
static const struct db_column correction_columns[] = {
        DB_COLUMN(struct correction, person_id), DB_COLUMN(struct correction, place),
        DB_COLUMN(struct correction, class),     DB_COLUMN(struct correction, part),
        DB_COLUMN(struct correction, from_month), DB_COLUMN(struct correction, to_month),
        DB_COLUMN(struct correction, due),       DB_COLUMN(struct correction, paid),
        DB_COLUMN(struct correction, line_id),   DB_COLUMN(struct correction, left_why),
        DB_COLUMN(struct correction, name),
};

/* correctable: a month that is over and was paid. A month that is still to come, or that nothing locked pays, is
 * computed by its own run, and a correction beside it would pay twice. */
static bool correctable(struct ctx *c, const char *month, const struct pay_run_head *h)
{
        struct val locked;
        if (!date_valid(str_of(month)) || strcmp(month + 8, "01") != 0)
                return fail(c, ERR_INVALID, "date.format", "month", "%s",
                            say(c, "月份写作 2017-03-01", "a month is written 2017-03-01"));
        if (str_cmp(str_of(month), h->month.s) >= 0)
                return fail(
                        c, ERR_RULE, "pay.correct_month", "month", "%s",
                        say(c, "只能在以后月份的批次里更正以前月份", "a month is corrected in a run of a later month"));
        if (!db_one(c, db_sql(c->db, "pay_run.locked_month"), ARGS(ARG("month", V_TEXT(month))), &locked))
                return false;
        return locked.type == VAL_INT || fail(c, ERR_RULE, "pay.correct_month", "month", "%s",
                                              say(c, "该月没有已锁定的发放，不必更正：直接在该月批次里计算",
                                                  "nothing locked pays the month: compute its own run instead"));
}

/* read_corrections: all of them first, for writing lines changes what the statement would give next. */
static bool read_corrections(struct ctx *c, int64_t run, const char *month, struct corrections *out)
{
        struct stmt *s;
        struct correction k;
        if (!db_query(c, db_sql(c->db, "pay_run.corrections"),
                      ARGS(ARG("run_id", V_INT(run)), ARG("month", V_TEXT(month))), &s))
                return false;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(correction_columns), &k)) {
                out->items = arena_grow(c->arena, out->items, &out->cap, out->n + 1, sizeof *out->items);
                out->items[out->n++] = k;
        }
        return c->err.kind == ERR_NONE;
}

/* corrected_months: "2017-03", "2017-01 至 2017-03". */
static struct str corrected_months(struct ctx *c, const struct correction *k)
{
        if (val_eq(k->from_month, k->to_month))
                return str_slice(k->to_month.s, 0, 7);
        return arena_fmt(c->arena, say(c, "%.7s 至 %.7s", "%.7s to %.7s"), k->from_month.s.p, k->to_month.s.p);
}

/* correction_reason: the months come first: where a reason begins with them the comparison (pay_run.compare) shows it
 * as it is. */
static struct str correction_reason(struct ctx *c, const struct correction *k, struct str more)
{
        const char *why = k->paid == 0  ? say(c, "漏发，补发", "was not paid")
                          : k->due == 0 ? say(c, "当月不应发放，扣回", "was not due")
                          : k->due > k->paid ? say(c, "按现行任职和标准重算，补差", "due by today's records: more")
                                             : say(c, "按现行任职和标准重算，扣差", "due by today's records: less");
        return arena_fmt(c->arena, say(c, "%.*s 更正：%s%s%.*s", "%.*s corrected: %s%s%.*s"),
                         FMT(corrected_months(c, k)), why, more.n ? say(c, "；", "; ") : "", FMT(more));
}

/* put_correction: the line is the difference, not the whole: what was paid stands in its own locked line. */
static bool put_correction(struct ctx *c, struct change *ch, int64_t run, const struct correction *k, struct str reason)
{
        const struct entity *e = entity_find(S("pay_line"));
        if (k->due == k->paid)
                return change_void(c, ch, e, k->line_id,
                                   say(c, "重新计算：不再有差额", "computed again: no difference"));
        struct draft *d = draft_new(c->arena, e);
        d->id = k->line_id;
        draft_set(d, "run", V_INT(run));
        draft_set(d, "person", k->person_id);
        draft_set(d, "place", k->place);
        draft_set(d, "class", k->class);
        draft_set(d, "part", k->part);
        draft_set(d, "from_month", k->from_month);
        draft_set(d, "to_month", k->to_month);
        draft_set(d, "amount", V_INT(k->due - k->paid));
        draft_set(d, "reason", V_STR(reason));
        return change_put(c, ch, d);
}

/* leave_told: what differs and is not ours to set right: whose, which months, by how much, and why. The words go to the
 * page as they are, so that somebody can set it right by hand. */
static void leave_told(struct ctx *c, const struct correction *k, struct pay_run_done *out)
{
        char sum[32];
        decimal_put(k->due - k->paid, 2, sum);
        if (out->left++ < LEFT_MAX)
                out->left_words =
                        arena_fmt(c->arena, "%.*s%s%.*s %.*s %s %s (%s)", FMT(out->left_words),
                                  out->left_words.n ? say(c, "；", "; ") : "", FMT(k->name),
                                  FMT(corrected_months(c, k)), code_title(c, &codes_pay_part, k->part.s, NULL), sum,
                                  str_is(k->left_why, "typed") ? say(c, "人工核定", "set by hand")
                                                               : say(c, "与别的多月发放行月份交叉，拆不开",
                                                                     "months cross those of another line"));
}

/* correct_month: each difference becomes a line, changes one or takes one back; what somebody set by hand is only told,
 * for a county may have had its reason. */
static bool correct_month(struct ctx *c, struct change *ch, int64_t run, const char *month, struct str more,
                          struct pay_run_done *out)
{
        struct pay_run_head h;
        struct corrections all = { 0 };
        if (!pay_run_head(c, run, &h) || !pay_run_open(c, &h) || !correctable(c, month, &h) ||
            !read_corrections(c, run, month, &all) || !pay_run_prepared(c, ch, run))
                return false;
        for (size_t i = 0; i < all.n; i++) {
                const struct correction *k = &all.items[i];
                if (k->left_why.n) {
                        leave_told(c, k, out);
                        continue;
                }
                *(k->due == k->paid ? &out->dropped : k->line_id ? &out->changed : &out->added) += 1;
                if (!put_correction(c, ch, run, k, correction_reason(c, k, more)))
                        return false;
        }
        return true;
}

/* One change: the month is corrected for everybody or for nobody, so that computing it again finds either all lines or
 * none. */
bool pay_run_correct(struct ctx *c, int64_t run, const char *month, struct str reason, const char *key,
                     struct pay_run_done *out)
{
        struct change *ch;
        if (!change_begin(c,
                          &(struct change_head){ .reason = say(c, "重算已锁定月份", "locked month computed again"),
                                                 .key = key },
                          &ch))
                return false;
        return correct_month(c, ch, run, month, reason, out) ? change_commit(c, ch, &out->block)
                                                             : change_abandon(c, ch);
}

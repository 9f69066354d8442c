/* pay_run_compare.c: a pay run beside last month's: who differs, by how much, and why in plain words (see pay_run.h).
 *
 * The reason is worked out from the lines of both runs; the words tell the fact behind it: the day of the post, the
 * rate and its document, the correction's own reason, and every other part that changed. */
#include "base/money.h"
#include "core/scope.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/motivation/pay_run_private.h"

struct part_change { /* one row of pay_run.part_changes */
        int64_t person_id, before, now;
        struct str part;
};
struct part_changes {
        struct part_change *items;
        size_t n, cap;
};
struct compared { /* one row of pay_run.compare: the two sums, the reason, and the facts it is told with */
        int64_t person_id, before, now, base, old_base;
        struct str name, place, title, class, old_class, correction, began, ended, rate_from, rate_document;
        const char *reason;
};

static const struct db_column part_change_columns[] = {
        DB_COLUMN(struct part_change, person_id),
        DB_COLUMN(struct part_change, part),
        DB_COLUMN(struct part_change, before),
        DB_COLUMN(struct part_change, now),
};
static const struct db_column compared_columns[] = {
        DB_COLUMN(struct compared, person_id),  DB_COLUMN(struct compared, name),
        DB_COLUMN(struct compared, place),      DB_COLUMN(struct compared, title),
        DB_COLUMN(struct compared, before),     DB_COLUMN(struct compared, now),
        DB_COLUMN(struct compared, reason),     DB_COLUMN(struct compared, class),
        DB_COLUMN(struct compared, old_class),  DB_COLUMN(struct compared, base),
        DB_COLUMN(struct compared, old_base),   DB_COLUMN(struct compared, correction),
        DB_COLUMN(struct compared, began),      DB_COLUMN(struct compared, ended),
        DB_COLUMN(struct compared, rate_from),  DB_COLUMN(struct compared, rate_document),
};
/* What pay_run.standing says of the run itself goes straight into the comparison. */
static const struct db_column standing_columns[] = {
        DB_COLUMN(struct pay_comparison, prepared_account),
        DB_COLUMN_AS(struct pay_comparison, prepared_by, "preparer"),
        DB_COLUMN_AS(struct pay_comparison, approved_by, "approver"),
        DB_COLUMN(struct pay_comparison, me),
        DB_COLUMN(struct pay_comparison, waiting),
        DB_COLUMN(struct pay_comparison, failed),
};

/* The reasons in the words of the page; which of them a person has is pay_run.compare's to say. */
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

/* yuan: a sum as the words have it, in yuan and fen. */
static struct str yuan(struct ctx *c, int64_t fen)
{
        char text[32];
        decimal_put(fen, 2, text);
        return arena_str(c->arena, str_of(text));
}

/* read_part_changes: once for the run, not once a person: a county has more than a thousand. */
static bool read_part_changes(struct ctx *c, int64_t run, const struct pay_run_head *h, struct part_changes *out)
{
        struct stmt *s;
        struct part_change p;
        if (!db_query(c, db_sql(c->db, "pay_run.part_changes"),
                      ARGS(ARG("run_id", V_INT(run)), ARG("before_id", h->before_id)), &s))
                return false;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(part_change_columns), &p)) {
                out->items = arena_grow(c->arena, out->items, &out->cap, out->n + 1, sizeof *out->items);
                out->items[out->n++] = p;
        }
        return c->err.kind == ERR_NONE;
}

/* new_post_fact: also that a month begun late is paid whole, which is the county's rule and looks like an error to
 * whoever compares. */
static struct str new_post_fact(struct ctx *c, const struct compared *k, const char *month, const char *class)
{
        const bool later = str_cmp(k->began, str_of(month)) > 0;
        return arena_fmt(c->arena, say(c, "%.*s 到任(%s)%s", "in post from %.*s (%s)%s"), FMT(k->began), class,
                         later ? say(c, "，当月按整月计", ", the month counts whole") : "");
}

/* rate_fact: with the document the rate rests on, so that whoever approves need not look it up. */
static struct str rate_fact(struct ctx *c, const struct compared *k)
{
        const bool named = k->rate_document.n > 0;
        return arena_fmt(c->arena, say(c, "%.*s → %.*s，%.*s 起%s%.*s%s", "%.*s → %.*s from %.*s%s%.*s%s"),
                         FMT(yuan(c, k->old_base)), FMT(yuan(c, k->base)), FMT(k->rate_from),
                         named ? say(c, "(", " (") : "", FMT(k->rate_document), named ? ")" : "");
}

/* reason_fact: the words of the reason itself. */
static struct str reason_fact(struct ctx *c, const struct compared *k, const char *month)
{
        const char *class = k->class.n ? code_title(c, &codes_post_class, k->class, NULL) : "";
        if (strcmp(k->reason, "new_post") == 0 && k->began.n)
                return new_post_fact(c, k, month, class);
        if (strcmp(k->reason, "left") == 0)
                return k->ended.n ? arena_fmt(c->arena, say(c, "%.*s 离任", "left %.*s"), FMT(k->ended)) : S("");
        if (strcmp(k->reason, "class") == 0)
                return arena_fmt(c->arena, "%s → %s", code_title(c, &codes_post_class, k->old_class, NULL), class);
        if (strcmp(k->reason, "rate") == 0)
                return rate_fact(c, k);
        return strcmp(k->reason, "correction") == 0 ? k->correction : S("");
}

/* with_parts: the fact, and behind it every other part of the person that changed: a rate that went up may hide that
 * the performance went down. */
static struct str with_parts(struct ctx *c, struct str words, const struct part_changes *all, int64_t person)
{
        for (size_t i = 0; i < all->n; i++) {
                const struct part_change *p = &all->items[i];
                if (p->person_id != person)
                        continue;
                words = arena_fmt(c->arena, "%.*s%s%s %s%.*s", FMT(words), words.n ? say(c, "；", "; ") : "",
                                  code_title(c, &codes_pay_part, p->part, NULL), p->now > p->before ? "+" : "",
                                  FMT(yuan(c, p->now - p->before)));
        }
        return words;
}

/* by_parts: what the change of the base doesn't account for, where that is the reason. */
static int64_t by_parts(const struct compared *k)
{
        const int64_t change = k->now - k->before;
        if (strcmp(k->reason, "rate") == 0 || strcmp(k->reason, "class") == 0)
                return change - (k->base - k->old_base);
        return strcmp(k->reason, "other_parts") == 0 ? change : 0;
}

/* difference_of: the row as the page has it. */
static struct pay_difference difference_of(struct ctx *c, const struct compared *k, const char *month,
                                           const struct part_changes *parts)
{
        return (struct pay_difference){ .person = k->person_id,
                                        .name = k->name,
                                        .place = k->place,
                                        .place_title = k->title,
                                        .before = k->before,
                                        .now = k->now,
                                        .reason = k->reason,
                                        .by_parts = by_parts(k),
                                        .words = with_parts(c, reason_fact(c, k, month), parts, k->person_id) };
}

/* read_run_standing: who may approve depends on who prepared, so the page is told both, and whether the reader is
 * he. */
static bool read_run_standing(struct ctx *c, int64_t run, struct pay_comparison *out)
{
        bool found;
        if (!db_first(c, db_sql(c->db, "pay_run.standing"), ARGS(ARG("run_id", V_INT(run))), c->arena,
                      DB_COLUMNS(standing_columns), out, &found))
                return false;
        out->own = found && c->actor->account_id && str_is(out->prepared_account, c->actor->name);
        return true;
}

/* read_differences: everybody counts in the sums and in the number of persons; told is who differs. */
static bool read_differences(struct ctx *c, int64_t run, const struct pay_run_head *h, struct pay_comparison *out)
{
        struct part_changes parts = { 0 };
        struct compared k;
        const char *month = arena_copy(c->arena, h->month.s);
        struct stmt *s;
        size_t cap = 0;
        if (!read_part_changes(c, run, h, &parts) ||
            !db_query(c, db_sql(c->db, "pay_run.compare"),
                      ARGS(ARG("run_id", V_INT(run)), ARG("before_id", h->before_id), ARG("month", h->month)), &s))
                return false;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(compared_columns), &k)) {
                out->before += k.before;
                out->now += k.now;
                out->persons += k.now != 0;
                if (k.before == k.now)
                        continue;
                out->items = arena_grow(c->arena, out->items, &cap, out->n + 1, sizeof *out->items);
                out->items[out->n++] = difference_of(c, &k, month, &parts);
        }
        return c->err.kind == ERR_NONE;
}

bool pay_run_compare(struct ctx *c, int64_t run, struct pay_comparison *out)
{
        struct pay_run_head h;
        if (!pay_run_head(c, run, &h))
                return false;
        out->month = h.month.s;
        out->before_month = h.before_month.type == VAL_TEXT ? h.before_month.s : S("");
        out->locked = h.locked_on.type != VAL_NULL;
        return read_run_standing(c, run, out) && read_differences(c, run, &h, out);
}

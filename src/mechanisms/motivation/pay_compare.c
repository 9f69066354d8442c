/* pay_compare.c: a pay run beside last month's: who differs, by how much, and why in plain words (see pay_run.h).
 *
 * The reason is worked out from the lines of both runs; the words tell the fact behind it: the day of the post, the
 * rate and its document, the correction's own reason, and every other part that changed. */
#include "mechanisms/motivation/pay_run_private.h"

#include "base/money.h"
#include "core/scope.h"
#include "mechanisms/ground/shared.h"

struct part_change {
        int64_t person, before, now;
        const char *title;
};
struct part_changes {
        struct part_change *items;
        size_t n, cap;
};

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

static const struct codes *codes_of(const char *entity, const char *field)
{
        return field_find(entity_find(str_of(entity)), str_of(field))->codes;
}

static struct str yuan(struct ctx *c, int64_t fen)
{
        char text[32];
        decimal_put(fen, 2, text);
        return arena_str(c->arena, str_of(text));
}

static bool read_parts(struct ctx *c, int64_t run, const struct pay_run_head *h, struct part_changes *out)
{
        const struct codes *parts = codes_of("pay_line", "part");
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "pay_run.part_changes"),
                      ARGS(ARG("run_id", V_INT(run)), ARG("before_id", h->before)), &s))
                return false;
        while (db_next(c, s)) {
                out->items = arena_grow(c->arena, out->items, &out->cap, out->n + 1, sizeof *out->items);
                out->items[out->n++] =
                        (struct part_change){ db_int(s, 0), db_int(s, 2), db_int(s, 3),
                                              arena_copy(c->arena, str_of(code_title(c, parts, db_str(s, 1), NULL))) };
        }
        return c->err.kind == ERR_NONE;
}

/* fact: the words of the reason itself, from one row of pay_run.compare. */
static struct str fact(struct ctx *c, struct stmt *s, const char *reason, const char *month)
{
        const struct str began = db_str(s, 12), ended = db_str(s, 13), rate = db_str(s, 14), document = db_str(s, 15);
        const struct str class = db_str(s, 7).n ? str_of(code_title(c, &codes_post_class, db_str(s, 7), NULL)) : S("");
        if (strcmp(reason, "new_post") == 0 && began.n)
                return arena_fmt(c->arena, say(c, "%.*s 到任(%.*s)%s", "in post from %.*s (%.*s)%s"), FMT(began),
                                 FMT(class),
                                 str_cmp(began, str_of(month)) > 0 ? say(c, "，当月按整月计", ", the month counts whole")
                                                                   : "");
        if (strcmp(reason, "left") == 0)
                return ended.n ? arena_fmt(c->arena, say(c, "%.*s 离任", "left %.*s"), FMT(ended)) : S("");
        if (strcmp(reason, "class") == 0)
                return arena_fmt(c->arena, "%s → %.*s", code_title(c, &codes_post_class, db_str(s, 8), NULL),
                                 FMT(class));
        if (strcmp(reason, "rate") == 0)
                return arena_fmt(c->arena, say(c, "%.*s → %.*s，%.*s 起%s%.*s%s", "%.*s → %.*s from %.*s%s%.*s%s"),
                                 FMT(yuan(c, db_int(s, 10))), FMT(yuan(c, db_int(s, 9))), FMT(rate),
                                 document.n ? say(c, "(", " (") : "", FMT(document), document.n ? ")" : "");
        return strcmp(reason, "correction") == 0 ? arena_str(c->arena, db_str(s, 11)) : S("");
}

/* with_parts: the fact, and behind it every other part of the person that changed. */
static struct str with_parts(struct ctx *c, struct str words, const struct part_changes *all, int64_t person)
{
        for (size_t i = 0; i < all->n; i++) {
                const struct part_change *p = &all->items[i];
                if (p->person != person)
                        continue;
                words = arena_fmt(c->arena, "%.*s%s%s %s%.*s", FMT(words), words.n ? say(c, "；", "; ") : "", p->title,
                                  p->now > p->before ? "+" : "", FMT(yuan(c, p->now - p->before)));
        }
        return words;
}

/* parts_of: what the change of the base doesn't account for, where that is the reason. */
static int64_t parts_of(struct stmt *s, const char *reason)
{
        const int64_t change = db_int(s, 4) - db_int(s, 3);
        if (strcmp(reason, "rate") == 0 || strcmp(reason, "class") == 0)
                return change - (db_int(s, 9) - db_int(s, 10));
        return strcmp(reason, "other_parts") == 0 ? change : 0;
}

static struct pay_difference difference_of(struct ctx *c, struct stmt *s, const char *month,
                                           const struct part_changes *parts)
{
        const char *reason = arena_copy(c->arena, db_str(s, 5));
        return (struct pay_difference){ .person = db_int(s, 0),
                                        .name = arena_str(c->arena, db_str(s, 1)),
                                        .place = arena_str(c->arena, db_str(s, 2)),
                                        .place_title = arena_str(c->arena, db_str(s, 6)),
                                        .before = db_int(s, 3),
                                        .now = db_int(s, 4),
                                        .reason = reason,
                                        .by_parts = parts_of(s, reason),
                                        .words = with_parts(c, fact(c, s, reason, month), parts, db_int(s, 0)) };
}

static bool read_standing(struct ctx *c, int64_t run, struct pay_comparison *out)
{
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "pay_run.standing"), ARGS(ARG("run_id", V_INT(run))), &s))
                return false;
        if (db_next(c, s)) {
                out->own = c->actor->account_id && str_is(db_str(s, 0), c->actor->name);
                out->prepared_account = arena_str(c->arena, db_str(s, 0));
                out->prepared_by = arena_str(c->arena, db_str(s, 3));
                out->approved_by = arena_str(c->arena, db_str(s, 4));
                out->me = arena_str(c->arena, db_str(s, 5));
                out->waiting = db_int(s, 6);
                out->failed = db_int(s, 7);
                db_done(s);
        }
        return c->err.kind == ERR_NONE;
}

static bool read_differences(struct ctx *c, int64_t run, const struct pay_run_head *h, struct pay_comparison *out)
{
        struct part_changes parts = { 0 };
        const char *month = arena_copy(c->arena, h->month.s);
        struct stmt *s;
        size_t cap = 0;
        if (!read_parts(c, run, h, &parts) ||
            !db_query(c, db_sql(c->db, "pay_run.compare"),
                      ARGS(ARG("run_id", V_INT(run)), ARG("before_id", h->before), ARG("month", h->month)), &s))
                return false;
        while (db_next(c, s)) {
                out->before += db_int(s, 3);
                out->now += db_int(s, 4);
                out->persons += db_int(s, 4) != 0;
                if (db_int(s, 3) == db_int(s, 4))
                        continue;
                out->items = arena_grow(c->arena, out->items, &cap, out->n + 1, sizeof *out->items);
                out->items[out->n++] = difference_of(c, s, month, &parts);
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
        return read_standing(c, run, out) && read_differences(c, run, &h, out);
}

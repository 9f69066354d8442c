/* reconcile.c: the lists of differences as one, with the three sides of each person (see reconcile.h). */
#include "mechanisms/motivation/reconcile.h"

#include "base/money.h"
#include "core/scope.h"
#include "mechanisms/ground/shared.h"

/* By name and not by module, so that a county's page shows a list another module may add. */
const struct list *reconcile_list(size_t i)
{
        const struct list *l;
        for (size_t k = 0; (l = list_at(k)); k++)
                if (str_starts(str_of(l->name), S("reconcile.")) && i-- == 0)
                        return l;
        return NULL;
}

/* side_in_scope: a side whose place the reader may not read is as if it were not there: a township learns nothing of
 * what another pays. */
static bool side_in_scope(struct ctx *c, const char *entity, struct str place)
{
        return scope_covers(c->actor, entity_find(str_of(entity)), RIGHT_READ, arena_copy(c->arena, place));
}

/* side_code_title: a code's word, by the field it is of; "" of none. */
static const char *side_code_title(struct ctx *c, const char *entity, const char *field, struct str code)
{
        return code.n ? code_title(c, field_find(entity_find(str_of(entity)), str_of(field))->codes, code, NULL) : "";
}

/* place_name: the name of today; a code nobody names any more stands for itself. */
static bool place_name(struct ctx *c, struct str code, struct str *name)
{
        struct val v;
        if (!db_one(c, S("SELECT MAX(p.name) AS name FROM place p WHERE p.code = :place AND p.voided = 0"),
                    ARGS(ARG("place", V_STR(code))), &v))
                return false;
        *name = v.type == VAL_TEXT ? v.s : code;
        return true;
}

/* What each side knows of a person, as its statement gives it. */
struct side_post {
        int64_t id;
        struct str place, class, from_on, to_on;
};
struct side_pay {
        int64_t total;
        struct str place, class;
};
struct side_enrolment {
        int64_t premium;
        struct str place, kind;
};
static const struct db_column post_columns[] = {
        DB_COLUMN(struct side_post, id),      DB_COLUMN(struct side_post, place), DB_COLUMN(struct side_post, class),
        DB_COLUMN(struct side_post, from_on), DB_COLUMN(struct side_post, to_on),
};
static const struct db_column pay_columns[] = {
        DB_COLUMN(struct side_pay, total),
        DB_COLUMN(struct side_pay, place),
        DB_COLUMN(struct side_pay, class),
};
static const struct db_column enrolment_columns[] = {
        DB_COLUMN(struct side_enrolment, premium),
        DB_COLUMN(struct side_enrolment, place),
        DB_COLUMN(struct side_enrolment, kind),
};
static const struct db_column who_columns[] = {
        DB_COLUMN_AS(struct reconcile_row, person, "person_id"),
        DB_COLUMN(struct reconcile_row, name),
        DB_COLUMN(struct reconcile_row, place),
};

/* post_side: 正职 东河村 2016-01-01 起. */
static bool post_side(struct ctx *c, const char *day, struct reconcile_row *r)
{
        struct side_post post;
        struct str name;
        bool found;
        if (!db_first(c, db_sql(c->db, "reconcile.post_side"),
                      ARGS(ARG("person_id", V_INT(r->person)), ARG("day", V_TEXT(day))), c->arena,
                      DB_COLUMNS(post_columns), &post, &found))
                return false;
        if (!found || !side_in_scope(c, "village_post", post.place))
                return true;
        if (!place_name(c, post.place, &name))
                return false;
        r->post_id = post.id;
        r->post = arena_fmt(c->arena, "%s %.*s %.*s %s %.*s", side_code_title(c, "village_post", "class", post.class),
                            FMT(name), FMT(post.from_on), say(c, "至", "to"),
                            FMT(post.to_on.n ? post.to_on : str_of(say(c, "今", "now"))));
        return true;
}

/* pay_side: 正职 东河村 2215.00. */
static bool pay_side(struct ctx *c, const char *month, struct reconcile_row *r)
{
        struct side_pay pay;
        struct str name;
        char amount[32];
        bool found;
        if (!db_first(c, db_sql(c->db, "reconcile.pay_side"),
                      ARGS(ARG("person_id", V_INT(r->person)), ARG("month", V_TEXT(month))), c->arena,
                      DB_COLUMNS(pay_columns), &pay, &found))
                return false;
        if (!found || !side_in_scope(c, "pay_line", pay.place))
                return true;
        if (!place_name(c, pay.place, &name))
                return false;
        decimal_put(pay.total, 2, amount);
        r->pay = arena_fmt(c->arena, "%s %.*s %s", side_code_title(c, "pay_line", "class", pay.class), FMT(name),
                           amount);
        return true;
}

/* roster_side: 基本养老保险 1500.00、医疗保险 180.00 (东河村). */
static bool roster_side(struct ctx *c, const char *day, struct reconcile_row *r)
{
        struct stmt *s;
        struct side_enrolment e;
        struct str last = S(""), name = S("");
        char premium[32];
        if (!db_query(c, db_sql(c->db, "reconcile.roster_side"),
                      ARGS(ARG("person_id", V_INT(r->person)), ARG("day", V_TEXT(day))), &s))
                return false;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(enrolment_columns), &e)) {
                if (!side_in_scope(c, "insurance_enrolment", e.place))
                        continue;
                last = e.place;
                decimal_put(e.premium, 2, premium);
                r->roster = arena_fmt(c->arena, "%.*s%s%s %s", FMT(r->roster), r->roster.n ? say(c, "、", ", ") : "",
                                      side_code_title(c, "insurance_enrolment", "kind", e.kind), premium);
        }
        if (c->err.kind != ERR_NONE || !last.n)
                return c->err.kind == ERR_NONE;
        if (!place_name(c, last, &name))
                return false;
        r->roster = arena_fmt(c->arena, "%.*s (%.*s)", FMT(r->roster), FMT(name));
        return true;
}

/* read_who: whom the row is about, and where; each register a list of differences is of has its own statement. */
static bool read_who(struct ctx *c, const struct list *l, int64_t id, struct reconcile_row *r)
{
        bool found;
        struct str town, village;
        *r = (struct reconcile_row){ .list = l, .id = id };
        if (!db_first(c, db_sql(c->db, arena_fmt(c->arena, "reconcile.who_%s", l->of).p), ARGS(ARG("id", V_INT(id))),
                      c->arena, DB_COLUMNS(who_columns), r, &found))
                return false;
        if (!found)
                return true;
        if (!place_name(c, str_slice(r->place, 0, 9), &town) || !place_name(c, r->place, &village))
                return false;
        r->place_title = r->place.n < 12 ? village : arena_fmt(c->arena, "%.*s %.*s", FMT(town), FMT(village));
        return true;
}

/* read_differing: the rows of one list on the day, without what was excused (.desk). Who may not read the register it
 * is of is given none of it, rather than refused all. */
static bool read_differing(struct ctx *c, const struct list *l, const char *place, struct reconcile *out, size_t *cap)
{
        int64_t *ids;
        size_t n;
        struct query q = { .e = entity_find(str_of(l->of)), .list = l, .place = place, .limit = -1, .desk = true };
        if (!scope_may(c->actor, q.e, RIGHT_READ))
                return true;
        /* All lists on one and the same day: a month has different people in post on its first and its last. */
        memcpy(q.period.from, out->day, sizeof out->day);
        memcpy(q.period.to, out->day, sizeof out->day);
        q.period.day = true;
        if (!query_ids(c, &q, &ids, &n))
                return false;
        /* Refused and not cut: the rows left out would look as if they agreed. */
        if (out->n + n > RECONCILE_MAX)
                return fail(c, ERR_TOO_LARGE, "reconcile.many", "place", "%s",
                            say(c, "差异太多，请选定一个乡镇再看", "too many differences: choose a township"));
        for (size_t i = 0; i < n; i++) {
                out->rows = arena_grow(c->arena, out->rows, cap, out->n + 1, sizeof *out->rows);
                if (!read_who(c, l, ids[i], &out->rows[out->n++]))
                        return false;
        }
        return true;
}

/* read_month: the month of the day, and whether it has a locked run. */
static bool read_month(struct ctx *c, struct reconcile *out)
{
        struct val v;
        memcpy(out->month, out->day, 8);
        memcpy(out->month + 8, "01", 3);
        if (!db_one(c, db_sql(c->db, "reconcile.month_locked"), ARGS(ARG("month", V_TEXT(out->month))), &v))
                return false;
        out->locked = v.type == VAL_TEXT;
        return true;
}

/* First the rows, then their sides: a side is asked for each row, and rows are few. */
bool reconcile_read(struct ctx *c, const char *day, const char *place, struct str reason, struct reconcile *out)
{
        const struct list *l;
        size_t cap = 0;
        memcpy(out->day, day, sizeof out->day);
        if (!read_month(c, out))
                return false;
        for (size_t i = 0; (l = reconcile_list(i)); i++)
                if ((!reason.n || str_is(reason, l->name)) && !read_differing(c, l, place, out, &cap))
                        return false;
        for (size_t i = 0; i < out->n; i++)
                if (!post_side(c, out->day, &out->rows[i]) || !pay_side(c, out->month, &out->rows[i]) ||
                    !roster_side(c, out->day, &out->rows[i]))
                        return false;
        return true;
}

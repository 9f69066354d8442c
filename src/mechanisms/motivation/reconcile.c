/* reconcile.c: the lists of differences as one, with the three sides of each person (see reconcile.h). */
#include "mechanisms/motivation/reconcile.h"

#include "base/money.h"
#include "core/scope.h"
#include "mechanisms/ground/shared.h"

const struct list *reconcile_list(size_t i)
{
        const struct list *l;
        for (size_t k = 0; (l = list_at(k)); k++)
                if (str_starts(str_of(l->name), S("reconcile.")) && i-- == 0)
                        return l;
        return NULL;
}

static bool in_scope(struct ctx *c, const char *entity, struct str place)
{
        return scope_covers(c->actor, entity_find(str_of(entity)), RIGHT_READ, arena_copy(c->arena, place));
}

static const char *title_of(struct ctx *c, const char *entity, const char *field, struct str code)
{
        return code.n ? code_title(c, field_find(entity_find(str_of(entity)), str_of(field))->codes, code, NULL) : "";
}

static bool place_name(struct ctx *c, struct str code, struct str *name)
{
        struct val v;
        if (!db_one(c, S("SELECT MAX(p.name) AS name FROM place p WHERE p.code = :place AND p.voided = 0"),
                    ARGS(ARG("place", V_STR(code))), &v))
                return false;
        *name = v.type == VAL_TEXT ? v.s : code;
        return true;
}

static bool side(struct ctx *c, const char *sql, const char *day, int64_t person, struct stmt **s)
{
        return db_query(c, db_sql(c->db, sql),
                        ARGS(ARG("person_id", V_INT(person)),
                             ARG(strcmp(sql, "insurance.pay_side") == 0 ? "month" : "day", V_TEXT(day))),
                        s);
}

/* post_side: 正职 东河村 2016-01-01 起. */
static bool post_side(struct ctx *c, const char *day, struct reconcile_row *r)
{
        struct stmt *s;
        struct str place, name;
        if (!side(c, "insurance.post_side", day, r->person, &s))
                return false;
        if (!db_next(c, s))
                return c->err.kind == ERR_NONE;
        place = arena_str(c->arena, db_str(s, 1));
        const struct str class = arena_str(c->arena, db_str(s, 2)), from = arena_str(c->arena, db_str(s, 3));
        const struct str to = arena_str(c->arena, db_str(s, 4));
        const int64_t id = db_int(s, 0);
        db_done(s);
        if (!in_scope(c, "village_post", place))
                return true;
        if (!place_name(c, place, &name))
                return false;
        r->post_id = id;
        r->post = arena_fmt(c->arena, "%s %.*s %.*s %s %.*s", title_of(c, "village_post", "class", class), FMT(name),
                            FMT(from), say(c, "至", "to"), FMT(to.n ? to : str_of(say(c, "今", "now"))));
        return true;
}

/* pay_side: 正职 东河村 2215.00. */
static bool pay_side(struct ctx *c, const char *month, struct reconcile_row *r)
{
        struct stmt *s;
        struct str name;
        char amount[32];
        if (!side(c, "insurance.pay_side", month, r->person, &s))
                return false;
        if (!db_next(c, s))
                return c->err.kind == ERR_NONE;
        const struct str place = arena_str(c->arena, db_str(s, 1)), class = arena_str(c->arena, db_str(s, 2));
        decimal_put(db_int(s, 3), 2, amount);
        db_done(s);
        if (!in_scope(c, "pay_line", place))
                return true;
        if (!place_name(c, place, &name))
                return false;
        r->pay = arena_fmt(c->arena, "%s %.*s %s", title_of(c, "pay_line", "class", class), FMT(name), amount);
        return true;
}

/* roster_side: 基本养老保险 1500.00、医疗保险 180.00 (东河村). */
static bool roster_side(struct ctx *c, const char *day, struct reconcile_row *r)
{
        struct stmt *s;
        struct str last = S(""), name = S("");
        char premium[32];
        if (!side(c, "insurance.roster_side", day, r->person, &s))
                return false;
        while (db_next(c, s)) {
                if (!in_scope(c, "insurance_enrolment", db_str(s, 2)))
                        continue;
                last = arena_str(c->arena, db_str(s, 2));
                decimal_put(db_int(s, 5), 2, premium);
                r->roster = arena_fmt(c->arena, "%.*s%s%s %s", FMT(r->roster), r->roster.n ? say(c, "、", ", ") : "",
                                      title_of(c, "insurance_enrolment", "kind", db_str(s, 1)), premium);
        }
        if (c->err.kind != ERR_NONE || !last.n)
                return c->err.kind == ERR_NONE;
        if (!place_name(c, last, &name))
                return false;
        r->roster = arena_fmt(c->arena, "%.*s (%.*s)", FMT(r->roster), FMT(name));
        return true;
}

/* read_row: whom the row is about, and where. */
static bool read_row(struct ctx *c, const struct list *l, int64_t id, struct reconcile_row *r)
{
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, arena_fmt(c->arena, "insurance.who_%s", l->of).p), ARGS(ARG("id", V_INT(id))),
                      &s))
                return false;
        if (!db_next(c, s))
                return c->err.kind == ERR_NONE;
        *r = (struct reconcile_row){ .list = l, .id = id, .person = db_int(s, 0),
                                     .name = arena_str(c->arena, db_str(s, 1)),
                                     .place = arena_str(c->arena, db_str(s, 2)) };
        db_done(s);
        struct str town, village;
        if (!place_name(c, str_slice(r->place, 0, 9), &town) || !place_name(c, r->place, &village))
                return false;
        r->place_title = r->place.n < 12 ? village : arena_fmt(c->arena, "%.*s %.*s", FMT(town), FMT(village));
        return true;
}

static bool read_list(struct ctx *c, const struct list *l, const char *place, struct reconcile *out, size_t *cap)
{
        int64_t *ids;
        size_t n;
        struct query q = { .e = entity_find(str_of(l->of)), .list = l, .place = place, .limit = -1, .desk = true };
        if (!scope_may(c->actor, q.e, RIGHT_READ))
                return true;
        memcpy(q.period.from, out->day, sizeof out->day);
        memcpy(q.period.to, out->day, sizeof out->day);
        q.period.day = true;
        if (!query_ids(c, &q, &ids, &n))
                return false;
        if (out->n + n > RECONCILE_MAX)
                return fail(c, ERR_TOO_LARGE, "reconcile.many", "place", "%s",
                            say(c, "差异太多，请选定一个乡镇再看", "too many differences: choose a township"));
        for (size_t i = 0; i < n; i++) {
                out->rows = arena_grow(c->arena, out->rows, cap, out->n + 1, sizeof *out->rows);
                if (!read_row(c, l, ids[i], &out->rows[out->n++]))
                        return false;
        }
        return true;
}

static bool month_locked(struct ctx *c, struct reconcile *out)
{
        struct val v;
        memcpy(out->month, out->day, 8);
        memcpy(out->month + 8, "01", 3);
        if (!db_one(c, db_sql(c->db, "insurance.month_locked"), ARGS(ARG("month", V_TEXT(out->month))), &v))
                return false;
        out->locked = v.type == VAL_TEXT;
        return true;
}

bool reconcile_read(struct ctx *c, const char *day, const char *place, struct str reason, struct reconcile *out)
{
        const struct list *l;
        size_t cap = 0;
        memcpy(out->day, day, sizeof out->day);
        if (!month_locked(c, out))
                return false;
        for (size_t i = 0; (l = reconcile_list(i)); i++)
                if ((!reason.n || str_is(reason, l->name)) && !read_list(c, l, place, out, &cap))
                        return false;
        for (size_t i = 0; i < out->n; i++)
                if (!post_side(c, out->day, &out->rows[i]) || !pay_side(c, out->month, &out->rows[i]) ||
                    !roster_side(c, out->day, &out->rows[i]))
                        return false;
        return true;
}

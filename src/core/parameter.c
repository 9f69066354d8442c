/* parameter.c: numbers a county sets (see parameter.h).
 *
 * A limit, a line of poverty, the days a vacancy may last: a county sets them with a document and from a day on, and
 * statements ask for the one in force on the day they count for. The module's fallback is what the law or the usual
 * practice says. */
#include "core/parameter.h"

#include "base/buf.h"

#include <assert.h>
#include <stdio.h>

bool parameter_value(struct ctx *c, const char *name, const char *place, const char *day, struct val *out)
{
        const struct parameter *p = parameter_find(str_of(name));
        assert(p && "a parameter named in code stands in a module");
        struct str at = str_of(place);
        if (!db_one(c, db_sql(c->db, "core.parameter"),
                    ARGS(ARG("name", V_TEXT(name)), ARG("day", V_TEXT(day)), ARG("place6", V_STR(str_slice(at, 0, 6))),
                         ARG("place9", V_STR(str_slice(at, 0, 9))), ARG("place12", V_STR(str_slice(at, 0, 12)))),
                    out))
                return false;
        int64_t n;
        if (out->type == VAL_NULL && p->fallback && str_int(str_of(p->fallback), &n))
                *out = V_INT(n);
        return true;
}

/* subquery: the value in force for the county, or for everywhere; the module's fallback behind it. Not by the
 * row's own place: a sub-select that differs from row to row would be run for each. */
static void subquery(struct buf *out, const struct parameter *p, const char *day)
{
        buf_fmt(out,
                "COALESCE((SELECT v.value FROM parameter_value v WHERE v.name = '%s' AND v.voided = 0 AND v.from_on <= "
                ":%s "
                "AND (v.place = '' OR v.place = :county) ORDER BY LENGTH(v.place) DESC NULLS LAST, v.from_on DESC "
                "NULLS LAST LIMIT 1), %s)",
                p->name, day, p->fallback ? p->fallback : "NULL");
}

struct str parameter_sql(struct arena *a, struct str sql, const char *day_param)
{
        struct str mark = S("{param:");
        if (str_find(sql, mark) == sql.n)
                return sql;
        struct buf out = BUF(1 << 18);
        for (size_t at; (at = str_find(sql, mark)) < sql.n;) {
                struct str rest = str_slice(sql, at + mark.n, sql.n);
                size_t end = str_find(rest, S("}"));
                const struct parameter *p = parameter_find(str_slice(rest, 0, end));
                assert(p && "a parameter named in SQL stands in a module");
                buf_add(&out, str_slice(sql, 0, at));
                subquery(&out, p, day_param);
                sql = str_slice(rest, end + 1, rest.n);
        }
        buf_add(&out, sql);
        struct str done = arena_str(a, buf_str(&out));
        buf_free(&out);
        return done;
}

/* parameter.c: what a county sets (see parameter.h).
 *
 * A limit, a line of poverty, the days a vacancy may last: a county sets them with a document and from a day on, and
 * statements ask for the one in force on the day they count for. The module's fallback is what the law or the usual
 * practice says. */
#include "core/parameter.h"

#include "base/buf.h"
#include "base/date.h"
#include "core/draft.h"

#include <assert.h>
#include <stdio.h>

bool parameter_worded(const struct parameter *p)
{
        return p->type == FIELD_DATE || p->type == FIELD_CODES || p->type == FIELD_TEXT;
}

bool parameter_value(struct ctx *c, const char *name, const char *place, const char *day, struct val *out)
{
        const struct parameter *p = parameter_find(str_of(name));
        assert(p && "a parameter named in code stands in a module");
        struct str at = str_of(place);
        if (!db_one(c, db_sql(c->db, parameter_worded(p) ? "core.parameter_chosen" : "core.parameter"),
                    ARGS(ARG("name", V_TEXT(name)), ARG("day", V_TEXT(day)), ARG("place6", V_STR(str_slice(at, 0, 6))),
                         ARG("place9", V_STR(str_slice(at, 0, 9))), ARG("place12", V_STR(str_slice(at, 0, 12)))),
                    out))
                return false;
        int64_t n;
        if (out->type == VAL_NULL && p->fallback && parameter_worded(p))
                *out = V_TEXT(p->fallback);
        else if (out->type == VAL_NULL && p->fallback && str_int(str_of(p->fallback), &n))
                *out = V_INT(n);
        return true;
}

/* ---- words ---- */

/* word_of: the code a word stands for in any of the parameter's lists. */
static const char *word_of(struct ctx *c, const struct parameter *p, struct str word, const struct codes **in)
{
        struct str rest = str_of(p->lists), name;
        const char *code = NULL;
        while (!code && str_cut(&rest, '|', &name)) {
                *in = codes_find(name);
                code = code_of(c, *in, word);
        }
        return code;
}

static bool words_refused(struct ctx *c, const struct parameter *p, struct str word)
{
        struct str first = str_of(p->lists), name;
        struct str allowed = p->type == FIELD_DATE ? str_of(say(c, "日期，如 2018-08-01", "a day such as 2018-08-01"))
                             : str_cut(&first, '|', &name) ? codes_allowed(c, codes_find(name))
                                                           : S("");
        return fail(c, ERR_INVALID, "parameter.words", "parameter_value.words",
                    say(c, "“%.*s”不能作为“%s”的内容；可以是：%.*s", "“%.*s” is no value of “%s”; allowed: %.*s"), FMT(word),
                    say(c, p->title, p->title_en), FMT(allowed));
}

struct str parameter_shown(struct ctx *c, const struct parameter *p, struct str chosen)
{
        struct str rest = chosen, word, shown = S("");
        const struct codes *in = NULL;
        if (p->type != FIELD_CODES)
                return chosen;
        while (str_cut(&rest, ',', &word)) {
                const char *code = word_of(c, p, word, &in);
                shown = arena_fmt(c->arena, "%.*s%s%s", FMT(shown), shown.n ? say(c, "、", ", ") : "",
                                  code ? code_title(c, in, str_of(code), NULL) : arena_copy(c->arena, word));
        }
        return shown;
}

bool parameter_words(struct ctx *c, const struct parameter *p, struct str text, struct str *shown, struct str *chosen)
{
        struct str rest = text_commas(c->arena, text), word;
        const struct codes *in = NULL;
        char day[11];
        enum date_precision precision;
        *chosen = S("");
        if (p->type == FIELD_TEXT) {
                *shown = *chosen = str_trim(text);
                return true;
        }
        if (p->type == FIELD_DATE) {
                if (!date_guess(text, day, &precision) || precision != DATE_DAY)
                        return words_refused(c, p, text);
                *shown = *chosen = arena_str(c->arena, str_of(day));
                return true;
        }
        while (str_cut(&rest, ',', &word)) {
                const char *code = word_of(c, p, str_trim(word), &in);
                if (!code)
                        return words_refused(c, p, str_trim(word));
                *chosen = arena_fmt(c->arena, "%.*s%s%s", FMT(*chosen), chosen->n ? "," : "", code);
        }
        *shown = parameter_shown(c, p, *chosen);
        return true;
}

/* ---- in SQL ---- */

/* subquery: the value in force for the county, or for everywhere; the module's fallback behind it. Not by the
 * row's own place: a sub-select that differs from row to row would be run for each. */
static void subquery(struct buf *out, const struct parameter *p, const char *day)
{
        const bool worded = parameter_worded(p);
        const char *quote = worded && p->fallback ? "'" : "";
        buf_fmt(out,
                "COALESCE((SELECT v.%s FROM parameter_value v WHERE v.name = '%s' AND v.voided = 0 AND v.from_on <= "
                ":%s "
                "AND (v.place = '' OR v.place = :county) ORDER BY LENGTH(v.place) DESC NULLS LAST, v.from_on DESC "
                "NULLS LAST LIMIT 1), %s%s%s)",
                worded ? "chosen" : "value", p->name, day, quote, p->fallback ? p->fallback : "NULL", quote);
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

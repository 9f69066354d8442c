/* period.c: Y, Y-MM, Y-Qn, Y..Y, a day, day..day (see period.h).
 *
 * What a list counts decides what a period means to it: on its last day, over its months, or always today's. A day
 * asked of a list over a period means its year so far, because that is what "in 2017" means in an account of
 * December. */
#include "core/period.h"

#include "base/date.h"
#include "base/term.h"

#include <stdio.h>

static bool period_number(struct str s, int *out)
{
        int64_t v;
        if (!str_digits(s) || s.n > 4 || !str_int(s, &v))
                return false;
        *out = (int)v;
        return true;
}

/* months: the first and last month of "2017", "2017-05", "2017-Q1"; false when it is none of them. */
static bool months(struct str s, int *first, int *last)
{
        int part = 0;
        *first = 1;
        *last = 12;
        if (s.n == 4)
                return true;
        if (s.n != 7 || s.p[4] != '-')
                return false;
        if (s.p[5] != 'Q') {
                bool ok = period_number(str_slice(s, 5, 7), &part) && part >= 1 && part <= 12;
                *first = *last = part;
                return ok;
        }
        bool ok = period_number(str_slice(s, 6, 7), &part) && part >= 1 && part <= 4;
        *first = part * 3 - 2;
        *last = part * 3;
        return ok;
}

/* one: a single part of a period; false when it is none. */
static bool one(struct str s, struct period *p)
{
        int year = 0, first, last;
        if (date_valid(s)) {
                snprintf(p->from, sizeof p->from, "%.10s", s.p);
                memcpy(p->to, p->from, sizeof p->to);
                p->day = true;
                return true;
        }
        if (s.n < 4 || !period_number(str_slice(s, 0, 4), &year) || !date_real(year, 1, 1) || !months(s, &first, &last))
                return false;
        date_put(p->from, year, first, 1);
        date_put(p->to, year, last, date_month_days(year, last));
        p->day = false;
        return true;
}

bool period_parse(struct ctx *c, struct str text, struct period *out)
{
        struct period a, b;
        size_t dots = str_find(text, S(".."));
        bool ok = text.n == 0 ? one(str_of(c->today), out) : dots == text.n && one(text, out);
        if (!ok && dots < text.n && one(str_slice(text, 0, dots), &a) && one(str_slice(text, dots + 2, text.n), &b) &&
            strcmp(a.from, b.to) <= 0) {
                *out = (struct period){ .day = false };
                memcpy(out->from, a.from, sizeof out->from);
                memcpy(out->to, b.to, sizeof out->to);
                ok = true;
        }
        return ok || fail(c, ERR_INVALID, "period.invalid", "period",
                          say(c,
                              "期间“%.*s”看不懂；可写 2017、2017-05、2017-Q1、2016..2017、2017-12-31 或 "
                              "2017-01-01..2017-06-30",
                              "period “%.*s” is not understood; write 2017, 2017-05, 2017-Q1, 2016..2017, 2017-12-31 "
                              "or 2017-01-01..2017-06-30"),
                          FMT(text));
}

bool period_asked(struct ctx *c, struct str text, struct period *out)
{
        if (!period_parse(c, text, out))
                return false;
        if (text.n)
                speak_of(c, out->to);
        return true;
}

struct period period_for(const struct list *l, struct period asked)
{
        struct period p = asked;
        if (!l || l->period == PERIOD_NONE)
                return p;
        if (l->period == PERIOD_DAY) {
                memcpy(p.from, p.to, sizeof p.from);
                p.day = true;
        } else if (asked.day) {
                date_put(p.from, date_year(asked.to) - (l->years > 1 ? l->years - 1 : 0), 1, 1);
                p.day = false;
        }
        return p;
}

bool period_ahead(const struct ctx *c, const struct list *l, struct period p)
{
        return !(l && l->period == PERIOD_NONE) && strcmp(p.to, c->today) > 0;
}

/* unended: said beside every number while an import is half in: its rows count already, and nobody shall take the half
 * for the whole. A number can be told without it, so a fault here is not one of the number's. */
static struct str unended(struct ctx *c)
{
        const struct err before = c->err;
        struct val n = V_NULL;
        const bool asked = c->db && db_one(c, db_sql(c->db, "core.imports_unended"), NO_ARGS, &n);
        c->err = before;
        return !asked || n.type != VAL_INT || n.i == 0
                       ? S("")
                       : arena_fmt(c->arena,
                                   say(c, "；有 %lld 次导入还没有写完，数字只含已写入的部分",
                                       "; imports not yet complete: %lld, what is in counts already"),
                                   (long long)n.i);
}

struct str period_words(struct ctx *c, const struct list *l, struct period p)
{
        const struct str half = unended(c);
        if (l && l->period == PERIOD_NONE)
                return arena_fmt(c->arena, say(c, "截至 %s%.*s", "as of %s%.*s"), c->today, FMT(half));
        bool ahead = period_ahead(c, l, p);
        p = period_for(l, p); /* what is counted, not what was asked: a day means its year to a list over a period */
        struct str words = strcmp(p.from, p.to) == 0
                                   ? arena_fmt(c->arena, say(c, "%s 当日", "on %s"), p.to)
                                   : arena_fmt(c->arena, say(c, "%s 至 %s", "%s to %s"), p.from, p.to);
        if (ahead)
                words = arena_fmt(c->arena, say(c, "%.*s（数据截至 %s）", "%.*s (records as of %s)"), FMT(words), c->today);
        return arena_fmt(c->arena, "%.*s%.*s", FMT(words), FMT(half));
}

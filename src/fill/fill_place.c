/* fill_place.c: places and days as papers write them (see fill_parts.h).
 *
 * The register has villages as the statistics have them, 幸福村委会; a county has several of a name. A paper that is handed
 * in says which, by its township, and means the village and not its committee: 西卅店镇幸福村. */
#include "fill/fill_parts.h"

#include "base/date.h"

#include <stdio.h>

/* Endings of committees, with what is left of them. */
static const struct {
        const char *whole, *kept;
} committees[] = {
        { "村民委员会", "村" }, { "村委会", "村" }, { "社区居民委员会", "社区" }, { "社区居委会", "社区" },
        { "居民委员会", "社区" }, { "居委会", "社区" },
};

/* without_committee: the village alone; a name that is nothing but such an ending stays. */
static struct str without_committee(struct arena *a, struct str name)
{
        for (size_t i = 0; i < COUNT(committees); i++)
                if (str_drop_end(&name, str_of(committees[i].whole)))
                        return arena_fmt(a, "%.*s%s", FMT(name), committees[i].kept);
        return name;
}

bool fill_places(struct fill *f)
{
        struct ctx *c = f->c;
        struct rows *rows;
        struct row_view v;
        struct arena scratch = { 0 };
        const struct query q = { .e = entity_find(S("place")), .limit = -1, .within = "LENGTH(t.code) = 9" };
        const size_t code = field_index(q.e, "code"), name = field_index(q.e, "name");
        size_t capacity = 0;
        bool ok = query_rows_in(c, &scratch, &q, &rows);
        while (ok && rows_next(c, rows, &v)) {
                if (v.values[code].s.n != 9)
                        continue;
                f->townships = arena_grow(c->arena, f->townships, &capacity, f->n_townships + 1, sizeof *f->townships);
                struct fill_township *t = &f->townships[f->n_townships++];
                memcpy(t->code, v.values[code].s.p, 9);
                t->code[9] = '\0';
                t->name = arena_str(c->arena, v.values[name].s);
        }
        if (ok)
                rows_done(rows);
        arena_release(&scratch);
        return ok && c->err.kind == ERR_NONE;
}

struct str fill_place(const struct fill *f, struct str code, struct str title)
{
        struct arena *a = f->c->arena;
        const struct str of = str_slice(code, 0, 9);
        struct str rest = title, name = title;
        if (code.n != 12)
                return title;
        while (str_cut(&rest, ' ', &name)) /* a title that has its township before it */
                ;
        for (size_t i = 0; i < f->n_townships; i++)
                if (str_is(of, f->townships[i].code))
                        return arena_fmt(a, "%.*s%.*s", FMT(f->townships[i].name), FMT(without_committee(a, name)));
        return title;
}

/* written_day: without the noughts that only a register needs. */
static struct str written_day(struct ctx *c, const char *day)
{
        const int month = (day[5] - '0') * 10 + day[6] - '0', of_month = (day[8] - '0') * 10 + day[9] - '0';
        return c->lang == LANG_EN ? arena_str(c->arena, str_of(day))
                                  : arena_fmt(c->arena, "%d年%d月%d日", date_year(day), month, of_month);
}

struct str fill_written(struct ctx *c, const struct period *p)
{
        const int year = date_year(p->from), month = (p->to[5] - '0') * 10 + p->to[6] - '0';
        char last[11];
        date_put(last, date_year(p->to), month, date_month_days(date_year(p->to), month));
        if (strcmp(p->from, p->to) == 0)
                return written_day(c, p->to);
        const bool from_first = strcmp(p->from + 8, "01") == 0, to_last = strcmp(p->to, last) == 0;
        if (from_first && to_last && memcmp(p->from, p->to, 7) == 0)
                return arena_fmt(c->arena, say(c, "%d年%d月", "%d-%02d"), year, month);
        if (from_first && to_last && memcmp(p->from, p->to, 4) == 0 && memcmp(p->from + 5, "01", 2) == 0 && month == 12)
                return arena_fmt(c->arena, say(c, "%d年", "%d"), year);
        return arena_fmt(c->arena, say(c, "%.*s至%.*s", "%.*s to %.*s"), FMT(written_day(c, p->from)),
                         FMT(written_day(c, p->to)));
}

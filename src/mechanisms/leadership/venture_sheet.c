/* venture_sheet.c: the venture a sheet speaks of, found or entered (see venture_sheet.h). */
#include "mechanisms/leadership/venture_sheet.h"

#include "base/utf8.h"

/* Nothing is chosen between two, and nothing is made up where there is none: money goes by what is found here. */
bool venture_only_one(struct ctx *c, struct stmt *s, const char *field, struct str name, int64_t *id)
{
        size_t n = 0;
        while (db_next(c, s)) {
                *id = db_named_int(s, "id");
                n++;
        }
        if (c->err.kind != ERR_NONE)
                return false;
        return n == 1 || fail(c, ERR_INVALID, n ? "reference.ambiguous" : "share.unknown", field,
                              say(c, n ? "“%.*s”不止一个，请写编号" : "没有登记“%.*s”",
                                  n ? "“%.*s” is more than one: give its number" : "no “%.*s” is registered"),
                              FMT(name));
}

/* Two rows at most are asked for: one is the venture, two are a question. */
bool venture_found(struct ctx *c, const struct subject_group *g, int64_t *id)
{
        struct stmt *s;
        struct val name = subject_value(g, SUBJECT_WHOLE, VENTURE_NAME);
        *id = 0;
        if (!db_query(c, db_sql(c->db, "venture_sheet.venture"),
                      ARGS(ARG("name", name), ARG("place", V_TEXT(g->place)),
                           ARG("title", V_STR(utf8_squeeze(c->arena, g->title)))),
                      &s))
                return false;
        while (db_next(c, s))
                *id = *id == 0 ? db_named_int(s, "id") : -1;
        return c->err.kind == ERR_NONE;
}

/* The earliest of the holders' days, since nobody held a share before the venture was there. */
struct val venture_first_day(struct ctx *c, const struct subject_group *g)
{
        struct val first = subject_value(g, SUBJECT_WHOLE, "equity.from_on");
        for (size_t i = 0; first.type != VAL_TEXT && i < g->n; i++) {
                const struct val day = subject_value(g, i, "equity_share.from_on");
                if (day.type == VAL_TEXT)
                        first = day;
        }
        for (size_t i = 0; i < g->n; i++) {
                const struct val day = subject_value(g, i, "equity_share.from_on");
                if (day.type == VAL_TEXT && str_cmp(day.s, first.s) < 0)
                        first = day;
        }
        if (first.type != VAL_TEXT && g->year_said)
                return V_STR(arena_fmt(c->arena, "%04d-01-01", g->year));
        return first;
}

/* A row without a value makes the sum unknown, not smaller: the whole of a venture must not come from some of its
 * holders. */
bool venture_sum(const struct subject_group *g, const char *field, int64_t *sum)
{
        *sum = 0;
        for (size_t i = 0; i < g->n; i++) {
                const struct val v = subject_value(g, i, field);
                if (v.type != VAL_INT)
                        return false;
                *sum += v.i;
        }
        return true;
}

/* A venture that stands is counted as seen and never changed by a sheet about its holders: its whole would decide what
 * a dividend is. */
bool venture_put(struct ctx *c, struct change *ch, struct subject_group *g, struct val whole, int64_t *id,
                 int64_t *shares)
{
        struct draft *d = draft_new(c->arena, entity_find(S("equity")));
        if (!venture_found(c, g, id))
                return false;
        if (*id < 0)
                return fail(c, ERR_INVALID, "reference.ambiguous", VENTURE_NAME, "%s",
                            say(c, "这个项目名不止一个村有，请写明村", "several villages have a venture of that name"));
        if (*id > 0) {
                struct draft *stands;
                if (!change_load(c, d->e, *id, &stands))
                        return false;
                *shares = draft_get(stands, "shares").type == VAL_INT ? draft_get(stands, "shares").i : 0;
                subject_same(g, d->e);
                return true;
        }
        subject_fill(d, g, g->at);
        draft_set(d, "shares", whole);
        draft_set(d, "from_on", venture_first_day(c, g));
        if (draft_get(d, "shares").type != VAL_INT || draft_get(d, "from_on").type != VAL_TEXT ||
            strlen(g->place) != 12)
                return fail(c, ERR_INVALID, "share.unknown", VENTURE_NAME, "%s",
                            say(c, "没有登记这个入股项目：新项目须写明村、总股数（或每户的比例、金额）和起始日期",
                                "no such venture: a new one wants village, whole number of shares and first day"));
        draft_set(d, "place", V_TEXT(g->place));
        *shares = draft_get(d, "shares").i;
        if (!subject_put(c, ch, g, d))
                return false;
        *id = d->id;
        return true;
}

/* fill_values.c: what the marks of a template stand for: figures, rows of a list, fields of a record (see fill.h).
 *
 * All of it goes through the same queries, scope and masks as pages and exports: a template is no way around what an
 * account may see, and a number in it is the number on the page. A mark that means nothing is an error before anything
 * is written. */
#include "fill/fill_parts.h"

#include "base/term.h"
#include "core/change.h"
#include "core/record_json.h"
#include "fill/export.h"

/* A misspelt mark must not leave an empty cell in a report somebody signs. */
bool fill_bad_mark(struct ctx *c, struct str mark)
{
        return fail(c, ERR_INVALID, "template.mark", "template",
                    say(c, "“{{%.*s}}” 不是指标、清单、登记簿或字段的名称",
                        "“{{%.*s}}” names no figure, list, register or field"),
                    FMT(mark));
}

/* bad_field: the mark names no column of the register: says which there are. With all that there
 * are, since nobody keeps the dictionary beside a template. */
static bool bad_field(struct ctx *c, const struct entity *e, struct str mark)
{
        struct str names = S("");
        for (size_t i = 0; i < e->n_fields; i++)
                names = arena_fmt(c->arena, "%.*s%s%s", FMT(names), i ? say(c, "、", ", ") : "",
                                  field_title(c, &e->fields[i]));
        return fail(c, ERR_INVALID, "template.mark", "template",
                    say(c, "“{{%.*s}}”：“%s”没有这个栏目；可用：%.*s、名称、区划、编号",
                        "“{{%.*s}}”: %s has no such column; there are %.*s, title, place, id"),
                    FMT(mark), entity_title(c, e), FMT(names));
}

/* By name, and by title in both languages. */
static bool value_says(const struct ctx *c, struct str name, const char *own, const char *zh, const char *en)
{
        return str_is(name, own) || term_means(c, name, zh, en);
}

/* Whoever writes a workbook knows what the page calls a figure, a register or a column, not its name in the program.
 * Names go before titles: a county may have given a list the title of another. */
static const struct list *list_called(const struct ctx *c, struct str name)
{
        const struct list *l = list_find(name);
        for (size_t i = 0; !l && list_at(i); i++)
                if (value_says(c, name, list_at(i)->name, list_at(i)->title, list_at(i)->title_en))
                        l = list_at(i);
        return l;
}

/* The same for registers. */
static const struct entity *register_called(const struct ctx *c, struct str name)
{
        const struct entity *e = entity_find(name);
        for (size_t i = 0; !e && entity_at(i); i++)
                if (value_says(c, name, entity_at(i)->name, entity_at(i)->title, entity_at(i)->title_en))
                        e = entity_at(i);
        return e;
}

/* And for columns. */
static const struct field *field_called(const struct ctx *c, const struct entity *e, struct str name)
{
        const struct field *f = field_find(e, name);
        for (size_t i = 0; !f && i < e->n_fields; i++)
                if (value_says(c, name, e->fields[i].name, e->fields[i].title, e->fields[i].title_en))
                        f = &e->fields[i];
        return f;
}

/* Years too, so that they sort in the workbook. */
static bool number_field(const struct field *f)
{
        return f->type == FIELD_MONEY || f->type == FIELD_DECIMAL || f->type == FIELD_INT || f->type == FIELD_YEAR;
}

/* What is filled into a workbook leaves the house as much as an export does, and wants the same right. */
static bool note_use(struct fill *f, const struct entity *e)
{
        struct ctx *c = f->c;
        if (!scope_may(c->actor, e, RIGHT_EXPORT))
                return fail(c, ERR_FORBIDDEN, "scope.export", e->name,
                            say(c, "您的账号不能导出“%s”", "your account can't export %s"), entity_title(c, e));
        for (size_t i = 0; i < f->done->n_used; i++)
                if (f->done->used[i] == e)
                        return true;
        if (f->done->n_used < FILL_USED_MAX)
                f->done->used[f->done->n_used++] = e;
        return true;
}

/* field_value: a field of a row, or its title, place or id. Masked, always: templates are mailed on. */
static bool field_value(struct fill *f, const struct entity *e, const struct row_view *r, struct str name,
                        struct fill_value *out)
{
        struct ctx *c = f->c;
        const struct field *field = field_called(c, e, name);
        *out = (struct fill_value){ .number = false };
        if (field) {
                size_t i = (size_t)(field - e->fields);
                out->text = export_text(c, field, r->values[i], r->titles[i], EXPORT_MASKED);
                out->number = number_field(field) && out->text.n > 0;
        } else if (value_says(c, name, "title", "名称", "Title")) {
                out->text = r->title;
        } else if (value_says(c, name, "place", "区划", "Place") || str_is(name, "所在地")) { /* as forms said before */
                out->text = r->place_title;
        } else if (value_says(c, name, "id", "编号", "Number")) {
                out->text = outside_id(c->arena, e->reference ? "000000" : c->county, r->id);
        } else {
                return false;
        }
        return true;
}

/* ---- lists ---- */

/* own_name: the list or register by the one name it has, whatever it was called; as it is when
 * it is none. One spelling, so that marks of one row can be compared. */
static struct str own_name(const struct ctx *c, struct str name)
{
        const struct list *l = list_called(c, name);
        const struct entity *e = l ? NULL : register_called(c, name);
        return l ? str_of(l->name) : e ? str_of(e->name) : name;
}

/* A mark without a list means the one the page was opened with. */
bool fill_list_mark(const struct fill *f, struct str mark, struct str *list, struct str *field)
{
        struct str rest = mark, name;
        if (!str_starts(rest, S("list:")))
                return false;
        rest = str_trim(str_slice(rest, 5, rest.n));
        (void)str_cut(&rest, ' ', &name);
        rest = str_trim(rest);
        *list = rest.n ? own_name(f->c, name) : str_of(f->asked->list);
        *field = rest.n ? rest : name;
        return true;
}

/* Ratios have no rows. The period is the list's own kind of it: a day for spans, a stretch for events. */
static bool list_query(struct fill *f, struct str name, struct query *q)
{
        *q = (struct query){ .list = list_find(name), .place = f->asked->place, .limit = -1 };
        q->e = q->list ? entity_find(str_of(q->list->of)) : entity_find(name);
        if (!q->e || (q->list && q->list->num))
                return fill_bad_mark(f->c, arena_fmt(f->c->arena, "list:%.*s", FMT(name)));
        q->period = q->list && f->asked->period.to[0] ? period_for(q->list, f->asked->period) : f->asked->period;
        return note_use(f, q->e);
}

/* narrowed: a figure for each value of a reference that its records and the rows of the list
 * have alike. So a form of payment can show, beside each cadre, what he was paid: the figure is
 * asked once for all persons and looked up by row. */
struct narrowed {
        const struct list *list; /* NULL: the mark is a column */
        const struct field *from;
        struct bucket *all;
        size_t n;
};

/* One statement for all rows, not one a row. Of several references alike the first is taken. */
static bool load_narrowed(struct fill *f, const struct query *rows, struct str mark, struct str code,
                          struct narrowed *out)
{
        struct query q = { .list = list_called(f->c, code), .place = f->asked->place };
        if (!q.list || q.list->num || q.list->placed)
                return fill_bad_mark(f->c, mark);
        q.e = entity_find(str_of(q.list->of));
        q.period = f->asked->period;
        if ((!q.period.to[0] && !period_parse(f->c, S(""), &q.period)) || !note_use(f, q.e))
                return false;
        q.period = period_for(q.list, q.period);
        for (size_t i = 0; i < rows->e->n_fields; i++) {
                const struct field *from = &rows->e->fields[i], *by = field_find(q.e, str_of(from->name));
                if (from->type != FIELD_REF || !by || by->type != FIELD_REF || strcmp(by->ref, from->ref) != 0)
                        continue;
                *out = (struct narrowed){ .list = q.list, .from = from };
                return query_measure_by(f->c, &q, by, &out->all, &out->n);
        }
        return fill_bad_mark(f->c, mark);
}

/* narrowed_value: of the row's reference; the buckets stand in the order of its numbers. By
 * halves; a row without any gets an empty cell, since nothing and zero are not told apart here. */
static void narrowed_value(struct fill *f, const struct query *q, const struct row_view *v, const struct narrowed *w,
                           struct fill_value *out)
{
        const struct val of = v->values[w->from - q->e->fields];
        size_t low = 0, high = w->n;
        int64_t id = 0;
        *out = (struct fill_value){ .number = false };
        while (of.type == VAL_INT && low < high) {
                const size_t middle = (low + high) / 2;
                if (!str_int(w->all[middle].value, &id) || id < of.i)
                        low = middle + 1;
                else
                        high = middle;
        }
        if (low == w->n || !str_int(w->all[low].value, &id) || of.type != VAL_INT || id != of.i)
                return;
        *out = (struct fill_value){ figure_text(f->c, w->list, w->all[low].count, false), true };
}

/* keep_row: rows_next takes back what it gave out: the values move to memory taken before the
 * rows were opened. Into memory of its own, taken before the rows were opened. */
static bool keep_row(struct fill *f, const struct query *q, struct fill_rows *r, const struct row_view *v,
                     const struct narrowed *figures, struct arena *kept)
{
        for (size_t i = 0; i < r->n_marks; i++) {
                struct str list, field;
                struct fill_value *x = &r->values[r->n * r->n_marks + i];
                (void)fill_list_mark(f, r->marks[i], &list, &field);
                if (figures[i].list)
                        narrowed_value(f, q, v, &figures[i], x);
                else if (!field_value(f, q->e, v, field, x))
                        return bad_field(f->c, q->e, r->marks[i]);
                x->text = arena_str(kept, x->text);
        }
        r->n++;
        return true;
}

/* Before the rows: two statements at once on one reader would hold each other's snapshot. */
static bool load_figures(struct fill *f, const struct query *q, const struct fill_rows *r, struct narrowed *out)
{
        for (size_t i = 0; i < r->n_marks; i++) {
                struct str list, field;
                (void)fill_list_mark(f, r->marks[i], &list, &field);
                if (str_starts(field, S("figure:")) &&
                    !load_narrowed(f, q, r->marks[i], str_trim(str_slice(field, 7, field.n)), &out[i]))
                        return false;
        }
        return true;
}

/* Counted first, so that the array need not grow while rows are open. */
bool fill_load(struct fill *f, struct fill_rows *r)
{
        struct ctx *c = f->c;
        struct query q;
        struct rows *rows;
        struct row_view v;
        struct arena kept = { 0 };
        struct narrowed figures[FILL_FIELDS] = { { .list = NULL } };
        int64_t count = 0;
        if (!list_query(f, r->list, &q) || !load_figures(f, &q, r, figures) || !query_count(c, &q, &count))
                return false;
        r->values = NEWS(c->arena, struct fill_value, (size_t)(count + 1) * (r->n_marks + 1));
        if (!query_rows(c, &q, &rows))
                return false;
        bool ok = true;
        while (ok && r->n < (size_t)count && rows_next(c, rows, &v))
                ok = keep_row(f, &q, r, &v, figures, &kept);
        rows_done(rows);
        for (size_t i = 0; ok && i < r->n * r->n_marks; i++)
                r->values[i].text = arena_str(c->arena, r->values[i].text);
        arena_release(&kept);
        f->done->rows += (int64_t)r->n;
        f->done->listed = true;
        return ok && c->err.kind == ERR_NONE;
}

/* ---- single values ---- */

/* Of another place and period when it says so; where the account may not count, the cell is empty rather than wrong. */
static bool figure_filled(struct fill *f, struct str mark, struct fill_value *out)
{
        struct ctx *c = f->c;
        struct str rest = str_trim(mark), code, place;
        struct query q = { .place = f->asked->place, .period = f->asked->period };
        int64_t value = 0;
        bool none = true;
        if (!str_cut(&rest, ' ', &code))
                return fill_bad_mark(c, mark);
        place = code;
        (void)str_cut(&place, '@', &code);
        q.list = list_called(c, code);
        if (!q.list || (place.n && !place_under(arena_copy(c->arena, place), c->county)))
                return fill_bad_mark(c, mark);
        q.e = entity_find(str_of(q.list->of));
        if (place.n)
                q.place = arena_copy(c->arena, place);
        rest = str_trim(rest);
        if ((rest.n || !q.period.to[0]) && !period_parse(c, rest, &q.period))
                return false;
        q.period = period_for(q.list, q.period);
        bool told = scope_counts(c->actor, q.e, q.place) && (!q.place || scope_reaches(c->actor, q.place));
        if (told && !query_measure(c, &q, &value, &none))
                return false;
        *out = (struct fill_value){ figure_text(c, q.list, value, none), !none };
        return true;
}

/* Only on a template that is filled for one record. */
static bool record_value(struct fill *f, struct str name, struct fill_value *out)
{
        struct rows *rows;
        struct row_view v;
        const struct entity *e = f->asked->e;
        if (!e)
                return fill_bad_mark(f->c, arena_fmt(f->c->arena, "record:%.*s", FMT(name)));
        if (!note_use(f, e) || !record_read(f->c, e, f->asked->id, &rows, &v))
                return false;
        bool known = field_value(f, e, &v, name, out);
        out->text = arena_str(f->c->arena, out->text);
        rows_done(rows);
        return known || bad_field(f->c, e, arena_fmt(f->c->arena, "record:%.*s", FMT(name)));
}

/* Marks that stand alone: the day is the last of the period asked for. */
bool fill_one(struct fill *f, struct str mark, struct fill_value *out)
{
        struct ctx *c = f->c;
        const char *day = f->asked->period.to[0] ? f->asked->period.to : c->today;
        *out = (struct fill_value){ .number = false };
        if (str_starts(mark, S("figure:")))
                return figure_filled(f, str_slice(mark, 7, mark.n), out);
        if (str_starts(mark, S("record:")))
                return record_value(f, str_trim(str_slice(mark, 7, mark.n)), out);
        if (str_is(mark, "place"))
                return seat_called(c, f->asked->place, &out->text);
        if (str_is(mark, "county"))
                return place_called(c, str_of(c->county), &out->text);
        if (!str_is(mark, "day") && !str_is(mark, "year"))
                return fill_bad_mark(c, mark);
        out->text = str_slice(str_of(day), 0, str_is(mark, "year") ? 4 : 10);
        return true;
}

/* fill_values.c: what the marks of a template stand for: figures, rows of a list, fields of a record (see fill.h).
 *
 * All of it goes through the same queries, scope and masks as pages and exports: a template is no way around what an
 * account may see, and a number in it is the number on the page. A mark that means nothing is an error before anything
 * is written. */
#include "fill/fill_parts.h"

#include "base/date.h"
#include "base/money.h"
#include "base/term.h"
#include "core/change.h"
#include "core/parameter.h"
#include "core/record_json.h"
#include "fill/export.h"

#include <assert.h>

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
const struct list *fill_list_called(const struct ctx *c, struct str name)
{
        const struct list *l = list_find(name);
        for (size_t i = 0; !l && list_at(i); i++)
                if (value_says(c, name, list_at(i)->name, list_at(i)->title, list_at(i)->title_en))
                        l = list_at(i);
        return l;
}

/* The same for registers. */
const struct entity *fill_register_called(const struct ctx *c, struct str name)
{
        const struct entity *e = entity_find(name);
        for (size_t i = 0; !e && entity_at(i); i++)
                if (value_says(c, name, entity_at(i)->name, entity_at(i)->title, entity_at(i)->title_en))
                        e = entity_at(i);
        return e;
}

/* And for columns. */
const struct field *fill_field_called(const struct ctx *c, const struct entity *e, struct str name)
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

/* What is filled into a workbook leaves the house as much as an export does, and wants the same right. A directory,
 * which everybody reads, may be read beside rows one may take. */
bool fill_use(struct fill *f, const struct entity *e, bool beside)
{
        struct ctx *c = f->c;
        const bool open = beside && e->reading == READ_DIRECTORY && scope_may(c->actor, e, RIGHT_READ);
        if (!open && !scope_may(c->actor, e, RIGHT_EXPORT))
                return fail(c, ERR_FORBIDDEN, "scope.export", e->name,
                            say(c, "您的账号不能导出“%s”", "your account can't export %s"), entity_title(c, e));
        for (size_t i = 0; i < f->done->n_used; i++)
                if (f->done->used[i].e == e) {
                        f->done->used[i].beside = f->done->used[i].beside && beside;
                        return true;
                }
        if (f->done->n_used < FILL_USED_MAX)
                f->done->used[f->done->n_used++] = (struct fill_used){ .e = e, .beside = beside };
        return true;
}

/* in_the_clear: asked for, and the actor may know the secrets of this record; what went out so is noted. */
static bool in_the_clear(struct fill *f, const struct entity *e, const struct field *field, const struct row_view *r)
{
        struct ctx *c = f->c;
        if (!field->secret || !f->asked->revealed || !scope_knows(c->actor, e, arena_copy(c->arena, r->place)))
                return false;
        const size_t at = (size_t)(field - e->fields);
        assert(at < 64 && "a secret stands among the first fields");
        for (size_t i = 0; i < f->done->n_used; i++)
                if (f->done->used[i].e == e)
                        f->done->used[i].revealed |= UINT64_C(1) << at;
        return true;
}

/* day_year: the year of the day that the rest of the name says: from_on.year. */
static bool day_year(struct fill *f, const struct entity *e, const struct row_view *r, struct str name,
                     struct fill_value *out)
{
        struct str rest = name, first;
        const bool cut = str_cut(&rest, '.', &first) && rest.n;
        const struct field *day = cut ? fill_field_called(f->c, e, first) : NULL;
        if (!day || day->type != FIELD_DATE || !value_says(f->c, rest, "year", "年度", "Year"))
                return false;
        const struct val v = r->values[day - e->fields];
        *out = (struct fill_value){ v.type == VAL_TEXT ? str_slice(v.s, 0, 4) : S(""), v.type == VAL_TEXT };
        return true;
}

/* A field of a row, or its title, place or id. */
bool fill_field_value(struct fill *f, const struct entity *e, const struct row_view *r, struct str name,
                      struct fill_value *out)
{
        struct ctx *c = f->c;
        const struct field *field = fill_field_called(c, e, name);
        *out = (struct fill_value){ .number = false };
        if (field && field->type == FIELD_PLACE) {
                const struct val v = r->values[field - e->fields];
                out->text = v.type == VAL_TEXT ? fill_place(f, v.s, r->titles[field - e->fields]) : S("");
        } else if (field) {
                size_t i = (size_t)(field - e->fields);
                const bool clear = in_the_clear(f, e, field, r);
                out->text = export_text(c, field, r->values[i], r->titles[i], clear ? EXPORT_REVEALED : EXPORT_MASKED);
                out->number = number_field(field) && out->text.n > 0;
        } else if (value_says(c, name, "title", "名称", "Title")) {
                out->text = r->title;
        } else if (value_says(c, name, "place", "区划", "Place") || str_is(name, "所在地")) { /* as forms said before */
                out->text = fill_place(f, r->place, r->place_title);
        } else if (value_says(c, name, "id", "编号", "Number")) {
                out->text = outside_id(c->arena, e->reference ? "000000" : c->county, r->id);
        } else {
                return day_year(f, e, r, name, out);
        }
        return true;
}

/* ---- lists ---- */

/* own_name: the list or register by the one name it has, whatever it was called; as it is when
 * it is none. One spelling, so that marks of one row can be compared. */
static struct str own_name(const struct ctx *c, struct str name)
{
        const struct list *l = fill_list_called(c, name);
        const struct entity *e = l ? NULL : fill_register_called(c, name);
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
bool fill_query(struct fill *f, struct str name, bool beside, struct query *q)
{
        *q = (struct query){ .list = list_find(name), .place = f->asked->place, .limit = -1 };
        q->e = q->list ? entity_find(str_of(q->list->of)) : entity_find(name);
        if (!q->e || (q->list && q->list->num))
                return fill_bad_mark(f->c, arena_fmt(f->c->arena, "list:%.*s", FMT(name)));
        q->period = q->list && f->asked->period.to[0] ? period_for(q->list, f->asked->period) : f->asked->period;
        return fill_use(f, q->e, beside);
}

/* keep_row: rows_next takes back what it gave out: into memory of its own, taken before the rows were opened. */
static bool keep_row(struct fill *f, const struct query *q, struct fill_rows *r, const struct row_view *v,
                     const struct fill_column *columns, struct arena *kept)
{
        for (size_t i = 0; i < r->n_marks; i++) {
                struct fill_value *x = &r->values[r->n * r->n_marks + i];
                if (!fill_column_value(f, q, v, &columns[i], x))
                        return bad_field(f->c, q->e, r->marks[i]);
                x->text = arena_str(kept, x->text);
        }
        r->n++;
        return true;
}

/* load_columns: what each mark of the row needs beside it. */
static bool load_columns(struct fill *f, const struct query *q, const struct fill_rows *r, struct fill_column *out)
{
        for (size_t i = 0; i < r->n_marks; i++) {
                struct str list, field;
                (void)fill_list_mark(f, r->marks[i], &list, &field);
                if (!fill_column_load(f, q, r->marks[i], field, &out[i]))
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
        struct fill_column columns[FILL_FIELDS] = { { .looked_up = false } };
        int64_t count = 0;
        if (!fill_query(f, r->list, false, &q) || !load_columns(f, &q, r, columns) || !query_count(c, &q, &count))
                return false;
        r->values = NEWS(c->arena, struct fill_value, (size_t)(count + 1) * (r->n_marks + 1));
        if (!query_rows(c, &q, &rows))
                return false;
        bool ok = true;
        while (ok && r->n < (size_t)count && rows_next(c, rows, &v))
                ok = keep_row(f, &q, r, &v, columns, &kept);
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
        q.list = fill_list_called(c, code);
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
        if (!fill_use(f, e, false) || !record_read(f->c, e, f->asked->id, &rows, &v))
                return false;
        bool known = fill_field_value(f, e, &v, name, out);
        out->text = arena_str(f->c->arena, out->text);
        rows_done(rows);
        return known || bad_field(f->c, e, arena_fmt(f->c->arena, "record:%.*s", FMT(name)));
}

/* parameter_filled: what is in force at the place; what nobody entered is a line to write on. */
static bool parameter_filled(struct fill *f, struct str name, struct fill_value *out)
{
        struct ctx *c = f->c;
        const struct parameter *p = parameter_find(name);
        const char *day = f->asked->period.to[0] ? f->asked->period.to : c->today;
        struct val v;
        char text[32];
        if (!p)
                return fill_bad_mark(c, arena_fmt(c->arena, "parameter:%.*s", FMT(name)));
        if (!parameter_value(c, p->name, f->asked->place ? f->asked->place : c->county, day, &v))
                return false;
        if (v.type == VAL_INT)
                decimal_put(v.i, p->type == FIELD_MONEY ? 2 : 0, text);
        out->text = v.type == VAL_INT    ? arena_str(c->arena, str_of(text))
                    : v.type == VAL_TEXT ? parameter_shown(c, p, v.s)
                                         : S("____________");
        out->number = v.type == VAL_INT;
        return true;
}

/* date_filled: the day, or the last of as many days from it on as the parameter says: seven from the first end on the
 * seventh. */
static bool date_filled(struct fill *f, const char *day, struct str name, struct fill_value *out)
{
        struct ctx *c = f->c;
        struct fill_value days = { .number = false };
        struct period p = { .day = true };
        int64_t n = 1;
        if (name.n && !parameter_filled(f, name, &days))
                return false;
        if (name.n && (!str_int(days.text, &n) || n < 1))
                return fill_bad_mark(c, arena_fmt(c->arena, "date %.*s", FMT(name)));
        date_add(day, n - 1, p.to);
        memcpy(p.from, p.to, sizeof p.to);
        out->text = fill_written(c, &p);
        return true;
}

/* place_filled: where the paper is of, as papers write it; who has no place of his own is named by his households. */
static bool place_filled(struct fill *f, struct fill_value *out)
{
        const char *code = seat_code(f->c, f->asked->place);
        if (!seat_called(f->c, f->asked->place, &out->text))
                return false;
        if (code)
                out->text = fill_place(f, str_of(code), out->text);
        return true;
}

/* day_filled: the marks that say when: the day is the last of the period asked for. */
static bool day_filled(struct fill *f, struct str mark, struct fill_value *out)
{
        const char *day = f->asked->period.to[0] ? f->asked->period.to : f->c->today;
        if (str_starts(mark, S("date ")) || str_is(mark, "date"))
                return date_filled(f, day, str_trim(str_slice(mark, 4, mark.n)), out);
        if (str_is(mark, "period") && f->asked->period.to[0]) {
                out->text = fill_written(f->c, &f->asked->period);
                return true;
        }
        if (str_is(mark, "period"))
                return date_filled(f, day, S(""), out);
        if (!str_is(mark, "day") && !str_is(mark, "year"))
                return fill_bad_mark(f->c, mark);
        out->text = str_slice(str_of(day), 0, str_is(mark, "year") ? 4 : 10);
        return true;
}

/* Marks that stand alone. */
bool fill_one(struct fill *f, struct str mark, struct fill_value *out)
{
        struct ctx *c = f->c;
        *out = (struct fill_value){ .number = false };
        if (str_starts(mark, S("figure:")))
                return figure_filled(f, str_slice(mark, 7, mark.n), out);
        if (str_starts(mark, S("record:")))
                return record_value(f, str_trim(str_slice(mark, 7, mark.n)), out);
        if (str_starts(mark, S("parameter:")))
                return parameter_filled(f, str_trim(str_slice(mark, 10, mark.n)), out);
        if (str_is(mark, "place"))
                return place_filled(f, out);
        return str_is(mark, "county") ? place_called(c, str_of(c->county), &out->text) : day_filled(f, mark, out);
}

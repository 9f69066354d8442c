/* list.c: bangfu list: the rows of a list, or of a whole register, as an aligned table, csv or xlsx.
 *
 * Secrets are masked: to see one is a matter of the pages, with a reason. A period narrows a register to what happened
 * in it or was open on its last day; a register without dates refuses one rather than show today's rows for another
 * day. */
#include "cmd/cmd.h"

#include "cmd/exporting.h"
#include "cmd/table.h"
#include "core/change.h"
#include "core/query.h"
#include "fill/export.h"

/* What is shown and how. The texts of a row are one array used again for each: the table copies them. */
struct listing {
        struct query q;
        size_t *fields; /* shown, by index */
        size_t n;
        bool placed; /* a last column says where */
        struct str *texts;
};

/* ---- what is asked ---- */

/* unknown_name: a wrong name is answered with the registers; lists are too many for a message. */
static bool unknown_name(struct ctx *c, const char *name)
{
        struct str names = S("");
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++)
                if (!e->hidden)
                        names = arena_fmt(c->arena, "%.*s%s%s", FMT(names), names.n ? ", " : "", e->name);
        return fail(c, ERR_MISSING, "list.unknown", "",
                    say(c, "没有名为“%s”的清单或登记簿；登记簿有：%.*s；清单用 bangfu catalogue --lists 查看",
                        "no list or register “%s”; registers: %.*s; bangfu catalogue --lists shows the lists"),
                    name, FMT(names));
}

/* find_named: a list or a register by one name: list names have a point, so no register bears one. */
static bool find_named(struct ctx *c, const char *name, struct query *q)
{
        q->list = list_find(str_of(name));
        q->e = q->list ? entity_find(str_of(q->list->of)) : entity_find(str_of(name));
        return q->e || unknown_name(c, name);
}

/* Events of a year alone are compared by the year, for they have no day to compare. */
static struct val day_value(struct ctx *c, const struct field *f, const char *day)
{
        int64_t year = 0;
        (void)str_int(str_slice(str_of(day), 0, 4), &year);
        return f->type == FIELD_DATE ? V_STR(arena_str(c->arena, str_of(day))) : V_INT(year);
}

/* register_period: what a period means to a whole register: what happened in it, or was open on its last day. A
 * register without dates refuses one, for today's rows under another day's heading would be a lie. */
static bool register_period(struct ctx *c, struct query *q)
{
        if (q->e->life == LIFE_STATE)
                return fail(c, ERR_INVALID, "period.undated", q->e->name,
                            say(c, "“%s”没有日期，只能看现在的；请去掉 --period",
                                "%s has no dates and shows only how things stand; leave --period out"),
                            entity_title(c, q->e));
        if (q->e->life == LIFE_SPAN) {
                q->open_on_day = true;
                return true;
        }
        const struct field *f = field_find(q->e, str_of(q->e->day));
        q->filters[q->n_filters++] =
                (struct filter){ .field = f, .op = FILTER_FROM, .v = day_value(c, f, q->period.from) };
        q->filters[q->n_filters++] = (struct filter){ .field = f, .op = FILTER_TO, .v = day_value(c, f, q->period.to) };
        return true;
}

/* Rows without limit: what is printed is all there is, and the last line says how many. */
static bool read_query(struct ctx *c, const struct input *in, struct query *q)
{
        const char *period = input_option(in, "period");
        *q = (struct query){ .limit = -1 };
        if (!find_named(c, input_word(in, 1), q) || !period_asked(c, str_of(period), &q->period) ||
            !command_place(c, input_option(in, "place"), &q->place))
                return false;
        if (!q->place && q->list)
                q->place = scope_seat(c->actor);
        return q->list || !period || register_period(c, q);
}

/* ---- columns ---- */

/* choose_columns: those the list names, else those not hidden, as on the pages. Where a record lies stands last
 * when it has no field of its own for it. */
static void choose_columns(struct ctx *c, struct listing *l)
{
        const struct entity *e = l->q.e;
        struct str chosen = str_of(l->q.list ? l->q.list->columns : NULL), name;
        l->fields = NEWS(c->arena, size_t, e->n_fields);
        while (chosen.n && str_cut(&chosen, ',', &name))
                l->fields[l->n++] = (size_t)(field_find(e, name) - e->fields);
        bool all = l->n == 0;
        for (size_t i = 0; all && i < e->n_fields; i++)
                if (!e->fields[i].hidden)
                        l->fields[l->n++] = i;
        l->placed = !e->reference && !entity_has_place_field(e);
        l->texts = NEWS(c->arena, struct str, l->n + 2);
}

static size_t column_count(const struct listing *l)
{
        return l->n + 1 + (l->placed ? 1 : 0);
}

static const struct field *listed_field(const struct listing *l, size_t column)
{
        return column >= 1 && column <= l->n ? &l->q.e->fields[l->fields[column - 1]] : NULL;
}

static struct str listed_title(const struct ctx *c, const struct listing *l, size_t column)
{
        const struct field *f = listed_field(l, column);
        if (f)
                return str_of(field_title(c, f));
        return str_of(column ? say(c, "区划", "Place") : say(c, "编号", "Id"));
}

/* Secrets masked whoever asks: to see one is a matter of the pages, where a reason is asked. */
static void fill_row(struct ctx *c, struct listing *l, const struct row_view *r)
{
        l->texts[0] = outside_id(c->arena, l->q.e->reference ? "000000" : c->county, r->id);
        for (size_t i = 0; i < l->n; i++) {
                size_t k = l->fields[i];
                l->texts[i + 1] = export_text(c, &l->q.e->fields[k], r->values[k], r->titles[k], EXPORT_MASKED);
        }
        if (l->placed)
                l->texts[l->n + 1] = r->place_title;
}

/* ---- to the screen ---- */

/* Numbers to the right, so that their digits stand under one another. */
static enum table_side column_side(const struct field *f)
{
        bool number = f && (f->type == FIELD_INT || f->type == FIELD_YEAR || f->type == FIELD_MONEY ||
                            f->type == FIELD_DECIMAL);
        return number ? TABLE_RIGHT : TABLE_LEFT;
}

/* print_rows: kept until the last, since widths are known only then; an error on the way prints nothing. */
static bool print_rows(struct ctx *c, struct listing *l, int64_t *count)
{
        size_t n = column_count(l);
        struct table t;
        struct rows *rows;
        struct row_view r;
        struct table_column *columns = NEWS(c->arena, struct table_column, n);
        for (size_t i = 0; i < n; i++) {
                columns[i] = (struct table_column){ .title = listed_title(c, l, i),
                                                    .side = column_side(listed_field(l, i)) };
        }
        if (!query_rows(c, &l->q, &rows))
                return false;
        table_start(&t, columns, n);
        while (rows_next(c, rows, &r)) {
                fill_row(c, l, &r);
                table_row(&t, l->texts);
                ++*count;
        }
        bool ok = c->err.kind == ERR_NONE;
        if (ok)
                table_print(&t, stdout);
        table_release(&t);
        return ok;
}

/* say_basis: the last line: of what place, what was listed, on what basis, how many. Into a file the rows go
 * alone, and this to stderr. */
static bool say_basis(struct ctx *c, const struct listing *l, const char *period, int64_t count, FILE *out)
{
        const struct list *k = l->q.list;
        struct str basis = k        ? period_words(c, k, period_for(k, l->q.period))
                           : period ? period_words(c, NULL, l->q.period)
                                    : S("");
        struct str where = S("");
        if ((k || l->q.place) && !seat_called(c, l->q.place, &where))
                return false;
        fprintf(out, say(c, "%.*s%s%s%s%.*s，共 %lld 条\n", "%.*s%s%s%s%.*s: %lld in all\n"), FMT(where),
                where.n ? say(c, "，", ", ") : "", k ? say(c, k->title, k->title_en) : entity_title(c, l->q.e),
                basis.n ? say(c, "，", ", ") : "", FMT(basis), (long long)count);
        return true;
}

/* may_list: the right to the register; a compartment read by leave of the journal is noted as on the pages. What an
 * account has printed lies in a file as soon as it wants. */
static bool may_list(struct ctx *c, const struct input *in, const struct query *q, const char *path,
                     struct disclosure *d)
{
        const struct entity *e = q->e;
        if (!scope_may(c->actor, e, RIGHT_READ) || (q->list && !e->own && scope_own(c->actor)))
                return fail(c, ERR_FORBIDDEN, "right.none", e->name, say(c, "“%s”不能查看“%s”", "%s may not read %s"),
                            c->actor->name, entity_title(c, e));
        *d = (struct disclosure){ .kind = "export", .e = e };
        if ((path || c->actor->account_id) && !command_export_may(c, in, q, d))
                return false;
        return true;
}

static bool list_file(struct ctx *c, const struct listing *l, enum writer_format format, const char *path,
                      struct disclosure *d)
{
        return export_rows(c, &l->q, format, EXPORT_MASKED, export_mark(c, d), path, &d->rows) &&
               command_exported(c, d, path);
}

/* list_screen: what an account sees of persons is noted before the first row, with the number counted then. */
static bool list_screen(struct ctx *c, struct listing *l, struct disclosure *d)
{
        if (c->actor->account_id && takes_persons(l->q.e) && !command_exported(c, d, NULL))
                return false;
        d->rows = 0;
        return print_rows(c, l, &d->rows);
}

/* Two files at once is a mistake of the line and is shown the usage, before anything is read. */
static int run(struct ctx *c, const struct input *in)
{
        struct listing l = { 0 };
        const char *csv = input_option(in, "csv"), *xlsx = input_option(in, "xlsx"), *path = csv ? csv : xlsx;
        struct disclosure d;
        if (csv && xlsx)
                return command_lacks(c, in->command, "--csv 和 --xlsx 只能给一个", "--csv or --xlsx, not both");
        if (!read_query(c, in, &l.q) || !may_list(c, in, &l.q, path, &d))
                return command_fail(c);
        choose_columns(c, &l);
        if (path ? !list_file(c, &l, csv ? WRITER_CSV : WRITER_XLSX, path, &d) : !list_screen(c, &l, &d))
                return command_fail(c);
        if (!say_basis(c, &l, input_option(in, "period"), d.rows, path ? stderr : stdout))
                return command_fail(c);
        return 0;
}

/* Of csv and xlsx one may be asked for: a file each time it is run. */
static const struct option options[] = {
        { "period", "P", "期间，如 2017、2017-12-31；默认今天", "period, as 2017 or 2017-12-31; today unless said" },
        { "place", "CODE", "只看这个区划之内", "only within this place" },
        { "csv", "FILE", "写成 csv 文件", "write a csv file" },
        { "xlsx", "FILE", "写成 xlsx 文件", "write an xlsx file" },
        COMMAND_EXPORT_OPTIONS,
};
/* One command for lists and registers: who has a figure's code sees its rows by the same word. */
const struct command cmd_list = {
        .name = "list",
        .words = "STORE NAME",
        .needs = 2,
        .flags = COMMAND_STORE,
        OPTIONS(options),
        .title = "列出一个清单或登记簿的行",
        .title_en = "list the rows of a list or a register",
        .help = "NAME 是清单名（如 responsibility.uncovered_households）或登记簿名（如 household）。",
        .help_en = "NAME is a list, as responsibility.uncovered_households, or a register, as household.",
        .run = run
};

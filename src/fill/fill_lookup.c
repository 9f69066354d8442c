/* fill_lookup.c: cells of a repeated row that don't stand in the row: fields of what it refers to, figures of it, and
 * what other registers say of it (see fill.h).
 *
 * A ledger wants the helper's unit beside his household, and a row of the register holds neither. Each such column is
 * read once, by one statement a step for all rows, and looked up by number while the rows are written. Scope holds at
 * every step: what the reader may not read stays empty. */
#include "fill/fill_parts.h"

#include <stdlib.h>

/* ---- tables ---- */

struct pairs {
        struct fill_pair *all;
        size_t n, capacity;
};

static void pair_add(struct fill *f, struct pairs *p, int64_t id, struct fill_value v)
{
        struct arena *a = f->c->arena;
        p->all = arena_grow(a, p->all, &p->capacity, p->n + 1, sizeof *p->all);
        p->all[p->n++] = (struct fill_pair){ id, { arena_str(a, v.text), v.number } };
}

static int by_id(const void *a, const void *b)
{
        const struct fill_pair *x = a, *y = b;
        return x->id < y->id ? -1 : x->id > y->id;
}

/* by_id_and_text: so that what several rows say is said in one order. */
static int by_id_and_text(const void *a, const void *b)
{
        const struct fill_pair *x = a, *y = b;
        const int id = by_id(a, b);
        return id ? id : str_cmp(x->v.text, y->v.text);
}

/* pair_find: by halves; NULL: there is none, and the cell stays empty, for nothing and zero are not told apart here. */
static const struct fill_pair *pair_find(const struct fill_pair *all, size_t n, int64_t id)
{
        const struct fill_pair key = { .id = id };
        return n ? bsearch(&key, all, n, sizeof *all, by_id) : NULL;
}

/* ---- fields of what a row refers to ---- */

/* referred: the numbers that rows of e have in the field, as a SELECT; `whose` narrows the rows, z. */
static const char *referred(struct fill *f, const struct entity *e, const struct field *by, const char *whose)
{
        struct arena *a = f->c->arena;
        return arena_fmt(a, "SELECT z.%s FROM %s z WHERE z.voided = 0 AND %s", field_column(a, by), e->name, whose).p;
}

/* A step of a path: a.b.c is b.c of what a refers to. */
static bool path_step(struct fill *f, const struct entity *e, struct str path, const struct field **by,
                      struct str *rest)
{
        struct str first;
        *rest = path;
        if (fill_field_called(f->c, e, path) || !str_cut(rest, '.', &first) || !rest->n)
                return false;
        *by = fill_field_called(f->c, e, first);
        return *by && (*by)->type == FIELD_REF;
}

/* open_beside: whether e may be taken along beside rows that may be taken; what may not stays an empty column, so that
 * one form serves the office that knows the numbers and the one that doesn't. */
static bool open_beside(const struct fill *f, const struct entity *e)
{
        const struct actor *a = f->c->actor;
        return scope_may(a, e, RIGHT_EXPORT) || (e->reading == READ_DIRECTORY && scope_may(a, e, RIGHT_READ));
}

/* load_path: the path of every record of e whose number `ids` selects. A further step is read before. */
static bool load_path(struct fill *f, const struct entity *e, const char *ids, struct str mark, struct str path,
                      struct pairs *out)
{
        struct ctx *c = f->c;
        struct query q = { .e = e, .limit = -1, .within = arena_fmt(c->arena, "t.id IN (%s)", ids).p };
        struct pairs further = { 0 };
        const struct field *by = NULL;
        struct str rest;
        const bool step = path_step(f, e, path, &by, &rest);
        const char *whose = arena_fmt(c->arena, "z.id IN (%s)", ids).p;
        if (!open_beside(f, e))
                return true;
        if (!fill_use(f, e, true) ||
            (step && !load_path(f, entity_find(str_of(by->ref)), referred(f, e, by, whose), mark, rest, &further)))
                return false;
        struct rows *rows = NULL;
        struct row_view v;
        struct arena scratch = { 0 };
        bool ok = query_rows_in(c, &scratch, &q, &rows);
        while (ok && rows_next(c, rows, &v)) {
                struct fill_value x = { .number = false };
                const struct val of = step ? v.values[by - e->fields] : V_NULL;
                const struct fill_pair *p = of.type == VAL_INT ? pair_find(further.all, further.n, of.i) : NULL;
                if (p)
                        x = p->v;
                else if (!step && !fill_field_value(f, e, &v, path, &x))
                        ok = fill_bad_mark(c, mark);
                pair_add(f, out, v.id, x);
        }
        if (rows)
                rows_done(rows);
        arena_release(&scratch);
        if (out->n)
                qsort(out->all, out->n, sizeof *out->all, by_id);
        return ok && c->err.kind == ERR_NONE;
}

/* ---- figures, and what other rows say ---- */

/* refers_to: the first reference of e to the entity of that name; NULL: none. */
static const struct field *refers_to(const struct entity *e, const char *name)
{
        for (size_t i = 0; i < e->n_fields; i++)
                if (e->fields[i].type == FIELD_REF && strcmp(e->fields[i].ref, name) == 0)
                        return &e->fields[i];
        return NULL;
}

/* join_of: the reference by which rows of other belong to a row: to what *from of the row refers to, where the mark
 * says that; else to the row itself, else to what both name alike, and *from is then that field of the row. Of several
 * alike the first is taken. */
static const struct field *join_of(const struct entity *e, const struct entity *other, const struct field **from)
{
        const struct field *own = other != e ? refers_to(other, *from ? (*from)->ref : e->name) : NULL;
        if (*from || own)
                return own;
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *by = field_find(other, str_of(e->fields[i].name));
                *from = &e->fields[i];
                if ((*from)->type == FIELD_REF && by && by->type == FIELD_REF && strcmp(by->ref, (*from)->ref) == 0)
                        return by;
        }
        return NULL;
}

/* conditions: "kind=pension year=2017", as the pages narrow a list. */
static bool conditions(struct fill *f, struct str rest, struct query *q)
{
        struct str one, key;
        while (str_cut(&rest, ' ', &one)) {
                if (!one.n)
                        continue;
                (void)str_cut(&one, '=', &key);
                if (!query_filter(f->c, q, key, one))
                        return false;
        }
        return true;
}

/* load_figure: the figure of all rows by one statement, not one a row. */
static bool load_figure(struct fill *f, const struct query *rows, struct str mark, struct str words,
                        struct fill_column *out)
{
        struct ctx *c = f->c;
        struct str rest = words, code;
        (void)str_cut(&rest, ' ', &code);
        struct query q = { .list = fill_list_called(c, code), .place = f->asked->place };
        struct bucket *all;
        struct pairs pairs = { 0 };
        size_t n;
        int64_t id;
        if (!q.list || q.list->num || q.list->placed)
                return fill_bad_mark(c, mark);
        q.e = entity_find(str_of(q.list->of));
        q.period = f->asked->period;
        const struct field *by = join_of(rows->e, q.e, &out->from);
        if (!by)
                return fill_bad_mark(c, mark);
        if ((!q.period.to[0] && !period_parse(c, S(""), &q.period)) || !fill_use(f, q.e, true))
                return false;
        q.period = period_for(q.list, q.period);
        if (!conditions(f, rest, &q) || !query_measure_by(c, &q, by, &all, &n))
                return false;
        for (size_t i = 0; i < n; i++)
                if (str_int(all[i].value, &id))
                        pair_add(f, &pairs, id,
                                 (struct fill_value){ figure_text(c, q.list, all[i].count, false), true });
        if (pairs.n)
                qsort(pairs.all, pairs.n, sizeof *pairs.all, by_id);
        out->all = pairs.all;
        out->n = pairs.n;
        return true;
}

/* joined_by_row: what several rows say of one, each once; one alone stays the number it is. */
static void joined_by_row(struct fill *f, struct pairs *p)
{
        struct ctx *c = f->c;
        size_t n = 0;
        for (size_t i = 0; i < p->n; i++) {
                struct fill_value *x = n ? &p->all[n - 1].v : NULL;
                const struct fill_value *y = &p->all[i].v;
                if (!x || p->all[n - 1].id != p->all[i].id)
                        p->all[n++] = p->all[i];
                else if (y->text.n && str_find(x->text, y->text) == x->text.n)
                        *x = (struct fill_value){ arena_fmt(c->arena, "%.*s%s%.*s", FMT(x->text),
                                                            x->text.n ? say(c, "、", ", ") : "", FMT(y->text)),
                                                  false };
        }
        p->n = n;
}

/* read_all: the column of every row of q, by what the row refers to. */
static bool read_all(struct fill *f, const struct query *q, const struct field *by, const struct fill_column *column,
                     struct str mark, struct pairs *out)
{
        struct rows *rows = NULL;
        struct row_view v;
        struct arena scratch = { 0 };
        bool ok = query_rows_in(f->c, &scratch, q, &rows);
        while (ok && rows_next(f->c, rows, &v)) {
                struct fill_value x;
                const struct val of = v.values[by - q->e->fields];
                ok = fill_column_value(f, q, &v, column, &x) || fill_bad_mark(f->c, mark);
                if (ok && of.type == VAL_INT)
                        pair_add(f, out, of.i, x);
        }
        if (rows)
                rows_done(rows);
        arena_release(&scratch);
        if (out->n)
                qsort(out->all, out->n, sizeof *out->all, by_id_and_text);
        return ok && f->c->err.kind == ERR_NONE;
}

/* load_all: LIST FIELD conditions: the field of the list's rows, by what they refer to. */
static bool load_all(struct fill *f, const struct query *rows, struct str mark, struct str words,
                     struct fill_column *out)
{
        struct str rest = words, name, field;
        struct query q;
        struct fill_column column = { .looked_up = false };
        struct pairs pairs = { 0 };
        (void)str_cut(&rest, ' ', &name);
        (void)str_cut(&rest, ' ', &field);
        const struct list *l = fill_list_called(f->c, name);
        const struct entity *e = l ? entity_find(str_of(l->of)) : fill_register_called(f->c, name);
        const struct field *by = e && field.n ? join_of(rows->e, e, &out->from) : NULL;
        if (!by)
                return fill_bad_mark(f->c, mark);
        if (!open_beside(f, e))
                return true;
        if (!fill_query(f, str_of(l ? l->name : e->name), true, &q) || !conditions(f, rest, &q) ||
            !fill_column_load(f, &q, mark, field, &column) || !read_all(f, &q, by, &column, mark, &pairs))
                return false;
        joined_by_row(f, &pairs);
        out->all = pairs.all;
        out->n = pairs.n;
        return true;
}

/* ---- columns ---- */

bool fill_column_load(struct fill *f, const struct query *q, struct str mark, struct str field, struct fill_column *out)
{
        const struct field *by = NULL;
        struct str rest;
        struct str asked = field;
        *out = (struct fill_column){ .field = field, .looked_up = true };
        if (path_step(f, q->e, field, &by, &rest) && (str_starts(rest, S("figure:")) || str_starts(rest, S("all:")))) {
                asked = rest;
                out->from = by;
        }
        if (str_starts(asked, S("figure:")))
                return load_figure(f, q, mark, str_trim(str_slice(asked, 7, asked.n)), out);
        if (str_starts(asked, S("all:")))
                return load_all(f, q, mark, str_trim(str_slice(asked, 4, asked.n)), out);
        out->looked_up = path_step(f, q->e, field, &by, &rest);
        if (!out->looked_up)
                return true;
        struct pairs pairs = { 0 };
        struct range in;
        const bool narrow = q->place && !(q->list && q->list->placed);
        place_range(narrow ? q->place : "", &in);
        const char *whose = arena_fmt(f->c->arena, "z.place >= '%s' AND z.place < '%s'", in.lo, in.hi).p;
        if (!load_path(f, entity_find(str_of(by->ref)), referred(f, q->e, by, whose), mark, rest, &pairs))
                return false;
        out->from = by;
        out->all = pairs.all;
        out->n = pairs.n;
        return true;
}

bool fill_column_value(struct fill *f, const struct query *q, const struct row_view *v, const struct fill_column *x,
                       struct fill_value *out)
{
        *out = (struct fill_value){ .number = false };
        if (!x->looked_up)
                return fill_field_value(f, q->e, v, x->field, out);
        const struct val of = x->from ? v->values[x->from - q->e->fields] : V_INT(v->id);
        const struct fill_pair *p = of.type == VAL_INT ? pair_find(x->all, x->n, of.i) : NULL;
        if (p)
                *out = p->v;
        return true;
}

/* alike.c: records that may be the same once more (see alike.h). */
#include "http/alike.h"

#include "core/draft.h"
#include "core/record_json.h"

#define ALIKE_MAX 5 /* enough to see that somebody should look; the register has them all */

/* What is told so far: each record once, whichever alternative found it. */
struct alike {
        struct json *j;
        const struct field *number; /* tells two apart; NULL: there is none */
        const struct row_view *of;
        int64_t told[ALIKE_MAX];
        size_t n;
};

static bool same_to_compare(const struct alike *a, const struct row_view *other, const struct entity *e)
{
        for (size_t i = 0; i < a->n; i++)
                if (a->told[i] == other->id)
                        return false;
        const size_t at = a->number ? field_index(e, a->number->name) : 0;
        const bool both = a->number && !val_is_null(a->of->values[at]) && !val_is_null(other->values[at]);
        return other->id != a->of->id && !both;
}

/* compare_query: false where one of the fields says nothing: no two are alike by what neither has. A place counts when
 * it is a village: in a township namesakes are common. */
static bool compare_query(const struct entity *e, const struct draft *d, const struct row_view *r, struct str fields,
                          struct query *q)
{
        struct str name;
        bool given = false;
        while (str_cut(&fields, ',', &name)) {
                const struct field *f = field_find(e, name);
                const size_t at = (size_t)(f - e->fields);
                const struct val v = r->values[at];
                if (v.type != VAL_TEXT || v.s.n == 0 || (f->type == FIELD_PLACE && v.s.n < 12))
                        return false;
                given = given || d->given[at];
                q->filters[q->n_filters++] = (struct filter){ .field = f, .op = FILTER_IS, .v = v };
        }
        return given;
}

static bool tell_alike(struct ctx *c, struct alike *a, const struct query *q)
{
        struct rows *rows;
        struct row_view r;
        if (!query_rows(c, q, &rows))
                return false;
        while (a->n < ALIKE_MAX && rows_next(c, rows, &r)) {
                if (!same_to_compare(a, &r, q->e))
                        continue;
                if (a->n == 0)
                        json_list(a->j, "alike");
                record_json(c, a->j, NULL, q->e, &r);
                a->told[a->n++] = r.id;
        }
        rows_done(rows);
        return c->err.kind == ERR_NONE;
}

/* compared_row: the row it is of stays readable while others are read. */
static struct row_view compared_row(struct ctx *c, const struct entity *e, const struct row_view *r)
{
        struct row_view out = *r;
        out.values = NEWS(c->arena, struct val, e->n_fields);
        for (size_t i = 0; i < e->n_fields; i++)
                out.values[i] = val_copy(c->arena, r->values[i]);
        return out;
}

bool alike_json(struct ctx *c, struct json *j, const struct draft *d, const struct row_view *r)
{
        const struct entity *e = d->e;
        struct str rest = str_of(e->alike), fields, keys = str_of(e->keys), key;
        if (!e->alike || r->voided)
                return true;
        const struct row_view of = compared_row(c, e, r);
        struct alike a = { .j = j, .of = &of, .number = str_cut(&keys, '|', &key) ? field_find(e, key) : NULL };
        while (str_cut(&rest, '|', &fields)) {
                struct query q = { .e = e, .limit = ALIKE_MAX + 1 };
                if (compare_query(e, d, &of, fields, &q) && !tell_alike(c, &a, &q))
                        return false;
        }
        if (a.n)
                json_end(j);
        return true;
}

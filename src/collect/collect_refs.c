/* collect_refs.c: what somebody means who fills in a reference or a place (see collect_run.h): a record by its number,
 * its title, or a name or key of its own; a place by its code or name. Only what the filler may read is found, and of
 * two nothing is guessed. */
#include "collect/collect_run.h"
#include "core/record_json.h"

#include <stdio.h>

bool collect_refers(const struct field *f)
{
        return f->type == FIELD_REF || f->type == FIELD_PLACE;
}

/* A place is a reference to the register of places, by code instead of by id. */
static const struct entity *meant_entity(const struct field *f)
{
        return entity_find(f->type == FIELD_PLACE ? S("place") : str_of(f->ref));
}

/* stored_value: what a record or place found is stored as. */
static struct str stored_value(struct ctx *c, const struct field *f, const struct entity *e, const struct row_view *r)
{
        if (f->type == FIELD_PLACE)
                return arena_str(c->arena, r->values[field_index(e, "code")].s);
        return outside_id(c->arena, e->reference ? "000000" : c->county, r->id);
}

/* last_word: a title may begin with what the name stands behind ("定城镇 东河村"); search knows names alone, the
 * whole title is compared afterwards. */
static struct str last_word(struct str text)
{
        for (size_t i = text.n; i > 0; i--)
                if (text.p[i - 1] == ' ')
                        return str_slice(text, i, text.n);
        return text;
}

/* find_matches: the rows of a query that bear the title (NULL: all of them), as what they are stored as. Which
 * one was found is of use only when it is one. */
static bool find_matches(struct ctx *c, const struct field *f, const struct query *q, const struct str *title,
                         struct str *found, size_t *n)
{
        struct rows *rows;
        struct row_view r;
        if (!query_rows(c, q, &rows))
                return false;
        while (rows_next(c, rows, &r)) {
                if (title && !str_eq(r.title, *title))
                        continue;
                (*n)++;
                *found = stored_value(c, f, q->e, &r);
        }
        return c->err.kind == ERR_NONE;
}

/* look_up_meant: by a key or name of its own, then by its title. Two are asked for where one will do, since the
 * second is what makes it ambiguous. Secrets are no names: nobody is found by a number he may not see. */
static bool look_up_meant(struct ctx *c, const struct field *f, struct str text, struct str *found, size_t *n)
{
        const struct entity *e = meant_entity(f);
        struct query q = { .e = e, .limit = 2 };
        *n = 0;
        for (size_t i = 0; i < e->n_fields && *n == 0; i++) {
                const struct field *by = &e->fields[i];
                const bool names = by->named || str_find(str_of(e->keys), str_of(by->name)) < strlen(e->keys);
                q.filters[0] = (struct filter){ by, FILTER_IS, V_STR(text) };
                q.n_filters = 1;
                if (names && by->type == FIELD_TEXT && !by->secret && !find_matches(c, f, &q, NULL, found, n))
                        return false;
        }
        q = (struct query){ .e = e, .text = last_word(text), .limit = 200 };
        return *n > 0 || find_matches(c, f, &q, &text, found, n);
}

/* A number is taken as it stands: whether there is such a record draft and change will tell, in the same words
 * as everywhere. */
bool collect_meant(struct ctx *c, const struct field *f, struct str text, struct str *out)
{
        char county[7];
        int64_t id, number;
        size_t n;
        const struct entity *e = meant_entity(f);
        *out = text;
        const bool code =
                f->type == FIELD_PLACE ? str_int(text, &number) : outside_id_parse(text, county, &id) && county[0];
        if (code || !look_up_meant(c, f, text, out, &n))
                return code;
        if (n == 0)
                return fail(c, ERR_INVALID, "reference.unknown", f->name,
                            say(c, "“%s”里没有“%.*s”：写名称或编号", "%s has no “%.*s”: write its name or number"),
                            entity_title(c, e), FMT(text));
        return n == 1 ||
               fail(c, ERR_INVALID, "reference.ambiguous", f->name,
                    say(c, "“%.*s”在“%s”里不止一个，请写编号", "“%.*s” is more than one of %s: write the number"),
                    FMT(text), entity_title(c, e));
}

/* collect_title: the title of a record the reader may see; its number otherwise. */
struct str collect_title(struct ctx *c, const struct field *f, struct val v)
{
        const struct entity *e = meant_entity(f);
        struct query q = { .e = e, .id = v.type == VAL_INT ? v.i : 0, .limit = 1 };
        struct rows *rows;
        struct row_view r;
        struct str title = f->type == FIELD_REF ? value_text(c, f, v) : v.s;
        const struct err before = c->err;
        if (f->type == FIELD_PLACE)
                q.filters[q.n_filters++] = (struct filter){ field_find(e, S("code")), FILTER_IS, v };
        if (query_rows(c, &q, &rows)) {
                if (rows_next(c, rows, &r))
                        title = arena_str(c->arena, r.title);
                rows_done(rows);
        }
        c->err = before;
        return title;
}

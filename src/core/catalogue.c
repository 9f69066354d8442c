/* catalogue.c: walking the modules' tables, and proving them before anything is served (see catalogue.h). */
#include "core/catalogue.h"

#include "base/buf.h"

#include <assert.h>

const struct entity *entity_at(size_t i)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t k = 0; k < n; k++) {
                if (i < m[k]->n_entities)
                        return &m[k]->entities[i];
                i -= m[k]->n_entities;
        }
        return NULL;
}

const struct entity *entity_find(struct str name)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t k = 0; k < n; k++)
                for (size_t i = 0; i < m[k]->n_entities; i++)
                        if (str_is(name, m[k]->entities[i].name))
                                return &m[k]->entities[i];
        return NULL;
}

const struct module *entity_module(const struct entity *e)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t k = 0; k < n; k++)
                if (e >= m[k]->entities && e < m[k]->entities + m[k]->n_entities)
                        return m[k];
        return NULL;
}

const char *entity_mechanism(const struct entity *e)
{
        return e->mechanism ? e->mechanism : entity_module(e)->mechanism;
}

const char *list_mechanism(const struct list *l)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t k = 0; k < n && !l->mechanism; k++)
                if (l >= m[k]->lists && l < m[k]->lists + m[k]->n_lists)
                        return m[k]->mechanism;
        return l->mechanism;
}

const struct field *field_find(const struct entity *e, struct str name)
{
        for (size_t i = 0; i < e->n_fields; i++)
                if (str_is(name, e->fields[i].name))
                        return &e->fields[i];
        return NULL;
}

const struct codes *codes_find(struct str name)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++)
                for (size_t k = 0; k < e->n_fields; k++)
                        if (e->fields[k].codes && str_is(name, e->fields[k].codes->name))
                                return e->fields[k].codes;
        return NULL;
}

size_t field_index(const struct entity *e, const char *name)
{
        const struct field *f = field_find(e, str_of(name));
        assert(f && "a field named in code must stand in the catalogue");
        return (size_t)(f - e->fields);
}

const struct list *list_at(size_t i)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t k = 0; k < n; k++) {
                if (i < m[k]->n_lists)
                        return &m[k]->lists[i];
                i -= m[k]->n_lists;
        }
        return NULL;
}

const struct list *list_find(struct str name)
{
        const struct list *l;
        for (size_t i = 0; (l = list_at(i)); i++)
                if (str_is(name, l->name))
                        return l;
        return NULL;
}

const struct parameter *parameter_find(struct str name)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t k = 0; k < n; k++)
                for (size_t i = 0; i < m[k]->n_parameters; i++)
                        if (str_is(name, m[k]->parameters[i].name))
                                return &m[k]->parameters[i];
        return NULL;
}

const char *entity_title(const struct ctx *c, const struct entity *e)
{
        return say(c, e->title, e->title_en);
}

const char *field_title(const struct ctx *c, const struct field *f)
{
        return say(c, f->title, f->title_en);
}

bool field_is_text(const struct field *f)
{
        static const bool text[FIELD_MAX] = {
                [FIELD_TEXT] = true, [FIELD_CODE] = true, [FIELD_CODES] = true,
                [FIELD_DATE] = true, [FIELD_REFS] = true, [FIELD_PLACE] = true,
        };
        return text[f->type];
}

bool field_is_place(const struct field *f)
{
        return strcmp(f->name, "place") == 0;
}

const char *field_column(struct arena *a, const struct field *f)
{
        if (f->type == FIELD_REF)
                return arena_fmt(a, "%s_id", f->name).p;
        return f->type == FIELD_REFS ? arena_fmt(a, "%s_ids", f->name).p : f->name;
}

static const struct field *title_field(const struct entity *e)
{
        for (size_t i = 0; i < e->n_fields; i++)
                if (e->fields[i].named)
                        return &e->fields[i];
        for (size_t i = 0; i < e->n_fields; i++)
                if (e->fields[i].type == FIELD_TEXT && !e->fields[i].secret)
                        return &e->fields[i];
        return NULL;
}

/* worded: the code's Chinese word. A title is a name: like others it does not change with the reader's language. */
static void worded(struct buf *out, const struct field *f, const char *alias)
{
        buf_fmt(out, "CASE %s.%s", alias, f->name);
        for (size_t i = 0; i < f->codes->n; i++)
                buf_fmt(out, " WHEN '%s' THEN '%s'", f->codes->items[i].code, f->codes->items[i].title);
        buf_fmt(out, " ELSE %s.%s END", alias, f->name);
}

/* title_mark: the field between the braces at position i; NULL: there is none. */
static const struct field *title_mark(const struct entity *e, struct str sql, size_t i, size_t *end)
{
        struct str rest = str_slice(sql, i, sql.n);
        if (!str_starts(rest, S("{")))
                return NULL;
        const size_t close = i + str_find(rest, S("}"));
        const struct field *f = field_find(e, str_slice(sql, i + 1, close));
        if (!f || f->type != FIELD_CODE)
                return NULL;
        *end = close;
        return f;
}

/* parameter_titles: what a parameter is called in place of its name. */
static struct str parameter_titles(struct arena *a, struct str column)
{
        struct str cases = { "", 0 };
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t i = 0; i < n; i++)
                for (size_t k = 0; k < m[i]->n_parameters; k++)
                        cases = arena_fmt(a, "%.*s WHEN '%s' THEN '%s'", FMT(cases), m[i]->parameters[k].name,
                                          m[i]->parameters[k].title);
        return arena_fmt(a, "CASE %.*s%.*s ELSE %.*s END", FMT(column), FMT(cases), FMT(column));
}

/* entity_title_sql: the entity's own SQL speaks of alias r: `r.` at the start of a word becomes the asked alias, and
 * {field} the word of its code. */
struct str entity_title_sql(struct arena *a, const struct entity *e, const char *alias)
{
        const struct field *f = title_field(e);
        if (!e->title_sql)
                return f ? arena_fmt(a, "%s.%s", alias, f->name) : arena_fmt(a, "CAST(%s.id AS TEXT)", alias);
        struct str sql = str_of(e->title_sql);
        if (strcmp(e->name, "parameter_value") == 0)
                return parameter_titles(a, arena_fmt(a, "%s.name", alias));
        struct buf out = BUF(8192);
        for (size_t i = 0; i < sql.n; i++) {
                bool starts = i == 0 || strchr(" (,|=", sql.p[i - 1]);
                const struct field *coded = title_mark(e, sql, i, &i);
                if (coded)
                        worded(&out, coded, alias);
                else if (starts && sql.p[i] == 'r' && i + 1 < sql.n && sql.p[i + 1] == '.')
                        buf_text(&out, alias);
                else
                        buf_char(&out, sql.p[i]);
        }
        struct str done = arena_fmt(a, "(%.*s)", FMT(buf_str(&out)));
        buf_free(&out);
        return done;
}

bool entity_has_place_field(const struct entity *e)
{
        return field_find(e, S("place")) != NULL;
}

/* ---- proof ---- */

static bool bad(struct ctx *c, const char *path, const char *what)
{
        return fail(c, ERR_SYSTEM, "catalogue", path, "%s: %s", path, what);
}

static bool field_alone(const struct entity *e, const struct field *f)
{
        for (const struct field *g = e->fields; g < f; g++)
                if (strcmp(g->name, f->name) == 0)
                        return false;
        return true;
}

static const char *reference_fault(const struct entity *e, const struct field *f)
{
        bool refers = f->type == FIELD_REF || f->type == FIELD_REFS;
        if (refers != (f->ref != NULL))
                return "a reference, and no other, names an entity";
        if (!refers)
                return NULL;
        const struct entity *to = entity_find(str_of(f->ref));
        if (!to)
                return "refers to an entity that is not there";
        return e->reference && !to->reference ? "a reference table has no key into a county's table" : NULL;
}

static bool check_field(struct ctx *c, const struct entity *e, const struct field *f)
{
        const char *path = arena_fmt(c->arena, "catalogue/%s.%s", e->name, f->name).p;
        if (!f->title || !f->title_en)
                return bad(c, path, "a field has a title in both languages");
        if (!field_alone(e, f))
                return bad(c, path, "declared twice");
        bool coded = f->type == FIELD_CODE || f->type == FIELD_CODES;
        if (coded ? !f->codes : f->codes && f->type != FIELD_TEXT)
                return bad(c, path, "a code field, or a text in which codes stand in a row, has a code list");
        if (f->secret && f->type != FIELD_TEXT)
                return bad(c, path, "a secret is a text");
        const char *fault = reference_fault(e, f);
        return !fault || bad(c, path, fault);
}

static bool has(const struct entity *e, const char *name)
{
        return !name || field_find(e, str_of(name));
}

/* names_fault: fields that the entity's own row speaks of. */
static const char *names_fault(struct arena *a, const struct entity *e)
{
        if (e->life == LIFE_SPAN && (!has(e, "from_on") || !has(e, "to_on")))
                return "a span has the fields from_on and to_on";
        if (e->life == LIFE_EVENT && (!e->day || !has(e, e->day)))
                return "an event names its day";
        if (!has(e, e->place_from))
                return "place_from names a field";
        if (!has(e, e->role_of))
                return "role_of names a field";
        struct str title = entity_title_sql(a, e, "r");
        if (str_find(title, S("{")) < title.n)
                return "title_sql names a coded field between braces";
        return has(e, e->sort) ? NULL : "sort names a field";
}

static bool keys_known(const struct entity *e)
{
        struct str keys = str_of(e->keys), part, name;
        while (keys.p && str_cut(&keys, '|', &part))
                while (str_cut(&part, ',', &name))
                        if (!field_find(e, name))
                                return false;
        return true;
}

static bool check_entity(struct ctx *c, const struct entity *e)
{
        const char *path = arena_fmt(c->arena, "catalogue/%s", e->name).p;
        if (entity_find(str_of(e->name)) != e)
                return bad(c, path, "declared twice");
        if (!e->title || !e->title_en)
                return bad(c, path, "an entity has a title in both languages");
        const char *fault = names_fault(c->arena, e);
        if (fault)
                return bad(c, path, fault);
        for (size_t i = 0; i < e->n_fields; i++)
                if (!check_field(c, e, &e->fields[i]))
                        return false;
        return keys_known(e) || bad(c, path, "keys names a field that is not there");
}

static const char *list_fault(const struct list *l)
{
        if (list_find(str_of(l->name)) != l)
                return "declared twice";
        if (!l->title || !l->title_en)
                return "a list has a title in both languages";
        if (!l->of || !entity_find(str_of(l->of)))
                return "a list is over an entity";
        if ((l->num && !list_find(str_of(l->num))) || (l->den && !list_find(str_of(l->den))))
                return "a ratio opens two lists";
        if (l->severity != SEVERITY_NONE && (!l->owner || !l->mend || !l->mend_en))
                return "a check has an owner and says how to mend it";
        return NULL;
}

static bool check_list(struct ctx *c, const struct list *l)
{
        const char *path = arena_fmt(c->arena, "catalogue/list %s", l->name).p, *fault = list_fault(l);
        if (fault)
                return bad(c, path, fault);
        if (l->figure && (!l->explain || !l->explain_en || !l->unit || !l->unit_en))
                return bad(c, path, "a figure has a unit and an explanation in both languages");
        struct str columns = str_of(l->columns), name;
        while (columns.p && str_cut(&columns, ',', &name))
                if (!field_find(entity_find(str_of(l->of)), name))
                        return bad(c, path, "columns names a field that is not there");
        return true;
}

bool catalogue_check(struct ctx *c)
{
        const struct entity *e;
        const struct list *l;
        for (size_t i = 0; (e = entity_at(i)); i++)
                if (!check_entity(c, e))
                        return false;
        for (size_t i = 0; (l = list_at(i)); i++)
                if (!check_list(c, l))
                        return false;
        return true;
}

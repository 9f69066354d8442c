/* catalogue.c: walking the modules' tables (see catalogue.h); catalogue_check.c proves them. */
#include "core/catalogue.h"

#include "base/buf.h"
#include "base/term.h"

#include <assert.h>

/* The catalogue is walked and never copied: some hundred entities in static tables, which a linear search reads faster
 * than an index would be kept. What is asked thousands of times in a change is looked up once there. */

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

/* entity_module: by address: an entity lies in its module's table, so neither has to name the other. */
const struct module *entity_module(const struct entity *e)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t k = 0; k < n; k++)
                if (e >= m[k]->entities && e < m[k]->entities + m[k]->n_entities)
                        return m[k];
        return NULL;
}

const char *module_mechanism(const struct module *m)
{
        return m->declares ? m->declares->number : m->mechanism;
}

const char *entity_mechanism(const struct entity *e)
{
        return e->mechanism ? e->mechanism : module_mechanism(entity_module(e));
}

/* list_mechanism: a list says a number only where it counts for another mechanism than its file's: helpers are posted
 * by 2.1 and counted over responsibilities, which are 1.3. */
const char *list_mechanism(const struct list *l)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t k = 0; k < n && !l->mechanism; k++)
                if (l >= m[k]->lists && l < m[k]->lists + m[k]->n_lists)
                        return module_mechanism(m[k]);
        return l->mechanism;
}

const struct field *field_find(const struct entity *e, struct str name)
{
        for (size_t i = 0; i < e->n_fields; i++)
                if (str_is(name, e->fields[i].name))
                        return &e->fields[i];
        return NULL;
}

/* ---- mechanisms ---- */

/* The words of county.md's five headings; the group behind them holds measures it does not number. */
static const struct pillar_words pillars[] = {
        [PILLAR_GROUND] = { "pillar_ground", "组织与对象", "Organisations and households" },
        [PILLAR_AWARENESS] = { "pillar_awareness", "强化思想认识", "Ideological awareness" },
        [PILLAR_PERSONNEL] = { "pillar_personnel", "强化人员调配", "Personnel deployment" },
        [PILLAR_LEADERSHIP] = { "pillar_leadership", "强化组织引领", "Organisational leadership" },
        [PILLAR_MOTIVATION] = { "pillar_motivation", "强化动力提升", "Motivation" },
        [PILLAR_STYLE] = { "pillar_style", "强化作风引领", "Work style" },
        [PILLAR_HELP] = { "pillar_help", "帮扶措施", "Help measures" },
};
_Static_assert(COUNT(pillars) == PILLAR_MAX, "every pillar has its words");

const struct pillar_words *pillar_words(enum pillar p)
{
        return &pillars[p];
}

/* mechanism_before: "6.9" before "6.10": by its parts, which bytes would not do. */
static bool mechanism_before(struct str a, struct str b)
{
        struct str x, y;
        while (str_cut(&a, '.', &x) && str_cut(&b, '.', &y)) {
                int64_t m = 0, n = 0;
                (void)(str_int(x, &m) && str_int(y, &n));
                if (m != n)
                        return m < n;
        }
        return a.n < b.n;
}

/* rank: how many mechanisms stand before it. They are some twenty, so nothing is sorted or kept. */
static size_t rank(const struct mechanism *one)
{
        size_t n, before = 0;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t k = 0; k < n; k++)
                before += m[k]->declares && mechanism_before(str_of(m[k]->declares->number), str_of(one->number));
        return before;
}

const struct mechanism *mechanism_at(size_t i)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t k = 0; k < n; k++)
                if (m[k]->declares && rank(m[k]->declares) == i)
                        return m[k]->declares;
        return NULL;
}

const struct mechanism *mechanism_find(struct str number)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t k = 0; k < n; k++)
                if (m[k]->declares && str_is(number, m[k]->declares->number))
                        return m[k]->declares;
        return NULL;
}

/* entity_daily: said by the mechanism and not by the entity: what stands in the menu is a choice among all it has. */
bool entity_daily(const struct entity *e)
{
        const struct mechanism *m = mechanism_find(str_of(entity_mechanism(e)));
        struct str all = str_of(m ? m->daily : NULL), name;
        while (all.p && str_cut(&all, '|', &name))
                if (str_is(name, e->name))
                        return true;
        return false;
}

const struct entity *entity_of_excuses(void)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++)
                if (e->excuses)
                        return e;
        return NULL;
}

/* entity_reviewed: settings, codes and accounts (area base, account) are set by who answers for them; a reference table
 * has no place whose steps it could take; a row about several registers waits with them. */
bool entity_reviewed(const struct entity *e)
{
        return !e->unreviewed && !e->reference && !e->of_areas && e->area != AREA_BASE && e->area != AREA_ACCOUNT;
}

/* Where every field is derived nothing is left to write, and nothing to take back: what it notes did happen. */
bool entity_open(const struct entity *e)
{
        for (size_t i = 0; i < e->n_fields; i++)
                if (!e->fields[i].derived)
                        return true;
        return false;
}

bool entity_entered(const struct entity *e)
{
        return !e->noted && entity_open(e);
}

bool entity_noted(struct ctx *c, const struct entity *e)
{
        return fail(c, ERR_RULE, "register.noted", e->name,
                    say(c, "“%s”由系统在办理时登记，不能手工新增、导入或作废",
                        "%s is noted by the system as work is done, and never entered, imported or voided"),
                    entity_title(c, e));
}

enum area entity_decided(const struct entity *e)
{
        return e->second ? AREA_ACCOUNT : e->area;
}

/* ---- fields, codes, lists ---- */

/* code_at: by value, as a made code has no place in a table; its words are the static ones it was made of. */
bool code_at(const struct codes *list, size_t i, struct code *out)
{
        if (list->made)
                return list->made(i, out);
        if (i < list->n)
                *out = list->items[i];
        return i < list->n;
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

bool entity_posted(const struct entity *e)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t k = 0; k < n; k++)
                for (size_t i = 0; i < m[k]->n_postings; i++)
                        if (strcmp(m[k]->postings[i].entity, e->name) == 0)
                                return true;
        return false;
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

/* By name: every span has its first day in from_on (catalogue_check). */
bool field_begins(const struct field *f)
{
        return f->type == FIELD_DATE && (f->begins || f->month || f->until || strcmp(f->name, "from_on") == 0);
}

/* field_is_text: references to several records are text, as they are no foreign key (ARCHITECTURE.md). */
bool field_is_text(const struct field *f)
{
        static const bool text[FIELD_MAX] = {
                [FIELD_TEXT] = true, [FIELD_CODE] = true, [FIELD_CODES] = true,
                [FIELD_DATE] = true, [FIELD_REFS] = true, [FIELD_PLACE] = true,
        };
        return text[f->type];
}

/* field_title_of: by the first register that has one of that name: they call it alike, or nearly. */
static struct str field_title_of(const struct ctx *c, struct str name)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++) {
                const struct field *f = field_find(e, name);
                if (f)
                        return str_of(field_title(c, f));
        }
        return name;
}

static struct str fields_called(struct ctx *c, struct str names)
{
        struct str name, words = S("");
        while (names.n && str_cut(&names, ',', &name))
                words = arena_fmt(c->arena, "%.*s%s%.*s", FMT(words), words.n ? say(c, "、", ", ") : "",
                                  FMT(field_title_of(c, name)));
        return words;
}

struct str catalogue_called(struct ctx *c, enum field_names names, struct str text)
{
        if (names == NAMES_FIELDS)
                return fields_called(c, text);
        const struct entity *e = names == NAMES_REGISTER ? entity_find(text) : NULL;
        const struct list *l = names == NAMES_REGISTER ? list_find(text) : NULL;
        const struct parameter *p = names == NAMES_PARAMETER ? parameter_find(text) : NULL;
        const struct codes *k = names == NAMES_CODES ? codes_find(text) : NULL;
        if (e)
                return str_of(entity_title(c, e));
        if (l)
                return str_of(say(c, l->title, l->title_en));
        if (p)
                return str_of(say(c, p->title, p->title_en));
        return k ? str_of(say(c, k->title, k->title_en)) : text;
}

static const char *codes_titled(const struct ctx *c, struct str text)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++)
                for (size_t k = 0; k < e->n_fields; k++) {
                        const struct codes *list = e->fields[k].codes;
                        if (list && term_means(c, text, list->title, list->title_en))
                                return list->name;
                }
        return NULL;
}

static const char *parameter_titled(const struct ctx *c, struct str text)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t k = 0; k < n; k++)
                for (size_t i = 0; i < m[k]->n_parameters; i++)
                        if (term_means(c, text, m[k]->parameters[i].title, m[k]->parameters[i].title_en))
                                return m[k]->parameters[i].name;
        return NULL;
}

static const char *register_titled(const struct ctx *c, struct str text)
{
        const struct entity *e;
        const struct list *l;
        for (size_t i = 0; (e = entity_at(i)); i++)
                if (term_means(c, text, e->title, e->title_en))
                        return e->name;
        for (size_t i = 0; (l = list_at(i)); i++)
                if (term_means(c, text, l->title, l->title_en))
                        return l->name;
        return NULL;
}

struct str catalogue_name(const struct ctx *c, enum field_names names, struct str text)
{
        const char *name = names == NAMES_REGISTER    ? register_titled(c, text)
                           : names == NAMES_PARAMETER ? parameter_titled(c, text)
                           : names == NAMES_CODES     ? codes_titled(c, text)
                                                      : NULL;
        return name ? str_of(name) : text;
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

/* title_field: never a secret: a title stands where the record itself may not be opened. */
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
static void worded(const struct ctx *c, struct buf *out, const struct field *f, const char *alias)
{
        buf_fmt(out, "CASE %s.%s", alias, f->name);
        struct code k;
        for (size_t i = 0; code_at(f->codes, i, &k); i++)
                buf_fmt(out, " WHEN '%s' THEN '%s'", k.code, term_said(c, LANG_ZH, k.title));
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
static struct str parameter_titles(const struct ctx *c, struct arena *a, struct str column)
{
        struct str cases = { "", 0 };
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t i = 0; i < n; i++)
                for (size_t k = 0; k < m[i]->n_parameters; k++)
                        cases = arena_fmt(a, "%.*s WHEN '%s' THEN '%s'", FMT(cases), m[i]->parameters[k].name,
                                          term_said(c, LANG_ZH, m[i]->parameters[k].title));
        return arena_fmt(a, "CASE %.*s%.*s ELSE %.*s END", FMT(column), FMT(cases), FMT(column));
}

/* entity_title_sql: the entity's own SQL speaks of alias r: `r.` at the start of a word becomes the asked alias, and
 * {field} the word of its code. */
struct str entity_title_sql(const struct ctx *c, struct arena *a, const struct entity *e, const char *alias)
{
        const struct field *f = title_field(e);
        if (!e->title_sql)
                return f ? arena_fmt(a, "%s.%s", alias, f->name) : arena_fmt(a, "CAST(%s.id AS TEXT)", alias);
        struct str sql = str_of(term_said(c, LANG_ZH, e->title_sql));
        if (strcmp(e->name, "parameter_value") == 0)
                return parameter_titles(c, a, arena_fmt(a, "%s.name", alias));
        struct buf out = BUF(8192);
        for (size_t i = 0; i < sql.n; i++) {
                bool starts = i == 0 || strchr(" (,|=", sql.p[i - 1]);
                const struct field *coded = title_mark(e, sql, i, &i);
                if (coded)
                        worded(c, &out, coded, alias);
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

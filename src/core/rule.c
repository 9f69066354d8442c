/* rule.c: the statements of the rules that tables say by themselves (see rule.h). One text serves both engines.
 *
 * Overlap of days counts and not only open ends: a span entered late for last year must not lie in another one's. A
 * voided row is none, so an entry made in error is taken back and made anew.
 *
 * They replace statements that a module would have to write for each register, one more copy each of the same
 * overlap of days, and one more chance to get the open end wrong. */
#include "core/rule.h"

#include "base/buf.h"

#define STATEMENT_MAX ((size_t)1 << 16)

/* ---- words ---- */

const struct rule *rules_words(const struct entity *e)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t k = 0; k < n; k++)
                for (size_t i = 0; i < m[k]->n_rules; i++)
                        if (!m[k]->rules[i].sql && strcmp(m[k]->rules[i].on, e->name) == 0)
                                return &m[k]->rules[i];
        return NULL;
}

static const char *alone_titles(struct ctx *c, struct arena *a, const struct entity *e)
{
        struct str all = str_of(e->alone), name, out = { "", 0 };
        while (str_cut(&all, ',', &name)) {
                const char *title = field_title(c, field_find(e, name));
                out = arena_fmt(a, "%.*s%s%s", FMT(out), out.n ? say(c, "、", ", ") : "", title);
        }
        return out.p;
}

/* ---- one at a time ---- */

/* same_record: the other names what t names. An optional field left empty in both is the same, too. */
static void same_record(struct buf *sql, struct arena *a, const struct entity *e)
{
        struct str all = str_of(e->alone), name;
        while (str_cut(&all, ',', &name)) {
                const struct field *f = field_find(e, name);
                const char *column = field_column(a, f);
                buf_fmt(sql, " AND other.%s %s t.%s", column, f->required ? "=" : "IS NOT DISTINCT FROM", column);
        }
}

/* alone_sql: the record that stands already is named, with its first day. Where the change wrote both, one of the two
 * is told. */
static const char *alone_sql(struct ctx *c, struct arena *a, const struct entity *e)
{
        struct buf sql = BUF(STATEMENT_MAX);
        buf_fmt(&sql, "SELECT DISTINCT %.*s || COALESCE('%s' || other.from_on || '%s', '') AS words FROM touched x",
                FMT(entity_title_sql(c, a, e, "other")), say(c, "（自 ", " (since "), say(c, " 起）", ")"));
        buf_fmt(&sql, " JOIN %s t ON t.county = x.county AND t.id = x.id AND t.voided = 0", e->name);
        buf_fmt(&sql, " JOIN %s other ON other.county = t.county AND other.id <> t.id AND other.voided = 0", e->name);
        same_record(&sql, a, e);
        buf_fmt(&sql, " WHERE x.county = :county AND x.entity = '%s'", e->name);
        buf_text(&sql, " AND COALESCE(t.from_on, '') <= COALESCE(other.to_on, '9999-12-31')"
                       " AND COALESCE(other.from_on, '') <= COALESCE(t.to_on, '9999-12-31')"
                       " AND (other.id < t.id OR NOT EXISTS (SELECT 1 FROM touched y WHERE y.county = x.county"
                       " AND y.entity = x.entity AND y.id = other.id)) ORDER BY 1 NULLS LAST");
        const char *text = arena_copy(a, buf_str(&sql));
        buf_free(&sql);
        return text;
}

/* alone_rule: an ending only shortens a span, so it is not asked unless the module's words say so. */
static struct rule alone_rule(struct ctx *c, struct arena *a, const struct entity *e)
{
        const struct rule *words = rules_words(e);
        struct rule r = { .name = "alone", .on = e->name, .when = RULE_CREATE | RULE_UPDATE };
        if (words)
                r = *words;
        else
                r.title = r.title_en =
                        arena_fmt(a,
                                  say(c, "“%s”里同一“%s”同一天只能有一条，已有",
                                      "%s: one at a time for the same %s; there is already"),
                                  entity_title(c, e), alone_titles(c, a, e))
                                .p;
        r.sql = alone_sql(c, a, e);
        return r;
}

/* ---- members only ---- */

const struct entity *rule_membership(const char *to, const struct field **whole, const struct field **person)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++) {
                struct str fields = str_of(e->membership), name;
                if (!fields.p || !str_cut(&fields, ',', &name))
                        continue;
                *whole = field_find(e, name);
                *person = field_find(e, fields);
                if (strcmp((*whole)->ref, to) == 0)
                        return e;
        }
        return NULL;
}

/* day_sql: the first and the last day the row is about: of a span its own, of an event its day, else any. */
static const char *day_sql(struct arena *a, const struct entity *e, bool first)
{
        const char *open = first ? "''" : "'9999-12-31'";
        if (e->life == LIFE_SPAN)
                return arena_fmt(a, "COALESCE(t.%s, %s)", first ? "from_on" : "to_on", open).p;
        if (e->life == LIFE_EVENT && field_find(e, str_of(e->day))->type == FIELD_DATE)
                return arena_fmt(a, "COALESCE(t.%s, %s)", e->day, open).p;
        return open;
}

/* member_sql: persons who belonged to the household on no day of the row. One day is enough: somebody may marry out of
 * a household while his post goes on, and registers say from when a member is known, not since when he lived there. */
static const char *member_sql(const struct ctx *c, struct arena *a, const struct entity *e, const struct field *f)
{
        const struct field *of = field_find(e, str_of(f->members_only)), *whole = NULL, *person = NULL;
        const struct entity *m = rule_membership(of->ref, &whole, &person);
        const char *mine = field_column(a, f), *its = field_column(a, of);
        struct buf sql = BUF(STATEMENT_MAX);
        buf_fmt(&sql, "SELECT DISTINCT %.*s || '（' || %.*s || '）' AS words FROM touched x",
                FMT(entity_title_sql(c, a, entity_find(str_of(f->ref)), "who")),
                FMT(entity_title_sql(c, a, entity_find(str_of(of->ref)), "home")));
        buf_fmt(&sql, " JOIN %s t ON t.county = x.county AND t.id = x.id AND t.voided = 0", e->name);
        buf_fmt(&sql, " JOIN %s who ON who.county = t.county AND who.id = t.%s", f->ref, mine);
        buf_fmt(&sql, " JOIN %s home ON home.county = t.county AND home.id = t.%s", of->ref, its);
        buf_fmt(&sql, " WHERE x.county = :county AND x.entity = '%s'", e->name);
        if (f->members_where)
                buf_fmt(&sql, " AND (%s)", f->members_where);
        buf_fmt(&sql, " AND NOT EXISTS (SELECT 1 FROM %s m WHERE m.county = t.county AND m.voided = 0", m->name);
        buf_fmt(&sql, " AND m.%s = t.%s AND m.%s = t.%s", field_column(a, whole), its, field_column(a, person), mine);
        buf_fmt(&sql, " AND COALESCE(m.from_on, '') <= %s", day_sql(a, e, false));
        buf_fmt(&sql, " AND COALESCE(m.to_on, '9999-12-31') >= %s) ORDER BY 1 NULLS LAST", day_sql(a, e, true));
        const char *text = arena_copy(a, buf_str(&sql));
        buf_free(&sql);
        return text;
}

static struct rule member_rule(struct ctx *c, struct arena *a, const struct entity *e, const struct field *f)
{
        struct rule r = { .name = "member_of", .on = e->name, .when = RULE_CREATE | RULE_UPDATE };
        const struct field *of = field_find(e, str_of(f->members_only));
        r.title = r.title_en = arena_fmt(a, say(c, "“%s”不是该%s的成员", "%s isn't a member of the %s"),
                                         field_title(c, f), field_title(c, of))
                                       .p;
        r.sql = member_sql(c, a, e, f);
        return r;
}

/* ---- both ---- */

bool rules_any(const struct entity *e)
{
        bool any = e->alone != NULL;
        for (size_t i = 0; i < e->n_fields; i++)
                any = any || e->fields[i].members_only;
        return any;
}

size_t rules_made(struct ctx *c, struct arena *a, const struct entity *e, struct rule out[RULES_MADE_MAX])
{
        size_t n = 0;
        if (e->alone)
                out[n++] = alone_rule(c, a, e);
        for (size_t i = 0; i < e->n_fields && n < RULES_MADE_MAX; i++)
                if (e->fields[i].members_only)
                        out[n++] = member_rule(c, a, e, &e->fields[i]);
        return n;
}

void rule_statements(struct arena *a, void (*say_one)(void *to, struct str name, struct str sql), void *to)
{
        const struct entity *e;
        struct ctx c = { .arena = a };
        for (size_t i = 0; (e = entity_at(i)); i++) {
                struct rule made[RULES_MADE_MAX];
                const size_t n = rules_made(&c, a, e, made);
                for (size_t k = 0; k < n; k++)
                        say_one(to, arena_fmt(a, "rule.%s.%s", e->name, made[k].name), str_of(made[k].sql));
        }
}

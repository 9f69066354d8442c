/* apply.c: writes what is left of a group, inside the change and under a savepoint. What can't be written takes back
 * its own group only, is refused with the words of the core, and the rest of the group is tried again without it. */
#include "import/import_private.h"

#include <stdio.h>

/* ---- a single entity ---- */

/* fill_place: where the record's own place was left open: what the group's columns or title say; of
 * a base that says nothing of its own, where its site is. */
static bool fill_place(struct importer *m, struct import_group *g, struct draft *d)
{
        const struct field *f = field_find(d->e, S("place"));
        const struct match_subject *s = g->match->subject;
        (void)m;
        for (size_t i = 0; f && f->required && s->generic && !g->group.place[0] && i < s->subject->n_columns; i++) {
                const struct subject_cell *cell = &g->group.rows[0].cells[i]; /* of a base, that of its site */
                if (s->targets[i].f && s->targets[i].e != d->e && s->targets[i].f->type == FIELD_PLACE &&
                    cell->v.type == VAL_TEXT)
                        snprintf(g->group.place, sizeof g->group.place, "%.*s", FMT(cell->v.s));
        }
        /* a village beside a township is read with it: the cell of the field itself then says nothing */
        if (f && g->group.place[0] && d->v[f - d->e->fields].type == VAL_NULL)
                draft_set(d, "place", V_TEXT(g->group.place));
        return true;
}

/* ---- records a key does not tell apart ---- */

/* lead_field: the first field of the first key; NULL when there is no key or it is a secret. A record without the
 * first field of its key can't be told from any other, so nothing is looked for by it. */
static const struct field *lead_field(const struct entity *e)
{
        struct str keys = str_of(e->keys), key, name;
        const struct field *f = NULL;
        if (keys.p && str_cut(&keys, '|', &key) && str_cut(&key, ',', &name))
                f = field_find(e, name);
        return f && !f->secret ? f : NULL;
}

/* equal_param: the end of a parameter's name declares its type to PostgreSQL (db.h), and c12 alone would be text. */
static const char *equal_param(struct arena *a, const struct field *f, size_t i)
{
        return arena_fmt(a, field_is_text(f) ? "c%zu" : "c%zu_n", i).p;
}

/* apply_equal_sql: a record of an earlier import or hand that has every value given here. What this
 * import wrote itself doesn't count: two equal rows of one sheet are two events (two trainings
 * on one day), the same sheet a second time is not. */
struct str apply_equal_sql(struct arena *a, const struct entity *e)
{
        struct buf b = BUF(1 << 16);
        const struct field *lead = lead_field(e);
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                const char *p = equal_param(a, f, i), *column = field_column(a, f);
                if (f == lead)
                        buf_fmt(&b, " AND t.%s = :%s", column, p);
                else if (!f->secret && !f->derived)
                        buf_fmt(&b, " AND (:%s IS NULL OR t.%s = :%s)", p, column, p);
        }
        struct str sql =
                arena_fmt(a,
                          "SELECT t.id FROM %s t WHERE %st.voided = 0 AND COALESCE(t.import_id, 0) <> :import_id%s "
                          "ORDER BY t.id + 0 LIMIT 1",
                          e->name, e->reference ? "" : "t.county = :county AND ", buf_c(&b));
        buf_free(&b);
        return sql;
}

/* find_equal: where the key is not whole, the same row of the same file must not come in twice. */
static bool find_equal(struct importer *m, struct draft *d)
{
        struct ctx *c = m->c;
        const struct entity *e = d->e;
        const struct field *lead = lead_field(e);
        struct val found = V_NULL;
        size_t n = 0;
        if (!lead || val_is_null(d->v[lead - e->fields]))
                return true;
        struct arg *args = NEWS(c->arena, struct arg, e->n_fields + 1);
        args[n++] = ARG("import_id", V_INT(m->id));
        for (size_t i = 0; i < e->n_fields; i++)
                if (!e->fields[i].secret && !e->fields[i].derived)
                        args[n++] = ARG(equal_param(c->arena, &e->fields[i], i), d->v[i]);
        if (!db_one(c, apply_equal_sql(c->arena, e), args, n, &found))
                return false;
        d->id = found.type == VAL_INT ? found.i : 0;
        return true;
}

/* find_record: a span of the very same days first, ended or not: its key finds only the open
 * one; then by key; then whatever is equal. A closed span that comes once more must find itself:
 * its key would find whoever is open now, and the change would move the wrong days. */
static bool find_record(struct importer *m, struct draft *d)
{
        if (d->e->life == LIFE_SPAN && !find_equal(m, d))
                return false;
        if (d->id == 0 && !change_find(m->c, d, &d->id))
                return false;
        return d->id || d->e->life == LIFE_SPAN || find_equal(m, d);
}

/* apply_draft: whoever sets the id before has looked already, in own.c or in a hook. */
bool apply_draft(struct importer *m, struct import_group *g, struct draft *d)
{
        return (d->id || find_record(m, d)) && subject_put_known(m->c, m->change, &g->group, d);
}

/* apply_entity: a row of our own export that says nothing new is counted and not written: a
 * version that nobody changed would make every later export stale. */
static bool apply_entity(struct importer *m, struct import_group *g)
{
        struct ctx *c = m->c;
        const struct entity *e = entity_find(str_of(g->group.subject->root));
        struct draft *d = draft_new(c->arena, e);
        bool differs = true;
        g->group.at = 0;
        if (g->group.rows[0].id && !own_row(m, g, d, &differs))
                return false;
        if (g->group.refused || g->group.rows[0].refused)
                return true;
        if (!differs) {
                subject_same(&g->group, e);
                return true;
        }
        if (!g->group.rows[0].id) {
                subject_fill(d, &g->group, 0);
                if (!fill_place(m, g, d) || !resolve_row(m, g, 0, d))
                        return false;
        }
        if (g->group.rows[0].refused)
                return true;
        return apply_draft(m, g, d) && (g->group.rows[0].id || beside_apply(m, g, d));
}

/* ---- any group ---- */

/* fatal: nothing of this group's making: going on would not help. A full disk or a lost
 * connection refuses no row: the sender could mend nothing, and the whole is to be tried again. */
static bool fatal(const struct err *e)
{
        return e->kind == ERR_SYSTEM || e->kind == ERR_BUSY || e->kind == ERR_UNKNOWN_OUTCOME ||
               e->kind == ERR_TOO_LARGE;
}

/* field_at_fault: the first column where the fault names none, so that the mark in the returned
 * workbook stands in the row at least. */
static const char *field_at_fault(const struct subject_group *g, const struct err *e)
{
        for (size_t i = 0; i < g->subject->n_columns; i++)
                if (strcmp(g->subject->columns[i].field, e->where) == 0)
                        return g->subject->columns[i].field;
        return g->subject->columns[0].field;
}

/* merge_tally: only here, behind the savepoint: what was taken back was counted in the group and
 * must not be in the report. */
static void merge_tally(struct importer *m, const struct subject_group *g)
{
        for (size_t i = 0; i < g->n_tally; i++) {
                size_t k = 0;
                while (k < m->n_tally && m->tally[k].e != g->tally[i].e)
                        k++;
                if (k == m->n_tally) {
                        if (k == TALLIES_MAX)
                                continue;
                        m->tally[m->n_tally++] = (struct subject_tally){ .e = g->tally[i].e };
                }
                m->tally[k].created += g->tally[i].created;
                m->tally[k].changed += g->tally[i].changed;
                m->tally[k].unchanged += g->tally[i].unchanged;
        }
}

/* attempt: a table with hooks writes as its module says; a single register is one record a row. */
static bool attempt(struct importer *m, struct import_group *g)
{
        const struct subject_hooks *h = g->group.subject->hooks;
        g->group.n_tally = 0;
        g->group.at = SUBJECT_WHOLE;
        return h ? h->apply(m->c, m->change, &g->group) : apply_entity(m, g);
}

/* anything_left: a group of refused rows alone would write its household without anybody in it. */
static bool anything_left(const struct subject_group *g)
{
        if (g->refused)
                return false;
        for (size_t i = 0; i < g->n; i++)
                if (!g->rows[i].refused)
                        return true;
        return false;
}

/* apply_parsed: as often as something more of the group has to be refused, and without it. What the account may not
 * confirm is one proposal a group, so that a household waits with its members. Each try refuses at least one row more
 * or ends, so there are at most as many as rows. The savepoint is taken even for one row, since a record that fails
 * may have written a person or a unit on the way. */
static bool apply_parsed(struct importer *m, struct import_group *g)
{
        struct ctx *c = m->c;
        for (size_t tries = 0; tries <= g->group.n && anything_left(&g->group); tries++) {
                size_t refusals = m->refusals.n;
                if (!change_savepoint(c, m->change))
                        return false;
                int64_t proposal = 0;
                bool ok = attempt(m, g);
                if (ok && m->refusals.n == refusals)
                        ok = change_review(c, m->change, &proposal);
                if (ok && m->refusals.n == refusals) {
                        m->sent += proposal != 0;
                        if (!proposal)
                                merge_tally(m, &g->group);
                        return change_release(c, m->change);
                }
                struct err e = c->err;
                if (!ok && fatal(&e))
                        return false;
                if (!change_back(c, m->change))
                        return false;
                if (!ok)
                        subject_refuse(c, &g->group, g->group.at, field_at_fault(&g->group, &e), e.code, "%s", e.text);
        }
        return true;
}

/* apply_group: a group is read twice, outside the writer for the report and inside for the registers: keeping the
 * values of a whole file between the two would cost more memory than reading again costs time. */
bool apply_group(struct importer *m, struct import_group *g)
{
        if (g->set_aside)
                return true;
        m->pending.n = 0;
        parse_group(m, g, &m->pending); /* again: what it refuses stands in the report since the first reading */
        g->group.refusals = &m->refusals;
        return apply_parsed(m, g);
}

/* apply.c: writes what is left of a group, inside the change and under a savepoint. What can't be written takes back
 * its own group only, is refused with the words of the core, and the rest of the group is tried again without it. */
#include "sheet/import_private.h"

#include <stdio.h>

/* ---- a single entity ---- */

static bool fill_place(struct importer *m, struct import_group *g, struct draft *d)
{
        const struct field *f = field_find(d->e, S("place"));
        (void)m;
        /* a village beside a township is read with it: the cell of the field itself then says nothing */
        if (f && g->group.place[0] && d->v[f - d->e->fields].type == VAL_NULL)
                draft_set(d, "place", V_TEXT(g->group.place));
        return true;
}

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
        return g->group.rows[0].refused || subject_put(c, m->change, &g->group, d);
}

/* ---- any group ---- */

/* fatal: nothing of this group's making: going on would not help. */
static bool fatal(const struct err *e)
{
        return e->kind == ERR_SYSTEM || e->kind == ERR_BUSY || e->kind == ERR_UNKNOWN_OUTCOME ||
               e->kind == ERR_TOO_LARGE;
}

static const char *field_at_fault(const struct subject_group *g, const struct err *e)
{
        for (size_t i = 0; i < g->subject->n_columns; i++)
                if (strcmp(g->subject->columns[i].field, e->where) == 0)
                        return g->subject->columns[i].field;
        return g->subject->columns[0].field;
}

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

static bool attempt(struct importer *m, struct import_group *g)
{
        const struct subject_hooks *h = g->group.subject->hooks;
        g->group.n_tally = 0;
        g->group.at = SUBJECT_WHOLE;
        return h ? h->apply(m->c, m->change, &g->group) : apply_entity(m, g);
}

static bool anything_left(const struct subject_group *g)
{
        if (g->refused)
                return false;
        for (size_t i = 0; i < g->n; i++)
                if (!g->rows[i].refused)
                        return true;
        return false;
}

/* apply_parsed: as often as something more of the group has to be refused, and without it. */
static bool apply_parsed(struct importer *m, struct import_group *g)
{
        struct ctx *c = m->c;
        for (size_t tries = 0; tries <= g->group.n && anything_left(&g->group); tries++) {
                size_t refusals = m->refusals.n;
                if (!change_savepoint(c, m->change))
                        return false;
                bool ok = attempt(m, g);
                if (ok && m->refusals.n == refusals) {
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

bool apply_group(struct importer *m, struct import_group *g)
{
        if (g->set_aside)
                return true;
        m->pending.n = 0;
        parse_group(m, g, &m->pending); /* again: what it refuses stands in the report since the first reading */
        g->group.refusals = &m->refusals;
        return apply_parsed(m, g);
}

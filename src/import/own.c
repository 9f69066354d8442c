/* own.c: a row of our own export that comes back. What stands in it is compared with what an
 * export would write today: equal cells, masks among them, change nothing; a row of an older
 * version that differs would overwrite somebody's work and is refused as stale. */
#include "import/import_private.h"

#include "base/utf8.h"
#include "core/record_json.h"
#include "fill/export.h"
#include "import/subjects.h"

/* same_text: as a person sees it: an office suite adds blanks and changes widths without asking. */
static bool same_text(struct arena *a, struct str cell, struct str now)
{
        return str_eq(utf8_clean(a, cell), utf8_clean(a, now));
}

/* same_value: a number or a truth may be written in other ways: 12.5 and 12.50. References are
 * compared as text alone: which record a changed text means is the resolver's matter. */
static bool same_value(const struct subject_cell *cell, const struct field *f, struct val now)
{
        if (f->type == FIELD_REF || f->type == FIELD_REFS || cell->faulty || val_is_null(cell->v))
                return false;
        return val_eq(cell->v, now);
}

/* report_rest: of the faults of this reading, those that stand in cells which say something new.
 * A masked number is faulty as a number and right as an export: it is compared before it counts,
 * so faults wait in `pending` until it is known which cells differ. */
static void report_rest(struct importer *m, const struct import_group *g)
{
        const struct subject_row *row = &g->group.rows[0];
        for (size_t i = 0; i < m->pending.n; i++) {
                const struct subject_refusal *r = &m->pending.items[i];
                for (size_t k = 0; k < g->group.subject->n_columns; k++)
                        if (row->cells[k].at == r->at && row->cells[k].given &&
                            strcmp(row->cells[k].column->field, r->field) == 0)
                                subject_refusals_add(&m->refusals, r);
        }
        m->pending.n = 0;
}

/* own_cell_of: only of a column the file really has: people delete columns they do not need, and that is no change. */
static struct subject_cell *own_cell_of(struct import_group *g, const struct entity *e, const struct field *f)
{
        struct subject_row *row = &g->group.rows[0];
        for (size_t i = 0; i < g->group.subject->n_columns; i++) {
                const struct match_target *t = &g->match->subject->targets[i];
                if (t->e == e && t->f == f && rows_column(g->match, i))
                        return &row->cells[i];
        }
        return NULL;
}

/* own_take: given also when empty of value: (清空) takes a value away. */
static void own_take(struct draft *d, const struct field *f, const struct subject_cell *cell)
{
        d->v[f - d->e->fields] = cell->v;
        d->given[f - d->e->fields] = true;
}

/* own_compare: cells that say what is there already are taken out of the row; the others go into the draft. Both the
 * plain and the masked text are equal: which of them stands there depends on who exported, not on who sends it back.
 * To who may not know a secret its plain text is no answer: "unchanged" would confirm what he guessed. */
static void own_compare(struct importer *m, struct import_group *g, const struct row_view *now, struct draft *d,
                        bool *differs)
{
        for (size_t i = 0; i < d->e->n_fields; i++) {
                const struct field *f = &d->e->fields[i];
                struct subject_cell *cell = own_cell_of(g, d->e, f);
                if (!cell || !cell->given)
                        continue;
                if (f->derived) { /* follows from others: what stands here says nothing */
                        cell->given = cell->faulty = false;
                        continue;
                }
                struct str plain = export_text(m->c, f, now->values[i], now->titles[i], EXPORT_REVEALED);
                struct str masked = export_text(m->c, f, now->values[i], now->titles[i], EXPORT_MASKED);
                const bool known = !f->secret || scope_knows(m->c->actor, d->e, arena_copy(m->c->arena, now->place));
                bool same = same_text(m->c->arena, cell->text, masked) ||
                            (f->secret && value_masked(f->format, cell->text)) ||
                            (known && (same_text(m->c->arena, cell->text, plain) ||
                                       same_value(cell, f, now->values[i])));
                if (same) {
                        cell->given = cell->faulty = false;
                        continue;
                }
                *differs = true;
                if (!cell->faulty && f->type != FIELD_REF && f->type != FIELD_REFS)
                        own_take(d, f, cell);
        }
}

/* row_faulty: after comparing: what was equal has been taken out and is faulty no more. */
static bool row_faulty(const struct import_group *g)
{
        const struct subject_row *row = &g->group.rows[0];
        for (size_t i = 0; i < g->group.subject->n_columns; i++)
                if (row->cells[i].faulty)
                        return true;
        return false;
}

/* own_row: the version is asked only when something differs: sending back an old export with one
 * row changed must not refuse the thousand others that somebody has worked on since. */
bool own_row(struct importer *m, struct import_group *g, struct draft *d, bool *differs)
{
        struct rows *rows;
        struct row_view now;
        struct subject_row *row = &g->group.rows[0];
        *differs = false;
        if (!record_read(m->c, d->e, row->id, &rows, &now))
                return false;
        int64_t version = now.version;
        own_compare(m, g, &now, d, differs);
        rows_done(rows);
        d->id = row->id;
        d->version = version;
        if (*differs && row->version != version) {
                subject_refuse(m->c, &g->group, 0, g->group.subject->columns[0].field, "change.stale",
                               say(m->c, "这一行是第 %lld 版，现在已是第 %lld 版：请重新导出后再改",
                                   "this row is version %lld, the record is now %lld: export it again"),
                               (long long)row->version, (long long)version);
                return true;
        }
        row->refused = row_faulty(g);
        if (row->refused)
                report_rest(m, g);
        return row->refused || resolve_row(m, g, 0, d);
}

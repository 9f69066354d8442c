/* subject.c: what hooks of a composite subject ask of a parsed group, and how they write it (see subject.h). */
#include "core/subject.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

static size_t column_index(const struct subject *s, const char *field)
{
        for (size_t i = 0; i < s->n_columns; i++)
                if (strcmp(s->columns[i].field, field) == 0)
                        return i;
        assert(!"a column named in code must stand in the subject");
        return 0;
}

static const struct subject_cell *cell_at(const struct subject_group *g, size_t row, size_t column)
{
        if (row != SUBJECT_WHOLE)
                return &g->rows[row].cells[column];
        for (size_t i = 0; i < g->n; i++)
                if (g->rows[i].cells[column].given)
                        return &g->rows[i].cells[column];
        return &g->rows[0].cells[column];
}

const struct subject_cell *subject_cell(const struct subject_group *g, size_t row, const char *field)
{
        return cell_at(g, row, column_index(g->subject, field));
}

struct val subject_value(const struct subject_group *g, size_t row, const char *field)
{
        const struct subject_cell *cell = subject_cell(g, row, field);
        return cell->given && !cell->faulty ? cell->v : V_NULL;
}

struct str subject_text(const struct subject_group *g, size_t row, const char *field)
{
        return subject_cell(g, row, field)->text;
}

/* field_of: the field of e that a column "entity.field" names; NULL when it speaks of another entity. */
static const struct field *field_of(const struct entity *e, const struct column *column)
{
        struct str rest = str_of(column->field), entity;
        if (!str_cut(&rest, '.', &entity) || !str_is(entity, e->name))
                return NULL;
        return field_find(e, rest);
}

void subject_fill(struct draft *d, const struct subject_group *g, size_t row)
{
        for (size_t i = 0; i < g->subject->n_columns; i++) {
                const struct column *column = &g->subject->columns[i];
                const struct field *f = field_of(d->e, column);
                const struct subject_cell *cell = cell_at(g, row, i);
                bool mine = f && !column->match_only && column->group == (row == SUBJECT_WHOLE);
                if (!mine || !cell->given || cell->faulty)
                        continue;
                d->v[f - d->e->fields] = cell->v;
                d->given[f - d->e->fields] = true;
        }
}

static struct subject_tally *tally_of(struct subject_group *g, const struct entity *e)
{
        for (size_t i = 0; i < g->n_tally; i++)
                if (g->tally[i].e == e)
                        return &g->tally[i];
        assert(g->n_tally < TALLIES_MAX);
        g->tally[g->n_tally] = (struct subject_tally){ .e = e };
        return &g->tally[g->n_tally++];
}

bool subject_put(struct ctx *c, struct change *ch, struct subject_group *g, struct draft *d)
{
        if (d->id == 0 && !change_find(c, d, &d->id))
                return false;
        bool fresh = d->id == 0;
        int64_t updated = change_block(ch)->updated;
        if (!change_put(c, ch, d))
                return false;
        struct subject_tally *t = tally_of(g, d->e);
        if (fresh)
                t->created++;
        else if (change_block(ch)->updated > updated)
                t->changed++;
        else
                t->unchanged++;
        return true;
}

void subject_refuse(struct ctx *c, struct subject_group *g, size_t row, const char *field, const char *code,
                    const char *format, ...)
{
        char text[1600];
        va_list args;
        va_start(args, format);
        vsnprintf(text, sizeof text, format, args);
        va_end(args);
        if (row == SUBJECT_WHOLE)
                g->refused = true;
        else
                g->rows[row].refused = true;
        const struct subject_cell *cell = &g->rows[row == SUBJECT_WHOLE ? 0 : row].cells[0];
        for (size_t i = 0; i < g->subject->n_columns; i++)
                if (strcmp(g->subject->columns[i].field, field) == 0)
                        cell = cell_at(g, row == SUBJECT_WHOLE && !g->subject->columns[i].group ? 0 : row, i);
        struct subject_refusals *r = g->refusals;
        r->items = arena_grow(c->arena, r->items, &r->capacity, r->n + 1, sizeof *r->items);
        r->items[r->n++] = (struct subject_refusal){ cell->sheet, cell->row, cell->at, field,
                arena_str(c->arena, str_of(code)), cell->text, arena_str(c->arena, str_of(text)) };
}

bool subject_year(struct str text, int *year)
{
        int64_t y = 0;
        if (!str_int(str_slice(text, 0, 4), &y) || y < 1949 || y > 2099 || (text.n > 4 && text.p[4] >= '0' && text.p[4] <= '9'))
                return false;
        *year = (int)y;
        return true;
}

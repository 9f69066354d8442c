/* beside.c: what a row says of records that stand beside the one it is about: the item beside
 * its pairing, the site and the partner beside their base. Such a record is written when the row
 * says more of it than zeros. A day, year or place it must have and the row doesn't give is the
 * sheet's, else that of the record it belongs to; the report says so. */
#include "import/import_private.h"

#include "import/subjects.h"

/* The name must begin with the entity's own: household.hh_no is also the end of a reference and
 * then speaks of another. */
static const struct subject_cell *cell_for(const struct import_group *g, const struct entity *e, const struct field *f)
{
        for (size_t i = 0; i < g->group.subject->n_columns; i++) {
                const struct str name = str_of(g->group.subject->columns[i].field);
                const struct match_target *t = &g->match->subject->targets[i];
                if (t->e == e && t->f == f && str_starts(name, str_of(e->name)) && name.p[strlen(e->name)] == '.')
                        return &g->group.rows[0].cells[i];
        }
        return NULL;
}

/* in_sheet: the sheet has that column. A column that is there and empty means nothing was; one
 * that is not there means that nobody asked. */
static bool in_sheet(const struct import_group *g, const struct subject_cell *cell)
{
        return rows_column(g->match, (size_t)(cell - g->group.rows[0].cells)) != NULL;
}

/* says_of_beside: some cell of the record says more than nothing or zero; *year is that of its heading. Counties fill
 * such columns with zeros where there is nothing: a record of zeros would stand in every list of what there is. */
static bool says_of_beside(const struct import_group *g, const struct entity *e, int *year)
{
        bool any = false;
        *year = 0;
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct subject_cell *cell = cell_for(g, e, &e->fields[i]);
                const bool zero = cell && cell->v.type == VAL_INT && cell->v.i == 0 && !cell->faulty;
                if (!cell || !cell->given || zero)
                        continue;
                any = true;
                *year = cell->year ? cell->year : *year;
        }
        return any;
}

/* day_beside: the day of the sheet where it says one, else that of the record it belongs to. It
 * is told once in the report, since a day nobody wrote is a guess, if the best one. */
static struct val day_beside(struct importer *m, struct import_group *g, const struct field *f, const struct draft *of)
{
        const struct match *match = &m->matches[g->refs[0].sheet];
        const char *own = of->e->life == LIFE_SPAN ? "from_on" : of->e->day;
        const struct field *day = own ? field_find(of->e, str_of(own)) : NULL;
        struct val v = day && day->type == FIELD_DATE ? draft_get(of, own) : V_NULL;
        if (match->day[0] || match->year_said)
                v = V_TEXT(g->group.day);
        if (v.type == VAL_TEXT)
                subject_note(m->c, &g->group, 0, g->group.subject->columns[0].field, "date.taken_over",
                             arena_fmt(m->c->arena,
                                       say(m->c, "没有“%s”一列：按表上的日期，没有时按该记录的起始日期",
                                           "no column “%s”: the day of the sheet is taken, else that of its record"),
                                       field_title(m->c, f))
                                     .p);
        return v;
}

/* taken_over: money and names are never taken over: what the row doesn't say of them is not known. */
static struct val taken_over(struct importer *m, struct import_group *g, const struct field *f, const struct draft *of,
                             int year)
{
        const bool township = f->level && strlen(g->group.place) < 12;
        if (f->type == FIELD_DATE)
                return day_beside(m, g, f, of);
        if (f->type == FIELD_YEAR && (year || g->group.year_said))
                return V_INT(year ? year : g->group.year);
        if (f->type == FIELD_PLACE && g->group.place[0] && !township)
                return V_TEXT(g->group.place);
        return V_NULL;
}

/* lacks: a field it must have, for which the sheet has no column: such a record is left out, and the report says so.
 * Not a refusal: the row's own record is whole, and the columns of the other were never meant to be. */
static bool lacks(struct importer *m, struct import_group *g, const struct draft *d)
{
        for (size_t i = 0; i < d->e->n_fields; i++) {
                const struct field *f = &d->e->fields[i];
                const struct subject_cell *cell = cell_for(g, d->e, f);
                if (!f->required || f->derived || d->v[i].type != VAL_NULL || !cell || in_sheet(g, cell))
                        continue;
                subject_note(m->c, &g->group, 0, g->group.subject->columns[0].field, "beside.left_out",
                             arena_fmt(m->c->arena, say(m->c, "“%s”没有登记：表上没有“%s”一列",
                                                        "%s: nothing entered, for want of a column “%s”"),
                                       entity_title(m->c, d->e), field_title(m->c, f))
                                     .p);
                return true;
        }
        return false;
}

/* put_beside: the reference back is set by us: whatever the sheet says of the site, it is the site of this base. */
static bool put_beside(struct importer *m, struct import_group *g, const struct entity *e, const struct draft *of)
{
        struct draft *d = draft_new(m->c->arena, e);
        int year = 0;
        if (!says_of_beside(g, e, &year))
                return true;
        subject_fill(d, &g->group, 0);
        if (!resolve_row(m, g, 0, d))
                return false;
        draft_set(d, e->beside, V_INT(of->id));
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                if (f->required && d->v[i].type == VAL_NULL && f->type != FIELD_REF)
                        draft_set(d, f->name, taken_over(m, g, f, of, year));
        }
        return g->group.rows[0].refused || lacks(m, g, d) || apply_draft(m, g, d);
}

/* beside_apply: in the order of the modules, so that what one of them names has been written before. */
bool beside_apply(struct importer *m, struct import_group *g, const struct draft *of)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)) && !g->group.rows[0].refused; i++)
                if (subject_beside(e, of->e) && !put_beside(m, g, e, of))
                        return false;
        return true;
}

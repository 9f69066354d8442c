/* opening.c: what an import is about, read off the report that is kept of it: the areas of the registers its tables
 * fill and of the closed fields among their columns. Who opens another's import opens all of that: its report quotes
 * cells, its returned workbook holds them all. A workbook nobody understands may hold anything, so it is as closed as
 * the most closed. */
#include "core/look.h"
#include "import/import_private.h"

#include <jansson.h>

/* cell_field: what the cells of a column are: "person.political_status", also where the table calls them by a name of
 * its own. */
static struct str cell_field(struct str subject, struct str name)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t i = 0; i < n; i++)
                for (size_t s = 0; s < m[i]->n_subjects; s++)
                        for (size_t k = 0; k < m[i]->subjects[s].n_columns; k++) {
                                const struct column *column = &m[i]->subjects[s].columns[k];
                                if (str_is(subject, m[i]->subjects[s].name) && str_is(name, column->field) &&
                                    column->like)
                                        return str_of(column->like);
                        }
        return name;
}

/* column_area: a closed field's, else its register's. */
static enum area column_area(struct str name, const struct entity **e)
{
        struct str entity, rest = name;
        (void)str_cut(&rest, '.', &entity);
        *e = entity_find(entity);
        const struct field *f = *e ? field_find(*e, rest) : NULL;
        return !*e ? AREA_BASE : f && f->closed ? f->closed : (*e)->area;
}

/* opened: reading it is allowed, and noted where it is another department's. */
static bool opened(struct ctx *c, const struct entity *e, enum area area)
{
        if (!scope_reads(c->actor, area, c->county))
                return false;
        look_row(look_into(c, e, area, 0));
        return true;
}

static bool opens_sheet(struct ctx *c, const json_t *sheet)
{
        size_t i;
        const json_t *column;
        const struct entity *e;
        const char *subject = json_string_value(json_object_get(sheet, "subject"));
        if (!subject)
                return false;
        e = entity_find(str_of(subject));
        bool ok = !e || opened(c, e, e->area);
        json_array_foreach(json_object_get(sheet, "columns"), i, column) {
                const char *field = json_string_value(json_object_get(column, "field"));
                const enum area area = column_area(cell_field(str_of(subject), str_of(field ? field : "")), &e);
                ok = ok && (!e || opened(c, e, area));
        }
        return ok;
}

/* opens_anything: every compartment, each noted by a register of it. */
static bool opens_anything(struct ctx *c)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++)
                if (!scope_reads(c->actor, e->area, c->county))
                        return false;
        for (int a = 0; a < AREA_MAX; a++) {
                for (size_t i = 0; (e = entity_at(i)) && e->area != (enum area)a; i++)
                        ;
                look_row(e ? look_into(c, e, e->area, 0) : NULL);
        }
        return true;
}

bool import_opens(struct ctx *c, int64_t account, struct str report)
{
        json_error_t why;
        size_t i;
        const json_t *sheet;
        if (account == c->actor->account_id)
                return true;
        json_t *kept = json_loadb(report.p, report.n, 0, &why), *sheets = json_object_get(kept, "sheets");
        bool understood = json_array_size(sheets) > 0, ok = true;
        json_array_foreach(sheets, i, sheet) {
                understood = understood && json_is_true(json_object_get(sheet, "understood"));
                ok = ok && (!understood || opens_sheet(c, sheet));
        }
        json_decref(kept);
        return ok && (understood || opens_anything(c));
}

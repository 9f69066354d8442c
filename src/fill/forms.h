/* forms.h: the tables counties hand in, ready as templates: each a workbook with marks (fill.h), made by the program,
 * that an office may save, restyle and fill again as its own. */
#ifndef BANGFU_FILL_FORMS_H
#define BANGFU_FILL_FORMS_H

#include "core/period.h"

/* Titles as offices write them in their tables, not those of the register's fields. */
struct form_column {
        const char *title, *field; /* field NULL: an empty column, such as one for signatures */
        int width;                 /* characters */
        bool sum;                  /* added up below */
};
struct form {
        const char *name, *title, *title_en;
        const char *list; /* list or register whose rows it has */
        const struct form_column *columns;
        size_t n;
        bool monthly; /* of a month: asked for a day, that day's */
};

/* In the order in which the page lists them. */
const struct form *form_at(size_t i); /* NULL behind the last */
const struct form *form_find(struct str name);
/* form_period: what a form takes of the period asked for: a monthly one, asked for a day or nothing, its month. */
void form_period(const struct ctx *c, const struct form *f, struct period *p);
/* form_template: the workbook with its marks, as an xlsx that appears when whole. */
MUST bool form_template(struct ctx *c, const struct form *f, const char *path);

#endif

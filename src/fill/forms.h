/* forms.h: the tables counties hand in, ready as templates: each a workbook with marks (fill.h),
 * made by the program, that an office may save, restyle and fill again as its own.
 *
 * A county that begins with the system wants its usual papers on the first day. They are made by
 * the program rather than kept as files, so that a field that is renamed or a figure that goes
 * is noticed when they are made, in a test, and not by an office in December. */
#ifndef BANGFU_FILL_FORMS_H
#define BANGFU_FILL_FORMS_H

#include "core/period.h"

/* What stands below a column: nothing, its sum, or its sum and the same in capitals (for one column of a table). */
enum form_total { TOTAL_NONE, TOTAL_SUM, TOTAL_CAPITALS };
/* A column is a mark with a title above it. `field` is written into the mark as it stands, so it
 * may be whatever a list's mark may ask for: a path, a figure, what other rows say. */
struct form_column {
        const char *title, *field; /* field NULL: an empty column, such as one for signatures */
        int width;                 /* characters */
        enum form_total total;
};
/* A sheet of the workbook. */
struct form_table {
        const char *title; /* of the sheet and, behind the form's, of its page; NULL: the form's */
        const char *list;  /* list or register whose rows it has */
        const struct form_column *columns;
        size_t n;
};
/* What a form takes that is asked for a day: the day, its month, or its year up to it. */
enum form_span { SPAN_DAY, SPAN_MONTH, SPAN_YEAR };
struct form {
        const char *name, *title, *title_en;
        enum form_span span;
        const char *head;  /* the line under the title, with marks; NULL: who reports, and the day */
        const char *foot;  /* what is signed; NULL: who made, checked and answers for it */
        bool notice;       /* hangs on a wall: upright, its head a paragraph, signed on the right, added up by nobody */
        const struct form_table *tables;
        size_t n;
};

/* In the order in which the page offers them. */
const struct form *form_at(size_t i); /* NULL behind the last */
const struct form *form_find(struct str name);
/* form_period: what a form takes of the period asked for, when that is a day or nothing. */
void form_period(const struct ctx *c, const struct form *f, struct period *p);
/* form_template: the workbook with its marks, as an xlsx that appears when whole. */
MUST bool form_template(struct ctx *c, const struct form *f, const char *path);

#endif

/* fill_parts.h: between fill.c (the workbook), fill_sheet.c (one sheet) and fill_values.c (the marks). */
#ifndef BANGFU_FILL_FILL_PARTS_H
#define BANGFU_FILL_FILL_PARTS_H

#include "base/buf.h"
#include "fill/fill.h"

#define FILL_FIELDS 64 /* different marks of one repeated row */
#define FILL_COLUMNS 64 /* columns whose width is looked at */

/* A number alone in its cell goes in as one, so that the county's own formulas add it up. */
struct fill_value {
        struct str text;
        bool number;
};
/* fill_row: the data of a repeated row: for each of its marks, in order of `marks`, and each row of the list. */
struct fill_rows {
        uint32_t row;    /* of the template, from 1 */
        size_t n;        /* rows of the list */
        struct str list; /* its name; all marks of one row name the same */
        struct str marks[FILL_FIELDS];
        size_t n_marks;
        struct fill_value *values; /* n × n_marks */
};
struct fill {
        struct ctx *c;
        const struct fill_asked *asked;
        struct fill_done *done;
        struct str *strings; /* shared strings of the workbook */
        size_t n_strings, capacity;
};

/* fill_list_mark: whether the mark repeats its row; name and field of it. */
bool fill_list_mark(const struct fill *f, struct str mark, struct str *list, struct str *field);
/* fill_load: the rows of r->list into r->values. */
MUST bool fill_load(struct fill *f, struct fill_rows *r);
/* fill_one: a mark that repeats nothing. */
MUST bool fill_one(struct fill *f, struct str mark, struct fill_value *out);
/* The one error for all marks that mean nothing. */
MUST bool fill_bad_mark(struct ctx *c, struct str mark);

/* fill_sheet: the part filled; *changed false: it has no marks. */
MUST bool fill_sheet(struct fill *f, struct str part, struct str *out, bool *changed);
/* fill_widths: of the first columns, in digits; fill_lines: how many lines a text takes in one; fill_row_tag: the
 * tag of a row high enough for so many, unless it has a height of its own. Columns beyond these have the usual
 * width, which at worst makes a row too low. */
void fill_widths(struct str part, unsigned widths[FILL_COLUMNS]);
unsigned fill_lines(struct str text, unsigned width);
struct str fill_row_tag(struct arena *a, struct str tag, unsigned lines);
/* xml_plain: text with its entities resolved. */
struct str xml_plain(struct arena *a, struct str s);

#endif

/* fill_parts.h: between fill.c (the workbook), fill_sheet.c (one sheet) and fill_values.c (the marks). */
#ifndef BANGFU_FILL_FILL_PARTS_H
#define BANGFU_FILL_FILL_PARTS_H

#include "base/buf.h"
#include "fill/fill.h"

#define FILL_FIELDS 64 /* different marks of one repeated row */
#define FILL_COLUMNS 64 /* columns whose width is looked at */

/* A number stays one where it stands alone, so that the county's own sums below it work. */
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
/* fill_column: where the cells of a mark come from: the row itself, or a table looked up by what the row refers to
 * (from) or by the row's own number (from NULL), in the order of its numbers. */
struct fill_pair {
        int64_t id;
        struct fill_value v;
};
struct fill_column {
        struct str field; /* of the row, when nothing is looked up */
        bool looked_up;
        const struct field *from;
        struct fill_pair *all;
        size_t n;
};
/* What all sheets of one workbook share while it is filled. */
struct fill {
        struct ctx *c;
        const struct fill_asked *asked;
        struct fill_done *done;
        struct str *strings; /* shared strings of the workbook */
        size_t n_strings, capacity;
        struct fill_township { /* read once, for the names of villages */
                char code[10];
                struct str name;
        } *townships;
        size_t n_townships;
};

/* fill_list_mark: whether the mark repeats its row; name and field of it. Marks of one row must
 * all be of one list: two lists in a row have no common number of rows. */
bool fill_list_mark(const struct fill *f, struct str mark, struct str *list, struct str *field);
/* fill_load: the rows of r->list into r->values. All of it at once, for references in formulas
 * depend on how many rows there are. */
MUST bool fill_load(struct fill *f, struct fill_rows *r);
/* fill_one: a mark that repeats nothing. */
MUST bool fill_one(struct fill *f, struct str mark, struct fill_value *out);
MUST bool fill_bad_mark(struct ctx *c, struct str mark);

/* fill_list_called, fill_register_called, fill_field_called: by name or by the title a page shows; NULL: none. */
const struct list *fill_list_called(const struct ctx *c, struct str name);
const struct entity *fill_register_called(const struct ctx *c, struct str name);
const struct field *fill_field_called(const struct ctx *c, const struct entity *e, struct str name);
/* fill_use: notes that rows of e go in; refused to who has no right to export them. beside: as in struct fill_used. */
MUST bool fill_use(struct fill *f, const struct entity *e, bool beside);
/* fill_query: list or register by name, of the place and period asked for. */
MUST bool fill_query(struct fill *f, struct str name, bool beside, struct query *q);
/* fill_field_value: a field of a row, or its title, place or id; false: there is none of that name. */
bool fill_field_value(struct fill *f, const struct entity *e, const struct row_view *r, struct str name,
                      struct fill_value *out);
/* fill_column_load: whatever the mark's column needs beside its rows, before they are opened: two statements at once on
 * one reader would hold each other's snapshot. fill_column_value: the cell; false: no such field. */
MUST bool fill_column_load(struct fill *f, const struct query *q, struct str mark, struct str field,
                           struct fill_column *out);
bool fill_column_value(struct fill *f, const struct query *q, const struct row_view *v, const struct fill_column *x,
                       struct fill_value *out);

/* fill_place: a place as papers write it: a village with its township and without its committee, 西卅店镇幸福村.
 * fill_places: the townships, before rows are opened. */
MUST bool fill_places(struct fill *f);
struct str fill_place(const struct fill *f, struct str code, struct str title);
/* fill_written: {{date}} and {{period}}: a day, a month, a year or a stretch as papers write it. */
struct str fill_written(struct ctx *c, const struct period *p);

/* fill_sheet: the part filled; *changed false: it has no marks. Works on the part's text, so
 * that what has no mark goes out byte for byte. */
MUST bool fill_sheet(struct fill *f, struct str part, struct str *out, bool *changed);
/* fill_widths: of the first columns, in digits; fill_lines: how many lines a text takes in one;
 * fill_row_tag: the tag of a row high enough for so many, unless it has a height of its own. */
void fill_widths(struct str part, unsigned widths[FILL_COLUMNS]);
unsigned fill_lines(struct str text, unsigned width);
struct str fill_row_tag(struct arena *a, struct str tag, unsigned lines);
/* xml_plain: text with its entities resolved. For texts of cells, whose marks may be written with entities. */
struct str xml_plain(struct arena *a, struct str s);

#endif

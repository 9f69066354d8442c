/* closed_sheet.h: a table most of whose cells are closed, as a workbook: the sheet is protected, the open cells are
 * unlocked and tinted, a column of codes offers its words in a drop-down. And back again: where the table's columns
 * stand in a workbook that somebody has filled in, whatever he did around them.
 *
 * Protection has no password: it keeps hands from slipping. Whether a closed cell was changed is the reader's to tell,
 * who compares. Every cell is text, so that numbers of 18 digits stay what they are.
 *
 * Used where a department is asked for a few columns of rows we already know: what is known stands there to be seen
 * and not to be retyped, and only the answers come back. A sheet without locks comes back with rows sorted, columns
 * renamed and numbers rounded, and somebody has to find out what was answered. */
#ifndef BANGFU_FILL_CLOSED_SHEET_H
#define BANGFU_FILL_CLOSED_SHEET_H

#include "book/book.h"

/* A form wider than this can't be filled in by hand. */
#define CLOSED_COLUMNS_MAX 64

struct closed_column {
        const char *title, *other; /* the header, and its other ways (language, times), joined by | */
        const char *hint;          /* shown at an open cell; NULL: none */
        const struct str *allowed; /* words to choose from; NULL: any text */
        size_t n_allowed;
};
struct closed_row {
        const struct str *texts; /* one a column */
        const bool *open;        /* one a column */
};
struct closed_table {
        struct str name, heading; /* of the sheet; the line above the table */
        const struct closed_column *columns;
        size_t n;
        const struct closed_row *rows;
        size_t n_rows;
};
/* The sheet goes to people who have no account here. */
MUST bool closed_write(struct ctx *c, const char *path, const struct closed_table *t);

/* Columns may have been moved, left out or added to: each is found by its own title, and a row by what stands in it. */
struct closed_found {
        struct book book;
        size_t sheet;
        uint32_t header;                     /* row of the titles */
        size_t first;                        /* index of the first row below them */
        size_t at[CLOSED_COLUMNS_MAX];       /* where each column stands; CLOSED_NOWHERE: not in this workbook */
};
#define CLOSED_NOWHERE ((size_t)-1)
/* closed_find: the sheet that has the first column's title; ERR_INVALID sheet.not_ours when none has. */
MUST bool closed_find(struct ctx *c, const char *path, const struct closed_column *columns, size_t n,
                      struct closed_found *out);
/* closed_cell: the trimmed text of a column in a row; "" when it is not there. */
struct str closed_cell(struct ctx *c, const struct closed_found *f, const struct row *row, size_t column);

#endif

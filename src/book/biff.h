/* biff.h: the records of an Excel workbook of 1995 to 2003 (BIFF5 and BIFF8), read into sheets of cells. For
 * book_xls.c. */
#ifndef BANGFU_BOOK_BIFF_H
#define BANGFU_BOOK_BIFF_H

#include "book/book_build.h"

/* Rows of a sheet in this format: their numbers are 16 bits wide, so a number read is always below it. */
#define BIFF_ROWS 65536

/* What a sheet's records give, before it is put into rows: they come in any order. */
struct biff_cell {
        uint32_t row, column;
        enum cell_kind kind;
        struct str text;
};
struct biff_sheet {
        struct str name;
        struct biff_cell *cells; /* by row, then column */
        size_t n, capacity;
        struct merge *merges;
        size_t n_merges, merges_capacity;
        bool *hidden_rows; /* BIFF_ROWS of them, or NULL */
        bool hidden;
        uint32_t at; /* where in the stream it begins */
};
struct biff {
        struct biff_sheet *sheets;
        size_t n;
};

/* biff_read: stream begins with the workbook's own records. False when it contradicts itself, is too old, or has a
 * password. */
MUST bool biff_read(struct book_build *b, struct str stream, struct biff *out);
bool biff_password(struct ctx *c); /* the error for a protected workbook */

#endif

/* book.h: a workbook as it was made, whatever its format: xlsx, xls (BIFF), csv (UTF-8, BOM, GB18030).
 *
 * book_open reads everything into the arena: sheets of rows of cells, each cell with the text a person sees (dates
 * already as YYYY-MM-DD), its kind, and whether it is covered by a merge. Nothing is cleaned or interpreted here. Rows
 * and columns count from 0; messages to people count from 1 (book_cell_name).
 *
 * Bounded, fail closed: file <= 64 MiB; unpacked <= 1 GiB and <= 200 times the packed size; <= 64 sheets, <= 1,100,000
 * rows, <= 512 columns a sheet, <= 32,767 bytes a cell; no DTD; a password-protected, damaged or foreign file gives an
 * error that says which. */
#ifndef BANGFU_BOOK_BOOK_H
#define BANGFU_BOOK_BOOK_H

#include "base/ctx.h"

enum book_format { BOOK_XLSX, BOOK_XLS, BOOK_CSV };

/* The kind is kept beside the text because two cells that read alike mean different things: an ID number as a
 * NUMBER has lost its last digits and is refused, as a TEXT it is whole; a DATE needs no guessing of its style. */
enum cell_kind {
        CELL_EMPTY,
        CELL_TEXT,
        CELL_NUMBER, /* text is the shortest decimal that gives the stored number back; never in scientific notation
                        below 1e21 */
        CELL_DATE,   /* a number shown as a date: text is YYYY-MM-DD. A year or month typed into a cell of that
                        look (2014, which would be a day of 1905; 201403) is the NUMBER it was meant as */
        CELL_BOOL,   /* text is TRUE or FALSE */
        CELL_ERROR,  /* #REF!, #N/A …: text is that word */
        CELL_FORMULA /* a formula whose value is not in the file: text is "=" */
};

struct cell {
        struct str text;
        unsigned char kind; /* enum cell_kind */
        bool merged;        /* covered by a merge whose first cell is elsewhere; text is that first cell's */
};

/* Sheets are sparse: a table may begin in row 200 and have stray formats to the last row, so rows without text
 * don't stand in the array and each knows its own number. Blanks alone are no text: somebody's space in column XFD
 * makes no row and no width. */
struct row {
        struct cell *cells;
        uint32_t n;      /* cells present; beyond it all are empty */
        uint32_t number; /* row of the sheet, from 0 */
        bool hidden;
};

/* Both ends belong to it. Kept beside the spread cells for the patcher, who writes merges back and tints the cell
 * that shows. */
struct merge {
        uint32_t row, column, last_row, last_column;
};

struct sheet {
        struct str name;  /* "" for csv */
        struct row *rows; /* only rows with a cell of text, in order */
        size_t n;
        struct merge *merges;
        size_t n_merges;
        bool hidden;
};

struct book {
        enum book_format format;
        struct sheet *sheets;
        size_t n;
};

/* The arena's limit is the last of the bounds: a book within all others may still not fit, and ends in an error. */
MUST bool book_open(struct ctx *c, const char *path, struct book *out);
/* book_cell: the cell, or an empty one outside what is there. */
struct cell book_cell(const struct row *row, size_t column);
/* book_cell_name: "P12" of row 11, column 15. It is what Excel shows at the left of the formula bar: an officer
 * goes there by it. */
void book_cell_name(size_t row, size_t column, char out[16]);
void book_column_name(size_t column, char out[8]); /* "P" */

#endif

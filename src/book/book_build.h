/* book_build.h: what the readers of xlsx, xls and csv share: a book is put together sheet by sheet, row by row, within
 * its limits.
 *
 * For those three files only; callers of books include book.h. Order of calls: build_start; for each sheet build_sheet,
 * for each row build_row, build_cell (any order of columns), build_row_end; build_merge; build_sheet_end. A text handed
 * to build_cell must live in the arena (build_text puts it there). Memory is asked for through build_room, so that a
 * huge book ends in an error and not in the arena's abort; an eighth of the arena is left to the caller. */
#ifndef BANGFU_BOOK_BOOK_BUILD_H
#define BANGFU_BOOK_BOOK_BUILD_H

#include "book/book.h"

/* A register of a million persons with 20 columns, by which the import is measured, has to fit; no county has
 * more. Deflate packs up to 1,032 times, the XML of real sheets some tens of times: 200 lies between. Excel's own
 * sheets end at 1,048,576 rows, 16,384 columns and 32,767 characters a cell; registers are wide, but nobody has
 * filled 512 columns by hand. */
#define BOOK_FILE_MAX ((uint64_t)64 << 20)
#define BOOK_UNPACKED_MAX ((uint64_t)1 << 30)
#define BOOK_RATIO_MAX 200
#define BOOK_RATIO_FLOOR ((uint64_t)1 << 20) /* below it a high ratio is only a small, regular file */
#define BOOK_SHEETS_MAX 64
#define BOOK_ROWS_MAX 1100000
#define BOOK_COLUMNS_MAX 512
#define BOOK_TEXT_MAX 32767

/* One at a time: the sheet, the row and the texts being read. The scratch line is as wide as a row may be, so
 * cells can come in any order of columns and a later one replaces an earlier. */
struct book_build {
        struct ctx *c;
        struct book *out;
        struct sheet *sheet; /* the one being filled */
        struct cell *line;   /* the row being filled: BOOK_COLUMNS_MAX cells */
        uint32_t line_n, number;
        bool hidden;
        size_t rows_capacity, merges_capacity;
        char *pool; /* short texts are packed into blocks: no alignment lost between them */
        size_t pool_left;
};

/* Every step but the first may find a limit passed, says so with the sheet and cell, and ends the reading. */
void build_start(struct book_build *b, struct ctx *c, struct book *out, enum book_format format);
MUST bool build_sheet(struct book_build *b, struct str name, bool hidden);
MUST bool build_row(struct book_build *b, uint32_t number, bool hidden);
MUST bool build_cell(struct book_build *b, uint32_t column, enum cell_kind kind, struct str text);
MUST bool build_row_end(struct book_build *b);
MUST bool build_merge(struct book_build *b, struct merge merge);
MUST bool build_sheet_end(struct book_build *b);

/* build_text: a copy of s that lives as long as the book. */
MUST bool build_text(struct book_build *b, struct str s, struct str *out);
/* build_room: whether so many bytes may still be taken from the arena. */
MUST bool build_room(struct book_build *b, size_t bytes);
/* build_grow: arena_grow behind build_room. */
MUST bool build_grow(struct book_build *b, void *array, size_t *capacity, size_t need, size_t size, void **out);
/* build_where: "工作表 定城镇 P12" for messages; column UINT32_MAX names the row alone. */
const char *build_where(struct book_build *b, uint32_t row, uint32_t column);
/* build_number: the shortest decimal that reads back as value; plain digits below 1e21. */
void build_number(double value, char out[48]);

/* build_value: a number of a spreadsheet as a cell: its kind, and its text in out. */
enum cell_kind build_value(double value, bool date, bool system_1904, char out[48]);

/* build_date_number, build_date_code: whether a number format shows a date: by its reserved number, by its code. */
bool build_date_number(uint32_t id);
bool build_date_code(struct str code);

/* book_foreign: the error for a file that is no workbook, but what the words say. */
bool book_foreign(struct ctx *c, const char *zh, const char *en);

MUST bool book_open_xlsx(struct ctx *c, const char *path, struct book *out);
MUST bool book_open_xls(struct ctx *c, const char *path, struct book *out);
MUST bool book_open_csv(struct ctx *c, const char *path, struct book *out);

#endif

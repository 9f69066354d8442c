/* writer.h: rows out to xlsx (libxlsxwriter in constant-memory mode) or csv (UTF-8 with BOM, CRLF), streaming.
 *
 * ID and card numbers are always text cells. In csv a text beginning with = + - @ tab or CR gets a ' before it (formula
 * injection) unless it is a plain number; book_open's caller takes it off again (utf8_squeeze drops apostrophes; for
 * other fields the importer does). The file appears under its name only when whole. */
#ifndef BANGFU_BOOK_WRITER_H
#define BANGFU_BOOK_WRITER_H

#include "base/ctx.h"

/* xlsx for people; csv for what is too long for a sheet and for programs of other departments. */
enum writer_format { WRITER_XLSX, WRITER_CSV };
/* What a column holds is told by the field, never guessed from a text: 18 digits are an ID number. */
enum writer_kind { WRITE_TEXT, WRITE_INT, WRITE_DECIMAL, WRITE_DATE };

struct writer_column {
        struct str title;
        enum writer_kind kind;
        int width; /* characters; 0 lets the writer choose */
};
struct writer; /* owns its file until writer_close or writer_abandon */

MUST bool writer_open(struct ctx *c, enum writer_format format, const char *path, struct str sheet_name,
                      const struct writer_column *columns, size_t n, struct writer **out);
/* writer_row: n texts in the order of the columns; a decimal as "12.50", an empty text is an empty cell. xlsx numbers
 * and dates become real ones. */
MUST bool writer_row(struct ctx *c, struct writer *w, const struct str *texts);
/* writer_mark: a watermark at the foot of each printed page of the sheet and in the properties of the workbook; before
 * writer_close. In a csv it changes nothing: there it is a heading, the caller's to write. */
void writer_mark(struct ctx *c, struct writer *w, struct str words);
/* writer_sheet: begins a further sheet (xlsx only). */
MUST bool writer_sheet(struct ctx *c, struct writer *w, struct str name, const struct writer_column *columns, size_t n);
MUST bool writer_close(struct ctx *c, struct writer *w);
void writer_abandon(struct writer *w);

#endif

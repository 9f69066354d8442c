/* docx.h: a paper as .docx: title, headings, paragraphs and tables in the measures of GB/T 9704, which Word, WPS and
 * LibreOffice open.
 *
 * A4; margins 37 mm above and 28 mm at the binding; text block 156 × 225 mm; 22 lines of 28 characters a page; body in
 * 仿宋 of size 3 (16 pt), title in 小标宋 of size 2 (22 pt), headings in 黑体 and 楷体; page numbers — 1 — outside.
 * Fonts are named, not carried: the font table names what stands in where one is missing.
 *
 * Texts are plain UTF-8. The file appears under its name only when it is whole. */
#ifndef BANGFU_BOOK_DOCX_H
#define BANGFU_BOOK_DOCX_H

#include "base/ctx.h"

struct docx; /* in the arena; its buffer is freed by docx_close or docx_abandon */

/* docx_open: title and source go into the properties of the file; the source says what it was made from. */
struct docx *docx_open(struct ctx *c, struct str title, struct str source);
void docx_title(struct docx *d, struct str text);              /* centred */
void docx_line(struct docx *d, struct str text);               /* centred, in the size of the body */
void docx_heading(struct docx *d, int level, struct str text); /* 1: 黑体; 2: 楷体 */
void docx_paragraph(struct docx *d, struct str text);          /* indented by two characters */
void docx_signature(struct docx *d, struct str text);          /* to the right: the unit, then the day */
void docx_page(struct docx *d);                                /* what follows stands on a new page */
void docx_note(struct docx *d, struct str text);               /* small, at the end of a paper */
/* A table over the width of the text block: columns share it by their weights; the first row is repeated on every
 * page. Weights and not millimetres: the same columns fit whatever stands beside them. */
struct docx_column {
        struct str title;
        unsigned weight;
        bool right;
};
void docx_table(struct docx *d, const struct docx_column *columns, size_t n);
void docx_row(struct docx *d, const struct str *texts);
void docx_table_end(struct docx *d);
MUST bool docx_close(struct ctx *c, struct docx *d, const char *path);
void docx_abandon(struct docx *d);

#endif

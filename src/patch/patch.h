/* patch.h: the refused come back in the same workbook: every part, row, style, width and merge kept; the faulty cells
 * tinted, and one column 问题 (or "Problem") added behind the last used column of each sheet's header, with the reasons
 * beside the row.
 *
 * An xlsx is patched in place (libzip + expat: only the touched sheet parts and styles.xml are rewritten, everything
 * else is copied byte by byte). xls and csv come back as a new xlsx with the same cells. On re-import the column is
 * recognised by its title, ignored by the matcher, and tints mean nothing. A workbook that already carries our column
 * and tints gets them replaced, not doubled: old tints of cells that are no longer marked go back to the style they
 * had.
 *
 * A sheet without marks gets no column and loses an old one; a book with nothing to change comes back byte for byte.
 * The column is free from the header down: a county's own column 问题 (without our tint) and notes beside the table
 * stay. A mark on a covered cell of a merge tints the cell that shows; a mark at or above the header only tints. An
 * xlsx without styles is given the column and no tints. */
#ifndef BANGFU_PATCH_PATCH_H
#define BANGFU_PATCH_PATCH_H

#include "book/book.h"

/* Both are known on the way back, whichever language the reader of the first round had. */
#define PATCH_TITLE_ZH "问题"
#define PATCH_TITLE_EN "Problem"

/* A mark may point to any cell, also to one that is not in the file: a required value that is missing is marked
 * where it should stand. */
struct mark {
        size_t sheet;         /* index into book.sheets */
        uint32_t row, column; /* the faulty cell */
        struct str reason;    /* shown in the problem column of that row; several of one row are joined by "；" */
};
struct patch_header {
        size_t sheet;
        uint32_t row; /* where the title of the problem column stands */
};

/* patch_write: source is the file book was opened from; out is a new file, written beside and renamed when whole.
 * The upload itself is never touched: it is evidence of what was handed in. */
MUST bool patch_write(struct ctx *c, const char *source, const struct book *book, const struct patch_header *headers,
                      size_t n_headers, const struct mark *marks, size_t n_marks, const char *out);

#endif

/* patch.h: the refused come back in the same workbook: every part, row, style, width and merge
 * kept; the faulty cells tinted, and one column 问题 (or "Problem") added behind the last used
 * column of each sheet's header, with the reasons beside the row.
 *
 * An xlsx is patched in place (libzip + expat: only the touched sheet parts and styles.xml are
 * rewritten, everything else is copied byte by byte). xls and csv come back as a new xlsx with
 * the same cells. On re-import the column is recognised by its title, ignored by the matcher,
 * and tints mean nothing. A workbook that already carries our column and tints gets them
 * replaced, not doubled: old tints of cells that are no longer marked go back to the style they
 * had.
 *
 * A sheet without marks gets no column and loses an old one; a book with nothing to change comes
 * back byte for byte. The column is free from the header down: a county's own column 问题 (without
 * our tint) and notes beside the table stay. A mark on a covered cell of a merge tints the cell
 * that shows; a mark at or above the header only tints. An xlsx without styles is given the
 * column and no tints.
 *
 * Why the very same workbook: people have set its widths, colours, formulas and print areas, and
 * know their way about it. A new file with our layout would be retyped into the old one, with
 * new mistakes. So only the cells at fault are tinted and one column is added, and both go again
 * when all is well. */
#ifndef BANGFU_PATCH_PATCH_H
#define BANGFU_PATCH_PATCH_H

#include "book/book.h"

#define PATCH_TITLE_ZH "问题"
#define PATCH_TITLE_EN "Problem"

/* One fault: where it stands, and why, in words for whoever has to mend it. */
struct mark {
        size_t sheet;         /* index into book.sheets */
        uint32_t row, column; /* the faulty cell */
        struct str reason;    /* shown in the problem column of that row; several of one row are joined by "；" */
};
/* Where the column of problems gets its title; a sheet without one is only tinted. */
struct patch_header {
        size_t sheet;
        uint32_t row; /* where the title of the problem column stands */
};

/* patch_write: source is the file book was opened from; out is a new file, written beside and
 * renamed when whole. */
MUST bool patch_write(struct ctx *c, const char *source, const struct book *book, const struct patch_header *headers,
                      size_t n_headers, const struct mark *marks, size_t n_marks, const char *out);

#endif

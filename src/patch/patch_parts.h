/* patch_parts.h: what the files of the patcher share: the plan of a sheet, the styles, the editing of tags. Not for
 * others. */
#ifndef BANGFU_PATCH_PATCH_PARTS_H
#define BANGFU_PATCH_PATCH_PARTS_H

#include "base/buf.h"
#include "book/package.h"
#include "patch/patch.h"

#include <stdio.h>

/* The whole way back hangs on this colour: a county's own reds must not be taken for it, or a second round would wipe
 * them out. Reasons beyond 6,000 bytes would make a cell nobody reads, and the report of the import has them all. */
#define TINT_RGB "FDE2E0" /* a light red that no office palette offers: by it our tints are known again */
#define REASONS_MAX 6000  /* bytes of reasons shown for one row */

/* want: what one cell is to become. Exactly one per cell, in order of rows, then columns. */
struct want {
        uint32_t row, column;
        struct str text; /* a cell of our column: its text; "" for a faulty cell, which is only tinted */
        bool title;
};

/* Made in two steps, because which column is ours is known only after the header's cells have been looked at for
 * their styles, and those are in the file and not in the book. */
struct plan {
        const struct sheet *sheet;
        const struct patch_header *header; /* NULL: this sheet gets no column */
        const struct row *header_row;      /* NULL when that row is empty */
        uint32_t column;                   /* ours, once plan_finish chose it */
        bool has_column;
        int64_t old_column;   /* ours from an earlier patch, or -1 */
        uint32_t title_style; /* of the header cell beside the column (xlsx) */
        struct want *wants;
        size_t n;
};

/* What patch_write was asked, handed through as one. */
struct patch_job {
        const struct book *book;
        const struct patch_header *headers;
        size_t n_headers;
        const struct mark *marks;
        size_t n_marks;
};

/* plan_start: the sheet's header; plan_finish, when old_column is known: the column and the sorted wants. Between
 * them sheet_scan (xlsx) or a look at the last title (xls, csv) finds the old column. */
void plan_start(const struct patch_job *job, size_t sheet, struct plan *out);
MUST bool plan_finish(struct ctx *c, const struct patch_job *job, size_t sheet, struct plan *plan);
bool plan_is_title(struct str text);
const struct row *plan_row(const struct sheet *sheet, uint32_t number); /* NULL when it is empty */
/* plan_want: the want for a cell, or NULL. */
const struct want *plan_want(const struct plan *plan, uint32_t row, uint32_t column);

/* Styles of an xlsx. A tint is a copy of the cell's own style with our fill. What the fill was is kept in the
 * colour a solid fill does not show (bgColor), so that the way back is known even after another program wrote the
 * file and renumbered everything. Nothing is kept outside the workbook: it travels through offices, is saved by
 * Excel and WPS, and comes back under another name. */
struct styles;
MUST bool styles_open(struct ctx *c, const struct package *p, struct styles **out);
bool styles_is_tint(const struct styles *s, uint32_t style);
uint32_t styles_tint(struct styles *s,
                     uint32_t style); /* the tinted copy; style itself when the file has no styles to copy */
uint32_t styles_base(struct styles *s, uint32_t style); /* what a tint was made of; any other style unchanged */
bool styles_changed(const struct styles *s);
MUST bool styles_text(struct styles *s, struct str *whole); /* the whole new part */
void styles_close(struct styles *s);                        /* accepts NULL */

/* sheet_scan: whether old titles in the header row are ours, and the style beside the new one. Reads no further
 * than the header row, so it costs little however long the register is. */
MUST bool sheet_scan(struct ctx *c, const struct package *p, size_t sheet, const struct styles *styles,
                     struct plan *plan);
/* sheet_rewrite: the part with the plan carried out, into a temporary file; *out stays NULL when nothing changes. */
MUST bool sheet_rewrite(struct ctx *c, const struct package *p, size_t sheet, struct styles *styles,
                        const struct plan *plan, FILE **out);

MUST bool patch_convert(struct ctx *c, const struct patch_job *job, const char *out);

/* Tags: raw text beginning with a start tag. tag_get is "" when the attribute is absent; tag_set replaces or adds
 * it. By hand and not by a library that reads and writes XML: such a one would write every other tag anew as
 * well, and what an office's program put there (extensions, order, quotes) would come back changed. */
struct str tag_get(struct str tag, const char *name);
struct str tag_set(struct arena *a, struct str tag, const char *name, const char *value);
struct str tag_drop(struct arena *a, struct str tag, const char *name);
struct str tag_prefix(struct str tag); /* "x:" of "<x:row …>", or "" */

#endif

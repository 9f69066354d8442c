/* patch.c: the front of the patcher: an xlsx is copied and its touched parts replaced in the
 * copy; other formats go to patch_convert.
 *
 * libzip copies the parts not replaced as they are packed. The result is written beside and
 * renamed when whole. */
#include "patch/patch.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "patch/patch_parts.h"
#include "book/place.h"

#define LEVEL 4 /* of compression: libzip's own choice, 9, takes three times as long to save a seventh of the size */

struct changed {
        const char *part;
        FILE *file;      /* a sheet, or NULL */
        struct str text; /* styles */
};

/* patch_copy_file: the original is never opened for writing: whatever happens, the person still
 * has what was sent. */
static bool patch_copy_file(struct ctx *c, const char *from, const char *to)
{
        char bytes[65536];
        FILE *in = fopen(from, "rb"), *out = in ? fopen(to, "wb") : NULL;
        size_t n;
        while (out && (n = fread(bytes, 1, sizeof bytes, in)) > 0)
                fwrite(bytes, 1, n, out);
        bool ok = in && out && !ferror(in) && !ferror(out);
        if (in)
                fclose(in);
        if (out && fclose(out) != 0)
                ok = false;
        if (ok)
                return true;
        place_failed(c, to);
        unlink(to);
        return false;
}

/* part_replace: the part keeps its place and its date. The zip owns a file handed to it. The
 * order of parts stays, since some programs want the workbook before its sheets. */
static bool part_replace(zip_t *zip, struct changed *p)
{
        zip_stat_t st;
        zip_stat_init(&st);
        if (zip_stat(zip, p->part, 0, &st) != 0 && zip_stat(zip, p->part, ZIP_FL_NOCASE, &st) != 0)
                return false;
        zip_source_t *source =
                p->file ? zip_source_filep(zip, p->file, 0, -1) : zip_source_buffer(zip, p->text.p, p->text.n, 0);
        if (!source)
                return false;
        p->file = NULL;
        if (zip_file_replace(zip, st.index, source, 0) != 0) {
                zip_source_free(source);
                return false;
        }
        /* The default method is deflate too; naming deflate itself would make libzip forget the
         * level. */
        if (zip_set_file_compression(zip, st.index, ZIP_CM_DEFAULT, LEVEL) != 0)
                return false;
        return (st.valid & ZIP_STAT_MTIME) == 0 || zip_file_set_mtime(zip, st.index, st.mtime, 0) == 0;
}

/* replace_all: all in one go: libzip writes the file anew once, however many parts have changed. */
static bool replace_all(struct ctx *c, const char *part, struct changed *changed, size_t n, const char *out)
{
        int code = 0;
        zip_t *zip = zip_open(part, 0, &code);
        bool ok = zip != NULL;
        for (size_t i = 0; i < n && ok; i++)
                ok = part_replace(zip, &changed[i]);
        if (ok && zip_close(zip) == 0)
                return true;
        if (zip)
                zip_discard(zip);
        return place_failed(c, out);
}

/* edit: sheets without marks are looked at too: a column of problems from the round before has
 * to go when all is well. */
static bool edit(struct ctx *c, const struct patch_job *job, const struct package *p, struct styles *styles,
                 struct changed *changed, size_t *n)
{
        for (size_t i = 0; i < job->book->n; i++) {
                struct plan plan;
                plan_start(job, i, &plan);
                changed[*n] = (struct changed){ .part = p->sheets[i].part };
                if (!sheet_scan(c, p, i, styles, &plan) || !plan_finish(c, job, i, &plan) ||
                    !sheet_rewrite(c, p, i, styles, &plan, &changed[*n].file))
                        return false;
                *n += changed[*n].file != NULL;
        }
        if (styles_changed(styles))
                changed[(*n)++] = (struct changed){ .part = p->styles, .text = styles_text(styles) };
        return true;
}

/* patch_package: temporary files are closed here unless the zip has taken them over; the part
 * beside is removed only when we made it. */
static bool patch_package(struct ctx *c, const struct patch_job *job, const struct package *p, const char *source,
                          const char *out)
{
        struct changed *changed = NEWS(c->arena, struct changed, job->book->n + 1);
        struct styles *styles = NULL;
        size_t n = 0;
        const char *part = place_part(c, out);
        bool copied = false;
        bool ok = styles_open(c, p, &styles) && edit(c, job, p, styles, changed, &n);
        if (ok)
                ok = copied = patch_copy_file(c, source, part);
        if (ok)
                ok = n == 0 || replace_all(c, part, changed, n, out);
        for (size_t i = 0; i < n; i++)
                if (changed[i].file)
                        fclose(changed[i].file);
        styles_close(styles);
        if (ok)
                return place_whole(c, part, out);
        if (copied)
                unlink(part);
        return false;
}

/* patch_write: the package must have the sheets the book was read from, or a mark would land in
 * another sheet. */
bool patch_write(struct ctx *c, const char *source, const struct book *book, const struct patch_header *headers,
                 size_t n_headers, const struct mark *marks, size_t n_marks, const char *out)
{
        const struct patch_job job = { book, headers, n_headers, marks, n_marks };
        struct package p = { .zip = NULL };
        if (book->format != BOOK_XLSX)
                return patch_convert(c, &job, out);
        if (!package_open(c, source, &p))
                return false;
        bool ok = p.n == book->n ? patch_package(c, &job, &p, source, out) : package_damaged(c, source);
        package_close(&p);
        return ok;
}

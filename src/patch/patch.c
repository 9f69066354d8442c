/* patch.c: the front of the patcher: an xlsx is copied and its touched parts replaced in the copy; other formats go to
 * patch_convert.
 *
 * libzip copies the parts not replaced as they are packed. The result is written beside and renamed when whole. */
#include "patch/patch.h"

#include "book/place.h"
#include "patch/patch_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The person who uploaded waits for the answer. */
#define LEVEL 4 /* of compression: libzip's own choice, 9, takes three times as long to save a seventh of the size */

/* A sheet may be a gigabyte unpacked and goes through a file; the styles are some kilobytes. */
struct changed {
        const char *part;
        FILE *file;      /* a sheet, or NULL */
        struct str text; /* styles */
};

/* A copy to change, so that a fault half-way leaves the upload as it was. libzip alone would write a new zip as
 * well, but beside the upload, in a directory that is not ours to write to. */
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

/* patch_replace: the part keeps its place and its date. The zip owns a file handed to it. The name is looked for
 * as the reader does: a part that was read must be found here. */
static bool patch_replace(zip_t *zip, struct changed *p)
{
        zip_stat_t st;
        if (!package_stat(zip, p->part, &st))
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
        /* The default method is deflate too; naming deflate itself would make libzip forget the level. */
        if (zip_set_file_compression(zip, st.index, ZIP_CM_DEFAULT, LEVEL) != 0)
                return false;
        return (st.valid & ZIP_STAT_MTIME) == 0 || zip_file_set_mtime(zip, st.index, st.mtime, 0) == 0;
}

/* Nothing is packed before zip_close, so that is where a full disk shows. */
static bool replace_all(struct ctx *c, const char *part, struct changed *changed, size_t n, const char *out)
{
        int code = 0;
        zip_t *zip = zip_open(part, 0, &code);
        bool ok = zip != NULL;
        for (size_t i = 0; i < n && ok; i++)
                ok = patch_replace(zip, &changed[i]);
        if (ok && zip_close(zip) == 0)
                return true;
        if (zip)
                zip_discard(zip);
        return place_failed(c, out);
}

/* The styles come last: each sheet asks for tints on its way, and only then is it known which new ones there are.
 * All sheets share them, so two sheets with the same look share a tint. */
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
        if (!styles_changed(styles))
                return true;
        changed[*n] = (struct changed){ .part = p->styles };
        return styles_text(styles, &changed[(*n)++].text);
}

/* Whoever changes nothing gets the copy as it is, byte for byte: repacked, it would look like another file to an
 * office that compares. Files no zip took over are closed here. */
static bool patch_package(struct ctx *c, const struct patch_job *job, const struct package *p, const char *source,
                          const char *out)
{
        struct changed *changed = NEWS(c->arena, struct changed, job->book->n + 1);
        struct styles *styles = NULL;
        size_t n = 0;
        const char *part = place_part(c, out);
        bool copied = false;
        bool ok = part && styles_open(c, p, &styles) && edit(c, job, p, styles, changed, &n);
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

/* The book and the file are read at different times: another number of sheets means that the file was changed
 * between. */
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

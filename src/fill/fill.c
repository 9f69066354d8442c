/* fill.c: the workbook around the filled sheets: the template is copied, its touched parts replaced in the copy (see
 * fill.h). The chain of computation is dropped and the workbook asks to be computed when it is opened.
 *
 * The template itself is never opened for writing, and what is filled is a copy under another name until it is whole.
 */
#include "fill/fill_parts.h"

#include "book/package.h"
#include "book/place.h"

#include <stdio.h>
#include <unistd.h>
#include <zip.h>

/* A template is a form; one part larger than this is none. */
#define PART_MAX ((zip_uint64_t)128 << 20)

/* ---- shared strings ---- */

/* Texts of cells stand in a part of their own; a mark in several runs is put together here,
 * before anybody looks for it. */
struct strings {
        struct fill *f;
        struct buf now;
        bool in_text, phonetic;
};

/* string_start: as the reader of workbooks does it: phonetic guides are no text of the cell. */
static void string_start(struct xml *x, const char *name, const char **attributes)
{
        struct strings *s = x->user;
        (void)attributes;
        s->in_text = strcmp(name, "t") == 0 && !s->phonetic;
        if (strcmp(name, "rPh") == 0)
                s->phonetic = true;
        if (strcmp(name, "si") == 0)
                buf_clear(&s->now);
}

/* string_end: kept whole, since marks may be cut into several runs by whoever formatted a word of them. */
static void string_end(struct xml *x, const char *name)
{
        struct strings *s = x->user;
        struct fill *f = s->f;
        s->in_text = false;
        if (strcmp(name, "rPh") == 0)
                s->phonetic = false;
        if (strcmp(name, "si") != 0)
                return;
        f->strings = arena_grow(f->c->arena, f->strings, &f->capacity, f->n_strings + 1, sizeof *f->strings);
        f->strings[f->n_strings++] = arena_str(f->c->arena, buf_str(&s->now));
}

/* string_text: runs are put together. */
static void string_text(struct xml *x, const char *p, size_t n)
{
        struct strings *s = x->user;
        if (s->in_text)
                buf_add(&s->now, (struct str){ p, n });
}

/* read_strings: a template without any text has no such part, and then no marks either. */
static bool read_strings(struct fill *f, const struct package *p)
{
        static const struct xml_events events = { .start = string_start, .end = string_end, .text = string_text };
        struct strings s = { .f = f, .now = BUF((size_t)1 << 20) };
        bool ok = !p->strings || package_parse(f->c, p, p->strings, &events, &s);
        buf_free(&s.now);
        return ok;
}

/* ---- parts ---- */

/* read_part: whole: marks and rows refer to each other across it. */
static bool read_part(struct ctx *c, zip_t *zip, const char *name, struct str *out)
{
        zip_stat_t st;
        zip_stat_init(&st);
        if (zip_stat(zip, name, 0, &st) != 0 || st.size > PART_MAX)
                return package_damaged(c, name);
        char *text = NEWS(c->arena, char, st.size + 1);
        zip_file_t *file = zip_fopen_index(zip, st.index, 0);
        zip_int64_t n = file ? zip_fread(file, text, st.size) : -1;
        if (file)
                zip_fclose(file);
        *out = (struct str){ text, n > 0 ? (size_t)n : 0 };
        return (n >= 0 && (zip_uint64_t)n == st.size) || package_damaged(c, name);
}

/* replace_part: under its own name, so that all that refers to it still holds. */
static bool replace_part(zip_t *zip, const char *name, struct str text)
{
        zip_int64_t at = zip_name_locate(zip, name, 0);
        zip_source_t *source = at < 0 ? NULL : zip_source_buffer(zip, text.p, text.n, 0);
        if (!source)
                return false;
        if (zip_file_replace(zip, (zip_uint64_t)at, source, 0) == 0)
                return true;
        zip_source_free(source);
        return false;
}

/* without: text without the one element that mentions a word. A tag that mentions the word, wherever it stands. */
static struct str without(struct arena *a, struct str text, const char *word)
{
        size_t at = str_find(text, str_of(word)), from = at, to = at;
        if (at == text.n)
                return text;
        while (from > 0 && text.p[from] != '<')
                from--;
        while (to < text.n && text.p[to] != '>')
                to++;
        return arena_fmt(a, "%.*s%.*s", FMT(str_slice(text, 0, from)), FMT(str_slice(text, to + 1, text.n)));
}

/* drop_chain: it names cells by row; with rows inserted it would be wrong, and Excel then
 * repairs the file with a warning. Without it, it is made anew. */
static bool drop_chain(struct ctx *c, zip_t *zip)
{
        struct str text;
        zip_int64_t at = zip_name_locate(zip, "xl/calcChain.xml", 0);
        static const char *const mention[] = { "[Content_Types].xml", "xl/_rels/workbook.xml.rels" };
        for (size_t i = 0; at >= 0 && i < COUNT(mention); i++)
                if (!read_part(c, zip, mention[i], &text) ||
                    !replace_part(zip, mention[i], without(c->arena, text, "calcChain.xml")))
                        return false;
        return at < 0 || zip_delete(zip, (zip_uint64_t)at) == 0;
}

/* compute_on_load: the workbook's own settings, and that one. Values kept beside formulas are of the empty template. */
static bool compute_on_load(struct ctx *c, zip_t *zip, const char *workbook)
{
        struct str text;
        if (!read_part(c, zip, workbook, &text))
                return false;
        size_t at = str_find(text, S("<calcPr")), end = str_find(text, S("</workbook>"));
        size_t ext = str_find(text, S("<extLst"));
        const char *put = " fullCalcOnLoad=\"1\"";
        if (at < text.n) {
                at += sizeof "<calcPr" - 1;
                if (str_find(text, S("fullCalcOnLoad")) < text.n)
                        return true;
        } else {
                at = ext < end ? ext : end;
                put = "<calcPr fullCalcOnLoad=\"1\"/>";
        }
        if (at >= text.n)
                return true;
        return replace_part(zip, workbook, arena_fmt(c->arena, "%.*s%s%.*s", FMT(str_slice(text, 0, at)), put,
                                                     FMT(str_slice(text, at, text.n))));
}

/* ---- the whole ---- */

/* fill_sheets: a template without any mark is a mistake of whoever chose it, not an empty result. */
static bool fill_sheets(struct fill *f, const struct package *p, zip_t *out)
{
        bool any = false;
        for (size_t i = 0; i < p->n; i++) {
                struct str part, filled;
                bool changed;
                if (!read_part(f->c, p->zip, p->sheets[i].part, &part) || !fill_sheet(f, part, &filled, &changed))
                        return false;
                if (changed && !replace_part(out, p->sheets[i].part, filled))
                        return package_damaged(f->c, p->sheets[i].part);
                any = any || changed;
        }
        return any || fail(f->c, ERR_INVALID, "template.empty", "template", "%s",
                           say(f->c, "表里没有 {{…}} 标记", "the workbook has no {{…}} in it"));
}

/* fill_copy_file: everything we do not touch stays as the county made it: logo, print areas, macros of the page. */
static bool fill_copy_file(struct ctx *c, const char *from, const char *to)
{
        char bytes[65536];
        size_t n;
        FILE *in = fopen(from, "rb"), *out = in ? fopen(to, "wb") : NULL;
        while (out && (n = fread(bytes, 1, sizeof bytes, in)) > 0)
                fwrite(bytes, 1, n, out);
        bool ok = in && out && !ferror(in) && !ferror(out);
        if (in)
                fclose(in);
        if (out && fclose(out) != 0)
                ok = false;
        return ok || place_failed(c, to);
}

/* fill_package: the original is copied first, so that it can never be harmed. */
static bool fill_package(struct fill *f, const struct package *p, const char *template, const char *out)
{
        struct ctx *c = f->c;
        const char *part = place_part(c, out);
        if (!part || !fill_copy_file(c, template, part))
                return false;
        zip_t *zip = zip_open(part, 0, NULL);
        bool ok = zip ? read_strings(f, p) && fill_sheets(f, p, zip) && drop_chain(c, zip) &&
                                compute_on_load(c, zip, p->workbook)
                      : package_damaged(c, template);
        if (ok && zip_close(zip) == 0)
                return place_whole(c, part, out);
        if (zip)
                zip_discard(zip);
        unlink(part);
        return c->err.kind == ERR_NONE ? place_failed(c, out) : false;
}

struct str fill_revealed(struct arena *a, const struct fill_used *used)
{
        struct str names = S("");
        for (size_t i = 0; i < used->e->n_fields && i < 64; i++)
                if (used->revealed & UINT64_C(1) << i)
                        names = arena_fmt(a, "%.*s%s%s", FMT(names), names.n ? "," : "", used->e->fields[i].name);
        return names;
}

/* fill_write: what was used is told to the caller, who notes exports in the journal. */
bool fill_write(struct ctx *c, const char *template, const struct fill_asked *asked, const char *out,
                struct fill_done *done)
{
        struct package p = { .zip = NULL };
        struct fill f = { .c = c, .asked = asked, .done = done };
        *done = (struct fill_done){ .rows = 0 };
        if (!package_open(c, template, &p))
                return false;
        bool ok = fill_places(&f) && fill_package(&f, &p, template, out);
        package_close(&p);
        return ok;
}

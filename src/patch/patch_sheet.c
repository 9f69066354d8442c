/* patch_sheet.c: one worksheet part, rewritten as it streams by: every byte goes through
 * unchanged but those of the tags a plan touches.
 *
 * The raw bytes are kept in a window while expat tells where in them each tag stands. At a tag
 * all before it is copied out; then the tag goes out as it is, changed, or not at all. What is
 * copied is never looked at again, so memory stays small whatever the sheet's size.
 *
 * Rewriting the part as text, and not as a tree read and written again, is what keeps the
 * workbook the county's own: orders of attributes, blanks, extensions of other programs and what
 * we do not know at all come out as they went in, and the test compares bytes. */
#include <stdio.h>
#include <stdlib.h>

#include "book/book_build.h"
#include "patch/patch_parts.h"

/* A reason is a sentence; narrower it would be cut by the next column, wider it would push the
 * sheet off the screen. */
#define WIDTH "42" /* of our column, in characters */

/* Of the part only a window is in memory: from the last tag dealt with to what has been fed.
 * `done` is up to where it has gone out, `seen` up to where it may. */
struct editor {
        struct ctx *c;
        const struct plan *plan;
        struct styles *styles;
        FILE *out;
        struct arena scratch; /* texts of one tag */
        struct buf window;
        size_t base; /* offset in the part of the window's first byte */
        size_t done; /* offset up to which the part is dealt with */
        size_t seen; /* offset of the last tag: what is before it may go */
        bool changed;
        size_t next; /* the first want not yet carried out */
        struct str prefix;
        char prefix_text[32];
        int64_t row, column;
        bool in_data, dropping, empty_row;
        bool cols, covered; /* a cols element was there; one of its members covers our column */
};

/* Bytes */

/* patch_put: errors show in the end, once for all. */
static void patch_put(struct editor *e, struct str s)
{
        fwrite(s.p, 1, s.n, e->out);
}

/* slice: offsets are of the part, the window moves along it. */
static struct str slice(const struct editor *e, size_t from, size_t to)
{
        return str_slice(buf_str(&e->window), from - e->base, to - e->base);
}

/* copy_to: the part goes out unchanged up to offset. Only ever forward: what is behind `done`
 * has gone out already, changed or not. */
static void copy_to(struct editor *e, size_t offset)
{
        if (offset <= e->done)
                return;
        struct str s = slice(e, e->done, offset);
        if (s.n > 0)
                patch_put(e, s);
        e->done = offset;
}

/* patch_position: where expat is in the part: offsets of its bytes, which is why the part must
 * be UTF-8. */
static size_t patch_position(struct xml *x)
{
        return (size_t)XML_GetCurrentByteIndex(x->parser);
}

static size_t cell_behind(struct xml *x)
{
        return patch_position(x) + (size_t)XML_GetCurrentByteCount(x->parser);
}

/* tag_replace: another text in the place of the tag being looked at. The bytes around it stay as
 * they are, blanks and order of attributes included: the sheet must stay the county's own. */
static void tag_replace(struct editor *e, struct xml *x, struct str text)
{
        copy_to(e, patch_position(x));
        patch_put(e, text);
        e->done = cell_behind(x);
        e->changed = true;
}

/* insert: before the tag at that offset. */
static void insert(struct editor *e, size_t offset, struct str text)
{
        copy_to(e, offset);
        patch_put(e, text);
        e->changed = true;
}

/* tag: the raw text of the tag: a view of the window. */
static struct str tag(struct editor *e, struct xml *x)
{
        return slice(e, patch_position(x), cell_behind(x));
}

/* is_empty: written <row/>: it has no end to put cells before. */
static bool is_empty(struct str text)
{
        return text.n > 1 && text.p[text.n - 2] == '/';
}

/* Cells and rows of our own */

/* patch_put_cell: inline, since the list of shared strings is not ours to grow: other sheets
 * count its members. */
static void patch_put_cell(struct buf *b, struct editor *e, const struct want *w)
{
        char name[16];
        struct str p = e->prefix;
        uint32_t style = w->title ? e->plan->title_style : 0;
        book_cell_name(w->row, w->column, name);
        buf_fmt(b, "<%.*sc r=\"%s\"", FMT(p), name);
        if (w->title || w->text.n == 0)
                style = styles_tint(e->styles, style);
        if (style > 0)
                buf_fmt(b, " s=\"%u\"", style);
        if (w->text.n == 0) {
                buf_text(b, "/>");
                return;
        }
        buf_fmt(b, " t=\"inlineStr\"><%.*sis><%.*st xml:space=\"preserve\">", FMT(p), FMT(p));
        xml_text(b, w->text);
        buf_fmt(b, "</%.*st></%.*sis></%.*sc>", FMT(p), FMT(p), FMT(p));
}

/* put_cells: the wants of this row left of column, which have no cell of their own in the sheet.
 * Cells of a row stand in the order of columns, or Excel calls the file damaged. */
static void put_cells(struct buf *b, struct editor *e, uint32_t row, int64_t column)
{
        const struct plan *p = e->plan;
        for (; e->next < p->n && p->wants[e->next].row == row && p->wants[e->next].column < column; e->next++)
                patch_put_cell(b, e, &p->wants[e->next]);
}

/* patch_put_rows: whole rows for wants above row, which have none in the sheet. The same for
 * rows. */
static void patch_put_rows(struct buf *b, struct editor *e, int64_t row)
{
        const struct plan *p = e->plan;
        while (e->next < p->n && p->wants[e->next].row < row) {
                uint32_t number = p->wants[e->next].row;
                buf_fmt(b, "<%.*srow r=\"%u\">", FMT(e->prefix), number + 1);
                put_cells(b, e, number, INT64_MAX);
                buf_fmt(b, "</%.*srow>", FMT(e->prefix));
        }
}

/* flush: what was gathered goes in before offset. Nothing gathered, nothing touched: a sheet
 * without faults comes out byte for byte. */
static void flush(struct editor *e, size_t offset, struct buf *b)
{
        if (b->n > 0)
                insert(e, offset, buf_str(b));
        buf_free(b);
}

#define SCRATCH BUF((size_t)64 << 20)

/* Tags */

/* patch_reference: without dollars: names of cells in a sheet have none. */
static bool patch_reference(const char *text, int64_t *row, int64_t *column)
{
        int64_t letters = 0;
        char *end;
        for (; *text >= 'A' && *text <= 'Z' && letters < 20000; text++)
                letters = letters * 26 + (*text - 'A' + 1);
        *column = letters - 1;
        *row = strtol(text, &end, 10) - 1;
        return letters > 0 && *row >= 0;
}

/* on_dimension: "A1:Y1028" grows to hold our column and the last row marked. Some programs read
 * no cell outside of it. */
static void on_dimension(struct editor *e, struct xml *x, const char *ref)
{
        int64_t row, column;
        const char *colon = ref ? strchr(ref, ':') : NULL;
        const struct plan *p = e->plan;
        char name[16];
        if (!ref || p->n == 0 || !patch_reference(colon ? colon + 1 : ref, &row, &column))
                return;
        for (size_t i = 0; i < p->n; i++) {
                row = p->wants[i].row > row ? p->wants[i].row : row;
                column = p->wants[i].column > column ? p->wants[i].column : column;
        }
        book_cell_name((size_t)row, (size_t)column, name);
        struct str first = { ref, colon ? (size_t)(colon - ref) : strlen(ref) };
        struct str grown = arena_fmt(&e->scratch, "%.*s:%s", FMT(first), name);
        if (!str_is(grown, ref))
                tag_replace(e, x, tag_set(&e->scratch, tag(e, x), "ref", grown.p));
}

/* col_element: a width of its own, whatever the sheet's default is. */
static struct str col_element(struct editor *e)
{
        unsigned number = e->plan->column + 1;
        return arena_fmt(&e->scratch, "<%.*scol min=\"%u\" max=\"%u\" width=\"" WIDTH "\" customWidth=\"1\"/>",
                         FMT(e->prefix), number, number);
}

/* on_col: entries of columns must not overlap and must rise: where ours is covered or others
 * follow, nothing is inserted. */
static void on_col(struct editor *e, const char **attributes)
{
        uint32_t last;
        if (!xml_uint(xml_attribute(attributes, "max"), &last) || last > e->plan->column)
                e->covered = true; /* ours, or one behind it: the list stays as it is */
}

/* on_data: the prefix of the part's own tags is taken over: a sheet written with x: must not get
 * elements without. A sheet without a list of columns gets one for ours. */
static void on_data(struct editor *e, struct xml *x)
{
        struct str raw = tag(e, x);
        struct str prefix = tag_prefix(raw);
        snprintf(e->prefix_text, sizeof e->prefix_text, "%.*s", FMT(prefix));
        e->prefix = str_of(e->prefix_text);
        e->in_data = true;
        if (e->plan->has_column && !e->cols)
                insert(e, patch_position(x),
                       arena_fmt(&e->scratch, "<%.*scols>%.*s</%.*scols>", FMT(prefix), FMT(col_element(e)),
                                 FMT(prefix)));
        if (!is_empty(raw) || e->plan->n == 0)
                return;
        struct buf b = SCRATCH;
        buf_add(&b, str_slice(raw, 0, raw.n - 2));
        buf_char(&b, '>');
        patch_put_rows(&b, e, INT64_MAX);
        buf_fmt(&b, "</%.*ssheetData>", FMT(e->prefix));
        tag_replace(e, x, buf_str(&b));
        buf_free(&b);
}

/* part_fault: the whole patch fails: half a sheet patched is worse than none. */
static void part_fault(struct editor *e, struct xml *x)
{
        package_damaged(e->c, x->part);
        xml_stop(x);
}

/* patch_wide_row: the row's tag with spans that hold our column. A hint for readers, but one
 * that some believe. */
static struct str patch_wide_row(struct editor *e, struct str raw)
{
        struct arena *a = &e->scratch;
        struct str spans = tag_get(raw, "spans");
        size_t colon = str_find(spans, S(":"));
        int64_t last;
        uint32_t want = 0;
        for (size_t i = e->next; i < e->plan->n && e->plan->wants[i].row == e->row; i++)
                want = e->plan->wants[i].column + 1;
        if (!str_int(str_slice(spans, colon + 1, spans.n), &last) || last >= want)
                return raw;
        return tag_set(a, raw, "spans", arena_fmt(a, "%.*s:%u", FMT(str_slice(spans, 0, colon)), want).p);
}

/* on_row: rows for wants in between come first; then the row's own tag, wider when something is
 * put behind its last cell. */
static void on_row(struct editor *e, struct xml *x, const char **attributes)
{
        uint32_t number;
        const char *text = xml_attribute(attributes, "r");
        struct buf b = SCRATCH;
        if (text && (!xml_uint(text, &number) || number == 0)) {
                part_fault(e, x);
                return;
        }
        e->row = text ? (int64_t)number - 1 : e->row + 1;
        e->column = -1;
        patch_put_rows(&b, e, e->row);
        flush(e, patch_position(x), &b);
        struct str raw = tag(e, x);
        e->empty_row = is_empty(raw);
        if (e->next == e->plan->n || e->plan->wants[e->next].row != e->row)
                return;
        struct str wide = patch_wide_row(e, raw);
        if (e->empty_row) {
                buf_add(&b, str_slice(wide, 0, wide.n - 2));
                buf_char(&b, '>');
                put_cells(&b, e, (uint32_t)e->row, INT64_MAX);
                buf_fmt(&b, "</%.*srow>", FMT(e->prefix));
                tag_replace(e, x, buf_str(&b));
                buf_free(&b);
        } else if (wide.p != raw.p) {
                tag_replace(e, x, wide);
        }
}

/* restyle: a style that stays the same is no change, and the tag then goes through untouched. */
static void restyle(struct editor *e, struct xml *x, uint32_t old, uint32_t style)
{
        char number[16];
        if (style == old)
                return;
        snprintf(number, sizeof number, "%u", style);
        tag_replace(e, x, tag_set(&e->scratch, tag(e, x), "s", number));
}

/* drop: the whole cell goes, its place taken by what was put before it. Its bytes are passed
 * over until its end comes by. */
static void drop(struct editor *e, struct xml *x)
{
        copy_to(e, patch_position(x));
        e->dropping = e->changed = true;
}

/* want_here: the next want, when it is for the cell being looked at. Wants and cells rise
 * together, so the next one is the only one it can be. */
static const struct want *want_here(const struct editor *e)
{
        const struct want *w = e->next < e->plan->n ? &e->plan->wants[e->next] : NULL;
        return w && w->row == e->row && w->column == e->column ? w : NULL;
}

/* on_cell: cells are numbered by their name, else by the one before. A tint of the round before
 * is taken off where nothing is wrong any more. */
static void on_cell(struct editor *e, struct xml *x, const char **attributes)
{
        const struct plan *p = e->plan;
        const char *name = xml_attribute(attributes, "r");
        uint32_t style = 0;
        int64_t row = e->row;
        e->column++;
        if (name && (!patch_reference(name, &row, &e->column) || row != e->row)) {
                part_fault(e, x);
                return;
        }
        (void)xml_uint(xml_attribute(attributes, "s"), &style);
        struct buf b = SCRATCH;
        put_cells(&b, e, (uint32_t)row, e->column);
        const struct want *w = want_here(e);
        if (w && w->text.n > 0)
                patch_put_cell(&b, e, w);
        flush(e, patch_position(x), &b);
        e->next += w != NULL;
        bool old = p->old_column >= 0 && e->column == p->old_column && row >= p->header->row;
        if (old || (w && w->text.n > 0))
                drop(e, x);
        else
                restyle(e, x, style, w ? styles_tint(e->styles, style) : styles_base(e->styles, style));
}

/* patch_on_start: each tag is asked for where it can stand: a c elsewhere is somebody else's. */
static void patch_on_start(struct xml *x, const char *name, const char **attributes)
{
        struct editor *e = x->user;
        if (!e->dropping)
                e->seen = patch_position(x);
        if (e->in_data && strcmp(name, "c") == 0)
                on_cell(e, x, attributes);
        else if (e->in_data && strcmp(name, "row") == 0)
                on_row(e, x, attributes);
        else if (strcmp(name, "sheetData") == 0)
                on_data(e, x);
        else if (strcmp(name, "cols") == 0)
                e->cols = true;
        else if (e->cols && !e->in_data && strcmp(name, "col") == 0)
                on_col(e, attributes);
        else if (strcmp(name, "dimension") == 0)
                on_dimension(e, x, xml_attribute(attributes, "ref"));
        if (e->scratch.chunk)
                arena_release(&e->scratch);
}

/* on_cols_end: behind all others: the list rises. */
static void on_cols_end(struct editor *e, struct xml *x)
{
        struct str end = tag(e, x);
        if (!e->plan->has_column || e->covered || end.n == 0)
                return;
        struct str prefix = tag_prefix(str_slice(end, 1, end.n)); /* of "/x:cols>" */
        snprintf(e->prefix_text, sizeof e->prefix_text, "%.*s", FMT(prefix));
        e->prefix = str_of(e->prefix_text);
        insert(e, patch_position(x), col_element(e));
}

/* patch_on_end: what is wanted behind the last cell of a row goes in before the row ends, and
 * rows behind the last one before the data does. */
static void patch_on_end(struct xml *x, const char *name)
{
        struct editor *e = x->user;
        struct buf b = SCRATCH;
        if (e->in_data && strcmp(name, "c") == 0) {
                if (e->dropping)
                        e->done = e->seen = cell_behind(x);
                e->dropping = false;
        } else if (e->in_data && strcmp(name, "row") == 0) {
                if (!e->empty_row)
                        put_cells(&b, e, (uint32_t)e->row, INT64_MAX);
                flush(e, patch_position(x), &b);
        } else if (strcmp(name, "sheetData") == 0) {
                patch_put_rows(&b, e, INT64_MAX);
                flush(e, patch_position(x), &b);
                e->in_data = false;
        } else if (strcmp(name, "cols") == 0) {
                on_cols_end(e, x);
        }
        if (e->scratch.chunk)
                arena_release(&e->scratch);
}

/* patch_on_fed: offsets count bytes of UTF-8; a part in UTF-16 would have to be rewritten whole
 * and is refused. */
static void patch_on_fed(struct xml *x, struct str bytes)
{
        struct editor *e = x->user;
        bool first = e->base == 0 && e->window.n == 0;
        bool wide = first && (str_starts(bytes, S("\xFF\xFE")) || str_starts(bytes, S("\xFE\xFF")));
        buf_add(&e->window, bytes);
        if (wide || e->window.full)
                part_fault(e, x);
}

/* on_parsed: all before the last tag goes out, and the window is moved up to what is left. What
 * lies between the last two tags may still be needed whole: a tag's text is looked at once its
 * end is known. */
static void on_parsed(struct xml *x)
{
        struct editor *e = x->user;
        if (!e->dropping)
                copy_to(e, e->seen);
        size_t keep = e->done - e->base;
        if (keep == 0 || keep > e->window.n)
                return;
        memmove(e->window.p, e->window.p + keep, e->window.n - keep);
        e->window.n -= keep;
        e->base = e->done;
}

static const struct xml_events edit_events = {
        .start = patch_on_start, .end = patch_on_end, .fed = patch_on_fed, .parsed = on_parsed
};

/* sheet_rewrite: a temporary file, since a sheet may be a hundred megabytes; without any change
 * there is none, and the part is copied as it is packed. */
bool sheet_rewrite(struct ctx *c, const struct package *p, size_t sheet, struct styles *styles, const struct plan *plan,
                   FILE **out)
{
        struct editor e = { .c = c, .plan = plan, .styles = styles, .row = -1, .prefix = S("") };
        e.window = BUF(BOOK_UNPACKED_MAX);
        const char *part = p->sheets[sheet].part;
        e.out = tmpfile();
        if (!e.out)
                return fail(c, ERR_SYSTEM, "sheet.write", part, "%s",
                            say(c, "临时文件建不了。", "No temporary file could be made."));
        bool ok = package_parse(c, p, part, &edit_events, &e);
        if (ok)
                copy_to(&e, e.base + e.window.n);
        buf_free(&e.window);
        if (ok && (fflush(e.out) != 0 || ferror(e.out)))
                ok = fail(c, ERR_SYSTEM, "sheet.write", part, "%s",
                          say(c, "临时文件写不下，请检查磁盘空间。",
                              "The temporary file could not be written; check disk space."));
        if (!ok || !e.changed) {
                fclose(e.out);
                return ok;
        }
        rewind(e.out); /* libzip reads from where the file stands */
        *out = e.out;
        return true;
}

/* The header row, before anything is planned */

/* What the header row shows of the round before, read in a pass of its own that stops there. */
struct scan {
        const struct styles *styles;
        struct plan *plan;
        int64_t row, column;
};

/* scan_cell: our column is known by its title and by the tint of it: a county's own column
 * called 问题 has no such tint. */
static void scan_cell(struct scan *s, const char **attributes)
{
        const char *name = xml_attribute(attributes, "r");
        uint32_t style = 0;
        int64_t row;
        s->column++;
        if (name)
                (void)patch_reference(name, &row, &s->column);
        (void)xml_uint(xml_attribute(attributes, "s"), &style);
        if (s->row != s->plan->header->row || s->column < 0 || !s->plan->header_row)
                return;
        struct cell cell = book_cell(s->plan->header_row, (size_t)s->column);
        if (plan_is_title(cell.text) && !cell.merged && styles_is_tint(s->styles, style))
                s->plan->old_column = s->column;
        else if (cell.text.n > 0 && !styles_is_tint(s->styles, style))
                s->plan->title_style = style;
}

/* scan_start: no further than the header: the rest is read when it is rewritten. */
static void scan_start(struct xml *x, const char *name, const char **attributes)
{
        struct scan *s = x->user;
        uint32_t number;
        if (strcmp(name, "row") == 0) {
                s->row = xml_uint(xml_attribute(attributes, "r"), &number) ? (int64_t)number - 1 : s->row + 1;
                s->column = -1;
                if (s->row > s->plan->header->row)
                        xml_stop(x);
        } else if (strcmp(name, "c") == 0) {
                scan_cell(s, attributes);
        }
}

static void scan_end(struct xml *x, const char *name)
{
        (void)x, (void)name;
}

static const struct xml_events scan_events = { .start = scan_start, .end = scan_end };

/* sheet_scan: read ahead because wants are sorted before the first byte goes out, and where they
 * go depends on the old column. */
bool sheet_scan(struct ctx *c, const struct package *p, size_t sheet, const struct styles *styles, struct plan *plan)
{
        struct scan s = { .styles = styles, .plan = plan, .row = -1, .column = -1 };
        return !plan->header || package_parse(c, p, p->sheets[sheet].part, &scan_events, &s);
}

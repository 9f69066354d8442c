/* patch_sheet.c: one worksheet part, rewritten as it streams by: every byte goes through unchanged but those of the
 * tags a plan touches.
 *
 * The raw bytes are kept in a window while expat tells where in them each tag stands. At a tag all before it is copied
 * out; then the tag goes out as it is, changed, or not at all. What is copied is never looked at again, so memory stays
 * small whatever the sheet's size. */
#include "book/book_build.h"
#include "patch/patch_parts.h"

#include <stdio.h>
#include <stdlib.h>

/* About twenty Chinese characters: a usual reason on one line, while the table beside it stays on the screen. */
#define WIDTH "42" /* of our column, in characters */

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
        struct str prefix, outer; /* of the sheet's data, and of the first element, within which cols stand */
        int64_t row, column;
        bool in_data, dropping, empty_row;
        bool overfull;      /* reasons that did not fit into SCRATCH */
        bool cols, covered; /* a cols element was there; one of its members covers our column */
};

/* Bytes */

/* Not looked at one by one: ferror at the end tells of any write that failed. */
static void patch_put(struct editor *e, struct str s)
{
        fwrite(s.p, 1, s.n, e->out);
}

/* Offsets are those in the part, as expat counts them; base moves with the window. */
static struct str slice(const struct editor *e, size_t from, size_t to)
{
        return str_slice(buf_str(&e->window), from - e->base, to - e->base);
}

/* copy_to: the part goes out unchanged up to offset. */
static void copy_to(struct editor *e, size_t offset)
{
        if (offset <= e->done)
                return;
        struct str s = slice(e, e->done, offset);
        if (s.n > 0)
                patch_put(e, s);
        e->done = offset;
}

/* expat tells where the bytes of the event being handled begin and how many they are; both hold only during the
 * event, and only while no entity is being expanded, which the refusal of DTDs rules out. */
static size_t patch_position(struct xml *x)
{
        return (size_t)XML_GetCurrentByteIndex(x->parser);
}

static size_t cell_behind(struct xml *x)
{
        return patch_position(x) + (size_t)XML_GetCurrentByteCount(x->parser);
}

/* replace_tag: another text in the place of the tag being looked at. */
static void replace_tag(struct editor *e, struct xml *x, struct str text)
{
        copy_to(e, patch_position(x));
        patch_put(e, text);
        e->done = cell_behind(x);
        e->changed = true;
}

/* Before a tag that itself goes out unchanged. */
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

/* <c/> and <c></c> are one to expat, but only the first has to be opened to take something in: the raw text decides. */
static bool is_empty(struct str text)
{
        return text.n > 1 && text.p[text.n - 2] == '/';
}

/* Cells and rows of our own */

/* The text stands in the cell (inlineStr): shared strings would mean to rewrite that part too, which in a
 * register is larger than the sheet. The title takes the look of the header beside it, under our tint, by which
 * it is known again; reasons have the plain style. The sheet's own prefix is used, whatever it is bound to. */
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

/* put_cells: the wants of this row left of column, which have no cell of their own in the sheet. Cells of a row
 * must stand in order of columns; Excel calls a sheet damaged where they don't. */
static void put_cells(struct buf *b, struct editor *e, uint32_t row, int64_t column)
{
        const struct plan *p = e->plan;
        for (; e->next < p->n && p->wants[e->next].row == row && p->wants[e->next].column < column; e->next++)
                patch_put_cell(b, e, &p->wants[e->next]);
}

/* patch_put_rows: whole rows for wants above row, which have none in the sheet. Rows without any cell are often
 * not in the file. */
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

/* note_full: a buffer dropped what was written to it. Told at the end of the part, so that no caller has to stop
 * half-way. */
static void note_full(struct editor *e, const struct buf *b)
{
        e->overfull = e->overfull || b->full;
}

/* flush: what was gathered goes in before offset. */
static void flush(struct editor *e, size_t offset, struct buf *b)
{
        note_full(e, b);
        if (b->n > 0)
                insert(e, offset, buf_str(b));
        buf_free(b);
}

/* Before one tag there may go all rows that the sheet lacks: with 6,000 bytes of reasons each, some ten thousand
 * of them. */
#define SCRATCH BUF((size_t)64 << 20)

/* Tags */

/* The reader let the part through, so a reference that is none is a file changed since. */
static void fault(struct editor *e, struct xml *x)
{
        package_damaged(e->c, x->part);
        xml_stop(x);
}

/* on_dimension: "A1:Y1028" grows to hold our column and the last row marked. Excel counts anew, but programs that
 * read a sheet as a stream take the dimension at its word, and would not see the column. */
static void on_dimension(struct editor *e, struct xml *x, const char *ref)
{
        int64_t row, column;
        const char *colon = ref ? strchr(ref, ':') : NULL;
        const char *last = colon ? colon + 1 : ref;
        const struct plan *p = e->plan;
        char name[16];
        if (!ref || p->n == 0 || !xml_reference(&last, &column, &row))
                return;
        for (size_t i = 0; i < p->n; i++) {
                row = p->wants[i].row > row ? p->wants[i].row : row;
                column = p->wants[i].column > column ? p->wants[i].column : column;
        }
        book_cell_name((size_t)row, (size_t)column, name);
        struct str first = { ref, colon ? (size_t)(colon - ref) : strlen(ref) };
        struct str grown = arena_fmt(&e->scratch, "%.*s:%s", FMT(first), name);
        if (!str_is(grown, ref))
                replace_tag(e, x, tag_set(&e->scratch, tag(e, x), "ref", grown.p));
}

/* Without customWidth some programs fall back to the usual width, in which a reason is cut off. */
static struct str col_element(struct editor *e, struct str prefix)
{
        unsigned number = e->plan->column + 1;
        return arena_fmt(&e->scratch, "<%.*scol min=\"%u\" max=\"%u\" width=\"" WIDTH "\" customWidth=\"1\"/>",
                         FMT(prefix), number, number);
}

/* Members of cols are ranges in order and must not overlap (18.3.1.13). To split one that covers our column would
 * be a rewrite for the sake of a width. */
static void on_col(struct editor *e, const char **attributes)
{
        uint32_t last;
        if (!xml_uint(xml_attribute(attributes, "max"), &last) || last > e->plan->column)
                e->covered = true; /* ours, or one behind it: the list stays as it is */
}

/* The prefix is read off this tag, which stands before every cell. A list of widths has its place right before
 * sheetData in the schema's order, so a sheet without one gets it here. An empty <sheetData/> is opened: a value
 * may be missing in a sheet where nobody has written anything yet. */
static void on_data(struct editor *e, struct xml *x)
{
        struct str raw = tag(e, x);
        e->prefix = arena_str(e->c->arena, tag_prefix(raw));
        e->in_data = true;
        if (e->plan->has_column && !e->cols)
                insert(e, patch_position(x),
                       arena_fmt(&e->scratch, "<%.*scols>%.*s</%.*scols>", FMT(e->outer),
                                 FMT(col_element(e, e->outer)), FMT(e->outer)));
        if (!is_empty(raw) || e->plan->n == 0)
                return;
        struct buf b = SCRATCH;
        buf_add(&b, str_slice(raw, 0, raw.n - 2));
        buf_char(&b, '>');
        patch_put_rows(&b, e, INT64_MAX);
        buf_fmt(&b, "</%.*ssheetData>", FMT(e->prefix));
        note_full(e, &b);
        replace_tag(e, x, buf_str(&b));
        buf_free(&b);
}

/* patch_wide_row: the row's tag with spans that hold our column. spans is a hint for faster reading (18.3.1.73),
 * but a wrong one may make a program pass over the cell. A row without it needs none. */
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

/* Three cases: rows of ours that belong before this one; nothing wanted in it; an empty tag that has to be
 * opened. A row that has cells is widened in its tag, and its cells are dealt with one by one. */
static void on_row(struct editor *e, struct xml *x, const char **attributes)
{
        uint32_t number;
        const char *text = xml_attribute(attributes, "r");
        struct buf b = SCRATCH;
        if (text && (!xml_uint(text, &number) || number == 0)) {
                fault(e, x);
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
                note_full(e, &b);
                replace_tag(e, x, buf_str(&b));
                buf_free(&b);
        } else if (wide.p != raw.p) {
                replace_tag(e, x, wide);
        }
}

/* A cell whose style stays is not rewritten, so a sheet that needs nothing comes out equal and is not replaced. */
static void restyle(struct editor *e, struct xml *x, uint32_t old, uint32_t style)
{
        char number[16];
        if (style == old)
                return;
        snprintf(number, sizeof number, "%u", style);
        replace_tag(e, x, tag_set(&e->scratch, tag(e, x), "s", number));
}

/* drop: the whole cell goes, its place taken by what was put before it. The end tag's event then moves `done`
 * behind it. */
static void drop(struct editor *e, struct xml *x)
{
        copy_to(e, patch_position(x));
        e->dropping = e->changed = true;
}

/* want_here: the next want, when it is for the cell being looked at. Wants and cells come in the same order, so
 * one step forward is enough. */
static const struct want *want_here(const struct editor *e)
{
        const struct want *w = e->next < e->plan->n ? &e->plan->wants[e->next] : NULL;
        return w && w->row == e->row && w->column == e->column ? w : NULL;
}

/* Every cell of the part comes here, also unmarked ones: an old tint may have to go back. Wants that lie before
 * the cell and are not in the file go in first, then our text if this cell's place is taken by it, then the cell
 * itself, dropped or restyled. */
static void on_cell(struct editor *e, struct xml *x, const char **attributes)
{
        const struct plan *p = e->plan;
        const char *name = xml_attribute(attributes, "r");
        uint32_t style = 0;
        int64_t row = e->row;
        e->column++;
        if (name && (!xml_reference(&name, &e->column, &row) || row != e->row)) {
                fault(e, x);
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

/* What lies before this tag may now be copied out, unless a cell is being dropped, whose inside must not go out.
 * Texts made for one tag are freed with it: a part has millions. */
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
        else if (strcmp(name, "worksheet") == 0)
                e->outer = arena_str(e->c->arena, tag_prefix(tag(e, x)));
        else if (strcmp(name, "cols") == 0)
                e->cols = true;
        else if (e->cols && !e->in_data && strcmp(name, "col") == 0)
                on_col(e, attributes);
        else if (strcmp(name, "dimension") == 0)
                on_dimension(e, x, xml_attribute(attributes, "ref"));
        if (e->scratch.chunk)
                arena_release(&e->scratch);
}

/* Here, since ours is behind all that are listed. An empty <cols/> has no end tag of its own, and is not lawful. */
static void on_cols_end(struct editor *e, struct xml *x)
{
        struct str end = tag(e, x);
        if (!e->plan->has_column || e->covered || end.n == 0)
                return;
        insert(e, patch_position(x), col_element(e, tag_prefix(str_slice(end, 1, end.n)))); /* of "/x:cols>" */
}

/* At the end of a row, of the sheet's data and of the list of widths goes in what no tag before has called for. */
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

/* Before the parser sees them: during its events the window must already hold the bytes they speak of. */
static void patch_on_fed(struct xml *x, struct str bytes)
{
        struct editor *e = x->user;
        buf_add(&e->window, bytes);
        if (e->window.full)
                fault(e, x);
}

/* on_parsed: all before the last tag goes out, and the window is moved up to what is left. Memory is so no more
 * than one chunk and one tag that crosses its end. */
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

/* Into a file without a name, which is gone with its last user, also after a crash. */
bool sheet_rewrite(struct ctx *c, const struct package *p, size_t sheet, struct styles *styles, const struct plan *plan,
                   FILE **out)
{
        struct editor e = { .c = c, .plan = plan, .styles = styles, .row = -1, .prefix = S(""), .outer = S("") };
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
        if (ok && e.overfull)
                ok = fail(c, ERR_TOO_LARGE, "sheet.too_many_faults", part, "%s",
                          say(c, "这张表里没有行的地方要写的原因太多，待改的表做不出来。请分成几个文件再导入。",
                              "Too many reasons belong to rows the sheet does not have; the workbook can't be "
                              "returned. Please split it into several files."));
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

/* A pass of its own over the first rows: whether an old column is there must be known before any row is written. */
struct scan {
        const struct styles *styles;
        struct plan *plan;
        int64_t row, column;
};

/* A title alone does not make a column ours, for counties have their own columns 问题; the tint does. The last
 * header cell of their own lends its style to our title. */
static void scan_cell(struct scan *s, const char **attributes)
{
        const char *name = xml_attribute(attributes, "r");
        uint32_t style = 0;
        int64_t row;
        s->column++;
        if (name)
                (void)xml_reference(&name, &s->column, &row);
        (void)xml_uint(xml_attribute(attributes, "s"), &style);
        if (s->row != s->plan->header->row || s->column < 0 || !s->plan->header_row)
                return;
        struct cell cell = book_cell(s->plan->header_row, (size_t)s->column);
        if (plan_is_title(cell.text) && !cell.merged && styles_is_tint(s->styles, style))
                s->plan->old_column = s->column;
        else if (cell.text.n > 0 && !styles_is_tint(s->styles, style))
                s->plan->title_style = style;
}

/* Stopped behind the header: of a million rows four or five are read. */
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

bool sheet_scan(struct ctx *c, const struct package *p, size_t sheet, const struct styles *styles, struct plan *plan)
{
        struct scan s = { .styles = styles, .plan = plan, .row = -1, .column = -1 };
        return !plan->header || package_parse(c, p, p->sheets[sheet].part, &scan_events, &s);
}

/* patch_convert.c: the way back for xls and csv: the same cells in a new xlsx, with tints and the column of reasons.
 *
 * Texts stay texts, so an ID number keeps its digits; numbers and dates become real ones. A csv is streamed; only an
 * xls with merges is held in memory, for libxlsxwriter wants rows before merges. Without styles to tell, a last header
 * cell 问题 is taken for our own. */
#include "base/date.h"
#include "book/made.h"
#include "book/place.h"
#include "patch/patch_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* A csv may have more rows than a sheet holds; it is refused then, for reasons beside half of the rows would
 * mislead. */
#define ROWS_MAX 1048576

/* The sheet being written; formats are made once, for a workbook may have a limited number of them. */
struct copy {
        struct ctx *c;
        lxw_workbook *book;
        lxw_worksheet *sheet;
        lxw_format *formats[2][3]; /* plain and tinted; text, number, date */
        const struct plan *plan;
        uint32_t width;  /* columns that wants reach */
        lxw_error wrong; /* the last thing the library did not write */
};

/* Nothing is left out in silence: a row whose cells came back empty would be imported empty. */
static void convert_note(struct copy *k, lxw_error wrong)
{
        if (wrong != LXW_NO_ERROR)
                k->wrong = wrong;
}

/* An xls has looks of its own, but our reader does not read them: the cells come back plain, and their kinds are
 * what must not change. Texts carry @, so that an officer who corrects an ID number in Excel keeps its digits. */
static void convert_make_formats(struct copy *k)
{
        for (int tinted = 0; tinted < 2; tinted++) {
                for (int kind = 0; kind < 3; kind++) {
                        lxw_format *f = workbook_add_format(k->book);
                        if (kind == 0)
                                format_set_num_format_index(f, 49);
                        else if (kind == 2)
                                format_set_num_format(f, "yyyy-mm-dd");
                        if (tinted) {
                                format_set_pattern(f, LXW_PATTERN_SOLID);
                                format_set_fg_color(f, (lxw_color_t)strtoul(TINT_RGB, NULL, 16));
                        }
                        k->formats[tinted][kind] = f;
                }
        }
}

/* exact: whether the library's 16 digits give the number back. If not, it goes back as the text it was read as,
 * and the importer, who refuses numbers with lost digits, sees the same digits as before. */
static bool exact(const char *text)
{
        char written[40];
        double value = strtod(text, NULL);
        snprintf(written, sizeof written, "%.16G", value);
        return strtod(written, NULL) == value;
}

/* serial: the day as spreadsheets count, in whose calendar there is a 1900-02-29. Counted from 1899-12-30, which
 * makes every day from March 1900 on right without a correction. */
static double serial(const char *iso)
{
        int64_t day = date_to_number(iso) - date_to_number("1899-12-30");
        return (double)(day <= 60 ? day - 1 : day);
}

/* A missing value is a blank with a tint: the officer sees where it is missing. Errors such as #N/A become words,
 * since they can't be written without a formula that gives them. */
static void convert_put_cell(struct copy *k, lxw_row_t row, lxw_col_t column, struct cell cell, bool tinted)
{
        struct arena_mark mark = arena_mark(k->c->arena);
        const char *text = arena_copy(k->c->arena, cell.text);
        lxw_format **formats = k->formats[tinted];
        if (cell.text.n == 0)
                convert_note(k, worksheet_write_blank(k->sheet, row, column, formats[0]));
        else if (cell.kind == CELL_NUMBER && exact(text))
                convert_note(k, worksheet_write_number(k->sheet, row, column, strtod(text, NULL), formats[1]));
        else if (cell.kind == CELL_BOOL)
                convert_note(k, worksheet_write_boolean(k->sheet, row, column, str_is(cell.text, "TRUE"), formats[0]));
        else if (cell.kind == CELL_DATE && date_valid(cell.text))
                convert_note(k, worksheet_write_number(k->sheet, row, column, serial(text), formats[2]));
        else
                convert_note(k, worksheet_write_string(k->sheet, row, column, text, formats[0]));
        arena_back(k->c->arena, mark);
}

/* becomes: what is to stand in the place of a cell. In this order: our reasons replace what stands there; the
 * column of an earlier round goes from its header down; cells that a merge covers are empty in the file, though
 * the book shows its first cell's text in them. */
static struct cell becomes(const struct plan *p, const struct row *row, uint32_t number, uint32_t column,
                           const struct want *w)
{
        if (w && w->text.n > 0)
                return (struct cell){ .text = w->text, .kind = CELL_TEXT };
        if (!row || (p->old_column >= 0 && column == p->old_column && number >= p->header->row))
                return (struct cell){ .kind = CELL_EMPTY };
        struct cell cell = book_cell(row, column);
        return cell.merged ? (struct cell){ .kind = CELL_EMPTY } : cell;
}

/* convert_put_row: the cells of one row and its wants together; row is NULL where the sheet had nothing. Hidden
 * rows stay hidden: a county hides those it has dealt with. */
static void convert_put_row(struct copy *k, uint32_t number, const struct row *row)
{
        const struct plan *p = k->plan;
        uint32_t n = row ? row->n : 0;
        if (k->width > n)
                n = k->width;
        if (row && row->hidden) {
                lxw_row_col_options hidden = { .hidden = LXW_TRUE };
                worksheet_set_row_opt(k->sheet, number, LXW_DEF_ROW_HEIGHT, NULL, &hidden);
        }
        for (uint32_t column = 0; column < n; column++) {
                const struct want *w = plan_want(p, number, column);
                struct cell cell = becomes(p, row, number, column, w);
                if (w || cell.text.n > 0)
                        convert_put_cell(k, number, (lxw_col_t)column, cell, w && (w->title || w->text.n == 0));
        }
}

/* convert_put_rows: the rows of the sheet, and those where only a want is. Two sorted lists merged, because a
 * stream of rows can't go back to one it has passed. */
static void convert_put_rows(struct copy *k, const struct sheet *s, const struct plan *p)
{
        for (size_t next = 0, w = 0; next < s->n || w < p->n;) {
                uint32_t number = next < s->n ? s->rows[next].number : UINT32_MAX;
                if (w < p->n && p->wants[w].row < number)
                        number = p->wants[w].row;
                convert_put_row(k, number, next < s->n && s->rows[next].number == number ? &s->rows[next++] : NULL);
                while (w < p->n && p->wants[w].row == number)
                        w++;
        }
}

/* The library empties the cells of an area when it merges them, so the first one is written again afterwards. */
static void convert_put_merges(struct copy *k, const struct sheet *s)
{
        for (size_t i = 0; i < s->n_merges; i++) {
                const struct merge *m = &s->merges[i];
                const struct want *w = plan_want(k->plan, m->row, m->column);
                const struct row *row = plan_row(s, m->row);
                struct cell first = row ? book_cell(row, m->column) : (struct cell){ .kind = CELL_EMPTY };
                lxw_col_t from = (lxw_col_t)m->column, to = (lxw_col_t)m->last_column;
                worksheet_merge_range(k->sheet, m->row, from, m->last_row, to, "", k->formats[w != NULL][0]);
                convert_put_cell(k, m->row, from, first, w != NULL);
        }
}

/* A csv has no name for its sheet, and an xls may have one that xlsx forbids, or two alike: NULL lets the library
 * choose. */
static bool put_sheet(struct copy *k, const struct plan *p)
{
        const struct sheet *s = p->sheet;
        char *name = s->name.n ? arena_copy(k->c->arena, s->name) : NULL;
        if (name && workbook_validate_sheet_name(k->book, name) != LXW_NO_ERROR)
                name = NULL;
        if (s->n > 0 && s->rows[s->n - 1].number >= ROWS_MAX)
                return fail(k->c, ERR_TOO_LARGE, "sheet.too_many_rows", name ? name : "", "%s",
                            say(k->c, "这张表放不进 xlsx：超过 1,048,576 行。请分成几个文件。",
                                "The sheet does not fit into an xlsx: over 1,048,576 rows. Please split it."));
        k->plan = p;
        k->sheet = workbook_add_worksheet(k->book, name);
        if (!k->sheet)
                return place_failed(k->c, "");
        k->width = 0;
        for (size_t i = 0; i < p->n; i++)
                k->width = p->wants[i].column >= k->width ? p->wants[i].column + 1 : k->width;
        if (p->has_column)
                worksheet_set_column(k->sheet, (lxw_col_t)p->column, (lxw_col_t)p->column, 42, NULL);
        convert_put_rows(k, s, p);
        convert_put_merges(k, s);
        if (s->hidden)
                worksheet_hide(k->sheet);
        return true;
}

/* known_column: without styles to tell, a header that ends in our title ends in our column. A county's own last
 * column 问题 in a csv is therefore replaced: the price of a format that has no colours. */
static void known_column(struct plan *p)
{
        const struct row *h = p->header_row;
        if (h && h->n > 0 && plan_is_title(h->cells[h->n - 1].text))
                p->old_column = h->n - 1;
}

/* A csv is one sheet, an xls may have several; the sheets without faults come along, since the officer gets his
 * whole workbook back. */
static bool put_sheets(struct copy *k, const struct patch_job *job)
{
        for (size_t i = 0; i < job->book->n; i++) {
                struct plan plan;
                plan_start(job, i, &plan);
                known_column(&plan);
                if (!plan_finish(k->c, job, i, &plan) || !put_sheet(k, &plan))
                        return false;
        }
        return true;
}

/* A csv never has any: its million rows are streamed. */
static bool has_merges(const struct book *b)
{
        for (size_t i = 0; i < b->n; i++)
                if (b->sheets[i].n_merges > 0)
                        return true;
        return false;
}

/* workbook_close frees the book on every way, so it is called even after a fault; then its own failure adds nothing. */
bool patch_convert(struct ctx *c, const struct patch_job *job, const char *out)
{
        const char *part = place_part(c, out);
        if (!part)
                return false;
        lxw_workbook_options options = { .constant_memory = !has_merges(job->book) };
        struct copy k = { .c = c, .book = workbook_new_opt(part, &options) };
        if (!k.book)
                return place_failed(c, out);
        lxw_doc_properties properties = { .created = (time_t)(c->now / 1000) };
        workbook_set_properties(k.book, &properties);
        convert_make_formats(&k);
        bool ok = put_sheets(&k, job);
        convert_note(&k, workbook_close(k.book));
        if (ok)
                return made_whole(c, k.wrong == LXW_NO_ERROR, part, out);
        unlink(part);
        return false;
}

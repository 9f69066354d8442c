/* closed_sheet.c: a workbook with closed and open cells, out and found again (see closed_sheet.h). The words of a
 * drop-down stand on a hidden sheet, for a list written into the validation itself may have 255 characters only. */
#include "fill/closed_sheet.h"

#include "base/utf8.h"
#include "book/made.h"
#include "book/place.h"

#include <unistd.h>
#include <xlsxwriter.h>

#define HEADER_ROW 1 /* below the heading */
/* Rows from the top in which the titles are looked for: people put a letterhead above them. */
#define HEADER_WITHIN 12
#define CHOICES "选项"
/* In digits: a name still fits, and a long note wraps rather than push the rest off the page. */
#define WIDTH_MIN 8
#define WIDTH_MAX 36
#define WIDTH_SEEN 200 /* rows looked at for a column's width */

/* The workbook while it is made: its two sheets, of which the second is hidden, and its formats. */
struct making {
        lxw_workbook *book;
        lxw_worksheet *sheet, *choices;
        lxw_format *heading, *title, *title_open, *closed, *open;
        const struct closed_table *t;
};

/* All of them text: an ID number typed into a cell of numbers is lost. */
static lxw_format *closed_format(struct making *m, uint32_t tint)
{
        lxw_format *f = workbook_add_format(m->book);
        format_set_num_format_index(f, 49);
        format_set_border(f, LXW_BORDER_THIN);
        format_set_border_color(f, 0xC8C8C8);
        format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
        if (tint) {
                format_set_bg_color(f, tint);
                format_set_pattern(f, LXW_PATTERN_SOLID);
        }
        return f;
}

/* Open cells are seen by their colour before anybody tries to type. */
static void closed_make_formats(struct making *m)
{
        m->heading = workbook_add_format(m->book);
        format_set_bold(m->heading);
        format_set_text_wrap(m->heading);
        format_set_align(m->heading, LXW_ALIGN_VERTICAL_CENTER);
        m->title = closed_format(m, 0xEDEDED);
        m->title_open = closed_format(m, 0xFFE08A);
        m->closed = closed_format(m, 0);
        m->open = closed_format(m, 0xFFF8DC);
        format_set_bold(m->title);
        format_set_bold(m->title_open);
        format_set_unlocked(m->open);
}

/* An empty cell is written too, for its colour and its lock. */
static bool write_text(struct ctx *c, lxw_worksheet *sheet, size_t row, size_t column, struct str s, lxw_format *f)
{
        struct arena_mark mark = arena_mark(c->arena);
        const char *text = arena_copy(c->arena, s);
        lxw_error code = s.n ? worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)column, text, f)
                             : worksheet_write_blank(sheet, (lxw_row_t)row, (lxw_col_t)column, f);
        arena_back(c->arena, mark);
        return code == LXW_NO_ERROR || fail(c, ERR_TOO_LARGE, "sheet.cell_too_long", "sheet", "%s",
                                            say(c, "有一格文字 Excel 放不下", "a text does not fit into a cell"));
}

/* A column none of whose cells is open gets no drop-down. */
static bool opens(const struct closed_table *t, size_t column)
{
        for (size_t i = 0; i < t->n_rows; i++)
                if (t->rows[i].open[column])
                        return true;
        return false;
}

/* By its first rows: enough to fit nearly all, and a large table is not read twice. */
static double closed_width_of(const struct closed_table *t, size_t column)
{
        size_t widest = utf8_length(str_of(t->columns[column].title)) * 2 + 2;
        for (size_t i = 0; i < t->n_rows && i < WIDTH_SEEN; i++) {
                const struct str s = t->rows[i].texts[column];
                const size_t n = utf8_length(s), wide = n + (s.n - n) / 2 + 2;
                widest = wide > widest ? wide : widest;
        }
        return (double)(widest < WIDTH_MIN ? WIDTH_MIN : widest > WIDTH_MAX ? WIDTH_MAX : widest);
}

/* closed_words: a copy the library may hold. The library keeps what it is given until the end. */
static char *closed_words(struct ctx *c, const char *text)
{
        return arena_copy(c->arena, str_of(text));
}

/* choose_from: the words of a column on the hidden sheet, and the drop-down that offers them.
 * For the whole column at once: a validation a cell would make the file many times as large. */
static bool choose_from(struct ctx *c, struct making *m, size_t column)
{
        const struct closed_column *k = &m->t->columns[column];
        char name[24];
        for (size_t i = 0; i < k->n_allowed; i++)
                if (!write_text(c, m->choices, i, column, k->allowed[i], NULL))
                        return false;
        lxw_col_to_name(name, (lxw_col_t)column, 1);
        const struct str source =
                arena_fmt(c->arena, "='" CHOICES "'!%s$1:%s$%zu", name, name, k->n_allowed ? k->n_allowed : 1);
        lxw_data_validation v = { .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
                                  .value_formula = arena_copy(c->arena, source),
                                  .error_title = closed_words(c, say(c, "请从列表选择", "Choose from the list")),
                                  .error_message = closed_words(
                                          c, say(c, "请从下拉列表中选一个。", "Please choose one of the list.")) };
        return worksheet_data_validation_range(m->sheet, HEADER_ROW + 1, (lxw_col_t)column,
                                               (lxw_row_t)(HEADER_ROW + m->t->n_rows), (lxw_col_t)column,
                                               &v) == LXW_NO_ERROR ||
               fail(c, ERR_SYSTEM, "sheet.validation", "sheet", "a drop-down could not be written");
}

/* Shown when the cell is entered; refuses nothing, since the check comes when the sheet is sent back. */
static bool hint_at(struct ctx *c, struct making *m, size_t column)
{
        lxw_data_validation v = { .validate = LXW_VALIDATION_TYPE_ANY,
                                  .input_message = closed_words(c, m->t->columns[column].hint) };
        return worksheet_data_validation_range(m->sheet, HEADER_ROW + 1, (lxw_col_t)column,
                                               (lxw_row_t)(HEADER_ROW + m->t->n_rows), (lxw_col_t)column,
                                               &v) == LXW_NO_ERROR ||
               fail(c, ERR_SYSTEM, "sheet.validation", "sheet", "a hint could not be written");
}

/* Titles of open columns stand out, so that it is seen at once what is asked. */
static bool closed_write_columns(struct ctx *c, struct making *m)
{
        for (size_t k = 0; k < m->t->n; k++) {
                const struct closed_column *column = &m->t->columns[k];
                const bool open = opens(m->t, k);
                worksheet_set_column(m->sheet, (lxw_col_t)k, (lxw_col_t)k, closed_width_of(m->t, k), NULL);
                if (!write_text(c, m->sheet, HEADER_ROW, k, str_of(column->title), open ? m->title_open : m->title))
                        return false;
                if (open && column->allowed && !choose_from(c, m, k))
                        return false;
                if (open && !column->allowed && column->hint && !hint_at(c, m, k))
                        return false;
        }
        return true;
}

/* In the order of the table: the rows are found again by their key, not by where they stand. */
static bool closed_write_rows(struct ctx *c, struct making *m)
{
        for (size_t i = 0; i < m->t->n_rows; i++)
                for (size_t k = 0; k < m->t->n; k++)
                        if (!write_text(c, m->sheet, HEADER_ROW + 1 + i, k, m->t->rows[i].texts[k],
                                        m->t->rows[i].open[k] ? m->open : m->closed))
                                return false;
        return true;
}

/* Protected without a password: it is to keep from slips, not from people. It prints on one
 * page's width with its head on each. */
static bool closed_write_sheet(struct ctx *c, struct making *m)
{
        const struct closed_table *t = m->t;
        lxw_protection p = { .format_columns = LXW_TRUE, .format_rows = LXW_TRUE, .autofilter = LXW_TRUE };
        m->sheet = workbook_add_worksheet(m->book, say(c, "填报", "Return"));
        m->choices = workbook_add_worksheet(m->book, CHOICES);
        closed_make_formats(m);
        if (worksheet_merge_range(m->sheet, 0, 0, 0, (lxw_col_t)(t->n - 1), arena_copy(c->arena, t->heading),
                                  m->heading) != LXW_NO_ERROR)
                return fail(c, ERR_SYSTEM, "sheet.heading", "sheet", "the heading could not be written");
        worksheet_set_row(m->sheet, 0, 48, NULL);
        if (!closed_write_columns(c, m) || !closed_write_rows(c, m))
                return false;
        const lxw_row_t last = (lxw_row_t)(HEADER_ROW + t->n_rows);
        worksheet_autofilter(m->sheet, HEADER_ROW, 0, last, (lxw_col_t)(t->n - 1));
        worksheet_ignore_errors(m->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:CV1048576");
        worksheet_freeze_panes(m->sheet, HEADER_ROW + 1, 0);
        worksheet_set_landscape(m->sheet);
        worksheet_set_paper(m->sheet, 9); /* A4 */
        worksheet_fit_to_pages(m->sheet, 1, 0);
        worksheet_repeat_rows(m->sheet, 0, HEADER_ROW);
        worksheet_protect(m->sheet, NULL, &p);
        worksheet_hide(m->choices);
        return true;
}

/* Written beside and renamed when whole. */
bool closed_write(struct ctx *c, const char *path, const struct closed_table *t)
{
        struct making m = { .t = t };
        const char *part = place_part(c, path);
        if (!part)
                return false;
        m.book = workbook_new(part);
        if (!m.book)
                return place_failed(c, path);
        lxw_doc_properties properties = { .created = (time_t)(c->now / 1000) };
        workbook_set_properties(m.book, &properties);
        bool ok = closed_write_sheet(c, &m);
        const bool closed = workbook_close(m.book) == LXW_NO_ERROR;
        if (ok || !c->err.kind)
                return made_whole(c, ok && closed, part, path);
        unlink(part);
        return false;
}

/* ---- back ---- */

/* Cleaned, so that a drop-down's word and a typed one are one. A column that was deleted says
 * nothing; it does not take answers back. */
struct str closed_cell(struct ctx *c, const struct closed_found *f, const struct row *row, size_t column)
{
        if (f->at[column] == CLOSED_NOWHERE)
                return S("");
        return utf8_clean(c->arena, book_cell(row, f->at[column]).text);
}

/* Blanks do not count, and either language will do. */
static size_t find_title(struct ctx *c, const struct row *row, const struct closed_column *column)
{
        for (size_t i = 0; i < row->n; i++) {
                const struct str text = utf8_squeeze(c->arena, row->cells[i].text);
                if (text.n && (str_eq(text, utf8_squeeze(c->arena, str_of(column->title))) ||
                               str_among(text, arena_copy(c->arena, utf8_squeeze(c->arena, str_of(column->other))))))
                        return i;
        }
        return CLOSED_NOWHERE;
}

/* Near the top: people put lines above the table, not pages. */
static bool header_in(struct ctx *c, const struct sheet *sheet, const struct closed_column *columns, size_t n,
                      struct closed_found *out)
{
        for (size_t r = 0; r < sheet->n && r < HEADER_WITHIN; r++) {
                const struct row *row = &sheet->rows[r];
                if (find_title(c, row, &columns[0]) == CLOSED_NOWHERE)
                        continue;
                for (size_t k = 0; k < n; k++)
                        out->at[k] = find_title(c, row, &columns[k]);
                out->header = row->number;
                out->first = r + 1;
                return true;
        }
        return false;
}

/* On any sheet: workbooks are put together out of several. */
bool closed_find(struct ctx *c, const char *path, const struct closed_column *columns, size_t n,
                 struct closed_found *out)
{
        if (!book_open(c, path, &out->book))
                return false;
        for (out->sheet = 0; out->sheet < out->book.n; out->sheet++)
                if (header_in(c, &out->book.sheets[out->sheet], columns, n, out))
                        return true;
        return fail(c, ERR_INVALID, "sheet.not_ours", "sheet",
                    say(c, "表里没有“%s”一栏：请用从这里下载的表填写",
                        "the workbook has no column “%s”: fill in the one downloaded here"),
                    columns[0].title);
}

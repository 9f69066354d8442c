/* writer.c: rows out, streaming, to xlsx or csv (see writer.h).
 *
 * A workbook holds at most one row in memory (libxlsxwriter's constant-memory mode). Text columns carry the format @,
 * so that an ID number stays what it is when somebody edits it. What a column of numbers or dates cannot read is
 * written as text and never dropped. */
#include "book/writer.h"

#include "base/date.h"
#include "base/utf8.h"
#include "book/made.h"
#include "book/place.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* What Excel allows: rows of a sheet, and characters (in units of UTF-16) of its name. Six decimals are more than
 * areas, money or co-ordinates need. */
#define ROWS_MAX 1048576
#define DECIMALS_MAX 6
#define NAME_MAX_UNITS 31
#define EXACT_DIGITS 15 /* what a spreadsheet keeps of a number */

/* Formats are made once for the workbook: one made for each cell would soon pass what Excel allows. */
struct writer {
        enum writer_format format;
        const char *path, *part;
        FILE *csv;
        lxw_workbook *book;
        lxw_worksheet *sheet;
        lxw_format *title, *text, *whole, *date, *decimal[DECIMALS_MAX + 1];
        const struct writer_column *columns;
        size_t n;
        lxw_row_t row;
};

/* writer_columns_of: a copy that lives as long as the writer. Callers put titles together on the way, and rows
 * may give back what lies behind a mark of the arena. */
static const struct writer_column *writer_columns_of(struct ctx *c, const struct writer_column *columns, size_t n)
{
        struct writer_column *copy = NEWS(c->arena, struct writer_column, n);
        for (size_t i = 0; i < n; i++) {
                copy[i] = columns[i];
                copy[i].title = arena_str(c->arena, columns[i].title);
        }
        return copy;
}

/* csv */

/* plain_number: digits with a sign and a point; anything else that begins like a formula is one to a spreadsheet.
 * An export is opened by a leader's Excel: a name typed as =HYPERLINK(…) would run there. An amount such as -5
 * must stay a number, so not every sign at the front is suspect. */
static bool plain_number(struct str s)
{
        size_t digits = 0, points = 0;
        for (size_t i = s.n && (s.p[0] == '-' || s.p[0] == '+'); i < s.n; i++) {
                if (s.p[i] >= '0' && s.p[i] <= '9')
                        digits++;
                else if (s.p[i] != '.' || ++points > 1)
                        return false;
        }
        return digits > 0;
}

/* The apostrophe stands within the quotes, where a spreadsheet takes it for part of the text and doesn't compute.
 * Tab and CR are in the list because some programs cut them off and then look at what follows. */
static void put_csv(FILE *f, struct str s)
{
        bool formula = s.n > 0 && strchr("=+-@\t\r", s.p[0]) && !plain_number(s);
        bool quote = false;
        for (size_t i = 0; i < s.n; i++)
                quote = quote || s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r';
        if (quote)
                fputc('"', f);
        if (formula)
                fputc('\'', f);
        for (size_t i = 0; i < s.n; i++) {
                if (s.p[i] == '"')
                        fputc('"', f);
                fputc(s.p[i], f);
        }
        if (quote)
                fputc('"', f);
}

/* CRLF is RFC 4180's and Excel's; a disk that is full shows here, row by row, and not only at the end. */
static bool csv_row(struct ctx *c, struct writer *w, const struct str *texts)
{
        for (size_t i = 0; i < w->n; i++) {
                if (i > 0)
                        fputc(',', w->csv);
                put_csv(w->csv, texts ? texts[i] : w->columns[i].title);
        }
        fputs("\r\n", w->csv);
        return ferror(w->csv) == 0 || place_failed(c, w->path);
}

/* xlsx */

/* writer_format: a number the standard reserves where there is one (1 is 0, 2 is 0.00, 49 is @), else a code. A
 * reserved number shows in Excel's dialogue under its own name (文本, 数值), a code as user-defined. */
static lxw_format *writer_format(struct writer *w, uint8_t number, const char *code)
{
        lxw_format *f = workbook_add_format(w->book);
        if (number)
                format_set_num_format_index(f, number);
        else
                format_set_num_format(f, code);
        return f;
}

/* An amount shows as many places as it was written with, so 12.50 doesn't come out as 12.5. */
static void writer_make_formats(struct writer *w)
{
        static const char *const decimals[DECIMALS_MAX + 1] = { "0",      "0.0",     "0.00",    "0.000",
                                                                "0.0000", "0.00000", "0.000000" };
        w->title = writer_format(w, 49, NULL);
        format_set_bold(w->title);
        w->text = writer_format(w, 49, NULL);
        w->whole = writer_format(w, 1, NULL);
        w->date = writer_format(w, 0, "yyyy-mm-dd");
        for (size_t i = 0; i <= DECIMALS_MAX; i++)
                w->decimal[i] = writer_format(w, i == 0 ? 1 : i == 2 ? 2 : 0, decimals[i]);
}

/* writer_sheet_name: what a spreadsheet allows: at most 31 characters and none of []:*?/\ or an apostrophe at the
 * ends. Excel calls a workbook with any other name damaged. A character beyond the basic plane is never halved. */
static const char *writer_sheet_name(struct ctx *c, struct str name)
{
        char *out = arena_copy(c->arena, name.n ? name : S("Sheet1"));
        struct str all = str_of(out);
        size_t at = 0, units = 0;
        while (at < all.n && units < NAME_MAX_UNITS) {
                size_t from = at;
                uint32_t cp = utf8_next(all, &at);
                units += cp > 0xFFFF ? 2 : 1;
                bool end = from == 0 || at == all.n || units >= NAME_MAX_UNITS;
                if (cp < 0x80 && (cp < 32 || strchr("[]:*?/\\", (int)cp) || (end && cp == '\'')))
                        out[from] = '_';
                if (units > NAME_MAX_UNITS)
                        at = from;
        }
        out[at] = '\0';
        return out;
}

/* Widths count digits, and a Chinese character is as wide as two. Rows stream by, so the title has to serve for
 * all: at least a date or a name, at most what leaves other columns on the screen. */
static double writer_width_of(const struct writer_column *column)
{
        if (column->width > 0)
                return column->width;
        double title = (double)utf8_length(column->title) * 2 + 2;
        double least = column->kind == WRITE_TEXT ? 10 : 12;
        return title < least ? least : title > 40 ? 40 : title;
}

/* The format of the whole column, for the empty cells in it: what somebody types there later is then text or a
 * date as well. */
static lxw_format *format_of(const struct writer *w, enum writer_kind kind)
{
        switch (kind) {
        case WRITE_TEXT:
                return w->text;
        case WRITE_INT:
                return w->whole;
        case WRITE_DECIMAL:
                return w->decimal[2];
        case WRITE_DATE:
                return w->date;
        }
        return NULL;
}

/* libxlsxwriter copies what it keeps, so a cell's C string can be given back at once; a million rows would else
 * fill the arena. */
static bool xlsx_text(struct ctx *c, struct writer *w, size_t column, struct str s, lxw_format *f)
{
        struct arena_mark mark = arena_mark(c->arena);
        const char *text = arena_copy(c->arena, s);
        lxw_error code = worksheet_write_string(w->sheet, w->row, (lxw_col_t)column, text, f);
        arena_back(c->arena, mark);
        if (code == LXW_NO_ERROR)
                return true;
        return fail(c, ERR_TOO_LARGE, "sheet.cell_too_long", w->path, "%s",
                    say(c, "有一格文字超过 32,767 个字，Excel 放不下。",
                        "A text has more than 32,767 characters and does not fit into a cell."));
}

static bool writer_add_sheet(struct ctx *c, struct writer *w, struct str name, const struct writer_column *columns,
                             size_t n)
{
        const char *allowed = writer_sheet_name(c, name);
        /* Two registers may become equal only by the cutting of their names; asked here, because the library
         * would only warn, on the terminal. */
        bool taken = workbook_get_worksheet_by_name(w->book, allowed) != NULL;
        w->sheet = taken ? NULL : workbook_add_worksheet(w->book, allowed);
        if (!w->sheet)
                return fail(c, ERR_INVALID, "sheet.name", w->path, "%s: %.*s",
                            say(c, "工作表重名", "Two sheets have the same name"), FMT(name));
        w->columns = writer_columns_of(c, columns, n);
        w->n = n;
        w->row = 0;
        for (size_t i = 0; i < n; i++) {
                worksheet_set_column(w->sheet, (lxw_col_t)i, (lxw_col_t)i, writer_width_of(&columns[i]),
                                     format_of(w, columns[i].kind));
                if (!xlsx_text(c, w, i, columns[i].title, w->title))
                        return false;
        }
        /* The titles stay in sight of whoever scrolls down a register. */
        worksheet_freeze_panes(w->sheet, 1, 0);
        w->row = 1;
        return true;
}

/* decimals_of: places behind the point, or -1 when a spreadsheet's number would not give s back. More than
 * fifteen digits lose their last ones in Excel; a plus is no part of a number it would write back. */
static int decimals_of(struct str s)
{
        size_t digits = 0, point = s.n;
        if (!plain_number(s) || s.p[0] == '+')
                return -1;
        for (size_t i = 0; i < s.n; i++) {
                digits += s.p[i] >= '0' && s.p[i] <= '9';
                if (s.p[i] == '.')
                        point = i + 1;
        }
        return digits > EXACT_DIGITS || s.n - point > DECIMALS_MAX ? -1 : (int)(s.n - point);
}

/* 约3元 in a column of amounts is what somebody entered in an old record: it goes out as a text and not as nothing. */
static bool xlsx_number(struct ctx *c, struct writer *w, size_t column, struct str s)
{
        char text[32];
        int places = decimals_of(s);
        if (places < 0 || s.n >= sizeof text)
                return xlsx_text(c, w, column, s, w->text);
        snprintf(text, sizeof text, "%.*s", FMT(s));
        worksheet_write_number(w->sheet, w->row, (lxw_col_t)column, strtod(text, NULL), w->decimal[places]);
        return true;
}

/* Day 1 is 1900-01-01, and from March on one too many, since Excel counts 1900 as a leap year as Lotus 1-2-3 did. */
static bool xlsx_date(struct ctx *c, struct writer *w, size_t column, struct str s)
{
        char iso[11];
        if (!date_valid(s))
                return xlsx_text(c, w, column, s, w->text);
        snprintf(iso, sizeof iso, "%.*s", FMT(s));
        int64_t serial = date_to_number(iso) - date_to_number("1900-01-01") + 2;
        if (serial <= 60) /* the calendar of spreadsheets has a 1900-02-29 */
                serial--;
        worksheet_write_number(w->sheet, w->row, (lxw_col_t)column, (double)serial, w->date);
        return true;
}

/* Refused and not continued on another sheet: a register in two halves is counted wrongly by whoever opens the
 * first. */
static bool xlsx_row(struct ctx *c, struct writer *w, const struct str *texts)
{
        if (w->row >= ROWS_MAX)
                return fail(c, ERR_TOO_LARGE, "sheet.too_many_rows", w->path, "%s",
                            say(c, "超过 1,048,576 行，Excel 的一张工作表放不下。请缩小范围或导出为 CSV。",
                                "More than 1,048,576 rows do not fit into one sheet; narrow the list or export CSV."));
        for (size_t i = 0; i < w->n; i++) {
                enum writer_kind kind = w->columns[i].kind;
                bool ok = true;
                if (texts[i].n == 0)
                        continue;
                if (kind == WRITE_TEXT)
                        ok = xlsx_text(c, w, i, texts[i], w->text);
                else if (kind == WRITE_DATE)
                        ok = xlsx_date(c, w, i, texts[i]);
                else
                        ok = xlsx_number(c, w, i, texts[i]);
                if (!ok)
                        return false;
        }
        w->row++;
        return true;
}

/* The time of creation comes from the context, so that the same export at the same time is the same bytes. In
 * this mode texts stand in the cells and rows must come in order. */
static bool open_xlsx(struct ctx *c, struct writer *w)
{
        lxw_workbook_options options = { .constant_memory = LXW_TRUE };
        w->book = workbook_new_opt(w->part, &options);
        if (!w->book)
                return place_failed(c, w->path);
        lxw_doc_properties properties = { .created = (time_t)(c->now / 1000) };
        workbook_set_properties(w->book, &properties);
        writer_make_formats(w);
        return true;
}

/* The writer */

/* The name is checked before anything is written, and whatever fails afterwards takes the .part with it. */
bool writer_open(struct ctx *c, enum writer_format format_wanted, const char *path, struct str name,
                 const struct writer_column *columns, size_t n, struct writer **out)
{
        struct writer *w = NEW(c->arena, struct writer);
        w->format = format_wanted;
        w->path = arena_copy(c->arena, str_of(path));
        w->part = place_part(c, path);
        bool ok;
        if (!w->part)
                return false;
        if (w->format == WRITER_XLSX) {
                ok = open_xlsx(c, w) && writer_add_sheet(c, w, name, columns, n);
        } else {
                w->csv = fopen(w->part, "wb");
                w->columns = writer_columns_of(c, columns, n);
                w->n = n;
                /* Without the mark of UTF-8 a Chinese Excel reads the file as code page 936. */
                ok = w->csv && fputs("\xEF\xBB\xBF", w->csv) >= 0 ? csv_row(c, w, NULL) : place_failed(c, path);
        }
        if (ok)
                *out = w;
        else
                writer_abandon(w);
        return ok;
}

bool writer_row(struct ctx *c, struct writer *w, const struct str *texts)
{
        return w->format == WRITER_CSV ? csv_row(c, w, texts) : xlsx_row(c, w, texts);
}

/* A second table below the first would be read back as rows of the first. */
/* An ampersand begins a code in a footer, so it is doubled. */
void writer_mark(struct ctx *c, struct writer *w, struct str words)
{
        struct str part, foot = S("&L");
        if (w->format == WRITER_CSV)
                return;
        lxw_doc_properties properties = { .comments = arena_copy(c->arena, words) };
        (void)workbook_set_properties(w->book, &properties);
        for (bool first = true; words.p && str_cut(&words, '&', &part); first = false)
                foot = arena_fmt(c->arena, "%.*s%s%.*s", FMT(foot), first ? "" : "&&", FMT(part));
        (void)worksheet_set_footer(w->sheet, arena_fmt(c->arena, "%.*s&R&P / &N", FMT(foot)).p);
}

bool writer_sheet(struct ctx *c, struct writer *w, struct str name, const struct writer_column *columns, size_t n)
{
        if (w->format == WRITER_CSV)
                return fail(c, ERR_INVALID, "sheet.csv_one_sheet", w->path, "%s",
                            say(c, "CSV 只能有一张表，请改为导出 xlsx。",
                                "A csv holds one sheet only; export xlsx instead."));
        return writer_add_sheet(c, w, name, columns, n);
}

/* Closing writes what is still buffered, for an xlsx nearly all of the zip: only then is it known whether it fits
 * the disk. */
bool writer_close(struct ctx *c, struct writer *w)
{
        const bool csv = w->format == WRITER_CSV;
        const bool ok = csv ? fclose(w->csv) == 0 : workbook_close(w->book) == LXW_NO_ERROR;
        w->csv = NULL;
        w->book = NULL;
        if (!csv)
                return made_whole(c, ok, w->part, w->path);
        if (ok)
                return place_whole(c, w->part, w->path);
        place_failed(c, w->path);
        unlink(w->part);
        return false;
}

/* For every way out but writer_close: no half file, and no .part of it, is left behind. */
void writer_abandon(struct writer *w)
{
        if (!w)
                return;
        if (w->csv)
                fclose(w->csv);
        if (w->book) /* closing is the only way to have its temporary files closed too */
                (void)workbook_close(w->book);
        w->csv = NULL;
        w->book = NULL;
        unlink(w->part);
}

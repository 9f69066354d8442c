/* book_build.c: rows and cells put together, merges spread, limits kept (see book_build.h).
 *
 * A row is filled in one wide scratch line and copied out at its true width, so that a million rows cost what they
 * hold. Merges come last in the file formats and are spread over the finished rows by binary search. */
#include "book/book_build.h"

#include "base/date.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* A register has millions of short texts; each aligned by itself would waste as much again. */
#define POOL_BLOCK ((size_t)256 << 10)
#define POOL_SHARE 1024 /* longer texts get their own piece of arena */
/* A household merged over its members makes a merge in each of its columns; a county's register in one sheet
 * stays far below. */
#define MERGES_MAX 1000000

/* The room for all sheets is taken at once: pointers to a sheet must not move while it is filled. */
void build_start(struct book_build *b, struct ctx *c, struct book *out, enum book_format format)
{
        *out = (struct book){ .format = format, .sheets = NEWS(c->arena, struct sheet, BOOK_SHEETS_MAX) };
        *b = (struct book_build){ .c = c, .out = out, .line = NEWS(c->arena, struct cell, BOOK_COLUMNS_MAX) };
}

/* The arena itself aborts when its limit is passed, with no word on the reason. Asked beforehand, the officer is told
 * to split the workbook; the eighth that is kept back is for making that message and for the caller's clean-up. */
bool build_room(struct book_build *b, size_t bytes)
{
        const struct arena *a = b->c->arena;
        size_t limit = a->limit ? a->limit : ARENA_LIMIT;
        size_t allowed = limit - limit / 8;
        size_t slack = (size_t)1 << 20; /* the arena takes whole chunks */
        if (bytes < allowed && a->total < allowed - bytes && a->total + bytes + slack < allowed)
                return true;
        const char *where = b->sheet ? arena_copy(b->c->arena, b->sheet->name) : "";
        return fail(b->c, ERR_TOO_LARGE, "sheet.too_many_cells", where, "%s",
                    say(b->c, "表格里的单元格太多，内存装不下。请把工作簿分成几个文件再导入。",
                        "The workbook holds more cells than fit in memory. Please split it into several files."));
}

/* The same rule of growth as arena_grow's, reckoned first: the old array may stay in the arena beside the new
 * one, so there must be room for both. */
bool build_grow(struct book_build *b, void *array, size_t *capacity, size_t need, size_t size, void **out)
{
        size_t wider = need > *capacity ? (need > *capacity * 2 ? need : *capacity * 2) + 8 : 0;
        if (wider && !build_room(b, wider * size))
                return false;
        *out = arena_grow(b->c->arena, array, capacity, need, size);
        return true;
}

/* What is left of a block when a longer text comes is given up: at most a kilobyte in 256. */
bool build_text(struct book_build *b, struct str s, struct str *out)
{
        *out = S("");
        if (s.n == 0)
                return true;
        if (s.n > POOL_SHARE) {
                if (!build_room(b, s.n))
                        return false;
                *out = arena_str(b->c->arena, s);
                return true;
        }
        if (s.n > b->pool_left) {
                if (!build_room(b, POOL_BLOCK))
                        return false;
                b->pool = NEWS(b->c->arena, char, POOL_BLOCK);
                b->pool_left = POOL_BLOCK;
        }
        memcpy(b->pool, s.p, s.n);
        *out = (struct str){ b->pool, s.n };
        b->pool += s.n;
        b->pool_left -= s.n;
        return true;
}

/* Sheet and cell in the words an officer knows, never an offset: he has to find the place in Excel. */
const char *build_where(struct book_build *b, uint32_t row, uint32_t column)
{
        char name[16];
        book_cell_name(row, column == UINT32_MAX ? 0 : column, name);
        struct str sheet = b->sheet ? b->sheet->name : S("");
        const char *word = say(b->c, "工作表", "sheet");
        if (column == UINT32_MAX)
                return arena_fmt(b->c->arena, "%s %.*s %s %u", word, FMT(sheet), say(b->c, "行", "row"), row + 1).p;
        return arena_fmt(b->c->arena, "%s %.*s %s", word, FMT(sheet), name).p;
}

/* Hidden sheets count and are read: counties hide code lists and last year's register in them; it is the importer
 * who leaves them out. */
bool build_sheet(struct book_build *b, struct str name, bool hidden)
{
        if (b->out->n == BOOK_SHEETS_MAX)
                return fail(b->c, ERR_TOO_LARGE, "sheet.too_many_sheets", "", "%s",
                            say(b->c, "工作簿里的工作表超过 64 个，请分成几个文件。",
                                "The workbook has more than 64 sheets; please split it."));
        b->sheet = &b->out->sheets[b->out->n++];
        *b->sheet = (struct sheet){ .name = arena_str(b->c->arena, name), .hidden = hidden };
        b->rows_capacity = b->merges_capacity = 0;
        return true;
}

/* Checked by the row's own number and not by how many there are: it is the number that an attacker writes. */
bool build_row(struct book_build *b, uint32_t number, bool hidden)
{
        if (number >= BOOK_ROWS_MAX)
                return fail(b->c, ERR_TOO_LARGE, "sheet.too_many_rows", build_where(b, number, UINT32_MAX), "%s",
                            say(b->c, "工作表超过 1,100,000 行，请分成几个文件。",
                                "The sheet has more than 1,100,000 rows; please split it."));
        b->number = number;
        b->hidden = hidden;
        return true;
}

/* build_blank: nothing a person sees. The first byte tells of nearly every text that it isn't. One too long may
 * have been cut within a character, and is refused for its length. */
static bool build_blank(struct str text)
{
        if (text.n > BOOK_TEXT_MAX)
                return false;
        for (size_t at = 0; at < text.n;) {
                const unsigned char first = (unsigned char)text.p[at];
                if (first > ' ' && first < 0x7F)
                        return false;
                const uint32_t cp = utf8_next(text, &at);
                if (!utf8_blank(cp))
                        return false;
        }
        return true;
}

/* An empty cell is dropped before its column is looked at: Excel writes cells that have nothing but a border up
 * to its last column XFD, when somebody draws a frame too far, and such a sheet is not too wide. Nor is one where
 * somebody's thumb met the space bar. */
bool build_cell(struct book_build *b, uint32_t column, enum cell_kind kind, struct str text)
{
        if (kind == CELL_EMPTY || build_blank(text))
                return true;
        if (column >= BOOK_COLUMNS_MAX)
                return fail(b->c, ERR_TOO_LARGE, "sheet.too_many_columns", build_where(b, b->number, column), "%s",
                            say(b->c, "第 512 列以后还有内容，请删去多余的列。",
                                "There is text behind column 512; please remove the columns not needed."));
        if (text.n > BOOK_TEXT_MAX)
                return fail(b->c, ERR_TOO_LARGE, "sheet.cell_too_long", build_where(b, b->number, column), "%s",
                            say(b->c, "单元格的文字超过 32,767 字节，请缩短。",
                                "The cell holds more than 32,767 bytes of text; please shorten it."));
        b->line[column] = (struct cell){ .text = text, .kind = (unsigned char)kind };
        if (column >= b->line_n)
                b->line_n = column + 1;
        return true;
}

/* Rows out of order are refused and not sorted: no program writes them so, every search in the rows relies on the
 * order, and sorting would hide that one of two rows of the same number is lost. */
bool build_row_end(struct book_build *b)
{
        uint32_t n = b->line_n;
        if (n == 0)
                return true;
        struct sheet *s = b->sheet;
        if (s->n && s->rows[s->n - 1].number >= b->number)
                return fail(b->c, ERR_INVALID, "sheet.damaged", build_where(b, b->number, UINT32_MAX), "%s",
                            say(b->c, "文件已损坏：行的次序不对。请用 Excel 或 WPS 打开后另存一次。",
                                "The file is damaged: its rows are out of order. Open it in Excel or WPS and save it "
                                "again."));
        void *rows = NULL;
        if (!build_room(b, n * sizeof(struct cell)) ||
            !build_grow(b, s->rows, &b->rows_capacity, s->n + 1, sizeof(struct row), &rows))
                return false;
        s->rows = rows;
        struct cell *cells = NEWS(b->c->arena, struct cell, n);
        memcpy(cells, b->line, n * sizeof *cells);
        /* Only what was used is cleaned: a million rows of ten cells would else clean 512 each. */
        memset(b->line, 0, n * sizeof *cells);
        b->line_n = 0;
        s->rows[s->n++] = (struct row){ .cells = cells, .n = n, .number = b->number, .hidden = b->hidden };
        return true;
}

/* A merge of one cell covers nothing; one that runs backwards is an error of its writer that Excel passes over. A
 * title merged over a whole row reaches column 16,384 and is cut, not refused. */
bool build_merge(struct book_build *b, struct merge merge)
{
        struct sheet *s = b->sheet;
        bool backwards = merge.last_row < merge.row || merge.last_column < merge.column;
        bool single = merge.last_row == merge.row && merge.last_column == merge.column;
        if (backwards || single || merge.column >= BOOK_COLUMNS_MAX)
                return true;
        if (s->n_merges == MERGES_MAX)
                return fail(b->c, ERR_TOO_LARGE, "sheet.too_many_merges", arena_copy(b->c->arena, s->name), "%s",
                            say(b->c, "合并单元格超过 1,000,000 处，请取消一部分合并。",
                                "There are more than 1,000,000 merged areas; please unmerge some."));
        if (merge.last_column >= BOOK_COLUMNS_MAX)
                merge.last_column = BOOK_COLUMNS_MAX - 1;
        void *merges = NULL;
        if (!build_grow(b, s->merges, &b->merges_capacity, s->n_merges + 1, sizeof merge, &merges))
                return false;
        s->merges = merges;
        s->merges[s->n_merges++] = merge;
        return true;
}

/* first_row: index of the first row numbered at least number. A register has as many merges as rows: a walk from
 * the top for each would be quadratic. */
static size_t first_row(const struct sheet *s, uint32_t number)
{
        size_t low = 0, high = s->n;
        while (low < high) {
                size_t middle = low + (high - low) / 2;
                if (s->rows[middle].number < number)
                        low = middle + 1;
                else
                        high = middle;
        }
        return low;
}

/* Rows were copied out at the width of their text, and a merge may reach beyond it. */
static bool build_widen(struct book_build *b, struct row *row, uint32_t n)
{
        if (n <= row->n)
                return true;
        if (!build_room(b, n * sizeof(struct cell)))
                return false;
        struct cell *cells = NEWS(b->c->arena, struct cell, n);
        memcpy(cells, row->cells, row->n * sizeof *cells);
        row->cells = cells;
        row->n = n;
        return true;
}

/* build_spread: the first cell's text over the cells its merge covers; *budget falls by each and bounds overlapping
 * merges. A member's row then carries his household's number as if it had been typed into it, which is how a person
 * reads the sheet. Rows without any text are not there and get none: a merge down to row 1,048,576 costs what is
 * written. Lawful merges don't overlap (ECMA-376 Part 1, 18.3.1.55), so all together they cover no cell twice; a
 * crafted file with a million merges over the whole sheet would otherwise be spread a million times. */
static bool build_spread(struct book_build *b, const struct merge *m, size_t *budget)
{
        struct sheet *s = b->sheet;
        size_t i = first_row(s, m->row);
        if (i == s->n || s->rows[i].number > m->last_row)
                return true;
        struct cell first = { .kind = CELL_EMPTY };
        if (s->rows[i].number == m->row)
                first = book_cell(&s->rows[i], m->column);
        first.merged = true;
        for (; i < s->n && s->rows[i].number <= m->last_row; i++) {
                struct row *row = &s->rows[i];
                size_t width = m->last_column - m->column + 1;
                if (*budget < width)
                        return fail(b->c, ERR_INVALID, "sheet.damaged", build_where(b, m->row, m->column), "%s",
                                    say(b->c, "文件已损坏：合并区域互相重叠。",
                                        "The file is damaged: merged areas overlap."));
                *budget -= width;
                if (!build_widen(b, row, m->last_column + 1))
                        return false;
                for (uint32_t k = m->column; k <= m->last_column; k++)
                        if (row->number != m->row || k != m->column)
                                row->cells[k] = first;
        }
        return true;
}

/* The cells of the rows that are there, at full width: more than lawful merges can cover. */
bool build_sheet_end(struct book_build *b)
{
        struct sheet *s = b->sheet;
        size_t budget = s->n * BOOK_COLUMNS_MAX;
        for (size_t i = 0; i < s->n_merges; i++)
                if (!build_spread(b, &s->merges[i], &budget))
                        return false;
        return true;
}

/* build_lay_out: digits with the point moved to where exponent says. Scientific notation in a cell's text is for
 * the importer a sign of lost digits, so it must come from the officer alone. */
static void build_lay_out(const char *digits, int exponent, char *out)
{
        int n = (int)strlen(digits), k = 0;
        if (exponent < 0) {
                out[k++] = '0';
                out[k++] = '.';
                for (int i = -1; i > exponent; i--)
                        out[k++] = '0';
        }
        for (int i = 0; i < n || i <= exponent; i++) {
                out[k++] = i < n ? digits[i] : '0';
                if (i == exponent && i + 1 < n)
                        out[k++] = '.';
        }
        out[k] = '\0';
}

/* shortest: the fewest digits whose value is value again, in scientific notation. Fifteen digits are what Excel
 * keeps; seventeen always suffice for a double (IEEE 754), so the loop ends at them. What was typed as 5437.8
 * then reads 5437.8 and not 5437.8000000000002. */
static void shortest(double value, char text[40])
{
        int precision = 14;
        do
                snprintf(text, 40, "%.*e", precision++, value);
        while (precision <= 16 && strtod(text, NULL) != value);
}

/* build_is_bare: the digits of a scientific notation, without sign, point and trailing zeros. */
static void build_is_bare(const char *text, const char *end, char digits[24])
{
        int n = 0;
        for (; text < end && n < 22; text++)
                if (*text >= '0' && *text <= '9')
                        digits[n++] = *text;
        while (n > 1 && digits[n - 1] == '0')
                n--;
        digits[n] = '\0';
}

/* Up to 21 digits before the point and 20 zeros behind it, with sign and point, fit into 48. Beyond, the notation
 * of C is as good as any: no register holds such a number. */
void build_number(double value, char out[48])
{
        char text[40], digits[24];
        if (!isfinite(value) || value == 0) {
                snprintf(out, 48, "%s", value == 0 ? "0" : "#NUM!");
                return;
        }
        shortest(value, text);
        const char *e = strchr(text, 'e');
        int exponent = e ? (int)strtol(e + 1, NULL, 10) : 0;
        if (!e || exponent >= 21 || exponent < -20) {
                snprintf(out, 48, "%.15g", value);
                return;
        }
        build_is_bare(text, e, digits);
        *out = '-';
        build_lay_out(digits, exponent, out + (value < 0));
}

/* build_typed: a year or a month (2014, 201403) typed into a cell whose look is that of a day is stored as that number,
 * and Excel shows it as a day of 1905 or 2451. Nobody in a register was born or named then; that a whole number of
 * these is what was typed is the one reading that can be right. */
static bool build_typed(double value)
{
        if (floor(value) != value || value < 1900 || value > 210012)
                return false;
        const int64_t n = (int64_t)value;
        return n <= 2100 || (n >= 190001 && n % 100 >= 1 && n % 100 <= 12);
}

/* A number that is no day of the calendar (negative, 20140315) stays a number: the importer then says what it found
 * instead of a day nobody wrote. */
enum cell_kind build_value(double value, bool date, bool system_1904, char out[48])
{
        char day[11];
        if (date && !build_typed(value) && date_shown(value, system_1904, day)) {
                snprintf(out, 48, "%s", day);
                return CELL_DATE;
        }
        build_number(value, out);
        return isfinite(value) ? CELL_NUMBER : CELL_ERROR; /* #NUM!: a number would be returned as zero */
}

/* build_date_number: the numbers the standard reserves for dates and times, those of Chinese and Japanese
 * editions among them. (ECMA-376 Part 1, 18.8.30: 14–22 and 45–47 everywhere, the others by language.) Such a
 * format has no code in the file, so a date made in Chinese Excel is told from a number by this list alone. */
bool build_date_number(uint32_t id)
{
        return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/* skip: behind a quoted, bracketed or escaped piece of a format code, which says nothing of dates. The d of "day"
 * in quotes, the d of [Red] and the m behind a backslash would otherwise make dates of amounts. */
static size_t skip(struct str code, size_t i)
{
        char close = code.p[i] == '"' ? '"' : code.p[i] == '[' ? ']' : '\0';
        if (!close)
                return i + 2;
        for (i++; i < code.n && code.p[i] != close; i++)
                ;
        return i + 1;
}

/* build_date_code: the first section of a format code holds y, m, d, or 年月日 without a place for digits. Later
 * sections are for negative numbers and texts. The letters h and s are not asked for: a time of day alone is no
 * date. A code such as 0年 shows a count of years: there 年 is a unit, and the digits tell. */
bool build_date_code(struct str code)
{
        bool letters = false, words = false, digits = false;
        for (size_t i = 0; i < code.n && code.p[i] != ';';) {
                char ch = code.p[i];
                if (strchr("\"[\\_*", ch)) {
                        i = skip(code, i);
                        continue;
                }
                struct str rest = str_slice(code, i, code.n);
                letters = letters || strchr("yYmMdD", ch);
                digits = digits || strchr("0#?", ch);
                words = words || str_starts(rest, S("年")) || str_starts(rest, S("月")) || str_starts(rest, S("日"));
                i++;
        }
        return letters || (words && !digits);
}

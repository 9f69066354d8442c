/* book_xlsx.c: a workbook of Excel 2007 and later, of WPS, LibreOffice and the libraries,
 * transitional or strict.
 *
 * Streamed through expat: first the styles (which of them show a date), then the shared strings,
 * then each sheet. Formulas give the value last computed. Phonetic guides are left out of texts.
 * References may be missing on rows and cells; then they follow the one before.
 *
 * Which cells are dates is nowhere written in the cell: its style names a format, and the
 * format's code shows days or does not. So styles are read first, and a number is a day only
 * where its style says so and it is one. */
#include <stdlib.h>

#include "base/date.h"
#include "base/utf8.h"
#include "book/book_build.h"
#include "book/package.h"

#define STYLES_MAX 65536

/* xlsx_gather: character data of the element being read; one byte more than allowed shows that
 * it was too long. */
struct gather {
        char text[BOOK_TEXT_MAX + 1];
        size_t n;
        bool on;
};

/* One for the whole workbook: styles and strings are read before the sheets that name them. */
struct reader {
        struct book_build *b;
        struct gather gather;
        int phonetic; /* depth within rPh */
        /* styles */
        struct number_format {
                uint32_t id;
                bool date;
        } * formats;
        size_t n_formats, formats_capacity;
        bool *dates; /* by style: shows a date */
        size_t n_dates, dates_capacity;
        bool in_formats, in_styles, system_1904;
        /* shared strings */
        struct str *strings;
        size_t n_strings, strings_capacity;
        /* sheet */
        bool in_data, in_cell;
        int64_t row;
        int64_t column;
        uint32_t style;
        char type; /* first letter of t, with S for "str" and i for "inlineStr" */
};

/* check: errors found between tags stop the parser, which then says nothing of its own. */
static void check(struct xml *x, bool ok)
{
        if (!ok)
                xml_stop(x);
}

/* xlsx_on_text: one byte more than allowed is kept, so that too long is noticed; the rest is
 * dropped. */
static void xlsx_on_text(struct xml *x, const char *p, size_t n)
{
        struct reader *r = x->user;
        struct gather *g = &r->gather;
        if (!g->on || r->phonetic)
                return;
        if (n > sizeof g->text - g->n)
                n = sizeof g->text - g->n;
        memcpy(g->text + g->n, p, n);
        g->n += n;
}

/* xlsx_hex_digit: both cases: programs differ. */
static int xlsx_hex_digit(char c)
{
        if (c >= '0' && c <= '9')
                return c - '0';
        if (c >= 'A' && c <= 'F')
                return c - 'A' + 10;
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* xlsx_unescape: the file writes a character XML cannot hold as _x000D_; here it becomes itself,
 * or nothing when it is a control. A surrogate alone is left as it stands: half a character is
 * none. */
static void xlsx_unescape(struct gather *g)
{
        size_t to = 0;
        for (size_t i = 0; i < g->n;) {
                int code = 0;
                bool escaped = g->n - i >= 7 && g->text[i] == '_' && g->text[i + 1] == 'x' && g->text[i + 6] == '_';
                for (size_t k = 2; escaped && k < 6; k++) {
                        escaped = xlsx_hex_digit(g->text[i + k]) >= 0;
                        code = code * 16 + xlsx_hex_digit(g->text[i + k]);
                }
                if (!escaped || (code >= 0xD800 && code < 0xE000)) {
                        g->text[to++] = g->text[i++];
                        continue;
                }
                i += 7;
                if (code >= 32 || code == '\n' || code == '\t')
                        to += utf8_put(g->text + to, (uint32_t)code);
        }
        g->n = to;
}

/* gathered: looked at for escapes only where there may be one. */
static struct str gathered(struct gather *g)
{
        g->on = false;
        if (g->n > 6 && memmem(g->text, g->n, "_x", 2))
                xlsx_unescape(g);
        return (struct str){ g->text, g->n };
}

static void xlsx_gather(struct gather *g)
{
        g->on = true;
}

/* Styles */

/* xlsx_add_format: the first so many; a cell whose format is beyond them reads as a number. */
static void xlsx_add_format(struct xml *x, struct reader *r, const char **attributes)
{
        struct number_format f = { .id = 0 };
        const char *code = xml_attribute(attributes, "formatCode");
        if (!code || !xml_uint(xml_attribute(attributes, "numFmtId"), &f.id) || r->n_formats == STYLES_MAX)
                return;
        f.date = build_date_code(str_of(code));
        r->formats = arena_grow(x->c->arena, r->formats, &r->formats_capacity, r->n_formats + 1, sizeof f);
        r->formats[r->n_formats++] = f;
}

/* xlsx_add_style: formats stand before styles in the file, so that what a style shows is known
 * when it is read. */
static void xlsx_add_style(struct xml *x, struct reader *r, const char **attributes)
{
        uint32_t id = 0;
        if (r->n_dates == STYLES_MAX)
                return;
        if (!xml_uint(xml_attribute(attributes, "numFmtId"), &id))
                id = 0;
        bool date = build_date_number(id);
        for (size_t i = 0; i < r->n_formats; i++)
                if (r->formats[i].id == id)
                        date = r->formats[i].date;
        r->dates = arena_grow(x->c->arena, r->dates, &r->dates_capacity, r->n_dates + 1, sizeof *r->dates);
        r->dates[r->n_dates++] = date;
}

/* styles_start: lists are entered by their element: the same xf also stands in cellStyleXfs and
 * means something else there. */
static void styles_start(struct xml *x, const char *name, const char **attributes)
{
        struct reader *r = x->user;
        if (strcmp(name, "numFmts") == 0)
                r->in_formats = true;
        else if (strcmp(name, "cellXfs") == 0)
                r->in_styles = true;
        else if (r->in_formats && strcmp(name, "numFmt") == 0)
                xlsx_add_format(x, r, attributes);
        else if (r->in_styles && strcmp(name, "xf") == 0)
                xlsx_add_style(x, r, attributes);
}

static void styles_end(struct xml *x, const char *name)
{
        struct reader *r = x->user;
        if (strcmp(name, "numFmts") == 0)
                r->in_formats = false;
        else if (strcmp(name, "cellXfs") == 0)
                r->in_styles = false;
}

static const struct xml_events styles_events = { .start = styles_start, .end = styles_end };

/* Shared strings */

/* strings_start: a string may be in several runs of different type: they are one text. */
static void strings_start(struct xml *x, const char *name, const char **attributes)
{
        struct reader *r = x->user;
        (void)attributes;
        if (strcmp(name, "si") == 0)
                r->gather.n = 0;
        else if (strcmp(name, "t") == 0)
                xlsx_gather(&r->gather);
        else if (strcmp(name, "rPh") == 0)
                r->phonetic++;
}

/* add_string: refused by name: which cell it is nobody knows yet. */
static bool add_string(struct reader *r, struct str text)
{
        void *wider = NULL;
        if (text.n > BOOK_TEXT_MAX)
                return fail(r->b->c, ERR_TOO_LARGE, "sheet.cell_too_long", "", "%s",
                            say(r->b->c, "有单元格的文字超过 32,767 字节，请缩短。",
                                "A cell holds more than 32,767 bytes of text; please shorten it."));
        if (!build_grow(r->b, r->strings, &r->strings_capacity, r->n_strings + 1, sizeof text, &wider))
                return false;
        r->strings = wider;
        return build_text(r->b, text, &r->strings[r->n_strings++]);
}

/* strings_end: a phonetic guide is no part of the name it stands over. */
static void strings_end(struct xml *x, const char *name)
{
        struct reader *r = x->user;
        if (strcmp(name, "t") == 0)
                r->gather.on = false;
        else if (strcmp(name, "rPh") == 0)
                r->phonetic--;
        else if (strcmp(name, "si") == 0)
                check(x, add_string(r, gathered(&r->gather)));
}

static const struct xml_events strings_events = { .start = strings_start, .end = strings_end, .text = xlsx_on_text };

/* Sheets */

/* xlsx_reference: "P12" to column and row from 0; the row may be NULL. Dollars of absolute
 * references are passed over; the bounds keep the numbers small before they are checked. */
static bool xlsx_reference(const char **at, int64_t *column, int64_t *row)
{
        const char *p = *at;
        int64_t letters = 0, number = 0;
        for (; *p == '$'; p++)
                ;
        for (; *p >= 'A' && *p <= 'Z' && letters < 20000; p++)
                letters = letters * 26 + (*p - 'A' + 1);
        for (; *p == '$'; p++)
                ;
        for (; *p >= '0' && *p <= '9' && number < 10000000; p++)
                number = number * 10 + (*p - '0');
        *at = p;
        *column = letters - 1;
        *row = number - 1;
        return letters > 0 && number > 0;
}

/* start_row: rows without a number follow the one before, as the standard has it; one that is no
 * number is damage. */
static bool start_row(struct reader *r, const char **attributes)
{
        uint32_t number;
        const char *text = xml_attribute(attributes, "r");
        if (!text)
                r->row++;
        else if (xml_uint(text, &number) && number > 0)
                r->row = (int64_t)number - 1;
        else
                return package_damaged(r->b->c, build_where(r->b, (uint32_t)(r->row + 1), UINT32_MAX));
        r->column = -1;
        return build_row(r->b, (uint32_t)r->row, xml_true(xml_attribute(attributes, "hidden")));
}

/* start_cell: the row in a cell's name must be its row's: a cell that lies about it would become
 * another household's. */
static bool start_cell(struct reader *r, const char **attributes)
{
        int64_t row = 0;
        const char *name = NULL, *type = "n", *style = NULL;
        for (; *attributes; attributes += 2) {
                if (strcmp(attributes[0], "r") == 0)
                        name = attributes[1];
                else if (strcmp(attributes[0], "t") == 0)
                        type = attributes[1];
                else if (strcmp(attributes[0], "s") == 0)
                        style = attributes[1];
        }
        r->column++;
        if (name && (!xlsx_reference(&name, &r->column, &row) || row != r->row || *name))
                return package_damaged(r->b->c, build_where(r->b, (uint32_t)r->row, UINT32_MAX));
        if (!style || !xml_uint(style, &r->style))
                r->style = 0;
        r->type = strcmp(type, "str") == 0 ? 'S' : *type;
        r->in_cell = true;
        r->gather.n = 0;
        return true;
}

/* add_merge: nonsense covers nothing, and a sheet is not refused for it: merges are looks. */
static bool add_merge(struct reader *r, const char *text)
{
        int64_t column, row, last_column, last_row;
        if (!text || !xlsx_reference(&text, &column, &row) || *text++ != ':' ||
            !xlsx_reference(&text, &last_column, &last_row))
                return true; /* a merge of one cell, or nonsense: nothing is covered */
        return build_merge(r->b, (struct merge){ .row = (uint32_t)row,
                                                 .column = (uint32_t)column,
                                                 .last_row = (uint32_t)last_row,
                                                 .last_column = (uint32_t)last_column });
}

/* sheet_start: inside a cell only its value and texts are looked at; everything else is layout. */
static void sheet_start(struct xml *x, const char *name, const char **attributes)
{
        struct reader *r = x->user;
        if (r->in_cell) {
                if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
                        xlsx_gather(&r->gather);
                else if (strcmp(name, "rPh") == 0)
                        r->phonetic++;
        } else if (r->in_data && strcmp(name, "c") == 0) {
                check(x, start_cell(r, attributes));
        } else if (r->in_data && strcmp(name, "row") == 0) {
                check(x, start_row(r, attributes));
        } else if (strcmp(name, "sheetData") == 0) {
                r->in_data = true;
        } else if (strcmp(name, "mergeCell") == 0) {
                check(x, add_merge(r, xml_attribute(attributes, "ref")));
        }
}

/* shared: as in xls: a number without a text is damage. */
static bool shared(struct reader *r, struct str index)
{
        int64_t i;
        if (!str_int(index, &i) || i < 0 || (uint64_t)i >= r->n_strings)
                return package_damaged(r->b->c, build_where(r->b, (uint32_t)r->row, (uint32_t)r->column));
        return build_cell(r->b, (uint32_t)r->column, CELL_TEXT, r->strings[i]);
}

/* copied: the parser's buffer is gone at the next tag. */
static bool copied(struct reader *r, enum cell_kind kind, struct str text)
{
        struct str copy = S("");
        if (text.n > BOOK_TEXT_MAX)
                copy = text; /* build_cell says that it is too long */
        else if (!build_text(r->b, text, &copy))
                return false;
        return build_cell(r->b, (uint32_t)r->column, kind, copy);
}

/* xlsx_put_number: what does not read as a number is text, and what it was meant to be is the
 * importer's business. */
static bool xlsx_put_number(struct reader *r, struct str text)
{
        char plain[48], day[11], source[64];
        if (text.n >= sizeof source)
                return copied(r, CELL_TEXT, text);
        memcpy(source, text.p, text.n);
        source[text.n] = '\0';
        char *end;
        double value = strtod(source, &end);
        if (end == source || *end)
                return copied(r, CELL_TEXT, text);
        if (r->style < r->n_dates && r->dates[r->style] && date_serial(value, r->system_1904, day))
                return copied(r, CELL_DATE, str_of(day));
        build_number(value, plain);
        return copied(r, CELL_NUMBER, str_of(plain));
}

/* iso_date: the strict format writes days as text; a time behind them is dropped. */
static bool iso_date(struct reader *r, struct str text)
{
        struct str day = str_slice(text, 0, 10);
        return date_valid(day) ? copied(r, CELL_DATE, day) : copied(r, CELL_TEXT, text);
}

/* end_cell: by the letter of its type; a cell without one is a number. */
static bool end_cell(struct reader *r)
{
        struct str text = gathered(&r->gather);
        r->in_cell = false;
        if (text.n == 0)
                return true;
        switch (r->type) {
        case 's':
                return shared(r, str_trim(text));
        case 'S':
        case 'i':
                return copied(r, CELL_TEXT, text);
        case 'b':
                return copied(r, CELL_BOOL, str_is(str_trim(text), "1") ? S("TRUE") : S("FALSE"));
        case 'e':
                return copied(r, CELL_ERROR, text);
        case 'd':
                return iso_date(r, text);
        default:
                return xlsx_put_number(r, str_trim(text));
        }
}

/* sheet_end: a row ends when all its cells are there; only then is it copied out at its true
 * width. */
static void sheet_end(struct xml *x, const char *name)
{
        struct reader *r = x->user;
        if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
                r->gather.on = false;
        else if (r->in_cell && strcmp(name, "rPh") == 0)
                r->phonetic--;
        else if (r->in_cell && strcmp(name, "c") == 0)
                check(x, end_cell(r));
        else if (r->in_data && strcmp(name, "row") == 0)
                check(x, build_row_end(r->b));
        else if (strcmp(name, "sheetData") == 0)
                r->in_data = false;
}

static const struct xml_events sheet_events = { .start = sheet_start, .end = sheet_end, .text = xlsx_on_text };

/* xlsx_read_sheet: state of the sheet before is reset here, since the reader is one for all. */
static bool xlsx_read_sheet(struct reader *r, const struct package *p, const struct package_sheet *s)
{
        r->row = -1;
        r->in_data = r->in_cell = false;
        r->phonetic = 0;
        r->gather.on = false;
        return build_sheet(r->b, s->name, s->hidden) && package_parse(r->b->c, p, s->part, &sheet_events, r) &&
               build_sheet_end(r->b);
}

/* read_package: styles and strings first: cells name them by number. */
static bool read_package(struct ctx *c, const struct package *p, struct book *out)
{
        struct book_build b;
        build_start(&b, c, out, BOOK_XLSX);
        struct reader *r = NEW(c->arena, struct reader);
        r->b = &b;
        r->system_1904 = p->system_1904;
        if (p->styles && !package_parse(c, p, p->styles, &styles_events, r))
                return false;
        if (p->strings && !package_parse(c, p, p->strings, &strings_events, r))
                return false;
        for (size_t i = 0; i < p->n; i++)
                if (!xlsx_read_sheet(r, p, &p->sheets[i]))
                        return false;
        return true;
}

bool book_open_xlsx(struct ctx *c, const char *path, struct book *out)
{
        struct package p = { .zip = NULL };
        if (!package_open(c, path, &p))
                return false;
        bool ok = read_package(c, &p, out);
        package_close(&p);
        return ok;
}

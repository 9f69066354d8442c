/* book_xlsx.c: a workbook of Excel 2007 and later, of WPS, LibreOffice and the libraries, transitional or strict.
 *
 * Streamed through expat: first the styles (which of them show a date), then the shared strings, then each sheet.
 * Formulas give the value last computed. Phonetic guides are left out of texts. References may be missing on rows and
 * cells; then they follow the one before. */
#include "base/date.h"
#include "base/utf8.h"
#include "book/book_build.h"
#include "book/package.h"

#include <stdlib.h>
#include <strings.h>

/* Excel itself allows 65,490 styles of cells; with more only the look of dates is lost. */
#define STYLES_MAX 65536

/* xlsx_gather: character data of the element being read; one byte more than allowed shows that it was too long. */
struct gather {
        char text[BOOK_TEXT_MAX + 1];
        size_t n;
        bool on;
};

/* One reader for the whole workbook, since the texts and the styles of the first two parts are used by every sheet. */
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
        bool in_data, in_cell, formula, value; /* the last two: the cell being read has an f, a v */
        int64_t row;
        int64_t column;
        uint32_t style;
        char type; /* first letter of t, with S for "str" and i for "inlineStr" */
};

/* An event cannot return a failure through expat: the parser is stopped, and package_parse finds the error in the
 * context. */
static void check(struct xml *x, bool ok)
{
        if (!ok)
                xml_stop(x);
}

/* expat hands a text out in pieces, cut at line ends, entities and its own buffer. A text that is too long is
 * gathered up to one byte beyond what is allowed and the rest let go: a cell of a gigabyte takes no memory. */
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

/* Both cases, since libraries differ from Excel in it. */
static int xlsx_hex_digit(char c)
{
        if (c >= '0' && c <= '9')
                return c - '0';
        if (c >= 'A' && c <= 'F')
                return c - 'A' + 10;
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* xlsx_unescape: the file writes a character XML cannot hold as _x000D_; here it becomes itself, or nothing when
 * it is a control. (ST_Xstring, ECMA-376 Part 1, 22.9.2.19.) Excel writes _x000D_ for the CR of a text pasted
 * from elsewhere, and _x005F_ for an underscore that would begin such a group. Halves of a UTF-16 pair stay as
 * they are written. */
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

/* The shortest escape has seven bytes; nearly every text has none, and the search for "_x" keeps them cheap. */
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

/* Formats of a workbook are usually a handful; the list of them is searched once for each style. */
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

/* A cell names its style by the place in this list, so one that says nothing of a format still takes its place.
 * The workbook's own meaning of a number goes before the reserved one: WPS defines numbers below 164 anew. */
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

/* The element xf stands in cellStyleXfs as well, under which cells don't look: only those within cellXfs count. */
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

/* A text of several looks comes in runs, each with its own t (18.4.4, 18.4.8): they are one text. The readings of
 * characters, rPh, have a t of their own, which must not be run into the name. */
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

/* Refused here, though no cell may use it: a text cut short would be imported as if it were whole. */
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

/* A text is kept at its end and not at its beginning, so an empty one takes its place in the list as well: cells
 * count on it. */
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

/* r is optional (18.3.1.73): some libraries leave it out to save room. */
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

/* By far the most frequent element: its attributes are gone through once. A cell that names another row than the
 * one it stands in is refused, since one reader would follow the row and another the name. A style that is no
 * number is the usual one. */
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
        if (name && (!xml_reference(&name, &r->column, &row) || row != r->row || *name))
                return package_damaged(r->b->c, build_where(r->b, (uint32_t)r->row, UINT32_MAX));
        if (!style || !xml_uint(style, &r->style))
                r->style = 0;
        r->type = strcmp(type, "str") == 0 ? 'S' : *type;
        r->in_cell = true;
        r->formula = r->value = false;
        r->gather.n = 0;
        return true;
}

/* What is no range is passed over: all cells keep their own texts, so nothing is lost by it. */
static bool add_merge(struct reader *r, const char *text)
{
        int64_t column, row, last_column, last_row;
        if (!text || !xml_reference(&text, &column, &row) || *text++ != ':' ||
            !xml_reference(&text, &last_column, &last_row))
                return true; /* a merge of one cell, or nonsense: nothing is covered */
        return build_merge(r->b, (struct merge){ .row = (uint32_t)row,
                                                 .column = (uint32_t)column,
                                                 .last_row = (uint32_t)last_row,
                                                 .last_column = (uint32_t)last_column });
}

/* The formula, f, is not gathered: v has its last value. */
static void start_in_cell(struct reader *r, const char *name)
{
        r->formula = r->formula || strcmp(name, "f") == 0;
        r->value = r->value || strcmp(name, "v") == 0;
        if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
                xlsx_gather(&r->gather);
        else if (strcmp(name, "rPh") == 0)
                r->phonetic++;
}

/* Rows and cells count only within sheetData: other lists of the part have elements of the same names behind it. */
static void sheet_start(struct xml *x, const char *name, const char **attributes)
{
        struct reader *r = x->user;
        if (r->in_cell) {
                start_in_cell(r, name);
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

/* The texts are in the arena once; a cell points to its text, which is what makes a register of a million rows fit. */
static bool shared(struct reader *r, struct str index)
{
        int64_t i;
        if (!str_int(index, &i) || i < 0 || (uint64_t)i >= r->n_strings)
                return package_damaged(r->b->c, build_where(r->b, (uint32_t)r->row, (uint32_t)r->column));
        return build_cell(r->b, (uint32_t)r->column, CELL_TEXT, r->strings[i]);
}

static bool copied(struct reader *r, enum cell_kind kind, struct str text)
{
        struct str copy = S("");
        if (text.n > BOOK_TEXT_MAX)
                copy = text; /* build_cell says that it is too long */
        else if (!build_text(r->b, text, &copy))
                return false;
        return build_cell(r->b, (uint32_t)r->column, kind, copy);
}

/* What calls itself a number and is none stays what it says, as text, for the importer to refuse with its cell.
 * The program runs in the locale C, so strtod knows the point only, as the format does. */
static bool xlsx_put_number(struct reader *r, struct str text)
{
        char plain[48], source[64];
        if (text.n >= sizeof source)
                return copied(r, CELL_TEXT, text);
        memcpy(source, text.p, text.n);
        source[text.n] = '\0';
        char *end;
        double value = strtod(source, &end);
        if (end == source || *end)
                return copied(r, CELL_TEXT, text);
        const bool date = r->style < r->n_dates && r->dates[r->style];
        const enum cell_kind kind = build_value(value, date, r->system_1904, plain);
        return copied(r, kind, str_of(plain));
}

/* The type d of strict workbooks: a day, perhaps with a time (18.18.11). */
static bool iso_date(struct reader *r, struct str text)
{
        struct str day = str_slice(text, 0, 10);
        return date_valid(day) ? copied(r, CELL_DATE, day) : copied(r, CELL_TEXT, text);
}

/* empty_cell: a look only and no cell, or a formula whose value nobody has worked out: programs that make workbooks
 * leave that to Excel. A formula that gives an empty text says so by its type, with a v that holds nothing. */
static bool empty_cell(struct reader *r)
{
        if (!r->formula || (r->type == 'S' && r->value))
                return true;
        return build_cell(r->b, (uint32_t)r->column, CELL_FORMULA, S("="));
}

/* xlsx_truth: 1 and 0 of Excel, true and false of other programs, in any case. What is neither stays the text it is. */
static bool xlsx_truth(struct reader *r, struct str text)
{
        const char *word = arena_copy(r->b->c->arena, text);
        if (xml_true(word))
                return copied(r, CELL_BOOL, S("TRUE"));
        const bool no = strcmp(word, "0") == 0 || strcasecmp(word, "false") == 0;
        return no ? copied(r, CELL_BOOL, S("FALSE")) : copied(r, CELL_TEXT, text);
}

/* Numbers and indices may stand among blanks in hand-made files; texts keep theirs, since cleaning is the
 * importer's. */
static bool end_cell(struct reader *r)
{
        struct str text = gathered(&r->gather);
        r->in_cell = false;
        if (text.n == 0)
                return empty_cell(r);
        switch (r->type) {
        case 's':
                return shared(r, str_trim(text));
        case 'S':
        case 'i':
                return copied(r, CELL_TEXT, text);
        case 'b':
                return xlsx_truth(r, str_trim(text));
        case 'e':
                return copied(r, CELL_ERROR, text);
        case 'd':
                return iso_date(r, text);
        default:
                return xlsx_put_number(r, str_trim(text));
        }
}

/* Merges follow the rows in the file, so the sheet is finished by its reader and not at the end of sheetData. */
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

/* Everything a sheet leaves behind is set back, also what one that ended with an error in mid-cell would leave. */
static bool xlsx_read_sheet(struct reader *r, const struct package *p, const struct package_sheet *s)
{
        r->row = -1;
        r->in_data = r->in_cell = false;
        r->phonetic = 0;
        r->gather.on = false;
        return build_sheet(r->b, s->name, s->hidden) && package_parse(r->b->c, p, s->part, &sheet_events, r) &&
               build_sheet_end(r->b);
}

/* In this order because a cell can be understood only by its style and its text; a workbook may lack either part.
 * The reader is in the arena: with its 32 KiB of text it would be a burden for the stack. */
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

/* The zip is closed on both ways out; what was read lives in the arena. */
bool book_open_xlsx(struct ctx *c, const char *path, struct book *out)
{
        struct package p = { .zip = NULL };
        if (!package_open(c, path, &p))
                return false;
        bool ok = read_package(c, &p, out);
        package_close(&p);
        return ok;
}

/* book_xls.c: a workbook of Excel 97 to 2003 (BIFF in a compound file), through freexl.
 *
 * freexl gives the values; merges and what is hidden it does not tell, so the importer sees the covered cells of an
 * .xls as blank. Refused: password protection (also that of an .xlsx, which then is a compound file too), other
 * compound files (Word, PowerPoint). */
#include <freexl.h>
#include <stdio.h>

#include "base/date.h"
#include "base/utf8.h"
#include "sheet/book_build.h"

static bool refuse_password(struct ctx *c)
{
        return fail(c, ERR_INVALID, "sheet.password", "", "%s",
                    say(c, "文件有密码保护。请取消密码后再导入。",
                        "The file is protected by a password; please remove it."));
}

/* carries: the UTF-16 name of a stream stands in the first or last part of the file, where compound files keep their
 * directory. */
static bool carries(struct ctx *c, const char *path, const char *name)
{
        char wide[64];
        size_t n = strlen(name);
        for (size_t i = 0; i < n && i < 32; i++) {
                wide[2 * i] = name[i];
                wide[2 * i + 1] = '\0';
        }
        FILE *f = fopen(path, "rb");
        if (!f)
                return false;
        size_t size = (size_t)1 << 20;
        struct arena_mark mark = arena_mark(c->arena);
        char *bytes = NEWS(c->arena, char, size);
        bool found = false;
        for (size_t kept = 0, got; !found && (got = fread(bytes + kept, 1, size - kept, f)) > 0;) {
                size_t whole = kept + got;
                found = memmem(bytes, whole, wide, 2 * n) != NULL;
                kept = whole < 64 ? whole : 64;
                memmove(bytes, bytes + whole - kept, kept);
        }
        fclose(f);
        arena_back(c->arena, mark);
        return found;
}

static bool refuse(struct ctx *c, const char *path, int code)
{
        if (carries(c, path, "EncryptedPackage"))
                return refuse_password(c);
        if (code == FREEXL_BIFF_WORKBOOK_NOT_FOUND)
                return fail(c, ERR_INVALID, "sheet.foreign", "", "%s",
                            say(c, "这不是 Excel 工作簿。可以导入的是 .xlsx、.xls 和 .csv。",
                                "This is no Excel workbook. What can be imported: .xlsx, .xls and .csv."));
        return fail(c, ERR_INVALID, "sheet.damaged", "", "%s",
                    say(c, "文件已损坏或不完整。请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。",
                        "The file is damaged or cut off. Open it in Excel or WPS, save it as .xlsx and import that."));
}

static bool texted(struct book_build *b, uint32_t column, enum cell_kind kind, const char *text)
{
        struct str copy = str_of(text);
        if (!utf8_valid(copy))
                return refuse(b->c, "", FREEXL_INVALID_CHARACTER);
        if (copy.n <= BOOK_TEXT_MAX && !build_text(b, copy, &copy))
                return false;
        return build_cell(b, column, kind, copy);
}

/* dated: freexl gives "YYYY-MM-DD hh:mm:ss", or a time of the day alone. */
static bool dated(struct book_build *b, uint32_t column, const char *text)
{
        char day[11];
        snprintf(day, sizeof day, "%.10s", text);
        return date_valid(str_of(day)) ? texted(b, column, CELL_DATE, day) : texted(b, column, CELL_TEXT, text);
}

static bool take(struct book_build *b, uint32_t column, const FreeXL_CellValue *v)
{
        char plain[48];
        switch (v->type) {
        case FREEXL_CELL_INT:
                build_number(v->value.int_value, plain);
                return texted(b, column, CELL_NUMBER, plain);
        case FREEXL_CELL_DOUBLE:
                build_number(v->value.double_value, plain);
                return texted(b, column, CELL_NUMBER, plain);
        case FREEXL_CELL_TEXT:
        case FREEXL_CELL_SST_TEXT:
                return !v->value.text_value || texted(b, column, CELL_TEXT, v->value.text_value);
        case FREEXL_CELL_DATE:
        case FREEXL_CELL_DATETIME:
        case FREEXL_CELL_TIME:
                return dated(b, column, v->value.text_value);
        default:
                return true;
        }
}

static bool read_row(struct book_build *b, const void *xls, unsigned row, unsigned columns)
{
        if (!build_row(b, row, false))
                return false;
        for (unsigned column = 0; column < columns; column++) {
                FreeXL_CellValue v = { .type = FREEXL_CELL_NULL };
                if (freexl_get_cell_value(xls, row, (unsigned short)column, &v) == FREEXL_OK && !take(b, column, &v))
                        return false;
        }
        return build_row_end(b);
}

static bool read_sheet(struct book_build *b, const void *xls, unsigned short index)
{
        const char *name = NULL;
        unsigned rows = 0;
        unsigned short columns = 0;
        if (freexl_get_worksheet_name(xls, index, &name) != FREEXL_OK || !utf8_valid(str_of(name)) ||
            freexl_select_active_worksheet(xls, index) != FREEXL_OK ||
            freexl_worksheet_dimensions(xls, &rows, &columns) != FREEXL_OK)
                return refuse(b->c, "", FREEXL_CRAFTED_FILE);
        if (!build_sheet(b, str_of(name), false))
                return false;
        for (unsigned row = 0; row < rows; row++)
                if (!read_row(b, xls, row, columns))
                        return false;
        return build_sheet_end(b);
}

static bool read_all(struct ctx *c, const char *path, const void *xls, struct book *out)
{
        unsigned password = 0, sheets = 0;
        struct book_build b;
        if (freexl_get_info(xls, FREEXL_BIFF_PASSWORD, &password) == FREEXL_OK && password == FREEXL_BIFF_OBFUSCATED)
                return refuse_password(c);
        if (freexl_get_info(xls, FREEXL_BIFF_SHEET_COUNT, &sheets) != FREEXL_OK || sheets == 0)
                return refuse(c, path, FREEXL_BIFF_WORKBOOK_NOT_FOUND);
        build_start(&b, c, out, BOOK_XLS);
        for (unsigned i = 0; i < sheets; i++)
                if (!read_sheet(&b, xls, (unsigned short)i))
                        return false;
        return true;
}

bool book_open_xls(struct ctx *c, const char *path, struct book *out)
{
        const void *xls = NULL;
        int code = freexl_open(path, &xls);
        bool ok = code == FREEXL_OK ? read_all(c, path, xls, out) : refuse(c, path, code);
        if (xls)
                freexl_close(xls);
        return ok;
}

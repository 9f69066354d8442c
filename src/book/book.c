/* book.c: the front of the readers: looks at the first bytes of a file, not at its name, and
 * hands it to the reader of that format.
 *
 * Refused here, each with its own words: what is missing, empty or too large, and what pretends
 * to be a workbook: web pages and XML named .xls by other systems, PDF, pictures. */
#include "book/book.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "book/book_build.h"

#define HEAD 4096

struct cell book_cell(const struct row *row, size_t column)
{
        return column < row->n ? row->cells[column] : (struct cell){ .kind = CELL_EMPTY };
}

/* book_column_name: for messages and for the report's list of columns. */
void book_column_name(size_t column, char out[8])
{
        char letters[8];
        int n = 0, i = 0;
        for (size_t k = column + 1; k > 0 && n < 4; k = (k - 1) / 26) /* A to Z, then AA: there is no letter for zero */
                letters[n++] = (char)('A' + (k - 1) % 26);
        while (n > 0)
                out[i++] = letters[--n];
        out[i] = '\0';
}

/* book_cell_name: as a spreadsheet calls it, so that whoever reads the message can go there. */
void book_cell_name(size_t row, size_t column, char out[16])
{
        book_column_name(column, out);
        const size_t n = strlen(out);
        snprintf(out + n, 16 - n, "%zu", (row + 1) % 100000000);
}

static bool book_read_head(struct ctx *c, const char *path, char head[HEAD], size_t *n)
{
        FILE *f = fopen(path, "rb");
        if (!f)
                return fail(c, errno == ENOENT ? ERR_MISSING : ERR_SYSTEM, "sheet.no_file", "", "%s",
                            say(c, "文件打不开。", "The file cannot be opened."));
        struct stat st;
        bool known = fstat(fileno(f), &st) == 0 && S_ISREG(st.st_mode);
        *n = known ? fread(head, 1, HEAD, f) : 0;
        fclose(f);
        if (!known || *n == 0)
                return fail(c, ERR_INVALID, "sheet.empty_file", "", "%s", say(c, "文件是空的。", "The file is empty."));
        if ((uint64_t)st.st_size > BOOK_FILE_MAX)
                return fail(
                        c, ERR_TOO_LARGE, "sheet.file_too_large", "", "%s",
                        say(c, "文件超过 64 MB，请分成几个文件。", "The file is larger than 64 MB; please split it."));
        return true;
}

/* refuse_foreign: the things officers are given under the name of a sheet. */
static bool refuse_foreign(struct ctx *c, struct str head)
{
        struct str text = str_trim(str_starts(head, S("\xEF\xBB\xBF")) ? str_slice(head, 3, head.n) : head);
        if (str_starts(text, S("<")))
                return fail(
                        c, ERR_INVALID, "sheet.foreign", "", "%s",
                        say(c, "这不是真正的 Excel 文件，而是网页或 XML。请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。",
                            "This is a web page or XML, not a workbook. Open it in Excel or WPS and save it as "
                            ".xlsx."));
        bool utf16 = str_starts(head, S("\xFF\xFE")) || str_starts(head, S("\xFE\xFF"));
        if (str_starts(text, S("%PDF")) || (!utf16 && memchr(head.p, '\0', head.n)))
                return fail(c, ERR_INVALID, "sheet.foreign", "", "%s",
                            say(c, "认不出这个文件。可以导入的是 .xlsx、.xls 和 .csv。",
                                "The file is not recognised. What can be imported: .xlsx, .xls and .csv."));
        return true;
}

/* book_open: a workbook somebody named .xls and saved as .xlsx, or the other way round, is read
 * as what it is. */
bool book_open(struct ctx *c, const char *path, struct book *out)
{
        char bytes[HEAD];
        struct str head = { bytes, 0 };
        struct book book = { .format = BOOK_CSV };
        bool ok;
        if (!book_read_head(c, path, bytes, &head.n))
                return false;
        if (str_starts(head, S("PK\x03\x04")) || str_starts(head, S("PK\x05\x06")))
                ok = book_open_xlsx(c, path, &book);
        else if (str_starts(head, S("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) || str_starts(head, S("\x09\x08")))
                ok = book_open_xls(c, path, &book);
        else
                ok = refuse_foreign(c, head) && book_open_csv(c, path, &book);
        if (ok)
                *out = book;
        return ok;
}

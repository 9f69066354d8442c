/* book.c: the front of the readers: looks at the first bytes of a file, not at its name, and hands it to the reader
 * of that format.
 *
 * * Refused here, each with its own words: what is missing, empty or too large, and what pretends to be a workbook,
 * from web pages named .xls by other systems to pictures. */
#include "book/book.h"

#include "book/book_build.h"

#include <errno.h>
#include <stdio.h>
#include <strings.h>
#include <sys/stat.h>

/* Enough for the signature of every format refused by name, and for the blank lines other systems put before a
 * web page. */
#define HEAD 4096

/* Rows are as long as what is in them, so every reader asks beyond their ends; an empty cell is the answer, not a
 * fault. */
struct cell book_cell(const struct row *row, size_t column)
{
        return column < row->n ? row->cells[column] : (struct cell){ .kind = CELL_EMPTY };
}

/* Four letters reach beyond every column a reader lets through. */
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

void book_cell_name(size_t row, size_t column, char out[16])
{
        book_column_name(column, out);
        const size_t n = strlen(out);
        snprintf(out + n, 16 - n, "%zu", (row + 1) % 100000000);
}

/* Only plain files: a pipe or a device has no size to hold against the limit, and the readers go back and forth
 * in it. The file is closed again and opened by its reader, for libzip wants a name. */
static bool book_read_head(struct ctx *c, const char *path, char head[HEAD], size_t *n)
{
        FILE *f = fopen(path, "rb");
        if (!f)
                return fail(c, errno == ENOENT ? ERR_MISSING : ERR_SYSTEM, "sheet.no_file", path,
                            say(c, "文件 %s 打不开：请看名字和位置对不对，有没有读取的权限",
                                "%s can't be opened: see that its name and folder are right and that it may be read"),
                            path);
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

/* One sentence for whatever it is: the officer can do one thing about it. */
bool book_foreign(struct ctx *c, const char *zh, const char *en)
{
        return fail(c, ERR_INVALID, "sheet.foreign", "",
                    say(c, "这不是工作簿，而是%s。请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。",
                        "This is no workbook but %s. Open it in Excel or WPS and save it as .xlsx."),
                    say(c, zh, en));
}

/* What officers are given under the name of a sheet, by how it begins, blanks and a mark of the encoding left out,
 * in any case. Systems of departments "export Excel" as a web page, as an archive of one (MHTML) or as XML of 2003
 * under the name .xls; Excel opens it after a warning, and so the officer takes it for a workbook. */
static const struct {
        const char *head, *zh, *en;
} foreigners[] = {
        { "<!doctype html", "网页（HTML）", "a web page (HTML)" },
        { "<html", "网页（HTML）", "a web page (HTML)" },
        { "<table", "网页（HTML）", "a web page (HTML)" },
        { "<meta", "网页（HTML）", "a web page (HTML)" },
        { "<head", "网页（HTML）", "a web page (HTML)" },
        { "<style", "网页（HTML）", "a web page (HTML)" },
        { "<div", "网页（HTML）", "a web page (HTML)" },
        { "<", "网页或 XML（如 Excel 2003 的 XML 表格）", "a web page or XML (such as an XML spreadsheet of 2003)" },
        { "mime-version:", "网页归档（MHTML）", "an archive of web pages (MHTML)" },
        { "content-type: multipart", "网页归档（MHTML）", "an archive of web pages (MHTML)" },
        { "{\\rtf", "RTF 文档", "an RTF document" },
        { "id;p", "SYLK 文件", "a SYLK file" },
        { "table\r\n0,1", "DIF 文件", "a DIF file" },
        { "table\n0,1", "DIF 文件", "a DIF file" },
        { "%pdf", "PDF", "a PDF" },
        { "%!ps", "PostScript 文件", "a PostScript file" },
        { "begin:vcard", "名片（vCard）", "a vCard" },
        { "{\"", "JSON", "JSON" },
        { "[{", "JSON", "JSON" },
        { "sqlite format 3", "数据库文件", "a database" },
        { "\x1F\x8B", "压缩包（gzip）", "an archive (gzip)" },
        { "bzh", "压缩包（bzip2）", "an archive (bzip2)" },
        { "7z\xBC\xAF", "压缩包（7z）", "an archive (7z)" },
        { "rar!", "压缩包（RAR）", "an archive (RAR)" },
        { "\xFD" "7zXZ", "压缩包（xz）", "an archive (xz)" },
        { "\x89png", "图片", "a picture" },
        { "\xFF\xD8\xFF", "图片", "a picture" },
        { "gif8", "图片", "a picture" },
        { "\x09\x02", "Excel 4.0 及更早的表格", "a sheet of Excel 4.0 or earlier" },
        { "\x09\x04", "Excel 4.0 及更早的表格", "a sheet of Excel 4.0 or earlier" },
};

/* book_narrow: the beginning without what UTF-16 puts between letters. */
static struct str book_narrow(struct str head, char out[HEAD])
{
        size_t n = 0;
        for (size_t i = 0; i < head.n; i++)
                if (head.p[i] != '\0')
                        out[n++] = head.p[i];
        struct str text = { out, n };
        for (size_t i = 0; i < 3; i++) {
                static const char *const marks[] = { "\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF" };
                if (str_starts(text, str_of(marks[i])))
                        text = str_slice(text, strlen(marks[i]), text.n);
        }
        return text;
}

/* Headers of a message come in any order before MIME-Version. */
static bool message(struct str text)
{
        const struct str first = str_slice(text, 0, str_find(text, S("\n")));
        return str_find(first, S(": ")) < first.n && str_find(text, S("\nMIME-Version:")) < text.n;
}

/* NUL bytes are in no text but UTF-16, which is known by its mark. */
static bool refuse_foreign(struct ctx *c, struct str head)
{
        char bytes[HEAD];
        const struct str bare = book_narrow(head, bytes), text = str_trim(bare);
        for (size_t i = 0; i < COUNT(foreigners); i++) {
                const size_t n = strlen(foreigners[i].head);
                const struct str from = foreigners[i].head[0] > ' ' ? text : bare;
                if (from.n >= n && strncasecmp(from.p, foreigners[i].head, n) == 0)
                        return book_foreign(c, foreigners[i].zh, foreigners[i].en);
        }
        if (message(text))
                return book_foreign(c, "网页归档（MHTML）或邮件", "an archive of web pages (MHTML) or a message");
        bool utf16 = str_starts(head, S("\xFF\xFE")) || str_starts(head, S("\xFE\xFF"));
        if (!utf16 && memchr(head.p, '\0', head.n))
                return fail(c, ERR_INVALID, "sheet.foreign", "", "%s",
                            say(c, "认不出这个文件。可以导入的是 .xlsx、.xls 和 .csv。",
                                "The file is not recognised. What can be imported: .xlsx, .xls and .csv."));
        return true;
}

/* *out is set only when all went well: a caller that failed holds no half book. */
bool book_open(struct ctx *c, const char *path, struct book *out)
{
        char bytes[HEAD];
        struct str head = { bytes, 0 };
        struct book book = { .format = BOOK_CSV };
        bool ok;
        if (!book_read_head(c, path, bytes, &head.n))
                return false;
        /* Names are not asked: .xls files that are xlsx inside, and csv named .xls, are everyday, and Excel opens
         * them too. An archive without a part begins with its end (PK 5 6), and package_open says better than we
         * what is wrong with it. Some programs write the records of an .xls without the container: it then begins
         * with the first of them. */
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

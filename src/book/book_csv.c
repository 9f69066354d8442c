/* book_csv.c: comma-, semicolon- or tab-separated text in UTF-8 (with or without BOM), GB18030 or UTF-16 (Excel's
 * "Unicode text").
 *
 * The whole file is turned into UTF-8 in the arena and cut up in place: a cell is a view of it, quotes taken out by
 * moving bytes left. The delimiter is guessed from the first lines, or told by a first line "sep=;". Every cell is
 * text: what looks like a number is the importer's business. Refused: bytes of no known encoding, NUL, a quotation mark
 * that never closes. */
#include "base/utf8.h"
#include "book/book_build.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>

/* Titles and notes above a table have no delimiters or odd ones; twenty lines reach beyond them. */
#define GUESS_LINES 20

/* `row` counts records and not lines: a text in quotes may hold line ends, and Excel, too, shows one row for it. */
struct csv {
        struct book_build *b;
        char *p;
        size_t n, at;
        char delimiter;
        uint32_t row;
};

/* Read until its end and not by its size: the file may be growing while it is read, and the limit must hold all
 * the same. */
static bool csv_read_all(struct book_build *b, const char *path, struct str *out)
{
        FILE *f = fopen(path, "rb");
        if (!f)
                return fail(b->c, ERR_MISSING, "sheet.no_file", path,
                            say(b->c, "文件 %s 打不开：请看名字和位置对不对，有没有读取的权限",
                                "%s can't be opened: see that its name and folder are right and that it may be read"),
                            path);
        size_t capacity = 0, n = 0, got;
        char *bytes = NULL;
        do {
                void *wider = bytes;
                if (!build_grow(b, bytes, &capacity, n + 65536, 1, &wider)) {
                        fclose(f);
                        return false;
                }
                bytes = wider;
                got = fread(bytes + n, 1, capacity - n, f);
                n += got;
        } while (got > 0 && n <= BOOK_FILE_MAX);
        bool bad = ferror(f) != 0;
        fclose(f);
        if (bad || n > BOOK_FILE_MAX)
                return fail(b->c, ERR_TOO_LARGE, "sheet.file_too_large", "", "%s",
                            say(b->c, "文件超过 64 MB，或者读不完整。",
                                "The file is larger than 64 MB or cannot be read."));
        *out = (struct str){ bytes, n };
        return true;
}

/* "CSV UTF-8" is the name of the format in Excel's and WPS's own dialogue; from 1 on, as editors count. */
static bool encoding_fault(struct book_build *b, size_t offset)
{
        return fail(b->c, ERR_INVALID, "sheet.encoding", "", "%s (%zu)",
                    say(b->c, "文字编码认不出：既不是 UTF-8，也不是 GB18030。请另存为“CSV UTF-8”。出错的位置（字节）",
                        "The text is neither UTF-8 nor GB18030. Save it as \"CSV UTF-8\". Byte of the fault"),
                    offset + 1);
}

/* Strict: no //IGNORE and no //TRANSLIT. A byte that is no character means that the guess of the encoding was
 * wrong, and names put together from what is left would be other names. */
static bool convert(struct book_build *b, const char *from, struct str in, struct str *out)
{
        size_t size = in.n * 3 + 16; /* two bytes of GB18030 or UTF-16 give three of UTF-8 */
        if (!build_room(b, size))
                return false;
        iconv_t cd = iconv_open("UTF-8", from);
        if (cd == (iconv_t)-1)
                return fail(b->c, ERR_SYSTEM, "sheet.encoding", "", "%s",
                            say(b->c, "本机缺少 GB18030 转换表。", "This machine lacks the GB18030 conversion."));
        char *bytes = NEWS(b->c->arena, char, size), *to = bytes;
        union {
                const char *in;
                char *out;
        } source = { .in = in.p }; /* iconv's argument lacks the const it keeps */
        size_t left = in.n, space = size;
        size_t done = iconv(cd, &source.out, &left, &to, &space);
        iconv_close(cd);
        if (done == (size_t)-1)
                return encoding_fault(b, in.n - left);
        *out = (struct str){ bytes, size - space };
        return true;
}

/* UTF-8 is tried first: Chinese text in GB18030 hardly ever is valid UTF-8 by chance, while nearly every UTF-8
 * text can be read as GB18030 and gives nonsense. A file with the mark of UTF-8 that isn't is damaged and not
 * guessed at again. Plain "CSV" of a Chinese Excel is code page 936, of which GB18030 is the superset; its
 * "Unicode text" is UTF-16. */
static bool to_utf8(struct book_build *b, struct str in, struct str *out)
{
        bool marked = str_starts(in, S("\xEF\xBB\xBF"));
        if (marked)
                in = str_slice(in, 3, in.n);
        else if (str_starts(in, S("\xFF\xFE")))
                return convert(b, "UTF-16LE", str_slice(in, 2, in.n), out);
        else if (str_starts(in, S("\xFE\xFF")))
                return convert(b, "UTF-16BE", str_slice(in, 2, in.n), out);
        *out = in;
        return utf8_valid(in) || (marked ? encoding_fault(b, 0) : convert(b, "GB18030", in, out));
}

/* A title such as 名册，2017 may hold a comma and a note a dozen; a delimiter stands on nearly every line. So
 * lines count first, and how often only decides between equals. */
struct tally {
        unsigned lines, total; /* lines with the delimiter, and how often it stands in all */
        bool here;
};

/* Bytes below 0x80 are themselves in UTF-8, so no part of a Chinese character is taken for one of the three. */
static void csv_count(struct tally tallies[3], char byte)
{
        static const char delimiters[3] = { ',', '\t', ';' };
        for (size_t k = 0; k < 3; k++) {
                if (byte == '\n')
                        tallies[k].here = false;
                if (byte != delimiters[k])
                        continue;
                tallies[k].lines += !tallies[k].here;
                tallies[k].total++;
                tallies[k].here = true;
        }
}

/* guess: the delimiter found on most of the first lines outside quotes; of equals the more frequent. The comma
 * stands first in the list and wins what is still equal: it is what the name of the format says. */
static char guess(const char *p, size_t n)
{
        struct tally tallies[3] = { { .lines = 0 } };
        bool quoted = false;
        for (size_t i = 0, lines = 0; i < n && lines < GUESS_LINES; i++) {
                if (p[i] == '"')
                        quoted = !quoted;
                if (quoted)
                        continue;
                csv_count(tallies, p[i]);
                lines += p[i] == '\n';
        }
        size_t best = 0;
        for (size_t k = 1; k < 3; k++)
                if (tallies[k].lines > tallies[best].lines ||
                    (tallies[k].lines == tallies[best].lines && tallies[k].total > tallies[best].total))
                        best = k;
        return ",\t;"[best];
}

/* A lone CR ends a line as well: Excel for the Mac wrote such files for years. */
static bool at_line_end(const struct csv *f)
{
        return f->at == f->n || f->p[f->at] == '\n' || f->p[f->at] == '\r';
}

/* csv_quoted: the part between quotation marks, doubled ones made single, moved left in place; *end is where the
 * text then ends. (RFC 4180, section 2, rules 5 to 7.) The text never grows, so it can be made within the file's
 * own bytes. A mark that never closes would swallow the rest of the file into one cell: refused with its row. */
static bool csv_quoted(struct csv *f, char **end)
{
        char *to = f->p + f->at;
        for (f->at++; f->at < f->n; f->at++) {
                if (f->p[f->at] == '"' && (f->at + 1 == f->n || f->p[f->at + 1] != '"')) {
                        f->at++;
                        *end = to;
                        return true;
                }
                if (f->p[f->at] == '"')
                        f->at++;
                *to++ = f->p[f->at];
        }
        return fail(f->b->c, ERR_INVALID, "sheet.quote_open", build_where(f->b, f->row, UINT32_MAX), "%s",
                    say(f->b->c, "这一行有一个引号没有成对。", "A quotation mark in this row is never closed."));
}

/* csv_shown: ="341125" is how programs keep Excel from making a number of a text, and Excel shows 341125. */
static struct str csv_shown(struct str text)
{
        const bool kept = text.n > 3 && str_starts(text, S("=\"")) && text.p[text.n - 1] == '"';
        return kept && !memchr(text.p + 2, '"', text.n - 3) ? str_slice(text, 2, text.n - 1) : text;
}

/* A quotation mark counts only at the beginning; within a text it is itself, as people type it. What follows a
 * closing one before the delimiter is kept, as Excel does. */
static bool field(struct csv *f, uint32_t column)
{
        char *start = f->p + f->at, *end = start;
        if (f->at < f->n && *start == '"' && !csv_quoted(f, &end))
                return false;
        while (!at_line_end(f) && f->p[f->at] != f->delimiter)
                *end++ = f->p[f->at++];
        return build_cell(f->b, column, CELL_TEXT, csv_shown((struct str){ start, (size_t)(end - start) }));
}

/* An empty line gives no row but keeps its number, so the row in a message is the row the officer sees. */
static bool line(struct csv *f)
{
        if (!build_row(f->b, f->row, false))
                return false;
        for (uint32_t column = 0;; column++) {
                if (!field(f, column))
                        return false;
                if (at_line_end(f))
                        break;
                f->at++;
        }
        if (f->at < f->n && f->p[f->at] == '\r')
                f->at++;
        if (f->at < f->n && f->p[f->at] == '\n')
                f->at++;
        return build_row_end(f->b);
}

/* told: Excel's first line "sep=;" names the delimiter and is no row of data. */
static void told(struct csv *f)
{
        if (f->n < 5 || memcmp(f->p, "sep=", 4) != 0)
                return;
        if (f->n > 5 && f->p[5] != '\r' && f->p[5] != '\n')
                return;
        f->delimiter = f->p[4];
        f->at = 5;
        while (f->at < f->n && (f->p[f->at] == '\r' || f->p[f->at] == '\n'))
                f->at++;
        f->row = 1;
}

/* Checked as UTF-8 once more behind the conversion, as everything is that enters: later on texts are trusted. */
bool book_open_csv(struct ctx *c, const char *path, struct book *out)
{
        struct book_build b;
        struct str raw = S(""), text = S("");
        build_start(&b, c, out, BOOK_CSV);
        if (!build_sheet(&b, S(""), false) || !csv_read_all(&b, path, &raw) || !to_utf8(&b, raw, &text))
                return false;
        if (!utf8_valid(text))
                return encoding_fault(&b, 0);
        struct csv f = { .b = &b, .n = text.n, .delimiter = guess(text.p, text.n) };
        f.p = text.n ? (char *)(uintptr_t)text.p : NULL; /* our own copy, cut up in place */
        told(&f);
        for (; f.at < f.n; f.row++)
                if (!line(&f))
                        return false;
        return build_sheet_end(&b);
}

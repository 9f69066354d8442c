/* book_xls.c: a workbook of Excel 95 to 2003: a stream of records (biff.c) in a compound file (compound.c).
 *
 * Our own reader, because the library for it passes over formulas, truth values, merges and what is hidden without a
 * word, and reads outside its memory on a crafted file. Refused: password protection (also that of an .xlsx, which then
 * is a compound file too), other compound files (Word, PowerPoint). */
#include "book/biff.h"
#include "book/book_build.h"
#include "book/compound.h"
#include "book/package.h"

#include <stdio.h>

/* Whole into memory, unlike an xlsx: the sectors of a compound file lie in any order, and 64 MiB are the most. */
static bool xls_read_file(struct book_build *b, const char *path, struct str *out)
{
        FILE *f = fopen(path, "rb");
        if (!f)
                return package_damaged(b->c, "");
        long size = fseek(f, 0, SEEK_END) == 0 ? ftell(f) : -1;
        bool ok = size > 0 && (uint64_t)size <= BOOK_FILE_MAX && fseek(f, 0, SEEK_SET) == 0 &&
                  build_room(b, (size_t)size);
        if (ok) {
                char *bytes = NEWS(b->c->arena, char, (size_t)size);
                ok = fread(bytes, 1, (size_t)size, f) == (size_t)size;
                *out = (struct str){ bytes, (size_t)size };
        }
        fclose(f);
        return ok || package_damaged(b->c, "");
}

/* The password is asked about first: an enciphered xlsx has this stream and no workbook ([MS-OFFCRYPTO] 2.3). A
 * file saved "for Excel 95 and 97" has both streams, and the newer one (Workbook) says more. */
static bool find_stream(struct book_build *b, struct str file, struct str *out)
{
        struct compound f;
        if (!compound_open(b, file, &f))
                return false;
        if (compound_has(&f, "EncryptedPackage"))
                return biff_password(b->c);
        if (compound_has(&f, "Workbook"))
                return compound_stream(b, &f, "Workbook", out);
        if (compound_has(&f, "Book"))
                return compound_stream(b, &f, "Book", out);
        if (compound_has(&f, "WordDocument"))
                return book_foreign(b->c, "Word 文档", "a Word document");
        if (compound_has(&f, "PowerPoint Document"))
                return book_foreign(b->c, "演示文稿", "a presentation");
        return book_foreign(b->c, "别的办公软件的文件", "a file of another office program");
}

/* The cells are sorted by now; a row without any is not there, hidden or not. */
static bool xls_add_rows(struct book_build *b, const struct biff_sheet *s)
{
        for (size_t i = 0; i < s->n;) {
                uint32_t row = s->cells[i].row;
                if (!build_row(b, row, s->hidden_rows && s->hidden_rows[row]))
                        return false;
                for (; i < s->n && s->cells[i].row == row; i++)
                        if (!build_cell(b, s->cells[i].column, s->cells[i].kind, s->cells[i].text))
                                return false;
                if (!build_row_end(b))
                        return false;
        }
        return true;
}

/* Through the same door as the other formats, so that limits, merges and messages are the same for all three. */
static bool xls_add_sheet(struct book_build *b, const struct biff_sheet *s)
{
        if (!build_sheet(b, s->name, s->hidden) || !xls_add_rows(b, s))
                return false;
        for (size_t i = 0; i < s->n_merges; i++)
                if (!build_merge(b, s->merges[i]))
                        return false;
        return build_sheet_end(b);
}

/* A workbook without a sheet of cells is possible (charts only) and nothing to import. */
bool book_open_xls(struct ctx *c, const char *path, struct book *out)
{
        struct book_build b;
        struct biff biff;
        struct str file = S(""), stream = S("");
        build_start(&b, c, out, BOOK_XLS);
        if (!xls_read_file(&b, path, &file))
                return false;
        bool bare = le16(file, 0) == 0x0809; /* some programs write the stream without its container */
        if (!bare && !find_stream(&b, file, &stream))
                return false;
        if (!biff_read(&b, bare ? file : stream, &biff))
                return false;
        for (size_t i = 0; i < biff.n; i++)
                if (!xls_add_sheet(&b, &biff.sheets[i]))
                        return false;
        return biff.n > 0 || package_damaged(c, "");
}

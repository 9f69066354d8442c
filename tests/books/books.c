/* books.c: public workbooks through the reader and the writer of returned ones, for compare.py to hold against openpyxl.
 *
 * books OUT <LIST: each line of LIST is a path; the n-th goes to OUT/n.tsv, one line a cell: sheet, row, column, kind,
 * merged, text as JSON, and its patched copy to OUT/n.xlsx: in each sheet one mark below the first row that has text.
 * The last line of the tsv says how it ended. Each book is read in a child of its own, so that one that crashes is a
 * finding and not the end. */
#include "base/json.h"
#include "patch/patch.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SECONDS 20
#define CELL_ROOM (8 * 32767) /* every byte of a cell escaped */

static void tell_sheet(FILE *to, struct buf *b, size_t at, const struct sheet *s)
{
        for (size_t r = 0; r < s->n; r++) {
                for (uint32_t k = 0; k < s->rows[r].n; k++) {
                        const struct cell *x = &s->rows[r].cells[k];
                        if (x->kind == CELL_EMPTY)
                                continue;
                        buf_clear(b);
                        struct json j = JSON(b);
                        json_list(&j, NULL);
                        json_str(&j, NULL, x->text);
                        json_end(&j);
                        fprintf(to, "%zu\t%" PRIu32 "\t%" PRIu32 "\t%d\t%d\t%.*s\n", at, s->rows[r].number, k, x->kind,
                                x->merged, FMT(buf_str(b)));
                }
        }
}

static void tell_book(FILE *to, const struct book *book)
{
        struct buf b = BUF(CELL_ROOM);
        for (size_t i = 0; i < book->n; i++) {
                fprintf(to, "sheet\t%zu\t%.*s\n", i, FMT(book->sheets[i].name));
                tell_sheet(to, &b, i, &book->sheets[i]);
        }
        buf_free(&b);
}

/* patch_book: a mark in each sheet, so that each of its parts is written anew. */
static bool patch_book(struct ctx *c, const char *path, const struct book *book, const char *out)
{
        struct patch_header *headers = NEWS(c->arena, struct patch_header, book->n + 1);
        struct mark *marks = NEWS(c->arena, struct mark, book->n + 1);
        for (size_t i = 0; i < book->n; i++) {
                const struct sheet *s = &book->sheets[i];
                headers[i] = (struct patch_header){ .sheet = i, .row = s->n ? s->rows[0].number : 0 };
                marks[i] = (struct mark){ .sheet = i, .row = headers[i].row + 1, .reason = S("证件号码少一位 <&>") };
        }
        return patch_write(c, path, book, headers, book->n, marks, book->n, out);
}

static void one(const char *path, const char *out, size_t number)
{
        char name[4096], back[4096];
        struct arena arena = { .limit = 0 };
        struct ctx c = { .arena = &arena, .lang = LANG_EN };
        struct book book;
        snprintf(name, sizeof name, "%s/%zu.tsv", out, number);
        snprintf(back, sizeof back, "%s/%zu.xlsx", out, number);
        FILE *to = fopen(name, "w");
        if (!to)
                exit(2);
        bool ok = book_open(&c, path, &book);
        if (ok) {
                tell_book(to, &book);
                fprintf(to, "read\t%d\n", book.format);
                fflush(to);
                ok = patch_book(&c, path, &book, back);
        }
        fprintf(to, "end\t%s\t%s\n", ok ? "" : c.err.code, ok ? "" : c.err.text);
        fclose(to);
}

int main(int argc, char **argv)
{
        char path[4096];
        if (argc != 2)
                return 2;
        for (size_t n = 0; fgets(path, sizeof path, stdin); n++) {
                int status = 0;
                path[strcspn(path, "\n")] = '\0';
                fflush(stdout);
                const pid_t child = fork();
                if (child == 0) {
                        alarm(SECONDS);
                        one(path, argv[1], n);
                        _exit(0);
                }
                if (child < 0 || waitpid(child, &status, 0) != child)
                        return 2;
                if (WIFSIGNALED(status))
                        printf("%s: %s\n", path, strsignal(WTERMSIG(status)));
        }
        return 0;
}

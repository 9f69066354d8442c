/* fuzz_book.h: what the three workbook targets share: the bytes become a file, the file is opened as a book. */
#ifndef BANGFU_TESTS_FUZZ_BOOK_H
#define BANGFU_TESTS_FUZZ_BOOK_H

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "book/book.h"
#include "tests/fuzz/fuzz.h"

#define FUZZ_MEMORY ((size_t)256 << 20)

static inline void fuzz_path(char path[128], const char *name)
{
        const char *top = getenv("TMPDIR");
        snprintf(path, 128, "%.80s/bangfu-fuzz-%ld-%s", top ? top : "/tmp", (long)getpid(), name);
}

static inline void fuzz_file(const char *path, const void *data, size_t size)
{
        FILE *f = fopen(path, "wb");
        if (!f || (size && fwrite(data, 1, size, f) != size) || fclose(f) != 0)
                abort();
}

/* fuzz_open: either a book whose every text can be looked at, or an error with words. */
static inline bool fuzz_open(struct ctx *c, const char *path, struct book *book)
{
        size_t seen = 0;
        if (!book_open(c, path, book)) {
                assert(c->err.kind != ERR_NONE && c->err.text[0] && c->err.code[0]);
                return false;
        }
        for (size_t i = 0; i < book->n; i++)
                for (size_t r = 0; r < book->sheets[i].n; r++)
                        for (size_t k = 0; k < book->sheets[i].rows[r].n; k++)
                                seen += str_hash(book->sheets[i].rows[r].cells[k].text) != 0;
        return seen != SIZE_MAX;
}

#endif

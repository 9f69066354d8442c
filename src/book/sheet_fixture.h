/* sheet_fixture.h: small workbooks made on the spot for tests, and the real ones under tests/data/sheets. */
#ifndef BANGFU_BOOK_SHEET_FIXTURE_H
#define BANGFU_BOOK_SHEET_FIXTURE_H

#include "book/book.h"

/* One file of a zip made for a test. */
struct fixture_part {
        const char *name, *text;
        size_t n; /* of a text with NUL in it; 0: as long as it is */
};

/* fixture_path: a file name in this test's own directory under the temporary directory. */
const char *fixture_path(struct arena *a, const char *name);
/* fixture_clean: removes that directory; the teardown of a group of tests. */
int fixture_clean(void **state);
/* fixture_data: the path of a real sheet. */
const char *fixture_data(struct arena *a, const char *name);
/* Bytes as they are, for files that are to be damaged, cut off or foreign. */
void fixture_bytes(const char *path, struct str bytes);
struct str fixture_read(struct arena *a, const char *path);
void fixture_zip(const char *path, const struct fixture_part *parts, size_t n);
/* fixture_xlsx: one sheet named 表 whose worksheet holds body; strings and styles are the inside
 * of sst and styleSheet, or NULL. */
void fixture_xlsx(struct arena *a, const char *path, const char *body, const char *strings, const char *styles);
/* fixture_short_of_room: makes the workbook at path again and again while no file may be larger than so many bytes, the
 * temporary ones of libraries too: it comes out with so many rows, or make says no and nothing stands. Both happen. */
void fixture_short_of_room(const char *path, bool (*make)(void *to), void *to, size_t rows);

#endif

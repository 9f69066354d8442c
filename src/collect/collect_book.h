/* collect_book.h: a return as a workbook: out with its open cells open, and back with what was filled in.
 *
 * The first columns are 编号 and 版本, as in our own exports, then the place, the columns shown, those to fill, and one
 * for why something can't be filled. An empty cell says nothing. What stands in a closed cell must be what was there:
 * anything else is refused by row, and the row's open cells are taken all the same. */
#ifndef BANGFU_COLLECT_COLLECT_BOOK_H
#define BANGFU_COLLECT_COLLECT_BOOK_H

#include "book/book.h"
#include "collect/collect_run.h"

/* collect_words: a cell as it is shown, secrets masked: the record's own value, or the answer to it. */
struct str collect_now_words(struct ctx *c, const struct collect_table *t, size_t column,
                             const struct collect_cell *cell);
struct str collect_answer_words(struct ctx *c, const struct collect_table *t, size_t column,
                                const struct collect_cell *cell);

MUST bool collect_book_write(struct ctx *c, const struct collect_table *t, const char *path);

/* A cell or a row that was not taken: where it stands in the workbook, for the mark beside it, and what it is
 * called, for the list on the page. */
struct collect_refusal {
        uint32_t row, at; /* where in the sheet, from 0 */
        struct str record, title, field, field_title, found, code, message;
};
struct collect_read {
        struct collect_saved saved;
        struct collect_refusal *refusals;
        size_t n, capacity;
};
/* collect_book_read: takes in a workbook that came back. marked: where the same workbook goes with its faults beside
 * them; NULL: not wanted. */
MUST bool collect_book_read(struct ctx *c, int64_t id, const char *path, const char *marked, struct collect_read *out);

#endif

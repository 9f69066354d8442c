/* ledger_book.h: the books as a plain-text journal (ledger_book.c), for the command and the page. It is text for people
 * and their own tools, read by nothing of ours. */
#ifndef BANGFU_GROUND_LEDGER_BOOK_H
#define BANGFU_GROUND_LEDGER_BOOK_H

#include "base/buf.h"
#include "core/query.h"

#define LEDGER_BOOK_MAX ((size_t)256 << 20)

/* ledger_book: the entries of a period within a place (NULL: the county) that the actor may export. */
MUST bool ledger_book(struct ctx *c, const struct period *p, const char *place, struct buf *out);

#endif

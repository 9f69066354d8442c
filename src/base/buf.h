/* buf.h: a growing byte buffer with a mandatory maximum. Memory is its own (malloc), freed by buf_free.
 *
 * Writing past the maximum sets .full and drops the rest: check it once, at the end.
 *
 * For what grows byte by byte and whose end is not known: an answer, a statement, an image. The maximum is written
 * where the buffer is made, so that a reader sees how large a thing may become and no input can make it larger. */
#ifndef BANGFU_BASE_BUF_H
#define BANGFU_BASE_BUF_H

#include "base/str.h"

struct buf {
        char *p;
        size_t n, size, max;
        bool full;
};

#define BUF(maximum) ((struct buf){ .max = (maximum) })

void buf_add(struct buf *b, struct str s);
void buf_text(struct buf *b, const char *text);
void buf_char(struct buf *b, char c);
void buf_fmt(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct str buf_str(const struct buf *b); /* view; good until the next write */
const char *buf_c(struct buf *b);        /* the same with a NUL behind it */
void buf_clear(struct buf *b);
void buf_free(struct buf *b);

#endif

/* buf.c: bounded growing buffers (see buf.h). */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* Full is remembered and not raised: who writes a hundred pieces asks once at the end. One byte more than
 * needed, so that buf_c can end the text in NUL. */
static bool buf_room(struct buf *b, size_t more)
{
        if (b->full || more > b->max - b->n) {
                b->full = true;
                return false;
        }
        if (b->n + more + 1 <= b->size)
                return true;
        size_t size = b->size ? b->size : 256;
        while (size < b->n + more + 1)
                size *= 2;
        char *p = realloc(b->p, size);
        if (!p)
                abort();
        b->p = p;
        b->size = size;
        return true;
}

void buf_add(struct buf *b, struct str s)
{
        if (s.n == 0 || !buf_room(b, s.n))
                return;
        memcpy(b->p + b->n, s.p, s.n);
        b->n += s.n;
}

void buf_text(struct buf *b, const char *text)
{
        buf_add(b, str_of(text));
}

void buf_char(struct buf *b, char c)
{
        buf_add(b, (struct str){ &c, 1 });
}

void buf_fmt(struct buf *b, const char *format, ...)
{
        va_list args, again;
        va_start(args, format);
        va_copy(again, args);
        int n = vsnprintf(NULL, 0, format, args);
        va_end(args);
        if (n > 0 && buf_room(b, (size_t)n)) {
                vsnprintf(b->p + b->n, (size_t)n + 1, format, again);
                b->n += (size_t)n;
        }
        va_end(again);
}

struct str buf_str(const struct buf *b)
{
        return (struct str){ b->p, b->n };
}

const char *buf_c(struct buf *b)
{
        if (!b->p && !buf_room(b, 0))
                return "";
        b->p[b->n] = '\0';
        return b->p;
}

void buf_clear(struct buf *b)
{
        b->n = 0;
        b->full = false;
}

void buf_free(struct buf *b)
{
        free(b->p);
        *b = (struct buf){ .max = b->max };
}

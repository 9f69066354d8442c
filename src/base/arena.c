/* arena.c: chunked, zeroing arenas (see arena.h). */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* A page's worth of an ordinary request; sixteen times as much once a request has shown that it is a large one,
 * so that neither wastes. */
#define CHUNK ((size_t)32 << 10)
#define ALIGN ((size_t)16)

struct arena_chunk {
        struct arena_chunk *older;
        size_t used, size;
        _Alignas(16) char bytes[];
};

/* Ends the program at once: code that goes on without memory is code nobody has ever tested. A supervisor
 * starts it again, and what was not committed was never promised. */
static void out_of_memory(size_t want)
{
        fprintf(stderr, "bangfu: out of memory (%zu more bytes wanted)\n", want);
        abort();
}

/* A piece larger than a chunk gets one of its own size; what is left of the chunk before it is given up. */
static struct arena_chunk *add_chunk(struct arena *a, size_t need)
{
        size_t size = a->total < 16 * CHUNK ? CHUNK : 16 * CHUNK;
        if (size < need)
                size = need;
        size_t limit = a->limit ? a->limit : ARENA_LIMIT;
        if (size > limit || a->total > limit - size)
                out_of_memory(need);
        struct arena_chunk *c = malloc(sizeof *c + size);
        if (!c)
                out_of_memory(need);
        *c = (struct arena_chunk){ .older = a->chunk, .size = size };
        a->chunk = c;
        a->total += size;
        return c;
}

/* Zeroed always: a struct whose new member nobody sets reads as nothing, not as what the last request left there. */
void *arena_alloc(struct arena *a, size_t count, size_t size)
{
        size_t n;
        if (__builtin_mul_overflow(count, size, &n) || n > ARENA_LIMIT)
                out_of_memory(size);
        n = (n + ALIGN - 1) & ~(ALIGN - 1);
        struct arena_chunk *c = a->chunk;
        if (!c || c->size - c->used < n)
                c = add_chunk(a, n);
        char *p = c->bytes + c->used;
        c->used += n;
        return n ? memset(p, 0, n) : p;
}

/* Doubling, and the old array stays where it is: pointers into it are stale but never dangling. */
void *arena_grow(struct arena *a, void *array, size_t *capacity, size_t need, size_t size)
{
        if (need <= *capacity)
                return array;
        size_t wider = *capacity ? *capacity * 2 : 8;
        if (wider < need)
                wider = need;
        void *fresh = arena_alloc(a, wider, size);
        if (*capacity)
                memcpy(fresh, array, *capacity * size);
        *capacity = wider;
        return fresh;
}

char *arena_copy(struct arena *a, struct str s)
{
        char *p = arena_alloc(a, s.n + 1, 1);
        if (s.n)
                memcpy(p, s.p, s.n);
        return p;
}

struct str arena_str(struct arena *a, struct str s)
{
        return (struct str){ arena_copy(a, s), s.n };
}

/* Measured first and written into place: no buffer of a guessed size. */
struct str arena_fmt(struct arena *a, const char *format, ...)
{
        va_list args, again;
        va_start(args, format);
        va_copy(again, args);
        int n = vsnprintf(NULL, 0, format, args);
        va_end(args);
        char *p = arena_alloc(a, (size_t)(n < 0 ? 0 : n) + 1, 1);
        if (n > 0)
                vsnprintf(p, (size_t)n + 1, format, again);
        va_end(again);
        return (struct str){ p, (size_t)(n < 0 ? 0 : n) };
}

struct arena_mark arena_mark(struct arena *a)
{
        return (struct arena_mark){ a->chunk, a->chunk ? a->chunk->used : 0 };
}

/* Whole chunks go back to the system: a walk over a register of a million rows stays as small as one row. */
void arena_back(struct arena *a, struct arena_mark mark)
{
        while (a->chunk != mark.chunk) {
                struct arena_chunk *c = a->chunk;
                a->chunk = c->older;
                a->total -= c->size;
                free(c);
        }
        if (a->chunk)
                a->chunk->used = mark.used;
}

void arena_release(struct arena *a)
{
        arena_back(a, (struct arena_mark){ NULL, 0 });
}

/* random.c: splitmix64, and what is drawn with it (see random.h). */
#include "demo/random.h"

#include "base/str.h"

/* One draw is thrown away: seeds that differ in one bit must not begin alike. */
struct draw draw_fork(uint64_t seed, const char *subject)
{
        struct draw r = { seed ^ str_hash(str_of(subject)) };
        draw_bits(&r);
        return r;
}

/* The constants are splitmix64's. Whole numbers only: no floating point that rounds otherwise on another machine. */
uint64_t draw_bits(struct draw *r)
{
        uint64_t z = (r->state += UINT64_C(0x9e3779b97f4a7c15));
        z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
        z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
        return z ^ (z >> 31);
}

/* By the remainder: for numbers as small as ours its bias is far below what anybody could see. */
int64_t draw_below(struct draw *r, int64_t n)
{
        return n <= 0 ? 0 : (int64_t)(draw_bits(r) % (uint64_t)n);
}

int64_t draw_between(struct draw *r, int64_t a, int64_t b)
{
        return a + draw_below(r, b - a + 1);
}

bool draw_chance(struct draw *r, int per_thousand)
{
        return draw_below(r, 1000) < per_thousand;
}

/* Fisher and Yates, from the end. */
void draw_order(struct draw *r, size_t *order, size_t n)
{
        for (size_t i = 0; i < n; i++)
                order[i] = i;
        for (size_t i = n; i > 1; i--) {
                size_t j = (size_t)draw_below(r, (int64_t)i), kept = order[i - 1];
                order[i - 1] = order[j];
                order[j] = kept;
        }
}

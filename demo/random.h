/* random.h: drawn numbers that are the same for the same seed on every machine (splitmix64). Not for secrets.
 *
 * Streams are forked by subject, so that one more draw in one subject moves nothing in another: a county of the same
 * seed stays recognisable from version to version. */
#ifndef BANGFU_DEMO_RANDOM_H
#define BANGFU_DEMO_RANDOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct draw {
        uint64_t state;
};

/* draw_fork: a stream of its own for one subject, so that a change to one leaves the others as they were. */
struct draw draw_fork(uint64_t seed, const char *subject);
uint64_t draw_bits(struct draw *r);
int64_t draw_below(struct draw *r, int64_t n);              /* 0 … n-1 */
int64_t draw_between(struct draw *r, int64_t a, int64_t b); /* a … b */
bool draw_chance(struct draw *r, int per_thousand);
/* draw_order: the numbers 0 … n-1 in a drawn order. */
void draw_order(struct draw *r, size_t *order, size_t n);

#endif

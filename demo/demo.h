/* demo.h: makes the demonstration county: real places, invented people, a plausible year 2017, its day 2017-12-31.
 *
 * The same seed makes the same rows and the same figures; another seed other rows, and the figures the county is known
 * for again, because the shape of the county (demo/shape.h) is fixed and only who and where is drawn. Everything is
 * written by changes, as any user's work is. Nothing here is read from outside the executable.
 *
 * It is the county of the manual and of most tests. */
#ifndef BANGFU_DEMO_DEMO_H
#define BANGFU_DEMO_DEMO_H

#include "core/store.h"

#define DEMO_COUNTY "341125"
#define DEMO_DAY "2017-12-31"
/* The same county on a later day: everybody is out of poverty, and its offices have the names of that day (told.c). */
#define DEMO_FIRST_DAY "2021-01-01"
#define DEMO_LAST_DAY "2026-12-31"
#define DEMO_SEED 20171231

/* The accounts of the demonstration, one a role, and their one password, which the server prints. */
#define DEMO_PASSWORD "dingyuan-2017"
struct demo_account {
        const char *login, *title;
        enum role role;
        const char *place; /* NULL: the county */
        bool own;
        int treasury; /* the how manyth cadre of the treasury it belongs to; 0: none */
};
/* demo_account_at: the i-th account; NULL behind the last. */
const struct demo_account *demo_account_at(size_t i);

/* demo_day_allowed: DEMO_DAY, or a day from DEMO_FIRST_DAY to DEMO_LAST_DAY. */
bool demo_day_allowed(const char *day);
/* demo_make: makes the store at address, which must not exist, as it stands on a day that is allowed. c is left with
 * the store open. report may be NULL; it is told what is being made and how far that is, in percent. */
MUST bool demo_make(struct ctx *c, const char *address, const char *day, uint64_t seed,
                    void (*report)(void *to, const char *what, int percent), void *to);

#endif

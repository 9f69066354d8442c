/* pairing.h: the pairing board: households without a responsible cadre on the left, helpers with their load on the
 * right; and a balanced proposal.
 *
 * Reading goes through the gate of scope like any list. A proposal writes nothing: what is taken of it comes back as
 * ordinary responsibilities in one change. */
#ifndef BANGFU_RESPONSIBILITY_PAIRING_H
#define BANGFU_RESPONSIBILITY_PAIRING_H

#include "base/ctx.h"

struct pairing_household { /* poor or monitored today, with no responsible cadre */
        int64_t id;
        struct str title, place, place_title;
};
struct pairing_helper { /* a cadre in service today, himself in no poor household */
        int64_t id;
        struct str title, unit, place, place_title;
        int64_t load; /* households he is responsible for today */
};
struct pairing_board {
        struct pairing_household *uncovered;
        size_t n_uncovered;
        struct pairing_helper *helpers; /* in the place, or serving the county above it */
        size_t n_helpers;
        int64_t limit; /* households a helper may carry (parameter helper_limit); 0: none entered, none kept */
};
/* place: NULL, or a county, township or village code. */
MUST bool pairing_board(struct ctx *c, const char *place, struct pairing_board *out);

struct pairing_pair {
        const struct pairing_household *household;
        const struct pairing_helper *helper;
        int64_t cost; /* 0 same village, 1 same township, 3 else */
};
/* A proposal keeps the board it was made of, since its pairs point into it. */
struct pairing_proposal {
        struct pairing_board board;
        struct pairing_pair *pairs;
        size_t n_pairs;
        const struct pairing_household **left; /* nobody has room for these */
        size_t n_left;
        int64_t cost; /* of the pairs, and the growth of the squares of the loads: the optimum */
};
/* pairing_propose: minimum-cost flow over the board. */
MUST bool pairing_propose(struct ctx *c, const char *place, struct pairing_proposal *out);
/* pairing_solve: the same over a board already there (no store): fills pairs, left and cost. */
void pairing_solve(struct arena *a, struct pairing_proposal *p);

#endif

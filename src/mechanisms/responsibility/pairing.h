/* pairing.h: the pairing board: households without a responsible cadre on the left, helpers with their load on the
 * right; a balanced proposal; and the handover of all households of one who leaves.
 *
 * Reading goes through the gate of scope like any list. A proposal writes nothing: what is taken of it comes back as
 * ordinary responsibilities in one change. A handover is one change: all or nothing, and the hard rules judge it. */
#ifndef BANGFU_RESPONSIBILITY_PAIRING_H
#define BANGFU_RESPONSIBILITY_PAIRING_H

#include "core/change.h"

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

struct handover_pair {
        int64_t responsibility, to; /* to 0: nobody, which the rules allow only where no help is due any more */
};
struct handover_order {
        int64_t from, to;   /* cadres; to 0: by pairs alone */
        const char *on;     /* the leaver's last day */
        const char *reason; /* of code list end_reason */
        const struct handover_pair *pairs;
        size_t n_pairs;
        bool listed_only; /* only what the pairs name; the rest stays with the leaver */
        bool interim; /* the successors stand in only: a vacancy is opened for each household, due in vacancy_days */
        const char *note, *supervisor; /* NULL none */
        int64_t document;              /* 0 none */
        const char *key; /* idempotency key, NULL none */
};
struct handover_done {
        int64_t handover; /* its record */
        int64_t households;
        struct block block;
};
MUST bool pairing_handover(struct ctx *c, const struct handover_order *order, struct handover_done *out);
/* handover_write: the same inside a change already begun; out->block is left alone. group: of a sheet, whose report
 * counts what is written; NULL none. */
struct subject_group;
MUST bool handover_write(struct ctx *c, struct change *ch, struct subject_group *group,
                         const struct handover_order *order, struct handover_done *out);

#endif

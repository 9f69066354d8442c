/* reconcile.h: posts held, the month's locked pay and the roster of insurance on one day, joined: every difference a
 * row with its reason, and what each of the three says of the person.
 *
 * A difference is a row of one of the lists of reconcile_lists.c; here they stand together. Rows and sides outside the
 * reader's scope are left out, and so is what was excused. */
#ifndef BANGFU_MOTIVATION_RECONCILE_H
#define BANGFU_MOTIVATION_RECONCILE_H

#include "core/query.h"

/* A difference: which list it is of, and the three sides in words, as a clerk reads them across. */
struct reconcile_row {
        const struct list *list; /* the reason */
        int64_t id, person;      /* of the row; of the person it is about */
        struct str place, place_title, name;
        struct str post, pay, roster; /* what each says, in words; empty: nothing */
        int64_t post_id;              /* 0: none in scope */
};
struct reconcile {
        char day[11], month[11];
        bool locked; /* the month has a locked run; without one pay is not compared */
        struct reconcile_row *rows;
        size_t n;
};
/* More rows than anybody goes through: a whole county that differs is one cause (a run not imported), and is found a
 * township at a time. */
#define RECONCILE_MAX 5000
/* reconcile_read: place narrows, NULL all in scope; reason: one list's name, empty all. Refuses more than
 * RECONCILE_MAX rows. */
MUST bool reconcile_read(struct ctx *c, const char *day, const char *place, struct str reason, struct reconcile *out);
/* reconcile_list: the i-th reason; NULL behind the last. */
const struct list *reconcile_list(size_t i);

#endif

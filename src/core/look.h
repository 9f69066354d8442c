/* look.h: who looked into a compartment, noted where it is read and not where a route thinks of it.
 *
 * Party members and personnel files open to their own department; who else may read them (the auditor) is written down
 * each time. So every road of reading leaves a mark here when it touches a compartment as somebody outside it: a
 * query of rows (query.c), a search, a value of a closed field, the reason of a block, another's import. The border
 * (routes.c, cmd.c) writes the marks down as disclosures before the answer goes out, and gives none where that fails. A
 * new route or command has nothing to declare and nothing to forget.
 *
 * One a register and record; of many records of a register their number. A plain number of a place and a figure tell
 * nobody's name and leave no mark; a number by a field or of a few does. They stand in memory of their own, because
 * rows that are open give back what is taken from the arena. */
#ifndef BANGFU_CORE_LOOK_H
#define BANGFU_CORE_LOOK_H

#include "core/scope.h"

#define LOOKS_MAX 64
struct look {
        const struct entity *e;
        int64_t id;   /* 0: not one record alone */
        int64_t rows; /* that were read */
        bool asked;   /* noted even when nothing was found: that is an answer, too */
        bool refused; /* told by a refusal, to somebody who may not read it */
};
struct looks {
        bool (*may_refuse)(struct ctx *c);
        bool asked_once; /* whether it may: once is enough */
        size_t n;
        struct look items[LOOKS_MAX];
};

/* look_begin: for the border, before anything is read. may_refuse: whether the actor has been told enough today by
 * refusals; false with c->err. */
void look_begin(struct ctx *c, bool (*may_refuse)(struct ctx *c));
/* look_into: the mark of a register (or one record of it) that is about `area`; NULL when none is needed: the area is
 * open, or kept by the actor's own department. */
struct look *look_into(struct ctx *c, const struct entity *e, enum area area, int64_t id);
/* look_row: one row more; NULL is nothing. */
void look_row(struct look *k);
/* A refusal for what stands in a compartment tells it, too: that this one is a Party member. Its words name no register
 * the actor may not read; look_refusing, before it is found out, fails where he has been told enough for a day (asked
 * first, or the limit itself would tell), and look_refused notes whose record it was about. */
MUST bool look_refusing(struct ctx *c, enum area area);
void look_refused(struct ctx *c, const struct entity *e, enum area area, int64_t id);

#endif

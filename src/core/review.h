/* review.h: where a county has an entity reviewed (register review_setting), what somebody writes who may not confirm
 * it waits as a proposal.
 *
 * One place decides, in change.c: the change is made as any other, with its hooks, faults and hard rules, and then
 * taken back; what was asked for (the actions, not their consequences) is kept in a record of the register `proposal`,
 * in the same transaction. Tables hold only what is confirmed. Confirming makes the same actions again, in one change
 * with the proposal's new state; what has become stale since is a conflict, and the proposal goes on waiting.
 *
 * Merging two persons is one action, the record of it; what it re-points follows from it (change_follow).
 *
 * Steps: township, county, or one after the other. A step belongs to whoever has RIGHT_CONFIRM for the entity at the
 * place, by a grant over a township or the county. Nobody takes part in a proposal twice.
 *
 * Why proposals are records: they have a place, a reader and a history like everything else, and a county can list
 * what it refused in a year. */
#ifndef BANGFU_CORE_REVIEW_H
#define BANGFU_CORE_REVIEW_H

#include "core/change.h"
#include "core/scope.h"

enum review_level { LEVEL_NONE, LEVEL_TOWNSHIP, LEVEL_COUNTY };
/* review_level: the highest step the actor may take for a record of e at the place. */
enum review_level review_level(const struct actor *a, const struct entity *e, const char *place);
/* review_desk: the level whose proposals are on the actor's desk, of any entity; both when he has grants of both. */
void review_desk(const struct actor *a, bool *township, bool *county);

/* What was asked for. A reference to a record that an earlier action makes is the text "@INDEX" in its place. */
struct review_action {
        const char *op; /* create, update, end, void */
        const struct entity *e;
        int64_t id;      /* 0: new, or made by the action `made` */
        int64_t made;    /* index + 1 of the earlier action that makes the record; 0 none */
        int64_t version; /* it was based on; 0: whatever stands */
        struct str reason;
        struct draft *now, *was; /* what is given; what stood there when it was sent */
};
struct review_actions {
        struct review_action *items;
        size_t n;
};
/* review_content: the sealed text of a proposal; review_actions reads it back, false (ERR_SYSTEM) when damaged. */
struct str review_content(struct arena *a, const struct review_actions *actions);
MUST bool review_read(struct ctx *c, struct str content, struct review_actions *out);

/* A proposal as it stands: the reader must be able to see it (scope of its place, areas of its records). */
struct review_proposal {
        int64_t id, version;
        char place[13];
        bool waiting;
        enum review_level at; /* the step it waits for */
        struct str state, proposed_by, township_by;
        const struct entity *e;        /* register of its first record */
        struct review_actions actions; /* none once it is confirmed or withdrawn: then the record says it */
};
MUST bool review_find(struct ctx *c, int64_t id, struct review_proposal *out);
/* review_may: whether the actor may take the step it waits for; false with c->err saying why not. */
MUST bool review_may(struct ctx *c, const struct review_proposal *p);

/* Each is one change. version: what the decision was based on, 0 whatever stands. state: the one it has
 * afterwards, also when nothing was decided: the new one only once it is stored; untouched when the actor may not
 * see the proposal. */
MUST bool review_confirm(struct ctx *c, int64_t id, int64_t version, struct str *state);
MUST bool review_return(struct ctx *c, int64_t id, int64_t version, struct str reason, struct str *state);
MUST bool review_withdraw(struct ctx *c, int64_t id, struct str *state);

/* review_mend: before a returned proposal is written anew (change_head.mends): it must be the actor's own, about this
 * record of e; a secret equal to its mask in the draft becomes the value sent before. */
MUST bool review_mend(struct ctx *c, int64_t id, struct draft *d);

#endif

/* review_private.h: what a change remembers of itself for the case that it has to wait. Between change*.c and review*.c
 * only, and one way: change_put.c tells review_capture.c what it writes, review.c writes the proposal by change_put,
 * and change.c, above both, decides when. */
#ifndef BANGFU_CORE_REVIEW_PRIVATE_H
#define BANGFU_CORE_REVIEW_PRIVATE_H

#include "core/review.h"

struct record;
struct review_rule { /* of review_setting, in force today; or what an entity says by .second */
        const struct entity *e;
        const char *steps;
        bool some; /* woken by what the entity says (second_for), not by whatever is written */
};
struct review_noted { /* a record written since the savepoint */
        const struct entity *e;
        int64_t id;
        bool made;
};
enum { NEED_TOWNSHIP = 1, NEED_COUNTY = 2 };
struct review {
        struct arena arena; /* what was captured since the savepoint */
        struct review_rule *rules;
        size_t n_rules, cap_rules;
        bool off;      /* a proposal itself, and what it brings when it is confirmed, is not reviewed again */
        int within;    /* hooks running: what they write are consequences */
        unsigned need; /* steps that are not the actor's own */
        bool keyed;    /* an act of it waits for the administrator of security (.second) */
        const struct entity *root;
        int64_t root_id;
        char place[13]; /* the smallest that holds all of it */
        struct review_action *actions;
        int64_t *made; /* provisional id of each action's record */
        size_t n, cap_actions, cap_made;
        struct review_noted *noted;
        size_t n_noted, cap_noted;
};
struct review_act { /* one record about to be written on somebody's word */
        enum rule_when when;
        const struct draft *given; /* NULL: voided */
        const struct record *old, *now;
        struct str reason;
};
/* review_need: the steps left after the actor's own, of NEED_ (review_step.c). */
unsigned review_need(const struct actor *a, const char *steps, enum review_level level, const char *place);
/* review_begin: what is reviewed today. review_whole: something is, and the change would wait as a whole. */
MUST bool review_begin(struct ctx *c, struct change *ch);
bool review_whole(const struct change *ch);
/* review_given: what the draft gives before hooks add to it; NULL when nothing is captured. */
struct draft *review_given(struct ctx *c, const struct change *ch, const struct draft *d);
MUST bool review_capture(struct ctx *c, struct change *ch, const struct entity *e, const struct review_act *act);
void review_note(struct change *ch, const struct entity *e, int64_t id, bool made);
/* review_bare: a record written by no action (change_repoint): it makes its cause wait, or its change is refused. */
MUST bool review_bare(struct ctx *c, struct change *ch, const struct entity *e, const struct record *r);
void review_forget(struct change *ch); /* what was captured */
/* review_title: what people call the record, read while it still stands. review_write: the proposal, behind the
 * savepoint. */
MUST bool review_title(struct ctx *c, const struct change *ch, struct str *title);
MUST bool review_write(struct ctx *c, struct change *ch, struct str title, int64_t *id);

#endif

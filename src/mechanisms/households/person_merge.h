/* person_merge.h: between person_merge.c, which makes two records of one person one, person_merge_records.c, which
 * leads every other record from the one that goes to the one kept, and person_merge_twins.c, which makes one of two
 * records that both persons have. */
#ifndef BANGFU_HOUSEHOLDS_PERSON_MERGE_H
#define BANGFU_HOUSEHOLDS_PERSON_MERGE_H

#include "mechanisms/households/life_private.h"

struct person_merging {
        struct life_work *w;
        const struct entity *person;
        struct draft *keep, *gone;
        const char *void_reason;
        struct str summary;
        size_t moved;
        bool unread; /* a conflict lies in a register the actor may not read: it is told once, with no number */
        size_t n_conflicts, n_facts; /* of them: of facts alone, which the order may say (life_order.facts) */
        struct buf conflicts;
};
/* person_led: what names one record is led to another: the two persons, then records of theirs that became one. */
struct person_led {
        const struct entity *e;
        int64_t from, to;
        int depth;
};

/* person_repoint_all: every record that names the person who goes, in every register. Refuses with all the places
 * where both stand, when there are any. */
MUST bool person_repoint_all(struct ctx *c, struct person_merging *g);
/* person_lead: every record that names l->from names l->to. */
MUST bool person_lead(struct ctx *c, struct person_merging *g, const struct person_led *l);
/* person_twins: a record of who goes, and those that say the same of the one kept, become one: settled, or a
 * conflict is noted. Not settled: there is none. f is the field by which it names what goes. */
MUST bool person_twins(struct ctx *c, struct person_merging *g, const struct person_led *l, const struct draft *gone,
                       const struct field *f, bool *settled);
/* person_repoint_accounts: an account names its person by outside id, in a table of the program's own. */
MUST bool person_repoint_accounts(struct ctx *c, struct person_merging *g);

#endif

/* person_merge.h: between person_merge.c, which makes two records of one person one, and person_merge_records.c, which
 * leads every other record from the one that goes to the one kept. */
#ifndef BANGFU_HOUSEHOLDS_PERSON_MERGE_H
#define BANGFU_HOUSEHOLDS_PERSON_MERGE_H

#include "mechanisms/households/life_private.h"

struct person_merging {
        struct life_work *w;
        const struct entity *person;
        struct draft *keep, *gone;
        const char *void_reason;
        struct str summary;
        size_t moved, hidden, n_conflicts;
        struct buf conflicts;
};

/* person_repoint_all: every record that names the person who goes, in every register. Refuses with all the places
 * where both stand, when there are any. */
MUST bool person_repoint_all(struct ctx *c, struct person_merging *g);
/* person_repoint_accounts: an account names its person by outside id, in a table of the program's own. */
MUST bool person_repoint_accounts(struct ctx *c, struct person_merging *g);

#endif

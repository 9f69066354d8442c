/* households.h: what the registers about a household share: whose they are, what made it poor, and that nothing goes on
 * in one that has ended.
 *
 * Each of them names its household in the field `household`, takes its place from there, and is for an account that
 * sees own households only when the household is one of those (OWN_HOUSEHOLD). What such a record is called is
 * HOUSEHOLD_OF_TITLE of shared.h. */
#ifndef BANGFU_HOUSEHOLDS_HOUSEHOLDS_H
#define BANGFU_HOUSEHOLDS_HOUSEHOLDS_H

#include "mechanisms/ground/shared.h"

extern const struct codes codes_cause; /* why a household is poor */

/* OWN_HOUSEHOLD: `.own` of an entity with the field household. */
#define OWN_HOUSEHOLD "t.household_id"

/* household_ended: the day a household ended, and the words of the one it went into, "" when it went into none; *ended
 * says whether it has. */
struct household_end {
        struct str ended_on, into;
};
MUST bool household_ended(struct ctx *c, int64_t household, struct household_end *out, bool *ended);
/* household_there: refuses what begins in a household that has ended (life.c), or would go on there beyond its end. For
 * prepare hooks of spans; an old row that stays as it was is not looked at. */
MUST bool household_there(struct ctx *c, const struct draft *d, const struct draft *old);
/* confirms_here: the right is asked where the record lies: at its village, or the village of its household. A grant
 * elsewhere is none; where nobody knows the place, nobody may. */
MUST bool confirms_here(struct ctx *c, const struct draft *d, const struct draft *old);

#endif

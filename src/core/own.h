/* own.h: a grant over own households, asked about one record: what role.c's ranges of places can't say.
 *
 * Reading goes through the builder of queries, which adds the set; writing and referring ask here. Only registers whose
 * rows themselves name the household (own_field) are written through such a grant. */
#ifndef BANGFU_CORE_OWN_H
#define BANGFU_CORE_OWN_H

#include "core/scope.h"

/* own_households: SQL of the ids of the households of :me_id on :today, as one module says it; NULL: none does. */
const char *own_households(void);
/* own_field: the field of e that is its `.own`; NULL: that is found in another way, or there is none. */
const struct field *own_field(const struct entity *e);
/* own_granted: some grant over own households carries the right for records of e. */
bool own_granted(const struct actor *a, const struct entity *e, enum right right);
/* own_household: whether it is one of those the actor is responsible for today. */
MUST bool own_household(struct ctx *c, int64_t household, bool *own);
/* own_reaches: whether the right reaches a record that stands, through such a grant alone. */
MUST bool own_reaches(struct ctx *c, const struct entity *e, enum right right, int64_t id, bool *own);

#endif

/* names.h: what the first records of a list are called, and where they lie, for sentences of the account such as
 * 如西卅店镇幸福村等. First by code of place and then as they were entered: an order anybody can check, and none of merit.
 *
 * An account is read by everybody: persons and households are counted in it and never named. */
#ifndef BANGFU_BRIEF_NAMES_H
#define BANGFU_BRIEF_NAMES_H

#include "core/query.h"

/* brief_names_allowed: its records are no persons, households or anything of them, and nothing closed. */
bool brief_names_allowed(const struct list *l);
/* brief_names: the first n, 、 between them and 等 behind where there are more; empty: none, or the reader sees no rows.
 * places: the distinct places instead, villages with their township. */
MUST bool brief_names(struct ctx *c, const struct query *q, bool places, int64_t n, struct str *out);
/* brief_place_name: 西卅店镇幸福村: several villages of a county have one name. */
MUST bool brief_place_name(struct ctx *c, const char *code, struct str *out);

#endif

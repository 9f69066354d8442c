/* english.h: a number of one in English: "1 household is covered", where the words are written for many.
 *
 * Words of ours only: units of figures and the sentences around them, which are regular. Nothing here reads what
 * people wrote. */
#ifndef BANGFU_BASE_ENGLISH_H
#define BANGFU_BASE_ENGLISH_H

#include "base/arena.h"
#include "base/str.h"

/* english_one: "households" as "household", "places of work" as "place of work", "yuan" as it is. */
struct str english_one(struct arena *a, struct str plural);
/* english_after_one: what follows a "1" in a sentence: " work teams are in villages" as " work team is in villages". */
struct str english_after_one(struct arena *a, struct str words);

#endif

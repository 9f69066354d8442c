/* assessment_score.h: the score of one item.
 *
 * An item names a list; its figure for the organisation's place and the list's year gives the score by the item's rule:
 * in proportion to a goal, all or nothing at a goal, full when nil, or by bands. The score keeps the value, the day and
 * the journal's last block it was computed from; scored again it changes only when the value did. An item for which no
 * record exists is scored by hand, never without evidence and never above its weight. */
#ifndef BANGFU_STYLE_ASSESSMENT_SCORE_H
#define BANGFU_STYLE_ASSESSMENT_SCORE_H

#include "core/change.h"

/* assessment_score_item: what a score row says, by hand or from records; of prepare hooks. */
MUST bool assessment_score_item(struct ctx *c, struct draft *d, const struct draft *old);
/* assessment_rescore: the scores of an item whose rule has changed, of results not locked; of applied hooks. */
MUST bool assessment_rescore(struct ctx *c, struct change *ch, int64_t item);

/* assessment_by: the field of the list's records that names the organisation they are of; NULL: none. */
const struct field *assessment_by(const struct list *l);

#endif

/* assessment_run.h: scoring all items at once that are computed from records; those by hand are counted, not touched.
 * Locked results are not scored any more. */
#ifndef BANGFU_STYLE_ASSESSMENT_RUN_H
#define BANGFU_STYLE_ASSESSMENT_RUN_H

#include "core/change.h"

struct assessment_done {
        int64_t scored, changed, same, by_hand, locked; /* items; by_hand: still without a score; results locked */
        struct block block;
};
/* assessment_run: scores all items of one assessment that records say. assessment_run_list: of all assessments of a
 * list within the actor's reach, those not locked. */
MUST bool assessment_run(struct ctx *c, int64_t assessment, const char *key, struct assessment_done *out);
MUST bool assessment_run_list(struct ctx *c, int64_t list, const char *key, struct assessment_done *out);

#endif

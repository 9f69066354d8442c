/* assessment.h: who may make a result final (assessment.c), which whoever opens one again is asked too (reopenings.c).
 */
#ifndef BANGFU_STYLE_ASSESSMENT_H
#define BANGFU_STYLE_ASSESSMENT_H

#include "core/draft.h"

MUST bool assessment_may_lock(struct ctx *c, const struct draft *assessment);

#endif

/* reason.h: whether what somebody gave as a reason is one. Every road that wants a reason asks here: an act that may be
 * looked into later (a look behind a mask, an export, a void, a return, a refusal, a line taken off) is told by words
 * somebody can hold against what happened, and “测试测试” or "qwertyuiop" tell nothing.
 *
 * Counted are Chinese characters and Latin letters, without the words that stand for "reason" itself or for the act
 * (理由, 测试, 作废, reason, test …). Not taken: too few of them, the same again and again, runs along the keyboard,
 * digits and points alone, the title of a field, Latin text of fewer than two different words. That a reason is true
 * no program can tell.
 *
 * Where a reason may be left out it is not judged: a weak one then says no less than none. */
#ifndef BANGFU_CORE_REASON_H
#define BANGFU_CORE_REASON_H

#include "base/ctx.h"

#define REASON_LEAST 2 /* letters, where no parameter says more: 录错 is a reason to void */

/* reason_says: with at least so many letters. */
bool reason_says(struct ctx *c, struct str reason, int64_t least);
/* reason_fit: refused (reason.required at path, a field's or body's member) when it doesn't. */
MUST bool reason_fit(struct ctx *c, struct str reason, int64_t least, const char *path);

#endif

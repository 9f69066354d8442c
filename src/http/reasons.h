/* reasons.h: the reason of a block is words about what the block wrote: who may not open that is not told why it was
 * done. */
#ifndef BANGFU_HTTP_REASONS_H
#define BANGFU_HTTP_REASONS_H

#include "core/change.h"

/* block_reason: the reason itself, or words that it is about a compartment; read by somebody outside one who may, it is
 * noted (look.h). */
MUST bool block_reason(struct ctx *c, const char *chain, int64_t seq, struct str *reason);

#endif

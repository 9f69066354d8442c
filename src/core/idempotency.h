/* idempotency.h: the same request sent twice is done once. A POST carries a key; its answer is kept under account and
 * key with the digest of what was asked. The same again gets the same answer; another request under that key is a
 * conflict.
 *
 * The change itself carries the key too (change.h), so that even without a kept answer nothing is ever done twice. */
#ifndef BANGFU_CORE_IDEMPOTENCY_H
#define BANGFU_CORE_IDEMPOTENCY_H

#include "core/scope.h"

#define IDEMPOTENCY_KEY_MAX 100
#define IDEMPOTENCY_ANSWER_MAX ((size_t)1 << 20)
#define IDEMPOTENCY_LIFE_MS ((int64_t)7 * 24 * 3600 * 1000)

struct kept_answer {
        int status; /* 0: none is kept */
        struct str text;
};
/* idempotency_find: ERR_CONFLICT idempotency.other when the key was used for something else. */
MUST bool idempotency_find(struct ctx *c, struct str key, struct str digest, struct kept_answer *out);
/* idempotency_keep: an answer over the maximum is not kept. Sweeps what has expired. */
MUST bool idempotency_keep(struct ctx *c, struct str key, struct str digest, int status, struct str answer);
/* idempotency_change_key: the name of the key in the change: another account's key of the same words is another key. */
const char *idempotency_change_key(struct ctx *c, struct str key);
MUST bool idempotency_key_ok(struct ctx *c, struct str key);

#endif

/* chain.h: a chain of blocks, as it is written: opened, leaves added, one block at the end (the forms: journal.h).
 *
 * Everything happens inside the writer's transaction (store_write_begin): the head read when the chain is opened is
 * then still the head when the block is written. A chain that was opened and got no leaf writes nothing.
 *
 *     struct chain k = { .county = SECURITY_CHAIN };
 *     ok = chain_open(c, &k) && chain_leaf(c, &k, &leaf) && chain_block(c, &k, &facts, digest);
 *     buf_free(&k.digests);
 * */
#ifndef BANGFU_CORE_CHAIN_H
#define BANGFU_CORE_CHAIN_H

#include "core/journal.h"

struct chain {
        const char *county; /* six digits: a county's, REFERENCE_CHAIN, SECURITY_CHAIN */
        bool open;
        int64_t seq; /* of the head before */
        char previous[65];
        struct buf digests; /* leaf digests, 64 hex each, in order */
        int64_t leaves;
};
struct chain_facts {
        struct str actor, reason;
        const char *channel;
        const char *key;   /* of idempotency; NULL: none */
        int64_t import_id; /* 0: none */
};

MUST bool chain_open(struct ctx *c, struct chain *k); /* again: does nothing */
MUST bool chain_leaf(struct ctx *c, struct chain *k, const struct leaf *l);
/* chain_block: the block of the leaves so far, and the new head; its digest in 64 digits. */
MUST bool chain_block(struct ctx *c, const struct chain *k, const struct chain_facts *f, char digest[65]);

#endif

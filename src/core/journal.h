/* journal.h: what was done, by whom, why, in a chain nobody can rewrite unseen.
 *
 * One change is one block per chain (a county's, 000000 for reference rows, 900000 for what happens at the doors). A
 * leaf is the after-image of one record: its named non-null columns, length-prefixed text ("4:name6:…"), secrets as
 * digests. Leaf digest = SM3(entity, id, version, op, image); block digest = SM3(previous, schema version, made_at,
 * actor, reason, leaf digests in order). Old values are the image of the version before.
 *
 * A chain a county: it can be proved, carried away and compared by itself. Reference tables have one of their own,
 * because they are the nation's words and not a county's deeds. */
#ifndef BANGFU_CORE_JOURNAL_H
#define BANGFU_CORE_JOURNAL_H

#include "base/buf.h"
#include "core/catalogue.h"

#define GENESIS "0000000000000000000000000000000000000000000000000000000000000000"
#define REFERENCE_CHAIN "000000"
#define SECURITY_CHAIN "900000" /* security.h */

struct leaf {
        struct str entity, op, image;
        int64_t id, version;
};

void image_add(struct buf *out, const char *column, struct val v); /* NULL adds nothing */
/* image_next: takes one pair off *rest; false at the end or when damaged. */
bool image_next(struct str *rest, struct str *column, struct str *text);
/* image_get: the text of a column; false when it is not there (NULL). */
bool image_get(struct str image, const char *column, struct str *text);
void leaf_digest(struct arena *a, const struct leaf *l, char hex[65]);
struct block_facts {
        const char *previous;
        int64_t schema_version, made_at;
        struct str actor, reason;
};
void block_digest(struct arena *a, const struct block_facts *b, struct str leaf_digests, char hex[65]);
/* journal_verify: walks a chain: order, digests, replay of every register against its rows, secrets against their
 * digests. Calls back with each fault. */
MUST bool journal_verify(struct ctx *c, const char *chain, void (*say_line)(void *to, struct str line), void *to,
                         int64_t *faults);

#endif

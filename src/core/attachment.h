/* attachment.h: papers and photographs of a record. The register row holds SM3 digest, name, type and size; the bytes
 * stand in parts under their digest in the store, so that they are in every backup, and the same scan sent twice stands
 * once.
 *
 * An attachment has the scope of its owner and none of its own: whoever may open the record may open its papers. */
#ifndef BANGFU_CORE_ATTACHMENT_H
#define BANGFU_CORE_ATTACHMENT_H

#include "base/buf.h"
#include "core/scope.h"

#define ATTACHMENT_MAX ((int64_t)20 << 20)
#define ATTACHMENT_PART ((size_t)256 << 10)

struct attachment {
        int64_t id, size;
        struct str name, digest;
        struct str type; /* by its bytes (content.h) */
        const struct entity *owner;
        int64_t owner_id;
};
/* attachment_add: `file` is where the bytes stand. The actor must be able to write the owner. Refuses a web page or a
 * script that is called a paper (attachment.type). */
MUST bool attachment_add(struct ctx *c, struct attachment *a, const char *file);
/* attachment_find: ERR_MISSING when there is none, or its owner is out of scope. */
MUST bool attachment_find(struct ctx *c, int64_t id, struct attachment *out);
MUST bool attachment_list(struct ctx *c, const struct entity *owner, int64_t owner_id, struct attachment **out,
                          size_t *n);
/* attachment_void: takes it back with the reason; the actor must be able to write the owner. */
MUST bool attachment_void(struct ctx *c, const struct attachment *a, const char *reason);
/* attachment_is_scan: PDF, OFD or a picture, by its bytes: what counts where a scan is asked for. */
bool attachment_is_scan(const struct attachment *a);
/* attachment_bytes: appends the bytes; fails when they no longer are what the digest says. */
MUST bool attachment_bytes(struct ctx *c, const struct attachment *a, struct buf *out);

#endif

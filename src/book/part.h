/* part.h: the bytes of one XML part of a package, always as UTF-8.
 *
 * XML may be written in UTF-16, and some programs write parts in the code page of their machine. The reader could leave
 * that to expat, the patcher can't: what it writes between the tags is UTF-8. So a part in another encoding is turned
 * into UTF-8 on the way, without its declaration, which would no longer be true; all others pass as they are. */
#ifndef BANGFU_BOOK_PART_H
#define BANGFU_BOOK_PART_H

#include "base/ctx.h"

#include <iconv.h>
#include <zip.h>

#define PART_RAW 4096

struct part {
        zip_file_t *file;
        uint64_t left; /* bytes the zip says are still to come */
        iconv_t from;
        bool converts, begun;
        char raw[PART_RAW]; /* read and not yet handed out */
        size_t n;
};

/* part_open: looks at the first bytes. False when the part names an encoding this machine doesn't know. The file stays
 * the caller's. */
MUST bool part_open(struct ctx *c, const char *name, zip_file_t *file, uint64_t declared, struct part *out);
/* part_read: up to room bytes, at least 2 * PART_RAW; 0 at the end; -1 where they can't be read, are no text of their
 * encoding, or more than declared. */
int64_t part_read(struct part *p, char *space, size_t room);
void part_close(struct part *p);

#endif

/* asset.h: the files inside the executable: statements (src/…/x.sql), the front end (web/…), the demonstration's places
 * (demo/…).
 *
 * They are put there by the build (tools/embed.sh), never change while the program runs and are never read from
 * the disk. Bytes are followed by a NUL that size doesn't count, so text may be handed to libc.
 *
 * One executable holds everything, so that an update is one file and a county without a network can carry it on a
 * stick; and what was tested is what runs. */
#ifndef BANGFU_BASE_ASSET_H
#define BANGFU_BASE_ASSET_H

#include "base/str.h"

struct asset {
        const char *name; /* "src/core/core.sql", "web/index.html", "demo/divisions-341125.csv" */
        const unsigned char *bytes;
        size_t size;
        const unsigned char *gzip; /* NULL where a compressed copy would not be smaller, or is not for the web */
        size_t gzip_size;
        const char *etag; /* of the bytes, with its quotes, as the header wants it */
        const char *type; /* Content-Type */
};

/* asset_find: the file of exactly that name; NULL when there is none. */
const struct asset *asset_find(struct str name);
/* asset_at: the i-th in byte order of the names; NULL behind the last. */
const struct asset *asset_at(size_t i);
/* asset_text: its bytes as a view. */
struct str asset_text(const struct asset *asset);

#endif

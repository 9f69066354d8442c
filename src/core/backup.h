/* backup.h: a store copied whole into one file, while it is worked with, and made a store again elsewhere.
 *
 * The file, for whoever has to open it in ten years without this program:
 *
 *   block of 4096 bytes   text, one "name: value" a line: format and version, county, day and time, who, program,
 *                         schema, seal (none), size of the image, digest of the table of parts, one "head:" line a
 *                         chain of the journal; empty lines; last line the SM3 digest of all before it
 *   image                 an SQLite 3 database: the store as it was at one moment, attachments included
 *   table of parts        a line for each 1,048,576 bytes of the image (the last part is what is left): its SM3 digest
 *
 *   tail -c +4097 FILE | head -c SIZE > county.db
 *
 * Every byte is under one of these digests, so whatever was altered, cut or added is found and its part named. They
 * tell damage; who wants to deceive can compute them anew. Against that stands the journal's head, kept with a third
 * party.
 * Not sealed yet: `seal: none` is where a later version says by what; a version this program doesn't know is refused.
 *
 * A backup is written as FILE.part and appears as FILE when it is whole and on the disk. Both are 0600. */
#ifndef BANGFU_CORE_BACKUP_H
#define BANGFU_CORE_BACKUP_H

#include "base/file.h"
#include "core/store.h"

#define BACKUP_HEADS 8

struct backup_head { /* of a chain of the journal */
        int64_t seq;
        char chain[16], digest[65];
};
struct backup {
        int64_t made_at, size; /* UTC milliseconds; bytes of the image */
        char county[7], made_on[11], parts[65]; /* made_on: the store's day; parts: digest of their table */
        struct str actor;
        struct backup_head heads[BACKUP_HEADS];
        size_t n_heads;
};

/* backup_is: the file calls itself a backup; nothing is proved by that. */
bool backup_is(const char *file);
/* backup_make: the opened store into file; said in the security chain before, noted in the store afterwards. FILE_NEW:
 * refuses a file that stands (file.exists); FILE_REPLACE: takes the place of a backup, and of nothing else. The store
 * is read in one snapshot: who writes goes on. When only the note fails (backup.note), the file stands and is whole. */
MUST bool backup_make(struct ctx *c, const char *file, enum file_settle how, struct backup *out);
/* backup_heads: of the opened store, into out->heads. */
MUST bool backup_heads(struct ctx *c, struct backup *out);
/* backup_restore: proves every digest, then makes the store; refuses one that stands, and leaves nothing when it fails.
 * The store is closed when it returns. */
MUST bool backup_restore(struct ctx *c, const char *file, const char *address, struct backup *out);
/* backup_verify: proves every digest, then the journal in a copy that is removed again. Faults of the journal are said
 * line by line; damage of the file itself fails (backup.damaged). c ends without a store. */
MUST bool backup_verify(struct ctx *c, const char *file, void (*say_line)(void *to, struct str line), void *to,
                        struct backup *out, int64_t *faults);

#endif

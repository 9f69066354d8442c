/* file.h: how the program makes files: for their owner alone, and under their name only when they are whole.
 *
 * A county's file holds numbers of persons; so do its workbooks, its temporary files and its backups. Whatever the
 * umask of who starts the program, everything it makes is 0600: the program's own umask is set once (file_private),
 * and what is made here is made so even without.
 *
 * Temporary files stand in TMPDIR (else /tmp) under the name bangfu-PID-xxxxxx. Who makes one removes it; those of a
 * process that was killed are swept by the next (file_sweep). */
#ifndef BANGFU_BASE_FILE_H
#define BANGFU_BASE_FILE_H

#include "base/ctx.h"

/* file_private: from here on no file of this process is open to others. Once, first of all. */
void file_private(void);
/* file_temporary: a new empty file; the caller removes it. Returns its descriptor (close it), -1 with c->err. */
int file_temporary(struct ctx *c, const char **path);
/* file_nameless: the same without a name: gone when it is closed, whatever ends the program; others read it as
 * /proc/self/fd/N as long as it is open. */
int file_nameless(struct ctx *c);
/* file_sweep: removes temporary files of this user whose process is gone. */
void file_sweep(void);
/* file_create: a new empty file; -1 with errno, EEXIST when anything stands there. */
int file_create(const char *path);
/* file_stands: path is there, whatever it is. */
bool file_stands(const char *path);
/* file_settle: bytes to the disk, then part becomes path, then the folder to the disk. FILE_NEW: fails with EEXIST when
 * path stands. Part is removed when it fails; errno says why. */
enum file_settle { FILE_NEW, FILE_REPLACE };
MUST bool file_settle(const char *part, const char *path, enum file_settle how);

#endif

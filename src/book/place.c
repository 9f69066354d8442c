/* place.c: sync, then rename (see place.h). */
#include "book/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

/* Beside and not in a temporary directory: a rename is atomic only within one file system. */
const char *place_part(struct ctx *c, const char *path)
{
        return arena_fmt(c->arena, "%s.part", path).p;
}

/* The two causes an administrator meets are named; errno is that of the step just failed. */
bool place_failed(struct ctx *c, const char *path)
{
        return fail(c, ERR_SYSTEM, "sheet.write", path, "%s: %s",
                    say(c, "文件写不进去，请检查磁盘空间和目录权限",
                        "The file could not be written; check disk space and permissions"),
                    strerror(errno));
}

/* Synced first: some file systems would carry out the rename before the bytes, and after a power cut an empty
 * file would stand under the name of an export somebody relies on. */
bool place_whole(struct ctx *c, const char *part, const char *path)
{
        int fd = open(part, O_RDONLY | O_CLOEXEC);
        bool ok = fd >= 0 && fsync(fd) == 0;
        if (fd >= 0)
                close(fd);
        if (ok && rename(part, path) == 0)
                return true;
        place_failed(c, path);
        unlink(part);
        return false;
}

/* place.c: sync, then rename (see place.h). */
#include "book/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

/* In the same directory, since a rename must not cross file systems. */
const char *place_part(struct ctx *c, const char *path)
{
        return arena_fmt(c->arena, "%s.part", path).p;
}

/* place_failed: with the system's own words behind ours: disk full and no right are mended
 * differently. */
bool place_failed(struct ctx *c, const char *path)
{
        return fail(c, ERR_SYSTEM, "sheet.write", path, "%s: %s",
                    say(c, "文件写不进去，请检查磁盘空间和目录权限",
                        "The file could not be written; check disk space and permissions"),
                    strerror(errno));
}

/* place_whole: synced before it is renamed: after a power cut the name stands for the old file
 * or the new one, never for half of one. */
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

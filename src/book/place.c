/* place.c: sync, then rename (see place.h). */
#include "book/place.h"

#include "base/file.h"

#include <errno.h>
#include <unistd.h>

/* Beside and not in a temporary directory: a rename is atomic only within one file system. What a crash left there is
 * not written into: it may be open to others. */
const char *place_part(struct ctx *c, const char *path)
{
        const char *part = arena_fmt(c->arena, "%s.part", path).p;
        unlink(part);
        return part;
}

/* The two causes an administrator meets are named; errno is that of the step just failed. */
bool place_failed(struct ctx *c, const char *path)
{
        return fail(c, ERR_SYSTEM, "sheet.write", path, "%s: %s",
                    say(c, "文件写不进去，请检查磁盘空间和目录权限",
                        "The file could not be written; check disk space and permissions"),
                    strerror(errno));
}

/* What stood under the name before gives way: an export is made anew. */
bool place_whole(struct ctx *c, const char *part, const char *path)
{
        return file_settle(part, path, FILE_REPLACE) || place_failed(c, path);
}

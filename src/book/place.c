/* place.c: sync, then rename (see place.h). */
#include "book/place.h"

#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* holds_county: a database or a backup, by its first bytes, whatever it is called. */
static bool holds_county(const char *path)
{
        static const char *const heads[] = { "SQLite format 3", "bangfu backup " };
        char start[16] = "";
        struct stat st;
        FILE *f = stat(path, &st) == 0 && S_ISREG(st.st_mode) ? fopen(path, "rb") : NULL; /* a pipe would wait */
        const size_t n = f ? fread(start, 1, sizeof start - 1, f) : 0;
        if (f)
                fclose(f);
        for (size_t i = 0; i < COUNT(heads); i++)
                if (n >= strlen(heads[i]) && memcmp(start, heads[i], strlen(heads[i])) == 0)
                        return true;
        return false;
}

/* part_of_county: the files the engine keeps beside a store are part of it, even while they don't stand. */
static bool part_of_county(struct ctx *c, const char *path)
{
        static const char *const beside[] = { "-wal", "-shm", "-journal" };
        const struct str whole = str_of(path);
        for (size_t i = 0; i < COUNT(beside); i++) {
                const size_t n = strlen(beside[i]);
                if (str_ends(whole, str_of(beside[i])) &&
                    holds_county(arena_copy(c->arena, str_slice(whole, 0, whole.n - n))))
                        return true;
        }
        return holds_county(path);
}

bool place_free(struct ctx *c, const char *path)
{
        struct stat old;
        if (lstat(path, &old) == 0 && !S_ISREG(old.st_mode))
                return fail(c, ERR_INVALID, "sheet.no_plain_file", path, "%s",
                            say(c, "这里已有的不是普通文件（目录、设备或链接），请换一个文件名",
                                "what stands there is no plain file but a directory, device or link; choose another "
                                "name"));
        return !part_of_county(c, path) ||
               fail(c, ERR_INVALID, "output.store", path,
                    say(c, "%s 是数据文件、它的附属文件或备份，不会覆盖；请换一个文件名",
                        "%s is a store, a file that belongs to one, or a backup, and is not overwritten; choose "
                        "another name"),
                    path);
}

/* Beside and not in a temporary directory: a rename is atomic only within one file system. What a crash left there is
 * not written into: it may be open to others. */
const char *place_part(struct ctx *c, const char *path)
{
        const char *part = arena_fmt(c->arena, "%s.part", path).p;
        if (!place_free(c, path) || !place_free(c, part))
                return NULL;
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

/* temp.c: files of a moment (see temp.h). A name says whose it is, by process and by when that was started (numbers of
 * processes come again), so that whoever sweeps can ask whether it still lives. Containers count their processes each
 * for itself and may share a folder, hence the number of the count, too. */
#include "base/temp.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PLACE_MAX 3000
#define NAME "bangfu-"

static const char *temp_root(void)
{
        const char *dir = getenv("TMPDIR");
        return dir && dir[0] && strlen(dir) < PLACE_MAX ? dir : "/tmp";
}

static bool no_place(struct ctx *c)
{
        const bool full = errno == ENOSPC || errno == EDQUOT;
        return fail(c, ERR_SYSTEM, full ? "sheet.no_room" : "temp.place", temp_root(), "%s: %s",
                    full ? say(c, "磁盘已满，临时文件放不下", "the disk is full: no room for a temporary file")
                         : say(c, "临时目录里建不了文件，请检查 TMPDIR 和目录权限",
                               "no file can be made in the temporary folder: check TMPDIR and its rights"),
                    strerror(errno));
}

/* Not every file system has files without names; there the name is taken away at once. */
bool temp_open(struct ctx *c, int *fd)
{
        char name[PLACE_MAX + 64];
        *fd = open(temp_root(), O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);
        if (*fd >= 0)
                return true;
        snprintf(name, sizeof name, "%s/" NAME "XXXXXX", temp_root());
        *fd = mkostemp(name, O_CLOEXEC);
        if (*fd < 0)
                return no_place(c);
        unlink(name);
        return true;
}

/* started: when a process began, in ticks since the machine did (proc(5): the 22nd word; the second may have spaces and
 * brackets in it, so it is counted from behind it); 0: there is none. */
static unsigned long long started(long pid)
{
        char path[64], text[2048];
        unsigned long long when = 0;
        snprintf(path, sizeof path, "/proc/%ld/stat", pid);
        FILE *f = fopen(path, "r");
        if (!f)
                return 0;
        text[fread(text, 1, sizeof text - 1, f)] = '\0';
        fclose(f);
        const char *p = strrchr(text, ')');
        for (int i = 0; p && i < 20; i++)
                p = strchr(p + 1, ' ');
        return p && sscanf(p, " %llu", &when) == 1 ? when : 0;
}

/* counted: which count of processes this one is in. */
static unsigned long long counted(void)
{
        struct stat st;
        return stat("/proc/self/ns/pid", &st) == 0 ? (unsigned long long)st.st_ino : 0;
}

bool temp_path(struct ctx *c, const char *suffix, const char **path)
{
        char *name = arena_copy(c->arena, arena_fmt(c->arena, "%s/" NAME "%llu-%ld-%llu-XXXXXX%s", temp_root(),
                                                    counted(), (long)getpid(), started((long)getpid()), suffix));
        const int fd = mkostemps(name, (int)strlen(suffix), O_CLOEXEC);
        if (fd < 0)
                return no_place(c);
        close(fd);
        *path = name;
        return true;
}

/* left_behind: of a process of this count that is no more, or another by now. */
static bool left_behind(const char *name)
{
        unsigned long long count, when;
        long pid;
        return sscanf(name, NAME "%llu-%ld-%llu-", &count, &pid, &when) == 3 && count == counted() && when != 0 &&
               started(pid) != when;
}

void temp_sweep(void)
{
        struct stat st;
        DIR *d = opendir(temp_root());
        for (const struct dirent *e; d && (e = readdir(d));)
                if (left_behind(e->d_name) && fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
                    S_ISREG(st.st_mode) && st.st_uid == geteuid())
                        unlinkat(dirfd(d), e->d_name, 0);
        if (d)
                closedir(d);
}

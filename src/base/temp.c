/* temp.c: files of a moment (see temp.h). A process's directory is locked as long as it lives; the system lets go of
 * the lock when it is killed, and whoever can take it may clear away. */
#include "base/temp.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define OWN "bangfu-own-"
#define PLACE_MAX 3000

/* The one thing of a process that is not in a context: its directory, made when first asked for. */
static pthread_mutex_t making = PTHREAD_MUTEX_INITIALIZER;
static char own[PLACE_MAX + 64];
static atomic_uint_fast64_t counter;

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
        snprintf(name, sizeof name, "%s/bangfu-XXXXXX", temp_root());
        *fd = mkostemp(name, O_CLOEXEC);
        if (*fd < 0)
                return no_place(c);
        unlink(name);
        return true;
}

/* clear: the files of a directory, which has no others, and itself. */
static void clear(const char *dir)
{
        DIR *d = opendir(dir);
        for (const struct dirent *e; d && (e = readdir(d));)
                if (e->d_name[0] != '.')
                        unlinkat(dirfd(d), e->d_name, 0);
        if (d)
                closedir(d);
        rmdir(dir);
}

static void clear_own(void)
{
        if (own[0])
                clear(own);
}

/* make_own: the descriptor stays open as long as the process: it holds the lock. Somebody may sweep between making and
 * locking; then it is made again. */
static bool make_own(struct ctx *c)
{
        for (int tries = 0; tries < 10; tries++) {
                snprintf(own, sizeof own, "%s/" OWN "XXXXXX", temp_root());
                const int fd = mkdtemp(own) ? open(own, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
                if (fd >= 0 && flock(fd, LOCK_SH) == 0 && access(own, F_OK) == 0)
                        return atexit(clear_own) == 0;
                if (fd >= 0)
                        close(fd);
        }
        own[0] = '\0';
        return no_place(c);
}

bool temp_path(struct ctx *c, const char *suffix, const char **path)
{
        pthread_mutex_lock(&making);
        const bool ok = own[0] || make_own(c);
        pthread_mutex_unlock(&making);
        if (ok)
                *path = arena_fmt(c->arena, "%s/%llu%s", own, (unsigned long long)atomic_fetch_add(&counter, 1) + 1,
                                  suffix)
                                .p;
        return ok;
}

/* sweep_one: only a directory of this user that nobody holds; what is a link is none. */
static void sweep_one(const char *dir)
{
        struct stat st;
        const int fd = open(dir, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (fd < 0)
                return;
        if (fstat(fd, &st) == 0 && st.st_uid == geteuid() && flock(fd, LOCK_EX | LOCK_NB) == 0)
                clear(dir);
        close(fd);
}

void temp_sweep(void)
{
        DIR *d = opendir(temp_root());
        for (const struct dirent *e; d && (e = readdir(d));)
                if (strncmp(e->d_name, OWN, strlen(OWN)) == 0) {
                        char dir[PLACE_MAX + 300];
                        snprintf(dir, sizeof dir, "%s/%s", temp_root(), e->d_name);
                        sweep_one(dir);
                }
        if (d)
                closedir(d);
}

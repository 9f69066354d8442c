/* file.c: private files, temporary files, and files that appear whole (see file.h). */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEMPORARY "bangfu-"

void file_private(void)
{
        umask(S_IRWXG | S_IRWXO);
}

static const char *temporary_folder(void)
{
        const char *folder = getenv("TMPDIR");
        return folder && folder[0] ? folder : "/tmp";
}

int file_temporary(struct ctx *c, const char **path)
{
        char *name = arena_copy(c->arena,
                                arena_fmt(c->arena, "%s/" TEMPORARY "%ld-XXXXXX", temporary_folder(), (long)getpid()));
        int fd = mkostemp(name, O_CLOEXEC);
        if (fd < 0)
                (void)fail(c, ERR_SYSTEM, "file.temporary", name, "%s: %s",
                           say(c, "建不了临时文件", "no temporary file can be made"), strerror(errno));
        else
                *path = name;
        return fd;
}

/* Not every file system has files without names; there the name is taken away at once. */
int file_nameless(struct ctx *c)
{
        const char *path;
        int fd = open(temporary_folder(), O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, S_IRUSR | S_IWUSR);
        if (fd < 0 && (fd = file_temporary(c, &path)) >= 0)
                unlink(path);
        return fd;
}

/* left_behind: of this user, and nobody's any more, whatever follows the number (.part, .xlsx). Containers that share a
 * folder see each other's processes as gone: each is given one of its own (TMPDIR). */
static bool left_behind(int folder, const char *name)
{
        struct stat st;
        char *end;
        if (strncmp(name, TEMPORARY, sizeof TEMPORARY - 1) != 0)
                return false;
        const long pid = strtol(name + sizeof TEMPORARY - 1, &end, 10);
        if (pid <= 0 || *end != '-' || fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
                return false;
        return S_ISREG(st.st_mode) && st.st_uid == geteuid() && kill((pid_t)pid, 0) != 0 &&
               errno == ESRCH;
}

void file_sweep(void)
{
        DIR *folder = opendir(temporary_folder());
        const struct dirent *e;
        if (!folder)
                return;
        while ((e = readdir(folder)))
                if (left_behind(dirfd(folder), e->d_name))
                        unlinkat(dirfd(folder), e->d_name, 0);
        closedir(folder);
}

int file_create(const char *path)
{
        return open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
}

bool file_stands(const char *path)
{
        struct stat st;
        return lstat(path, &st) == 0;
}

/* A folder is synced like a file: without it a power cut takes the name back, and the whole file with it. */
static bool sync_path(const char *path, int flags)
{
        int fd = open(path, O_RDONLY | O_CLOEXEC | flags);
        bool ok = fd >= 0 && fsync(fd) == 0;
        int why = errno;
        if (fd >= 0)
                close(fd);
        errno = why;
        return ok;
}

static bool sync_folder(const char *path)
{
        char folder[4096];
        const char *slash = strrchr(path, '/');
        size_t n = slash ? (size_t)(slash - path) : 0;
        if (n >= sizeof folder)
                return errno = ENAMETOOLONG, false;
        snprintf(folder, sizeof folder, "%.*s", (int)n, path);
        return sync_path(!slash ? "." : n ? folder : "/", O_DIRECTORY);
}

/* Some file systems (of a stick, of a share) can't rename only where nothing stands: there it is looked first. */
static bool rename_new(const char *part, const char *path)
{
        if (renameat2(AT_FDCWD, part, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
                return true;
        if (errno != EINVAL && errno != ENOSYS)
                return false;
        if (file_stands(path))
                return errno = EEXIST, false;
        return rename(part, path) == 0;
}

/* Bytes first: some file systems would carry out the rename before them, and after a power cut an empty file would
 * stand under the name somebody relies on. */
bool file_settle(const char *part, const char *path, enum file_settle how)
{
        if (chmod(part, S_IRUSR | S_IWUSR) == 0 && sync_path(part, 0) &&
            (how == FILE_NEW ? rename_new(part, path) : rename(part, path) == 0) && sync_folder(path))
                return true;
        int why = errno;
        unlink(part);
        errno = why;
        return false;
}

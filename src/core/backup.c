/* backup.c: a store into one file and back (see backup.h for the file's form).
 *
 * The image is made by the engine itself in one read transaction, so it is one moment of the store whoever writes
 * meanwhile, and what was erased from the store is not in it. It needs room twice beside the file for that while: first
 * the image, then the file with its header before it, whose digests are known only when the image is whole.
 *
 * That one is made is said in the security chain before, so that it is in the copy as well. What came of it stands in a
 * working table: in a chain it would make another head than the file's, and a restored store would differ from it. */
#include "core/backup.h"

#include "base/buf.h"
#include "base/sm3.h"
#include "core/security.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define MAGIC "bangfu backup "
#define FORMAT "1"
#define BLOCK 4096
#define PART ((size_t)1 << 20)
#define DIGEST_LINE ((size_t)65) /* 64 hex digits and an end of line */
#define IMAGE_MAX (INT64_C(1) << 42)

/* ---- bytes ---- */

static bool write_failed(struct ctx *c, const char *file)
{
        return fail(c, ERR_SYSTEM, "backup.write", file, say(c, "%s 写不进去：%s", "%s could not be written: %s"), file,
                    strerror(errno));
}

/* The system's own words are English. */
static const char *system_words(struct ctx *c)
{
        if (errno == ENOENT)
                return say(c, "没有这个文件", "there is no such file");
        return c->lang == LANG_EN ? strerror(errno) : arena_fmt(c->arena, "系统错误 %d", errno).p;
}

static bool read_failed(struct ctx *c, const char *file)
{
        return fail(c, ERR_SYSTEM, "backup.read", file, say(c, "%s 读不出来：%s", "%s could not be read: %s"), file,
                    system_words(c));
}

static bool backup_damaged(struct ctx *c, const char *file, struct str what)
{
        return fail(c, ERR_SYSTEM, "backup.damaged", file,
                    say(c, "备份文件 %s 已损坏：%.*s", "the backup %s is damaged: %.*s"), file, FMT(what));
}

static bool write_bytes(int fd, const char *p, size_t n)
{
        while (n) {
                const ssize_t done = write(fd, p, n);
                if (done < 0 && errno == EINTR)
                        continue;
                if (done <= 0)
                        return false;
                p += done;
                n -= (size_t)done;
        }
        return true;
}

/* read_some: as many of n bytes as there are; -1 with errno. */
static ssize_t read_some(int fd, char *p, size_t n)
{
        size_t got = 0;
        while (got < n) {
                const ssize_t done = read(fd, p + got, n - got);
                if (done < 0 && errno == EINTR)
                        continue;
                if (done < 0)
                        return -1;
                if (done == 0)
                        break;
                got += (size_t)done;
        }
        return (ssize_t)got;
}

static void digest_of(struct str bytes, char hex[65])
{
        unsigned char hash[SM3_BYTES];
        sm3_plain(bytes, hash);
        hex_put(hash, sizeof hash, hex);
}

/* ---- the header ---- */

static void header_text(const struct backup *b, struct buf *out)
{
        char made[32] = "";
        struct tm tm;
        const time_t seconds = (time_t)(b->made_at / 1000);
        if (gmtime_r(&seconds, &tm))
                strftime(made, sizeof made, "%Y-%m-%dT%H:%M:%SZ", &tm);
        buf_fmt(out, MAGIC FORMAT "\ncounty: %s\nmade: %" PRId64 "\nmade_utc: %s\nday: %s\nby: %.*s\n", b->county,
                b->made_at, made, b->made_on, FMT(b->actor));
        buf_fmt(out, "program: bangfu " BANGFU_VERSION "\nschema: %d\nseal: none\nimage: %" PRId64 "\nparts: %s\n",
                SCHEMA_VERSION, b->size, b->parts);
        for (size_t i = 0; i < b->n_heads; i++)
                buf_fmt(out, "head: %s %" PRId64 " %s\n", b->heads[i].chain, b->heads[i].seq, b->heads[i].digest);
}

/* header_block: the text, blanks, and the digest of both. */
static bool header_block(struct ctx *c, const struct backup *b, char block[BLOCK])
{
        const size_t room = BLOCK - DIGEST_LINE;
        struct buf text = BUF(room);
        char hex[65];
        header_text(b, &text);
        const bool fits = !text.full;
        memset(block, '\n', BLOCK);
        if (fits)
                memcpy(block, text.p, text.n);
        buf_free(&text);
        digest_of((struct str){ block, room }, hex);
        memcpy(block + room, hex, DIGEST_LINE - 1);
        return fits || fail(c, ERR_SYSTEM, "backup.write", "", "the header has no room for all chains");
}

/* value_of: what stands behind "name: " in its line. */
static bool value_of(struct str header, const char *name, struct str *value)
{
        struct str line;
        const size_t n = strlen(name);
        while (str_cut(&header, '\n', &line))
                if (line.n > n + 2 && memcmp(line.p, name, n) == 0 && memcmp(line.p + n, ": ", 2) == 0)
                        return *value = str_slice(line, n + 2, line.n), true;
        return false;
}

static bool text_of(struct str header, const char *name, char *out, size_t size)
{
        struct str value;
        if (!value_of(header, name, &value) || value.n >= size)
                return false;
        snprintf(out, size, "%.*s", FMT(value));
        return true;
}

static bool number_of(struct str header, const char *name, int64_t *out)
{
        struct str value;
        return value_of(header, name, &value) && str_int(value, out);
}

static bool heads_of(struct str header, struct backup *b)
{
        struct str line;
        b->n_heads = 0;
        while (str_cut(&header, '\n', &line)) {
                struct str chain, seq;
                if (!str_starts(line, S("head: ")))
                        continue;
                struct str rest = str_slice(line, 6, line.n);
                struct backup_head *h = &b->heads[b->n_heads];
                if (b->n_heads == BACKUP_HEADS || !str_cut(&rest, ' ', &chain) || !str_cut(&rest, ' ', &seq) ||
                    chain.n >= sizeof h->chain || rest.n != 64 || !str_int(seq, &h->seq))
                        return false;
                snprintf(h->chain, sizeof h->chain, "%.*s", FMT(chain));
                snprintf(h->digest, sizeof h->digest, "%.*s", FMT(rest));
                b->n_heads++;
        }
        return b->n_heads > 0;
}

/* The text was proved by its digest before; what doesn't read then was written by somebody else's hand. */
static bool header_fields(struct ctx *c, const char *file, struct str text, struct backup *b)
{
        int64_t schema = 0;
        struct str actor, seal;
        if (!text_of(text, "county", b->county, sizeof b->county) ||
            !text_of(text, "day", b->made_on, sizeof b->made_on) ||
            !text_of(text, "parts", b->parts, sizeof b->parts) || !number_of(text, "made", &b->made_at) ||
            !number_of(text, "image", &b->size) || b->size <= 0 || b->size > IMAGE_MAX ||
            !number_of(text, "schema", &schema) || !value_of(text, "by", &actor) || !value_of(text, "seal", &seal) ||
            !heads_of(text, b))
                return backup_damaged(c, file, str_of(say(c, "文件头读不懂", "its header can't be read")));
        if (schema > SCHEMA_VERSION || !str_is(seal, "none"))
                return fail(
                        c, ERR_INVALID, "backup.newer", file,
                        say(c, "%s 由更新的程序写成，请升级程序", "%s was written by a newer program: upgrade bangfu"),
                        file);
        b->actor = arena_str(c->arena, actor);
        return true;
}

static bool header_read(struct ctx *c, const char *file, int fd, struct backup *b)
{
        char *block = NEWS(c->arena, char, BLOCK), hex[65];
        const ssize_t n = read_some(fd, block, BLOCK);
        if (n < 0)
                return read_failed(c, file);
        struct str text = { block, BLOCK - DIGEST_LINE };
        if (!str_starts((struct str){ block, (size_t)n }, S(MAGIC)))
                return fail(c, ERR_INVALID, "backup.none", file,
                            say(c, "%s 不是帮扶备份文件", "%s is not a backup of bangfu"), file);
        if (n < BLOCK)
                return backup_damaged(c, file, str_of(say(c, "文件头不全", "its header is cut off")));
        digest_of(text, hex);
        if (memcmp(block + text.n, hex, 64) != 0 || block[BLOCK - 1] != '\n')
                return backup_damaged(c, file,
                                      str_of(say(c, "文件头与摘要不符", "its header does not match its digest")));
        if (!str_starts(text, S(MAGIC FORMAT "\n")))
                return fail(
                        c, ERR_INVALID, "backup.newer", file,
                        say(c, "%s 由更新的程序写成，请升级程序", "%s was written by a newer program: upgrade bangfu"),
                        file);
        return header_fields(c, file, text, b);
}

bool backup_is(const char *file)
{
        char start[sizeof MAGIC - 1];
        int fd = open(file, O_RDONLY | O_CLOEXEC);
        if (fd < 0)
                return false;
        const ssize_t n = read_some(fd, start, sizeof start);
        close(fd);
        return n == (ssize_t)sizeof start && memcmp(start, MAGIC, sizeof start) == 0;
}

/* ---- making ---- */

bool backup_heads(struct ctx *c, struct backup *b)
{
        static const struct db_column columns[] = { DB_COLUMN(struct backup_head, chain),
                                                    DB_COLUMN(struct backup_head, seq),
                                                    DB_COLUMN(struct backup_head, digest) };
        struct stmt *s;
        struct backup_head h;
        b->n_heads = 0;
        if (!db_query(c, db_sql(c->db, "backup.heads"), NO_ARGS, &s))
                return false;
        while (db_row(c, s, DB_COLUMNS(columns), &h)) {
                if (b->n_heads == BACKUP_HEADS) {
                        db_done(s);
                        return fail(c, ERR_SYSTEM, "backup.write", "", "more chains than a backup names");
                }
                b->heads[b->n_heads++] = h;
        }
        return c->err.kind == ERR_NONE;
}

/* image_heads: read from the image, not from the store: the store may have gone on since. */
static bool image_heads(struct ctx *c, const char *image, struct backup *b)
{
        struct db *reader = c->db;
        if (!db_open(c, image, DB_READ, &c->db)) {
                c->db = reader;
                return false;
        }
        const bool ok = backup_heads(c, b);
        db_close(c->db);
        c->db = reader;
        return ok;
}

static const char *const store_files[] = { "", "-wal", "-shm", "-journal" };

static void remove_store(struct ctx *c, const char *path)
{
        for (size_t i = 0; i < COUNT(store_files); i++)
                unlink(arena_fmt(c->arena, "%s%s", path, store_files[i]).p);
}

/* copy_failed: the engine's reason, with what it means here. */
static bool copy_failed(struct ctx *c, const char *file)
{
        const struct err why = c->err;
        c->err = (struct err){ 0 };
        return fail(c, why.kind, why.kind == ERR_SYSTEM ? "backup.write" : why.code, file,
                    say(c, "%s 没有备份成，什么也没留下：%s", "%s was not made, and nothing is left of it: %s"), file,
                    why.text);
}

/* make_image: by a connection of its own; the context's holds an older moment. */
static bool make_image(struct ctx *c, const char *image, struct backup *b)
{
        struct db *reader = c->db;
        remove_store(c, image); /* left by a backup that was killed */
        int fd = file_create(image);
        if (fd < 0)
                return write_failed(c, image);
        close(fd);
        if (!db_open(c, store_address(c->app), DB_READ, &c->db)) {
                c->db = reader;
                return false;
        }
        const bool ok = db_copy(c, image) || copy_failed(c, image);
        db_close(c->db);
        c->db = reader;
        return ok && image_heads(c, image, b);
}

/* copy_image: the image behind the place of the header, its parts' digests into the table. */
static bool copy_image(struct ctx *c, const char *image, int out, const char *file, struct backup *b, struct buf *table)
{
        char *piece = NEWS(c->arena, char, PART), hex[65];
        ssize_t n = -1;
        int in = open(image, O_RDONLY | O_CLOEXEC);
        if (in < 0)
                return read_failed(c, image);
        b->size = 0;
        while ((n = read_some(in, piece, PART)) > 0) {
                digest_of((struct str){ piece, (size_t)n }, hex);
                buf_fmt(table, "%s\n", hex);
                if (!write_bytes(out, piece, (size_t)n))
                        break;
                b->size += n;
        }
        const int why = errno;
        close(in);
        errno = why;
        if (n != 0)
                return n < 0 ? read_failed(c, image) : write_failed(c, file);
        digest_of(buf_str(table), b->parts);
        return !table->full || fail(c, ERR_TOO_LARGE, "backup.write", file, "the table of parts has no room");
}

/* The header last, over the room kept for it: a file that was cut off has none. */
static bool write_backup(struct ctx *c, const char *image, int out, const char *file, struct backup *b)
{
        char *block = NEWS(c->arena, char, BLOCK);
        struct buf table = BUF((size_t)(IMAGE_MAX >> 20) * DIGEST_LINE);
        bool ok = write_bytes(out, block, BLOCK) || write_failed(c, file);
        ok = ok && copy_image(c, image, out, file, b, &table);
        ok = ok && (write_bytes(out, table.p, table.n) || write_failed(c, file));
        buf_free(&table);
        return ok && header_block(c, b, block) &&
               ((lseek(out, 0, SEEK_SET) == 0 && write_bytes(out, block, BLOCK)) || write_failed(c, file));
}

static bool write_part(struct ctx *c, const char *image, const char *part, struct backup *b)
{
        unlink(part);
        int out = file_create(part);
        if (out < 0)
                return write_failed(c, part);
        const bool ok = write_backup(c, image, out, part, b);
        return close(out) == 0 ? ok : ok && write_failed(c, part);
}

/* note_run: who, when, where, how large, by which head; "backup" or "restore". */
static bool note_run(struct ctx *c, const char *kind, const char *file, const struct backup *b)
{
        const struct backup_head *h = &b->heads[0];
        for (size_t i = 0; i < b->n_heads; i++)
                if (strcmp(b->heads[i].chain, c->county) == 0)
                        h = &b->heads[i];
        if (!store_write_begin(c))
                return false;
        const bool ok = db_exec(
                c, db_sql(c->db, "backup.note"),
                ARGS(ARG("made_at", V_INT(c->now)), ARG("kind", V_TEXT(kind)), ARG("made_on", V_TEXT(c->today)),
                     ARG("actor", V_TEXT(c->actor->name)), ARG("file", V_TEXT(file)), ARG("size_n", V_INT(b->size)),
                     ARG("head", V_STR(arena_fmt(c->arena, "%s %" PRId64 " %s", h->chain, h->seq, h->digest))),
                     ARG("digest", V_TEXT(b->parts))));
        if (ok)
                return store_write_end(c);
        store_write_abandon(c);
        return false;
}

/* name_is_free: over nothing but a backup, and that only when it was said. */
static bool name_is_free(struct ctx *c, const char *file, enum file_settle how)
{
        if (!file_stands(file) || (how == FILE_REPLACE && backup_is(file)))
                return true;
        if (how == FILE_REPLACE)
                return fail(c, ERR_CONFLICT, "file.exists", file,
                            say(c, "%s 已存在而且不是备份文件，不会覆盖",
                                "%s exists, is no backup, and is not overwritten"),
                            file);
        return fail(c, ERR_CONFLICT, "file.exists", file,
                    say(c, "%s 已存在，不会覆盖；请换一个名字，或加 --replace",
                        "%s exists and is not overwritten; choose another name, or say --replace"),
                    file);
}

bool backup_make(struct ctx *c, const char *file, enum file_settle how, struct backup *out)
{
        const char *image = arena_fmt(c->arena, "%s.image.part", file).p,
                   *part = arena_fmt(c->arena, "%s.part", file).p;
        struct backup b = { .made_at = c->now, .actor = str_of(c->actor->name) };
        if (!name_is_free(c, file, how))
                return false;
        if (!security_note(c, &(struct security_event){ .kind = SECURITY_BACKUP, .what = str_of(file) }))
                return false;
        snprintf(b.county, sizeof b.county, "%s", c->county);
        snprintf(b.made_on, sizeof b.made_on, "%s", c->today);
        bool ok = make_image(c, image, &b) && write_part(c, image, part, &b);
        remove_store(c, image);
        if (ok && !file_settle(part, file, how))
                ok = write_failed(c, file);
        if (!ok) {
                unlink(part);
                return false;
        }
        *out = b;
        if (note_run(c, "backup", file, &b))
                return true;
        const struct err why = c->err;
        c->err = (struct err){ 0 };
        return fail(c, ERR_SYSTEM, "backup.note", file,
                    say(c, "备份 %s 已完成，但没能记入数据文件：%s",
                        "the backup %s is whole, but the store could not note it: %s"),
                    file, why.text);
}

/* ---- reading ---- */

/* table_read: the digests of the parts, proved, and the length of the file by them. Then `fd` stands at the image. */
static bool table_read(struct ctx *c, const char *file, int fd, const struct backup *b, struct str *table)
{
        struct stat st;
        char hex[65];
        const int64_t parts = (b->size + (int64_t)PART - 1) / (int64_t)PART;
        const int64_t whole = BLOCK + b->size + parts * (int64_t)DIGEST_LINE;
        if (fstat(fd, &st) != 0)
                return read_failed(c, file);
        if (st.st_size != whole)
                return backup_damaged(c, file,
                                      arena_fmt(c->arena,
                                                say(c, "应有 %" PRId64 " 字节，实有 %" PRId64 " 字节",
                                                    "it should have %" PRId64 " bytes and has %" PRId64),
                                                whole, (int64_t)st.st_size));
        const size_t n = (size_t)parts * DIGEST_LINE;
        char *bytes = NEWS(c->arena, char, n);
        if (lseek(fd, BLOCK + b->size, SEEK_SET) < 0 || read_some(fd, bytes, n) != (ssize_t)n ||
            lseek(fd, BLOCK, SEEK_SET) < 0)
                return read_failed(c, file);
        *table = (struct str){ bytes, n };
        digest_of(*table, hex);
        return strcmp(hex, b->parts) == 0 ||
               backup_damaged(c, file,
                              str_of(say(c, "各部分的摘要表被改动", "the table of its parts' digests was altered")));
}

/* unpack_parts: each part proved before it is written. */
static bool unpack_parts(struct ctx *c, const char *file, int in, int out, const struct backup *b, struct str table)
{
        char *piece = NEWS(c->arena, char, PART), hex[65];
        int64_t at = 0;
        for (size_t i = 0; at < b->size; i++) {
                const size_t n = b->size - at < (int64_t)PART ? (size_t)(b->size - at) : PART;
                if (read_some(in, piece, n) != (ssize_t)n)
                        return read_failed(c, file);
                digest_of((struct str){ piece, n }, hex);
                if (memcmp(table.p + i * DIGEST_LINE, hex, 64) != 0)
                        return backup_damaged(
                                c, file,
                                arena_fmt(c->arena,
                                          say(c, "第 %zu 部分（第 %" PRId64 " 至 %" PRId64 " 字节）与摘要不符",
                                              "part %zu (bytes %" PRId64 " to %" PRId64 ") does not match its digest"),
                                          i + 1, BLOCK + at, BLOCK + at + (int64_t)n - 1));
                if (!write_bytes(out, piece, n))
                        return fail(c, ERR_SYSTEM, "backup.write", file,
                                    say(c, "备份里的数据写不到磁盘上：%s",
                                        "the data of the backup could not be written: %s"),
                                    strerror(errno));
                at += (int64_t)n;
        }
        return true;
}

static bool unpack(struct ctx *c, const char *file, int out, struct backup *b)
{
        struct str table;
        int in = open(file, O_RDONLY | O_CLOEXEC);
        if (in < 0)
                return fail(c, errno == ENOENT ? ERR_MISSING : ERR_SYSTEM, "backup.read", file,
                            say(c, "%s 读不出来：%s", "%s could not be read: %s"), file, system_words(c));
        const bool ok = header_read(c, file, in, b) && table_read(c, file, in, b, &table) &&
                        unpack_parts(c, file, in, out, b, table);
        close(in);
        return ok;
}

/* open_unpacked: the image has no log of its own yet, and its first writer makes it one; then the heads are those of
 * the header, or header and image are of two stores. */
static bool open_unpacked(struct ctx *c, const char *file, const char *path, const struct backup *b)
{
        struct backup found = { 0 };
        if (!db_open(c, path, DB_WRITE, &c->db)) {
                c->db = NULL;
                return false;
        }
        bool same = backup_heads(c, &found) && found.n_heads == b->n_heads;
        db_close(c->db);
        c->db = NULL;
        for (size_t i = 0; same && i < b->n_heads; i++)
                same = strcmp(found.heads[i].chain, b->heads[i].chain) == 0 && found.heads[i].seq == b->heads[i].seq &&
                       strcmp(found.heads[i].digest, b->heads[i].digest) == 0;
        if (!same && c->err.kind == ERR_NONE)
                return backup_damaged(c, file,
                                      str_of(say(c, "链头与文件头所记不同", "its heads are not those of its header")));
        /* a backup is made of a store in use, and is whole: the mark of an opened store isn't its own */
        return same && store_without_log(c, path) && store_open(c, path);
}

static void close_store(struct ctx *c)
{
        if (!c->app)
                return;
        store_leave(c);
        store_close(c->app);
        c->app = NULL;
        c->county = NULL;
}

/* A log left beside a store that is gone would be taken for the restored one's. */
static bool nothing_stands(struct ctx *c, const char *address)
{
        for (size_t i = 0; i < COUNT(store_files); i++) {
                const char *path = arena_fmt(c->arena, "%s%s", address, store_files[i]).p;
                if (file_stands(path))
                        return fail(c, ERR_CONFLICT, "store.exists", path,
                                    say(c, "%s 已存在，不会覆盖；请换一个名字或先移走它",
                                        "%s exists and is not overwritten; choose another name or move it away"),
                                    path);
        }
        return true;
}

/* restored: as NAME.part, so that nothing stands under the name before all is proved and written. */
static bool restored(struct ctx *c, const char *file, const char *part, struct backup *b)
{
        remove_store(c, part);
        int fd = file_create(part);
        if (fd < 0)
                return write_failed(c, part);
        bool ok = unpack(c, file, fd, b);
        if (close(fd) != 0)
                ok = ok && write_failed(c, part);
        ok = ok && open_unpacked(c, file, part, b) && note_run(c, "restore", file, b);
        close_store(c);
        return ok;
}

bool backup_restore(struct ctx *c, const char *file, const char *address, struct backup *out)
{
        const char *part = arena_fmt(c->arena, "%s.part", address).p;
        if (!nothing_stands(c, address))
                return false;
        bool ok = restored(c, file, part, out);
        if (ok && file_stands(arena_fmt(c->arena, "%s-wal", part).p))
                ok = fail(c, ERR_SYSTEM, "backup.write", part, "%s",
                          say(c, "恢复的数据没有全部写到磁盘上", "what was restored is not wholly on the disk"));
        if (ok && !file_settle(part, address, FILE_NEW))
                ok = write_failed(c, address);
        if (!ok)
                remove_store(c, part);
        return ok;
}

bool backup_verify(struct ctx *c, const char *file, void (*say_line)(void *to, struct str line), void *to,
                   struct backup *out, int64_t *faults)
{
        const char *copy = NULL;
        int fd = file_temporary(c, &copy);
        if (fd < 0)
                return false;
        bool ok = unpack(c, file, fd, out);
        if (close(fd) != 0)
                ok = ok && write_failed(c, copy);
        ok = ok && open_unpacked(c, file, copy, out) && store_verify(c, say_line, to, faults);
        close_store(c);
        remove_store(c, copy);
        return ok;
}

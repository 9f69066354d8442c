/* db_sqlite.c: the embedded engine: one file, WAL, durable commits (synchronous=FULL), readers open read-only.
 *
 * Refuses nothing but what SQLite refuses; turns its result codes into the kinds of err.h. A busy store waits ten
 * seconds.
 *
 * WAL lets readers go on while the writer writes; FULL makes a commit wait for the disk. Both were chosen for a
 * county's machine that is switched off at the wall. */
#include "db/driver.h"

#include "base/file.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* What went wrong, in words: by what a user can do about it. `os` is the system's own reason, where only that tells. */
struct words {
        int rc, os; /* primary code, errno; 0: any */
        enum err_kind kind;
        const char *code, *zh, *en;
};
static const struct words faults[] = {
        { SQLITE_BUSY, 0, ERR_BUSY, "store.busy", "数据文件正被另一个程序占用，请稍后再试",
          "another program is using the store, try again" },
        { SQLITE_LOCKED, 0, ERR_BUSY, "store.busy", "数据文件正被另一个程序占用，请稍后再试",
          "another program is using the store, try again" },
        { SQLITE_FULL, 0, ERR_SYSTEM, "store.full", "磁盘已满，这一次改动没有保存",
          "the disk is full, this change was not saved" },
        { SQLITE_IOERR, ENOSPC, ERR_SYSTEM, "store.full", "磁盘已满，这一次改动没有保存",
          "the disk is full, this change was not saved" },
        { SQLITE_IOERR, EDQUOT, ERR_SYSTEM, "store.full", "磁盘配额已满，这一次改动没有保存",
          "the disk quota is used up, this change was not saved" },
        { SQLITE_IOERR, EFBIG, ERR_SYSTEM, "store.limit",
          "数据文件超过了系统允许这个程序写的大小（ulimit -f），这一次改动没有保存",
          "the store would be larger than this program may write (ulimit -f), this change was not saved" },
        { SQLITE_IOERR, EISDIR, ERR_SYSTEM, "store.cannot_open", "打不开：这是一个文件夹", "this is a folder, no store" },
        { SQLITE_IOERR, 0, ERR_SYSTEM, "store.disk", "磁盘读写出错，请检查硬盘和文件系统",
          "reading or writing the disk failed: check the disk and its file system" },
        { SQLITE_READONLY, 0, ERR_SYSTEM, "store.read_only", "数据文件或它所在的文件夹不可写，请检查权限",
          "the store or its folder can't be written: check their rights" },
        { SQLITE_CANTOPEN, EACCES, ERR_SYSTEM, "store.no_right", "没有读写数据文件或它所在文件夹的权限",
          "no right to read or write the store or its folder" },
        { SQLITE_CANTOPEN, EROFS, ERR_SYSTEM, "store.read_only", "数据文件所在的文件系统不可写",
          "the file system of the store can't be written" },
        { SQLITE_CANTOPEN, 0, ERR_SYSTEM, "store.cannot_open",
          "数据文件打不开：可能是文件夹，或所在文件夹不可写",
          "the store can't be opened: it may be a folder, or its folder can't be written" },
        { SQLITE_PERM, 0, ERR_SYSTEM, "store.no_right", "没有读写数据文件的权限", "no right to read or write the store" },
        { SQLITE_NOMEM, 0, ERR_SYSTEM, "store.memory", "内存不够", "no memory left" },
        { SQLITE_NOTADB, 0, ERR_SYSTEM, "store.not_one", "不是帮扶数据文件", "not a bangfu store" },
        { SQLITE_CORRUPT, 0, ERR_SYSTEM, "store.damaged",
          "数据文件已损坏；请保留原文件，用备份恢复", "the store is damaged: keep the file, and restore a backup" },
};

/* log_missing: a damaged file without its log: the log was left behind, and with it what would make the file whole. */
static bool log_missing(sqlite3 *db)
{
        const char *path = db ? sqlite3_db_filename(db, "main") : NULL;
        struct stat st;
        return path && path[0] && (stat(sqlite3_filename_wal(path), &st) != 0 || st.st_size == 0);
}

static bool sqlite_fault(struct ctx *c, sqlite3 *db, int rc)
{
        const int extended = db ? sqlite3_extended_errcode(db) : rc, os = db ? sqlite3_system_errno(db) : 0;
        const char *told = db ? sqlite3_errmsg(db) : sqlite3_errstr(rc); /* in English only */
        const char *why = c->lang == LANG_EN ? told : arena_fmt(c->arena, "SQLite %d", extended).p;
        rc &= 0xFF;
        if (rc == SQLITE_CONSTRAINT &&
            (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY))
                return fail(c, ERR_CONFLICT, "record.duplicate", "", "%s",
                            say(c, "已有相同的记录", "such a record exists already"));
        if (rc == SQLITE_CONSTRAINT)
                return fail(c, ERR_INVALID, "record.reference", "", "%s",
                            say(c, "引用的记录不存在或仍被引用",
                                "a referenced record does not exist, or is still referred to"));
        if (rc == SQLITE_CORRUPT && log_missing(db))
                return fail(c, ERR_SYSTEM, "store.log_missing", "",
                            say(c, "数据文件不完整，旁边也没有它的“-wal”文件：请把同名的 -wal 一起放回来；找不到时用备份恢复（%s）",
                                "the store is not whole, and its “-wal” file is not beside it: put that back too, or "
                                "restore a backup (%s)"),
                            why);
        for (size_t i = 0; i < COUNT(faults); i++)
                if (faults[i].rc == rc && (faults[i].os == 0 || faults[i].os == os))
                        return fail(c, faults[i].kind, faults[i].code, "", "%s (%s)",
                                    say(c, faults[i].zh, faults[i].en), why);
        return fail(c, ERR_SYSTEM, "store.failed", "", "%s: %s", say(c, "数据文件出错", "the store failed"), why);
}

/* Made before the engine opens it, for its owner alone: the engine gives the mode of the store to the files it keeps
 * beside it. What stands already is the caller's to judge. */
static bool make_file(struct ctx *c, const char *address)
{
        int fd = strcmp(address, ":memory:") == 0 ? -1 : file_create(address);
        if (fd >= 0)
                return close(fd) == 0;
        return strcmp(address, ":memory:") == 0 || errno == EEXIST ||
               fail(c, ERR_SYSTEM, "store.failed", address, "%s", strerror(errno));
}

static bool sqlite_open(struct ctx *c, const char *address, enum db_mode mode, void **handle)
{
        int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
        flags |= mode == DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
        if (mode == DB_CREATE && !make_file(c, address))
                return false;
        sqlite3 *db = NULL;
        int rc = sqlite3_open_v2(address, &db, flags, NULL);
        /* A reader can't write even by mistake; the writer syncs every commit, because a county's electricity fails. */
        const char *set = mode == DB_READ
                                  ? "PRAGMA query_only=1; PRAGMA cache_size=-4000;"
                                  : "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;";
        if (rc == SQLITE_OK)
                rc = sqlite3_busy_timeout(db, 10000);
        if (rc == SQLITE_OK)
                rc = sqlite3_exec(db, "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF;",
                                  NULL, NULL, NULL);
        if (rc == SQLITE_OK)
                rc = sqlite3_exec(db, set, NULL, NULL, NULL);
        if (rc != SQLITE_OK) {
                sqlite_fault(c, db, rc);
                sqlite3_close(db);
                return false;
        }
        *handle = db;
        return true;
}

static void sqlite_close(void *handle)
{
        sqlite3_close(handle);
}

/* The log is folded into the file as far as readers let it: so much is there even if the log is lost. */
static void sqlite_fold(void *handle)
{
        sqlite3_wal_checkpoint_v2(handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

/* The last connection folds the log into the file and removes it; where that would hide that it is not closed
 * properly, the log stays. */
static void sqlite_keep_log(void *handle)
{
        sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

static bool sqlite_script(struct ctx *c, void *handle, const char *sql)
{
        int rc = sqlite3_exec(handle, sql, NULL, NULL, NULL);
        return rc == SQLITE_OK || sqlite_fault(c, handle, rc);
}

/* Kept for long, says the flag: the engine then spends its own memory for it and not that of the moment. */
static bool sqlite_prepare(struct ctx *c, void *handle, struct str sql, void **prepared)
{
        sqlite3_stmt *st = NULL;
        int rc = sqlite3_prepare_v3(handle, sql.p, (int)sql.n, SQLITE_PREPARE_PERSISTENT, &st, NULL);
        if (rc != SQLITE_OK) {
                sqlite_fault(c, handle, rc);
                return false;
        }
        *prepared = st;
        return true;
}

static void sqlite_finalize(void *prepared)
{
        sqlite3_finalize(prepared);
}

/* Copied by the engine: arguments live in the caller's arena, which may be taken back before the last row is read. */
static int bind_val(sqlite3_stmt *st, int i, struct val v)
{
        switch (v.type) {
        case VAL_INT:
                return sqlite3_bind_int64(st, i, v.i);
        case VAL_TEXT:
                return sqlite3_bind_text(st, i, v.s.n ? v.s.p : "", (int)v.s.n, SQLITE_TRANSIENT);
        case VAL_BLOB:
                return sqlite3_bind_blob(st, i, v.s.n ? v.s.p : "", (int)v.s.n, SQLITE_TRANSIENT);
        case VAL_NULL:
                break;
        }
        return sqlite3_bind_null(st, i);
}

static bool sqlite_bind(struct ctx *c, void *prepared, const struct arg *args, size_t n)
{
        int wanted = sqlite3_bind_parameter_count(prepared);
        for (int i = 1; i <= wanted; i++) {
                const char *name = sqlite3_bind_parameter_name(prepared, i);
                struct val v = V_NULL;
                if (!name || !db_arg(c, args, n, name + 1, &v))
                        return fail(c, ERR_SYSTEM, "statement.parameter", name ? name : "?",
                                    "no value for parameter %s of: %.200s", name ? name : "?", sqlite3_sql(prepared));
                int rc = bind_val(prepared, i, v);
                if (rc != SQLITE_OK)
                        return sqlite_fault(c, sqlite3_db_handle(prepared), rc);
        }
        return true;
}

static enum step sqlite_step(struct ctx *c, void *handle, void *prepared)
{
        int rc = sqlite3_step(prepared);
        if (rc == SQLITE_ROW)
                return STEP_ROW;
        if (rc == SQLITE_DONE)
                return STEP_DONE;
        sqlite_fault(c, handle, rc);
        return STEP_FAILED;
}

/* What is stored decides the type, since tables are not STRICT (ids are BIGINT); a real number comes as its
 * text, and none is ever stored. */
static struct val sqlite_column(void *prepared, int column)
{
        struct str view;
        switch (sqlite3_column_type(prepared, column)) {
        case SQLITE_NULL:
                return V_NULL;
        case SQLITE_INTEGER:
                return V_INT(sqlite3_column_int64(prepared, column));
        case SQLITE_BLOB:
                view.p = sqlite3_column_blob(prepared, column);
                view.n = (size_t)sqlite3_column_bytes(prepared, column);
                return V_BLOB(view);
        default:
                view.p = (const char *)sqlite3_column_text(prepared, column);
                view.n = (size_t)sqlite3_column_bytes(prepared, column);
                return V_STR(view);
        }
}

static int sqlite_columns(void *prepared)
{
        return sqlite3_column_count(prepared);
}

static const char *sqlite_column_name(void *prepared, int column)
{
        return sqlite3_column_name(prepared, column);
}

static void sqlite_reset(void *prepared)
{
        sqlite3_reset(prepared);
}

static int64_t sqlite_changed(void *handle)
{
        return sqlite3_changes64(handle);
}

/* Without statistics SQLite prefers an index that spares a sort, and walks the county for it; with statistics of a
 * table that was nearly empty it is as wrong. A register has a known shape: many rows in one county, few behind a
 * reference, some hundreds in a village. So the planner is told that once, and its plans never change under a county's
 * feet. ANALYZE is not run. */
static bool sqlite_settle(struct ctx *c, void *handle)
{
        return sqlite_script(c, handle,
                             "ANALYZE sqlite_schema;"
                             "INSERT INTO sqlite_stat1 (tbl, idx, stat) SELECT m.tbl_name, m.name, (SELECT '200000 ' "
                             "|| group_concat(w, ' ') FROM "
                             "(SELECT MIN(CASE WHEN i.name = 'county' THEN 200000 WHEN i.name = 'id' THEN 1 WHEN "
                             "SUBSTR(i.name, -3) = '_id' THEN 5 "
                             "WHEN SUBSTR(i.name, -3) = '_no' OR i.name IN ('digest', 'lookup', 'seq', 'code', "
                             "'day', 'number', 'change_key') THEN 2 "
                             "WHEN i.name IN ('term', 'tail') THEN 20 WHEN SUBSTR(i.name, -3) = '_py' THEN 5 "
                             "WHEN i.name IN ('place', 'parent') THEN 500 ELSE 4000 END) OVER (ORDER BY i.seqno) AS w "
                             "FROM pragma_index_info(m.name) i "
                             "ORDER BY i.seqno)) FROM sqlite_schema m WHERE m.type = 'index';"
                             "ANALYZE sqlite_schema;");
}

/* VACUUM INTO and not the backup interface: it reads in one transaction, so a busy writer never makes it begin anew,
 * and leaves behind what was deleted. */
static bool sqlite_copy(struct ctx *c, void *handle, const char *file)
{
        sqlite3_stmt *st = NULL;
        if (!sqlite_script(c, handle, "PRAGMA query_only=0"))
                return false;
        int rc = sqlite3_prepare_v2(handle, "VACUUM INTO ?", -1, &st, NULL);
        if (rc == SQLITE_OK)
                rc = sqlite3_bind_text(st, 1, file, -1, SQLITE_TRANSIENT);
        if (rc == SQLITE_OK)
                rc = sqlite3_step(st);
        if (rc != SQLITE_DONE)
                sqlite_fault(c, handle, rc);
        sqlite3_finalize(st);
        return rc == SQLITE_DONE;
}

const struct db_driver db_sqlite = {
        .open = sqlite_open,
        .close = sqlite_close,
        .fold = sqlite_fold,
        .keep_log = sqlite_keep_log,
        .script = sqlite_script,
        .prepare = sqlite_prepare,
        .finalize = sqlite_finalize,
        .bind = sqlite_bind,
        .step = sqlite_step,
        .column = sqlite_column,
        .columns = sqlite_columns,
        .column_name = sqlite_column_name,
        .reset = sqlite_reset,
        .changed = sqlite_changed,
        .settle = sqlite_settle,
        .copy = sqlite_copy,
};

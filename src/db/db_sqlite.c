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
#include <unistd.h>

/* By kind and not by code: what a user can do about it decides. An open transaction elsewhere is a matter of
 * waiting, a full disk of the administrator. */
static bool sqlite_fault(struct ctx *c, sqlite3 *db, int rc)
{
        const char *why = db ? sqlite3_errmsg(db) : sqlite3_errstr(rc);
        int extended = db ? sqlite3_extended_errcode(db) : rc;
        switch (rc & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
                return fail(c, ERR_BUSY, "store.busy", "",
                            say(c, "数据库正忙，请稍后再试（%s）", "the store is busy, try again (%s)"), why);
        case SQLITE_CONSTRAINT:
                if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY)
                        return fail(c, ERR_CONFLICT, "record.duplicate", "", "%s",
                                    say(c, "已有相同的记录", "such a record exists already"));
                return fail(c, ERR_INVALID, "record.reference", "", "%s",
                            say(c, "引用的记录不存在或仍被引用",
                                "a referenced record does not exist, or is still referred to"));
        case SQLITE_FULL:
                return fail(c, ERR_SYSTEM, "store.full", "",
                            say(c, "磁盘已满，未保存任何内容（%s）", "the disk is full, nothing was saved (%s)"), why);
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
                return fail(c, ERR_SYSTEM, "store.damaged", "",
                            say(c, "不是帮扶数据文件，或文件已损坏（%s）", "not a bangfu store, or damaged (%s)"), why);
        default:
                return fail(c, ERR_SYSTEM, "store.failed", "", "%s", why);
        }
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

/* db.h: the store's one door: SQL text with :name parameters, typed values, statements cached per connection.
 *
 * A connection belongs to one thread at a time. `c->db` is the connection a call uses: a reader, or inside a change the
 * writer. The SQL keeps the rules of the two engines (ARCHITECTURE.md): one text, no vendor function.
 *
 * The name of a parameter declares its type, which PostgreSQL needs:
 *   id, *_id, *_at, *_n, n, version, limit, seq, is_*   BIGINT
 *   *_blob                                             BYTEA
 *   everything else                                    TEXT
 *
 * Fixed statements stand in .sql files beside the sources that run them, each headed by a line `-- name: file.what` and
 * comment lines saying why; the statement ends where the next begins. db_sql finds it by name. */
#ifndef BANGFU_DB_DB_H
#define BANGFU_DB_DB_H

#include "base/ctx.h"

enum val_type { VAL_NULL, VAL_INT, VAL_TEXT, VAL_BLOB };
struct val {
        enum val_type type;
        int64_t i;
        struct str s;
};
struct arg {
        const char *name;
        struct val v;
};

#define V_NULL ((struct val){ .type = VAL_NULL })
#define V_INT(n) ((struct val){ .type = VAL_INT, .i = (n) })
#define V_STR(view) ((struct val){ .type = VAL_TEXT, .s = (view) })
#define V_TEXT(text) V_STR(str_of(text))
#define V_BLOB(view) ((struct val){ .type = VAL_BLOB, .s = (view) })
#define ARG(key, value) ((struct arg){ .name = (key), .v = (value) })
#define ARGS(...) ((const struct arg[]){ __VA_ARGS__ }), COUNT(((const struct arg[]){ __VA_ARGS__ }))
#define NO_ARGS NULL, 0

bool val_eq(struct val a, struct val b);
bool val_is_null(struct val v);

struct db;
struct stmt;

enum db_mode { DB_READ, DB_WRITE, DB_CREATE };

/* db_open: address is a file (SQLite) or postgres://… (not yet). Close with db_close. */
MUST bool db_open(struct ctx *c, const char *address, enum db_mode mode, struct db **out);
void db_close(struct db *db);
/* db_sql: the text of a named statement of the .sql files; an unknown name is our mistake and ends the program. */
struct str db_sql(struct db *db, const char *name);
/* db_sql_each: all named statements, for the catalogue's listing; false at the end. */
bool db_sql_each(struct db *db, size_t *at, struct str *name, struct str *sql);

MUST bool db_begin(struct ctx *c);       /* deferred: a reader's snapshot */
MUST bool db_begin_write(struct ctx *c); /* takes the write lock at once */
MUST bool db_commit(struct ctx *c);
/* db_settle: once, behind the DDL of a new store: tells the planner how the tables will look when they are full. */
MUST bool db_settle(struct ctx *c);
void db_rollback(struct ctx *c);

/* db_query: runs sql; every :name in it must be among args (args may hold more). Rows by db_next, which gives false at
 * the end or on failure (then c->err says why) and lets go of the statement. Views of columns are good until the next
 * call. */
MUST bool db_query(struct ctx *c, struct str sql, const struct arg *args, size_t n, struct stmt **out);
bool db_next(struct ctx *c, struct stmt *s);
void db_done(struct stmt *s); /* for those who stop before the end */
int db_columns(const struct stmt *s);
const char *db_column_name(const struct stmt *s, int column);
struct val db_val(const struct stmt *s, int column);
int64_t db_int(const struct stmt *s, int column);
struct str db_str(const struct stmt *s, int column); /* "" for NULL */
struct val val_copy(struct arena *a, struct val v);

MUST bool db_exec(struct ctx *c, struct str sql, const struct arg *args, size_t n);
/* db_one: the first column of the first row; V_NULL when there is none. Copied into the context's arena. */
MUST bool db_one(struct ctx *c, struct str sql, const struct arg *args, size_t n, struct val *out);
int64_t db_changed(const struct db *db);    /* rows of the last write */
int64_t db_statements(const struct db *db); /* statements run by this connection: tests count them per request */
/* db_script: several statements of DDL, no parameters. */
MUST bool db_script(struct ctx *c, struct str sql);
/* db_param_type: "bigint", "bytea" or "text" by the rule above. db_numbered: the text with $1…, and the types in order
 * ("text,bigint"). */
const char *db_param_type(struct str name);
void db_numbered(struct arena *a, struct str sql, struct str *text, struct str *types);

#endif

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
 * What every statement may ask of its context, the driver binds by itself, so that no caller can forget or forge it:
 *   :county, :today, :now_at, :me_id (the person who acts, 0 for none)
 * An argument of the same name wins: a statement on the reference chain names that chain.
 *
 * Columns are read by name, never by position, so that a SELECT may be reordered and a misspelt name ends the program
 * at the first row instead of showing one figure under another's title. A reader says once what it reads:
 *
 *   struct due { int64_t person_id; struct str name; struct val amount; };
 *   static const struct db_column due_columns[] = { DB_COLUMN(struct due, person_id), DB_COLUMN(struct due, name),
 *                                                   DB_COLUMN_AS(struct due, amount, "amount_fen") };
 *   struct due due;
 *   while (db_row(c, s, DB_COLUMNS(due_columns), &due))
 *           …
 *
 * One or two columns are read by db_named. The walkers of the catalogue, whose SELECTs are made at run time, read by
 * position (db/walk.h).
 *
 * Fixed statements stand in .sql files beside the sources that run them, each headed by a line `-- name: file.what` and
 * comment lines saying why; the statement ends where the next begins. db_sql finds it by name.
 *
 * Why a layer and no library: a county's store is a file, a province's is a server, and the statements are the same.
 * What differs between the engines is behind a table of a dozen functions (driver.h), and nothing above src/db knows
 * which one runs. */
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
/* db_fold: what the engine keeps beside the file goes into it, as far as others let it. db_keep_log: closing this
 * connection leaves it where it is. */
void db_fold(struct db *db);
void db_keep_log(struct db *db);
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

/* db_query: runs sql; every :name in it must be among args (which may hold more) or one the driver binds. Rows by
 * db_next, which gives false at the end or on failure (then c->err says why) and lets go of the statement. Views of
 * columns are good until the next call. */
MUST bool db_query(struct ctx *c, struct str sql, const struct arg *args, size_t n, struct stmt **out);
bool db_next(struct ctx *c, struct stmt *s);
void db_done(struct stmt *s); /* for those who stop before the end */
struct val val_copy(struct arena *a, struct val v);

/* A column and the member it fills; the member's type says how: int64_t, int, bool (not 0), struct str, struct val,
 * and, when rows are kept, const char * (ends in NUL). A char array takes what fits and ends in NUL. NULL reads as 0,
 * false or "", and as V_NULL where a val wants to know. A member of another type doesn't compile. */
enum db_kind { DB_INT64, DB_INT, DB_BOOL, DB_STR, DB_VAL, DB_TEXT, DB_CHARS };
struct db_column {
        const char *name;
        size_t offset, size;
        enum db_kind kind;
};
/* clang-format off */
#define DB_KIND(member) \
        _Generic((member), int64_t: DB_INT64, int: DB_INT, bool: DB_BOOL, struct str: DB_STR, struct val: DB_VAL, \
                 const char *: DB_TEXT, char *: DB_CHARS)
#define DB_COLUMN_AS(type, member, column) \
        { (column), offsetof(type, member), sizeof(((type *)0)->member), DB_KIND(((type *)0)->member) }
/* clang-format on */
#define DB_COLUMN(type, member) DB_COLUMN_AS(type, member, #member)
#define DB_COLUMNS(table) (table), COUNT(table)

/* db_row: the next row, as db_next, read into *row: views, good until the next call; members that are no columns stay
 * as they are. db_row_kept: copied into the arena. A column the statement does not give, or gives twice, is our mistake
 * and ends the program. */
bool db_row(struct ctx *c, struct stmt *s, const struct db_column *columns, size_t n, void *row);
bool db_row_kept(struct ctx *c, struct stmt *s, struct arena *a, const struct db_column *columns, size_t n, void *row);
/* db_read, db_read_kept: the row where the statement stands. */
void db_read(const struct stmt *s, const struct db_column *columns, size_t n, void *row);
void db_read_kept(const struct stmt *s, struct arena *a, const struct db_column *columns, size_t n, void *row);
/* db_first: the first row, kept in the arena; *found says whether there is one, without one *row stays as it is. */
MUST bool db_first(struct ctx *c, struct str sql, const struct arg *args, size_t n_args, struct arena *a,
                   const struct db_column *columns, size_t n, void *row, bool *found);
struct val db_named(const struct stmt *s, const char *column);
int64_t db_named_int(const struct stmt *s, const char *column);
struct str db_named_str(const struct stmt *s, const char *column); /* "" for NULL */

MUST bool db_exec(struct ctx *c, struct str sql, const struct arg *args, size_t n);
/* db_one: the first column of the first row; V_NULL when there is none. Copied into the context's arena. */
MUST bool db_one(struct ctx *c, struct str sql, const struct arg *args, size_t n, struct val *out);
int64_t db_changed(const struct db *db);    /* rows of the last write */
int64_t db_statements(const struct db *db); /* statements run by this connection: tests count them per request */
/* db_copy: the whole store of c->db, as it is at this moment, into an empty file; others go on writing. Outside a
 * transaction, with a connection of its own. */
MUST bool db_copy(struct ctx *c, const char *file);
/* db_script: several statements of DDL, no parameters. */
MUST bool db_script(struct ctx *c, struct str sql);
/* db_param_type: "bigint", "bytea" or "text" by the rule above. db_numbered: the text with $1…, and the types in order
 * ("text,bigint"). */
const char *db_param_type(struct str name);
void db_numbered(struct arena *a, struct str sql, struct str *text, struct str *types);

#endif

/* db.c: the part all engines share: the statement cache, the named statements of the .sql files, parameter types (see
 * db.h).
 *
 * Statements are prepared once a connection and kept by their text, because a page runs the same dozen again and
 * again and parsing costs more than the rows. A statement that is being read is never taken away from its reader:
 * the same text asked for meanwhile (a hook inside a loop) gets a second one. */
#include "db/driver.h"

#include "base/asset.h"
#include "base/buf.h"
#include "db/walk.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#define SETS 128 /* prepared statements kept by a connection: sets found by hash, a power of two, … */
#define DB_COLUMNS_MAX 64 /* of one reader's table; the widest has some twenty */
#define WAYS 4   /* … each with room for a few, so that two busy statements don't drive each other out */

/* A prepared statement. Busy while its rows are read; outside the cache when all ways of its set were busy, and
 * then freed when done. */
struct stmt {
        struct db *db;
        void *prepared;
        char *sql; /* owned copy */
        size_t sql_n;
        bool busy, cached;
        struct naming *naming; /* of its columns; apart, so that reading leaves the statement const */
};
/* The names as they were when it was prepared, and where the columns of the table read last stand: a statement is
 * nearly always read by one table, so that the search by name is paid once and not on every row. */
struct naming {
        char **names;
        int n;
        const struct db_column *table;
        int at[DB_COLUMNS_MAX];
};
struct named {
        struct str name, sql;
};
/* One connection; used by one thread at a time, so nothing here is locked. */
struct db {
        const struct db_driver *driver;
        void *handle;
        struct stmt *cache[SETS][WAYS];
        unsigned char turn[SETS]; /* the way to give up next */
        struct named *named;
        size_t n_named;
        int64_t statements;
        struct arena arena;
};

/* A text and a number are never equal, as on both engines. */
bool val_eq(struct val a, struct val b)
{
        if (a.type != b.type)
                return false;
        if (a.type == VAL_INT)
                return a.i == b.i;
        return a.type == VAL_NULL || str_eq(a.s, b.s);
}

bool val_is_null(struct val v)
{
        return v.type == VAL_NULL;
}

struct val val_copy(struct arena *a, struct val v)
{
        if (v.type == VAL_TEXT || v.type == VAL_BLOB)
                v.s = arena_str(a, v.s);
        return v;
}

/* next_named: one statement of a .sql file: from its `-- name:` line to the next one. */
static bool next_named(struct str *rest, struct named *out)
{
        struct str head = S("-- name: ");
        size_t at = str_find(*rest, head);
        if (at == rest->n)
                return false;
        struct str body = str_slice(*rest, at + head.n, rest->n);
        size_t line = str_find(body, S("\n"));
        out->name = str_trim(str_slice(body, 0, line));
        body = str_slice(body, line, body.n);
        size_t end = str_find(body, head);
        *rest = str_slice(body, end, body.n);
        out->sql = str_slice(body, 0, end);
        return true;
}

/* without_comments: the statement alone, without comment lines and the closing semicolon. Taken off when
 * loaded, so that the text is short in errors and equal for the cache however it is commented. */
static struct str without_comments(struct arena *a, struct str text)
{
        struct buf out = BUF(1 << 20);
        struct str line;
        while (str_cut(&text, '\n', &line))
                if (line.n && !str_starts(str_trim(line), S("--"))) {
                        buf_add(&out, line);
                        buf_char(&out, '\n');
                }
        struct str sql = str_trim(buf_str(&out));
        while (sql.n && (sql.p[sql.n - 1] == ';' || sql.p[sql.n - 1] == '\n'))
                sql.n--;
        sql = arena_str(a, sql);
        buf_free(&out);
        return sql;
}

/* Every connection reads the embedded files anew: it is quickly done, and no state is shared between connections. */
static void load_named(struct db *db)
{
        size_t capacity = 0;
        for (size_t i = 0; asset_at(i); i++) {
                const struct asset *a = asset_at(i);
                if (!str_ends(str_of(a->name), S(".sql")))
                        continue;
                struct str rest = { (const char *)a->bytes, a->size };
                struct named one;
                while (next_named(&rest, &one)) {
                        db->named = arena_grow(&db->arena, db->named, &capacity, db->n_named + 1, sizeof *db->named);
                        one.sql = without_comments(&db->arena, one.sql);
                        db->named[db->n_named++] = one;
                }
        }
}

/* The address of a server is refused in words and not tried as a file's name: somebody may believe it had worked. */
bool db_open(struct ctx *c, const char *address, enum db_mode mode, struct db **out)
{
        if (strncmp(address, "postgres", 8) == 0)
                return fail(c, ERR_INVALID, "store.engine", address, "%s",
                            say(c, "本版本尚不支持 PostgreSQL 存储，请给出文件名",
                                "this version keeps its store in a file; PostgreSQL comes later"));
        struct db *db = calloc(1, sizeof *db);
        if (!db)
                abort();
        db->driver = &db_sqlite;
        if (!db->driver->open(c, address, mode, &db->handle)) {
                free(db);
                return false;
        }
        load_named(db);
        *out = db;
        return true;
}

static void naming_free(struct naming *naming)
{
        for (int i = 0; i < naming->n; i++)
                free(naming->names[i]);
        free(naming->names);
        free(naming);
}

/* naming_of: names are copied: SQLite's are good only until the statement is prepared again behind our back. */
static struct naming *naming_of(const struct db_driver *driver, void *prepared)
{
        struct naming *naming = calloc(1, sizeof *naming);
        if (!naming)
                abort();
        naming->n = driver->columns(prepared);
        naming->names = calloc((size_t)naming->n + 1, sizeof *naming->names);
        if (!naming->names)
                abort();
        for (int i = 0; i < naming->n; i++)
                if (!(naming->names[i] = strdup(driver->column_name(prepared, i))))
                        abort();
        return naming;
}

static void stmt_free(struct stmt *s)
{
        s->db->driver->finalize(s->prepared);
        naming_free(s->naming);
        free(s->sql);
        free(s);
}

void db_close(struct db *db)
{
        if (!db)
                return;
        for (size_t i = 0; i < SETS; i++)
                for (size_t k = 0; k < WAYS; k++)
                        if (db->cache[i][k])
                                stmt_free(db->cache[i][k]);
        db->driver->close(db->handle);
        arena_release(&db->arena);
        free(db);
}

/* By walking: names are few, and a misspelt one ends the program in the first test that passes by. */
struct str db_sql(struct db *db, const char *name)
{
        for (size_t i = 0; i < db->n_named; i++)
                if (str_is(db->named[i].name, name))
                        return db->named[i].sql;
        fprintf(stderr, "bangfu: no statement named %s in any .sql file\n", name);
        abort();
}

void db_fold(struct db *db)
{
        db->driver->fold(db->handle);
}

void db_keep_log(struct db *db)
{
        db->driver->keep_log(db->handle);
}

bool db_sql_each(struct db *db, size_t *at, struct str *name, struct str *sql)
{
        if (*at >= db->n_named)
                return false;
        *name = db->named[*at].name;
        *sql = db->named[(*at)++].sql;
        return true;
}

static bool stmt_new(struct ctx *c, struct db *db, struct str sql, struct stmt **out)
{
        void *prepared = NULL;
        if (!db->driver->prepare(c, db->handle, sql, &prepared))
                return false;
        struct stmt *s = calloc(1, sizeof *s);
        char *copy = malloc(sql.n + 1);
        if (!s || !copy)
                abort();
        memcpy(copy, sql.p, sql.n);
        copy[sql.n] = '\0';
        *s = (struct stmt){
                .db = db, .prepared = prepared, .sql = copy, .sql_n = sql.n, .naming = naming_of(db->driver, prepared)
        };
        *out = s;
        return true;
}

/* stmt_keep: into a free way of its set, or in place of an idle one; when all are busy it stays outside. */
static void stmt_keep(struct db *db, size_t set, struct stmt *s)
{
        for (size_t i = 0; i < WAYS; i++) {
                size_t k = (db->turn[set] + i) % WAYS;
                struct stmt *old = db->cache[set][k];
                if (old && old->busy)
                        continue;
                if (old)
                        stmt_free(old);
                db->cache[set][k] = s;
                db->turn[set] = (unsigned char)((k + 1) % WAYS);
                s->cached = true;
                return;
        }
}

/* By the whole text: a hash only says in which set to look. */
static bool stmt_take(struct ctx *c, struct db *db, struct str sql, struct stmt **out)
{
        size_t set = str_hash(sql) & (SETS - 1);
        for (size_t k = 0; k < WAYS; k++) {
                struct stmt *s = db->cache[set][k];
                if (s && !s->busy && str_eq((struct str){ s->sql, s->sql_n }, sql)) {
                        *out = s;
                        return true;
                }
        }
        if (!stmt_new(c, db, sql, out))
                return false;
        stmt_keep(db, set, *out);
        return true;
}

bool db_arg(const struct ctx *c, const struct arg *args, size_t n, const char *name, struct val *out)
{
        for (size_t i = 0; i < n; i++)
                if (strcmp(args[i].name, name) == 0) {
                        *out = args[i].v;
                        return true;
                }
        const struct arg bound[] = {
                ARG("county", V_TEXT(c->county)),
                ARG("today", V_TEXT(c->today)),
                ARG("now_at", V_INT(c->now)),
                ARG("me_id", V_INT(c->me_id)),
        };
        for (size_t i = 0; i < COUNT(bound); i++)
                if (strcmp(bound[i].name, name) == 0) {
                        *out = bound[i].v;
                        return bound[i].v.type == VAL_INT || bound[i].v.s.n; /* a context without a county has none */
                }
        return false;
}

bool db_query(struct ctx *c, struct str sql, const struct arg *args, size_t n, struct stmt **out)
{
        struct stmt *s = NULL;
        if (!stmt_take(c, c->db, sql, &s))
                return false;
        s->busy = true;
        c->db->statements++;
        if (!c->db->driver->bind(c, s->prepared, args, n)) {
                db_done(s);
                return false;
        }
        *out = s;
        return true;
}

bool db_next(struct ctx *c, struct stmt *s)
{
        if (s->db->driver->step(c, s->db->handle, s->prepared) == STEP_ROW)
                return true;
        db_done(s);
        return false;
}

void db_done(struct stmt *s)
{
        s->db->driver->reset(s->prepared);
        s->busy = false;
        if (!s->cached)
                stmt_free(s);
}

int db_columns(const struct stmt *s)
{
        return s->db->driver->columns(s->prepared);
}

const char *db_column_name(const struct stmt *s, int column)
{
        return s->db->driver->column_name(s->prepared, column);
}

static void no_column(const struct stmt *s, const char *name, const char *what)
{
        fprintf(stderr, "bangfu: %s column %s in: %.400s\n", what, name, s->sql);
        abort();
}

static int column_at(const struct stmt *s, const char *name)
{
        int at = -1;
        for (int i = 0; i < s->naming->n; i++)
                if (strcmp(s->naming->names[i], name) == 0) {
                        if (at >= 0)
                                no_column(s, name, "more than one");
                        at = i;
                }
        if (at < 0)
                no_column(s, name, "no");
        return at;
}

static void find_columns(const struct stmt *s, const struct db_column *columns, size_t n)
{
        assert(n <= DB_COLUMNS_MAX);
        s->naming->table = columns;
        for (size_t i = 0; i < n; i++)
                s->naming->at[i] = column_at(s, columns[i].name);
}

static struct str val_text(struct val v)
{
        return v.type == VAL_TEXT || v.type == VAL_BLOB ? v.s : (struct str){ "", 0 };
}

static int64_t val_number(struct val v)
{
        return v.type == VAL_INT ? v.i : 0;
}

static void chars_take(char *out, size_t size, struct str text)
{
        const size_t n = text.n < size ? text.n : size - 1;
        memcpy(out, text.p, n);
        out[n] = '\0';
}

/* column_take: one column into its member; without an arena a view. */
static void column_take(struct arena *a, const struct db_column *column, struct val v, char *row)
{
        void *member = row + column->offset;
        switch (column->kind) {
        case DB_INT64:
                *(int64_t *)member = val_number(v);
                return;
        case DB_INT:
                *(int *)member = (int)val_number(v);
                return;
        case DB_BOOL:
                *(bool *)member = val_number(v) != 0;
                return;
        case DB_STR:
                *(struct str *)member = a ? arena_str(a, val_text(v)) : val_text(v);
                return;
        case DB_VAL:
                *(struct val *)member = a ? val_copy(a, v) : v;
                return;
        case DB_TEXT:
                assert(a); /* what ends in NUL is a copy: only a kept row has it */
                *(const char **)member = arena_copy(a, val_text(v));
                return;
        case DB_CHARS:
                chars_take(member, column->size, val_text(v));
                return;
        }
}

void db_read_kept(const struct stmt *s, struct arena *a, const struct db_column *columns, size_t n, void *row)
{
        if (s->naming->table != columns)
                find_columns(s, columns, n);
        for (size_t i = 0; i < n; i++)
                column_take(a, &columns[i], s->db->driver->column(s->prepared, s->naming->at[i]), row);
}

void db_read(const struct stmt *s, const struct db_column *columns, size_t n, void *row)
{
        db_read_kept(s, NULL, columns, n, row);
}

bool db_row_kept(struct ctx *c, struct stmt *s, struct arena *a, const struct db_column *columns, size_t n, void *row)
{
        if (!db_next(c, s))
                return false;
        db_read_kept(s, a, columns, n, row);
        return true;
}

bool db_row(struct ctx *c, struct stmt *s, const struct db_column *columns, size_t n, void *row)
{
        return db_row_kept(c, s, NULL, columns, n, row);
}

bool db_first(struct ctx *c, struct str sql, const struct arg *args, size_t n_args, struct arena *a,
              const struct db_column *columns, size_t n, void *row, bool *found)
{
        struct stmt *s = NULL;
        if (!db_query(c, sql, args, n_args, &s))
                return false;
        *found = db_row_kept(c, s, a, columns, n, row);
        if (*found)
                db_done(s);
        return *found || c->err.kind == ERR_NONE;
}

struct val db_named(const struct stmt *s, const char *column)
{
        return s->db->driver->column(s->prepared, column_at(s, column));
}

int64_t db_named_int(const struct stmt *s, const char *column)
{
        return val_number(db_named(s, column));
}

struct str db_named_str(const struct stmt *s, const char *column)
{
        return val_text(db_named(s, column));
}

struct val db_val(const struct stmt *s, int column)
{
        return s->db->driver->column(s->prepared, column);
}

int64_t db_int(const struct stmt *s, int column)
{
        return val_number(db_val(s, column));
}

struct str db_str(const struct stmt *s, int column)
{
        return val_text(db_val(s, column));
}

/* Rows a write gives back (RETURNING) are passed over. */
bool db_exec(struct ctx *c, struct str sql, const struct arg *args, size_t n)
{
        struct stmt *s = NULL;
        if (!db_query(c, sql, args, n, &s))
                return false;
        while (db_next(c, s))
                ;
        return c->err.kind == ERR_NONE;
}

/* The rest of the rows is let go: who wants one value has ordered it to be the first. */
bool db_one(struct ctx *c, struct str sql, const struct arg *args, size_t n, struct val *out)
{
        struct stmt *s = NULL;
        if (!db_query(c, sql, args, n, &s))
                return false;
        *out = V_NULL;
        if (!db_next(c, s))
                return c->err.kind == ERR_NONE;
        *out = val_copy(c->arena, db_val(s, 0));
        db_done(s);
        return true;
}

int64_t db_changed(const struct db *db)
{
        return db->driver->changed(db->handle);
}

int64_t db_statements(const struct db *db)
{
        return db->statements;
}

/* DDL only: nothing in it comes from a user. */
bool db_script(struct ctx *c, struct str sql)
{
        return c->db->driver->script(c, c->db->handle, arena_copy(c->arena, sql));
}

static bool plain_command(struct ctx *c, const char *sql)
{
        return c->db->driver->script(c, c->db->handle, sql);
}

bool db_begin(struct ctx *c)
{
        return plain_command(c, "BEGIN");
}

bool db_begin_write(struct ctx *c)
{
        return plain_command(c, "BEGIN IMMEDIATE");
}

bool db_commit(struct ctx *c)
{
        return plain_command(c, "COMMIT");
}

bool db_copy(struct ctx *c, const char *file)
{
        return c->db->driver->copy(c, c->db->handle, file);
}

bool db_settle(struct ctx *c)
{
        return c->db->driver->settle(c, c->db->handle);
}

void db_rollback(struct ctx *c)
{
        struct err kept = c->err; /* why it is taken back matters more than how that went */
        if (!plain_command(c, "ROLLBACK"))
                c->err = kept;
        c->err = kept;
}

/* One rule and no table of parameters: the name says the type to whoever reads the statement, too. */
const char *db_param_type(struct str name)
{
        static const char *const whole[] = { "id", "n", "version", "limit", "seq" };
        static const char *const tails[] = { "_id", "_at", "_n", "_seq", "_version" };
        for (size_t i = 0; i < COUNT(whole); i++)
                if (str_is(name, whole[i]))
                        return "bigint";
        for (size_t i = 0; i < COUNT(tails); i++)
                if (str_ends(name, str_of(tails[i])))
                        return "bigint";
        if (str_starts(name, S("is_")))
                return "bigint";
        return str_ends(name, S("_blob")) ? "bytea" : "text";
}

static bool name_char(char c)
{
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* param_number: 1-based number of a parameter, a new one is appended with its type. The same name twice is the
 * same number: PostgreSQL then knows its type once. */
static size_t param_number(struct arena *a, struct str name, struct str **names, size_t *n, size_t *capacity,
                           struct buf *types)
{
        for (size_t i = 0; i < *n; i++)
                if (str_eq((*names)[i], name))
                        return i + 1;
        *names = arena_grow(a, *names, capacity, *n + 1, sizeof **names);
        (*names)[(*n)++] = name;
        buf_fmt(types, "%s%s", *n > 1 ? "," : "", db_param_type(name));
        return *n;
}

/* Inside quotes a colon is a colon (times of day). Line ends become blanks, so that the statement is one line
 * in a log. */
void db_numbered(struct arena *a, struct str sql, struct str *text, struct str *types)
{
        struct buf out = BUF(1 << 20), kinds = BUF(1 << 16);
        struct str *names = NULL;
        size_t n = 0, capacity = 0;
        bool quoted = false;
        for (size_t i = 0; i < sql.n; i++) {
                char ch = sql.p[i];
                quoted ^= ch == '\'';
                if (quoted || ch != ':' || i + 1 >= sql.n || !name_char(sql.p[i + 1])) {
                        buf_char(&out, ch == '\n' || ch == '\t' ? ' ' : ch);
                        continue;
                }
                size_t end = i + 1;
                while (end < sql.n && name_char(sql.p[end]))
                        end++;
                buf_fmt(&out, "$%zu", param_number(a, str_slice(sql, i + 1, end), &names, &n, &capacity, &kinds));
                i = end - 1;
        }
        *text = arena_str(a, buf_str(&out));
        *types = arena_str(a, buf_str(&kinds));
        buf_free(&out);
        buf_free(&kinds);
}

/* store.c: an opened store: readers borrowed from a pool, one writer behind a lock (see store.h).
 *
 * A request holds one snapshot from store_enter to store_leave; a change inside it renews the snapshot when it is
 * committed.
 *
 * Readers are many and hold a snapshot each, the writer is one. SQLite allows one writer a file anyway; that there
 * is one a process, behind a lock of ours, makes waiting fair and lets a change read the head of the chain and know
 * it stays. A command and a server may both have the store open: then the engine's own lock decides between the two
 * writers.
 *
 * What a store says of itself stands in `meta`: its county, its key, the schema it was made by, a fixed day for the
 * demonstration. The day of a context is never the machine's: it is the store's day in UTC+8, or the fixed one. */
#include "core/store.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/file.h"
#include "base/sm3.h"
#include "base/term.h"
#include "core/ddl.h"
#include "core/journal.h"
#include "core/migrate.h"
#include "core/query.h"
#include "core/security.h"

#include <pthread.h>
#include <sodium.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* As many as handlers at work at a time (HTTP_HANDLERS), the worker of jobs, and a few to spare: a connection
 * that is let go takes its prepared statements with it. */
#define READERS_IDLE 16
/* Some fifty bytes each. A home page asks some hundred numbers for each place somebody looks at; a slot is
 * overwritten without regret, the number can be computed again. */
#define KNOWN 4096 /* numbers kept; a power of two */

struct known {
        unsigned char key[STORE_KEY];
        struct val v; /* VAL_NULL or VAL_INT */
        bool filled;
};

struct app {
        struct arena arena;
        const char *address, *county, *day;
        unsigned char key[32];
        bool demo;
        pthread_mutex_t write_lock, pool_lock, hash_seats[STORE_HASH_SEATS];
        struct db *writer;
        bool marked; /* the mark of an opened store is to be folded into the file */
        bool log_lost;
        struct db *idle[READERS_IDLE];
        size_t n_idle;
        atomic_int_fast64_t changes;
        pthread_mutex_t known_lock;
        struct known *known;
};

static void set_today(struct ctx *c, const struct app *app)
{
        c->now = clock_ms();
        if (app && app->day)
                memcpy(c->today, app->day, sizeof c->today);
        else
                date_today(c->now, c->today);
}

/* ---- making ---- */

/* One transaction: a store is there with all its tables and its key, or not at all. The key is drawn here and
 * stands only in this file, so that digests of two counties never match. */
static bool write_schema(struct ctx *c, const char *county)
{
        struct buf ddl = BUF((size_t)4 << 20);
        unsigned char key[32];
        char hex[65];
        ddl_write(c->arena, DDL_SQLITE, &ddl);
        randombytes_buf(key, sizeof key);
        hex_put(key, sizeof key, hex);
        bool ok = db_begin_write(c) && db_script(c, buf_str(&ddl)) && db_settle(c) &&
                  store_set_meta(c, "county", county) && migrate_note(c) &&
                  store_set_meta(c, "search", SEARCH_FORM) && store_set_meta(c, "key", hex) &&
                  store_set_meta(c, "schema", arena_fmt(c->arena, "%d", SCHEMA_VERSION).p) && db_commit(c);
        buf_free(&ddl);
        return ok;
}

/* Never over a file that stands, whatever it is: a county's year may be in it. */
bool store_create(struct ctx *c, const char *address, const char *county)
{
        if (sodium_init() < 0)
                return fail(c, ERR_SYSTEM, "random", "", "no source of randomness");
        if (strlen(county) != 6 || !str_digits(str_of(county)))
                return fail(c, ERR_INVALID, "county.invalid", "--county",
                            say(c, "县代码“%s”应为 6 位数字", "county code %s must have 6 digits"), county);
        if (file_stands(address))
                return fail(c, ERR_CONFLICT, "store.exists", address,
                            say(c, "%s 已存在，不会覆盖；请换一个名字或先移走它",
                                "%s exists and is not overwritten; choose another name or move it away"),
                            address);
        if (!catalogue_check(c) || !db_open(c, address, DB_CREATE, &c->db))
                return false;
        bool ok = write_schema(c, county);
        db_close(c->db);
        c->db = NULL;
        if (!ok)
                unlink(address);
        return ok && store_open(c, address);
}

/* A NULL value clears: a demonstration becomes an ordinary store by losing its fixed day. */
bool store_set_meta(struct ctx *c, const char *name, const char *value)
{
        return db_exec(c, db_sql(c->db, "core.meta_set"),
                       ARGS(ARG("name", V_TEXT(name)), ARG("value", value ? V_TEXT(value) : V_NULL)));
}

bool store_meta(struct ctx *c, const char *name, struct str *value)
{
        struct val v = V_NULL;
        if (!db_one(c, db_sql(c->db, "core.meta_get"), ARGS(ARG("name", V_TEXT(name))), &v))
                return false;
        *value = v.type == VAL_TEXT ? v.s : (struct str){ "", 0 };
        return true;
}

/* ---- opening ---- */

/* While a program writes, `meta` holds which file it writes (device and inode); a program that ends properly takes it
 * out. A file that says it is open, and has no log beside it, has lost what stood there: it was copied without it, or
 * somebody removed it after a crash. In the first case it is another file than the one that was opened, and nothing is
 * sure; it is refused. In the second the file may be whole (any tool of SQLite's folds the log properly): it is opened,
 * and whoever opened it is told (store_log_lost). */
static const char *file_mark(struct ctx *c, const char *address)
{
        struct stat st;
        if (stat(address, &st) != 0)
                return "";
        return arena_fmt(c->arena, "%llx:%llx", (unsigned long long)st.st_dev, (unsigned long long)st.st_ino).p;
}

static bool log_there(struct ctx *c, const char *address)
{
        struct stat st;
        return stat(arena_fmt(c->arena, "%s-wal", address).p, &st) == 0 && st.st_size > 0;
}

/* Asked before the store is opened: opening makes an empty log. */
static bool log_checked(struct ctx *c, struct app *app, bool had_log)
{
        struct str mark;
        if (had_log)
                return true;
        if (!store_meta(c, "open", &mark))
                return false;
        if (mark.n == 0 || log_there(c, app->address)) /* somebody began to write meanwhile */
                return true;
        app->log_lost = true;
        return str_is(mark, file_mark(c, app->address)) ||
               fail(c, ERR_SYSTEM, "store.log_missing", app->address,
                    say(c,
                        "%s 是正在使用的数据文件的副本，缺少同名的“-wal”文件，最近的改动在那里面：请把 -wal 一起拷来，或用 bangfu "
                        "backup 做备份；确实找不到时，用 bangfu verify %s --without-wal 核验现有部分后再用",
                        "%s is a copy of a store in use without its “-wal” file, in which the latest changes are: copy "
                        "that too, or make a backup; if it can't be found, bangfu verify %s --without-wal checks what "
                        "there is, and opens it again"),
                    app->address, app->address);
}

bool store_log_lost(const struct app *app)
{
        return app->log_lost;
}

bool store_without_log(struct ctx *c, const char *address)
{
        if (access(address, F_OK) != 0 || log_there(c, address))
                return true;
        if (!db_open(c, address, DB_WRITE, &c->db))
                return false;
        const bool ok = db_begin_write(c) && store_set_meta(c, "open", NULL) && db_commit(c);
        db_close(c->db);
        c->db = NULL;
        return ok;
}

/* An older schema is migrated, a newer one refused: this program would not know what its tables mean. */
static bool read_meta(struct ctx *c, struct app *app)
{
        struct str county, day, demo, key, schema;
        int64_t version = 0;
        if (!store_meta(c, "county", &county)) {
                const bool other = strcmp(c->err.code, "store.failed") == 0;
                c->err = other ? (struct err){ .kind = ERR_NONE } : c->err;
                return other && fail(c, ERR_SYSTEM, "store.not_one", app->address,
                                     say(c, "%s 不是帮扶数据文件", "%s is not a bangfu store"), app->address);
        }
        if (!store_meta(c, "day", &day) || !store_meta(c, "demo", &demo) ||
            !store_meta(c, "key", &key) || !store_meta(c, "schema", &schema))
                return false;
        if (!str_int(schema, &version) || version > SCHEMA_VERSION)
                return fail(c, ERR_INVALID, "store.newer", app->address,
                            say(c, "数据文件由更新的程序（结构 %.*s 版）写成，请升级程序",
                                "the store was written by a newer program (schema %.*s): upgrade bangfu"),
                            FMT(schema));
        c->county = app->county = arena_copy(&app->arena, county);
        app->day = date_valid(day) ? arena_copy(&app->arena, day) : NULL;
        app->demo = str_is(demo, "1");
        size_t n = 0;
        return sodium_hex2bin(app->key, sizeof app->key, key.p, key.n, NULL, &n, NULL) == 0 && n == sizeof app->key
                       ? true
                       : fail(c, ERR_SYSTEM, "store.damaged", app->address, "%s: no key", app->address);
}

/* open_to_others: the store, or what the engine keeps beside it, is open to somebody besides its owner. */
static const char *open_to_others(struct ctx *c, const char *address)
{
        static const char *const tails[] = { "", "-wal", "-shm", "-journal" };
        for (size_t i = 0; i < COUNT(tails); i++) {
                struct stat st;
                const char *path = arena_fmt(c->arena, "%s%s", address, tails[i]).p;
                if (stat(path, &st) == 0 && S_ISREG(st.st_mode) && (st.st_mode & (S_IRWXG | S_IRWXO)))
                        return path;
        }
        return NULL;
}

/* Whoever may read the file reads the county's numbers; a store that was copied or unpacked is open to all by the habit
 * of the machine, and nobody would notice. */
static bool closed_to_others(struct ctx *c, const char *address)
{
        const char *path = open_to_others(c, address);
        return !path || fail(c, ERR_FORBIDDEN, "store.open_to_others", path,
                             say(c, "%s 对本机其他用户开放，拒绝打开。请先执行：chmod 600 %s",
                                 "%s is open to other users of this machine, so it is not opened. First: chmod 600 %s"),
                             path, path);
}

/* ---- the county's words ---- */

struct own_term {
        struct str word, from_on, to_on, zh, en;
};
static const struct db_column own_term_columns[] = {
        DB_COLUMN(struct own_term, word), DB_COLUMN(struct own_term, from_on), DB_COLUMN(struct own_term, to_on),
        DB_COLUMN(struct own_term, zh),   DB_COLUMN(struct own_term, en),
};

static const char *text_or_null(struct arena *a, struct str text)
{
        return text.n ? arena_copy(a, text) : NULL;
}

/* read_terms: with every context, inside its snapshot: they are few, and whatever is said may hold one. */
static bool read_terms(struct ctx *c)
{
        struct own_term row;
        struct stmt *s;
        struct term *terms = NULL;
        size_t n = 0, capacity = 0;
        if (!db_query(c, db_sql(c->db, "core.terms"), NO_ARGS, &s))
                return false;
        while (db_row(c, s, DB_COLUMNS(own_term_columns), &row)) {
                if (!term_plain(row.zh) || !term_plain(row.en)) /* by whatever road: it would break what says it */
                        continue;
                terms = arena_grow(c->arena, terms, &capacity, n + 1, sizeof *terms);
                terms[n++] = (struct term){ .key = arena_copy(c->arena, row.word),
                                            .from = text_or_null(c->arena, row.from_on),
                                            .to = text_or_null(c->arena, row.to_on),
                                            .zh = text_or_null(c->arena, row.zh),
                                            .en = text_or_null(c->arena, row.en) };
        }
        c->terms = terms;
        c->n_terms = n;
        return c->err.kind == ERR_NONE;
}

/* ---- opening ---- */

bool store_open(struct ctx *c, const char *address)
{
        struct arena own = { 0 };
        if (sodium_init() < 0)
                return fail(c, ERR_SYSTEM, "random", "", "no source of randomness");
        if (access(address, F_OK) != 0)
                return fail(c, ERR_MISSING, "store.missing", address,
                            say(c, "没有数据文件 %s；先用 bangfu init 或 bangfu demo 建立",
                                "no store %s: make one with bangfu init or bangfu demo"),
                            address);
        if (!closed_to_others(c, address))
                return false;
        struct app *app = NEW(&own, struct app);
        app->arena = own;
        app->address = arena_copy(&app->arena, str_of(address));
        const bool had_log = log_there(c, address);
        pthread_mutex_init(&app->write_lock, NULL);
        pthread_mutex_init(&app->pool_lock, NULL);
        pthread_mutex_init(&app->known_lock, NULL);
        app->known = NEWS(&app->arena, struct known, KNOWN);
        for (size_t i = 0; i < STORE_HASH_SEATS; i++)
                pthread_mutex_init(&app->hash_seats[i], NULL);
        c->app = app;
        if (!catalogue_check(c) || !db_open(c, address, DB_READ, &c->db) || !read_meta(c, app) ||
            !log_checked(c, app, had_log) || !db_begin(c) ||
            !migrate_store(c)) {
                db_close(c->db);
                c->db = NULL;
                c->app = NULL;
                store_close(app);
                return false;
        }
        set_today(c, app);
        if (security_adopt(c) && read_terms(c))
                return true;
        store_leave(c);
        c->app = NULL;
        store_close(app);
        return false;
}

/* taken_out: the mark of an opened store, before the last connection folds the log. */
static bool taken_out(struct app *app)
{
        struct arena arena = { 0 };
        struct ctx c = { .arena = &arena, .app = app, .county = app->county, .db = app->writer };
        const bool ok = db_begin_write(&c) && store_set_meta(&c, "open", NULL) && db_commit(&c);
        if (!ok)
                db_rollback(&c);
        arena_release(&arena);
        return ok;
}

void store_close(struct app *app)
{
        if (!app)
                return;
        for (size_t i = 0; i < app->n_idle; i++)
                db_close(app->idle[i]);
        if (app->writer && !taken_out(app))
                db_keep_log(app->writer);
        db_close(app->writer); /* last: it alone may fold the log into the file */
        pthread_mutex_destroy(&app->write_lock);
        pthread_mutex_destroy(&app->pool_lock);
        pthread_mutex_destroy(&app->known_lock);
        for (size_t i = 0; i < STORE_HASH_SEATS; i++)
                pthread_mutex_destroy(&app->hash_seats[i]);
        struct arena own = app->arena; /* the app lives in its own arena */
        arena_release(&own);
}

void store_hash_sit(struct app *app, int64_t account)
{
        pthread_mutex_lock(&app->hash_seats[account & (STORE_HASH_SEATS - 1)]);
}

void store_hash_rise(struct app *app, int64_t account)
{
        pthread_mutex_unlock(&app->hash_seats[account & (STORE_HASH_SEATS - 1)]);
}

const char *store_address(const struct app *app)
{
        return app->address;
}

const char *store_county(const struct app *app)
{
        return app->county;
}

struct str store_key(const struct app *app)
{
        return (struct str){ (const char *)app->key, sizeof app->key };
}

const char *store_day(const struct app *app)
{
        return app->day;
}

bool store_demo(const struct app *app)
{
        return app->demo;
}

int64_t store_changes(const struct app *app)
{
        return atomic_load(&app->changes);
}

/* ---- readers ---- */

/* The last one given back first: its prepared statements are those of the pages just read. */
static struct db *take_idle(struct app *app)
{
        struct db *db = NULL;
        pthread_mutex_lock(&app->pool_lock);
        if (app->n_idle)
                db = app->idle[--app->n_idle];
        pthread_mutex_unlock(&app->pool_lock);
        return db;
}

bool store_enter(struct app *app, struct arena *arena, struct ctx *out)
{
        *out = (struct ctx){ .arena = arena, .app = app, .county = app->county };
        set_today(out, app);
        out->db = take_idle(app);
        if (!out->db && !db_open(out, app->address, DB_READ, &out->db))
                return false;
        return db_begin(out) && read_terms(out);
}

void store_leave(struct ctx *c)
{
        struct app *app = c->app;
        if (!c->db || !app)
                return;
        db_rollback(c); /* a reader has nothing to commit */
        pthread_mutex_lock(&app->pool_lock);
        bool keep = app->n_idle < READERS_IDLE;
        if (keep)
                app->idle[app->n_idle++] = c->db;
        pthread_mutex_unlock(&app->pool_lock);
        if (!keep)
                db_close(c->db);
        c->db = NULL;
}

/* ---- numbers kept ---- */

/* The heads of both chains say everything about the registers, and a check asks for the last backup. Asked once a
 * request, inside its snapshot. */
bool store_state(struct ctx *c, struct str *state)
{
        struct val reference = V_NULL, county = V_NULL, backup = V_NULL;
        if (!c->state[0]) {
                if (!db_one(c, db_sql(c->db, "core.head"), ARGS(ARG("county", V_TEXT(REFERENCE_CHAIN))), &reference) ||
                    !db_one(c, db_sql(c->db, "core.head"), NO_ARGS, &county) ||
                    !db_one(c, db_sql(c->db, "backup.last"), NO_ARGS, &backup))
                        return false;
                snprintf(c->state, sizeof c->state, "%lld.%lld.%lld", (long long)reference.i, (long long)county.i,
                         (long long)backup.i);
        }
        *state = str_of(c->state);
        return true;
}

/* The key is a digest already, so any of its bits choose a slot. */
static struct known *known_slot(struct app *app, const unsigned char key[STORE_KEY])
{
        size_t at;
        memcpy(&at, key, sizeof at);
        return &app->known[at & (KNOWN - 1)];
}

bool store_known(struct app *app, const unsigned char key[STORE_KEY], struct val *out)
{
        pthread_mutex_lock(&app->known_lock);
        const struct known *k = known_slot(app, key);
        bool hit = k->filled && memcmp(k->key, key, STORE_KEY) == 0;
        if (hit)
                *out = k->v;
        pthread_mutex_unlock(&app->known_lock);
        return hit;
}

void store_learn(struct app *app, const unsigned char key[STORE_KEY], struct val v)
{
        if (v.type != VAL_NULL && v.type != VAL_INT)
                return;
        pthread_mutex_lock(&app->known_lock);
        struct known *k = known_slot(app, key);
        memcpy(k->key, key, STORE_KEY);
        k->v = v;
        k->filled = true;
        pthread_mutex_unlock(&app->known_lock);
}

/* ---- the writer ---- */

/* mark_open: in the first change of a program, and again when another that ended took the mark out. */
static bool mark_open(struct ctx *c)
{
        struct str mark;
        if (!store_meta(c, "open", &mark))
                return false;
        if (mark.n)
                return true;
        c->app->marked = true;
        return store_set_meta(c, "open", file_mark(c, c->app->address));
}

/* The lock of the process comes before that of the file: waiting here is fair and costs nothing, waiting in
 * SQLite is polling. */
bool store_write_begin(struct ctx *c)
{
        struct app *app = c->app;
        if (c->reader)
                return fail(c, ERR_SYSTEM, "store.nested", "", "a change inside a change");
        pthread_mutex_lock(&app->write_lock);
        if (!app->writer && !db_open(c, app->address, DB_WRITE, &app->writer)) {
                pthread_mutex_unlock(&app->write_lock);
                return false;
        }
        c->reader = c->db;
        c->db = app->writer;
        if (db_begin_write(c)) {
                if (mark_open(c))
                        return true;
                db_rollback(c);
        }
        c->db = c->reader;
        c->reader = NULL;
        pthread_mutex_unlock(&app->write_lock);
        return false;
}

/* leave_writer: back to a reader that sees what was committed. */
static void leave_writer(struct ctx *c)
{
        c->db = c->reader;
        c->reader = NULL;
        pthread_mutex_unlock(&c->app->write_lock);
}

/* The reader begins anew, so that what a handler reads after its change is what it has just written. */
bool store_write_end(struct ctx *c)
{
        if (!db_commit(c)) {
                store_write_abandon(c);
                return false;
        }
        atomic_fetch_add(&c->app->changes, 1);
        if (c->app->marked)
                db_fold(c->db);
        c->app->marked = false;
        leave_writer(c);
        c->state[0] = '\0';
        db_rollback(c);
        return db_begin(c);
}

void store_write_abandon(struct ctx *c)
{
        db_rollback(c);
        leave_writer(c);
}

/* ---- proof ---- */

/* The reference tables first: a county's records refer to them. */
bool store_verify(struct ctx *c, void (*say_line)(void *to, struct str line), void *to, int64_t *faults)
{
        *faults = 0;
        return journal_verify(c, REFERENCE_CHAIN, say_line, to, faults) &&
               journal_verify(c, c->county, say_line, to, faults) &&
               journal_verify(c, SECURITY_CHAIN, say_line, to, faults) && security_verify(c, say_line, to, faults);
}

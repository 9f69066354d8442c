/* guard.c: counting tries at the door (see guard.h). */
#include "core/guard.h"

#include "base/sm3.h"
#include "core/security.h"
#include "core/store.h"

#include <sodium.h>
#include <stdio.h>

struct bucket {
        const char *kind;
        struct str name;
        int64_t free;
};
#define BUCKETS_MAX 2

/* What was typed as a login may be a password, and a cookie is a key: kept as digests under the store's key. */
static struct str mark_of(struct ctx *c, const char *what, struct str a, struct str b)
{
        unsigned char hash[SM3_BYTES];
        char hex[65];
        sm3_parts((const struct str[]){ store_key(c->app), str_of(what), a, b }, 4, hash);
        hex_put(hash, sizeof hash, hex);
        return arena_fmt(c->arena, "%.32s", hex);
}

static struct str address_of(const struct ctx *c)
{
        return str_of(c->address ? c->address : "local");
}

static bool known(struct ctx *c, const struct guard_try *t, struct str mark, bool *yes)
{
        struct val seen = V_NULL;
        if (!db_one(c, db_sql(c->db, "guard.known"),
                    ARGS(ARG("account_id", V_INT(t->account_id)), ARG("mark", V_STR(mark)),
                         ARG("oldest_at", V_INT(c->now - GUARD_KNOWN_MS))),
                    &seen))
                return false;
        *yes = !val_is_null(seen);
        return true;
}

/* Which buckets the try falls into; for an unknown login the same questions are asked, and found to be no. */
static bool buckets_of(struct ctx *c, struct guard_try *t, struct bucket out[BUCKETS_MAX], size_t *n)
{
        struct str device = mark_of(c, "device", t->device, S("")), place = mark_of(c, "address", address_of(c), S(""));
        bool by_device = false, by_address = false;
        *n = 1;
        if (t->inside) {
                out[0] = (struct bucket){ "inside", mark_of(c, "inside", t->login, S("")), GUARD_FREE };
                return true;
        }
        if (!known(c, t, device, &by_device) || !known(c, t, place, &by_address))
                return false;
        by_device = by_device && t->device.n > 0;
        t->known = by_device || by_address;
        if (t->known) {
                out[0] = (struct bucket){ by_device ? "device" : "pair",
                                          mark_of(c, "known", t->login, by_device ? device : place), GUARD_FREE };
                return true;
        }
        *n = 2;
        out[0] = (struct bucket){ "account", mark_of(c, "account", t->login, S("")), GUARD_FREE };
        out[1] = (struct bucket){ "address", address_of(c), GUARD_FREE_ADDRESS };
        return true;
}

struct counted {
        int64_t failures, next_at, seen_at;
};
static const struct db_column counted_columns[] = {
        DB_COLUMN(struct counted, failures),
        DB_COLUMN(struct counted, next_at),
        DB_COLUMN(struct counted, seen_at),
};

static bool bucket_read(struct ctx *c, const char *kind, struct str name, struct counted *out)
{
        bool found;
        *out = (struct counted){ 0 };
        return db_first(c, db_sql(c->db, "guard.bucket"), ARGS(ARG("kind", V_TEXT(kind)), ARG("name", V_STR(name))),
                        c->arena, DB_COLUMNS(counted_columns), out, &found);
}

static bool bucket_write(struct ctx *c, const char *kind, struct str name, int64_t failures, int64_t next_at)
{
        return db_exec(c, db_sql(c->db, "guard.count"),
                       ARGS(ARG("kind", V_TEXT(kind)), ARG("name", V_STR(name)), ARG("failures_n", V_INT(failures)),
                            ARG("next_at", V_INT(next_at))));
}

/* Twice as long each time: one who mistypes waits a minute, one who guesses gets nowhere. */
static int64_t wait_after(int64_t failures, int64_t free)
{
        int64_t wait = GUARD_WAIT_MS;
        for (int64_t i = free; i < failures && wait < GUARD_WAIT_MAX_MS; i++)
                wait *= 2;
        return failures < free ? 0 : wait < GUARD_WAIT_MAX_MS ? wait : GUARD_WAIT_MAX_MS;
}

static bool must_wait(struct ctx *c, int64_t until)
{
        return fail(c, ERR_LOGIN, "login.locked", "login",
                    say(c, "输错次数过多，请 %d 分钟后再试", "too many wrong passwords; try again in %d minutes"),
                    (int)((until - c->now + 59999) / 60000));
}

static bool bucket_take(struct ctx *c, const struct guard_try *t, const struct bucket *b, const struct counted *at)
{
        int64_t failures = (at->seen_at < c->now - GUARD_FORGET_MS ? 0 : at->failures) + 1;
        int64_t wait = wait_after(failures, b->free);
        if (!bucket_write(c, b->kind, b->name, failures, wait ? c->now + wait : 0))
                return false;
        /* Told once a bucket: the first time it makes somebody wait. */
        return failures != b->free ||
               security_write(c,
                              &(struct security_event){ .kind = SECURITY_LOCK,
                                                        .account = t->account_id ? t->login : S("-"),
                                                        .account_id = t->account_id,
                                                        .channel = t->channel,
                                                        .failures = failures },
                              NULL, 0);
}

static bool reserve(struct ctx *c, struct guard_try *t)
{
        struct bucket buckets[BUCKETS_MAX];
        struct counted counted[BUCKETS_MAX];
        size_t n;
        int64_t until = 0;
        if (!buckets_of(c, t, buckets, &n))
                return false;
        for (size_t i = 0; i < n; i++) {
                if (!bucket_read(c, buckets[i].kind, buckets[i].name, &counted[i]))
                        return false;
                until = counted[i].next_at > until ? counted[i].next_at : until;
        }
        if (until > c->now)
                return must_wait(c, until);
        for (size_t i = 0; i < n; i++)
                if (!bucket_take(c, t, &buckets[i], &counted[i]))
                        return false;
        return true;
}

/* In the writer, one after the other: of tries that come at once each sees the count of those before it. */
bool guard_reserve(struct ctx *c, struct guard_try *t)
{
        if (!store_write_begin(c))
                return false;
        if (reserve(c, t))
                return store_write_end(c);
        store_write_abandon(c);
        return false;
}

/* The first of a minute is written at once, with what was gathered before; those behind it are counted. */
static bool failure_gather(struct ctx *c, const struct guard_try *t)
{
        struct counted at;
        const int64_t minute = c->now / 60000;
        if (!bucket_read(c, "gather", address_of(c), &at))
                return false;
        if (at.next_at == minute)
                return bucket_write(c, "gather", address_of(c), at.failures + 1, minute);
        return bucket_write(c, "gather", address_of(c), 0, minute) &&
               security_write(c,
                              &(struct security_event){ .kind = SECURITY_FAILURE,
                                                        .account = t->account_id ? t->login : S("-"),
                                                        .account_id = t->account_id,
                                                        .channel = t->channel,
                                                        .failures = at.failures + 1 },
                              NULL, 0);
}

bool guard_failed(struct ctx *c, const struct guard_try *t)
{
        if (!store_write_begin(c))
                return false;
        if (failure_gather(c, t))
                return store_write_end(c);
        store_write_abandon(c);
        return false;
}

static bool know(struct ctx *c, const struct guard_try *t, struct str mark)
{
        return db_exec(c, db_sql(c->db, "guard.know"),
                       ARGS(ARG("account_id", V_INT(t->account_id)), ARG("mark", V_STR(mark))));
}

bool guard_passed(struct ctx *c, struct guard_try *t)
{
        struct bucket buckets[BUCKETS_MAX];
        struct counted at;
        size_t n;
        if (!buckets_of(c, t, buckets, &n))
                return false;
        for (size_t i = 0; i < n; i++) {
                const char *how = strcmp(buckets[i].kind, "address") == 0 ? "guard.give_back" : "guard.forget";
                if (!db_exec(c, db_sql(c->db, how),
                             ARGS(ARG("kind", V_TEXT(buckets[i].kind)), ARG("name", V_STR(buckets[i].name)))))
                        return false;
        }
        if (!bucket_read(c, "gather", address_of(c), &at))
                return false;
        t->gathered = at.failures;
        if (at.failures && !bucket_write(c, "gather", address_of(c), 0, at.next_at))
                return false;
        if (!db_exec(c, db_sql(c->db, "guard.sweep"), ARGS(ARG("oldest_at", V_INT(c->now - GUARD_FORGET_MS)))) ||
            !db_exec(c, db_sql(c->db, "guard.unknow"),
                     ARGS(ARG("account_id", V_INT(t->account_id)), ARG("oldest_at", V_INT(c->now - GUARD_KNOWN_MS)))))
                return false;
        return know(c, t, mark_of(c, "address", address_of(c), S(""))) &&
               (!t->device.n || know(c, t, mark_of(c, "device", t->device, S(""))));
}

struct gathered {
        struct str name;
        int64_t failures;
};
static const struct db_column gathered_columns[] = {
        DB_COLUMN(struct gathered, name),
        DB_COLUMN(struct gathered, failures),
};

static bool tell_all(struct ctx *c)
{
        struct stmt *s;
        struct gathered all[64]; /* the next start tells the rest */
        size_t n = 0;
        if (!db_query(c, db_sql(c->db, "guard.gathered"), NO_ARGS, &s))
                return false;
        while (n < COUNT(all) && db_row_kept(c, s, c->arena, DB_COLUMNS(gathered_columns), &all[n]))
                n++;
        if (n == COUNT(all))
                db_done(s);
        for (size_t i = 0; i < n; i++) {
                const struct security_event ev = {
                        .kind = SECURITY_FAILURE, .account = S("-"), .channel = "page", .failures = all[i].failures
                };
                c->address = arena_copy(c->arena, all[i].name);
                bool ok = security_write(c, &ev, NULL, 0) && bucket_write(c, "gather", all[i].name, 0, 0);
                c->address = NULL;
                if (!ok)
                        return false;
        }
        return c->err.kind == ERR_NONE;
}

bool guard_told(struct ctx *c)
{
        if (!store_write_begin(c))
                return false;
        if (tell_all(c))
                return store_write_end(c);
        store_write_abandon(c);
        return false;
}

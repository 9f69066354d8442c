/* session.c: opening, finding and closing sessions (see session.h).
 *
 * A session is a row and not a signed token: closing it must work at once, for a lost telephone or an account that
 * was closed. */
#include "core/session.h"

#include "core/security.h"
#include "core/store.h"

#include <sodium.h>

/* A token has 256 random bits, so a plain hash is enough: there is nothing to guess that salt or cost would protect. */
struct str session_digest(struct arena *a, struct str token)
{
        unsigned char hash[32];
        char hex[65];
        crypto_generichash(hash, sizeof hash, (const unsigned char *)token.p, token.n, NULL, 0);
        sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
        return arena_str(a, str_of(hex));
}

/* A login sweeps and opens in one transaction with its record: all has happened or nobody is in. */
bool session_open(struct ctx *c, const struct guard_try *t, char token[SESSION_TOKEN + 1])
{
        unsigned char random[SESSION_TOKEN / 2];
        struct leaf opened;
        randombytes_buf(random, sizeof random);
        sodium_bin2hex(token, SESSION_TOKEN + 1, random, sizeof random);
        struct str digest = session_digest(c->arena, (struct str){ token, SESSION_TOKEN });
        const struct arg args[] = {
                ARG("digest", V_STR(digest)),
                ARG("account_id", V_INT(t->account_id)),
                ARG("idle_at", V_INT(c->now - SESSION_IDLE_MS)),
                ARG("oldest_at", V_INT(c->now - SESSION_LIFE_MS)),
        };
        const struct security_event ev = { .kind = SECURITY_LOGIN,
                                           .account = t->login,
                                           .account_id = t->account_id,
                                           .channel = t->channel,
                                           .failures = t->gathered };
        security_session(c, t->account_id, digest, c->now, true, &opened);
        return db_exec(c, db_sql(c->db, "session.sweep"), args, COUNT(args)) &&
               db_exec(c, db_sql(c->db, "session.open"), args, COUNT(args)) && security_write(c, &ev, &opened, 1);
}

/* Told at most once a minute: not noted, it says nothing new about who is in. */
static bool seen(struct ctx *c, struct str digest)
{
        if (!store_write_begin(c))
                return false;
        if (db_exec(c, db_sql(c->db, "session.seen"), ARGS(ARG("digest", V_STR(digest)))))
                return store_write_end(c);
        store_write_abandon(c);
        return false;
}

/* One answer for never, expired and closed: the page does the same in all three, it asks for the password. */
static bool gone(struct ctx *c)
{
        return fail(c, ERR_LOGIN, "session.none", "session", "%s", say(c, "请先登录", "please log in"));
}

bool session_find(struct ctx *c, struct str token, int64_t *account_id)
{
        if (token.n != SESSION_TOKEN)
                return gone(c);
        struct str digest = session_digest(c->arena, token);
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "session.find"),
                      ARGS(ARG("digest", V_STR(digest)), ARG("idle_at", V_INT(c->now - SESSION_IDLE_MS)),
                           ARG("oldest_at", V_INT(c->now - SESSION_LIFE_MS))),
                      &s))
                return false;
        if (!db_next(c, s))
                return gone(c);
        *account_id = db_named_int(s, "account_id");
        bool touch = db_named_int(s, "seen_at") < c->now - SESSION_TOUCH_MS;
        db_done(s);
        return !touch || seen(c, digest);
}

static bool close_one(struct ctx *c, struct str digest)
{
        struct stmt *s;
        struct leaf closed;
        if (!db_query(c, db_sql(c->db, "session.one"), ARGS(ARG("digest", V_STR(digest))), &s))
                return false;
        if (!db_next(c, s))
                return c->err.kind == ERR_NONE;
        const int64_t id = db_named_int(s, "account_id");
        const struct security_event ev = { .kind = SECURITY_LOGOUT,
                                           .account = arena_str(c->arena, db_named_str(s, "login")),
                                           .account_id = id };
        security_session(c, id, digest, db_named_int(s, "created_at"), false, &closed);
        db_done(s);
        return db_exec(c, db_sql(c->db, "session.close"), ARGS(ARG("digest", V_STR(digest)))) &&
               security_write(c, &ev, &closed, 1);
}

bool session_close(struct ctx *c, struct str token)
{
        if (!store_write_begin(c))
                return false;
        if (close_one(c, session_digest(c->arena, token)))
                return store_write_end(c);
        store_write_abandon(c);
        return false;
}

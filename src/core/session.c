/* session.c: opening, finding and closing sessions (see session.h).
 *
 * A session is a row and not a signed token: closing it must work at once, for a lost telephone or an account that
 * was closed. */
#include "core/session.h"

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

/* write_each: the statements in one transaction, all with the same arguments. A login sweeps and opens in one
 * transaction: either both have happened or nobody is in. */
static bool write_each(struct ctx *c, const char *const *statements, size_t n, struct str digest, int64_t account_id)
{
        const struct arg args[] = {
                ARG("digest", V_STR(digest)),
                ARG("account_id", V_INT(account_id)),
                ARG("idle_at", V_INT(c->now - SESSION_IDLE_MS)),
                ARG("oldest_at", V_INT(c->now - SESSION_LIFE_MS)),
        };
        if (!store_write_begin(c))
                return false;
        for (size_t i = 0; i < n; i++)
                if (!db_exec(c, db_sql(c->db, statements[i]), args, COUNT(args))) {
                        store_write_abandon(c);
                        return false;
                }
        return store_write_end(c);
}

bool session_open(struct ctx *c, int64_t account_id, char token[SESSION_TOKEN + 1])
{
        unsigned char random[SESSION_TOKEN / 2];
        randombytes_buf(random, sizeof random);
        sodium_bin2hex(token, SESSION_TOKEN + 1, random, sizeof random);
        static const char *const open[] = { "session.sweep", "session.open" };
        return write_each(c, open, COUNT(open), session_digest(c->arena, str_of(token)), account_id);
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
        static const char *const seen[] = { "session.seen" };
        return !touch || write_each(c, seen, COUNT(seen), digest, *account_id);
}

bool session_close(struct ctx *c, struct str token)
{
        static const char *const end[] = { "session.close" };
        return write_each(c, end, COUNT(end), session_digest(c->arena, token), 0);
}

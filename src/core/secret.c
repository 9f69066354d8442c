/* secret.c: sealing and finding what must not stand in the plain row (see secret.h).
 *
 * Why not encrypt the column: a register is read, filtered, journalled and exported as a whole, and each of these
 * would have to know which columns are what. A digest in the row is an ordinary text; the chain proves it, a form
 * shows it as unchanged, an export can't leak it. Erasing an entry (a person asks for it, a law demands it) takes
 * away salt and value and leaves everything that was proved. */
#include "core/secret.h"

#include "base/sm3.h"
#include "core/store.h"

#include <sodium.h>

/* With the store's own key and a purpose: digests of two counties can't be compared, nor a tail with a value. */
static struct str keyed(struct ctx *c, const char *purpose, struct str text)
{
        unsigned char digest[SM3_BYTES];
        char *hex = NEWS(c->arena, char, 33);
        sm3_hmac(store_key(c->app), arena_fmt(c->arena, "%s:%.*s", purpose, FMT(text)), digest);
        hex_put(digest, 16, hex); /* half of it finds a value as well, and keeps the index short */
        return (struct str){ hex, 32 };
}

struct str secret_lookup(struct ctx *c, struct str plain)
{
        return keyed(c, "value", plain);
}

struct str secret_tail(struct ctx *c, struct str plain)
{
        return keyed(c, "tail", str_slice(plain, plain.n < 4 ? 0 : plain.n - 4, plain.n));
}

struct str secret_open(struct str sealed)
{
        return str_starts(sealed, S("p:")) ? str_slice(sealed, 2, sealed.n) : (struct str){ "", 0 };
}

/* A salt of its own for every entry: two persons with one phone number don't show it by equal digests. */
bool secret_seal(struct ctx *c, const struct entity *e, int64_t id, const struct field *f, struct str plain,
                 struct str *digest)
{
        unsigned char salt[SECRET_SALT], hash[SM3_BYTES];
        char salt_hex[2 * SECRET_SALT + 1], *hex = NEWS(c->arena, char, 65);
        randombytes_buf(salt, sizeof salt);
        hex_put(salt, sizeof salt, salt_hex);
        sm3_parts((const struct str[]){ { (const char *)salt, sizeof salt }, plain }, 2, hash);
        hex_put(hash, sizeof hash, hex);
        *digest = (struct str){ hex, 64 };
        return db_exec(c, db_sql(c->db, "core.secret_add"),
                       ARGS(ARG("digest", V_STR(*digest)), ARG("entity", V_TEXT(e->name)), ARG("id", V_INT(id)),
                            ARG("field", V_TEXT(f->name)), ARG("salt", V_TEXT(salt_hex)),
                            ARG("sealed", V_STR(arena_fmt(c->arena, "p:%.*s", FMT(plain)))),
                            ARG("lookup", V_STR(secret_lookup(c, plain))), ARG("tail", V_STR(secret_tail(c, plain)))));
}

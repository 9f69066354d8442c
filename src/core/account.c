/* account.c: passwords, lock-out, and the actor an account becomes (see account.h).
 *
 * Accounts and their grants are registers like any other, journalled and reviewed; only the hash of a password is
 * not, because the journal is for ever and a hash is not meant to be: the chain of security holds a digest of its row
 * (security.h). Who tries too often waits (guard.h). */
#include "core/account.h"

#include "core/change.h"
#include "core/password.h"
#include "core/security.h"
#include "core/session.h"
#include "core/store.h"

#include <assert.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

/* Argon2id with one pass more and half the memory of libsodium's interactive setting: a county's server is a
 * small machine that goes on serving pages while somebody logs in. The lock-out leaves few guesses anyway. */
#define HASH_OPS 3
#define HASH_MEMORY ((size_t)32 << 20)

/* Two hashes at a time and no more (store.h): forty clerks at eight o'clock must not cost a gigabyte. */
static bool hash_matches(struct ctx *c, const char *hash, struct str password, int64_t id)
{
        store_hash_sit(c->app, id);
        bool same = crypto_pwhash_str_verify(hash, password.p ? password.p : "", password.n) == 0;
        store_hash_rise(c->app, id);
        return same;
}

static bool hash_make(struct ctx *c, struct str password, int64_t id, char out[crypto_pwhash_STRBYTES])
{
        store_hash_sit(c->app, id);
        int failed = crypto_pwhash_str(out, password.p, password.n, HASH_OPS, HASH_MEMORY);
        store_hash_rise(c->app, id);
        return !failed || fail(c, ERR_SYSTEM, "account.memory", "password", "no memory for the password's hash");
}

/* ---- login ---- */

/* The same words for an unknown name and a wrong password: nobody learns from the page which logins exist. */
static bool wrong(struct ctx *c)
{
        return fail(c, ERR_LOGIN, "login.wrong", "login", "%s",
                    say(c, "用户名或密码不对", "the name or the password is wrong"));
}

/* The county's row of a login; zero where none was found, so that the steps of account_login treat an unknown
 * name like one without a password. */
struct credential {
        int64_t id;
        bool locked;
        const char *hash;
};

static const struct db_column credential_columns[] = {
        DB_COLUMN(struct credential, id),
        DB_COLUMN(struct credential, locked),
        DB_COLUMN(struct credential, hash),
};

static bool credential_find(struct ctx *c, struct str login, struct credential *out)
{
        bool found;
        return db_first(c, db_sql(c->db, "account.by_login"), ARGS(ARG("login", V_STR(login))), c->arena,
                        DB_COLUMNS(credential_columns), out, &found);
}

/* password_judge: with the same work for an unknown name: a hash is made and thrown away, so that it takes as long as
 * a known one. The seat is chosen by the name, for both alike. */
static bool password_judge(struct ctx *c, const struct credential *k, struct str login, struct str password,
                           bool *right)
{
        const int64_t seat = login.n ? (unsigned char)login.p[login.n - 1] : 0;
        *right = false;
        if (k->id && k->hash && k->hash[0]) {
                *right = hash_matches(c, k->hash, password, seat);
                return true;
        }
        char spent[crypto_pwhash_STRBYTES];
        return hash_make(c, S("as long as a right one"), seat, spent);
}

/* The password is judged before the closed account is told: only who knows it learns that the account was closed. */
static bool knock(struct ctx *c, struct guard_try *t, struct str password)
{
        struct credential k = { 0 };
        bool right;
        if (!credential_find(c, t->login, &k))
                return false;
        t->account_id = k.id;
        if (!guard_reserve(c, t) || !password_judge(c, &k, t->login, password, &right))
                return false;
        if (!right)
                return guard_failed(c, t) && wrong(c);
        return !k.locked ||
               fail(c, ERR_LOGIN, "login.closed", "login", "%s",
                    say(c, "账号已停用，请找账号管理员", "this account is closed; ask the administrator of accounts"));
}

/* A store that can't be written lets nobody in: a login that isn't noted did not happen. */
bool account_login(struct ctx *c, struct guard_try *t, struct str password, char token[SESSION_TOKEN + 1])
{
        if (!knock(c, t, password) || !store_write_begin(c))
                return false;
        if (guard_passed(c, t) && session_open(c, t, token))
                return store_write_end(c);
        store_write_abandon(c);
        return false;
}

/* Unlike a login, this one says that there is no such account: whoever may run the command on the machine may
 * open the store anyway. */
bool account_find(struct ctx *c, struct str login, int64_t *id)
{
        struct credential k = { 0 };
        if (!credential_find(c, login, &k))
                return false;
        if (!k.id)
                return fail(c, ERR_MISSING, "account.unknown", "login", say(c, "没有账号“%.*s”", "no account “%.*s”"),
                            FMT(login));
        *id = k.id;
        return true;
}

/* login_of: what an account is called, for the words of an event. */
static bool login_of(struct ctx *c, int64_t id, struct str *login)
{
        struct val v = V_NULL;
        if (!db_one(c, db_sql(c->db, "account.by_id"), ARGS(ARG("id", V_INT(id))), &v))
                return false;
        *login = v.type == VAL_TEXT ? v.s : S("-");
        return true;
}

/* ---- the actor ---- */

/* The role is not among them: it is stored by name, and one this program does not know must drop the whole grant. */
static const struct db_column grant_columns[] = { DB_COLUMN(struct grant, place), DB_COLUMN(struct grant, own) };

static bool load_grants(struct ctx *c, struct actor *a)
{
        struct range county;
        place_range(c->county, &county);
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "account.grants"),
                      ARGS(ARG("id", V_INT(a->account_id)), ARG("lo", V_STR(arena_str(c->arena, str_of(county.lo)))),
                           ARG("hi", V_STR(arena_str(c->arena, str_of(county.hi))))),
                      &s))
                return false;
        struct grant g;
        while (db_row(c, s, DB_COLUMNS(grant_columns), &g))
                /* An unknown role, or more grants than an actor holds, adds nothing: fail closed. */
                if (a->n_grants < GRANTS_MAX && role_find(db_named_str(s, "role"), &g.role) && g.role != ROLE_LOCAL)
                        a->grants[a->n_grants++] = g;
        return c->err.kind == ERR_NONE;
}

/* An account names its person from outside, "341125-1024", because accounts are a reference table without a
 * county; a name that does not parse is nobody, and then no household is "own". */
static int64_t person_outside(struct str outside)
{
        char county[7];
        int64_t id;
        return outside.n && outside_id_parse(outside, county, &id) ? id : 0;
}

struct account_row {
        const char *login, *title;
        struct str person;
        bool locked, must_change;
};
static const struct db_column account_columns[] = {
        DB_COLUMN(struct account_row, login),       DB_COLUMN(struct account_row, title),
        DB_COLUMN(struct account_row, person),      DB_COLUMN(struct account_row, locked),
        DB_COLUMN(struct account_row, must_change),
};

/* Read anew at every request: a grant that ended yesterday, or an account closed a minute ago, is gone with the
 * next click and not with the next login. */
bool account_actor(struct ctx *c, int64_t id, const char *channel, struct actor **out, bool *must_change)
{
        struct account_row row;
        bool found;
        if (!db_first(c, db_sql(c->db, "account.by_id"), ARGS(ARG("id", V_INT(id))), c->arena,
                      DB_COLUMNS(account_columns), &row, &found))
                return false;
        if (!found)
                return fail(c, ERR_LOGIN, "login.gone", "account", "%s",
                            say(c, "账号已不存在", "this account is gone"));
        struct actor *a = NEW(c->arena, struct actor);
        *a = (struct actor){ .account_id = id,
                             .name = row.login,
                             .title = row.title,
                             .person_id = person_outside(row.person),
                             .county = c->county,
                             .channel = channel };
        if (must_change)
                *must_change = row.must_change;
        if (row.locked)
                return fail(c, ERR_LOGIN, "login.closed", "account", "%s",
                            say(c, "账号已停用", "this account is closed"));
        if (!load_grants(c, a))
                return false;
        *out = a;
        return true;
}

/* Two accounts of one person are one hand: who prepared a pay run under one login does not approve it under another;
 * nor does who left his person out, as long as he bears the same name. */
bool account_same_hand(struct ctx *c, struct str login, bool *same)
{
        struct val found = V_NULL;
        const struct actor *a = c->actor;
        *same = str_is(login, a->name);
        if (*same || !a->account_id)
                return true;
        const struct str person = a->person_id ? outside_id(c->arena, c->county, a->person_id) : S("");
        if (!db_one(c, db_sql(c->db, "account.same_hand"),
                    ARGS(ARG("login", V_STR(login)), ARG("person", V_STR(person)),
                         ARG("title", V_TEXT(a->title ? a->title : ""))),
                    &found))
                return false;
        *same = found.type == VAL_INT;
        return true;
}

/* Who may open the store's file is not asked for a password: the file system has decided. What he does is
 * journalled under the name of his machine account, so that a command leaves a name as a page does. */
struct actor *account_local(struct ctx *c, const char *channel)
{
        const char *user = getenv("USER");
        struct actor *a = NEW(c->arena, struct actor);
        *a = (struct actor){ .name = arena_fmt(c->arena, "local:%s", user && user[0] ? user : "root").p,
                             .title = say(c, "本机命令", "Local command"),
                             .county = c->county,
                             .channel = channel,
                             .n_grants = 1 };
        a->grants[0].role = ROLE_LOCAL;
        snprintf(a->grants[0].place, sizeof a->grants[0].place, "%s", c->county);
        return a;
}

/* ---- passwords ---- */

_Static_assert(ACCOUNT_HASH_BYTES >= crypto_pwhash_STRBYTES, "a hash fits");

bool account_hash(struct ctx *c, struct str password, char hash[ACCOUNT_HASH_BYTES])
{
        return hash_make(c, password, (int64_t)password.n, hash);
}

static bool passed(struct ctx *c, struct guard_try *t)
{
        if (!store_write_begin(c))
                return false;
        if (guard_passed(c, t))
                return store_write_end(c);
        store_write_abandon(c);
        return false;
}

/* sessions_closed: the leaves that say so of every session but the one with the digest `keep`. */
static bool sessions_closed(struct ctx *c, int64_t id, struct str keep, struct leaf **leaves, size_t *n)
{
        struct stmt *s;
        size_t capacity = *n;
        if (!db_query(c, db_sql(c->db, "session.others"),
                      ARGS(ARG("account_id", V_INT(id)), ARG("digest", V_STR(keep))), &s))
                return false;
        while (db_next(c, s)) {
                *leaves = arena_grow(c->arena, *leaves, &capacity, *n + 1, sizeof **leaves);
                security_session(c, id, db_named_str(s, "digest"), db_named_int(s, "created_at"), false,
                                 &(*leaves)[(*n)++]);
        }
        return c->err.kind == ERR_NONE;
}

/* A new password closes every other session: if it was changed because it had become known, who knew it is out. */
bool account_password_store(struct ctx *c, int64_t id, const char *hash, enum password_life life, struct str keep)
{
        struct str others = keep.n ? keep : S("-"), login;
        const struct arg args[] = {
                ARG("account_id", V_INT(id)),
                ARG("hash", V_TEXT(hash)),
                ARG("is_new", V_INT(life == PASSWORD_FIRST)),
                ARG("digest", V_STR(others)),
                ARG("limit", V_INT(PASSWORD_KEPT_BACK)),
        };
        struct leaf *leaves = NEW(c->arena, struct leaf);
        size_t n = 1;
        if (!db_exec(c, db_sql(c->db, "account.password"), args, COUNT(args)) ||
            !db_exec(c, db_sql(c->db, "account.keep_old"), args, COUNT(args)) ||
            !db_exec(c, db_sql(c->db, "account.forget_old"), args, COUNT(args)) || !login_of(c, id, &login) ||
            !security_credential(c, id, leaves) || !sessions_closed(c, id, others, &leaves, &n))
                return false;
        const bool own = c->actor && c->actor->account_id == id;
        const struct security_event ev = { .kind = own ? SECURITY_PASSWORD : SECURITY_RESET, .what = login };
        if (own && (!db_exec(c, db_sql(c->db, "reset.replaced"), args, COUNT(args)) ||
                    !security_requests(c, 0, id, &leaves, &n)))
                return false;
        return db_exec(c, db_sql(c->db, "session.close_all"), args, COUNT(args)) && security_write(c, &ev, leaves, n);
}

/* not_used: none of the last ones, the one that stands among them. Slow, a hash each: outside the writer. */
static bool not_used(struct ctx *c, int64_t id, struct str password)
{
        struct stmt *s;
        const char *hashes[PASSWORD_KEPT_BACK + 1];
        size_t n = 0;
        if (!db_query(c, db_sql(c->db, "account.hashes"),
                      ARGS(ARG("account_id", V_INT(id)), ARG("limit", V_INT(COUNT(hashes)))), &s))
                return false;
        while (db_next(c, s)) /* no more than the limit */
                hashes[n++] = arena_copy(c->arena, db_named_str(s, "hash"));
        for (size_t i = 0; c->err.kind == ERR_NONE && i < n; i++)
                if (hash_matches(c, hashes[i], password, id))
                        return fail(
                                c, ERR_INVALID, "password.used", "new",
                                say(c, "最近 %d 次用过的密码不能再用", "none of the last %d passwords may come again"),
                                PASSWORD_KEPT_BACK);
        return c->err.kind == ERR_NONE;
}

static bool set_password(struct ctx *c, int64_t id, struct str password, enum password_life life, struct str keep)
{
        char hash[ACCOUNT_HASH_BYTES];
        struct account_row row = { .login = "", .title = "" };
        bool found;
        if (!db_first(c, db_sql(c->db, "account.by_id"), ARGS(ARG("id", V_INT(id))), c->arena,
                      DB_COLUMNS(account_columns), &row, &found) ||
            !password_fit(c, password, str_of(row.login), str_of(row.title)) || !not_used(c, id, password) ||
            !account_hash(c, password, hash) || !store_write_begin(c))
                return false;
        if (!account_password_store(c, id, hash, life, keep)) {
                store_write_abandon(c);
                return false;
        }
        return store_write_end(c);
}

bool account_set_password(struct ctx *c, int64_t id, struct str password, enum password_life life)
{
        return set_password(c, id, password, life, S(""));
}

/* The old one is asked again, so that a screen left open is not enough to take an account over; it is counted like a
 * login, in a bucket of its own. */
bool account_change_password(struct ctx *c, struct str old, struct str fresh, struct str keep)
{
        assert(c->actor && c->actor->account_id);
        struct guard_try t = { .login = str_of(c->actor->name), .channel = c->actor->channel, .inside = true };
        if (!knock(c, &t, old) || !passed(c, &t))
                return false;
        if (str_eq(old, fresh))
                return fail(c, ERR_INVALID, "password.same", "new", "%s",
                            say(c, "新密码与旧密码相同", "the new password is the old one"));
        return set_password(c, c->actor->account_id, fresh, PASSWORD_KEPT, keep);
}

/* ---- adding ---- */

static bool grant_put(struct ctx *c, struct change *ch, int64_t id, const struct account_new *n, const char *place)
{
        struct draft *g = draft_new(c->arena, entity_find(S("account_grant")));
        draft_set(g, "account", V_INT(id));
        draft_set(g, "role", V_TEXT(role_name(n->role)));
        draft_set(g, "place", V_TEXT(place));
        draft_set(g, "own", V_INT(n->own));
        draft_set(g, "from_on", V_TEXT(c->today));
        return change_put(c, ch, g);
}

static bool put_account(struct ctx *c, struct change *ch, const struct account_new *n, const char *place, int64_t *id)
{
        struct draft *a = draft_new(c->arena, entity_find(S("account")));
        draft_set(a, "login", V_STR(n->login));
        draft_set(a, "title", V_STR(n->title.n ? n->title : n->login));
        draft_set(a, "place", V_TEXT(place));
        if (n->person.n)
                draft_set(a, "person", V_STR(n->person));
        if (!change_put(c, ch, a))
                return false;
        *id = a->id;
        return grant_put(c, ch, a->id, n, place);
}

bool account_grant(struct ctx *c, int64_t id, const struct account_new *n)
{
        struct change *ch;
        if (!change_begin(c, &(struct change_head){ .reason = say(c, "授权", "right granted") }, &ch))
                return false;
        return grant_put(c, ch, id, n, n->place) ? change_commit(c, ch, NULL) : change_abandon(c, ch);
}

/* Account, grant and credential in that order: the first two are registers and one change; the hash is no
 * register, so that it never stands in the journal. A failure between leaves an account that can't log in,
 * which an administrator sees and mends. */
bool account_add(struct ctx *c, const struct account_new *n, int64_t *id)
{
        struct change *ch;
        if (n->role == ROLE_LOCAL)
                return fail(c, ERR_INVALID, "role.local", "role", "%s",
                            say(c, "“本机命令”不是账号的角色", "“local” is no role of an account"));
        if (!password_fit(c, n->password, n->login, n->title))
                return false;
        if (!change_begin(c, &(struct change_head){ .reason = say(c, "新建账号", "new account") }, &ch))
                return false;
        if (!put_account(c, ch, n, n->place ? n->place : c->county, id))
                return change_abandon(c, ch);
        return change_commit(c, ch, NULL) && account_set_password(c, *id, n->password, n->life);
}

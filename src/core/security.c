/* security.c: events written into their chain, and the tables of the doors proved against it (see security.h). */
#include "core/security.h"

#include "base/sm3.h"
#include "core/password.h"
#include "core/store.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>

/* The row a store keeps of itself once its credentials are in the chain: a chain that was taken away is then missed. */
#define ADOPTED "security"
#define ADOPTED_ALL "2" /* with the requests for a password; "1" is of a program that noted none of them */

static const struct {
        const char *name, *zh, *en;
} kinds[] = {
        [SECURITY_LOGIN] = { "login", "登录", "Login" },
        [SECURITY_FAILURE] = { "failure", "登录失败", "Failed login" },
        [SECURITY_LOCK] = { "lock", "暂停登录", "Login paused" },
        [SECURITY_LOGOUT] = { "logout", "退出", "Logout" },
        [SECURITY_PASSWORD] = { "password", "修改密码", "Password changed" },
        [SECURITY_RESET] = { "reset", "重置密码", "Password reset" },
        [SECURITY_REQUEST] = { "request", "申请重置密码", "Reset asked for" },
        [SECURITY_AGREE] = { "agree", "同意重置密码", "Reset agreed to" },
        [SECURITY_REFUSE] = { "refuse", "不同意重置密码", "Reset refused" },
        [SECURITY_ACCOUNT] = { "account_change", "账号变更", "Account changed" },
        [SECURITY_GRANT] = { "grant", "授权", "Right granted" },
        [SECURITY_REVOKE] = { "revoke", "收回授权", "Right revoked" },
        [SECURITY_REVEAL] = { "reveal", "查看完整内容", "Secrets shown" },
        [SECURITY_EXPORT] = { "export", "导出", "Exported" },
        [SECURITY_START] = { "start", "服务启动", "Server started" },
        [SECURITY_STOP] = { "stop", "服务停止", "Server stopped" },
        [SECURITY_BACKUP] = { "backup", "备份", "Backup" },
        [SECURITY_RESTORE] = { "restore", "恢复", "Restored" },
        [SECURITY_ADOPT] = { "adopt", "收入安全日志", "Taken into the chain" },
};
_Static_assert(COUNT(kinds) == SECURITY_MAX, "every kind has its words");

const char *security_title(const struct ctx *c, enum security_kind k)
{
        assert(k < SECURITY_MAX);
        return say(c, kinds[k].zh, kinds[k].en);
}

const char *security_name(enum security_kind k)
{
        assert(k < SECURITY_MAX);
        return kinds[k].name;
}

bool security_find(struct str name, enum security_kind *out)
{
        for (size_t i = 0; i < SECURITY_MAX; i++) {
                if (!str_is(name, kinds[i].name))
                        continue;
                *out = (enum security_kind)i;
                return true;
        }
        return false;
}

enum security_kind security_of(const struct entity *e, const char *op)
{
        if (strcmp(e->security, "grant") != 0)
                return SECURITY_ACCOUNT;
        return strcmp(op, "end") == 0 || strcmp(op, "void") == 0 ? SECURITY_REVOKE : SECURITY_GRANT;
}

/* ---- writing ---- */

static struct str event_account(const struct ctx *c, const struct security_event *ev)
{
        return ev->account.n ? ev->account : str_of(c->actor ? c->actor->name : "-");
}

static const char *event_channel(const struct ctx *c, const struct security_event *ev)
{
        return ev->channel ? ev->channel : c->actor ? c->actor->channel : "api";
}

bool security_leaf(struct ctx *c, struct chain *k, const struct security_event *ev)
{
        struct buf image = BUF((size_t)1 << 16);
        image_add(&image, "account", V_STR(event_account(c, ev)));
        image_add(&image, "address", c->address ? V_TEXT(c->address) : V_NULL);
        image_add(&image, "channel", V_TEXT(event_channel(c, ev)));
        image_add(&image, "what", ev->what.n ? V_STR(ev->what) : V_NULL);
        image_add(&image, "failures", ev->failures ? V_INT(ev->failures) : V_NULL);
        int64_t id = ev->account_id ? ev->account_id : c->actor && !ev->account.n ? c->actor->account_id : 0;
        const struct leaf l = { str_of(kinds[ev->kind].name), S("note"), buf_str(&image), id, 1 };
        bool ok = !image.full && chain_leaf(c, k, &l);
        buf_free(&image);
        return ok || c->err.kind || fail(c, ERR_SYSTEM, "security.size", "", "an event too long for the journal");
}

bool security_write(struct ctx *c, const struct security_event *ev, const struct leaf *changed, size_t n)
{
        assert(c->reader && "inside the writer");
        struct chain k = { .county = SECURITY_CHAIN };
        char digest[65];
        const struct chain_facts facts = { .actor = event_account(c, ev),
                                           .channel = event_channel(c, ev),
                                           .reason = ev->what };
        bool ok = chain_open(c, &k) && security_leaf(c, &k, ev);
        for (size_t i = 0; ok && i < n; i++)
                ok = chain_leaf(c, &k, &changed[i]);
        ok = ok && chain_block(c, &k, &facts, digest);
        buf_free(&k.digests);
        return ok;
}

bool security_note(struct ctx *c, const struct security_event *ev)
{
        if (c->reader)
                return security_write(c, ev, NULL, 0);
        if (!store_write_begin(c))
                return false;
        if (security_write(c, ev, NULL, 0))
                return store_write_end(c);
        store_write_abandon(c);
        return false;
}

/* ---- what stands at the doors ---- */

/* row_digest: the parts of a row under one digest; a length stands before each, so none can lend to the next. */
static struct str row_digest(struct ctx *c, const struct str *parts, size_t n)
{
        unsigned char hash[SM3_BYTES];
        char hex[65];
        sm3_parts(parts, n, hash);
        hex_put(hash, sizeof hash, hex);
        return arena_str(c->arena, (struct str){ hex, 64 });
}

static struct str number(struct ctx *c, int64_t n)
{
        return arena_fmt(c->arena, "%" PRId64, n);
}

struct credential_row {
        int64_t account_id, must_change, changed_at;
        struct str hash;
};
static const struct db_column credential_columns[] = {
        DB_COLUMN(struct credential_row, account_id),
        DB_COLUMN(struct credential_row, must_change),
        DB_COLUMN(struct credential_row, changed_at),
        DB_COLUMN(struct credential_row, hash),
};

/* That the password is still to be changed is under the digest, too: a first one must not become a lasting one. */
static struct leaf credential_leaf(struct ctx *c, const struct credential_row *r)
{
        const struct str parts[] = { number(c, r->account_id), r->hash, number(c, r->must_change),
                                     number(c, r->changed_at) };
        return (struct leaf){ S("credential"), S("put"), row_digest(c, parts, COUNT(parts)), r->account_id, 1 };
}

bool security_credential(struct ctx *c, int64_t account_id, struct leaf *out)
{
        struct credential_row row = { 0 };
        bool found;
        if (!db_first(c, db_sql(c->db, "security.credential"), ARGS(ARG("account_id", V_INT(account_id))), c->arena,
                      DB_COLUMNS(credential_columns), &row, &found))
                return false;
        *out = credential_leaf(c, &row);
        return true;
}

struct request_row {
        int64_t id, account_id, asked_at, decided_at, is_told;
        struct str state, reason, asked_by, agreed_by;
};
static const struct db_column request_columns[] = {
        DB_COLUMN(struct request_row, id),         DB_COLUMN(struct request_row, account_id),
        DB_COLUMN(struct request_row, asked_at),   DB_COLUMN(struct request_row, decided_at),
        DB_COLUMN(struct request_row, is_told),    DB_COLUMN(struct request_row, state),
        DB_COLUMN(struct request_row, reason),     DB_COLUMN(struct request_row, asked_by),
        DB_COLUMN(struct request_row, agreed_by),
};

/* The whole row: a name more among those who agreed is half a reset, a notice taken away hides one. */
static struct leaf request_leaf(struct ctx *c, const struct request_row *r)
{
        const struct str parts[] = { number(c, r->id),       number(c, r->account_id), r->state,
                                     r->reason,              r->asked_by,              number(c, r->asked_at),
                                     r->agreed_by,           number(c, r->decided_at), number(c, r->is_told) };
        return (struct leaf){ S("password_request"), S("put"), row_digest(c, parts, COUNT(parts)), r->id, 1 };
}

bool security_requests(struct ctx *c, int64_t id, int64_t account_id, struct leaf **leaves, size_t *n)
{
        struct stmt *s;
        struct request_row row;
        size_t capacity = *n;
        if (!db_query(c, db_sql(c->db, "security.requests_of"),
                      ARGS(ARG("id", V_INT(id)), ARG("account_id", V_INT(account_id))), &s))
                return false;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(request_columns), &row)) {
                *leaves = arena_grow(c->arena, *leaves, &capacity, *n + 1, sizeof **leaves);
                (*leaves)[(*n)++] = request_leaf(c, &row);
        }
        return c->err.kind == ERR_NONE;
}

void security_session(struct ctx *c, int64_t account_id, struct str digest, int64_t created_at, bool open,
                      struct leaf *out)
{
        const struct str parts[] = { number(c, account_id), digest, number(c, created_at) };
        *out = (struct leaf){ S("session"), open ? S("put") : S("drop"), row_digest(c, parts, COUNT(parts)), account_id,
                              1 };
}

/* ---- a store of an older program ---- */

/* The last leaf of each row in the chain of its register, as it stands there. */
static bool adopt_register(struct ctx *c, struct chain *k, const struct entity *e)
{
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "core.leaf_last"),
                      ARGS(ARG("county", V_TEXT(REFERENCE_CHAIN)), ARG("entity", V_TEXT(e->name))), &s))
                return false;
        while (db_next(c, s)) {
                const struct leaf l = { str_of(e->name), S("adopt"), db_named_str(s, "image"), db_named_int(s, "id"),
                                        db_named_int(s, "version") };
                if (!chain_leaf(c, k, &l)) {
                        db_done(s);
                        return false;
                }
        }
        return c->err.kind == ERR_NONE;
}

static bool adopt_credentials(struct ctx *c, struct chain *k)
{
        struct stmt *s;
        struct credential_row row;
        if (!db_query(c, db_sql(c->db, "security.credentials"), ARGS(ARG("chain", V_TEXT(SECURITY_CHAIN))), &s))
                return false;
        while (db_row(c, s, DB_COLUMNS(credential_columns), &row)) {
                const struct leaf l = credential_leaf(c, &row);
                if (!chain_leaf(c, k, &l)) {
                        db_done(s);
                        return false;
                }
        }
        return c->err.kind == ERR_NONE;
}

/* Nobody has to log in again because of an upgrade. */
static bool adopt_sessions(struct ctx *c, struct chain *k)
{
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "security.sessions"), NO_ARGS, &s))
                return false;
        while (db_next(c, s)) {
                struct leaf l;
                security_session(c, db_named_int(s, "account_id"), db_named_str(s, "digest"),
                                 db_named_int(s, "created_at"), true, &l);
                if (!chain_leaf(c, k, &l)) {
                        db_done(s);
                        return false;
                }
        }
        return c->err.kind == ERR_NONE;
}

static bool adopt_requests(struct ctx *c, struct chain *k)
{
        struct stmt *s;
        struct request_row row;
        if (!db_query(c, db_sql(c->db, "security.requests"), ARGS(ARG("chain", V_TEXT(SECURITY_CHAIN))), &s))
                return false;
        while (db_row(c, s, DB_COLUMNS(request_columns), &row)) {
                const struct leaf l = request_leaf(c, &row);
                if (!chain_leaf(c, k, &l)) {
                        db_done(s);
                        return false;
                }
        }
        return c->err.kind == ERR_NONE;
}

/* adopt_all: what no program before noted; of a store whose doors are in the chain already, the requests alone. */
static bool adopt_all(struct ctx *c, bool doors)
{
        struct chain k = { .county = SECURITY_CHAIN };
        const struct security_event ev = {
                .kind = SECURITY_ADOPT,
                .account = S("bangfu"),
                .channel = "command",
                .what = str_of(say(c, "账号、授权、口令和会话自此受核验",
                                   "accounts, grants, passwords and sessions are proved from here on")),
        };
        const struct chain_facts facts = { .actor = ev.account, .channel = ev.channel, .reason = ev.what };
        char digest[65];
        const struct entity *e;
        bool ok = chain_open(c, &k) && security_leaf(c, &k, &ev);
        for (size_t i = 0; ok && doors && (e = entity_at(i)); i++)
                ok = !e->security || adopt_register(c, &k, e);
        ok = ok && (!doors || (adopt_credentials(c, &k) && adopt_sessions(c, &k))) && adopt_requests(c, &k) &&
             chain_block(c, &k, &facts, digest) && store_set_meta(c, ADOPTED, ADOPTED_ALL);
        buf_free(&k.digests);
        return ok;
}

/* Two programs may open an old store at once: the second finds it done, inside the writer. */
bool security_adopt(struct ctx *c)
{
        struct str done;
        if (!store_meta(c, ADOPTED, &done) || str_is(done, ADOPTED_ALL))
                return c->err.kind == ERR_NONE;
        if (!store_write_begin(c))
                return false;
        if (store_meta(c, ADOPTED, &done) && (str_is(done, ADOPTED_ALL) || adopt_all(c, !done.n)))
                return store_write_end(c);
        store_write_abandon(c);
        return false;
}

/* ---- proof ---- */

struct proof {
        void (*say_line)(void *to, struct str line);
        void *to;
        int64_t faults;
};

static void fault_said(struct ctx *c, struct proof *p, struct str login, int64_t account_id, const char *what)
{
        p->faults++;
        p->say_line(p->to,
                    arena_fmt(c->arena, say(c, "%s: 账号 %.*s（000000-%lld）%s", "%s: account %.*s (000000-%lld): %s"),
                              SECURITY_CHAIN, FMT(login), (long long)account_id, what));
}

static bool verify_credentials(struct ctx *c, struct proof *p)
{
        struct stmt *s;
        struct credential_row row;
        if (!db_query(c, db_sql(c->db, "security.credentials"), ARGS(ARG("chain", V_TEXT(SECURITY_CHAIN))), &s))
                return false;
        while (db_row(c, s, DB_COLUMNS(credential_columns), &row)) {
                const struct leaf l = credential_leaf(c, &row);
                if (!str_eq(db_named_str(s, "noted"), l.image))
                        fault_said(c, p, db_named_str(s, "login"), row.account_id,
                                   say(c, "的口令不是安全日志所记的",
                                       "the password is not the one the chain of security noted"));
        }
        if (c->err.kind ||
            !db_query(c, db_sql(c->db, "security.credentials_gone"), ARGS(ARG("chain", V_TEXT(SECURITY_CHAIN))), &s))
                return false;
        while (db_next(c, s))
                fault_said(c, p, S(""), db_named_int(s, "id"), say(c, "的口令被删除", "the password was taken away"));
        return c->err.kind == ERR_NONE;
}

static bool verify_sessions(struct ctx *c, struct proof *p)
{
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "security.sessions"), NO_ARGS, &s))
                return false;
        while (db_next(c, s)) {
                struct leaf l;
                struct val op = V_NULL;
                const int64_t id = db_named_int(s, "account_id");
                security_session(c, id, db_named_str(s, "digest"), db_named_int(s, "created_at"), true, &l);
                if (!db_one(c, db_sql(c->db, "security.noted"),
                            ARGS(ARG("chain", V_TEXT(SECURITY_CHAIN)), ARG("id", V_INT(id)),
                                 ARG("image", V_STR(l.image)), ARG("entity", V_TEXT("session"))),
                            &op)) {
                        db_done(s);
                        return false;
                }
                if (op.type != VAL_TEXT || str_is(op.s, "drop"))
                        fault_said(c, p, db_named_str(s, "login"), id,
                                   say(c, "有一个不是登录得来的会话", "a session that no login opened"));
        }
        return c->err.kind == ERR_NONE;
}

static bool verify_requests(struct ctx *c, struct proof *p)
{
        struct stmt *s;
        struct request_row row;
        if (!db_query(c, db_sql(c->db, "security.requests"), ARGS(ARG("chain", V_TEXT(SECURITY_CHAIN))), &s))
                return false;
        while (db_row(c, s, DB_COLUMNS(request_columns), &row))
                if (!str_eq(db_named_str(s, "noted"), request_leaf(c, &row).image))
                        fault_said(c, p, db_named_str(s, "login"), row.account_id,
                                   say(c, "的重置密码申请不是安全日志所记的",
                                       "a request to reset the password is not the one the chain of security noted"));
        if (c->err.kind ||
            !db_query(c, db_sql(c->db, "security.requests_gone"), ARGS(ARG("chain", V_TEXT(SECURITY_CHAIN))), &s))
                return false;
        while (db_next(c, s)) {
                p->faults++;
                p->say_line(p->to, arena_fmt(c->arena,
                                             say(c, SECURITY_CHAIN ": 第 %lld 号重置密码申请被删除",
                                                 SECURITY_CHAIN ": request %lld to reset a password was taken away"),
                                             (long long)db_named_int(s, "id")));
        }
        return c->err.kind == ERR_NONE;
}

/* was_noted: a hash that is kept so that it can't come again was a password once: the chain has its digest, as a first
 * one or as a lasting one. */
static bool was_noted(struct ctx *c, struct credential_row *r, bool *yes)
{
        struct val seen = V_NULL;
        *yes = false;
        for (r->must_change = 0; !*yes && r->must_change < 2; r->must_change++) {
                const struct leaf l = credential_leaf(c, r);
                if (!db_one(c, db_sql(c->db, "security.noted"),
                            ARGS(ARG("chain", V_TEXT(SECURITY_CHAIN)), ARG("id", V_INT(r->account_id)),
                                 ARG("image", V_STR(l.image)), ARG("entity", V_TEXT("credential"))),
                            &seen))
                        return false;
                *yes = seen.type == VAL_TEXT;
        }
        return true;
}

static bool verify_old_passwords(struct ctx *c, struct proof *p)
{
        struct stmt *s;
        struct credential_row row = { 0 };
        if (!db_query(c, db_sql(c->db, "security.old_passwords"), ARGS(ARG("chain", V_TEXT(SECURITY_CHAIN))), &s))
                return false;
        while (db_next(c, s)) {
                bool yes;
                row = (struct credential_row){ .account_id = db_named_int(s, "account_id"),
                                               .changed_at = db_named_int(s, "made_at"),
                                               .hash = db_named_str(s, "hash") };
                if (!was_noted(c, &row, &yes)) {
                        db_done(s);
                        return false;
                }
                if (!yes)
                        fault_said(c, p, db_named_str(s, "login"), row.account_id,
                                   say(c, "用过的密码里有一个不是安全日志所记的",
                                       "one of the passwords used before is none the chain of security noted"));
        }
        const struct arg args[] = { ARG("chain", V_TEXT(SECURITY_CHAIN)), ARG("limit", V_INT(PASSWORD_KEPT_BACK)) };
        if (c->err.kind || !db_query(c, db_sql(c->db, "security.old_passwords_gone"), args, COUNT(args), &s))
                return false;
        while (db_next(c, s))
                fault_said(c, p, db_named_str(s, "login"), db_named_int(s, "id"),
                           say(c, "用过的密码被删除", "passwords used before were taken away"));
        return c->err.kind == ERR_NONE;
}

/* A backup's row can't be in the journal, whose head it has in common with its store; but that one was made was noted
 * before, in the same moment, and the head it names is a block of the chain. A row taken away only lets the desk ask
 * for a backup sooner. */
static bool verify_backups(struct ctx *c, struct proof *p)
{
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "security.backups_unknown"), ARGS(ARG("chain", V_TEXT(SECURITY_CHAIN))), &s))
                return false;
        while (db_next(c, s)) {
                const struct str day = db_named_str(s, "made_on"), file = db_named_str(s, "file");
                p->faults++;
                p->say_line(p->to, arena_fmt(c->arena,
                                             say(c, SECURITY_CHAIN ": %.*s 的备份记录（%.*s）不是程序所记的",
                                                 SECURITY_CHAIN ": the note of a backup on %.*s (%.*s) is not the "
                                                                "program's"),
                                             FMT(day), FMT(file)));
        }
        return c->err.kind == ERR_NONE;
}

bool security_verify(struct ctx *c, void (*say_line)(void *to, struct str line), void *to, int64_t *faults)
{
        struct proof p = { say_line, to, 0 };
        struct val head = V_NULL;
        struct str adopted;
        if (!db_one(c, db_sql(c->db, "core.head"), ARGS(ARG("county", V_TEXT(SECURITY_CHAIN))), &head) ||
            !store_meta(c, ADOPTED, &adopted))
                return false;
        if (val_is_null(head) || !adopted.n) {
                p.faults++;
                p.say_line(to, str_of(say(c, SECURITY_CHAIN ": 安全日志链被删除",
                                          SECURITY_CHAIN ": the chain of security is gone")));
        }
        if (!verify_credentials(c, &p) || !verify_sessions(c, &p) || !verify_requests(c, &p) ||
            !verify_old_passwords(c, &p) || !verify_backups(c, &p))
                return false;
        *faults += p.faults;
        return true;
}

/* reset.c: asking for a password, agreeing, telling (see reset.h). */
#include "core/reset.h"

#include "core/password.h"
#include "core/reason.h"
#include "core/security.h"
#include "core/store.h"

static const struct db_column reset_columns[] = {
        DB_COLUMN(struct reset, id),       DB_COLUMN(struct reset, account_id), DB_COLUMN(struct reset, asked_at),
        DB_COLUMN(struct reset, login),    DB_COLUMN(struct reset, title),      DB_COLUMN(struct reset, reason),
        DB_COLUMN(struct reset, asked_by), DB_COLUMN(struct reset, agreed_by),  DB_COLUMN(struct reset, strong),
};

bool reset_waiting(struct ctx *c, struct reset **out, size_t *n)
{
        struct stmt *s;
        struct reset row;
        size_t capacity = 0;
        *out = NULL;
        *n = 0;
        if (!db_query(c, db_sql(c->db, "reset.waiting"), ARGS(ARG("oldest_at", V_INT(c->now - RESET_LIFE_MS))), &s))
                return false;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(reset_columns), &row)) {
                *out = arena_grow(c->arena, *out, &capacity, *n + 1, sizeof **out);
                (*out)[(*n)++] = row;
        }
        return c->err.kind == ERR_NONE;
}

/* step_noted: whose, and why; no words of ours, since a reader may have another language than who did it. With the
 * request as it stands now, so that a row nobody asked for or agreed to is found. */
static bool step_noted(struct ctx *c, enum security_kind kind, int64_t id, const char *login, struct str reason)
{
        struct str what = arena_fmt(c->arena, "%s%s%.*s", login, reason.n ? ": " : "", FMT(reason));
        struct leaf *leaves = NULL;
        size_t n = 0;
        return security_requests(c, id, 0, &leaves, &n) &&
               security_write(c, &(struct security_event){ .kind = kind, .what = what }, leaves, n);
}

/* ended: the one way out of a transaction begun here. */
static bool ended(struct ctx *c, bool ok)
{
        if (ok)
                return store_write_end(c);
        store_write_abandon(c);
        return false;
}

/* ---- asking ---- */

static bool none_waits(struct ctx *c, int64_t account_id)
{
        struct reset *all;
        size_t n;
        if (!reset_waiting(c, &all, &n))
                return false;
        for (size_t i = 0; i < n; i++)
                if (all[i].account_id == account_id)
                        return fail(c, ERR_CONFLICT, "reset.waiting", "account", "%s",
                                    say(c, "这个账号已有一件重置申请在等待决定",
                                        "a reset of this account is waiting to be decided already"));
        return true;
}

/* login_of_account: of a living account, for the words and for the question of hands. */
static bool login_of_account(struct ctx *c, int64_t account_id, const char **login)
{
        struct val v = V_NULL;
        if (!db_one(c, S("SELECT login FROM account WHERE id = :id AND voided = 0"), ARGS(ARG("id", V_INT(account_id))),
                    &v))
                return false;
        if (v.type != VAL_TEXT)
                return fail(c, ERR_MISSING, "account.unknown", "account", "%s",
                            say(c, "没有这个账号", "no such account"));
        *login = arena_copy(c->arena, v.s);
        return true;
}

static bool not_own(struct ctx *c, const char *login)
{
        bool same;
        return account_same_hand(c, str_of(login), &same) &&
               (!same || fail(c, ERR_FORBIDDEN, "reset.own", "account", "%s",
                              say(c, "自己的账号、自己提出或已同意过的申请，须由另一个人办理",
                                  "another person does this: it is your own account, or you asked or agreed already")));
}

static bool ask(struct ctx *c, int64_t account_id, struct str reason, const char *login, int64_t *id)
{
        struct val next = V_NULL;
        if (!none_waits(c, account_id) || !db_one(c, db_sql(c->db, "reset.next"), NO_ARGS, &next))
                return false;
        *id = next.i;
        return db_exec(c, db_sql(c->db, "reset.ask"),
                       ARGS(ARG("id", V_INT(*id)), ARG("account_id", V_INT(account_id)), ARG("reason", V_STR(reason)),
                            ARG("asked_by", V_TEXT(c->actor->name)))) &&
               step_noted(c, SECURITY_REQUEST, *id, login, reason);
}

bool reset_ask(struct ctx *c, int64_t account_id, struct str reason, int64_t *id)
{
        const char *login;
        reason = str_trim(reason);
        return reason_fit(c, reason, REASON_LEAST, "reason") && login_of_account(c, account_id, &login) &&
               not_own(c, login) && store_write_begin(c) && ended(c, ask(c, account_id, reason, login, id));
}

/* ---- deciding ---- */

/* Inside the writer: two who decide at once are one after the other. */
static bool reset_find(struct ctx *c, int64_t id, struct reset *out)
{
        struct reset *all;
        size_t n;
        if (!reset_waiting(c, &all, &n))
                return false;
        for (size_t i = 0; i < n; i++)
                if (all[i].id == id) {
                        *out = all[i];
                        return true;
                }
        return fail(c, ERR_MISSING, "reset.unknown", "id", "%s",
                    say(c, "没有这件等待决定的申请，可能刚被处理或已过期",
                        "no such request waits: it was just decided, or is out of date"));
}

static bool may_decide(struct ctx *c, const struct reset *r)
{
        struct str all = str_of(r->agreed_by), one;
        if (!not_own(c, r->login) || !not_own(c, r->asked_by))
                return false;
        while (all.n && str_cut(&all, ',', &one))
                if (!not_own(c, arena_copy(c->arena, one)))
                        return false;
        return true;
}

static bool agree(struct ctx *c, int64_t id, const char *hash, bool *done)
{
        struct reset r;
        if (!reset_find(c, id, &r) || !may_decide(c, &r))
                return false;
        *done = !r.strong || r.agreed_by[0];
        struct str names = arena_fmt(c->arena, "%s%s%s", r.agreed_by, r.agreed_by[0] ? "," : "", c->actor->name);
        return db_exec(c, db_sql(c->db, "reset.agree"),
                       ARGS(ARG("id", V_INT(id)), ARG("agreed_by", V_STR(names)),
                            ARG("state", V_TEXT(*done ? "done" : "waiting")))) &&
               step_noted(c, SECURITY_AGREE, id, r.login, S("")) &&
               (!*done || account_password_store(c, r.account_id, hash, PASSWORD_FIRST, S("")));
}

/* The password is made and hashed before the writer is taken: hashing is slow. */
bool reset_agree(struct ctx *c, int64_t id, struct str *password)
{
        char hash[ACCOUNT_HASH_BYTES];
        bool done = false;
        struct str made = password_made(c);
        *password = S("");
        if (!account_hash(c, made, hash) || !store_write_begin(c) || !ended(c, agree(c, id, hash, &done)))
                return false;
        if (done)
                *password = made;
        return true;
}

static bool refuse(struct ctx *c, int64_t id, struct str reason)
{
        struct reset r;
        return reset_find(c, id, &r) &&
               db_exec(c, db_sql(c->db, "reset.agree"),
                       ARGS(ARG("id", V_INT(id)), ARG("agreed_by", V_TEXT(r.agreed_by)),
                            ARG("state", V_TEXT("refused")))) &&
               step_noted(c, SECURITY_REFUSE, id, r.login, reason);
}

bool reset_refuse(struct ctx *c, int64_t id, struct str reason)
{
        reason = str_trim(reason);
        return reason_fit(c, reason, REASON_LEAST, "reason") && store_write_begin(c) && ended(c, refuse(c, id, reason));
}

/* ---- telling ---- */

static const struct db_column notice_columns[] = {
        DB_COLUMN(struct reset_notice, asked_by),
        DB_COLUMN(struct reset_notice, agreed_by),
        DB_COLUMN(struct reset_notice, at),
};

bool reset_told(struct ctx *c, struct reset_notice *out, bool *found)
{
        return db_first(c, db_sql(c->db, "reset.given"), ARGS(ARG("account_id", V_INT(c->actor->account_id))), c->arena,
                        DB_COLUMNS(notice_columns), out, found);
}

/* api_session.c: logging in and out, one's own password, and the first password an administrator gives.
 *
 * Login is the only route that takes a password; it answers the same for a wrong name and a wrong password, and
 * slowly enough that guessing does not pay. A first password lets its owner do one thing: set his own. */
#include "http/routes.h"

#include "base/date.h"
#include "core/change.h"
#include "core/record_json.h"
#include "core/reset.h"
#include "core/session.h"

#include <sodium.h>

/* Roles and places in words, because the page says beside the name what the account may. */
static bool grants_json(struct ctx *c, struct json *j)
{
        json_list(j, "grants");
        for (size_t i = 0; i < c->actor->n_grants; i++) {
                const struct grant *g = &c->actor->grants[i];
                struct str title;
                if (!place_called(c, str_of(g->place), &title))
                        return false;
                json_open(j, NULL);
                json_text(j, "role", role_name(g->role));
                json_text(j, "role_title", role_title(c, g->role));
                json_text(j, "place", g->place);
                json_str(j, "place_title", title);
                json_bool(j, "own", g->own);
                json_end(j);
        }
        json_end(j);
        return true;
}

/* given_json: whoever gave the password I have to replace; null when I chose it. */
static bool given_json(struct ctx *c, struct json *j)
{
        struct reset_notice given;
        bool found;
        char at[20];
        if (!reset_told(c, &given, &found))
                return false;
        if (!found) {
                json_nothing(j, "reset");
                return true;
        }
        date_stamp(given.at, at);
        json_open(j, "reset");
        json_text(j, "at", at);
        json_text(j, "asked_by", given.asked_by);
        json_text(j, "agreed_by", given.agreed_by);
        json_end(j);
        return true;
}

/* me_json: who I am, where, and what day it is here. */
static bool me_json(struct ctx *c, struct json *j, const char *key, bool must_change)
{
        struct str county;
        if (!place_called(c, str_of(c->county), &county))
                return false;
        json_open(j, key);
        json_text(j, "login", c->actor->name);
        json_text(j, "title", c->actor->title);
        if (!grants_json(c, j))
                return false;
        json_open(j, "county");
        json_text(j, "code", c->county);
        json_str(j, "title", county);
        json_end(j);
        json_text(j, "today", c->today);
        json_bool(j, "demo", store_demo(c->app));
        json_bool(j, "must_change", must_change);
        if (!given_json(c, j))
                return false;
        json_end(j);
        return true;
}

/* Strict and HttpOnly: neither another site nor a script on our own page gets at it. Secure only behind TLS,
 * which a proxy in front says: a county's server in its own house often has none. */
static void cookie_out(struct ctx *c, const struct request *rq, struct response *rs, const char *token)
{
        bool tls = str_is(request_header(rq, "X-Forwarded-Proto"), "https");
        response_header(rs, "Set-Cookie",
                        arena_fmt(c->arena, "%.*s=%s; Path=/; HttpOnly; SameSite=Strict%s%s",
                                  FMT(request_cookie_name(c->arena, rq)), token,
                                  tls ? "; Secure" : "", token[0] ? "" : "; Max-Age=0"));
}

/* The device's cookie opens nothing: it only says that this browser has been here before (guard.h), so that others'
 * wrong tries don't make it wait. A new one where none came. */
static struct str device_of(struct ctx *c, const struct request *rq)
{
        struct str sent = request_cookie(rq, S("bangfu_device="));
        unsigned char random[SESSION_TOKEN / 2];
        char token[SESSION_TOKEN + 1];
        if (sent.n == SESSION_TOKEN)
                return sent;
        randombytes_buf(random, sizeof random);
        sodium_bin2hex(token, sizeof token, random, sizeof random);
        return arena_str(c->arena, str_of(token));
}

static void device_out(struct ctx *c, const struct request *rq, struct response *rs, struct str device)
{
        bool tls = str_is(request_header(rq, "X-Forwarded-Proto"), "https");
        response_header(rs, "Set-Cookie",
                        arena_fmt(c->arena,
                                  "bangfu_device=%.*s; Path=/api/v1/session; HttpOnly; SameSite=Strict; "
                                  "Max-Age=7776000%s",
                                  FMT(device), tls ? "; Secure" : ""));
}

/* The token stands in the answer as well, for programs that keep no cookies. */
static bool session_post(struct ctx *c, struct request *rq, struct response *rs)
{
        bool page = str_is(request_header(rq, "X-Bangfu"), "1");
        struct guard_try t = { .device = device_of(c, rq), .channel = page ? "page" : "api" };
        struct str password;
        struct actor *actor;
        bool must_change;
        char token[SESSION_TOKEN + 1];
        if (!request_text(c, rq, "login", MUST_HAVE, &t.login) ||
            !request_text(c, rq, "password", MUST_HAVE, &password))
                return false;
        if (!account_login(c, &t, password, token) || !account_actor(c, t.account_id, "page", &actor, &must_change))
                return false;
        act_as(c, actor);
        cookie_out(c, rq, rs, token);
        device_out(c, rq, rs, t.device);
        json_open(&rs->json, NULL);
        json_text(&rs->json, "token", token);
        if (!me_json(c, &rs->json, "account", must_change))
                return false;
        json_end(&rs->json);
        return true;
}

static bool session_get(struct ctx *c, struct request *rq, struct response *rs)
{
        return me_json(c, &rs->json, NULL, rq->must_change);
}

/* The cookie is emptied with the session: the browser forgets what is worth nothing now. */
static bool session_delete(struct ctx *c, struct request *rq, struct response *rs)
{
        if (!session_close(c, rq->token))
                return false;
        cookie_out(c, rq, rs, "");
        rs->status = 204;
        return true;
}

/* This session stays open, all others of the account are closed (account.c). */
static bool session_password(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str old, fresh;
        if (!request_text(c, rq, "old", MUST_HAVE, &old) || !request_text(c, rq, "new", MUST_HAVE, &fresh) ||
            !account_change_password(c, old, fresh, session_digest(c->arena, rq->token)))
                return false;
        rs->status = 204;
        return true;
}

/* ---- resets ---- */

/* account_password: asked for here, decided by another (reset.h); nothing is set yet. */
static bool account_password(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str reason;
        struct rows *rows;
        struct row_view r;
        int64_t id, reset;
        const struct entity *e = entity_find(S("account"));
        if (!record_id(c, e, rq->parts[0], &id) || !record_read(c, e, id, &rows, &r))
                return false;
        const char *place = arena_copy(c->arena, r.place);
        rows_done(rows);
        if (!scope_writes(c->actor, e, place))
                return fail(c, ERR_FORBIDDEN, "scope.write", "account", "%s",
                            say(c, "这个账号不归您管理", "this account is not yours to administer"));
        if (!request_text(c, rq, "reason", MUST_HAVE, &reason) || !reset_ask(c, id, reason, &reset))
                return false;
        rs->status = 202;
        json_open(&rs->json, NULL);
        json_int(&rs->json, "reset", reset);
        json_text(&rs->json, "state", "waiting");
        json_end(&rs->json);
        return true;
}

static bool resets_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct reset *all;
        size_t n;
        (void)rq;
        if (!reset_waiting(c, &all, &n))
                return false;
        json_open(&rs->json, NULL);
        json_list(&rs->json, "resets");
        for (size_t i = 0; i < n; i++) {
                char at[20];
                date_stamp(all[i].asked_at, at);
                json_open(&rs->json, NULL);
                json_int(&rs->json, "id", all[i].id);
                json_str(&rs->json, "account", outside_id(c->arena, "000000", all[i].account_id));
                json_text(&rs->json, "login", all[i].login);
                json_text(&rs->json, "title", all[i].title);
                json_text(&rs->json, "reason", all[i].reason);
                json_text(&rs->json, "asked_by", all[i].asked_by);
                json_text(&rs->json, "asked_at", at);
                json_text(&rs->json, "agreed_by", all[i].agreed_by);
                json_bool(&rs->json, "two", all[i].strong);
                json_end(&rs->json);
        }
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

static bool reset_number(struct ctx *c, const struct request *rq, int64_t *id)
{
        return str_int(rq->parts[0], id) ||
               fail(c, ERR_MISSING, "reset.unknown", "id", "%s", say(c, "没有这件申请", "no such request"));
}

/* The password is in this answer and nowhere else; while another has to agree there is none. */
static bool reset_agreed(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str password;
        int64_t id;
        if (!reset_number(c, rq, &id) || !reset_agree(c, id, &password))
                return false;
        json_open(&rs->json, NULL);
        json_text(&rs->json, "state", password.n ? "done" : "waiting");
        if (password.n)
                json_str(&rs->json, "password", password);
        json_end(&rs->json);
        return true;
}

static bool reset_refused(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str reason;
        int64_t id;
        if (!reset_number(c, rq, &id) || !request_text(c, rq, "reason", MUST_HAVE, &reason) ||
            !reset_refuse(c, id, reason))
                return false;
        rs->status = 204;
        return true;
}

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "reset_asked", "reset int|state text" },
        { "reset_agreed", "state text|password text?" },
        { "reset_reason", "reason text" },
        { "resets", "resets [reset]" },
        { "reset",
          "id int|account text|login text|title text|reason text|asked_by text|asked_at text|agreed_by text|two bool" },
        { "new_password", "old text|new text" },
        { "session", "token text|account me" },
};

static const struct route session_routes[] = {
        { "DELETE", "/session", session_delete, ROUTE_FIRST, .title = "退出",
          .title_en = "Log out" },
        { "GET", "/session", session_get, ROUTE_FIRST, .title = "我是谁、能做什么",
          .title_en = "Who I am and what I may do", .answer = "me" },
        { "POST", "/session", session_post, ROUTE_OPEN, .title = "登录",
          .title_en = "Log in", .body = "login", .answer = "session" },
        { "POST", "/session/password", session_password, ROUTE_FIRST, .title = "修改我的密码",
          .title_en = "Change my password",
          .body = "new_password" },
};
ROUTES(session_api, session_routes, shapes);

static const struct route account_routes[] = {
        { "POST", "/accounts/{id}/password", account_password, ROUTE_COUNTY, RIGHT_WRITE, AREA_ACCOUNT,
          .title = "申请重置账号的密码，由另一账号决定",
          .title_en = "Ask for a new password of an account; another account decides",
          .body = "reset_reason", .answer = "reset_asked", .created = 202 },
        { "GET", "/resets", resets_get, ROUTE_COUNTY, RIGHT_READ, AREA_ACCOUNT, .title = "等待决定的密码重置",
          .title_en = "New passwords that were asked for and wait", .answer = "resets" },
        { "POST", "/resets/{reset}/agree", reset_agreed, ROUTE_COUNTY, RIGHT_CONFIRM, AREA_ACCOUNT,
          .title = "同意重置；最后同意的得到一次性密码，只此一次",
          .title_en = "Agree; the last to agree is given the one-time password, once", .answer = "reset_agreed" },
        { "POST", "/resets/{reset}/refuse", reset_refused, ROUTE_COUNTY, RIGHT_CONFIRM, AREA_ACCOUNT,
          .title = "不同意重置，写明原因", .title_en = "Refuse, with a reason", .body = "reset_reason" },
};
ROUTES_ALONE(account_api, account_routes);

/* api_session.c: logging in and out, one's own password, and the first password an administrator gives.
 *
 * Login is the only route that takes a password; it answers the same for a wrong name and a wrong password, and
 * slowly enough that guessing does not pay. A first password lets its owner do one thing: set his own. */
#include "http/routes.h"

#include "core/record_json.h"
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
        json_end(j);
        return true;
}

/* Strict and HttpOnly: neither another site nor a script on our own page gets at it. Secure only behind TLS,
 * which a proxy in front says: a county's server in its own house often has none. */
static void cookie_out(struct ctx *c, const struct request *rq, struct response *rs, const char *token)
{
        bool tls = str_is(request_header(rq, "X-Forwarded-Proto"), "https");
        response_header(rs, "Set-Cookie",
                        arena_fmt(c->arena, "bangfu=%s; Path=/; HttpOnly; SameSite=Strict%s%s", token,
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

/* account_password: the administrator's; its owner changes it at the first login. */
static bool account_password(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str password;
        struct rows *rows;
        struct row_view r;
        int64_t id;
        const struct entity *e = entity_find(S("account"));
        if (!record_id(c, e, rq->parts[0], &id) || !record_read(c, e, id, &rows, &r))
                return false;
        const char *place = arena_copy(c->arena, r.place);
        rows_done(rows);
        if (!scope_writes(c->actor, e, place))
                return fail(c, ERR_FORBIDDEN, "scope.write", "account", "%s",
                            say(c, "这个账号不归您管理", "this account is not yours to administer"));
        if (!request_text(c, rq, "password", MUST_HAVE, &password) ||
            !account_set_password(c, id, password, PASSWORD_FIRST))
                return false;
        rs->status = 204;
        return true;
}

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "first_password", "password text" },
        { "new_password", "old text|new text" },
        { "session", "token text|account me" },
};

static const struct route session_routes[] = {
        { "DELETE", "/session", session_delete, ROUTE_FIRST, .title = "Log out" },
        { "GET", "/session", session_get, ROUTE_FIRST, .title = "Who I am and what I may do", .answer = "me" },
        { "POST", "/session", session_post, ROUTE_OPEN, .title = "Log in", .body = "login", .answer = "session" },
        { "POST", "/session/password", session_password, ROUTE_FIRST, .title = "Change my password",
          .body = "new_password" },
};
ROUTES(session_api, session_routes, shapes);

static const struct route account_routes[] = {
        { "POST", "/accounts/{id}/password", account_password, ROUTE_COUNTY, RIGHT_WRITE, AREA_ACCOUNT,
          .title = "Give an account a first password", .body = "first_password" },
};
ROUTES_ALONE(account_api, account_routes);
